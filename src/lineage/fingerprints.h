// lineage: places where two reports have the same run of words.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
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

// Hashes of all runs of `shingle` words that no furniture interrupts, by the word they begin at;
// absent runs are left out.
struct Shingle {
  std::uint64_t hash = 0;
  std::uint32_t at = 0;
};
[[nodiscard]] std::vector<Shingle> shingles_of(const Words& words, std::uint32_t shingle);

// Finds shared shingles, sorted. Two reports that share a run of shingle + 3 words or more have a
// hit in it, unless its every fingerprint stands in very many reports; then each of those is
// paired with the first of them and with its neighbour, so that the work stays linear.
[[nodiscard]] std::vector<Hit> find_hits(std::span<const Words> reports, std::uint32_t shingle);

}  // namespace synoptic::lineage
