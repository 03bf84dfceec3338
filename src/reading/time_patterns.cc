// SPDX-License-Identifier: Apache-2.0
//
// Matching is a plain backtracking walk over a row of elements, bounded by kMaxSteps. Rows are
// found by what they may begin with (a word or a class), and tried only when the piece behind it
// can be their second element: each element and each piece has a few of 256 marks (by class, and by
// word as in a Bloom filter), and two that share none cannot match. So "the" costs a scan of its
// rows and hardly ever a walk. Of all ways to match, the one that reaches farthest counts, so that
// "the third quarter of 1990" beats "the third quarter"; of two that reach as far, the row that
// stands first in the data file.

#include "reading/time_patterns.h"

#include <algorithm>
#include <array>
#include <utility>

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kMaxSteps = 400;  // per rule and piece
constexpr std::uint32_t kLongest = 24;    // pieces of one expression

constexpr std::array<std::pair<std::string_view, TimeAction>, 27> kActionNames = {{
    {"none", TimeAction::none},
    {"calendar", TimeAction::calendar},
    {"isodate", TimeAction::isodate},
    {"quarter", TimeAction::quarter},
    {"thatquarter", TimeAction::thatquarter},
    {"yearagoquarter", TimeAction::yearagoquarter},
    {"decade", TimeAction::decade},
    {"century", TimeAction::century},
    {"era", TimeAction::era},
    {"relday", TimeAction::relday},
    {"lastnight", TimeAction::lastnight},
    {"deictic", TimeAction::deictic},
    {"theend", TimeAction::theend},
    {"recentpast", TimeAction::recentpast},
    {"theyear", TimeAction::theyear},
    {"ago", TimeAction::ago},
    {"earlier", TimeAction::earlier},
    {"later", TimeAction::later},
    {"ahead", TimeAction::ahead},
    {"clock", TimeAction::clock},
    {"part", TimeAction::part},
    {"duration", TimeAction::duration},
    {"set", TimeAction::set},
    {"holiday", TimeAction::holiday},
    {"ref", TimeAction::ref},
    {"future", TimeAction::future_cue},
    {"past", TimeAction::past_cue},
}};

TimeAction action_named(std::string_view name) {
  for (const auto& [known, action] : kActionNames)
    if (known == name) return action;
  return TimeAction::none;
}

bool all_digits(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

int small_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// "10:30", "10.30" is none; "5pm", "10:30am".
bool is_clock(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && at < 3 && word[at] >= '0' && word[at] <= '9') ++at;
  if (at == 0 || at > 2 || small_number(word.substr(0, at)) > 24) return false;
  std::string_view rest = word.substr(at);
  const bool minutes = rest.size() >= 3 && rest[0] == ':' && all_digits(rest.substr(1, 2));
  if (minutes) rest.remove_prefix(3);
  if (minutes && rest.empty()) return true;
  return rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m.";
}

// "1990s", "'90s", "90s".
bool is_decade(std::string_view word) {
  if (word.starts_with('\'')) word.remove_prefix(1);
  if (!word.ends_with('s')) return false;
  word.remove_suffix(1);
  return (word.size() == 4 || word.size() == 2) && all_digits(word) && word.back() == '0';
}

// "nineteen ninety-six": how many pieces it takes.
std::uint32_t spoken_year(const Pieces& pieces, std::uint32_t at, const Lexicon& lexicon) {
  const auto has = [&](std::uint32_t p, WordClass word_class) {
    return p < pieces.all.size() && lexicon.value(pieces.all[p].id, word_class) != nullptr;
  };
  const std::string_view* century =
      at < pieces.all.size() ? lexicon.value(pieces.all[at].id, WordClass::cardinal) : nullptr;
  if (century == nullptr || century->size() != 2 || *century < "15") return 0;
  if (!has(at + 1, WordClass::tens)) return 0;
  return has(at + 2, WordClass::cardinal) ? 3 : 2;
}

bool written_with_capital(const Piece& piece) { return piece.casing != Casing::lower; }

// How many pieces a class of numbers takes at the place; 0 when it does not stand there.
std::uint32_t number_pieces(const Pieces& pieces, std::uint32_t at, WordClass word_class,
                            const Lexicon& lexicon) {
  const Piece& piece = pieces.all[at];
  const NumberRun* number = pieces.number_at(at);
  switch (word_class) {
    case WordClass::number:
      return number != nullptr && !number->ordinal ? number->pieces : 0;
    case WordClass::integer:
      return number != nullptr && number->plain && piece.word.size() <= 4 ? 1 : 0;
    case WordClass::ordinal:
      return number != nullptr && number->ordinal ? number->pieces : 0;
    case WordClass::year:
      if (number != nullptr && number->plain && piece.word.size() == 4)
        return number->value >= 1000 && number->value < 2100 ? 1 : 0;
      if (number != nullptr && number->scaled && !number->digits && number->value >= 2000 &&
          number->value < 2100)
        return number->pieces;
      return spoken_year(pieces, at, lexicon);
    case WordClass::day:
      if (number == nullptr || number->value < 1 || number->value > 31) return 0;
      if (number->plain && piece.word.size() > 2) return 0;
      return number->ordinal || number->plain ? number->pieces : 0;
    case WordClass::clock:
      return is_clock(piece.word) ? 1 : 0;
    case WordClass::decade:
      return is_decade(piece.word) ? 1 : 0;
    default:
      return 0;
  }
}

bool is_number_class(WordClass word_class) {
  return word_class >= WordClass::number || word_class == WordClass::ordinal;
}

bool may_be_number(const Piece& piece) {
  if (piece.number != 0) return true;
  if (piece.word.empty()) return false;
  const char first = piece.word.front();
  return (first >= '0' && first <= '9') || (first == '\'' && piece.word.size() > 2);
}

constexpr std::size_t kClassMarks = 1 + static_cast<std::size_t>(WordClass::count_);

// Months, weekdays and holidays are proper nouns.
bool wants_capital(WordClass word_class) {
  return word_class == WordClass::month || word_class == WordClass::plainmonth ||
         word_class == WordClass::shymonth || word_class == WordClass::weekday ||
         word_class == WordClass::shortday || word_class == WordClass::holiday;
}

}  // namespace

struct TimePatterns::Search {
  const Pieces& pieces;
  std::uint32_t end;  // of the sentence, or as far as any expression goes
  std::uint32_t steps = 0;
  TimeMatch now;
  TimeMatch best;
};

TimePatterns::TimePatterns(std::string_view source, Lexicon& lexicon) : lexicon_(&lexicon) {
  TimeAction action = TimeAction::none;
  std::string_view argument;
  each_line(source, [&](std::string_view line) {
    if (line.front() == '[') {
      std::string_view inside = line.substr(1, line.find(']') - 1);
      action = action_named(take_word(inside));
      argument = take_word(inside);
    } else if (line.front() == '$' && line.find(" = ") != std::string_view::npos) {
      const std::uint32_t macro = macro_named(take_word(line));
      line.remove_prefix(line.find('=') + 1);
      Row row = read_row(line, lexicon);
      macros_[macro].rows.push_back(std::move(row));
    } else {
      rules_.push_back({action, argument, read_row(line, lexicon)});
    }
  });
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) index_rule(rule);
}

std::uint32_t TimePatterns::macro_named(std::string_view name) {
  for (std::uint32_t at = 0; at < macros_.size(); ++at)
    if (macros_[at].name == name) return at;
  macros_.push_back({name, {}});
  return static_cast<std::uint32_t>(macros_.size() - 1);
}

TimePatterns::Row TimePatterns::read_row(std::string_view line, Lexicon& lexicon) {
  Row row;
  for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
    const auto element = [&row]() -> Element& { return row.emplace_back(); };
    if (word.size() > 1 && word.front() == '(') {
      element().kind = Kind::open;
      word.remove_prefix(1);
    }
    const bool closes = word.size() > 1 && word.back() == ')';
    if (closes) word.remove_suffix(1);
    const bool optional = word.size() > 1 && word.back() == '?';
    if (optional) word.remove_suffix(1);
    Element& made = element();
    made.optional = optional;
    if (word.front() == '<') {
      made.kind = Kind::word_class;
      made.word_class = word_class_named(word.substr(1, word.size() - 2));
    } else if (word.front() == '$' && word.size() > 1) {
      made.kind = Kind::macro;
      made.macro = macro_named(word);
    } else {
      while (!word.empty()) {
        const std::size_t bar = word.find('|');
        made.words.push_back(lexicon.intern(word.substr(0, bar)));
        word = bar == std::string_view::npos ? std::string_view{} : word.substr(bar + 1);
      }
    }
    if (closes) element().kind = Kind::close;
  }
  return row;
}

// Calls `visit` with every element that may come next, and with what is left behind it.
template <class Visit>
void TimePatterns::each_first(Rest rest, bool& may_end, const Visit& visit) const {
  while (rest.row != nullptr && rest.at == rest.row->size())
    rest = rest.outer == nullptr ? Rest{} : *rest.outer;
  if (rest.row == nullptr) {
    may_end = true;
    return;
  }
  const Element& element = (*rest.row)[rest.at];
  Rest next = rest;
  ++next.at;
  const bool edge = element.kind == Kind::open || element.kind == Kind::close;
  if (element.kind == Kind::macro) {
    for (const Row& row : macros_[element.macro].rows) each_first({&row, 0, &next}, may_end, visit);
  } else if (!edge) {
    visit(element, next);
  }
  if (edge || element.optional) each_first(next, may_end, visit);
}

// The first mark is for every class of numbers, the next for the other classes, the rest for words.
std::size_t TimePatterns::class_mark(WordClass word_class) {
  static_assert(kClassMarks < Marks{}.size() / 2);
  return is_number_class(word_class) ? 0 : 1 + static_cast<std::size_t>(word_class);
}

std::size_t TimePatterns::word_mark(std::uint32_t word) {
  return kClassMarks + word % (Marks{}.size() - kClassMarks);
}

TimePatterns::Marks TimePatterns::marks_of(const Element& element) {
  Marks marks;
  if (element.kind == Kind::word_class) return marks.set(class_mark(element.word_class));
  for (const std::uint32_t word : element.words) marks.set(word_mark(word));
  return marks;
}

TimePatterns::Marks TimePatterns::marks_of(const Piece& piece) const {
  Marks marks;
  if (piece.id != Lexicon::kNone) marks.set(word_mark(piece.id));
  for (const WordSense& sense : lexicon_->senses(piece.id)) marks.set(class_mark(sense.word_class));
  if (may_be_number(piece)) marks.set(0);
  return marks;
}

void TimePatterns::add_entry(Entries& entries, Entry entry) {
  for (Entry& known : entries) {
    if (known.rule != entry.rule) continue;
    known.may_end |= entry.may_end;
    known.next |= entry.next;
    return;
  }
  entries.push_back(entry);
}

void TimePatterns::index_rule(std::uint32_t rule) {
  bool empty = false;
  each_first({&rules_[rule].row, 0, nullptr}, empty, [&](const Element& first, const Rest& rest) {
    Entry entry{.rule = rule};
    each_first(rest, entry.may_end,
               [&](const Element& second, const Rest&) { entry.next |= marks_of(second); });
    if (first.kind == Kind::word_class) {
      add_entry(by_class_[static_cast<std::size_t>(first.word_class)], entry);
      return;
    }
    for (const std::uint32_t word : first.words) {
      if (by_word_.size() <= word) by_word_.resize(word + 1);
      add_entry(by_word_[word], entry);
    }
  });
}

void TimePatterns::advance_class(Search& search, const Element& element, Rest rest,
                                 std::uint32_t at) const {
  const Piece& piece = search.pieces.all[at];
  BoundWord bound{.word_class = element.word_class, .piece = at, .pieces = 1, .value = {}};
  if (is_number_class(element.word_class)) {
    bound.pieces = number_pieces(search.pieces, at, element.word_class, *lexicon_);
    if (bound.pieces == 0) return;
  } else {
    const std::string_view* value = lexicon_->value(piece.id, element.word_class);
    if (value == nullptr) return;
    if (wants_capital(element.word_class) && !written_with_capital(piece)) return;
    bound.value = *value;
  }
  const std::uint32_t next = at + bound.pieces;
  if (next > search.end || search.now.bound_count == TimeMatch::kMaxWords) return;
  search.now.bound[search.now.bound_count++] = bound;
  advance(search, rest, next);
  --search.now.bound_count;
}

void TimePatterns::advance(Search& search, Rest rest, std::uint32_t at) const {
  if (++search.steps > kMaxSteps) return;
  while (rest.row != nullptr && rest.at == rest.row->size()) {
    rest = rest.outer == nullptr ? Rest{} : *rest.outer;
  }
  if (rest.row == nullptr) {
    const bool farther = at > search.best.reach;
    if (!farther && (at < search.best.reach || search.now.rule >= search.best.rule)) return;
    search.best = search.now;
    search.best.reach = at;
    if (search.best.last == 0) search.best.last = at;
    return;
  }
  const Element& element = (*rest.row)[rest.at];
  Rest next = rest;
  ++next.at;
  if (element.kind == Kind::open || element.kind == Kind::close) {
    std::uint32_t& edge = element.kind == Kind::open ? search.now.first : search.now.last;
    const std::uint32_t before = edge;
    edge = at;
    advance(search, next, at);
    edge = before;
    return;
  }
  if (at < search.end) {
    if (element.kind == Kind::macro) {
      for (const Row& row : macros_[element.macro].rows) advance(search, {&row, 0, &next}, at);
    } else if (element.kind == Kind::word_class) {
      advance_class(search, element, next, at);
    } else if (std::ranges::find(element.words, search.pieces.all[at].id) != element.words.end()) {
      advance(search, next, at + 1);
    }
  }
  if (element.optional) advance(search, next, at);
}

// Tries the rules whose second element the piece `after` the first can be.
void TimePatterns::attempt(Search& search, const Entries& entries, std::uint32_t after,
                           std::uint32_t at) const {
  const auto& all = search.pieces.all;
  const bool inside = after < all.size() && all[after].sentence == all[at].sentence;
  const Marks marks = inside ? marks_of(all[after]) : Marks{};
  for (const Entry& entry : entries) {
    if (!entry.may_end && (entry.next & marks).none()) continue;
    if (search.end == at) {
      while (search.end < all.size() && search.end < at + kLongest &&
             all[search.end].sentence == all[at].sentence)
        ++search.end;
    }
    const Rule& rule = rules_[entry.rule];
    search.steps = 0;
    search.now.action = rule.action;
    search.now.argument = rule.argument;
    search.now.first = at;
    search.now.last = 0;
    search.now.rule = entry.rule;
    search.now.bound_count = 0;
    advance(search, {&rule.row, 0, nullptr}, at);
  }
}

TimeMatch TimePatterns::match(const Pieces& pieces, std::uint32_t at) const {
  const Piece& piece = pieces.all[at];
  Search search{.pieces = pieces, .end = at, .now = {}, .best = {}};
  search.best.first = search.best.last = search.best.reach = at;
  search.best.rule = static_cast<std::uint32_t>(rules_.size());
  if (piece.id != Lexicon::kNone && piece.id < by_word_.size())
    attempt(search, by_word_[piece.id], at + 1, at);
  for (const WordSense& sense : lexicon_->senses(piece.id)) {
    if (!is_number_class(sense.word_class))
      attempt(search, by_class_[static_cast<std::size_t>(sense.word_class)], at + 1, at);
  }
  if (!may_be_number(piece)) return search.best;
  for (const WordClass word_class :
       {WordClass::year, WordClass::day, WordClass::clock, WordClass::decade, WordClass::number,
        WordClass::integer, WordClass::ordinal}) {
    const std::uint32_t taken = number_pieces(pieces, at, word_class, *lexicon_);
    if (taken > 0) attempt(search, by_class_[static_cast<std::size_t>(word_class)], at + taken, at);
  }
  return search.best;
}

bool TimePatterns::may_begin(const Piece& piece) const {
  return piece.id != Lexicon::kNone || may_be_number(piece);
}

}  // namespace synoptic::reading
