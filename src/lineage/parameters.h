// lineage: how many fingerprints are enough for a wanted recall.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

namespace synoptic::lineage {

// How a signature of `bins` values is cut into bands: reports that agree in all rows of a band are
// candidates.
struct Banding {
  std::size_t rows = 1;
  std::size_t bands = 1;
};

// The most selective banding that proposes a pair of that likeness with that probability, by
// 1 - (1 - likeness^rows)^bands. One row a band when none reaches it.
//   banding_for(144, 0.5, 0.998)  =>  3 rows, 48 bands
[[nodiscard]] Banding banding_for(std::size_t bins, double likeness, double recall);

// The probability that `words` words, each changed with probability `changed`, keep a run of
// `run` words unchanged.
//   chance_of_run(8, 8, 0.1)  =>  0.43
[[nodiscard]] double chance_of_run(std::uint32_t words, std::uint32_t run, double changed);

// The widest winnowing window with which a shared passage of that many words, each changed with
// that probability, surely has two fingerprints on both sides with the wanted probability; 1 when
// none reaches it. That is the chance that a run of shingle + 2 window - 1 words stays unchanged:
// a lower bound of the recall, since shorter runs are mostly seen too.
[[nodiscard]] std::uint32_t window_for(std::uint32_t shingle, std::uint32_t passage_words,
                                       double changed, double recall);

}  // namespace synoptic::lineage
