// Counts of people, votes, ages and days: when do two reports differ?
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "collation/claims_world.h"

namespace synoptic {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(Numbers, TwoTollsOfOneDayDifferWhateverTheWords) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The storm that struck the coast of Orra killed 12 people, officials said.
@b Tidewater News | 2031-05-04
At least 14 people died when the storm struck Orra, the mayor said.
)");
  const Claim* claim = world.find(Verdict::differ, "12 people");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->rule, Rule::toll);
  EXPECT_THAT(claim->answers, SizeIs(2));
}

TEST(Numbers, ATollThatGrewIsALaterState) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The storm that struck the coast of Orra killed 12 people, officials said.
@b Tidewater News | 2031-05-05
The storm that struck the coast of Orra killed 14 people, officials said.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
  const Claim* claim = world.find(Verdict::agree, "killed 12 people");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->reason, Reason::later_state);
}

TEST(Numbers, ATollThatFellIsADifference) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The storm that struck the coast of Orra killed 14 people, officials said.
@b Tidewater News | 2031-05-05
The storm that struck Orra killed 12 people, the mayor said.
)");
  EXPECT_NE(world.find(Verdict::differ, "killed 14 people"), nullptr);
}

TEST(Numbers, SoldiersAmongTheDeadAreAPart) {
  const World world(R"(
@a
The attack on the fort in Orra killed 12 people, officials said.
@b
The attack on the fort in Orra killed 10 soldiers, officials said.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, TheOthersAreNotAll) {
  const World world(R"(
@a
Three other officers were charged over the raid in Orra.
@b
Four officers were charged over the raid in Orra.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, TwoNumbersSideBySideInOneReportAreTwoQuestions) {
  const World world(R"(
@a
The plan would take back $7 billion from the harbour fund, of which $5 billion has lapsed.
@b
The plan would take back $5 billion from the harbour fund that has lapsed.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, VotesOfOneHouseDiffer) {
  const World world(R"(
@a
The council of Orra voted 52-47 to pass the harbour bill.
@b
The council of Orra passed the harbour bill by 52 votes to 46.
)");
  const Claim* claim = world.find(Verdict::differ, "52-47");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->rule, Rule::tally);
}

TEST(Numbers, TheSameVoteNamedFromTheOtherSideAgrees) {
  const World world(R"(
@a
The council of Orra voted 52-47 to reject the harbour bill.
@b
The harbour bill failed in the council of Orra by a vote of 47 to 52.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, AgesInAListAreTheirOwners) {
  const World world(R"(
@a
Anna Lind and Mara Lind, aged 16 and 13 respectively, stood beside their father.
@b
Mara Lind, 13, wore a grey coat. Anna Lind, 16, wore a blue one.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, AnAgeOfSomebodyBesideANameIsNotItsOwn) {
  const World world(R"(
@a
Anna Lind and her 26-year-old brother were arrested in Orra.
@b
Anna Lind, 19, was arrested in Orra.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, AWholePercentageRoundsAnExactOne) {
  const World world(R"(
@a
Velmark charges a 9.8 percent duty on imported harbour cranes.
@b
Velmark charges a 10 percent duty on imported harbour cranes.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, LessThanAndMoreThanAreTwoSides) {
  const World world(R"(
@a
The duty rises on Velmark families earning less than $250,000 a year.
@b
The duty rises on Velmark families earning more than $250,000 a year.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, TwoDaysOfOneArrestDiffer) {
  const World world(R"(
@a Harbour Post | 2031-05-08
Anna Lind was arrested on Monday in Orra.
@b Tidewater News | 2031-05-08
Anna Lind was arrested on Tuesday in Orra.
)");
  const Claim* claim = world.find(Verdict::differ, "Monday");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->rule, Rule::event_date);
}

TEST(Numbers, TwoDaysOfStatementsAreTwoStatements) {
  const World world(R"(
@a Harbour Post | 2031-05-08
Anna Lind said in a statement on Monday that the harbour would close.
@b Tidewater News | 2031-05-08
Anna Lind said in a statement on Tuesday that the harbour would close.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, AnArrestAndAnotherPersonsArrestAreTwo) {
  const World world(R"(
@a Harbour Post | 2031-05-08
Anna Lind was arrested on Monday in Orra.
@b Tidewater News | 2031-05-08
Bert Orme was arrested on Tuesday in Orra.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, ABoundIsNoBridgeBetweenTwoNumbers) {
  const World world(R"(
@a
Anna Lind pleaded guilty to 12 counts of fraud in Orra.
@b
Anna Lind pleaded guilty to 15 counts of fraud in Orra.
@c
Anna Lind pleaded guilty to more than 10 counts of fraud in Orra.
)");
  const Claim* claim = world.find(Verdict::differ, "12 counts");
  ASSERT_NE(claim, nullptr);
  EXPECT_THAT(claim->answers, SizeIs(2));
}

TEST(Numbers, ANumberOfLongAgoIsNotOfNow) {
  const World world(R"(
@a Harbour Post | 2031-05-08
Flooding in Orra damaged 40 homes in the old town in 2019.
@b Tidewater News | 2031-05-08
Flooding in Orra damaged 45 homes in the old town.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

// --- two parties, and numbers that do not say what they count
// -------------------------------------

TEST(Numbers, TwoPartiesCountsOfOneThingDifferAsTheirAccounts) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The union said that 2,900 workers had joined the strike in Orra. The company put the number at 2,300.
@b Tidewater News | 2031-05-04
The union said 2,900 workers had joined the strike.
)");
  const Claim* claim = world.find(Verdict::differ, "2,900 workers");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->answers.size(), 2U);
}

TEST(Numbers, TwoAccountsInOneReportAloneAreTwoFacts) {
  const World world(R"(
@a Harbour Post | 2031-05-04
The union said that 2,900 workers had joined the strike in Orra. The company put the number at 2,300.
@b Tidewater News | 2031-05-04
The harbour of Orra stayed closed all day.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, AReportThatHasBothNumbersInOneVoiceContradictsNobody) {
  const World world(R"(
@a
Teams need 350 backers for the spring regatta. They need 500 backers for the autumn regatta.
@b
Teams need 500 backers for the regatta.
@c
Teams need 350 backers for the regatta.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, ANumberBehindAScaleIsAPointOfIt) {
  const World world(R"(
@a
The geophysics institute put the magnitude of the earthquake in Orra at 6.4.
@b
The earthquake in Orra had a magnitude of 6.1, the survey said.
)");
  EXPECT_NE(world.find(Verdict::differ, "6.4"), nullptr);
}

TEST(Numbers, WhatABareNumberCountsMayBeAnnouncedBeforeIt) {
  const World world(R"(
@a
The harbour office put the number of boats at risk at 43.
@b
The harbour office says 43 boats are at risk.
)");
  const auto counted = std::ranges::find_if(world.claims, [](const Claim& claim) {
    return claim.verdict == Verdict::agree && claim.kind == ClaimKind::count;
  });
  EXPECT_NE(counted, world.claims.end());
}

TEST(Numbers, TwoPollsHaveTwoRates) {
  const World world(R"(
@a
In a poll 33 percent of the people of Orra favored the harbour plan.
@b
In a survey 38 percent of the people of Orra favored the harbour plan.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, PricesAreOfWhatTheyAreCountedBy) {
  const World world(R"(
@a
Haldane pays 62 crowns a share for the brewer Corvo.
@b
Haldane pays 64 crowns for each Corvo share, 40 crowns of them in cash.
)");
  const Claim* claim = world.find(Verdict::differ, "62 crowns");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->readings.size(), 2U);
}

TEST(Numbers, ATellingNumberJoinsTwoNounsAndTurnedDigitsPartThem) {
  const World world(R"(
@a
The study of gardening followed 4,812 people for nine years.
@b
The study of gardening followed 8,412 pensioners for nine years.
)");
  EXPECT_NE(world.find(Verdict::differ, "4,812 people"), nullptr);
}

TEST(Numbers, WhatPointsAtATimeOrAGroupAnswersNothing) {
  const World world(R"(
@a
For the past two years the tax on harbour land has burdened the bottom 80 percent of households.
@b
For the past three years the tax on harbour land has burdened the bottom 90 percent of households.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, WhatIsOnlySupposedContradictsNobody) {
  for (const std::string_view word : {"If", "Unless"}) {
    const World world("\n@a\n" + std::string(word) +
                      R"( eighteen deputies vote against the harbour bill, it falls.
@b
In the end 21 deputies voted against the harbour bill.
)");
    EXPECT_EQ(world.count(Verdict::differ), 0U) << word;
  }
  const World world(R"(
@a
Eighteen deputies voted against the harbour bill, and it passed.
@b
In the end 21 deputies voted against the harbour bill.
)");
  EXPECT_EQ(world.count(Verdict::differ), 1U);
}

TEST(Numbers, TwoLaunchesAndTwoReleasesAreNotOne) {
  const World world(R"(
@a Harbour Post | 2031-05-20
The Velmark navy launched a missile on Sunday, its ministry said.
The ministry released its report on the ferry on Monday.
@b Tidewater News | 2031-05-20
The Velmark navy launched a missile on May 12, the ministry said.
The ministry released a report on the ferry on May 15.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, PassengersAndCrewAreMoreThanPassengers) {
  const World world(R"(
@a
The plane that crashed off Orra was carrying 71 passengers.
@b
The plane that crashed off Orra was carrying 81 passengers and crew.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, TwoVotesOnTwoBillsAreNoDifference) {
  const World world(R"(
@a
The House voted 204-71 to pass the bill on Thursday.
@b
The House passed the bill 201-78 on Thursday.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Numbers, AnEstimateReachesToItsNextStep) {
  const World world(R"(
@a
The harbour account has an estimated 34 million followers.
@b
The harbour account has 34.8 million followers.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

}  // namespace
}  // namespace synoptic
