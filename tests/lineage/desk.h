// Tests of lineage: reports whose readings are written by hand.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lineage/shuffle.h"

namespace synoptic {

// A report with its reading written by hand: what a test says about credits does not hang on how
// well they are found.
struct Desk {
  std::vector<AnnotatedReport> reports;

  AnnotatedReport& add(std::string id, std::string outlet, std::string published,
                       std::string text) {
    AnnotatedReport& report = reports.emplace_back();
    report.report.id = std::move(id);
    if (!outlet.empty()) report.report.outlet = std::move(outlet);
    if (!published.empty()) report.report.published = std::move(published);
    report.report.text = std::move(text);
    report.text = split_text(report.report);
    return report;
  }
};

inline Span find(const AnnotatedReport& report, std::string_view words) {
  const auto at = report.report.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline EntityIndex name(AnnotatedReport& report, std::string_view words, NameKind kind) {
  const auto entity = static_cast<EntityIndex>(report.reading.entities.size());
  const auto mention = static_cast<std::uint32_t>(report.reading.names.size());
  report.reading.names.push_back({find(report, words), kind, entity});
  report.reading.entities.push_back({.kind = kind, .mentions = {mention}, .fullest = mention});
  return entity;
}

inline Credit& credit(AnnotatedReport& report, std::string_view words, std::string_view credited,
                      CreditKind kind) {
  Credit& made = report.reading.credits.emplace_back();
  made.span = find(report, words);
  const auto inside = words.find(credited);
  made.credited = {made.span.start + static_cast<std::uint32_t>(inside),
                   made.span.start + static_cast<std::uint32_t>(inside + credited.size())};
  made.kind = kind;
  return made;
}

inline void attribute(AnnotatedReport& report, std::string_view content, std::string_view cue,
                      EntityIndex speaker) {
  report.reading.attributions.push_back({.content = find(report, content),
                                         .cue = find(report, cue),
                                         .source = {.span = {}, .entity = speaker},
                                         .direct = false});
}

inline const Origin& origin_at(const Lineage& lineage, const std::vector<AnnotatedReport>& reports,
                               std::string_view id, std::string_view words) {
  const auto view = views(reports);
  const ReportIndex report = index_of(view, id);
  return lineage.origins[lineage.origin_of({report, find(reports[report], words)})];
}

// An attribution to words that are no name.
inline void attribute_words(AnnotatedReport& report, std::string_view content, std::string_view cue,
                            std::string_view source) {
  report.reading.attributions.push_back({.content = find(report, content),
                                         .cue = find(report, cue),
                                         .source = {.span = find(report, source), .entity = {}},
                                         .direct = false});
}

}  // namespace synoptic
