// SPDX-License-Identifier: Apache-2.0
#include "reading/quantities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "reading/times.h"
#include "reading/told.h"

namespace synoptic {
namespace {

using testing::IsEmpty;

std::vector<Quantity> quantities_of(const std::string& text) {
  const told::Cut cut(text);
  Reading so_far;
  so_far.times = find_times(cut.report, cut.pieces);
  return find_quantities(cut.pieces, so_far);
}

// A sentence with its one quantity in brackets, and what it should be.
struct Row {
  std::string_view marked;
  double number = 0;
  std::string_view unit;
  QuantityKind kind = QuantityKind::count;
  bool approximate = false;
  Bound bound = Bound::exact;
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const auto [text, words] = told::unmark(row.marked);
    const auto found = quantities_of(text);
    ASSERT_EQ(found.size(), 1u) << row.marked;
    EXPECT_EQ(cut(text, found[0].span), words) << row.marked;
    EXPECT_NEAR(found[0].number, row.number, 1e-6 * (1 + row.number)) << row.marked;
    EXPECT_EQ(found[0].unit, row.unit) << row.marked;
    EXPECT_EQ(found[0].kind, row.kind) << row.marked;
    EXPECT_EQ(found[0].approximate, row.approximate) << row.marked;
    EXPECT_EQ(found[0].bound, row.bound) << row.marked;
  }
}

TEST(Quantities, NumbersAreReadInDigitsAndWords) {
  expect_rows({
      {"They fired [1,500 shells].", 1500, "shell"},
      {"They fired [twenty-five shells].", 25, "shell"},
      {"They fired [two hundred and five shells].", 205, "shell"},
      {"They fired [1.5 million shells].", 1'500'000, "shell"},
      {"They fired [a dozen shells].", 12, "shell"},
      {"They fired [two and a half million shells].", 2'500'000, "shell"},
      {"They fired [hundreds of shells].", 100, "shell", QuantityKind::count, true,
       Bound::at_least},
      {"They fired [tens of thousands of shells].", 10'000, "shell", QuantityKind::count, true,
       Bound::at_least},
  });
}

TEST(Quantities, TheUnitIsTheHeadOfWhatIsCounted) {
  expect_rows({
      {"They fired [two long-range ballistic missiles] at Orra.", 2, "missile"},
      {"He has a [28-point] plan.", 28, "point"},
      {"She read the [48-page] indictment.", 48, "page"},
      {"The plan was cut to [20 points].", 20, "point"},
      {"The mayor met [three women] in Orra.", 3, "woman"},
      {"They freed [two children].", 2, "child"},
      {"It has [four new parties].", 4, "party"},
      {"It was [two] against all.", 2, ""},
  });
}

TEST(Quantities, ApproximatorsAndBoundsAreKept) {
  expect_rows({
      {"They shot down [about 138 drones].", 138, "drone", QuantityKind::count, true},
      {"They shot down [at least 138 drones].", 138, "drone", QuantityKind::count, false,
       Bound::at_least},
      {"They shot down [more than 138 drones].", 138, "drone", QuantityKind::count, false,
       Bound::more_than},
      {"They shot down [up to 138 drones].", 138, "drone", QuantityKind::count, false,
       Bound::at_most},
      {"They shot down [as many as 138 drones].", 138, "drone", QuantityKind::count, false,
       Bound::at_most},
      {"They shot down [fewer than 138 drones].", 138, "drone", QuantityKind::count, false,
       Bound::less_than},
      {"They shot down [nearly 138 drones].", 138, "drone", QuantityKind::count, true},
      {"They shot down [138 or so drones].", 138, "drone", QuantityKind::count, true},
      {"They shot down [138 drones or more].", 138, "drone", QuantityKind::count, false,
       Bound::at_least},
  });
}

TEST(Quantities, MoneyIsScaledAndHasItsCurrency) {
  expect_rows({
      {"It cost [$250,000].", 250'000, "USD", QuantityKind::money},
      {"It cost [€3 million].", 3'000'000, "EUR", QuantityKind::money},
      {"It cost [5 million dollars].", 5'000'000, "USD", QuantityKind::money},
      {"It cost [£4bn].", 4e9, "GBP", QuantityKind::money},
      {"It cost [C$2.7 million].", 2'700'000, "CAD", QuantityKind::money},
      {"It cost [more than $1.4 billion].", 1.4e9, "USD", QuantityKind::money, false,
       Bound::more_than},
  });
}

TEST(Quantities, PercentMeasuresAndDurations) {
  expect_rows({
      {"Prices rose [5%].", 5, "percent", QuantityKind::percent},
      {"Prices rose [2.5 percent].", 2.5, "percent", QuantityKind::percent},
      {"Prices rose [3 percentage points].", 3, "percentage point", QuantityKind::percent},
      {"The front is [30 km] away.", 30, "kilometer", QuantityKind::measure},
      {"The front is [about 12 miles] away.", 12, "mile", QuantityKind::measure, true},
      {"They lost [200 square miles].", 200, "square mile", QuantityKind::measure},
      {"It was a [two-hour] call.", 2, "hour", QuantityKind::duration},
      {"After [three days] of talks they left.", 3, "day", QuantityKind::duration},
      {"It lasted [about 90 minutes].", 90, "minute", QuantityKind::duration, true},
  });
}

TEST(Quantities, OrdinalsCountWhatFollows) {
  expect_rows({
      {"The union agreed the [12th package].", 12, "package", QuantityKind::ordinal},
      {"It was the [third round] of talks.", 3, "round", QuantityKind::ordinal},
  });
  EXPECT_THAT(quantities_of("The mayor first denied it."), IsEmpty());
}

TEST(Quantities, AgesAreAges) {
  expect_rows({
      {"A [45-year-old] man fell.", 45, "year", QuantityKind::age},
      {"Anna Lind, [45], fell.", 45, "year", QuantityKind::age},
      {"The man was [45 years old] then.", 45, "year", QuantityKind::age},
      {"It is open to those [21 or older].", 21, "year", QuantityKind::age, false, Bound::at_least},
      {"The man, [aged 45], fell.", 45, "year", QuantityKind::age},
  });
}

TEST(Quantities, RangesHaveAnUpperEnd) {
  for (const char* text : {"They sent two to three ships.", "They sent 2-3 ships.",
                           "They sent between 2 and 3 ships.", "They sent two or three ships."}) {
    const auto found = quantities_of(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].number, 2) << text;
    EXPECT_EQ(found[0].upper, 3) << text;
    EXPECT_EQ(found[0].unit, "ship") << text;
  }
  const auto money = quantities_of("It cost $5 to $7 million.");
  ASSERT_EQ(money.size(), 1u);
  EXPECT_EQ(money[0].number, 5e6);
  EXPECT_EQ(money[0].upper, 7e6);
}

TEST(Quantities, VotesAndScoresAreScores) {
  for (const char* text :
       {"The council voted 52–47 for it.", "It passed 52-47.", "They won 52 to 47."}) {
    const auto found = quantities_of(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].kind, QuantityKind::score) << text;
    EXPECT_EQ(found[0].number, 52) << text;
    EXPECT_EQ(found[0].upper, 47) << text;
  }
  const auto joined = quantities_of("Orra won with a 9-to-1 score.");
  ASSERT_EQ(joined.size(), 1u);
  EXPECT_EQ(joined[0].kind, QuantityKind::score);
}

TEST(Quantities, NumberAndUnitHaveTheirOwnSpans) {
  const std::string text = "They shot down about 1.5 million cheap drones.";
  const auto found = quantities_of(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(cut(text, found[0].number_span), "1.5 million");
  EXPECT_EQ(cut(text, found[0].unit_span), "drones");
  EXPECT_TRUE(quantities_of("It was two against all.")[0].unit_span.empty());
}

TEST(Quantities, WhatOnlyLooksLikeOneIsDropped) {
  for (const char* text : {
           "It began on May 3, 2029, at 10:30 p.m.",
           "It began in 1994.",
           "Two weeks ago it began.",
           "No one came.",
           "He is one of them.",
           "Section 230 protects them.",
           "An F-16 crashed.",
           "Call 555-010-1234 now.",
           "The Boeing 737 crashed.",
           "The COVID-19 wave passed.",
       }) {
    EXPECT_THAT(quantities_of(text), IsEmpty()) << text;
  }
}

TEST(Quantities, HostileTextKeepsItsSpans) {
  for (const std::string_view unit : {"1 ", "1-", "$", "two hundred and ", "about 5 or more "}) {
    std::string text;
    while (text.size() < 300'000) text += unit;
    for (const Quantity& quantity : quantities_of(text)) {
      ASSERT_LE(quantity.span.end, text.size());
      ASSERT_LE(quantity.span.start, quantity.number_span.start);
    }
  }
}

TEST(Quantities, PartsOfAWholeAreFractions) {
  expect_rows({
      {"[Half] of the ships sank.", 0.5, ""},
      {"[A third] of the fleet sank.", 1.0 / 3, ""},
      {"[A quarter] of voters agreed.", 0.25, ""},
      {"[One in five voters] agreed.", 0.2, "voter"},
      {"[Three out of four voters] agreed.", 0.75, "voter"},
      {"[Half a dozen ships] sank.", 6, "ship"},
      {"[As few as 40 ships] sank.", 40, "ship", QuantityKind::count, false, Bound::at_least},
  });
}

TEST(Quantities, TwoPricesAreTwo) {
  const auto found = quantities_of("It fell from $12 to $9.");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].number, 12);
  EXPECT_EQ(found[1].number, 9);
}

TEST(Quantities, TelephoneNumbersAreNone) {
  EXPECT_THAT(quantities_of("Call 555-0123 now."), IsEmpty());
}

TEST(Quantities, AreSaidOfANounAndGovernedByAVerb) {
  const auto expect = [](const char* text, std::vector<std::string> lines) {
    EXPECT_THAT(told::quantities(text), testing::ElementsAreArray(lines)) << text;
  };
  expect("The toll rose to 43.", {"43=43, toll, rose"});
  expect("At least 20 people were killed.", {"At least 20 people=20 person, -, killed"});
  expect("He got 45 percent of the vote.", {"45 percent=45 percent, vote, got"});
  expect("They saw a fall of 5 percent.", {"5 percent=5 percent, fall, saw"});
  expect("They signed a 28-point plan.", {"28-point=28 point, plan, signed"});
  expect("The mayor, Anna Lind, 54, left.", {"54=54 year, Lind, left"});
  expect("The ship carries 300 passengers.", {"300 passengers=300 passenger, ship, carries"});
  // Nothing is taken from beyond a clause.
  expect("They left; 20 stayed.", {"20=20, -, stayed"});
}

}  // namespace
}  // namespace synoptic
