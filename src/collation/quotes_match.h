// collation: whether two quotes are one utterance.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

#include "collation/quotes_gather.h"

namespace synoptic {

// What two quotes say of their speakers.
enum class SpeakerMatch : std::uint8_t { same, unknown, different };
[[nodiscard]] SpeakerMatch compare_speakers(const Utterance& a, const Utterance& b);

// What the words of the one and the other have in common.
struct WordMatch {
  std::uint32_t words = 0;    // of the shorter, found in order in the longer
  std::uint32_t content = 0;  // those of them that say something
  bool contiguous = false;    // all of the shorter's, without a gap
};
[[nodiscard]] WordMatch match_words(const Utterance& shorter, const Utterance& longer,
                                    const WordNumbers& numbers);

// Whether the shorter reads as the longer one's words, by them alone: most of its words stand there
// in order, and enough of them to be no accident. Words given to two speakers must be long and
// nearly equal.
[[nodiscard]] bool is_same_utterance(const Utterance& shorter, const Utterance& longer,
                                     const WordMatch& match);

// Whether a few words may be a piece of the longer quote of the same speaker: how surely, 0 not at
// all. Pieces are given to one utterance only, the surest.
[[nodiscard]] std::uint32_t piece_strength(const Utterance& piece, const Utterance& whole,
                                           const WordMatch& match);

}  // namespace synoptic
