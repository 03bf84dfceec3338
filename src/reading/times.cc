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
#include <optional>
#include <utility>

#include "reading/time_calendar.h"
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

Tense tense_of(const Piece& piece, const Lexicon& lexicon, bool before) {
  const std::string_view* future = lexicon.value(piece.id, WordClass::future);
  if (future != nullptr && piece.casing != Casing::capitalised && (before || *future != "before"))
    return Tense::future;
  if (is_cue(piece, WordClass::past, lexicon) || looks_past(piece)) return Tense::past;
  return Tense::unknown;
}

Tense tense_at(const Pieces& pieces, const TimeMatch& match, const std::vector<bool>& future,
               const Lexicon& lexicon) {
  const std::uint32_t sentence = pieces.all[match.first].sentence;
  for (std::uint32_t back = 1; back <= kTenseReach && back <= match.first; ++back) {
    const Piece& piece = pieces.all[match.first - back];
    if (piece.sentence != sentence) break;
    if (future[match.first - back]) return Tense::future;
    const Tense tense = tense_of(piece, lexicon, true);
    if (tense != Tense::unknown) return tense;
  }
  const std::size_t end = std::min<std::size_t>(pieces.all.size(), match.last + kTenseReach);
  for (std::size_t at = match.last; at < end; ++at) {
    const Piece& piece = pieces.all[at];
    if (piece.sentence != sentence) break;
    if (future[at]) return Tense::future;
    const Tense tense = tense_of(piece, lexicon, false);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

// "$1990", "1990 miles", "No. 1990", "U-1990", "two thousand": a bare number that is no year.
bool is_false_year(const Pieces& pieces, const TimeMatch& match, const Lexicon& lexicon) {
  if (match.action != TimeAction::calendar || match.bound_count != 1) return false;
  const BoundWord& bound = match.bound[0];
  const std::size_t at = match.first;
  if (bound.word_class != WordClass::year || bound.piece != at) return false;
  const NumberRun* number = pieces.number_at(at);
  if (number != nullptr && number->scaled) return true;
  if (bound.pieces > 1) return false;
  const auto& all = pieces.all;
  const auto has = [&](std::size_t piece, WordClass word_class) {
    return all[piece].sentence == all[at].sentence && is_cue(all[piece], word_class, lexicon);
  };
  if (at > 0) {
    if (has(at - 1, WordClass::currency) || has(at - 1, WordClass::numbered)) return true;
    if (all[at].joined && all[at - 1].casing == Casing::upper) return true;
  }
  if (at + 1 < all.size()) {
    for (const WordClass counted : {WordClass::measure, WordClass::currency, WordClass::scale})
      if (has(at + 1, counted)) return true;
  }
  const bool led = at > 0 && has(at - 1, WordClass::yearlead);
  const bool far = number != nullptr && (number->value < 1900 || number->value > 2050);
  return far && !led;
}

struct Matches {
  std::vector<TimeMatch> times;  // in order and disjoint
  std::vector<bool> future;      // per piece: ends a phrase that speaks of what is to come
};

Matches find_matches(const Pieces& pieces, const ReadingWords& words) {
  Matches found{.times = {}, .future = std::vector<bool>(pieces.all.size(), false)};
  const auto size = static_cast<std::uint32_t>(pieces.all.size());
  TimeMatch pending;  // began before `at` with words that only stand around it
  for (std::uint32_t at = 0; at < size;) {
    if (!words.times.may_begin(pieces.all[at])) {
      ++at;
      continue;
    }
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
    if (match.action == TimeAction::future_cue) {
      found.future[match.last - 1] = true;
      ++at;
      continue;
    }
    if (match.action != TimeAction::none && !is_false_year(pieces, match, words.lexicon))
      found.times.push_back(match);
    at = std::max(match.last, at + 1);
  }
  return found;
}

bool names_a_place_on_the_calendar(std::string_view value) {
  return !value.empty() && value.front() >= '0' && value.front() <= '9' &&
         value.find('X') == std::string_view::npos;
}

// The other end of a range that shares its month or century with the expression: "5" of "May 3-5",
// "3" of "3-5 May", "17" of "2016-17". Absent when there is none.
std::optional<TimeExpression> other_end(const Pieces& pieces, const TimeMatch& match,
                                        const TimeExpression& time) {
  if (time.type != TimexType::date || match.action != TimeAction::calendar) return std::nullopt;
  const auto small_number = [&](std::size_t at) -> int {
    if (at >= pieces.all.size()) return 0;
    const Piece& piece = pieces.all[at];
    const NumberRun* run = pieces.number_at(at);
    const bool plain = run != nullptr && run->plain && run->pieces == 1 && piece.word.size() <= 2;
    return plain && piece.sentence == pieces.all[match.first].sentence ? to_int(piece.word, 0) : 0;
  };
  const auto dash = [&](std::size_t at) {
    return at < pieces.all.size() && pieces.all[at].word == "-" && !pieces.all[at].space_before;
  };
  const auto ended = [&](std::size_t at, std::string value) {
    TimeExpression end{.span = pieces.all[at].span, .value = std::move(value)};
    end.resolved = time.resolved;
    return std::optional(std::move(end));
  };
  const std::string stem = time.value.substr(0, time.value.size() - 2);
  const int mine = to_int(std::string_view(time.value).substr(time.value.size() - 2), 0);
  const bool day = time.value.size() == 10;
  if (!day && time.value.size() != 4) return std::nullopt;
  const std::size_t after = match.last + 1;
  if (dash(match.last) && after < pieces.all.size() && !pieces.all[after].space_before) {
    const int other = small_number(after);
    if (other > mine && (!day || other <= 31) && pieces.all[after].word.size() + (day ? 1 : 0) >= 2)
      return ended(after, stem + padded(other, 2));
  }
  if (day && match.first > 1 && dash(match.first - 1) && !pieces.all[match.first].space_before) {
    const int other = small_number(match.first - 2);
    if (other > 0 && other < mine) return ended(match.first - 2, stem + padded(other, 2));
  }
  return std::nullopt;
}

bool is_hedged(const Pieces& pieces, const TimeMatch& match, const Lexicon& lexicon) {
  for (std::uint32_t at = match.first; at < match.last; ++at) {
    const std::string_view* hedge = lexicon.value(pieces.all[at].id, WordClass::vague);
    if (hedge != nullptr && *hedge == "~") return true;
  }
  return false;
}

}  // namespace

std::vector<TimeExpression> find_times(const Report& report, const Pieces& pieces) {
  const ReadingWords& words = reading_words();
  TimeContext context;
  if (const auto published = report.published_at()) context.published = published->day;
  std::vector<TimeExpression> out;
  const Matches matches = find_matches(pieces, words);
  for (const TimeMatch& match : matches.times) {
    const Tense tense = tense_at(pieces, match, matches.future, words.lexicon);
    TimeValue value = value_of(match, pieces, words.lexicon, tense, context);
    if (value.value.empty()) continue;
    TimeExpression time;
    time.span = {pieces.all[match.first].span.start, pieces.all[match.last - 1].span.end};
    time.type = value.type;
    time.resolved = names_a_place_on_the_calendar(value.value);
    time.approximate = is_hedged(pieces, match, words.lexicon);
    time.value = std::move(value.value);
    // "May 12-13 May": what was taken for the other end of a range begins the next date.
    if (!out.empty() && out.back().span.end > time.span.start) out.pop_back();
    std::optional<TimeExpression> end = other_end(pieces, match, time);
    const bool before = end && end->span.start < time.span.start;
    if (before && (out.empty() || out.back().span.end <= end->span.start))
      out.push_back(*std::exchange(end, std::nullopt));
    out.push_back(std::move(time));
    if (end && !before) out.push_back(std::move(*end));
  }
  return out;
}

}  // namespace synoptic
