// reading: the words that times, quantities and happenings are told by, and a report cut into
// pieces that know their words.
// SPDX-License-Identifier: Apache-2.0
//
// Format of a word list: UTF-8, "#" starts a comment. A line `[class]` opens a class; each line
// below it is a value, then the words that have it: `1 january jan jan.` A word may stand in
// several classes ("second" is an ordinal and a unit). "-" as a value means none.

#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "synoptic/text.h"

namespace synoptic::reading {

// What a word can be. The names in the data files are these in lower case.
enum class WordClass : std::uint8_t {
  none,
  // numbers.txt
  cardinal,
  tens,
  scale,
  article,
  ordinal,
  vague,
  fraction,
  // time_words.txt
  month,
  plainmonth,
  shymonth,
  weekday,
  shortday,
  unit,
  units,
  season,
  part,
  clockword,
  ampm,
  zone,
  direction,
  relday,
  holiday,
  decadeword,
  future,
  yearlead,
  past,
  // quantity_words.txt
  measure,
  currency,
  prefix,
  plural,
  numbered,
  scaleplural,
  sign,
  noncount,
  modifier,
  stopper,
  amountverb,
  auxiliary,
  // happening_cues.txt
  planned,
  denied,
  alleged,
  hypothetical,
  undone,
  tocome,
  infinitive,
  subject,
  determiner,
  preposition,
  inplace,
  lasting,
  clause,
  speaker,
  object,
  // made from digits
  number,
  integer,
  year,
  day,
  clock,
  decade,
  count_,
};

// One class of one word.
struct WordSense {
  WordClass word_class = WordClass::none;
  std::string_view value;
};

// All words of the lists, each with a number of its own. Words are folded as Text::fold gives them.
class Lexicon {
 public:
  // No word.
  static constexpr std::uint32_t kNone = 0;

  // Adds a word list. REQUIRES: the source outlives the lexicon.
  void add(std::string_view source);
  // The number of a word, given when it is new.
  std::uint32_t intern(std::string_view word);

  // The number of a word by the hash of its bytes, or kNone.
  [[nodiscard]] std::uint32_t find(std::uint64_t hash) const {
    const auto found = ids_.find(hash);
    return found == ids_.end() ? kNone : found->second;
  }
  [[nodiscard]] std::span<const WordSense> senses(std::uint32_t word) const {
    return senses_[word];
  }
  // The value that a word has in a class, or nullptr.
  [[nodiscard]] const std::string_view* value(std::uint32_t word, WordClass word_class) const {
    for (const WordSense& sense : senses_[word])
      if (sense.word_class == word_class) return &sense.value;
    return nullptr;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  std::deque<std::vector<WordSense>> senses_{1};
};

// The class with this name in the data files; none when there is none.
[[nodiscard]] WordClass word_class_named(std::string_view name);

// A token, or a part of one between hyphens ("five" and "hour" of "five-hour").
struct Piece {
  Span span;
  std::string_view word;  // folded
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::uint32_t id = Lexicon::kNone;
  std::uint32_t whole = Lexicon::kNone;  // the word of the token; of its first part only
  std::uint32_t number = 0;              // into Pieces::numbers, plus 1; 0: no number begins here
  TokenKind kind = TokenKind::word;
  Casing casing = Casing::none;
  bool joined = false;  // follows the piece before it in one token
  bool space_before = false;
  bool opens = false;  // first piece of its sentence
};

// A number in digits or words: "1,500", "1.5 million", "twenty-five", "12th", "2 1/2".
struct NumberRun {
  std::uint32_t pieces = 0;  // how many it takes up
  double value = 0;
  bool ordinal = false;
  bool digits = false;  // begins with digits
  bool plain = false;   // digits and nothing else: could be a year, day or hour
  bool scaled = false;  // has a word like "million" in it
  double scale = 1;     // by how much: 1,000,000 of "1.5 million"
};

// A report without its furniture, ready to be matched.
struct Pieces {
  std::vector<Piece> all;
  std::vector<NumberRun> numbers;

  [[nodiscard]] const NumberRun* number_at(std::size_t piece) const {
    return all[piece].number == 0 ? nullptr : &numbers[all[piece].number - 1];
  }
};

// Cuts a report into pieces and finds its numbers. Views the text and the report.
[[nodiscard]] Pieces cut_pieces(const Report& report, const Text& text, const Lexicon& lexicon);

// The number that starts at the piece; pieces 0 when none does.
[[nodiscard]] NumberRun read_number(std::span<const Piece> pieces, std::size_t at,
                                    const Lexicon& lexicon);

// A value of the number lists; 0 when it is none.
[[nodiscard]] double number_in(std::string_view text);

// Calls `take` with each line of a data file that is neither empty nor a comment.
template <class Take>
void each_line(std::string_view source, Take take) {
  while (!source.empty()) {
    const std::size_t end = source.find('\n');
    std::string_view line = source.substr(0, end);
    source = end == std::string_view::npos ? std::string_view{} : source.substr(end + 1);
    line = line.substr(0, line.find('#'));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (!line.empty()) take(line);
  }
}

// Takes the next word off a line, "" at its end.
[[nodiscard]] inline std::string_view take_word(std::string_view& line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  const std::size_t end = std::min(line.find(' '), line.find('\t'));
  const std::string_view word = line.substr(0, end);
  line = end == std::string_view::npos ? std::string_view{} : line.substr(end);
  return word;
}

}  // namespace synoptic::reading
