// reading: what an expression of time means, as a TIMEX3 value.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "reading/time_patterns.h"
#include "synoptic/reading.h"
#include "synoptic/time.h"

namespace synoptic::reading {

enum class Tense : std::uint8_t { unknown, past, future };

// What has been said so far: expressions like "two days later" and "a year earlier" lean on it.
struct TimeContext {
  std::optional<Day> published;
  std::optional<Day> last_day;  // the last day of the calendar that was named
  std::optional<int> last_year;
  std::optional<int> last_month;  // of last_year
  std::optional<int> last_quarter;
  int last_quarter_year = 0;
  std::uint32_t last_quarter_sentence = 0;
};

struct TimeValue {
  TimexType type = TimexType::date;
  std::string value;  // empty: no expression of time after all
};

// Works out the value, and remembers in the context what later expressions may lean on.
[[nodiscard]] TimeValue value_of(const TimeMatch& match, const Pieces& pieces,
                                 const Lexicon& lexicon, Tense tense, TimeContext& context);

}  // namespace synoptic::reading
