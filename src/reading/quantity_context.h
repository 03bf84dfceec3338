// reading: what a quantity is said of.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>

#include "reading/lexicon.h"
#include "synoptic/span.h"

namespace synoptic::reading {

// Where a quantity stands, in pieces.
struct QuantityPlace {
  std::uint32_t left = 0;   // of the whole quantity, approximator included
  std::uint32_t right = 0;  // past its unit
  bool compound = false;    // "28-point": says how large the noun behind it is
  bool share = false;       // of something: percent, a fraction, money, a measure
  bool age = false;
};

// The noun and the verb that govern a quantity; each may be missing.
//   "the toll rose to 43"              =>  toll, rose
//   "at least 20 people were killed"   =>  nothing but its unit, killed
//   "45 percent of the vote"           =>  vote
//   "a fall of 5 percent"              =>  fall
//   "a 28-point plan"                  =>  plan
//   "Anna Lind, 54,"                   =>  Lind
struct QuantityContext {
  std::optional<Span> noun;
  std::optional<Span> verb;
};

// Looks kReach words to each side, within the sentence and its clause.
[[nodiscard]] QuantityContext context_of(const QuantityPlace& place, const Pieces& pieces,
                                         const Lexicon& lexicon);

}  // namespace synoptic::reading
