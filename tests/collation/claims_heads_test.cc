// SPDX-License-Identifier: Apache-2.0
#include "collation/claims_heads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Every toll of a sentence as "number fate", with "+" where it is of some only.
std::vector<std::string> tolls_in(std::string_view sentence) {
  const auto reports = newsroom("@a\n" + std::string(sentence));
  const AnnotatedReport& report = reports.front();
  std::vector<std::string> out;
  for (const Quantity& quantity : report.reading.quantities) {
    const auto toll = read_toll(report.text, quantity, report.text.tokens_in(quantity.span));
    if (!toll) continue;
    std::string line = std::to_string(static_cast<int>(quantity.number)) + " ";
    line += toll->fate;
    if (toll->part) line += "+";
    if (toll->whom != 0) line += " of a kind";
    out.push_back(std::move(line));
  }
  return out;
}

TEST(Heads, OneTollIsToldInManyWords) {
  for (const std::string_view sentence :
       {"The storm killed at least 12 people in Orra.", "Twelve people were killed in the storm.",
        "The storm left 12 dead.", "The storm swept the coast, killing 12.",
        "The death toll from the storm rose to 12.", "The storm caused 12 deaths.",
        "At least 12 people died on Monday.", "The storm claimed 12 lives."}) {
    EXPECT_THAT(tolls_in(sentence), ElementsAre("12 killed")) << sentence;
  }
}

TEST(Heads, EachFateTakesItsOwnNumber) {
  EXPECT_THAT(tolls_in("The blast left 12 dead and 31 injured."),
              ElementsAre("12 killed", "31 injured"));
  EXPECT_THAT(tolls_in("It killed 12 people and injured 31."),
              ElementsAre("12 killed", "31 injured"));
}

TEST(Heads, SoldiersAreNotPeopleAsSuch) {
  EXPECT_THAT(tolls_in("Five soldiers died in the attack."), ElementsAre("5 killed of a kind"));
}

TEST(Heads, TheOthersAreSomeOfAll) {
  EXPECT_THAT(tolls_in("Anna Lind and three others were killed."), ElementsAre("3 killed+"));
  EXPECT_THAT(tolls_in("Another 30 people were injured."), ElementsAre("30 injured+"));
}

TEST(Heads, MoreThanIsABoundAndNotARest) {
  EXPECT_THAT(tolls_in("The storm killed more than 12 people."), ElementsAre("12 killed"));
}

TEST(Heads, NumbersOfOtherThingsAreNoToll) {
  for (const std::string_view sentence :
       {"He killed time for 12 hours.", "The 12 ministers met in Orra.",
        "Three firms said that people died.", "Prosecutors read 12 counts of killing."}) {
    EXPECT_THAT(tolls_in(sentence), IsEmpty()) << sentence;
  }
}

// Every tally of a sentence as "first:second".
std::vector<std::string> tallies_in(std::string_view sentence) {
  const auto reports = newsroom("@a\n" + std::string(sentence));
  const AnnotatedReport& report = reports.front();
  std::vector<std::string> out;
  for (const Quantity& quantity : report.reading.quantities) {
    const auto tally = read_tally(report, quantity, report.text.tokens_in(quantity.span));
    if (!tally) continue;
    out.push_back(std::to_string(static_cast<int>(tally->first)) + ":" +
                  std::to_string(static_cast<int>(tally->second)));
  }
  return out;
}

TEST(Heads, VotesAndScoresAreTwoNumbers) {
  EXPECT_THAT(tallies_in("The Senate voted 52-47 to pass the bill."), ElementsAre("52:47"));
  EXPECT_THAT(tallies_in("The House approved it by 218 votes to 209."), ElementsAre("218:209"));
  EXPECT_THAT(tallies_in("Lawmakers approved the bill, 52 to 47."), ElementsAre("52:47"));
  EXPECT_THAT(tallies_in("Orra United won 3-1."), ElementsAre("3:1"));
}

TEST(Heads, RangesAreNoTallies) {
  EXPECT_THAT(tallies_in("Rain is expected for 2 to 3 days."), IsEmpty());
  EXPECT_THAT(tallies_in("The fund grew from 12 to 15 members."), IsEmpty());
}

// Whose ages a sentence lists: "Anna Lind 44".
std::vector<std::string> ages_in(std::string_view sentence) {
  const auto reports = newsroom("@a\n" + std::string(sentence));
  const std::vector<const AnnotatedReport*> all = views(reports);
  const NameTable names = merge_names(all);
  const StoryWords words(all, names);
  const AnnotatedReport& report = reports.front();
  const auto ages = listed_ages(report, words.of(0));
  std::vector<std::string> out;
  for (std::size_t q = 0; q < ages.size(); ++q) {
    if (!ages[q]) continue;
    const std::string who = ages[q]->person ? names.names[*ages[q]->person].name : "nobody";
    out.push_back(who + " " +
                  std::to_string(static_cast<int>(report.reading.quantities[q].number)));
  }
  return out;
}

TEST(Heads, AgesInAListGoWithTheNamesBeforeThem) {
  EXPECT_THAT(ages_in("Anna Lind and Bert Orme, aged 44 and 51 respectively, were charged."),
              ElementsAre("Anna Lind 44", "Bert Orme 51"));
  EXPECT_THAT(ages_in("Anna Lind, 44, was charged."), IsEmpty());
}

TEST(Heads, AgesWithoutTheirNamesAreNobodys) {
  EXPECT_THAT(ages_in("The sisters, aged 13 and 16, were there."),
              ElementsAre("nobody 13", "nobody 16"));
}

}  // namespace
}  // namespace synoptic
