// Who took part: lists of names in several reports.
// SPDX-License-Identifier: Apache-2.0
#include "collation/participant_claims.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

// The claims of a small world, each as its reason and the words of its readings.
std::vector<std::vector<std::string>> lists_in(std::string_view notation) {
  const auto reports = newsroom(notation);
  const std::vector<const AnnotatedReport*> all = views(reports);
  const NameTable names = merge_names(all);
  std::vector<std::vector<std::string>> out;
  for (const Claim& claim : participant_claims(all, names, align_happenings(all, names))) {
    EXPECT_EQ(claim.kind, ClaimKind::participants);
    EXPECT_EQ(claim.verdict, Verdict::agree);
    EXPECT_TRUE(claim.happening);
    out.push_back({std::string(name_of(claim.reason.value_or(Reason::value)))});
    for (const ClaimReading& reading : claim.readings) {
      const Report& report = reports[reading.anchor.report].report;
      out.back().push_back(report.id + ": " + std::string(cut(report.text, reading.anchor.span)));
    }
  }
  return out;
}

using Lists = std::vector<std::vector<std::string>>;

TEST(Participants, TheSameListInOtherWordsIsEqual) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind met Bert Orme in Orra on Friday.
@b
A meeting between Bert Orme and Anna Lind in Orra ended late on Friday.
)"),
            (Lists{{"equal", "a: Anna Lind met Bert Orme",
                    "b: meeting between Bert Orme and Anna Lind"}}));
}

TEST(Participants, AShorterListIsAPartOfALongerOne) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind met Bert Orme and Clara Hale in Orra on Friday.
@b
Anna Lind met Bert Orme in Orra on Friday.
)"),
            (Lists{{"part_whole", "a: Anna Lind met Bert Orme and Clara Hale",
                    "b: Anna Lind met Bert Orme"}}));
}

TEST(Participants, TheFullestListOfAReportIsItsAnswer) {
  const Lists lists = lists_in(R"(
@a
Anna Lind met Bert Orme in Orra on Friday. Lind's meeting with Orme and Clara Hale in Orra lasted two hours.
@b
Anna Lind met Bert Orme and Clara Hale in Orra on Friday.
)");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0][0], "equal");
  EXPECT_NE(lists[0][1].find("Clara Hale"), std::string::npos) << lists[0][1];
}

TEST(Participants, OneNameAloneIsNoList) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind met her ministers in Orra on Friday.
@b
Anna Lind met her ministers in Orra on Friday.
)"),
            Lists{});
}

TEST(Participants, ListsThatShareOneNameMayBeOfTwoMeetings) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind met Bert Orme in Orra on Friday.
@b
Anna Lind met Clara Hale in Orra on Friday.
)"),
            Lists{});
}

TEST(Participants, WhatIsAMentionOfTwoHappeningsIsToldOnce) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind and Bert Orme signed the agreement in Orra on Friday.
@b
Anna Lind and Bert Orme signed the agreement in Orra on Friday.
)")
                .size(),
            1U);
}

TEST(Participants, AMeetingThatDidNotTakePlaceHasNone) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind did not meet Bert Orme in Orra on Friday.
@b
Anna Lind met Bert Orme in Orra on Friday.
)"),
            Lists{});
}

TEST(Participants, AnArrestHasNoListForItsSidesAreNotAlike) {
  EXPECT_EQ(lists_in(R"(
@a
Anna Lind and Bert Orme were arrested in Orra on Friday.
@b
Anna Lind and Bert Orme were arrested in Orra on Friday.
)"),
            Lists{});
}

// Every row of the data file, with the happening's kind as collation joins them.
struct Row {
  std::string_view kind;
  std::string_view text;
};

class JointHappening : public testing::TestWithParam<Row> {};

TEST_P(JointHappening, IsAskedForThoseWhoTookPart) {
  const std::string text(GetParam().text);
  const auto reports = newsroom("\n@a\n" + text + "\n@b\n" + text + "\n");
  const std::vector<const AnnotatedReport*> all = views(reports);
  const NameTable names = merge_names(all);
  const HappeningTable happenings = align_happenings(all, names);
  std::vector<std::string> kinds;
  for (const Claim& claim : participant_claims(all, names, happenings))
    kinds.push_back(happenings.happenings.at(claim.happening.value_or(~0U)).kind);
  EXPECT_EQ(kinds, std::vector<std::string>{std::string(GetParam().kind)});
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, JointHappening,
    testing::Values(
        Row{"call", "Anna Lind called Bert Orme on Friday."},
        Row{"meeting", "Anna Lind met Bert Orme in Orra on Friday."},
        Row{"agreement",
            "The agreement between Anna Lind and Bert Orme was reached in Orra on Friday."},
        Row{"signing", "Anna Lind and Bert Orme signed their names in Orra on Friday."},
        Row{"debate", "Anna Lind debated Bert Orme in Orra on Friday."},
        Row{"exchange",
            "The prisoner exchange between Harbour Union and Orra Ferries took place on Friday."},
        Row{"merger",
            "The merger of Harbour Freight Inc. and Orra Ferries Ltd. was sealed on Friday."},
        Row{"match", "Anna Lind's match against Clara Hale in Orra on Friday was long."},
        Row{"wedding", "The wedding of Anna Lind and Bert Orme took place in Orra on Friday."},
        Row{"visit", "Anna Lind visited Bert Orme in Orra on Friday."}));

}  // namespace
}  // namespace synoptic
