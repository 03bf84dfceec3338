// lineage: from a shared shingle to the longest aligned stretch around it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lineage/fingerprints.h"
#include "lineage/words.h"

namespace synoptic::lineage {

// Words [a_first, a_last) of report a beside [b_first, b_last) of report b.
struct Match {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  std::uint32_t a_first = 0;
  std::uint32_t a_last = 0;
  std::uint32_t b_first = 0;
  std::uint32_t b_last = 0;
  std::uint32_t equal = 0;  // aligned words that are the same

  [[nodiscard]] std::uint32_t longer() const {
    return a_last - a_first > b_last - b_first ? a_last - a_first : b_last - b_first;
  }
  auto operator<=>(const Match&) const = default;
};

// Extends hits and joins what follows closely. Matches of one pair do not overlap; each has at
// least `min_words` equal words. Sorted.
[[nodiscard]] std::vector<Match> align(std::span<const Words> reports, std::span<const Hit> hits,
                                       std::uint32_t shingle, std::uint32_t min_words);

}  // namespace synoptic::lineage
