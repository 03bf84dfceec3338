// lineage: pairs of reports that are nearly one.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lineage/fingerprints.h"

namespace synoptic::lineage {

// What is kept of a report while pairs are sought.
inline constexpr std::size_t kBins = 144;
inline constexpr std::size_t kSignatureBytes = kBins * sizeof(std::uint16_t);

// Two reports by rank, with the exact Jaccard similarity of their 5-word shingles.
struct RankedDuplicate {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  double score = 0;
};

// Pairs at or above a likeness, sorted; each is proposed with the wanted probability at least.
// Reports without a word are like none. `words_of` is called from as many threads as asked for
// (0: one per core); the outcome does not depend on it.
[[nodiscard]] std::vector<RankedDuplicate> duplicates_of(std::uint32_t reports,
                                                         const WordsOf& words_of, double at_least,
                                                         double recall, unsigned threads);

// The exact likeness of two reports.
[[nodiscard]] double likeness(const Words& a, const Words& b);

}  // namespace synoptic::lineage
