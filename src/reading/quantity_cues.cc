// SPDX-License-Identifier: Apache-2.0
#include "reading/quantity_cues.h"

#include <algorithm>

namespace synoptic::reading {
namespace {

Bound bound_named(std::string_view name) {
  if (name == "at_least") return Bound::at_least;
  if (name == "at_most") return Bound::at_most;
  if (name == "more_than") return Bound::more_than;
  if (name == "less_than") return Bound::less_than;
  return Bound::exact;
}

// What a section line says: "[after age at_least]".
QuantityCue cue_of(std::string_view head) {
  QuantityCue cue;
  for (std::string_view word = take_word(head); !word.empty(); word = take_word(head)) {
    if (word == "about") cue.about = true;
    if (word == "age") cue.age = true;
    if (const Bound bound = bound_named(word); bound != Bound::exact) cue.bound = bound;
  }
  return cue;
}

}  // namespace

QuantityCues::QuantityCues(std::string_view source, Lexicon& lexicon) {
  std::string_view head;
  each_line(source, [&](std::string_view line) {
    if (line.front() == '[') {
      head = line.substr(1, line.find(']') - 1);
    } else {
      add_line(head, line, lexicon);
    }
  });
  const auto longer = [](const Phrase& a, const Phrase& b) {
    return a.words.size() != b.words.size() ? a.words.size() > b.words.size() : a.words < b.words;
  };
  std::ranges::sort(before_, longer);
  std::ranges::sort(after_, longer);
  std::ranges::sort(score_words_);
}

void QuantityCues::add_line(std::string_view head, std::string_view line, Lexicon& lexicon) {
  const std::string_view place = take_word(head);
  if (place == "around") {
    score_words_.push_back(lexicon.intern(line));
    return;
  }
  Phrase phrase;
  phrase.cue = cue_of(head);
  for (std::string_view word = take_word(line); !word.empty(); word = take_word(line))
    phrase.words.push_back(lexicon.intern(word));
  phrase.cue.pieces = static_cast<std::uint32_t>(phrase.words.size());
  (place == "before" ? before_ : after_).push_back(std::move(phrase));
}

QuantityCue QuantityCues::before(const Pieces& pieces, std::uint32_t at) const {
  if (at == 0 || pieces.all[at - 1].id == Lexicon::kNone) return {};
  const std::uint32_t sentence = pieces.all[at].sentence;
  for (const Phrase& phrase : before_) {
    const std::size_t size = phrase.words.size();
    if (size > at || phrase.words.back() != pieces.all[at - 1].id) continue;
    if (pieces.all[at - size].sentence != sentence) continue;
    const auto same = [](std::uint32_t word, const Piece& piece) { return word == piece.id; };
    if (std::equal(phrase.words.begin(), phrase.words.end(),
                   pieces.all.begin() + static_cast<std::ptrdiff_t>(at - size), same))
      return phrase.cue;
  }
  return {};
}

QuantityCue QuantityCues::after(const Pieces& pieces, std::uint32_t at,
                                std::uint32_t sentence) const {
  if (at >= pieces.all.size() || pieces.all[at].id == Lexicon::kNone) return {};
  for (const Phrase& phrase : after_) {
    const std::size_t size = phrase.words.size();
    if (at + size > pieces.all.size() || phrase.words.front() != pieces.all[at].id) continue;
    if (pieces.all[at + size - 1].sentence != sentence) continue;
    const auto same = [](std::uint32_t word, const Piece& piece) { return word == piece.id; };
    if (std::equal(phrase.words.begin(), phrase.words.end(), pieces.all.begin() + at, same))
      return phrase.cue;
  }
  return {};
}

bool QuantityCues::is_score_word(std::uint32_t word) const {
  return std::ranges::binary_search(score_words_, word);
}

}  // namespace synoptic::reading
