// collation: every utterance of every report, as words that can be compared.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// Gives equal words equal numbers.
class WordNumbers {
 public:
  // The number of a folded word; the next one when it is new.
  std::uint32_t of(std::string_view folded);
  // Whether the word says something: no article, pronoun or auxiliary.
  [[nodiscard]] bool is_content(std::uint32_t number) const { return content_[number]; }
  [[nodiscard]] std::size_t size() const noexcept { return content_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<bool> content_;
};

// A quote, or the content of indirect speech.
struct Utterance {
  Anchor anchor;
  std::uint32_t rank = 0;  // of the report, in the order of ids
  bool direct = true;
  bool continued = false;  // goes on with the one before it, in the middle of a sentence
  std::optional<Span> cue;
  std::optional<Span> source;  // the words that name the speaker
  std::optional<NameIndex> speaker;
  bool named = false;                  // the source's words hold the speaker's name, no pronoun
  std::string speaker_text;            // the last word of an unnamed source, folded; or empty
  std::vector<std::uint32_t> words;    // as WordNumbers has them
  std::vector<std::uint32_t> content;  // those of them that say something, in order
  std::vector<Span> spans;             // of words
};

// All quotes but scare quotes, sorted by report rank and place; those without words are left out.
[[nodiscard]] std::vector<Utterance> gather_quotes(Reports reports, const NameTable& names,
                                                   WordNumbers& numbers);

// The contents of indirect speech that hold no quote, likewise.
[[nodiscard]] std::vector<Utterance> gather_indirect(Reports reports, const NameTable& names,
                                                     WordNumbers& numbers);

}  // namespace synoptic
