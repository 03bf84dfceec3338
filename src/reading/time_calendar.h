// reading: days, weeks and periods as TIMEX3 writes them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "synoptic/time.h"

namespace synoptic::reading {

// The whole number that the text begins with, or the fallback.
[[nodiscard]] int to_int(std::string_view text, int fallback);

// With zeros before it: padded(7, 2) => "07".
[[nodiscard]] std::string padded(int value, std::size_t width);

[[nodiscard]] std::string month_value(int year, int month);  // "2031-05"
[[nodiscard]] std::string week_value(Day day);               // "2031-W20", the ISO week

[[nodiscard]] Day plus_days(Day day, std::int64_t days);
// The same day so many months on, or the last of a shorter month.
[[nodiscard]] Day plus_months(Day day, int months);

// Easter Sunday (the anonymous Gregorian algorithm, Nature 1876).
[[nodiscard]] Day easter(int year);

// The day of a holiday by its rule in time_words.txt.
[[nodiscard]] Day holiday_in(std::string_view rule, int year);

// "P2D", "PT5H30M", "P2Y6M"; vague: "PXM". Units as in time_words.txt; decades and centuries become
// years, weekends days.
[[nodiscard]] std::string period(double number, bool vague, std::string_view unit);

// A time of the day, as the word says it: "10:30am" => 10, 30.
struct ClockTime {
  int hour = 0;
  int minute = 0;
};
[[nodiscard]] ClockTime read_clock(std::string_view word);

}  // namespace synoptic::reading
