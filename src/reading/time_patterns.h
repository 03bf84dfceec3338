// reading: expressions of time as rows of words, and where they match.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
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
  void index_rule(std::uint32_t rule);
  // Whether the row can match nothing at all.
  bool index_row(const Row& row, std::uint32_t rule);
  void advance(Search& search, Rest rest, std::uint32_t at) const;
  void advance_class(Search& search, const Element& element, Rest rest, std::uint32_t at) const;

  const Lexicon* lexicon_;
  std::vector<Rule> rules_;
  std::vector<Macro> macros_;
  std::vector<std::vector<std::uint32_t>> by_word_;
  std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(WordClass::count_)> by_class_;
};

}  // namespace synoptic::reading
