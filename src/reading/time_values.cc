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
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kQuarterReach = 4;  // sentences in which "a year earlier" is a quarter

int to_int(std::string_view text, int fallback) {
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string day_value(Day day) { return to_iso(day); }
std::string month_value(int year, int month) { return padded(year, 4) + "-" + padded(month, 2); }
std::string week_value(Day day) {
  const IsoWeek week = iso_week(day);
  return padded(week.year, 4) + "-W" + padded(week.week, 2);
}

Day plus_days(Day day, std::int64_t days) { return civil_from_days(days_from_civil(day) + days); }

Day plus_months(Day day, int months) {
  const int total = day.year * 12 + day.month - 1 + months;
  Day out{.year = total / 12, .month = total % 12 + 1, .day = day.day};
  out.day = std::min(out.day, days_in_month(out.year, out.month));
  return out;
}

// The slots of an expression.
struct Frame {
  std::optional<int> month, day, year, weekday, ordinal, relday;
  std::optional<double> number;
  std::optional<int> direction;
  std::string_view unit, season, part, clock, clockword, holiday, decade;
  std::optional<int> decadeword, ampm;
  bool plural = false;
};

class Resolver {
 public:
  Resolver(const TimeMatch& match, const Pieces& pieces, const Lexicon& lexicon, Tense tense,
           TimeContext& context)
      : match_(match), pieces_(pieces), lexicon_(lexicon), tense_(tense), context_(context) {
    for (std::uint32_t at = 0; at < match.bound_count; ++at) fill(match.bound[at]);
    if (!frame_.direction) frame_.direction = direction_word();
  }

  TimeValue run();

 private:
  void fill(const BoundWord& bound);
  [[nodiscard]] bool has(std::string_view word) const;
  [[nodiscard]] std::optional<int> direction_word() const;
  [[nodiscard]] std::string_view unit_said();
  [[nodiscard]] std::uint32_t sentence() const { return pieces_.all[match_.first].sentence; }

  TimeValue calendar();
  TimeValue calendar_weekday();
  TimeValue calendar_month();
  TimeValue isodate();
  TimeValue quarter();
  TimeValue that_quarter();
  TimeValue year_ago_quarter();
  TimeValue decade();
  TimeValue century();
  TimeValue relative_day();
  TimeValue deictic();
  TimeValue deictic_part();
  TimeValue deictic_month();
  TimeValue deictic_season();
  TimeValue deictic_weekday();
  TimeValue deictic_unit(int direction);
  TimeValue ago();
  TimeValue anaphoric(int sign);
  TimeValue clock();
  TimeValue part_of_day();
  TimeValue duration();
  TimeValue set();
  TimeValue holiday();

  // The amount: a number, or "X" when it is vague.
  struct Amount {
    double number = 0;
    bool vague = false;
  };
  [[nodiscard]] Amount amount() const;
  [[nodiscard]] TimeValue shifted(Day from, int sign, std::string_view unit, double number);
  [[nodiscard]] TimeValue on_day(Day day);
  [[nodiscard]] TimeValue open_day(std::string value) const;
  [[nodiscard]] int nearest_year(int month, int day) const;
  [[nodiscard]] Day near_weekday(int weekday) const;
  [[nodiscard]] TimeValue quarter_of(int year, int number);
  [[nodiscard]] int near_quarter_year(int number) const;
  [[nodiscard]] int season_year(std::string_view season) const;
  void remember(Day day);
  [[nodiscard]] std::optional<Day> reference() const {
    return context_.last_day ? context_.last_day : context_.published;
  }

  const TimeMatch& match_;
  const Pieces& pieces_;
  const Lexicon& lexicon_;
  Tense tense_;
  TimeContext& context_;
  Frame frame_;
};

// "nineteen ninety-six", "1996".
int year_in(const BoundWord& bound, const Pieces& pieces, const Lexicon& lexicon) {
  if (bound.pieces == 1) return to_int(pieces.all[bound.piece].word, 0);
  const NumberRun* number = pieces.number_at(bound.piece);
  if (number != nullptr && number->value >= 2000) return static_cast<int>(number->value);
  const auto part = [&](std::uint32_t at, WordClass word_class) {
    const std::string_view* value = lexicon.value(pieces.all[bound.piece + at].id, word_class);
    return value == nullptr ? 0 : to_int(*value, 0);
  };
  const int tens = part(0, WordClass::cardinal) * 100 + part(1, WordClass::tens);
  return bound.pieces == 3 ? tens + part(2, WordClass::cardinal) : tens;
}

void Resolver::fill(const BoundWord& bound) {
  const NumberRun* number = pieces_.number_at(bound.piece);
  switch (bound.word_class) {
    case WordClass::month:
    case WordClass::plainmonth:
    case WordClass::shymonth:
      frame_.month = to_int(bound.value, 1);
      break;
    case WordClass::day:
      if (number != nullptr) frame_.day = static_cast<int>(number->value);
      break;
    case WordClass::year:
      frame_.year = year_in(bound, pieces_, lexicon_);
      break;
    case WordClass::weekday:
    case WordClass::shortday:
      frame_.weekday = to_int(bound.value, 1);
      break;
    case WordClass::ordinal:
      if (number != nullptr) frame_.ordinal = static_cast<int>(number->value);
      break;
    case WordClass::number:
    case WordClass::integer:
      if (number != nullptr && !frame_.number) frame_.number = number->value;
      break;
    case WordClass::relday:
      frame_.relday = to_int(bound.value, 0);
      break;
    case WordClass::direction:
      frame_.direction = to_int(bound.value, 0);
      break;
    case WordClass::units:
      frame_.plural = true;
      [[fallthrough]];
    case WordClass::unit:
      frame_.unit = bound.value;
      break;
    case WordClass::season:
      frame_.season = bound.value;
      break;
    case WordClass::part:
      frame_.part = bound.value;
      break;
    case WordClass::clock:
      frame_.clock = pieces_.all[bound.piece].word;
      break;
    case WordClass::clockword:
      frame_.clockword = bound.value;
      break;
    case WordClass::ampm:
      frame_.ampm = to_int(bound.value, 0);
      break;
    case WordClass::holiday:
      frame_.holiday = bound.value;
      break;
    case WordClass::decade:
      frame_.decade = pieces_.all[bound.piece].word;
      break;
    case WordClass::decadeword:
      frame_.decadeword = to_int(bound.value, 0);
      break;
    default:
      break;
  }
}

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
  return open_day(day_value(day));
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

// --- quarters ------------------------------------------------------------------------------------

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

// --- decades and centuries -----------------------------------------------------------------------

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

// --- from today ----------------------------------------------------------------------------------

TimeValue Resolver::relative_day() {
  if (has("tonight")) frame_.part = "NI";
  int shift = frame_.relday.value_or(0);
  if (match_.action == TimeAction::lastnight) {
    frame_.part = "NI";
    shift = -1;
  }
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
    if (unit == "W" || unit == "WE")
      return {TimexType::date, unit == "W" ? "XXXX-WXX" : "XXXX-WXX-WE"};
    if (unit == "M") return {TimexType::date, "XXXX-XX"};
    if (unit == "Q") return {TimexType::date, "XXXX-QX"};
    return {TimexType::date, "XXXX"};
  }
  const Day from = *context_.published;
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

// --- so long ago, so long after
// --------------------------------------------------------------------

Resolver::Amount Resolver::amount() const {
  Amount out;
  if (frame_.number) {
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
    if (clock_unit && context_.published) return {TimexType::time, day_value(*context_.published)};
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
    return {TimexType::date, sign < 0 ? "PAST_REF" : "FUTURE_REF"};
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

// --- clock
// ----------------------------------------------------------------------------------------

struct ClockTime {
  int hour = 0;
  int minute = 0;
  bool minutes_said = false;
};

ClockTime read_clock(std::string_view word) {
  ClockTime out;
  const std::size_t colon = word.find(':');
  out.hour = to_int(word, 0);
  if (colon != std::string_view::npos) {
    out.minute = to_int(word.substr(colon + 1), 0);
    out.minutes_said = true;
  }
  const bool pm = word.ends_with("pm") || word.ends_with("p.m.");
  const bool am = word.ends_with("am") || word.ends_with("a.m.");
  if (pm && out.hour < 12) out.hour += 12;
  if (am && out.hour == 12) out.hour = 0;
  return out;
}

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
    day = from ? day_value(*from) : "XXXX-XX-XX";
  }
  return {TimexType::time, day + "T" + padded(time.hour, 2) + ":" + padded(time.minute, 2)};
}

TimeValue Resolver::part_of_day() {
  if (frame_.part.empty()) frame_.part = "NI";
  if (frame_.weekday) return calendar_weekday();
  if (frame_.relday) return relative_day();
  const auto from = has("this") ? context_.published : reference();
  return open_day(from ? day_value(*from) : "XXXX-XX-XX");
}

// --- how long, how often
// ---------------------------------------------------------------------------

std::string plain_number(double number) {
  if (number == std::floor(number) && number < 1e9)
    return std::to_string(static_cast<long long>(number));
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 std::chars_format::fixed, 2)
                       .ptr;
  std::string out(buffer.data(), end);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out;
}

// "P2D", "PT5H30M", "P2Y6M", "PXM".
std::string period(double number, bool vague, std::string_view unit) {
  if (unit == "E" && !vague) return period(number * 10, false, "Y");
  if (unit == "C" && !vague) return period(number * 100, false, "Y");
  if (unit == "F") return period(number * 2, vague, "W");
  if (unit == "WE") return vague ? "PXD" : period(number * 2, false, "D");
  const bool clock_unit = unit.starts_with('T');
  const std::string letter(clock_unit ? unit.substr(1) : unit);
  std::string out = clock_unit ? "PT" : "P";
  if (vague) return out + "X" + letter;
  const double whole = std::floor(number);
  if (number != whole && whole > 0) {
    const std::string first = out + plain_number(whole) + letter;
    if (unit == "Y") return first + plain_number(std::round((number - whole) * 12)) + "M";
    if (unit == "TH" || unit == "TM")
      return first + plain_number(std::round((number - whole) * 60)) + (unit == "TH" ? "M" : "S");
  }
  if (number == 0.5 && unit == "TH") return "PT30M";
  if (number == 0.5 && unit == "Y") return "P6M";
  return out + plain_number(number) + letter;
}

TimeValue Resolver::duration() {
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
    return {TimexType::set, period(frame_.number.value_or(other), false, frame_.unit)};
  } else {
    value = "XXXX-XX-XX";
  }
  if (!frame_.part.empty()) value += "T" + std::string(frame_.part);
  return {TimexType::set, value};
}

// --- holidays
// --------------------------------------------------------------------------------------

// Easter Sunday (the anonymous Gregorian algorithm, Nature 1876).
Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  return {year, month, (h + l - 7 * m + 114) % 31 + 1};
}

// The day of a rule of time_words.txt in a year.
Day holiday_in(std::string_view rule, int year) {
  if (rule.starts_with('E'))
    return plus_days(easter(year), to_int(rule.substr(rule[1] == '+' ? 2 : 1), 0));
  const std::size_t dash = rule.find('-');
  if (!rule.starts_with('M')) return {year, to_int(rule, 1), to_int(rule.substr(dash + 1), 1)};
  const int month = to_int(rule.substr(1), 1);
  std::string_view rest = rule.substr(dash + 2);
  const bool from_end = rest.starts_with('-');
  const int nth = to_int(from_end ? rest.substr(1) : rest, 1);
  const int wanted = to_int(rest.substr(rest.rfind('-') + 1), 1) - 1;
  if (from_end) {
    const Day last{year, month, days_in_month(year, month)};
    return plus_days(last, -((weekday(last) - wanted + 7) % 7));
  }
  const Day first{year, month, 1};
  const std::size_t plus = rest.find('+');
  const int more = plus == std::string_view::npos ? 0 : to_int(rest.substr(plus + 1), 0);
  return plus_days(first, (wanted - weekday(first) + 7) % 7 + 7 * (nth - 1) + more);
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

// ---------------------------------------------------------------------------------------------------

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

}  // namespace

TimeValue value_of(const TimeMatch& match, const Pieces& pieces, const Lexicon& lexicon,
                   Tense tense, TimeContext& context) {
  return Resolver(match, pieces, lexicon, tense, context).run();
}

}  // namespace synoptic::reading
