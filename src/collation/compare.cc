// SPDX-License-Identifier: Apache-2.0
//
// Numbers as intervals. What a newsroom writes is rarely the number it has: "$43 million" stands
// for anything that rounds to it, "about 140" for a stretch around it as wide as its last digit is
// coarse, "nearly 44" for a little below, "more than 20 years" for 20 and somewhat up. Two numbers
// are the same where their intervals meet, and different where they do not; a bound leaves
// everything on its open side unknown rather than different.
//   $27.4 million / $27,412,350  =>  27.35..27.45 holds 27.41235: rounding
//   $61 million / $61,904,115    =>  60.5..61.5 does not hold 61.9: different
//   at least 12 / 30             =>  30 is no contradiction, but no agreement either: unknown
// Small whole numbers are exact: 3 days and 2 days differ, 19 points are not 20.
#include "collation/compare.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/text.h"

namespace synoptic {
namespace {

struct Interval {
  double low = 0;
  double high = 0;
};

// The place of the last digit of a number as written that is not zero: 1000000 of 43 million, 0.1
// of 35.7, 10 of 140, 1 of 19.
double last_place(double number) {
  const double size = std::abs(number);
  if (size == 0 || !std::isfinite(size) || size > 1e15) return 0;
  for (const double step : {0.001, 0.01, 0.1}) {
    if (std::abs(std::round(size) - size) < 1e-9) break;
    if (std::abs(std::round(size / step / 10) * step * 10 - size) > step / 100) return step;
  }
  std::int64_t place = 1;
  for (auto rest = static_cast<std::int64_t>(std::round(size)); rest % 10 == 0; rest /= 10) {
    place *= 10;
  }
  return static_cast<double>(place);
}

// Whole numbers below a thousand are counts of things and exact, unless the other side is hedged.
double rounding_of(double number, bool strict) {
  const double place = last_place(number);
  const bool exact = place == 1 || (strict && place > 1 && std::abs(number) < 1000);
  return exact ? 0 : place / 2;
}

// "Nearly" and "more than" reach a part of the last place, or of the number, beyond it.
// Where the other value is `finer`, a hedged one may stand for anything up to its next step: "an
// estimated 34 million" for 34.8 million.
Interval interval_of(const ClaimValue& value, bool strict, bool measured = false,
                     bool finer = false) {
  const double n = value.number;
  const double size = std::abs(n);
  // What another report gives with decimals is measured, and a whole number of it is rounded.
  const double half = std::max(rounding_of(n, strict), measured && last_place(n) >= 1 ? 0.5 : 0);
  Interval out{.low = n - half, .high = value.upper.value_or(n) + half};
  if (value.approximate) {
    constexpr double kStep = 0.99;
    const double step = finer && last_place(n) < size / 20 ? kStep : 0.5;
    // "Nearly two dozen" is 23 as well: of so few, one more or less is near.
    const double least = size > 12 && size < 100 ? 1 : size / 100;
    const double reach = std::max(last_place(n) * step, least);
    out = {.low = std::min(out.low, n - reach), .high = std::max(out.high, n + reach)};
  }
  switch (value.bound) {
    case Bound::exact:
      break;
    case Bound::at_least:
    case Bound::more_than:
      out = {.low = n, .high = n + size / 2};
      break;
    case Bound::at_most:
    case Bound::less_than:
      out = {.low = n - std::min(last_place(n) * 0.49, size / 20), .high = n};
      break;
  }
  return out;
}

bool fractional(const ClaimValue& value) {
  return std::abs(value.number - std::round(value.number)) > 1e-6;
}

bool open_upwards(const ClaimValue& value) {
  return value.bound == Bound::at_least || value.bound == Bound::more_than;
}

bool open_downwards(const ClaimValue& value) {
  return value.bound == Bound::at_most || value.bound == Bound::less_than;
}

bool hedged(const ClaimValue& value) { return value.approximate || value.bound != Bound::exact; }

// A bound that the other value lies beyond, on the open side.
bool beyond_bound(const ClaimValue& a, Interval ia, const ClaimValue& b, Interval ib) {
  if (open_upwards(a) && ib.low > ia.high) return true;
  if (open_upwards(b) && ia.low > ib.high) return true;
  if (open_downwards(a) && ib.high < ia.low) return true;
  return open_downwards(b) && ia.high < ib.low;
}

ClaimValue scaled(ClaimValue value, double factor) {
  value.number *= factor;
  if (value.upper) *value.upper *= factor;
  return value;
}

Interval times(Interval interval, double factor) {
  return {.low = interval.low * factor, .high = interval.high * factor};
}

double factor_of(double a, double b) { return a == b ? 1 : a / b; }

// Votes and scores: the same two numbers, whichever side is named first.
Comparison compare_tallies(const ClaimValue& a, const ClaimValue& b) {
  const auto [low_a, high_a] = std::minmax({a.number, a.upper.value_or(0)});
  const auto [low_b, high_b] = std::minmax({b.number, b.upper.value_or(0)});
  const bool same = low_a == low_b && high_a == high_b;
  return {.relation = same ? Relation::same : Relation::different,
          .reason = same ? Reason::equal : Reason::value};
}

}  // namespace

std::optional<UnitScale> scale_of(std::string_view unit) {
  static const std::unordered_map<std::string_view, UnitScale> table = [] {
    std::unordered_map<std::string_view, UnitScale> out;
    for (const std::string_view row : rows(collation_data::units)) {
      const std::vector<std::string_view> fields = pieces(row, '\t');
      if (fields.size() != 3) continue;
      UnitScale scale{.dimension = fields[1]};
      std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), scale.base);
      out.emplace(fields[0], scale);
    }
    return out;
  }();
  const auto found = table.find(unit);
  if (found == table.end()) return std::nullopt;
  return found->second;
}

NumberRange range_of(const ClaimValue& value) {
  const bool strict = !hedged(value);
  const bool above = open_upwards(value);
  const bool below = open_downwards(value);
  if (above || below) {
    return {.low = value.number, .high = value.number, .open_above = above, .open_below = below};
  }
  const Interval interval = interval_of(value, strict);
  return {.low = interval.low, .high = interval.high};
}

Comparison compare_quantities(const ClaimValue& a, const ClaimValue& b) {
  if (a.tally && b.tally) return compare_tallies(a, b);
  if (a.tally != b.tally) return {.relation = Relation::unknown, .reason = Reason::scope};
  double factor = 1;  // from b's unit to a's
  if (a.unit != b.unit) {
    const auto from = scale_of(b.unit);
    const auto to = scale_of(a.unit);
    if (!from || !to || from->dimension != to->dimension) {
      return {.relation = Relation::unknown, .reason = Reason::scope};
    }
    factor = factor_of(from->base, to->base);
  }
  const bool hedge = hedged(a) || hedged(b);
  const bool measured = a.unit == b.unit && (fractional(a) || fractional(b));
  const double place_a = last_place(a.number);
  const double place_b = last_place(b.number) * factor;
  const Interval ia = interval_of(a, !hedge, measured, place_b < place_a);
  const Interval ib = times(interval_of(b, !hedge, measured, place_a < place_b), factor);
  const double slack = 1e-9 * std::max(std::abs(ia.high), std::abs(ib.high));
  // Two intervals that only touch round to different numbers; a point may lie on an edge.
  const bool points = ia.high - ia.low <= slack || ib.high - ib.low <= slack;
  const double margin = points ? slack : -slack;
  if (ia.low <= ib.high + margin && ib.low <= ia.high + margin) {
    const bool equal = std::abs(a.number - b.number * factor) <= slack && a.upper == b.upper;
    const Reason reason = hedge ? Reason::hedge : equal ? Reason::equal : Reason::rounding;
    return {.relation = Relation::same, .reason = reason};
  }
  if (beyond_bound(a, ia, scaled(b, factor), ib)) {
    return {.relation = Relation::unknown, .reason = Reason::hedge};
  }
  return {.relation = Relation::different, .reason = Reason::value};
}

Comparison compare_values(const ClaimValue& a, const ClaimValue& b) {
  if (a.kind != b.kind) return {};
  switch (a.kind) {
    case ClaimValue::Kind::quantity:
      return compare_quantities(a, b);
    case ClaimValue::Kind::timex:
      return compare_times(a.timex, b.timex);
    case ClaimValue::Kind::text:
      break;
  }
  const bool equal = a.text == b.text;
  return {.relation = equal ? Relation::same : Relation::unknown, .reason = Reason::equal};
}

}  // namespace synoptic
