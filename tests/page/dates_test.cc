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

}  // namespace
}  // namespace synoptic
