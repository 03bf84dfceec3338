// fuzz: what holds for every Report, whatever it was read from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "fuzz/check.h"
#include "synoptic/json.h"
#include "synoptic/page.h"

namespace synoptic {

inline bool at_code_point(std::string_view text, std::uint32_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xc0u) != 0x80u;
}

inline void check_span(std::string_view text, Span span) {
  must(span.start < span.end && span.end <= text.size(), "a span lies in the text");
  must(at_code_point(text, span.start) && at_code_point(text, span.end),
       "a span cuts no code point");
}

inline void check_source(const Report& report, std::string_view page) {
  std::uint32_t text = 0;
  for (const SourceRun& run : report.source) {
    must(run.text == text, "source runs follow each other without a gap");
    must(run.text_size > 0, "no source run is empty");
    must(run.page + run.page_size <= page.size(), "a source run lies in the page");
    must(run.text_step == 0 || run.text_size / run.text_step * run.page_step == run.page_size,
         "steps make up the run");
    if (!run.unit) {
      must(run.text_size == run.page_size, "a run of the same bytes has one length");
      must(std::string_view(report.text).substr(run.text, run.text_size) ==
               page.substr(run.page, run.page_size),
           "a run that is no unit has the page's bytes");
    }
    text += run.text_size;
  }
  must(report.source.empty() || text == report.text.size(), "every byte has a place in the page");
}

inline void check_report(const Report& report, std::string_view page) {
  must(is_utf8(report.text), "the text is well-formed UTF-8");
  must(!report.text.empty(), "a report has a text");
  if (report.headline) check_span(report.text, *report.headline);
  std::uint32_t end = 0;
  for (const Furniture& furniture : report.furniture) {
    check_span(report.text, furniture.span);
    must(furniture.span.start >= end, "furniture is sorted and disjoint");
    end = furniture.span.end;
  }
  must(!report.published || report.published_at(), "a publication date is ISO 8601");
  must(!report.modified || parse_iso(*report.modified), "a modification date is ISO 8601");
  if (!page.empty()) check_source(report, page);
  must(parse_json(to_json(report)).has_value(), "the export is JSON");
}

}  // namespace synoptic
