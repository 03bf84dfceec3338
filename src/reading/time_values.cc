// SPDX-License-Identifier: Apache-2.0
//
// A match fills a frame: month 5, day 3, direction -1 … Each action reads the slots it needs and
// counts on the calendar from the publication day (or the last day named, for "two days later").
// What is not said is taken as near: the past tense takes the last such day up to publication, the
// future the next, and with neither the nearest. With no publication day what is not said stays
// "X": "XXXX-WXX-2" for a Tuesday.

#include "reading/time_values.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "reading/time_calendar.h"
#include "reading/time_resolver.h"

namespace synoptic::reading {

bool Resolver::has(std::string_view word) const {
  for (std::uint32_t at = match_.first; at < match_.last; ++at)
    if (pieces_.all[at].word == word) return true;
  return false;
}

// "last" in "last June", where the pattern names the word itself.
std::optional<int> Resolver::direction_word() const {
  for (std::uint32_t at = match_.first; at < match_.last; ++at) {
    if (const auto* value = lexicon_.value(pieces_.all[at].id, WordClass::direction))
      return to_int(*value, 0);
  }
  return std::nullopt;
}

// The unit, also where the pattern names the word itself.
std::string_view Resolver::unit_said() {
  for (std::uint32_t at = match_.first; at < match_.last && frame_.unit.empty(); ++at) {
    const std::uint32_t id = pieces_.all[at].id;
    if (const auto* plural = lexicon_.value(id, WordClass::units)) {
      frame_.unit = *plural;
      frame_.plural = true;
    } else if (const auto* one = lexicon_.value(id, WordClass::unit)) {
      frame_.unit = *one;
    }
  }
  return frame_.unit;
}

void Resolver::remember(Day day) {
  context_.last_day = day;
  context_.last_year = day.year;
  context_.last_month = day.month;
}

TimeValue Resolver::open_day(std::string value) const {
  if (frame_.part.empty()) return {TimexType::date, std::move(value)};
  return {TimexType::time, value + "T" + std::string(frame_.part)};
}

TimeValue Resolver::on_day(Day day) {
  remember(day);
  return open_day(to_iso(day));
}

// The year of a month (and day) that stands without one.
int Resolver::nearest_year(int month, int day) const {
  const Day from = *context_.published;
  const auto distance = [&](int year) {
    const int last = days_in_month(year, month);
    return days_from_civil({year, month, std::min(day, last)}) - days_from_civil(from);
  };
  // Against the tense a day must be much nearer: "the offer, extended to Dec. 15" in October.
  const auto cost = [&](int year) {
    const std::int64_t days = distance(year);
    const bool against = days > 0 ? tense_ == Tense::past : days < 0 && tense_ == Tense::future;
    return std::abs(days) * (against ? 3 : 1);
  };
  int best = from.year;
  for (const int year : {from.year - 1, from.year + 1})
    if (cost(year) < cost(best)) best = year;
  return best;
}

// The day of the week as the tense has it: "on Tuesday".
Day Resolver::near_weekday(int day_of_week) const {
  const Day from = *context_.published;
  const int ahead = (day_of_week - 1 - weekday(from) + 7) % 7;
  if (tense_ == Tense::future) return plus_days(from, ahead);
  return plus_days(from, ahead == 0 ? 0 : ahead - 7);
}

TimeValue Resolver::calendar() {
  if (frame_.month) return calendar_month();
  if (frame_.weekday) return calendar_weekday();
  if (!frame_.year) return {};
  context_.last_year = frame_.year;
  const std::string year = padded(*frame_.year, 4);
  if (!frame_.season.empty()) return {TimexType::date, year + "-" + std::string(frame_.season)};
  if (has("half")) return {TimexType::date, year + (has("first") ? "-H1" : "-H2")};
  return {TimexType::date, year};
}

TimeValue Resolver::calendar_weekday() {
  if (!context_.published) return open_day("XXXX-WXX-" + std::to_string(*frame_.weekday));
  return on_day(near_weekday(*frame_.weekday));
}

TimeValue Resolver::calendar_month() {
  const int month = *frame_.month;
  if (!frame_.year && frame_.direction && has("year") && context_.published)
    frame_.year = context_.published->year + *frame_.direction;
  if (!frame_.year && !context_.published) {
    const std::string open = "XXXX-" + padded(month, 2);
    return frame_.day ? open_day(open + "-" + padded(*frame_.day, 2))
                      : TimeValue{TimexType::date, open};
  }
  const int year = frame_.year ? *frame_.year : nearest_year(month, frame_.day.value_or(1));
  if (!frame_.day) {
    context_.last_year = year;
    context_.last_month = month;
    return {TimexType::date, month_value(year, month)};
  }
  const Day day{year, month, *frame_.day};
  if (day.day > days_in_month(year, month)) return {};
  if (has("week")) return {TimexType::date, week_value(day)};
  return on_day(day);
}

// "2013-01-30"; "1/30/2013", where the larger than 12 must be the day.
TimeValue Resolver::isodate() {
  std::array<int, 3> numbers{};
  for (std::uint32_t at = 0; at < 3 && at < match_.bound_count; ++at)
    numbers[at] = to_int(pieces_.all[match_.bound[at].piece].word, 0);
  Day day{numbers[0], numbers[1], numbers[2]};
  if (!frame_.year) {
    day = {numbers[2], numbers[0], numbers[1]};
    if (day.month > 12) std::swap(day.month, day.day);
    if (day.year < 100) day.year += day.year < 50 ? 2000 : 1900;
  }
  if (day.month < 1 || day.month > 12 || day.day < 1) return {};
  if (day.year < 1000 || day.day > days_in_month(day.year, day.month)) return {};
  return on_day(day);
}

TimeValue Resolver::quarter_of(int year, int number) {
  context_.last_quarter = number;
  context_.last_quarter_year = year;
  context_.last_quarter_sentence = sentence();
  context_.last_year = year;
  return {TimexType::date, padded(year, 4) + "-Q" + std::to_string(number)};
}

// The quarter whose middle is nearest, unless the tense says more.
int Resolver::near_quarter_year(int number) const {
  const Day from = *context_.published;
  const int quarter = (from.month - 1) / 3 + 1;
  const bool just_over = number % 4 + 1 == quarter;  // "expects a third-quarter loss" in October
  if (tense_ == Tense::future && !just_over) return number >= quarter ? from.year : from.year + 1;
  if (number - quarter > 1 || (number > quarter && tense_ == Tense::past)) return from.year - 1;
  return from.year;
}

TimeValue Resolver::quarter() {
  int number = frame_.ordinal.value_or(0);
  for (int q = 1; q <= 4; ++q)
    if (has("q" + std::to_string(q))) number = q;
  const bool half = has("half");
  if (half) number = has("first") ? 1 : 2;
  if (number < 1 || number > 4) return {};
  if (!frame_.year && context_.published && frame_.direction && has("year"))
    frame_.year = context_.published->year + *frame_.direction;
  const bool year_before = has("ago") || has("earlier");
  if (!frame_.year && !context_.published)
    return {TimexType::date, (half ? "XXXX-H" : "XXXX-Q") + std::to_string(number)};
  int year = frame_.year ? *frame_.year : near_quarter_year(number);
  if (half) return {TimexType::date, padded(year, 4) + "-H" + std::to_string(number)};
  if (year_before) --year;
  return quarter_of(year, number);
}

TimeValue Resolver::that_quarter() {
  if (!context_.published) return {TimexType::date, "XXXX-QX"};
  const Day from = *context_.published;
  const int current = (from.month - 1) / 3 + 1;
  const int shift = frame_.direction.value_or(0);
  const bool now = has("this") || has("current");
  if (now || (frame_.direction && !has("that") && !has("same") && !has("following"))) {
    const int total = from.year * 4 + current - 1 + (now ? 0 : shift);
    return quarter_of(total / 4, total % 4 + 1);
  }
  if (context_.last_quarter) return quarter_of(context_.last_quarter_year, *context_.last_quarter);
  const int total = from.year * 4 + current - 2;
  return quarter_of(total / 4, total % 4 + 1);
}

TimeValue Resolver::year_ago_quarter() {
  if (context_.last_quarter)
    return {TimexType::date, padded(context_.last_quarter_year - 1, 4) + "-Q" +
                                 std::to_string(*context_.last_quarter)};
  if (!context_.published) return {TimexType::date, "XXXX-QX"};
  const int total = context_.published->year * 4 + (context_.published->month - 1) / 3 - 5;
  return {TimexType::date, padded(total / 4, 4) + "-Q" + std::to_string(total % 4 + 1)};
}

TimeValue Resolver::decade() {
  if (frame_.decadeword) return {TimexType::date, "19" + std::to_string(*frame_.decadeword) + "X"};
  std::string_view word = frame_.decade;
  if (word.starts_with('\'')) word.remove_prefix(1);
  const int years = to_int(word, 0);
  if (years >= 1000) return {TimexType::date, std::to_string(years / 10) + "X"};
  return {TimexType::date, (years <= 20 ? "20" : "19") + std::to_string(years / 10) + "X"};
}

TimeValue Resolver::century() {
  const int number = frame_.ordinal.value_or(0);
  if (number < 1 || number > 30) return {};
  return {TimexType::date, padded(number - 1, 2)};
}

// "44 B.C." is BC0044, as TIMEX3 writes it.
TimeValue Resolver::era() const {
  const int year = static_cast<int>(std::min(frame_.number.value_or(0), 9999.0));
  if (year < 1) return {};
  const bool before = has("b.c.") || has("bc") || has("bce") || has("b.c.e.");
  return {TimexType::date, (before ? "BC" : "") + padded(year, 4)};
}

TimeValue Resolver::run() {
  switch (match_.action) {
    case TimeAction::calendar:
      return calendar();
    case TimeAction::isodate:
      return isodate();
    case TimeAction::quarter:
      return quarter();
    case TimeAction::thatquarter:
      return that_quarter();
    case TimeAction::yearagoquarter:
      return year_ago_quarter();
    case TimeAction::decade:
      return decade();
    case TimeAction::century:
      return century();
    case TimeAction::era:
      return era();
    case TimeAction::relday:
    case TimeAction::lastnight:
      return relative_day();
    case TimeAction::deictic:
      return deictic();
    case TimeAction::theend:
    case TimeAction::theyear:
      return deictic_unit(0);
    case TimeAction::recentpast:
      return frame_.season.empty() ? deictic_unit(0) : deictic_season();
    case TimeAction::ago:
      return ago();
    case TimeAction::earlier:
      return anaphoric(-1);
    case TimeAction::later:
      return anaphoric(has("same") || has("that") ? 0 : 1);
    case TimeAction::ahead:
      return context_.published ? shifted(*context_.published, 1, frame_.unit, amount().number)
                                : TimeValue{TimexType::date, "FUTURE_REF"};
    case TimeAction::clock:
      return clock();
    case TimeAction::part:
      return part_of_day();
    case TimeAction::duration:
      return duration();
    case TimeAction::set:
      return set();
    case TimeAction::holiday:
      return holiday();
    case TimeAction::ref:
      return {TimexType::date, std::string(match_.argument)};
    default:
      return {};
  }
}

TimeValue value_of(const TimeMatch& match, const Pieces& pieces, const Lexicon& lexicon,
                   Tense tense, TimeContext& context) {
  return Resolver(match, pieces, lexicon, tense, context).run();
}

}  // namespace synoptic::reading
