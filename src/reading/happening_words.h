// reading: which words tell of something that takes place.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/lexicon.h"

namespace synoptic::reading {

enum class HappeningForm : std::uint8_t { noun, past, now, base };

// One way in which a word tells of a kind of happening.
struct HappeningSense {
  HappeningForm form = HappeningForm::noun;
  std::string_view kind;
  bool before_name = false;             // a name or pronoun must follow
  std::vector<std::uint32_t> followed;  // one of these words must follow, when there are any
};

// The words and phrases of happenings.txt. Immutable after loading.
class HappeningWords {
 public:
  // REQUIRES: source and lexicon outlive this.
  HappeningWords(std::string_view source, Lexicon& lexicon);

  // The senses of a word, by its number in the lexicon; empty for most.
  [[nodiscard]] std::span<const HappeningSense> senses(std::uint32_t word) const {
    return word < senses_.size() ? std::span<const HappeningSense>(senses_[word])
                                 : std::span<const HappeningSense>{};
  }
  // Whether the piece stands in a phrase that is no happening.
  [[nodiscard]] bool in_false_phrase(const Pieces& pieces, std::uint32_t at) const;

 private:
  void add_line(std::string_view kind, std::string_view line, Lexicon& lexicon);

  std::vector<std::vector<HappeningSense>> senses_;
  std::vector<std::vector<std::uint32_t>> false_phrases_;
  std::vector<std::vector<std::uint32_t>> false_by_word_;  // into false_phrases_, by any word
};

}  // namespace synoptic::reading
