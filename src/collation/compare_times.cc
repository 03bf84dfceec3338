// SPDX-License-Identifier: Apache-2.0
//
// Times as stretches of the calendar. A resolved value is a run of days: "2031-05" is 31 of them,
// "2031-W18" seven. Two such values are the same where one holds the other, and different where
// they have no day in common. A value that is not resolved ("XXXX-WXX-2", some Tuesday) has fields,
// and is compared by those that both have: a Tuesday against 6 May 2031 (a Tuesday) is the same,
// against 7 May it is different; "today" of an undated report says nothing.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "collation/compare.h"
#include "synoptic/time.h"

namespace synoptic {
namespace {

// What a TIMEX3 date says; absent what is left open (X) or not said.
struct DateFields {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> weekday;         // 0 Monday
  std::optional<std::int64_t> first;  // days since 1970, when the stretch is known
  std::optional<std::int64_t> last;
};

std::optional<int> number_in(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::string_view take_field(std::string_view& rest) {
  const std::size_t dash = rest.find('-');
  const std::string_view field = rest.substr(0, dash);
  rest = dash == std::string_view::npos ? std::string_view{} : rest.substr(dash + 1);
  return field;
}

void set_days(DateFields& fields, Day first, Day last) {
  fields.first = days_from_civil(first);
  fields.last = days_from_civil(last);
}

// "W18" or "WXX", then perhaps "-2".
void read_week(DateFields& fields, std::string_view week, std::string_view rest) {
  if (const auto day = number_in(rest); day && *day >= 1 && *day <= 7) fields.weekday = *day - 1;
  const auto number = number_in(week.substr(1));
  if (!fields.year || !number) return;
  const std::int64_t fourth = days_from_civil({.year = *fields.year, .month = 1, .day = 4});
  const std::int64_t monday = fourth - weekday(civil_from_days(fourth)) + (*number - 1) * 7;
  fields.first = monday + fields.weekday.value_or(0);
  fields.last = monday + fields.weekday.value_or(6);
}

// Quarters, halves and seasons: their first month and how many.
bool read_part_of_year(DateFields& fields, std::string_view part) {
  struct Part {
    std::string_view name;
    int first;
    int months;
  };
  static constexpr std::array<Part, 10> kParts = {{{"Q1", 1, 3},
                                                   {"Q2", 4, 3},
                                                   {"Q3", 7, 3},
                                                   {"Q4", 10, 3},
                                                   {"H1", 1, 6},
                                                   {"H2", 7, 6},
                                                   {"SP", 3, 4},
                                                   {"SU", 6, 4},
                                                   {"FA", 9, 4},
                                                   {"WI", 12, 4}}};
  for (const Part& row : kParts) {
    if (part != row.name) continue;
    if (!fields.year) return true;
    const int end = row.first + row.months - 1;
    const int year = *fields.year + (end > 12 ? 1 : 0);
    const int month = end > 12 ? end - 12 : end;
    set_days(fields, {.year = *fields.year, .month = row.first, .day = 1},
             {.year = year, .month = month, .day = days_in_month(year, month)});
    return true;
  }
  return false;
}

void read_month(DateFields& fields, std::string_view month, std::string_view day) {
  fields.month = number_in(month);
  fields.day = number_in(day);
  if (fields.month && (*fields.month < 1 || *fields.month > 12)) fields.month.reset();
  if (!fields.year) return;
  const int year = *fields.year;
  if (!fields.month) {
    if (month.empty()) set_days(fields, {year, 1, 1}, {year, 12, 31});
    return;
  }
  const int days = days_in_month(year, *fields.month);
  if (fields.day && (*fields.day < 1 || *fields.day > days)) fields.day.reset();
  set_days(fields, {year, *fields.month, fields.day.value_or(1)},
           {year, *fields.month, fields.day.value_or(days)});
  if (fields.day) fields.weekday = weekday({year, *fields.month, *fields.day});
}

// "203X": ten years.
void read_decade(DateFields& fields, std::string_view year) {
  const auto tens = number_in(year.substr(0, 3));
  if (!tens) return;
  set_days(fields, {*tens * 10, 1, 1}, {*tens * 10 + 9, 12, 31});
}

DateFields read_date(std::string_view value) {
  DateFields fields;
  value = value.substr(0, value.find('T'));
  if (value.ends_with("_REF")) return fields;
  const std::string_view year = take_field(value);
  if (year.size() != 4) return fields;
  if (year[3] == 'X' && year[0] != 'X' && value.empty()) {
    read_decade(fields, year);
    return fields;
  }
  fields.year = number_in(year);
  const std::string_view second = take_field(value);
  if (second.starts_with('W') && second != "WI") {
    read_week(fields, second, value);
  } else if (!read_part_of_year(fields, second)) {
    read_month(fields, second, value);
  }
  return fields;
}

Comparison stretches(const DateFields& a, const DateFields& b) {
  if (*a.last < *b.first || *b.last < *a.first) {
    return {.relation = Relation::different, .reason = Reason::value};
  }
  const bool equal = a.first == b.first && a.last == b.last;
  return {.relation = Relation::same, .reason = equal ? Reason::equal : Reason::granularity};
}

Comparison by_fields(const DateFields& a, const DateFields& b) {
  int common = 0;
  int open = 0;
  for (const auto& [x, y] : {std::pair{a.year, b.year}, std::pair{a.month, b.month},
                             std::pair{a.day, b.day}, std::pair{a.weekday, b.weekday}}) {
    if (x && y && *x != *y) return {.relation = Relation::different, .reason = Reason::value};
    common += x && y ? 1 : 0;
    open += x.has_value() != y.has_value() ? 1 : 0;
  }
  if (common == 0) return {.relation = Relation::unknown, .reason = Reason::granularity};
  return {.relation = Relation::same, .reason = open > 0 ? Reason::granularity : Reason::equal};
}

Comparison compare_points(std::string_view a, std::string_view b) {
  const DateFields first = read_date(a);
  const DateFields second = read_date(b);
  if (first.first && first.last && second.first && second.last) return stretches(first, second);
  return by_fields(first, second);
}

}  // namespace

std::optional<std::int64_t> days_between(std::string_view a, std::string_view b) {
  const DateFields first = read_date(a.substr(0, a.find('/')));
  const DateFields second = read_date(b.substr(0, b.find('/')));
  if (!first.first || !first.last || !second.first || !second.last) return std::nullopt;
  return std::max<std::int64_t>({0, *second.first - *first.last, *first.first - *second.last});
}

Comparison compare_times(std::string_view a, std::string_view b) {
  const std::size_t slash_a = a.find('/');
  const std::size_t slash_b = b.find('/');
  const bool range_a = slash_a != std::string_view::npos;
  const bool range_b = slash_b != std::string_view::npos;
  if (!range_a && !range_b) return compare_points(a, b);
  if (range_a != range_b) return {.relation = Relation::unknown, .reason = Reason::part_whole};
  const Comparison from = compare_points(a.substr(0, slash_a), b.substr(0, slash_b));
  const Comparison to = compare_points(a.substr(slash_a + 1), b.substr(slash_b + 1));
  return from.relation >= to.relation ? from : to;
}

}  // namespace synoptic
