// SPDX-License-Identifier: Apache-2.0
#include "synoptic/time.h"

#include <array>
#include <charconv>

namespace synoptic {
namespace {

constexpr int kDaySeconds = 86400;
constexpr int kWidestZoneHours = 14;  // Line Islands, UTC+14

bool is_leap(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Takes digits off the front; absent when there are fewer.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return Day{*year, *month, *day};
}

// "12:05", "12:05:11", "12:05:11.250"
std::optional<int> take_clock(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto given = take_digits(text, 2);
    if (!given || *given > 60) return std::nullopt;
    second = *given;
    if (take(text, '.')) {
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
    }
  }
  return *hour * 3600 + *minute * 60 + second;
}

// "Z", "+01:00", "-0500", "+01"; absent result inside means that the text is no zone.
std::optional<int> take_zone(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  const bool west = !text.empty() && text.front() == '-';
  if (!west && (text.empty() || text.front() != '+')) return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_digits(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  int minutes = 0;
  take(text, ':');
  if (!text.empty()) {
    const auto given = take_digits(text, 2);
    if (!given || *given > 59) return std::nullopt;
    minutes = *given;
  }
  const int offset = *hours * 60 + minutes;
  return west ? -offset : offset;
}

void append_padded(std::string& out, int value, int width) {
  const std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

}  // namespace

std::int64_t days_from_civil(Day day) noexcept {
  const std::int64_t y = static_cast<std::int64_t>(day.year) - (day.month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t month_from_march = (day.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day civil_from_days(std::int64_t days) noexcept {
  const std::int64_t z = days + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const int year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

int weekday(Day day) noexcept {
  const std::int64_t from_monday = (days_from_civil(day) + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_monday < 0 ? from_monday + 7 : from_monday);
}

IsoWeek iso_week(Day day) noexcept {
  // The week's year is the year of its Thursday.
  const std::int64_t thursday = days_from_civil(day) - weekday(day) + 3;
  const int year = civil_from_days(thursday).year;
  const std::int64_t first = days_from_civil({year, 1, 1});
  return {year, static_cast<int>((thursday - first) / 7) + 1};
}

int days_in_month(int year, int month) noexcept {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Moment> parse_iso(std::string_view text) {
  const auto day = take_day(text);
  if (!day) return std::nullopt;
  Moment moment{.day = *day, .second = std::nullopt, .zone_minutes = std::nullopt};
  if (text.empty()) return moment;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  moment.second = take_clock(text);
  if (!moment.second) return std::nullopt;
  if (text.empty()) return moment;
  moment.zone_minutes = take_zone(text);
  if (!moment.zone_minutes || !text.empty()) return std::nullopt;
  return moment;
}

std::string to_iso(Day day) {
  std::string out;
  append_padded(out, day.year, 4);
  out += '-';
  append_padded(out, day.month, 2);
  out += '-';
  append_padded(out, day.day, 2);
  return out;
}

std::string to_iso(const Moment& moment) {
  std::string out = to_iso(moment.day);
  if (!moment.second) return out;
  out += 'T';
  append_padded(out, *moment.second / 3600, 2);
  out += ':';
  append_padded(out, *moment.second / 60 % 60, 2);
  out += ':';
  append_padded(out, *moment.second % 60, 2);
  if (!moment.zone_minutes) return out;
  if (*moment.zone_minutes == 0) return out + "Z";
  const int offset = *moment.zone_minutes;
  out += offset < 0 ? '-' : '+';
  append_padded(out, (offset < 0 ? -offset : offset) / 60, 2);
  out += ':';
  append_padded(out, (offset < 0 ? -offset : offset) % 60, 2);
  return out;
}

Instants instants_of(const Moment& moment) noexcept {
  const std::int64_t midnight = days_from_civil(moment.day) * kDaySeconds;
  Instants instants{midnight, midnight + kDaySeconds - 1};
  if (moment.second) instants = {midnight + *moment.second, midnight + *moment.second};
  if (moment.zone_minutes) {
    const std::int64_t offset = static_cast<std::int64_t>(*moment.zone_minutes) * 60;
    return {instants.earliest - offset, instants.latest - offset};
  }
  constexpr std::int64_t kWidest = std::int64_t{kWidestZoneHours} * 3600;
  return {instants.earliest - kWidest, instants.latest + kWidest};
}

}  // namespace synoptic
