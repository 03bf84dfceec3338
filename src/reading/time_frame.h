// reading: what the words of an expression of time fill in.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

#include "reading/time_patterns.h"

namespace synoptic::reading {

// The slots of an expression; units, seasons and parts of the day as time_words.txt writes them.
// The slots of an expression.
struct Frame {
  std::optional<int> month, day, year, weekday, ordinal, relday;
  std::optional<double> number;
  std::optional<int> direction;
  std::string_view unit, season, part, clock, clockword, holiday, decade;
  std::optional<int> decadeword, ampm;
  bool plural = false;
};

// Fills the slots from the words that a pattern matched as members of their class.
[[nodiscard]] Frame read_frame(const TimeMatch& match, const Pieces& pieces,
                               const Lexicon& lexicon);

}  // namespace synoptic::reading
