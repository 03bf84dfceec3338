// SPDX-License-Identifier: Apache-2.0
#include "page/dates.h"

#include <gtest/gtest.h>

#include <vector>

namespace synoptic {
namespace {

struct DateRow {
  std::string_view given;
  std::string_view iso;  // empty: not understood
};

constexpr DateRow kDates[] = {
    {"2013-01-30", "2013-01-30"},
    {" 2013-01-30T12:05:11.250+0100 ", "2013-01-30T12:05:11+01:00"},
    {"2013-01-30 12:05", "2013-01-30T12:05:00"},
    {"Wed, 30 Jan 2013 12:05:00 GMT", "2013-01-30T12:05:00Z"},
    {"Wed, 30 Jan 2013 12:05:00 -0500", "2013-01-30T12:05:00-05:00"},
    {"Wed Jan 30 12:05:11 EST 2013", "2013-01-30T12:05:11-05:00"},
    {"January 30, 2013", "2013-01-30"},
    {"Jan. 30, 2013, 5:07 p.m. ET", "2013-01-30T17:07:00"},
    {"January 30th, 2013 at 12:07 AM", "2013-01-30T00:07:00"},
    {"30 Jan 2013", "2013-01-30"},
    {"30 January 2013 | 9pm", "2013-01-30T21:00:00"},
    {"Updated: 30 January 2013", "2013-01-30"},
    {"1359547511", "2013-01-30T12:05:11Z"},
    {"1359547511000", "2013-01-30T12:05:11Z"},
    {"20130130", "2013-01-30"},
    {"2013/01/30", "2013-01-30"},
    {"01/30/2013", "2013-01-30"},
    {"30.01.2013", "2013-01-30"},
    {"01/01/2013", "2013-01-01"},
    {"4 mai 2026 à 18h05", "2026-05-04T18:05:00"},
    {"4. Mai 2026, 18:05 Uhr", "2026-05-04T18:05:00"},
    {"4 мая 2026, 18:05", "2026-05-04T18:05:00"},
    {"4 Ağustos 2026", "2026-08-04"},
    {"٤ مايو ٢٠٢٦", "2026-05-04"},
    {"2026年5月4日 18時05分", "2026-05-04T18:05:00"},
    {"2026年5月4日 午後6時05分", "2026-05-04T18:05:00"},
    {"2026년 5월 4일 18:05", "2026-05-04T18:05:00"},
    {"2026.05.04 18:05", "2026-05-04T18:05:00"},
    {"30.01.2013, 18:05 Uhr", "2013-01-30T18:05:00"},
    // Two days, or none.
    {"01/02/2013", ""},
    {"1.2.13", ""},
    {"31 February 2013", ""},
    {"January 2013", ""},
    {"0001-01-01T00:00:00Z", ""},
    {"yesterday", ""},
    {"two days ago", ""},
    {"12345", ""},
    {"Jan Feb 30 2013", ""},
    {"30 Jan 2013 25:00", ""},
    {"", ""},
};

TEST(Dates, AreReadAsIsoOrNotAtAll) {
  for (const DateRow& row : kDates) {
    EXPECT_EQ(read_date(row.given).value_or(""), row.iso) << row.given;
  }
}

TEST(Dates, OfTwoMeaningsAreReadAsThePagesLanguageWritesThem) {
  EXPECT_EQ(read_date("01/02/2013", day_order_of("it")), "2013-02-01");
  EXPECT_EQ(read_date("01/02/2013", day_order_of("en-GB")), "2013-02-01");
  EXPECT_EQ(read_date("01/02/2013", day_order_of("en_US")), "2013-01-02");
  EXPECT_EQ(read_date("30/01/2013", day_order_of("en-US")), "2013-01-30");
  EXPECT_FALSE(read_date("01/02/2013", day_order_of("en")));
  EXPECT_FALSE(read_date("01/02/2013", day_order_of("")));
}

TEST(Dates, AreFoundInLines) {
  constexpr DateRow kRows[] = {
      {"By Jane Roe - Nov 19, 2019, 10:31 pm CST", "2019-11-19T22:31:00-06:00"},
      {"Publié le 4 mai 2026 à 18h05, mis à jour", "2026-05-04T18:05:00"},
      {"Montag, 20.05.2026 um 18:05 Uhr", "2026-05-20T18:05:00"},
      {"2026年5月4日18時05分更新", "2026-05-04"},
      {"入力 2026.05.04 18:05", "2026-05-04T18:05:00"},
      {"04/05/2026 18:05 Updated 05/05/2026 07:10", ""},
      {"In 2026 the river rose", ""},
  };
  for (const DateRow& row : kRows)
    EXPECT_EQ(find_date(row.given).value_or(""), row.iso) << row.given;
  EXPECT_EQ(find_date("04/05/2026 18:05", DayOrder::day_first), "2026-05-04T18:05:00");
}

}  // namespace
}  // namespace synoptic
