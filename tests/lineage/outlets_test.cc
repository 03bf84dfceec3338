// SPDX-License-Identifier: Apache-2.0
#include "lineage/outlets.h"

#include <gtest/gtest.h>

#include <string_view>

#include "lineage/sources.h"
#include "lineage/trails.h"
#include "lineage/voices.h"

namespace synoptic::lineage {
namespace {

TEST(Outlets, HaveOneKeyForAllTheirNames) {
  const Outlets& outlets = Outlets::known();
  const std::string_view same[][2] = {{"The Harbour Post", "Harbour Post"},
                                      {"harbourpost.com", "Harbour Post"},
                                      {"www.harbourpost.com", "The Harbour Post"},
                                      {"Tidewater News", "Tidewater"},
                                      {"AP", "The Associated Press"},
                                      {"Agence France-Presse", "AFP"}};
  for (const auto& [a, b] : same) EXPECT_EQ(outlets.key_of(a), outlets.key_of(b)) << a;
  EXPECT_NE(outlets.key_of("Orra Courier"), outlets.key_of("Orra Ledger"));
  EXPECT_TRUE(outlets.is_agency(outlets.key_of("Reuters")));
  EXPECT_FALSE(outlets.is_agency(outlets.key_of("Harbour Post")));
}

TEST(Outlets, FindTheAgencyInABylineAndNoPeople) {
  const Outlets& outlets = Outlets::known();
  const std::string_view rows[][2] = {{"By Anna Lind, Associated Press", "Associated Press"},
                                      {"ORRA (AP) —", "AP"},
                                      {"ORRA, Velmark (Reuters)", "Reuters"},
                                      {"Reuters", "Reuters"},
                                      {"Anna Lind and AFP", "AFP"},
                                      {"By Ana Pap", ""},
                                      {"By Michael Reuters", ""},
                                      {"Anna Lind", ""},
                                      {"", ""}};
  for (const auto& [line, agency] : rows) {
    EXPECT_EQ(outlets.agency_in(line).value_or(""), agency) << line;
  }
}

TEST(Outlets, AHostileBylineIsNoAgency) {
  EXPECT_FALSE(Outlets::known().agency_in(std::string(1'000'000, '(')));
  EXPECT_FALSE(Outlets::known().agency_in("\xe2\x80\x94\xe2\x80\x94(\xff\xfe"));
}

TEST(Voices, SoundAlikeHoweverSpelt) {
  const std::string_view same[][2] = {
      {"Karsky", "Karskiy"}, {"Karskyy", "Karsky"}, {"Andrii", "Andriy"}, {"Yuri", "Yury"}};
  for (const auto& [a, b] : same) EXPECT_EQ(sound_of(a), sound_of(b)) << a;
  EXPECT_NE(sound_of("Lind"), sound_of("Lund"));
}

AnnotatedReport report_of(std::string text) {
  AnnotatedReport report;
  report.report.text = std::move(text);
  report.text = split_text(report.report);
  return report;
}

TEST(Descriptions, HaveAHeadAndWhatTellsItApart) {
  struct Row {
    std::string_view words;
    std::string_view head;
    std::set<std::string> about;
  };
  const Row rows[] = {{"the 47-page indictment", "indictment", {}},
                      {"The lawsuit", "lawsuit", {}},
                      {"a suit", "lawsuit", {}},
                      {"the harbour master's report", "report", {"harbour", "master"}},
                      {"tax returns", "return", {"tax"}},
                      {"a letter from the mayor", "letter", {"mayor"}},
                      {"a written statement", "statement", {}},
                      {"the", "", {}}};
  for (const Row& row : rows) {
    const AnnotatedReport report = report_of(std::string(row.words));
    const Description description =
        describe(report, {0, static_cast<std::uint32_t>(row.words.size())});
    EXPECT_EQ(description.head, row.head) << row.words;
    EXPECT_EQ(description.about, row.about) << row.words;
  }
}

TEST(Paint, WhatIsPaintedFirstStays) {
  Paint paint;
  paint.fill({10, 20}, 1);
  paint.fill({5, 30}, 2);
  paint.fill({0, 40}, 3);
  EXPECT_EQ(paint.most_of({10, 20}), 1u);
  EXPECT_EQ(paint.most_of({5, 10}), 2u);
  EXPECT_EQ(paint.most_of({20, 30}), 2u);
  EXPECT_EQ(paint.most_of({0, 5}), 3u);
  EXPECT_EQ(paint.most_of({30, 40}), 3u);
  EXPECT_EQ(paint.most_of({38, 60}), std::nullopt);
  std::uint32_t end = 0;
  for (const auto& [start, part] : paint.parts()) {
    EXPECT_GE(start, end);
    end = part.end;
  }
}

}  // namespace
}  // namespace synoptic::lineage
