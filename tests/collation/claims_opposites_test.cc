// Statements that one report has and another denies.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "collation/claims_world.h"

namespace synoptic {
namespace {

TEST(Opposites, ApprovedHereAndRejectedThereIsADifference) {
  const World world(R"(
@a
The council of Orra approved the disputed harbour crossing plan after a long night.
@b
The council of Orra rejected the disputed harbour crossing plan after a long night.
)");
  const Claim* claim = world.find(Verdict::differ, "harbour crossing");
  ASSERT_NE(claim, nullptr);
  EXPECT_EQ(claim->kind, ClaimKind::outcome);
  EXPECT_EQ(claim->rule, Rule::opposites);
}

TEST(Opposites, ANotTurnsAStatement) {
  const World world(R"(
@a
The ferry captain Anna Lind apologised to the stranded harbour passengers.
@b
The ferry captain Anna Lind has not apologised to the stranded harbour passengers.
)");
  EXPECT_NE(world.find(Verdict::differ, "apologised"), nullptr);
}

TEST(Opposites, TwoTurnsAreNone) {
  const World world(R"(
@a
The council of Orra did not approve the disputed harbour crossing plan at night.
@b
The council of Orra rejected the disputed harbour crossing plan at night.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Opposites, WhatIsQuotedIsOfItsSpeaker) {
  const World world(R"(
@a
"The council of Orra approved the disputed harbour crossing plan," said Anna Lind.
@b
"The council of Orra rejected the disputed harbour crossing plan," said Bert Orme.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

TEST(Opposites, AnotherCouncilIsAnotherStatement) {
  const World world(R"(
@a
The council of Orra approved a new fishing quota for the northern fleet.
@b
The senate of Casteri rejected a tax on imported timber from the islands.
)");
  EXPECT_EQ(world.count(Verdict::differ), 0U);
}

}  // namespace
}  // namespace synoptic
