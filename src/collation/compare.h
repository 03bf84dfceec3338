// collation: two answers to one question: can both be right?
// SPDX-License-Identifier: Apache-2.0
//
// Values are compared as what they are: numbers as intervals with units, times as stretches of the
// calendar, places by what lies in what. A difference is only called where the values exclude each
// other; where they merely say nothing of each other the outcome is `unknown`.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "synoptic/collation.h"

namespace synoptic {

enum class Relation : std::uint8_t {
  same,       // one answer, said alike or with less precision
  unknown,    // neither the same nor in each other's way: no agreement, no difference
  different,  // both cannot be right of one thing in one state
};

struct Comparison {
  Relation relation = Relation::unknown;
  Reason reason = Reason::equal;  // of `unknown`: why the two do not clash
};

// A unit by its dimension ("time") and how many base units it is (a day is 24 hours). Absent for
// what is counted in pieces.
struct UnitScale {
  std::string_view dimension;
  double base = 1;
};
[[nodiscard]] std::optional<UnitScale> scale_of(std::string_view unit);

// Two quantities. Units of one dimension are converted; a rounded number stands for the interval
// that rounds to it ("$43 million" is 42.5 to 43.5), an approximate one for a stretch around it,
// "more than 20" for 20 to 30 (beyond: unknown). Units that cannot be converted: unknown.
// Two tallies are the same when their numbers are, whichever is named first.
//   138 / about 140 => same, hedge      35.7 / 35.72 => same, rounding      2 days / 3 days =>
//   different
[[nodiscard]] Comparison compare_quantities(const ClaimValue& a, const ClaimValue& b);

// What a quantity stands for, as a reader is told: "about 140" is 135 to 145.
struct NumberRange {
  double low = 0;
  double high = 0;
  bool open_above = false;  // "at least"
  bool open_below = false;  // "at most"
};
[[nodiscard]] NumberRange range_of(const ClaimValue& value);

// Two TIMEX3 values, resolved or not; "1967/1979" is a range.
//   "XXXX-WXX-2" / "2031-05-06" (a Tuesday) => same, granularity      "2031-04" / "2031-05-14" =>
//   different
[[nodiscard]] Comparison compare_times(std::string_view a, std::string_view b);

// How many days lie between two stretches of the calendar; 0 when they meet. Absent when either is
// not on the calendar.
[[nodiscard]] std::optional<std::int64_t> days_between(std::string_view a, std::string_view b);

// Two places by their names. Only places that the gazetteer knows can be different; a continent is
// too large to say the same as a place in it.
//   "Miami" / "Florida" => same, containment      "London" / "Kyiv" => different
[[nodiscard]] Comparison compare_places(std::string_view a, std::string_view b);

// Any two values; of different kinds: unknown. Texts are the same when they are equal, and
// different never: words alone do not exclude each other.
[[nodiscard]] Comparison compare_values(const ClaimValue& a, const ClaimValue& b);

// The name under which the gazetteer knows a place, its short form or its demonym, folded
// ("Ukrainian" => "ukraine"); empty when it does not.
[[nodiscard]] std::string_view known_place(std::string_view name);

// Whether the first place lies in the second, by the gazetteer.
[[nodiscard]] bool lies_in(std::string_view part, std::string_view whole);

}  // namespace synoptic
