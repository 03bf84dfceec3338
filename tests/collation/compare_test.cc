// SPDX-License-Identifier: Apache-2.0
#include "collation/compare.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

// A quantity as tests write it: "~" before an approximate one, ">" more than, "<" nearly.
ClaimValue quantity(double number, std::string unit = "", char hedge = ' ') {
  ClaimValue value{.kind = ClaimValue::Kind::quantity, .number = number, .unit = std::move(unit)};
  value.approximate = hedge == '~';
  if (hedge == '>') value.bound = Bound::more_than;
  if (hedge == '<') value.bound = Bound::less_than;
  return value;
}

struct QuantityRow {
  ClaimValue a;
  ClaimValue b;
  Relation relation;
  Reason reason;
};

void expect_rows(const std::vector<QuantityRow>& rows) {
  for (const QuantityRow& row : rows) {
    SCOPED_TRACE(std::to_string(row.a.number) + " / " + std::to_string(row.b.number));
    for (const Comparison& c :
         {compare_quantities(row.a, row.b), compare_quantities(row.b, row.a)}) {
      EXPECT_EQ(c.relation, row.relation);
      EXPECT_EQ(c.reason, row.reason);
    }
  }
}

TEST(CompareQuantities, SmallWholeNumbersAreExact) {
  expect_rows({
      {quantity(3, "day"), quantity(2, "day"), Relation::different, Reason::value},
      {quantity(19, "point"), quantity(20, "point"), Relation::different, Reason::value},
      {quantity(140, "drone"), quantity(138, "drone"), Relation::different, Reason::value},
      {quantity(28, "point"), quantity(28, "point"), Relation::same, Reason::equal},
  });
}

TEST(CompareQuantities, ARoundNumberStandsForWhatRoundsToIt) {
  expect_rows({
      {quantity(13'600'000, "USD"), quantity(13'625'777, "USD"), Relation::same, Reason::rounding},
      {quantity(43'000'000, "USD"), quantity(43'885'310, "USD"), Relation::different,
       Reason::value},
      {quantity(141'000'000, "USD"), quantity(139'000'000, "USD"), Relation::different,
       Reason::value},
      {quantity(35.7, "percent"), quantity(35.72, "percent"), Relation::same, Reason::rounding},
      {quantity(35.7, "percent"), quantity(35.82, "percent"), Relation::different, Reason::value},
  });
}

TEST(CompareQuantities, NeighboursThatOnlyTouchWhereTheyRoundAreTwoNumbers) {
  expect_rows({{quantity(43'000'000, "USD"), quantity(44'000'000, "USD", '~'), Relation::different,
                Reason::value}});
}

TEST(CompareQuantities, AHedgeWidensAsFarAsTheLastDigitIsCoarse) {
  expect_rows({
      {quantity(138, "drone"), quantity(140, "drone", '~'), Relation::same, Reason::hedge},
      {quantity(138, "drone"), quantity(138, "drone", '~'), Relation::same, Reason::hedge},
      {quantity(5, "hour"), quantity(5, "hour", '~'), Relation::same, Reason::hedge},
      {quantity(23, "order"), quantity(24, "order", '~'), Relation::same, Reason::hedge},
      {quantity(22, "order"), quantity(24, "order", '~'), Relation::different, Reason::value},
      {quantity(139'000'000, "USD"), quantity(141'000'000, "USD", '~'), Relation::different,
       Reason::value},
      {quantity(15'000'000, "USD", '<'), quantity(14'959'450, "USD"), Relation::same,
       Reason::hedge},
      {quantity(15'000'000, "USD", '<'), quantity(13'000'000, "USD"), Relation::unknown,
       Reason::hedge},
  });
}

TEST(CompareQuantities, ABoundLeavesItsOpenSideUnknown) {
  expect_rows({
      {quantity(20, "year", '>'), quantity(21, "year"), Relation::same, Reason::hedge},
      {quantity(12, "death", '>'), quantity(30, "death"), Relation::unknown, Reason::hedge},
      {quantity(20, "year", '>'), quantity(11, "year"), Relation::different, Reason::value},
  });
}

TEST(CompareQuantities, UnitsOfOneDimensionAreConverted) {
  expect_rows({
      {quantity(48, "hour"), quantity(2, "day"), Relation::same, Reason::equal},
      {quantity(1, "kilometer"), quantity(1000, "meter"), Relation::same, Reason::equal},
      {quantity(3, "day"), quantity(5, "hour"), Relation::different, Reason::value},
      {quantity(3, "day"), quantity(3, "point"), Relation::unknown, Reason::scope},
      {quantity(3, "missile"), quantity(3, "drone"), Relation::unknown, Reason::scope},
  });
}

TEST(CompareQuantities, ARangeHoldsWhatLiesInIt) {
  ClaimValue range = quantity(19, "minister");
  range.upper = 22;
  EXPECT_EQ(compare_quantities(range, quantity(21, "minister")).relation, Relation::same);
  EXPECT_EQ(compare_quantities(range, quantity(25, "minister")).relation, Relation::different);
}

TEST(CompareQuantities, ZeroAndHugeNumbersDoNoHarm) {
  EXPECT_EQ(compare_quantities(quantity(0), quantity(0)).relation, Relation::same);
  EXPECT_EQ(compare_quantities(quantity(0), quantity(1)).relation, Relation::different);
  EXPECT_EQ(compare_quantities(quantity(1e300), quantity(1e300)).relation, Relation::same);
}

struct TimeRow {
  std::string_view a;
  std::string_view b;
  Relation relation;
  Reason reason;
};

TEST(CompareTimes, StretchesOfTheCalendarAreComparedByWhatTheyHold) {
  const std::vector<TimeRow> rows = {
      {"2031-05-06", "2031-05-06", Relation::same, Reason::equal},
      {"2031-05-06", "2031-05", Relation::same, Reason::granularity},
      {"2031-05-06", "2031", Relation::same, Reason::granularity},
      {"2031-05-06", "2031-W19", Relation::same, Reason::granularity},
      {"2031-05-06TMO", "2031-05-06", Relation::same, Reason::equal},
      {"2031-04-30", "2031-05", Relation::different, Reason::value},
      {"2031-04", "2031-Q2", Relation::same, Reason::granularity},
      {"2031-SU", "2031-04", Relation::different, Reason::value},
      {"203X", "2031-04", Relation::same, Reason::granularity},
      {"2030", "2031", Relation::different, Reason::value},
  };
  for (const TimeRow& row : rows) {
    SCOPED_TRACE(std::string(row.a) + " / " + std::string(row.b));
    for (const Comparison& c : {compare_times(row.a, row.b), compare_times(row.b, row.a)}) {
      EXPECT_EQ(c.relation, row.relation);
      EXPECT_EQ(c.reason, row.reason);
    }
  }
}

TEST(CompareTimes, OpenValuesAreComparedByTheFieldsThatBothHave) {
  EXPECT_EQ(compare_times("XXXX-WXX-2", "XXXX-WXX-2").relation, Relation::same);
  EXPECT_EQ(compare_times("XXXX-WXX-2", "XXXX-WXX-6").relation, Relation::different);
  const Comparison tuesday = compare_times("XXXX-WXX-2", "2031-05-06");
  EXPECT_EQ(tuesday.relation, Relation::same);
  EXPECT_EQ(tuesday.reason, Reason::granularity);
  EXPECT_EQ(compare_times("XXXX-WXX-2", "2031-05-07").relation, Relation::different);
  EXPECT_EQ(compare_times("XXXX-06-25", "2031-06-25").relation, Relation::same);
  EXPECT_EQ(compare_times("XXXX-06-25", "2031-06-26").relation, Relation::different);
}

TEST(CompareTimes, WhatSaysNothingOfTheOtherIsUnknown) {
  for (const std::string_view open : {"XXXX-XX-XX", "PRESENT_REF", "PAST_REF", "PT5H", "", "X"}) {
    SCOPED_TRACE(open);
    EXPECT_EQ(compare_times(open, "XXXX-WXX-2").relation, Relation::unknown);
    EXPECT_EQ(compare_times("2031-05-06", open).relation, Relation::unknown);
  }
}

TEST(CompareTimes, RangesAreComparedEndByEnd) {
  EXPECT_EQ(compare_times("1967/1979", "1967/1979").relation, Relation::same);
  EXPECT_EQ(compare_times("1967/1979", "1966/1978").relation, Relation::different);
  EXPECT_EQ(compare_times("1967/1979", "1970").relation, Relation::unknown);
}

TEST(CompareTimes, DaysBetweenCountsTheGap) {
  EXPECT_EQ(days_between("2031-04-30", "2031-05-02"), 2);
  EXPECT_EQ(days_between("2031-05", "2031-05-02"), 0);
  EXPECT_EQ(days_between("XXXX-WXX-2", "2031-05-02"), std::nullopt);
}

TEST(ComparePlaces, APlaceIsCompatibleWithWhatItLiesIn) {
  const Comparison florida = compare_places("Miami", "Florida");
  EXPECT_EQ(florida.relation, Relation::same);
  EXPECT_EQ(florida.reason, Reason::containment);
  EXPECT_EQ(compare_places("the United States", "Miami").relation, Relation::same);
  EXPECT_EQ(compare_places("Norway", "Oslo").reason, Reason::containment);
}

TEST(ComparePlaces, TwoKnownPlacesApartAreDifferent) {
  EXPECT_EQ(compare_places("Oslo", "Lisbon").relation, Relation::different);
  EXPECT_EQ(compare_places("Norway", "Lisbon").relation, Relation::different);
}

TEST(ComparePlaces, WhatTheGazetteerDoesNotKnowIsNeverDifferent) {
  EXPECT_EQ(compare_places("Orra", "Lisbon").relation, Relation::unknown);
  EXPECT_EQ(compare_places("Orra", "Tarn Quay").relation, Relation::unknown);
  EXPECT_EQ(compare_places("Orra", "ORRA").relation, Relation::same);
}

TEST(ComparePlaces, AContinentIsTooWideToAgreeOn) {
  EXPECT_EQ(compare_places("Europe", "Oslo").relation, Relation::unknown);
}

TEST(ComparePlaces, ShortFormsAndDemonymsMeanThePlace) {
  EXPECT_EQ(known_place("U.S."), "united states");
  EXPECT_EQ(known_place("Norwegian"), "norway");
  EXPECT_EQ(known_place("the Netherlands"), "netherlands");
  EXPECT_EQ(known_place("Velmark"), "");
  EXPECT_EQ(compare_places("US", "America").reason, Reason::equal);
}

TEST(CompareValues, DifferentKindsOfValuesSayNothingOfEachOther) {
  const ClaimValue time{.kind = ClaimValue::Kind::timex, .timex = "2031"};
  EXPECT_EQ(compare_values(quantity(2031), time).relation, Relation::unknown);
  const ClaimValue a{.kind = ClaimValue::Kind::text, .text = "passed"};
  const ClaimValue b{.kind = ClaimValue::Kind::text, .text = "failed"};
  EXPECT_EQ(compare_values(a, a).relation, Relation::same);
  EXPECT_EQ(compare_values(a, b).relation, Relation::unknown);
}

}  // namespace
}  // namespace synoptic
