// reading: what cue verbs and reporting nouns govern.
// SPDX-License-Identifier: Apache-2.0
//
// Format of the two lists (attributions_governs.txt, attributions_nouns.txt): UTF-8, "#" starts a
// comment. A line is a word (a noun with its plural), a colon, and what it governs: `clause`,
// `that`, `noun`, `to`, or prepositions and particles as they stand.

#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/attributions_words.h"

namespace synoptic::reading {

// What may follow, as bits; prepositions have bits of their own.
namespace governs {
inline constexpr std::uint32_t kThat = 1u << 0;    // a clause with the word that opens it
inline constexpr std::uint32_t kClause = 1u << 1;  // a clause without it
inline constexpr std::uint32_t kNoun = 1u << 2;
inline constexpr std::uint32_t kTo = 1u << 3;
}  // namespace governs

// Both lists, read once. Safe to ask from many threads.
class GovernedWords {
 public:
  [[nodiscard]] static const GovernedWords& get();

  // What the verb governs; a clause, a noun and "to" when it is not listed.
  [[nodiscard]] std::uint32_t of_verb(const WordInfo& word) const {
    return word.verb < verbs_.size() && verbs_[word.verb] != 0 ? verbs_[word.verb] : kDefault;
  }
  // What the noun governs; 0 when it is no reporting noun.
  [[nodiscard]] std::uint32_t of_noun(std::string_view folded) const {
    const auto found = nouns_.find(folded);
    return found == nouns_.end() ? 0 : found->second;
  }
  // The bit of a preposition, particle, "to" or "that"; 0 for words that nothing listed governs.
  [[nodiscard]] std::uint32_t bit_of(std::string_view folded) const {
    const auto found = bits_.find(folded);
    return found == bits_.end() ? 0 : found->second;
  }

 private:
  static constexpr std::uint32_t kDefault =
      governs::kThat | governs::kClause | governs::kNoun | governs::kTo;

  GovernedWords();
  [[nodiscard]] std::uint32_t take_bits(std::string_view line);

  std::unordered_map<std::string_view, std::uint32_t> bits_;
  std::unordered_map<std::string_view, std::uint32_t> nouns_;
  std::vector<std::uint32_t> verbs_;  // by WordInfo::verb; 0: not listed
};

}  // namespace synoptic::reading
