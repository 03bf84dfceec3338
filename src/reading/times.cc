// SPDX-License-Identifier: Apache-2.0
//
// Two passes. The first finds expressions left to right, the longest at each place (time_patterns),
// and drops what only looks like one. The second gives them values in the order of the text, so
// that "two days later" can lean on what stands before it. The tense of a bare weekday or month is
// read off the nearest verb before it in its sentence, or, when there is none, the first after it:
//
//   "The minister said on Tuesday …"           past: the Tuesday before publication
//   "… said he will meet them on Tuesday"      future: the one after
//   "On Tuesday the court will rule"           future, by the verb after it

#include "reading/times.h"

#include <algorithm>

#include "reading/time_patterns.h"
#include "reading/time_values.h"
#include "reading/words.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers

constexpr std::uint32_t kTenseReach = 40;  // pieces looked at for a verb, each way

bool is_cue(const Piece& piece, WordClass word_class, const Lexicon& lexicon) {
  return lexicon.value(piece.id, word_class) != nullptr;
}

// A regular past form: "landed", "agreed". Short words and adjectives like "red" are none.
bool looks_past(const Piece& piece) {
  return piece.casing == Casing::lower && piece.word.size() > 4 && piece.word.ends_with("ed") &&
         !piece.word.ends_with("eed");
}

Tense tense_of(const Piece& piece, const Lexicon& lexicon) {
  if (is_cue(piece, WordClass::future, lexicon) && piece.casing != Casing::capitalised)
    return Tense::future;
  if (is_cue(piece, WordClass::past, lexicon) || looks_past(piece)) return Tense::past;
  return Tense::unknown;
}

Tense tense_at(const Pieces& pieces, const TimeMatch& match, const Lexicon& lexicon) {
  const std::uint32_t sentence = pieces.all[match.first].sentence;
  for (std::uint32_t back = 1; back <= kTenseReach && back <= match.first; ++back) {
    const Piece& piece = pieces.all[match.first - back];
    if (piece.sentence != sentence) break;
    const Tense tense = tense_of(piece, lexicon);
    if (tense != Tense::unknown) return tense;
  }
  const std::size_t end = std::min<std::size_t>(pieces.all.size(), match.last + kTenseReach);
  for (std::size_t at = match.last; at < end; ++at) {
    const Piece& piece = pieces.all[at];
    if (piece.sentence != sentence) break;
    const Tense tense = tense_of(piece, lexicon);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

// "2,000", "$1990", "1990 people", "B-1990": four digits that are no year.
bool is_false_year(const Pieces& pieces, const TimeMatch& match, const Lexicon& lexicon) {
  if (match.action != TimeAction::calendar || match.last - match.first != 1) return false;
  if (match.bound_count != 1 || match.bound[0].word_class != WordClass::year) return false;
  const std::size_t at = match.first;
  const auto& all = pieces.all;
  const int year =
      static_cast<int>(pieces.number_at(at) != nullptr ? pieces.number_at(at)->value : 0);
  const bool same_before = at > 0 && all[at - 1].sentence == all[at].sentence;
  const bool same_after = at + 1 < all.size() && all[at + 1].sentence == all[at].sentence;
  if (same_before) {
    const Piece& before = all[at - 1];
    if (is_cue(before, WordClass::currency, lexicon)) return true;
    if (before.word == "#" || before.word == "no." || before.word == ":") return true;
    if (all[at].joined && before.casing == Casing::upper) return true;
  }
  if (same_after) {
    const Piece& after = all[at + 1];
    if (is_cue(after, WordClass::measure, lexicon) || is_cue(after, WordClass::currency, lexicon) ||
        is_cue(after, WordClass::scale, lexicon) || after.word == "%")
      return true;
  }
  const bool led =
      same_before &&
      (all[at - 1].word == "in" || all[at - 1].word == "since" || all[at - 1].word == "by" ||
       all[at - 1].word == "of" || all[at - 1].word == "until" || all[at - 1].word == "from" ||
       all[at - 1].word == "and" || all[at - 1].word == "to" || all[at - 1].word == "the");
  return (year < 1900 || year > 2050) && !led;
}

// All expressions, in order and disjoint.
std::vector<TimeMatch> find_matches(const Pieces& pieces, const ReadingWords& words) {
  std::vector<TimeMatch> found;
  const auto size = static_cast<std::uint32_t>(pieces.all.size());
  TimeMatch pending;  // began before `at` with words that only stand around it
  for (std::uint32_t at = 0; at < size;) {
    TimeMatch match = words.times.match(pieces, at);
    const bool waiting = pending.last > pending.first && pending.first == at;
    if (waiting && (match.last == match.first || match.first != at || match.reach < pending.reach))
      match = pending;
    if (match.last == match.first) {
      ++at;
      continue;
    }
    if (match.first > at) {
      if (pending.first < at || pending.last == 0 || pending.reach < match.reach) pending = match;
      ++at;
      continue;
    }
    if (match.action != TimeAction::none && !is_false_year(pieces, match, words.lexicon))
      found.push_back(match);
    at = std::max(match.last, at + 1);
  }
  return found;
}

bool names_a_place_on_the_calendar(std::string_view value) {
  return !value.empty() && value.front() >= '0' && value.front() <= '9' &&
         value.find('X') == std::string_view::npos;
}

bool is_hedged(const Pieces& pieces, const TimeMatch& match, const Lexicon& lexicon) {
  for (std::uint32_t at = match.first; at < match.last; ++at) {
    const std::string_view* hedge = lexicon.value(pieces.all[at].id, WordClass::vague);
    if (hedge != nullptr && *hedge == "~") return true;
  }
  return false;
}

}  // namespace

std::vector<TimeExpression> find_times(const Report& report, const Text& text) {
  const ReadingWords& words = reading_words();
  const Pieces pieces = cut_pieces(report, text, words.lexicon);
  TimeContext context;
  if (const auto published = report.published_at()) context.published = published->day;
  std::vector<TimeExpression> out;
  for (const TimeMatch& match : find_matches(pieces, words)) {
    const Tense tense = tense_at(pieces, match, words.lexicon);
    TimeValue value = value_of(match, pieces, words.lexicon, tense, context);
    if (value.value.empty()) continue;
    TimeExpression time;
    time.span = {pieces.all[match.first].span.start, pieces.all[match.last - 1].span.end};
    time.type = value.type;
    time.resolved = names_a_place_on_the_calendar(value.value);
    time.approximate = is_hedged(pieces, match, words.lexicon);
    time.value = std::move(value.value);
    out.push_back(std::move(time));
  }
  return out;
}

}  // namespace synoptic
