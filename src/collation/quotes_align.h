// collation: two readings of one utterance, word by word.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "synoptic/collation.h"

namespace synoptic {

// A run of words of the base against a run of words of a reading, by their places; one of the two
// is empty for words that only the other has. Runs cover both sides, in order.
struct AlignedRun {
  EditKind kind = EditKind::same;
  std::uint32_t base_first = 0;
  std::uint32_t base_last = 0;  // one past
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // one past
};

// Aligns a reading's words (as numbers: equal words, equal numbers) with the base's. Few long runs
// are better than many short ones; what the reading leaves out before and after costs nothing.
//   base "a very long and useful talk", words "long useful talk"
//     => cut "a very" | same "long" | cut "and" | same "useful talk"
[[nodiscard]] std::vector<AlignedRun> align_words(std::span<const std::uint32_t> base,
                                                  std::span<const std::uint32_t> words);

}  // namespace synoptic
