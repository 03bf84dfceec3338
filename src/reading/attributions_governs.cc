// SPDX-License-Identifier: Apache-2.0
#include "reading/attributions_governs.h"

#include <cassert>

#include "reading/lexicon.h"
#include "reading_data.h"

namespace synoptic::reading {

const GovernedWords& GovernedWords::get() {
  static const GovernedWords kWords;
  return kWords;
}

// "clause" takes the word that opens it too.
std::uint32_t GovernedWords::take_bits(std::string_view line) {
  std::uint32_t bits = 0;
  for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
    if (word == "clause") {
      bits |= governs::kClause | governs::kThat;
    } else if (word == "noun") {
      bits |= governs::kNoun;
    } else {
      const auto next = static_cast<std::uint32_t>(bits_.size() + 2);
      const auto [entry, is_new] = bits_.try_emplace(word, 1u << next);
      assert(!is_new || next < 32);
      bits |= entry->second;
    }
  }
  return bits;
}

GovernedWords::GovernedWords() {
  bits_.emplace("that", governs::kThat);
  bits_.emplace("to", governs::kTo);
  each_line(reading_data::attributions_governs, [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    std::string_view left = line.substr(0, colon);
    const std::uint32_t verb = SourceWords::get().of(take_word(left)).verb;
    const std::uint32_t bits = take_bits(line.substr(colon + 1));
    if (verb == 0) return;
    if (verbs_.size() <= verb) verbs_.resize(verb + 1, 0);
    verbs_[verb] |= bits;
  });
  each_line(reading_data::attributions_nouns, [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::uint32_t bits = take_bits(line.substr(colon + 1));
    std::string_view left = line.substr(0, colon);
    for (std::string_view word = take_word(left); !word.empty(); word = take_word(left))
      nouns_[word] |= bits;
  });
}

}  // namespace synoptic::reading
