// reading: expressions of time as rows of words, and where they match.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/lexicon.h"

namespace synoptic::reading {

// What a pattern means; time_patterns.txt names them in its section lines.
enum class TimeAction : std::uint8_t {
  none,  // looks like a time and is none
  calendar,
  isodate,
  quarter,
  thatquarter,
  yearagoquarter,
  decade,
  century,
  era,
  relday,
  lastnight,
  deictic,
  theend,
  recentpast,
  theyear,
  ago,
  earlier,
  later,
  ahead,
  clock,
  part,
  duration,
  set,
  holiday,
  ref,
  future_cue,
  past_cue,
};

// A word of the expression that was matched as a member of its class.
struct BoundWord {
  WordClass word_class = WordClass::none;
  std::uint32_t piece = 0;
  std::uint32_t pieces = 1;
  std::string_view value;  // the lexicon's, "" for numbers
};

// An expression found: pieces [first, last) and the words that fill it.
struct TimeMatch {
  static constexpr std::size_t kMaxWords = 12;

  TimeAction action = TimeAction::none;
  std::string_view argument;  // behind the action's name in the section line
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t reach = 0;  // the end of the pattern, context included
  std::uint32_t rule = 0;   // its place in the data file
  std::uint32_t bound_count = 0;
  std::array<BoundWord, kMaxWords> bound;
};

// The patterns of a data file, ready to match. Immutable after loading.
class TimePatterns {
 public:
  // REQUIRES: source and lexicon outlive this; the words of patterns are added to the lexicon.
  TimePatterns(std::string_view source, Lexicon& lexicon);

  // The best match that begins at the piece; last == first when there is none.
  [[nodiscard]] TimeMatch match(const Pieces& pieces, std::uint32_t at) const;

  // Whether any expression may begin with the piece: a quick no for most.
  [[nodiscard]] bool may_begin(const Piece& piece) const;

 private:
  enum class Kind : std::uint8_t { word, word_class, macro, open, close };
  struct Element {
    Kind kind = Kind::word;
    bool optional = false;
    WordClass word_class = WordClass::none;
    std::uint32_t macro = 0;
    std::vector<std::uint32_t> words;
  };
  using Row = std::vector<Element>;
  struct Rule {
    TimeAction action = TimeAction::none;
    std::string_view argument;
    Row row;
  };
  struct Macro {
    std::string_view name;
    std::vector<Row> rows;
  };
  // What is left to match: the rest of a row, then of the row that it stands in.
  struct Rest {
    const Row* row = nullptr;
    std::size_t at = 0;
    const Rest* outer = nullptr;
  };
  struct Search;

  Row read_row(std::string_view line, Lexicon& lexicon);
  std::uint32_t macro_named(std::string_view name);
  // What a piece or an element may be, one mark for each class and, as in a Bloom filter, each
  // word.
  using Marks = std::bitset<256>;
  // A rule in an index, with what the piece behind its first element may be.
  struct Entry {
    std::uint32_t rule = 0;
    bool may_end = false;  // the first element is all it needs
    Marks next;            // of the elements that may come second
  };
  using Entries = std::vector<Entry>;

  template <class Visit>
  void each_first(Rest rest, bool& may_end, const Visit& visit) const;
  void index_rule(std::uint32_t rule);
  static void add_entry(Entries& entries, Entry entry);
  static std::size_t class_mark(WordClass word_class);
  static std::size_t word_mark(std::uint32_t word);
  [[nodiscard]] Marks marks_of(const Piece& piece) const;
  static Marks marks_of(const Element& element);
  void attempt(Search& search, const Entries& entries, std::uint32_t after, std::uint32_t at) const;
  void advance(Search& search, Rest rest, std::uint32_t at) const;
  void advance_class(Search& search, const Element& element, Rest rest, std::uint32_t at) const;

  const Lexicon* lexicon_;
  std::vector<Rule> rules_;
  std::vector<Macro> macros_;
  std::vector<Entries> by_word_;
  std::array<Entries, static_cast<std::size_t>(WordClass::count_)> by_class_;
};

}  // namespace synoptic::reading
