// base: days and moments of the civil calendar.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

// A day of the proleptic Gregorian calendar.
struct Day {
  int year = 0;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
  auto operator<=>(const Day&) const = default;
};

// A day, and a time of that day where one is known.
struct Moment {
  Day day;
  std::optional<int> second;        // seconds since midnight, local; absent: only the day is known
  std::optional<int> zone_minutes;  // offset from UTC; absent: unknown
  auto operator<=>(const Moment&) const = default;
};

// Days since 1970-01-01, negative before it, and back (Howard Hinnant's civil algorithms).
[[nodiscard]] std::int64_t days_from_civil(Day day) noexcept;
[[nodiscard]] Day civil_from_days(std::int64_t days) noexcept;

// 0 Monday to 6 Sunday.
[[nodiscard]] int weekday(Day day) noexcept;

// ISO 8601 week: the year it belongs to, and 1 to 53.
struct IsoWeek {
  int year = 0;
  int week = 1;
};
[[nodiscard]] IsoWeek iso_week(Day day) noexcept;

// 28 to 31.
[[nodiscard]] int days_in_month(int year, int month) noexcept;

// Reads an ISO 8601 date or date-time: "2013-01-30", "2013-01-30T12:05Z", "2013-01-30
// 12:05:11+01:00". Absent when the text is anything else or names a day that does not exist.
[[nodiscard]] std::optional<Moment> parse_iso(std::string_view text);

// "2013-01-30" or "2013-01-30T12:05:11+01:00", as much as is known.
[[nodiscard]] std::string to_iso(const Moment& moment);
[[nodiscard]] std::string to_iso(Day day);

// Seconds since 1970-01-01 UTC, where an unknown zone counts as UTC; the earliest and the latest
// instant that the moment can mean (a bare day is 24 hours wide, an unknown zone adds 14 each way).
struct Instants {
  std::int64_t earliest = 0;
  std::int64_t latest = 0;
};
[[nodiscard]] Instants instants_of(const Moment& moment) noexcept;

}  // namespace synoptic
