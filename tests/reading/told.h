// What is read in a small report, as lines that tests can be read by; and the few helpers that all
// reading tests share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsroom/newsroom.h"
#include "reading/lexicon.h"
#include "reading/words.h"

namespace synoptic::told {

// A text, and the lines that are to be read in it.
struct Row {
  std::string text;
  std::vector<std::string> expected;
};

// Expects of each row's text the lines that `tell` gives for it.
template <class Tell>
void expect_lines(Tell tell, const std::vector<Row>& rows) {
  for (const Row& row : rows)
    EXPECT_THAT(tell(row.text), testing::ElementsAreArray(row.expected)) << row.text;
}

// A text with one stretch of it in brackets: without them, and the stretch.
struct Marked {
  std::string text;
  std::string words;
};

inline Marked unmark(std::string_view marked) {
  const std::size_t open = marked.find('[');
  const std::size_t close = marked.find(']');
  Marked out;
  out.words = marked.substr(open + 1, close - open - 1);
  out.text =
      std::string(marked.substr(0, open)) + out.words + std::string(marked.substr(close + 1));
  return out;
}

inline Span span_of(std::string_view text, std::string_view words) {
  const auto start = static_cast<std::uint32_t>(text.find(words));
  return {start, start + static_cast<std::uint32_t>(words.size())};
}

// A Wednesday, in ISO week 20.
inline constexpr std::string_view kPublished = "2031-05-14";

// A text that is nothing but telling, cut into sentences, tokens and pieces.
struct Cut {
  Report report;
  Text text;
  reading::Pieces pieces;

  explicit Cut(std::string words, std::optional<std::string_view> published = kPublished) {
    report.text = std::move(words);
    if (published) report.published = std::string(*published);
    text = split_text(report);
    pieces = reading::cut_pieces(report, text, reading::reading_words().lexicon);
  }
  Cut(const Cut&) = delete;  // the pieces view the text
  Cut& operator=(const Cut&) = delete;
};

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

// "Anna Lind: the envoy", by place in the text.
inline std::vector<std::string> roles(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const Role& role : report.reading.roles)
    lines.push_back(name(report, role.of) + ": " + words(report, role.span));
  return lines;
}

// "the two hours=PT2H"
inline std::vector<std::string> times(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const TimeExpression& time : report.reading.times)
    lines.push_back(words(report, time.span) + "=" + time.value);
  return lines;
}

// "at least 20 ships=20 ship, toll, rose": what it is said of, and its verb, "-" where there is
// none.
inline std::vector<std::string> quantities(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const Quantity& q : report.reading.quantities) {
    char number[32];
    std::snprintf(number, sizeof number, "%g", q.number);
    std::string line = words(report, q.span) + "=" + number;
    if (!q.unit.empty()) line += " " + q.unit;
    line += ", " + (q.noun ? words(report, *q.noun) : std::string("-"));
    line += ", " + (q.verb ? words(report, *q.verb) : std::string("-"));
    lines.push_back(line);
  }
  return lines;
}

// "met: meeting denied"
inline std::vector<std::string> happenings(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const HappeningMention& one : report.reading.happenings) {
    std::string line = words(report, one.span) + ": " + one.kind;
    constexpr const char* kModalities[] = {"", " planned", " denied", " alleged", " hypothetical"};
    line += kModalities[static_cast<std::size_t>(one.modality)];
    lines.push_back(line);
  }
  return lines;
}

// "person Anna Lind"
inline std::vector<std::string> names(std::string_view text) {
  const AnnotatedReport report = read(text);
  std::vector<std::string> lines;
  for (const NameMention& one : report.reading.names)
    lines.push_back(std::string(name_of(one.kind)) + " " + words(report, one.span));
  return lines;
}

// The language of a report that is not in English, or nothing.
inline std::vector<std::string> other_language(std::string_view text) {
  const AnnotatedReport report = read(text);
  if (!report.reading.unsupported_language) return {};
  return {*report.reading.unsupported_language};
}

}  // namespace synoptic::told
