// What becomes of people: when do two reports differ?
// SPDX-License-Identifier: Apache-2.0
#include "collation/state_claims.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

std::optional<Claim> only_state(std::string_view notation) {
  const auto reports = newsroom(notation);
  const std::vector<const AnnotatedReport*> all = views(reports);
  const NameTable names = merge_names(all);
  const StoryWords words(all, names);
  std::vector<Claim> claims = state_claims(all, names, words);
  EXPECT_LE(claims.size(), 1U);
  return claims.empty() ? std::nullopt : std::optional(claims.front());
}

TEST(States, AcquittedHereAndFoundGuiltyThereDiffer) {
  const auto claim = only_state(R"(
@a
Edmund Tarn was acquitted of all charges on Friday.
@b
Edmund Tarn, his brother and a dealer in boats, was found guilty of fraud.
)");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, Verdict::differ);
  EXPECT_EQ(claim->rule, Rule::state);
  EXPECT_EQ(claim->answers.size(), 2U);
}

TEST(States, TheSameStateAgrees) {
  const auto claim = only_state(R"(
@a
Anna Lind survived the crash in Orra.
@b
The driver, Anna Lind, survived with a broken arm.
)");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, Verdict::agree);
}

TEST(States, ALaterReportMayHaveALaterState) {
  const auto claim = only_state(R"(
@a Harbour Post | 2031-05-04
Bert Orme fled across the river on Sunday.
@b Tidewater News | 2031-05-06
Bert Orme was captured near the river.
)");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, Verdict::agree);
  EXPECT_EQ(claim->reason, Reason::later_state);
}

TEST(States, AnEarlierReportWithALaterStateDiffers) {
  const auto claim = only_state(R"(
@a Harbour Post | 2031-05-06
Bert Orme fled across the river.
@b Tidewater News | 2031-05-06
Bert Orme was captured near the river.
)");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, Verdict::differ);
}

TEST(States, AReportThatTellsBothSaysNothing) {
  EXPECT_FALSE(only_state(R"(
@a
Bert Orme fled across the river. Bert Orme was captured near the river.
@b
Bert Orme was captured near the river.
)"));
}

TEST(States, WouldAndNotAndQuotationsAreNoStates) {
  EXPECT_FALSE(only_state(R"(
@a
Anna Lind was never convicted of anything in Orra.
@b
Anna Lind was acquitted in Orra.
)"));
  EXPECT_FALSE(only_state(R"(
@a
"Anna Lind was convicted," said Bert Orme.
@b
Anna Lind was acquitted in Orra.
)"));
}

TEST(States, AnotherPersonsStateIsAnotherQuestion) {
  EXPECT_FALSE(only_state(R"(
@a
Anna Lind was acquitted in Orra.
@b
Bert Orme was convicted in Orra.
)"));
}

TEST(States, ACommaAfterTheNameMayEndAnAppositionBeforeIt) {
  const auto claim = only_state(R"(
@a Harbour Post | 2031-05-06
The leader of the mutiny, Bert Orme, was captured in the building, the minister said.
@b Tidewater News | 2031-05-06
Bert Orme himself fled across the river.
)");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, Verdict::differ);
}

TEST(States, TwoInsetsMayStandBetweenANameAndItsState) {
  const auto claim = only_state(R"(
@a
Edmund Tarn, 51, who used to referee football matches, was found guilty of fraud.
@b
Edmund Tarn was acquitted of all charges.
)");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->verdict, Verdict::differ);
}

}  // namespace
}  // namespace synoptic
