// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "reading/time_calendar.h"
#include "reading/time_resolver.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kQuarterReach = 4;  // sentences in which "a year earlier" is a quarter

}  // namespace

TimeValue Resolver::relative_day() {
  if (has("tonight")) frame_.part = "NI";
  int shift = frame_.relday.value_or(0);
  if (match_.action == TimeAction::lastnight) {
    frame_.part = "NI";
    shift = -1;
  }
  // "the day before yesterday"
  if (has("day") && has("before")) --shift;
  if (has("day") && has("after")) ++shift;
  if (!context_.published) return open_day("XXXX-XX-XX");
  return on_day(plus_days(*context_.published, shift));
}

TimeValue Resolver::deictic() {
  if (!frame_.part.empty() && !frame_.weekday) return deictic_part();
  if (frame_.month) return deictic_month();
  if (!frame_.season.empty()) return deictic_season();
  if (frame_.weekday) return deictic_weekday();
  return deictic_unit(frame_.direction.value_or(0));
}

TimeValue Resolver::deictic_part() {
  if (!context_.published) return open_day("XXXX-XX-XX");
  return on_day(plus_days(*context_.published, frame_.direction.value_or(0)));
}

// "last June": the last before this month; "this June": of this year; "next June": the next.
TimeValue Resolver::deictic_month() {
  const int month = *frame_.month;
  if (!context_.published) return {TimexType::date, "XXXX-" + padded(month, 2)};
  const Day from = *context_.published;
  int year = from.year;
  const int direction = frame_.direction.value_or(0);
  if (direction < 0 && month >= from.month) --year;
  if (direction > 0 && month <= from.month) ++year;
  context_.last_year = year;
  context_.last_month = month;
  return {TimexType::date, month_value(year, month)};
}

// The year in which the season nearest to publication begins, as the tense has it.
int Resolver::season_year(std::string_view season) const {
  const Day from = *context_.published;
  const int begins = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
  const bool begun = from.month >= begins;
  if (tense_ == Tense::past && !begun) return from.year - 1;
  if (season == "WI" && from.month <= 2 && tense_ != Tense::future) return from.year - 1;
  if (tense_ == Tense::future && from.month > begins + 2) return from.year + 1;
  return from.year;
}

TimeValue Resolver::deictic_season() {
  const std::string season(frame_.season);
  if (!context_.published) return {TimexType::date, "XXXX-" + season};
  const Day from = *context_.published;
  const int begins = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
  const bool this_one = has("this") && !has("past") && season != "WI";
  int year = this_one ? from.year : season_year(season);
  const int direction = has("past") ? -1 : frame_.direction.value_or(0);
  if (direction < 0) year = from.month >= begins + 1 && begins != 12 ? from.year : from.year - 1;
  if (direction > 0) year = from.month < begins ? from.year : from.year + 1;
  return {TimexType::date, padded(year, 4) + "-" + season};
}

TimeValue Resolver::deictic_weekday() {
  if (!context_.published) return open_day("XXXX-WXX-" + std::to_string(*frame_.weekday));
  const Day from = *context_.published;
  const int ahead = (*frame_.weekday - 1 - weekday(from) + 7) % 7;
  const int direction = frame_.direction.value_or(0);
  if (direction < 0) return on_day(plus_days(from, ahead == 0 ? -7 : ahead - 7));
  if (direction > 0) return on_day(plus_days(from, ahead == 0 ? 7 : ahead));
  if (tense_ == Tense::past) return on_day(near_weekday(*frame_.weekday));
  return on_day(plus_days(from, ahead));
}

// "last week", "this weekend", "next month", "last year".
TimeValue Resolver::deictic_unit(int direction) {
  const std::string_view unit = unit_said();
  if (direction == 2) return anaphoric(0);
  if (!context_.published) {
    if (unit == "D") return open_day("XXXX-XX-XX");
    if (unit == "W" || unit == "WE")
      return {TimexType::date, unit == "W" ? "XXXX-WXX" : "XXXX-WXX-WE"};
    if (unit == "M") return {TimexType::date, "XXXX-XX"};
    if (unit == "Q") return {TimexType::date, "XXXX-QX"};
    return {TimexType::date, "XXXX"};
  }
  const Day from = *context_.published;
  if (unit == "D") return on_day(plus_days(from, direction));
  if (has("school") || has("academic")) {
    // It begins in late summer and is called by the year of its beginning.
    constexpr int kBegins = 8;
    return {TimexType::date, padded(from.year - (from.month < kBegins ? 1 : 0) + direction, 4)};
  }
  if (unit == "W") return {TimexType::date, week_value(plus_days(from, 7 * direction))};
  if (unit == "WE") {
    // Of "this weekend" in the past tense, on a weekday, the weekend is over.
    const bool over = direction == 0 && tense_ == Tense::past && weekday(from) < 5;
    const int weeks = over ? -1 : direction;
    return {TimexType::date, week_value(plus_days(from, 7 * weeks)) + "-WE"};
  }
  if (unit == "M") {
    const Day day = plus_months(from, direction);
    context_.last_year = day.year;
    context_.last_month = day.month;
    return {TimexType::date, month_value(day.year, day.month)};
  }
  if (unit == "Q") {
    const int total = from.year * 4 + (from.month - 1) / 3 + direction;
    return quarter_of(total / 4, total % 4 + 1);
  }
  if (unit == "E") return {TimexType::date, std::to_string(from.year / 10 + direction) + "X"};
  if (unit == "C") return {TimexType::date, padded(from.year / 100 + direction, 2)};
  context_.last_year = from.year + direction;
  return {TimexType::date, padded(from.year + direction, 4)};
}

Resolver::Amount Resolver::amount() const {
  Amount out;
  if (has("quarters") && has("of")) {
    out.number = 0.75;
  } else if (frame_.number) {
    out.number = *frame_.number;
  } else if (has("couple")) {
    out.number = 2;
  } else if (has("few") || has("several") || has("many") || has("number") || has("handful") ||
             has("matter")) {
    out.vague = true;
  } else if (has("half") && !has("and")) {
    out.number = 0.5;
  } else {
    out.vague = frame_.plural;
    out.number = 1;
  }
  if (has("half") && has("and") && out.number == std::floor(out.number)) out.number += 0.5;
  return out;
}

// So many units before or after a day, as coarse as the unit.
TimeValue Resolver::shifted(Day from, int sign, std::string_view unit, double number) {
  const int whole = sign * static_cast<int>(std::min(std::floor(number), 10000.0));
  if (unit == "D") return on_day(plus_days(from, whole));
  if (unit == "W" || unit == "F") {
    const int weeks = unit == "F" ? 2 * whole : whole;
    const Day day = plus_days(from, 7 * weeks);
    context_.last_day = day;
    return {TimexType::date, week_value(day)};
  }
  if (unit == "WE") return {TimexType::date, week_value(plus_days(from, 7 * whole)) + "-WE"};
  if (unit == "M") {
    const Day day = plus_months(from, whole);
    context_.last_year = day.year;
    context_.last_month = day.month;
    return {TimexType::date, month_value(day.year, day.month)};
  }
  if (unit == "Q") {
    const int total = from.year * 4 + (from.month - 1) / 3 + whole;
    return quarter_of(total / 4, total % 4 + 1);
  }
  const int years = unit == "E" ? 10 : unit == "C" ? 100 : 1;
  if (unit == "Y" || unit == "E" || unit == "C") {
    const int year = from.year + static_cast<int>(sign * number * years);
    if (year < 1) return {};
    context_.last_year = year;
    return {TimexType::date, padded(year, 4)};
  }
  return {};
}

TimeValue Resolver::ago() {
  const Amount count = amount();
  const std::string_view unit = unit_said();
  const bool clock_unit = unit == "TH" || unit == "TM" || unit == "TS";
  if (count.vague || unit.empty() || clock_unit || !context_.published) {
    if (unit == "D" && !count.vague && !context_.published) return {TimexType::date, "XXXX-XX-XX"};
    if (clock_unit && context_.published) return {TimexType::time, to_iso(*context_.published)};
    return {TimexType::date, "PAST_REF"};
  }
  const bool near_quarter =
      context_.last_quarter && sentence() - context_.last_quarter_sentence <= kQuarterReach;
  if (unit == "Y" && count.number == 1 && near_quarter) return year_ago_quarter();
  return shifted(*context_.published, -1, unit, count.number);
}

// "two days later", "the next day", "a year earlier", "that year".
TimeValue Resolver::anaphoric(int sign) {
  std::string_view unit = unit_said();
  if (unit.empty() && !frame_.part.empty()) unit = "D";
  const auto from = reference();
  const Amount count = amount();
  if (count.vague || unit.empty() || unit.starts_with('T')) {
    // "Days later, she resigned" is over, seen from the report.
    const bool over = sign < 0 || tense_ == Tense::past;
    return {TimexType::date, over ? "PAST_REF" : "FUTURE_REF"};
  }
  if (unit == "Y" && count.number == 1 && sign < 0) return ago();
  if (!from) {
    if (unit == "D") return open_day("XXXX-XX-XX");
    return {TimexType::date, unit == "M" ? "XXXX-XX" : unit == "W" ? "XXXX-WXX" : "XXXX"};
  }
  Day base = *from;
  if (unit == "Y" && context_.last_year) base.year = *context_.last_year;
  if (unit == "M" && context_.last_month) {
    base = {context_.last_year.value_or(base.year), *context_.last_month, 1};
  }
  return shifted(base, sign, unit, sign == 0 ? 0 : count.number);
}

}  // namespace synoptic::reading
