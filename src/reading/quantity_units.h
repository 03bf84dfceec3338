// reading: what a number counts.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>

#include "reading/lexicon.h"
#include "synoptic/reading.h"

namespace synoptic::reading {

// The words that say what is counted, pieces [first, last), and how we write it.
struct UnitFound {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // == first: nothing is counted
  QuantityKind kind = QuantityKind::count;
  std::string unit;  // singular, folded
};

// Looks for the unit behind a number: the piece after it, and the number itself.
//   "two ballistic missiles were"  =>  "missile";  "28-point plan"  =>  "point"
//   "two were killed"              =>  nothing;    "5 million dollars"  =>  "USD", money
[[nodiscard]] UnitFound find_unit(const Pieces& pieces, std::uint32_t after,
                                  const NumberRun& number, const Lexicon& lexicon);

// The singular of an English noun: "parties" => "party", "people" => "person".
[[nodiscard]] std::string singular(std::string_view noun, const Lexicon& lexicon);

}  // namespace synoptic::reading
