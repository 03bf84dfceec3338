// Counts of people, votes, ages and days: when do two reports differ?
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace synoptic
