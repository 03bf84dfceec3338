// Quotes, attributions and credits of a small report as lines that tests can be read by.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"

namespace synoptic::told {

// Reads a report without a headline; it is given one, so that the text is the article's telling.
inline AnnotatedReport read(std::string_view text, std::string_view outlet = "Harbour Post") {
  std::string notation = "@a " + std::string(outlet) + " | 2031-05-04 | News from the harbour\n";
  notation += "News from the harbour\n\n";
  notation += text;
  return std::move(newsroom(notation).front());
}

inline std::string words(const AnnotatedReport& report, Span span) {
  return std::string(cut(report.report.text, span));
}

// "Anna Lind", the fullest mention of the entity; "" for none.
inline std::string name(const AnnotatedReport& report, std::optional<EntityIndex> entity) {
  if (!entity) return "";
  const Entity& found = report.reading.entities.at(*entity);
  return words(report, report.reading.names.at(found.fullest).span);
}

// "Yes, <- she = Anna Lind", "Night Ferry (scare)".
inline std::vector<std::string> quotes(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const Quote& quote : report.reading.quotes) {
    std::string line = words(report, quote.span);
    if (quote.source.span) line += " <- " + words(report, *quote.source.span);
    if (quote.source.entity) line += " = " + name(report, quote.source.entity);
    if (quote.scare) line += " (scare)";
    if (quote.continued) line += " (continued)";
    lines.push_back(line);
  }
  return lines;
}

// The words between the marks alone.
inline std::vector<std::string> quoted(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const Quote& quote : report.reading.quotes) lines.push_back(words(report, quote.span));
  return lines;
}

// "Anna Lind | said | that the port is safe"
inline std::vector<std::string> attributions(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const Attribution& found : report.reading.attributions) {
    std::string line = found.source.span ? words(report, *found.source.span) : "-";
    line += " | " + (found.cue ? words(report, *found.cue) : std::string("-"));
    line += " | " + words(report, found.content);
    lines.push_back(line);
  }
  return lines;
}

// "medium: the Gazette | told the Gazette"
inline std::vector<std::string> credits(std::string_view text,
                                        std::string_view outlet = "Harbour Post") {
  const AnnotatedReport report = read(text, outlet);
  std::vector<std::string> lines;
  for (const Credit& credit : report.reading.credits) {
    std::string line(name_of(credit.kind));
    line += ": " + words(report, credit.credited) + " | " + words(report, credit.span);
    if (credit.whole_report) line += " (whole)";
    lines.push_back(line);
  }
  return lines;
}

}  // namespace synoptic::told
