// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "page/charset.h"
#include "page/lines.h"
#include "synoptic/page.h"

namespace synoptic {
namespace {

// The bytes of the record that a stretch of the text was read from.
Span place_of(const Report& report, Span span) {
  if (report.source.empty()) return span;
  auto run = report.source.behind_text(span.start);
  Span place;
  for (; run != report.source.end() && run->text < span.end; ++run) {
    if (run->text + run->text_size <= span.start) continue;
    const Span part = page_place(*run, span);
    place = place.empty() ? part : hull(place, part);
  }
  return place;
}

Body as_given(const Report& report) {
  Body body;
  body.text = report.text.substr(report.body);
  body.set_aside = report.set_aside;
  for (const Furniture& each : report.furniture) {
    if (each.span.start < report.body) continue;
    body.furniture.push_back(
        {{each.span.start - report.body, each.span.end - report.body}, each.kind});
  }
  return body;
}

}  // namespace

Body body_of(const Report& report) {
  if (!report.extracted) return as_given(report);
  Body body;
  body.set_aside = report.set_aside;
  std::size_t next = 0;
  for (const TextLine& line : lines_of(report.text)) {
    if (line.span.start < report.body) continue;
    while (next < report.furniture.size() && report.furniture[next].span.end <= line.span.start) {
      ++next;
    }
    if (next < report.furniture.size() && report.furniture[next].span == line.span) {
      body.set_aside.push_back({report.furniture[next].kind,
                                std::string(cut(report.text, line.span)),
                                place_of(report, line.span)});
      continue;
    }
    if (!body.text.empty()) body.text += "\n\n";
    const auto start = static_cast<std::uint32_t>(body.text.size());
    body.text += cut(report.text, line.span);
    for (std::size_t i = next; i < report.furniture.size(); ++i) {
      const Furniture& each = report.furniture[i];
      if (each.span.start >= line.span.end) break;
      body.furniture.push_back(
          {{start + (each.span.start - line.span.start), start + (each.span.end - line.span.start)},
           each.kind});
    }
  }
  std::ranges::stable_sort(body.set_aside, {},
                           [](const SetAside& each) { return each.page.start; });
  return body;
}

}  // namespace synoptic
