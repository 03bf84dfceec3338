// story: which reports are worth comparing.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "story/terms.h"

namespace synoptic::story {

// Two reports and the cosine of their terms.
struct Likeness {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  double cosine = 0;
};

// The pairs at or above `at_least`, sorted: for each report those among its likeliest neighbours by
// its weightiest terms. Exact up to a few hundred reports; beyond, terms that stand in very many
// reports are not followed.
[[nodiscard]] std::vector<Likeness> find_alike(const std::vector<Terms>& reports, double at_least);

}  // namespace synoptic::story
