// SPDX-License-Identifier: Apache-2.0
#include "reading/time_calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace synoptic::reading {
namespace {

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

}  // namespace

int to_int(std::string_view text, int fallback) {
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

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

ClockTime read_clock(std::string_view word) {
  ClockTime out;
  const std::size_t colon = word.find(':');
  out.hour = to_int(word, 0);
  if (colon != std::string_view::npos) {
    out.minute = to_int(word.substr(colon + 1), 0);
  }
  const bool pm = word.ends_with("pm") || word.ends_with("p.m.");
  const bool am = word.ends_with("am") || word.ends_with("a.m.");
  if (pm && out.hour < 12) out.hour += 12;
  if (am && out.hour == 12) out.hour = 0;
  return out;
}

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
  if (number != whole) {
    const std::string first = whole > 0 ? out + plain_number(whole) + letter : out;
    if (unit == "Y") return first + plain_number(std::round((number - whole) * 12)) + "M";
    if (unit == "TH" || unit == "TM")
      return first + plain_number(std::round((number - whole) * 60)) + (unit == "TH" ? "M" : "S");
  }
  return out + plain_number(number) + letter;
}

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

}  // namespace synoptic::reading
