// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include "reading/time_calendar.h"
#include "reading/time_resolver.h"

namespace synoptic::reading {

TimeValue Resolver::clock() {
  ClockTime time;
  if (!frame_.clockword.empty()) {
    time = read_clock(frame_.clockword);
  } else if (!frame_.clock.empty()) {
    time = read_clock(frame_.clock);
  } else {
    time.hour = static_cast<int>(std::min(frame_.number.value_or(0), 99.0));
  }
  if (frame_.ampm && *frame_.ampm == 12 && time.hour < 12) time.hour += 12;
  if (frame_.ampm && *frame_.ampm == 0 && time.hour == 12) time.hour = 0;
  if (!frame_.ampm && time.hour < 12 && (frame_.part == "AF" || frame_.part == "EV"))
    time.hour += 12;
  if (time.hour > 24 || time.minute > 59) return {};
  frame_.part = {};
  std::string day;
  if (frame_.month) {
    day = calendar_month().value;
  } else if (frame_.weekday) {
    day = calendar_weekday().value;
  } else if (frame_.relday) {
    day = relative_day().value;
  } else {
    const auto from = reference();
    day = from ? to_iso(*from) : "XXXX-XX-XX";
  }
  return {TimexType::time, day + "T" + padded(time.hour, 2) + ":" + padded(time.minute, 2)};
}

TimeValue Resolver::part_of_day() {
  if (frame_.part.empty()) frame_.part = "NI";
  if (frame_.weekday) return calendar_weekday();
  if (frame_.relday) return relative_day();
  const auto from = has("this") ? context_.published : reference();
  return open_day(from ? to_iso(*from) : "XXXX-XX-XX");
}

// "two hours and 30 minutes": the periods of the words, one behind the other. Empty when it is one.
std::string Resolver::compound_period() const {
  struct Part {
    double number = 1;
    std::string_view unit;
  };
  std::array<Part, 2> parts;
  std::size_t count = 0;
  double number = 1;
  for (std::uint32_t at = 0; at < match_.bound_count && count < parts.size(); ++at) {
    const BoundWord& bound = match_.bound[at];
    if (bound.word_class == WordClass::number) {
      const NumberRun* run = pieces_.number_at(bound.piece);
      number = run == nullptr ? 1 : run->value;
    } else if (bound.word_class == WordClass::unit || bound.word_class == WordClass::units) {
      parts[count++] = {number, bound.value};
    }
  }
  if (count < 2 || parts[0].unit == parts[1].unit) return {};
  const std::string first = period(parts[0].number, false, parts[0].unit);
  const std::string second = period(parts[1].number, false, parts[1].unit);
  const bool clock = second.starts_with("PT");
  if (!clock && first.starts_with("PT")) return {};  // "an hour and two days" is no one period
  return first + second.substr(clock && first.starts_with("PT") ? 2 : 1);
}

TimeValue Resolver::duration() {
  if (std::string whole = compound_period(); !whole.empty())
    return {TimexType::duration, std::move(whole)};
  const std::string_view unit = unit_said();
  if (unit.empty()) return {TimexType::duration, "PXX"};
  const Amount count = amount();
  return {TimexType::duration, period(count.number, count.vague, unit)};
}

TimeValue Resolver::set() {
  if (!match_.argument.empty()) return {TimexType::set, std::string(match_.argument)};
  std::string value;
  if (frame_.weekday) {
    value = "XXXX-WXX-" + std::to_string(*frame_.weekday);
  } else if (frame_.month) {
    value = "XXXX-" + padded(*frame_.month, 2);
  } else if (!frame_.season.empty()) {
    value = "XXXX-" + std::string(frame_.season);
  } else if (!frame_.unit.empty()) {
    const double other = has("other") ? 2 : 1;
    // "three times a day": how often is no part of the period.
    if (has("times")) return {TimexType::set, period(1, false, frame_.unit)};
    return {TimexType::set, period(frame_.number.value_or(other), false, frame_.unit)};
  } else {
    value = "XXXX-XX-XX";
  }
  if (!frame_.part.empty()) value += "T" + std::string(frame_.part);
  return {TimexType::set, value};
}

TimeValue Resolver::holiday() {
  const std::string_view rule = match_.argument.empty() ? frame_.holiday : match_.argument;
  if (!frame_.year && !context_.published) {
    if (rule.starts_with('E') || rule.starts_with('M')) return {TimexType::date, "XXXX-XX-XX"};
    const Day day = holiday_in(rule, 2000);
    return {TimexType::date, "XXXX-" + padded(day.month, 2) + "-" + padded(day.day, 2)};
  }
  const int shift = has("eve") && match_.argument.empty() ? -1 : 0;
  int year = frame_.year.value_or(0);
  if (!frame_.year) {
    const Day of_year = holiday_in(rule, context_.published->year);
    const int direction = frame_.direction.value_or(0);
    year = nearest_year(of_year.month, of_year.day);
    const auto from = days_from_civil(*context_.published);
    if (direction < 0) {
      year = context_.published->year;
      if (days_from_civil(of_year) >= from) --year;
    }
  }
  const Day day = plus_days(holiday_in(rule, year), shift);
  if (has("week")) return {TimexType::date, week_value(day)};
  return on_day(day);
}

}  // namespace synoptic::reading
