// lineage: places where two reports have the same run of words.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "lineage/words.h"

namespace synoptic::lineage {

// The same shingle in two reports: words from `at_a` in report a and from `at_b` in report b.
struct Hit {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  std::uint32_t at_a = 0;
  std::uint32_t at_b = 0;
  auto operator<=>(const Hit&) const = default;
};

struct HitOptions {
  std::uint32_t shingle = 5;
  std::uint32_t window = 3;
  // Whether a hit counts only where a second one of the pair stands on nearly the same diagonal.
  bool twice = true;
};

[[nodiscard]] constexpr std::uint32_t guaranteed_run(const HitOptions& options) noexcept {
  return options.shingle - 1 + (options.twice ? 2 : 1) * options.window;
}

struct Hits {
  std::vector<Hit> hits;  // sorted
  std::size_t kept = 0;   // fingerprints of shingles that are not alone
  std::size_t pairs = 0;  // places paired up before the second was asked for
  std::size_t bytes = 0;  // the most that fingerprints took in memory at one time
};

// Gives the words of report i; called more than once for each, in ascending order.
using WordsOf = std::function<const Words&(std::uint32_t)>;

// Finds shared shingles. Two reports that share a run of guaranteed_run(options) words or more have
// hits in it, unless its every fingerprint stands in very many reports; then each of those is
// paired with the first of them and with its neighbour, so that the work stays linear.
// REQUIRES: fewer than 2^32 words in all.
[[nodiscard]] Hits find_hits(std::uint32_t reports, const WordsOf& words_of,
                             const HitOptions& options);

}  // namespace synoptic::lineage
