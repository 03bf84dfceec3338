// SPDX-License-Identifier: Apache-2.0
#include "newsroom/newsroom.h"

#include <cassert>
#include <optional>
#include <string>
#include <utility>

namespace synoptic {
namespace {

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \n") - first + 1);
}

// Takes the next field of a heading, up to the bar.
std::optional<std::string> take_field(std::string_view& heading) {
  const auto bar = heading.find('|');
  const std::string_view field = trim(heading.substr(0, bar));
  heading = bar == std::string_view::npos ? std::string_view{} : heading.substr(bar + 1);
  if (field.empty()) return std::nullopt;
  return std::string(field);
}

AnnotatedReport annotate(Record record) {
  Result<Report> report = read_page(record);
  assert(report.has_value());
  AnnotatedReport annotated{.report = std::move(*report), .text = {}, .reading = {}};
  annotated.text = split_text(annotated.report);
  annotated.reading = read_report(annotated.report, annotated.text);
  return annotated;
}

}  // namespace

std::vector<AnnotatedReport> newsroom(std::string_view notation) {
  std::vector<AnnotatedReport> reports;
  std::size_t at = notation.find('@');
  while (at != std::string_view::npos) {
    const std::size_t next = notation.find("\n@", at);
    const std::string_view block =
        notation.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    const std::size_t line_end = block.find('\n');
    std::string_view heading = block.substr(0, line_end);
    const std::size_t space = heading.find(' ');
    Record record{.path = "newsroom", .kind = RecordKind::text};
    record.id = heading.substr(0, space);
    heading = space == std::string_view::npos ? std::string_view{} : heading.substr(space);
    record.fields.outlet = take_field(heading);
    record.fields.published = take_field(heading);
    record.fields.title = take_field(heading);
    record.bytes = line_end == std::string_view::npos ? "" : trim(block.substr(line_end));
    reports.push_back(annotate(std::move(record)));
    at = next == std::string_view::npos ? next : next + 1;
  }
  return reports;
}

std::vector<const AnnotatedReport*> views(const std::vector<AnnotatedReport>& reports) {
  std::vector<const AnnotatedReport*> out;
  out.reserve(reports.size());
  for (const AnnotatedReport& report : reports) out.push_back(&report);
  return out;
}

}  // namespace synoptic
