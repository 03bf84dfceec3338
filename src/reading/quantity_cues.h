// reading: the phrases around a number that bound it or make it rough.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "reading/lexicon.h"
#include "synoptic/reading.h"

namespace synoptic::reading {

// What the words before or after a number say.
struct QuantityCue {
  std::uint32_t pieces = 0;  // how many they are; 0: nothing is said
  bool about = false;
  bool age = false;
  Bound bound = Bound::exact;
};

// The phrases of a data file. Immutable after loading.
class QuantityCues {
 public:
  // REQUIRES: the lexicon gets no other users before this returns.
  QuantityCues(std::string_view source, Lexicon& lexicon);

  // The longest phrase that ends right before the piece, in its sentence.
  [[nodiscard]] QuantityCue before(const Pieces& pieces, std::uint32_t at) const;
  // The longest phrase that begins at the piece; `at` may be past the end.
  [[nodiscard]] QuantityCue after(const Pieces& pieces, std::uint32_t at,
                                  std::uint32_t sentence) const;
  // Whether the word speaks of votes or scores.
  [[nodiscard]] bool is_score_word(std::uint32_t word) const;

 private:
  struct Phrase {
    std::vector<std::uint32_t> words;
    QuantityCue cue;
  };
  void add_line(std::string_view head, std::string_view line, Lexicon& lexicon);

  std::vector<Phrase> before_;  // longest first
  std::vector<Phrase> after_;
  std::vector<std::uint32_t> score_words_;  // sorted
};

}  // namespace synoptic::reading
