// story: which reports are worth comparing.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "story/weights.h"

namespace synoptic::story {

// Two reports and the cosine of their terms.
struct Likeness {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  double cosine = 0;
};

// How many of its weightiest terms a report is listed under, and how many neighbours it keeps.
constexpr std::size_t kKeys = 32;
constexpr std::size_t kNeighbours = 24;

// The kKeys terms that weigh most, heaviest first.
[[nodiscard]] Terms keys_of(const Terms& terms);

// The pairs at or above `at_least`, sorted: for each report those among its likeliest neighbours by
// its keys. A function of the reports and of the order they come in (which the caller makes a
// function of the reports as well): of a key that very many reports have, only those near each
// other in that order are looked at.
[[nodiscard]] std::vector<Likeness> find_alike(const std::vector<Terms>& reports, double at_least);

}  // namespace synoptic::story
