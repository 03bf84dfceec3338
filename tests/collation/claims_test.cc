// SPDX-License-Identifier: Apache-2.0
#include "collation/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "collation/claims_facts.h"
#include "collation/claims_words.h"
#include "collation/claims_world.h"
#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Claims, TwoLengthsOfOneMeetingDiffer) {
  const World world(R"(
@a
The call capped three days of talks between Velmark and Tessaly in Lisbon, officials said.
@b
The call followed two days of meetings in Lisbon between Velmark and Tessaly.
)");
  const Claim* claim = world.find(Verdict::differ, "three days");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::duration);
  EXPECT_EQ(claim->reason, Reason::value);
  EXPECT_THAT(world.all_words(*claim),
              ElementsAre(HasSubstr("three days of talks"), HasSubstr("two days of meetings")));
  EXPECT_THAT(claim->answers, SizeIs(2));
}

TEST(Claims, OneLengthSaidInTwoWaysAgrees) {
  const World world(R"(
@a
Lind and Orme spoke during a two-hour call on the ferry rights.
@b
Lind held a two-hour phone call with Orme about the ferry rights.
)");
  const Claim* claim = world.find(Verdict::agree, "two-hour call");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->reason, Reason::equal);
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Claims, PagesOfOneDocumentDiffer) {
  const World world(R"(
@a
Prosecutors in Orra described the fraud in a 47-page indictment.
@b
The fraud fills a 48-page indictment that prosecutors in Orra released.
)");
  const Claim* claim = world.find(Verdict::differ, "47-page");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::count);
}

constexpr std::string_view kPlan = R"(
@a
The original 28-point plan for the delta was reduced to 22 points after talks in Geneva.
@b
The initial 28-point plan for the delta was whittled down to 19 points following talks in Geneva.
)";

TEST(Claims, TheStateBeforeAChangeIsNotComparedWithTheStateAfterIt) {
  const World world(kPlan);
  const Claim* before = world.find(Verdict::agree, "28-point plan");
  ASSERT_NE(before, nullptr);
  EXPECT_THAT(before->readings, SizeIs(2));
  const Claim* after = world.find(Verdict::differ, "22 points");
  ASSERT_NE(after, nullptr);
  EXPECT_THAT(world.all_words(*after),
              ElementsAre(HasSubstr("reduced to 22 points"), HasSubstr("down to 19 points")));
  EXPECT_EQ(world.count(Verdict::differ), 1U);
}

TEST(Claims, ANumberWithoutAWordForItsStateBelongsToTheStateWhoseNumberItIs) {
  const World world(R"(
@a
The original 28-point plan for the delta was reduced to 22 points after talks in Geneva.
@b
The ministers outlined 20 points of the plan for the delta during talks in Geneva.
@c
The 28-point plan for the delta angered Tessaly.
)");
  const Claim* after = world.find(Verdict::differ, "20 points");
  ASSERT_NE(after, nullptr);
  EXPECT_THAT(world.all_words(*after), Not(Contains(HasSubstr("28"))));
}

// Pairs that look like a contradiction and are none.
TEST(ClaimTraps, ThingsThatAreNotOneQuestionDoNotDiffer) {
  const std::vector<std::string_view> traps = {
      // Two meetings, of hours and of days.
      R"(
@a
The call came after three days of talks in Lisbon between Velmark and Tessaly.
@b
The meeting between Velmark and Tessaly in Oslo lasted five hours.
)",
      // Two meetings in two places on two days.
      R"(
@a
Lind met Orme in Oslo on Tuesday for five hours.
@b
Lind met Orme in Lisbon on Friday for three hours.
)",
      // Federal and state taxes.
      R"(
@a
The company paid $43 million in federal taxes.
@b
The company paid $13.6 million in state taxes.
)",
      // Killed and injured.
      R"(
@a
The flood in Orra killed 12 people.
@b
The flood in Orra injured 14 people.
)",
      // Different weapons.
      R"(
@a
Velmark fired two missiles at Orra overnight.
@b
Velmark launched 138 drones at Orra overnight.
)",
      // Rounded and exact.
      R"(
@a
The harbour fund gave $15 million to charity.
@b
The harbour fund gave $14,959,450 to charity.
)",
      // Two people's ages.
      R"(
@a
Anna Lind, 43, a lawyer from Orra, was appointed.
@b
Peter Orme, 66, a lawyer from Orra, was appointed.
)",
      // A city and the state it lies in.
      R"(
@a
The ministers Anna Lind and Peter Orme met for ferry talks in Miami.
@b
The ministers Anna Lind and Peter Orme met for ferry talks in Florida.
)",
      // Another year's event.
      R"(
@a Harbour Post | 2031-05-04
Anna Lind joined the harbour administration in 2024.
@b Tidewater | 2031-05-04
Anna Lind left the harbour administration in 2030.
)",
  };
  for (const std::string_view trap : traps) {
    SCOPED_TRACE(trap);
    const World world(trap);
    for (const Claim& claim : world.claims) {
      EXPECT_NE(claim.verdict, Verdict::differ) << world.words(claim.readings.front());
    }
  }
}

TEST(Claims, AReportThatGivesTwoValuesAsksTwoQuestions) {
  const World world(R"(
@a
Lind bought three boats in March and Orme bought nine boats in March.
@b
Lind bought three boats in March.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Claims, TheDayOfOneThingAgreesAcrossGranularities) {
  const World world(R"(
@a Harbour Post | 2031-05-04
Lind hopes for the seat of her late brother in the harbour election in June.
@b Tidewater | 2031-05-04
Voters will choose among four candidates at the harbour election on June 25, 2031.
)");
  const Claim* claim = world.find(Verdict::agree, "election in June");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::date);
  EXPECT_EQ(claim->reason, Reason::granularity);
}

TEST(Claims, YearsOfOneTenureThatAreOffByOneDiffer) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The seat was last held by Edgar Brook, who served from 1967 to 1979.
@b Tidewater | 2031-05-04
She is the first since Edgar Brook held the seat from 1966 to 1978.
)");
  const Claim* claim = world.find(Verdict::differ, "1967 to 1979");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::date);
}

TEST(Claims, AnErrandThatLeadsToTwoPlacesDiffers) {
  const World world(R"(
@a
Anna Lind is set to return to brief Peter Orme in London on the ferry talks.
@b
Anna Lind's return to Oslo to brief Peter Orme shows how hard the ferry talks are.
)");
  const Claim* claim = world.find(Verdict::differ, "London");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::place);
}

TEST(Claims, TheSameStatementInOtherWordsAgrees) {
  const World world(R"(
@a
A source said that Velmark is trying to develop new ideas to bridge the issue.
@b
Velmark is attempting to develop new concepts to bridge this gap, the source noted.
)");
  const Claim* claim = world.find(Verdict::agree, "new ideas");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::other);
  EXPECT_THAT(world.all_words(*claim), Contains(HasSubstr("new concepts to bridge")));
}

TEST(Claims, TwoRareWordsSideBySideAreAStatementOfTheirOwn) {
  std::string rest;  // what makes two words rare
  for (int i = 0; i < 16; ++i) rest += "\nRain fell on the harbour.";
  const World world(R"(
@a
The mayor, who has held on to her office for eleven years, calls the audit politically motivated.)" +
                    rest + R"(
@b
It was, one of her aides said before the council, a politically motivated inquiry that came too late.)" +
                    rest);
  const Claim* claim = world.find(Verdict::agree, "politically motivated");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->rule, Rule::statement);
  EXPECT_EQ(world.all_words(*claim),
            (std::vector<std::string>{"a: politically motivated", "b: politically motivated"}));
}

TEST(Claims, AThingThatOneReportAloneWritesAsANameIsToldByItsWords) {
  const World world(R"(
@a
The charter, lawyers of the port said on Monday, breaks the Pilotage Clause.
@b
The charter breaks a pilotage clause that is older than the port.
)");
  EXPECT_NE(world.find(Verdict::agree, "pilotage clause"), nullptr);
}

TEST(Claims, AWordAloneIsNoStatement) {
  const World world(R"(
@a
The mayor of Orra calls the audit an insult to her voters.
@b
Ferries ran late while the audit of the port went on.
)");
  EXPECT_EQ(world.count(Verdict::agree), 0U);
}

TEST(Claims, OneClauseMaySupportTwoStatements) {
  const World world(R"(
@a
The harbour union rejected the arbitrator's pension formula after a week of fruitless haggling in the old customs house above the fish market and will canvass the night shift.
@b
The harbour union has rejected the arbitrator's pension formula.

Its stewards canvass the night shift.
)");
  EXPECT_NE(world.find(Verdict::agree, "b: harbour union has rejected"), nullptr);
  EXPECT_NE(world.find(Verdict::agree, "b: canvass the night shift"), nullptr);
}

TEST(Claims, ANegationIsNotTheSameStatement) {
  const World world(R"(
@a
Velmark is trying to develop new ideas to bridge the gap.
@b
Velmark is not trying to develop new ideas to bridge the gap.
)");
  EXPECT_EQ(world.find(Verdict::agree, "new ideas"), nullptr);
}

TEST(Claims, WhatOneReportAloneHasIsSingle) {
  const World world(R"(
@a
Lind met Orme in Orra. The harbour needs 17 new cranes.
@b
Lind met Orme in Orra. Fishermen cheered.
)");
  const Claim* claim = world.find(Verdict::single, "17 new cranes");
  ASSERT_NE(claim, nullptr);
  EXPECT_FALSE(claim->reason.has_value());
  EXPECT_THAT(claim->answers, SizeIs(1));
  EXPECT_THAT(claim->missing_in, IsEmpty());  // all the others
}

TEST(Claims, NumbersStandBeforeDatesAmongWhatOneReportAloneHas) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The harbour spent $3.1 million on cranes. A storm came on March 21.
@b Tidewater | 2031-05-04
Fishermen cheered.
)");
  ASSERT_GE(world.claims.size(), 2U);
  EXPECT_THAT(world.words(world.claims[0].readings[0]), HasSubstr("$3.1 million"));
  EXPECT_THAT(world.words(world.claims[1].readings[0]), HasSubstr("March 21"));
}

TEST(Claims, FurnitureAnswersNothing) {
  const World world(R"(
@a
Lind met Orme in Orra.

Share this article: 12,000 readers have
@b
Fishermen cheered in Orra.
)");
  for (const Claim& claim : world.claims) {
    for (const ClaimReading& reading : claim.readings) {
      const AnnotatedReport& report = world.reports[reading.anchor.report];
      for (const Furniture& furniture : report.report.furniture) {
        EXPECT_FALSE(furniture.span.overlaps(reading.anchor.span)) << world.words(reading);
      }
    }
  }
}

TEST(Claims, AnAnchorIsShortAndStandsInItsSentence) {
  const World world(kPlan);
  for (const Claim& claim : world.claims) {
    for (const ClaimReading& reading : claim.readings) {
      EXPECT_TRUE(reading.sentence.contains(reading.anchor.span)) << world.words(reading);
      EXPECT_FALSE(reading.anchor.span.empty());
      const std::string words = world.words(reading);
      EXPECT_LE(std::ranges::count(words, ' '), 26) << words;
    }
  }
}

// --- settling ----------------------------------------------------------------------------------

Claim made(std::vector<std::pair<ReportIndex, std::uint32_t>> readings, Verdict verdict) {
  Claim claim{.kind = ClaimKind::count, .verdict = verdict, .reason = Reason::value};
  for (const auto& [report, start] : readings) {
    const auto index = static_cast<std::uint32_t>(claim.readings.size());
    claim.readings.push_back({.anchor = {.report = report, .span = {start, start + 3}}});
    claim.answers.push_back({.readings = {index}});
  }
  return claim;
}

constexpr std::string_view kThree = R"(
@a
Lind met Orme in Orra.
@b
Fishermen cheered in Orra.
@c
Rain fell in Orra.
)";

TEST(SettleClaims, ReadingsAreSortedAndAnswersFollowThem) {
  const World world(kThree);
  const auto claims =
      settle_claims({made({{2, 0}, {0, 5}}, Verdict::differ)}, world.all, world.lineage);
  ASSERT_THAT(claims, SizeIs(1));
  const Claim& claim = claims.front();
  EXPECT_EQ(claim.readings[0].anchor.report, 0U);
  EXPECT_EQ(claim.readings[1].anchor.report, 2U);
  EXPECT_THAT(claim.answers, SizeIs(2));
  EXPECT_THAT(claim.missing_in, ElementsAre(1));
  std::set<std::uint32_t> all;
  for (const Answer& answer : claim.answers)
    all.insert(answer.readings.begin(), answer.readings.end());
  EXPECT_THAT(all, ElementsAre(0, 1));
}

TEST(SettleClaims, ADifferenceWithinOneReportIsSingle) {
  const World world(kThree);
  const auto claims =
      settle_claims({made({{1, 0}, {1, 5}}, Verdict::differ)}, world.all, world.lineage);
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_EQ(claims.front().verdict, Verdict::single);
  EXPECT_FALSE(claims.front().reason.has_value());
  EXPECT_THAT(claims.front().answers, SizeIs(1));
}

TEST(SettleClaims, AnswersCountOriginsNotOutlets) {
  const World world(kThree);
  Lineage lineage;
  lineage.origins = {{.id = "o1", .label = "Meridian Wire", .kind = OriginKind::agency},
                     {.id = "o2", .label = "Tidewater", .kind = OriginKind::own}};
  lineage.of_report = {0, 0, 1};
  Claim claim = made({{0, 0}, {1, 0}, {2, 0}}, Verdict::agree);
  claim.answers = {{.readings = {0, 1, 2}}};
  const auto claims = settle_claims({claim}, world.all, lineage);
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_EQ(claims.front().answers.front().independent_origins, 2U);
}

TEST(SettleClaims, DifferencesComeFirstThenSinglesThenAgreements) {
  const World world(kThree);
  Claim agree = made({{0, 0}, {1, 0}}, Verdict::agree);
  const auto claims = settle_claims(
      {agree, made({{1, 8}}, Verdict::single), made({{0, 4}, {2, 4}}, Verdict::differ)}, world.all,
      world.lineage);
  std::vector<Verdict> verdicts;
  for (const Claim& claim : claims) verdicts.push_back(claim.verdict);
  EXPECT_THAT(verdicts, ElementsAre(Verdict::differ, Verdict::single, Verdict::agree));
}

TEST(SettleClaims, ADisagreementOfManyOriginsWeighsMore) {
  const World world(kThree);
  Claim two = made({{0, 0}, {1, 0}}, Verdict::differ);
  Claim three = made({{0, 4}, {1, 4}, {2, 4}}, Verdict::differ);
  const auto claims = settle_claims({two, three}, world.all, world.lineage);
  ASSERT_THAT(claims, SizeIs(2));
  EXPECT_THAT(claims[0].readings, SizeIs(3));
  EXPECT_GT(claims[0].weight, claims[1].weight);
}

TEST(SettleClaims, NothingInNothingOut) {
  EXPECT_THAT(settle_claims({}, {}, {}), IsEmpty());
  EXPECT_THAT(fact_claims({}, StoryWords({}, {}), {}), IsEmpty());
}

// What a claim says, whatever the numbers of the reports.
std::multiset<std::string> said(const World& world) {
  std::multiset<std::string> out;
  for (const Claim& claim : world.claims) {
    std::vector<std::string> readings = world.all_words(claim);
    std::ranges::sort(readings);
    std::string line = claim.id + std::string(name_of(claim.verdict));
    for (const std::string& reading : readings) line += " | " + reading;
    out.insert(line);
  }
  return out;
}

TEST(Claims, TheOrderOfTheReportsDecidesNothing) {
  const std::string a =
      "@a\nThe original 28-point plan was reduced to 22 points after three days of talks in "
      "Geneva.\n";
  const std::string b =
      "@b\nThe initial 28-point plan was whittled down to 19 points following two days of talks in "
      "Geneva.\n";
  const std::string c = "@c\nThe talks in Geneva on the 28-point plan lasted three days.\n";
  const auto first = said(World(a + b + c));
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(first, said(World(c + b + a)));
  EXPECT_EQ(first, said(World(b + a + c)));
}

// --- words -------------------------------------------------------------------------------------

TEST(Stem, InflectedFormsShareTheirStem) {
  const std::vector<std::vector<std::string_view>> families = {
      {"meeting", "meetings"},
      {"demand", "demands", "demanded", "demanding"},
      {"plan", "plans", "planned", "planning"},
      {"country", "countries"},
      {"agreement", "agree"},
      {"box", "boxes"},
  };
  for (const auto& family : families) {
    for (const std::string_view word : family) EXPECT_EQ(stem(word), stem(family.front())) << word;
  }
}

TEST(Stem, ShortWordsAndWordsThatOnlyLookInflectedStay) {
  for (const std::string_view word : {"bus", "red", "king", "us", "crisis", "ring"}) {
    EXPECT_EQ(stem(word), word);
  }
}

TEST(Features, WordsThatNewsroomsPutForOneAnotherShareAFeature) {
  EXPECT_EQ(feature_of_word("talks"), feature_of_word("negotiations"));
  EXPECT_EQ(feature_of_word("plan"), feature_of_word("proposal"));
  EXPECT_NE(feature_of_word("missile"), feature_of_word("drone"));
  EXPECT_EQ(feature_of_word("the"), 0U);
  EXPECT_EQ(feature_of_word("Norwegian"), feature_of_word("Norway"));
}

TEST(Features, LikenessIsOneForTheSameAndNothingForTheStrange) {
  const std::vector<WeightedFeature> a = {{1, 2.0F, false}, {2, 1.0F, false}};
  const std::vector<WeightedFeature> b = {{3, 2.0F, false}};
  EXPECT_DOUBLE_EQ(likeness(a, a), 1);
  EXPECT_DOUBLE_EQ(likeness(a, b), 0);
  EXPECT_DOUBLE_EQ(likeness({}, b), 0);
}

TEST(Scopes, PartsAndWholesAreToldApart) {
  const Scope federal{.set = 0, .member = 0};
  const Scope state{.set = 0, .member = 1};
  const Scope local{.set = 0, .member = 2};
  const Scope morning{.set = 1, .member = 0};
  EXPECT_EQ(compare_scopes({federal}, {federal}), ScopeRelation::same);
  EXPECT_EQ(compare_scopes({federal}, {state, local}), ScopeRelation::apart);
  EXPECT_EQ(compare_scopes({state}, {state, local}), ScopeRelation::part_whole);
  EXPECT_EQ(compare_scopes({federal}, {morning}), ScopeRelation::same);
  EXPECT_EQ(compare_scopes({}, {morning}), ScopeRelation::same);
}

// --- hostile input -----------------------------------------------------------------------------

TEST(Claims, HostileTextIsReadInReasonableTime) {
  std::string numbers = "@a\n";
  for (int i = 0; i < 3000; ++i) numbers += "12 boats and 13 boats in Oslo on Tuesday, ";
  const std::string twice = numbers + "\n@b" + numbers.substr(2);
  const World world(twice);
  EXPECT_FALSE(world.claims.empty());
  const World quotes("@a\n" + std::string(20000, '"') + "\n@b\n" + std::string(200000, 'x'));
  EXPECT_EQ(quotes.count(Verdict::differ), 0U);
}

TEST(Facts, AHeadlineThatNamesOthersDoesNotKeepTheLengthOfTheTalksApart) {
  const World world(R"(
@a Harbour Post | 2031-05-05 | Velmark and Tessaly end three days of dock talks without a deal
Velmark and Tessaly ended three days of talks in Lisbon on Sunday without an agreement.
@c Tidewater News | 2031-05-05 | No deal
Velmark and Tessaly ended three days of talks in Lisbon on Sunday, officials of both states said.
@b Skerrin Courier | 2031-05-05 | Envoys leave
Anna Lind and Peter Orme left Lisbon on Sunday after two days of meetings that brought no agreement.
)");
  const Claim* claim = world.find(Verdict::differ, "two days of meetings");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::duration);
}

TEST(Facts, WhatIsCountedOnceNeedsFewSharedWordsToDiffer) {
  const World world(R"(
@a Harbour Post | 2031-05-05 | Drafts
The draft that the sides took home has 41 pages, a copy shows.
@b Casteri Herald | 2031-05-05 | Words
The 42-page draft that came out of the talks is now with the government.
)");
  EXPECT_NE(world.find(Verdict::differ, "42-page draft"), nullptr);
}

TEST(Facts, ADateToComeIsNeverSetAgainstADatePast) {
  const World world(R"(
@a Harbour Post | 2031-05-05 | Visits
Orme is set to brief President Helena Brandt in Lisbon on Wednesday.
@b Casteri Herald | 2031-05-06 | Meetings
It followed a meeting between Tamsin and President Helena Brandt in Lisbon last Tuesday.
)");
  EXPECT_EQ(world.find(Verdict::differ, "Lisbon"), nullptr);
}

TEST(Facts, ASingleFactWithinALongerOneIsToldOnce) {
  const World world(R"(
@a Harbour Post | 2031-05-06 | Storms
The storm that closed the port of Lisbon for six hours on Saturday had no part in the delay.
@b Casteri Herald | 2031-05-06 | Fish
Nobody knows where the herring went.
)");
  std::vector<std::string> dated;
  for (const Claim& claim : world.claims) {
    for (const std::string& words : world.all_words(claim)) {
      if (words.find("Saturday") != std::string::npos) dated.push_back(words);
    }
  }
  EXPECT_THAT(dated, SizeIs(1));
  ASSERT_NE(world.find(Verdict::single, "six hours"), nullptr);
  EXPECT_EQ(world.find(Verdict::single, "six hours")->kind, ClaimKind::duration);
}

}  // namespace
}  // namespace synoptic
