// SPDX-License-Identifier: Apache-2.0
#include "synoptic/time.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(Day, CountsFromTheEpochAndBack) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11017);
  for (std::int64_t days = -200000; days < 200000; days += 97) {
    EXPECT_EQ(days_from_civil(civil_from_days(days)), days);
  }
}

TEST(Day, KnowsItsWeekday) {
  EXPECT_EQ(weekday({2013, 1, 30}), 2);  // a Wednesday
  EXPECT_EQ(weekday({1969, 12, 28}), 6);
  EXPECT_EQ(weekday({2024, 2, 29}), 3);
}

TEST(Day, TheIsoWeekBelongsToTheYearOfItsThursday) {
  EXPECT_EQ(iso_week({2021, 1, 3}).year, 2020);
  EXPECT_EQ(iso_week({2021, 1, 3}).week, 53);
  EXPECT_EQ(iso_week({2018, 12, 31}).year, 2019);
  EXPECT_EQ(iso_week({2018, 12, 31}).week, 1);
}

TEST(Day, FebruaryKnowsLeapYears) {
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(2023, 12), 31);
}

TEST(Iso, ReadsAndWritesTheSameText) {
  for (const char* text : {"2013-01-30", "2013-01-30T12:05:11", "2013-01-30T12:05:11Z",
                           "2013-01-30T12:05:11+01:30", "2013-01-30T12:05:11-05:00"}) {
    const auto moment = parse_iso(text);
    ASSERT_TRUE(moment.has_value()) << text;
    EXPECT_EQ(to_iso(*moment), text);
  }
}

TEST(Iso, TakesTheFormsThatPagesWrite) {
  EXPECT_EQ(to_iso(*parse_iso("2013-01-30 12:05")), "2013-01-30T12:05:00");
  EXPECT_EQ(to_iso(*parse_iso("2013-01-30T12:05:11.250-0500")), "2013-01-30T12:05:11-05:00");
}

TEST(Iso, RefusesWhatIsNoMoment) {
  for (const char* text :
       {"", "2013", "2013-13-01", "2013-02-29", "2013-01-30T", "2013-01-30T25:00", "2013-01-30x",
        "2013-01-30T12:05:11+1", "30-01-2013"}) {
    EXPECT_FALSE(parse_iso(text).has_value()) << text;
  }
}

TEST(Instants, ABareDayIsAsWideAsTheWorld) {
  const Instants instants = instants_of(*parse_iso("1970-01-01"));
  EXPECT_EQ(instants.earliest, -14 * 3600);
  EXPECT_EQ(instants.latest, 86399 + 14 * 3600);
}

TEST(Instants, AZonedMomentIsOneInstant) {
  const Instants instants = instants_of(*parse_iso("1970-01-01T01:00:00+01:00"));
  EXPECT_EQ(instants.earliest, 0);
  EXPECT_EQ(instants.latest, 0);
}

}  // namespace
}  // namespace synoptic
