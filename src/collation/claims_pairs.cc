// SPDX-License-Identifier: Apache-2.0
//
// When do two facts answer one question? No grammar of questions is needed: two reports that answer
// one question use the same words around the answer, as far as newsrooms vary words at all. So each
// fact carries the features of its sentence, weighed by rarity in the story and by nearness to the
// value, and two facts are as likely to answer one question as their features are alike. To that is
// added what both count ("page" is counted once in each report: strong; "day" often: weak), the
// happening they are of, the state ("cut to 20 points"), and how telling an equal value is
// ($61,904,115 twice is no accident, "two" is).
//   "a two-year investigation ended in Orra" / "after a two-year grand jury investigation"   => one
//   "the 31-page draft" / "a 32-page draft"                                  => one, and they
//   differ
// And something may keep them apart however alike the words are: scopes that exclude each other
// (federal and state taxes), other days or other places in the clause, another person's age, the
// state before a change and after it. That is a clash, and such facts are never compared.
#include "collation/claims_pairs.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr double kTellingFrom = 100;  // numbers of two digits come up by chance

}  // namespace

// How telling it is that another fact has the value of this one.
double telling_of(const Fact& a) {
  if (a.value.kind == ClaimValue::Kind::timex) return a.value.timex.size() >= 10 ? 0.15 : 0.1;
  if (a.value.kind != ClaimValue::Kind::quantity) return 0;
  double n = std::abs(a.value.number);
  if (n == 0) return 0;
  while (std::fmod(n, 10) == 0 && n >= 10) n /= 10;
  int digits = 0;
  while (digits < 6 && std::abs(n - std::round(n)) > 1e-6) n *= 10;
  for (; n >= 1 && digits < 8; n /= 10) ++digits;
  const bool large = std::abs(a.value.number) >= kTellingFrom && digits > 1;
  return 0.08 * (digits - 1) + (large ? 0.15 : 0);
}

// A number that hardly comes up twice by chance in the reports of one story: 2,900, but not 200.
bool telling_number(const Fact& a) {
  return a.kind == ClaimKind::count && !a.value.tally && a.value.number >= kTellingFrom &&
         a.telling > 0.1;
}

// The digits of a number without the zeros at its end, sorted, and how many zeros.
std::pair<std::string, int> digits_of(double number) {
  int zeros = 0;
  double n = std::abs(number);
  if (n == 0 || n > 1e12) return {};
  for (int places = 0; places < 3 && std::abs(n - std::round(n)) > 1e-6; ++places) n *= 10, --zeros;
  for (; std::fmod(n, 10) == 0; n /= 10) ++zeros;
  std::string digits = std::to_string(static_cast<std::int64_t>(std::round(n)));
  std::ranges::sort(digits);
  return {digits, zeros};
}

bool share_actor(const Fact& a, const Fact& b) {
  return std::ranges::any_of(a.actors,
                             [&](NameIndex n) { return std::ranges::binary_search(b.actors, n); });
}

namespace {

constexpr double kSameAt = 0.55;             // a pair with compatible values joins from here
constexpr double kDifferentAt = 0.65;        // and one with clashing values from here
constexpr double kDifferentAmountAt = 0.75;  // sums and rates are many in every report
constexpr double kStrangersAt = 0.9;         // and where the names around them are others
constexpr double kDifferentOnceAt = 0.58;    // where both reports count such a thing once
constexpr double kSameDateAt = 0.48;
constexpr double kSamePlaceAt = 0.75;  // that two things are in one place says little
constexpr double kOtherPlaceAt = 0.5;  // one errand has been asked for already
constexpr double kOneEach = 1.3;       // facts of a head in a report, on average: each has one
constexpr std::uint32_t kRareSentences = 6;

// Whether no two of what two facts say beside their values can be the same; false where one says
// nothing.
template <class Compare>
bool all_different(const std::vector<std::string>& a, const std::vector<std::string>& b,
                   const Compare& compare) {
  if (a.empty() || b.empty()) return false;
  return std::ranges::all_of(a, [&](const std::string& x) {
    return std::ranges::all_of(
        b, [&](const std::string& y) { return compare(x, y).relation == Relation::different; });
  });
}

// How far apart two numbers are: 1 for equal ones, 2 for the double.
double spread(const ClaimValue& a, const ClaimValue& b) {
  const double x = std::abs(a.number);
  const double y = std::abs(b.number);
  if (x == 0 || y == 0) return x == y ? 1 : 10;
  return std::max(x, y) / std::min(x, y);
}

// Whether a fact's report gives a number of its head too, and not as another party's account.
bool knows(const Fact& fact, double number) {
  if (!fact.also || fact.elliptic) return false;
  const auto said = std::ranges::equal_range(*fact.also, number, {}, &SaidNumber::number);
  return std::ranges::any_of(said, [&](const SaidNumber& other) {
    const bool told_apart = other.voice != 0 && fact.voice != 0 && other.voice != fact.voice;
    return !told_apart && !other.elliptic;
  });
}

// A report that has both numbers in one voice has two things, and does not contradict the other
// report. A report that tells how a thing changed has both of its states.
bool both_said(const Fact& a, const Fact& b) {
  if (a.value.tally || b.value.tally) return false;
  if (a.report == b.report || (a.state == b.state && a.state_said && b.state_said)) return false;
  return knows(a, b.value.number) || knows(b, a.value.number);
}

// "More than 20" and "less than 20".
bool opposite_bounds(const ClaimValue& a, const ClaimValue& b) {
  const auto up = [](const ClaimValue& v) {
    return v.bound == Bound::at_least || v.bound == Bound::more_than;
  };
  const auto down = [](const ClaimValue& v) {
    return v.bound == Bound::at_most || v.bound == Bound::less_than;
  };
  return (up(a) && down(b)) || (down(a) && up(b));
}

std::ptrdiff_t shared_things(const Fact& a, const Fact& b) {
  return std::ranges::count_if(a.thing,
                               [&](Feature f) { return std::ranges::binary_search(b.thing, f); });
}

// 4,812 and 8,412, 410,000 and 140,000: the commonest slip of a number is two digits turned. Of
// percentages there are too many to tell.
bool turned_digits(const ClaimValue& a, const ClaimValue& b) {
  if (a.unit == "percent" || b.unit == "percent") return false;
  if (a.kind != ClaimValue::Kind::quantity || b.kind != ClaimValue::Kind::quantity) return false;
  if (a.number == b.number || a.tally || b.tally) return false;
  // Twelve and 21 days are mostly two spans; of minutes and hours, as of counts, one is a slip.
  if (a.unit == "day" || a.unit == "week" || a.unit == "month" || a.unit == "year") return false;
  const auto digits = digits_of(a.number);
  return digits.first.size() > 1 && digits == digits_of(b.number);
}

// "June 12" and "June 21".
bool turned_day(std::string_view a, std::string_view b) {
  constexpr std::size_t kDay = 10;
  if (a.size() != kDay || b.size() != kDay || a.substr(0, 8) != b.substr(0, 8)) return false;
  return a != b && a[8] == b[9] && a[9] == b[8];
}

// Numbers of one thing that differ are of one size: what is many times larger is something else.
bool other_size(const Fact& a, const Fact& b) {
  const double most = a.kind == ClaimKind::amount ? 1.5 : 1.6;
  constexpr double kMostOfTwo = 3;  // where each side is somebody's account
  if (a.value.kind != ClaimValue::Kind::quantity) return false;
  if (turned_digits(a.value, b.value)) return false;
  const bool accounts = a.report == b.report;  // see accounts_of_one_report
  return spread(a.value, b.value) > (accounts ? kMostOfTwo : most);
}

// "He was fired on Monday" twice shares more than "fired"; that something "happened" on two days
// says nothing.
bool share_two_words(const Fact& a, const Fact& b) {
  return std::ranges::count_if(a.context, [&](const WeightedFeature& f) {
           return std::ranges::binary_search(b.context, f.feature, {}, &WeightedFeature::feature);
         }) > 1;
}

// Somebody or something named in both sentences.
bool share_name(const Fact& a, const Fact& b) {
  return std::ranges::any_of(a.sentence_names, [&](Feature name) {
    return std::ranges::binary_search(b.sentence_names, name);
  });
}

bool share_person(const Fact& a, const Fact& b) {
  return std::ranges::any_of(a.people,
                             [&](NameIndex p) { return std::ranges::binary_search(b.people, p); });
}

// "From 1967 to 1979" and "from 1966 to 1978" of one person, or of nobody else: ranges that overlap
// are seldom two.
bool ranges_of_one(const Fact& a, const Fact& b) {
  const std::string& x = a.value.timex;
  const std::string& y = b.value.timex;
  const std::size_t i = x.find('/');
  const std::size_t j = y.find('/');
  if (i == std::string::npos || j == std::string::npos || !share_person(a, b)) return false;
  return x.substr(0, i) < y.substr(j + 1) && y.substr(0, j) < x.substr(i + 1);
}

// Two dates of what befalls somebody once, each the only date that its report has for it. Where
// nobody is said to take part, the words around must be alike instead.
bool one_event(const Fact& a, const Fact& b) {
  constexpr double kAlike = 0.3;
  if (a.event == 0 || a.event != b.event || a.to_come != b.to_come) return false;
  if (!a.only_date || !b.only_date) return false;
  if (!a.actors.empty() && !b.actors.empty()) return share_actor(a, b);
  return likeness(a.context, b.context) >= kAlike && share_two_words(a, b);
}

// "Today" in two reports of two days: each means its own.
bool days_of_publication(const Fact& a, const Fact& b) {
  constexpr std::size_t kDay = 10;
  if (!a.published || !b.published || a.published->day == b.published->day) return false;
  return a.value.timex.substr(0, kDay) == to_iso(a.published->day) &&
         b.value.timex.substr(0, kDay) == to_iso(b.published->day);
}

// "Monday" in two reports that take it for Mondays a week apart: one of them was dated wrongly, or
// read so; neither says another day.
bool one_weekday(const Fact& a, const Fact& b) {
  constexpr std::int64_t kWeek = 7;
  if (!a.named_day || !b.named_day) return false;
  const auto gap = days_between(a.value.timex, b.value.timex);
  return gap && *gap != 0 && *gap % kWeek == 0;
}

bool a_week(std::string_view timex) { return timex.find("-W") != timex.npos && timex.size() == 8; }

// Two dates for what both reports look forward to in one word, each the only one it has for it, and
// told at about the same time: plans change.
bool one_appointment(const Fact& a, const Fact& b) {
  constexpr std::int64_t kDays = 45;
  if (!a.to_come || !b.to_come || a.head == 0 || a.head != b.head) return false;
  if (std::max(a.head_share, b.head_share) > kOneEach) return false;
  if (a.published && b.published) {
    const std::int64_t apart =
        days_from_civil(a.published->day) - days_from_civil(b.published->day);
    if (std::abs(apart) > 1) return false;
  }
  const auto gap = days_between(a.value.timex, b.value.timex);
  return gap && *gap <= kDays && !a_week(a.value.timex) && !a_week(b.value.timex);
}

// Dates of one thing that differ lie close together: a mistaken day or year, not another year's
// event. "This week" shifts with the day on which it is said, and a bare year beside a day is
// mostly "earlier this year": neither is a mistake.
bool too_far_apart(const Fact& a, const Fact& b) {
  constexpr std::int64_t kDays = 45;
  constexpr std::int64_t kDaysOfYears = 366;
  if (a_week(a.value.timex) || a_week(b.value.timex)) return true;
  const auto gap = days_between(a.value.timex, b.value.timex);
  if (!gap) return false;
  const bool years = a.value.timex.size() == b.value.timex.size() &&
                     (a.value.timex.size() == 4 || a.value.timex.size() == 9);
  const bool bare = a.value.timex.size() == 4 || b.value.timex.size() == 4;
  if (!years && bare && !one_event(a, b)) return true;
  return *gap > (years ? kDaysOfYears : kDays);
}

// Reports that give one vote in two ways have one of its numbers alike: 52-47 and 52-48, not
// 204-71 and 201-78.
bool other_tally(const Fact& a, const Fact& b) {
  if (!a.value.tally || !b.value.tally) return false;
  const auto [low_a, high_a] = std::minmax({a.value.number, a.value.upper.value_or(0)});
  const auto [low_b, high_b] = std::minmax({b.value.number, b.value.upper.value_or(0)});
  const double most = std::max(3.0, 0.05 * std::max(high_a, high_b));
  const double low = std::abs(low_a - low_b);
  const double high = std::abs(high_a - high_b);
  return low > most || high > most || (low > 0 && high > 0);
}

// The killed of whom? A count of people and a count of soldiers are a whole and a part; one of
// soldiers and one of children are two questions.
bool other_people(const Fact& a, const Fact& b, bool different) {
  if (!a.whom || !b.whom) return false;
  if (*a.whom == *b.whom) return different && (a.part || b.part);
  return different || (*a.whom != 0 && *b.whom != 0);
}

// Both clauses name somebody or something, and none that the other names; or both sentences name
// people, and none in common.
bool strangers(const Fact& a, const Fact& b) {
  const bool people = !a.people.empty() && !b.people.empty() && !share_person(a, b);
  const bool number = a.value.kind == ClaimValue::Kind::quantity;
  if (number && people && !share_name(a, b)) return true;
  if (a.names.empty() || b.names.empty()) return false;
  return std::ranges::none_of(a.names,
                              [&](Feature f) { return std::ranges::binary_search(b.names, f); });
}

// A rate over eight years and the rate of the last of them are two questions; what is said "since"
// the first year is the period again.
bool other_period(const Fact& a, const Fact& b) {
  if (a.period.empty() && b.period.empty()) return false;
  if (!a.period.empty() && !b.period.empty()) return a.period != b.period;
  const std::string& period = a.period.empty() ? b.period : a.period;
  const std::vector<std::string>& times = a.period.empty() ? a.times : b.times;
  const std::string start = period.substr(0, period.find('/'));
  return !times.empty() && std::ranges::find(times, start) == times.end();
}

// What one report expects and what the other tells as past are two occasions, or two states of one.
bool other_occasion(const Fact& a, const Fact& b) {
  if (one_appointment(a, b)) return false;
  const bool years = a.value.timex.size() == 4 || b.value.timex.size() == 4;
  if (years && !share_two_words(a, b)) return true;
  const bool turned = turned_day(a.value.timex, b.value.timex) &&
                      ((a.head != 0 && a.head == b.head) || share_two_words(a, b));
  return too_far_apart(a, b) || !(one_event(a, b) || ranges_of_one(a, b) || turned);
}

// Whether a rate is what people told a pollster: another poll has another.
bool of_poll(const Fact& fact) {
  static const std::set<Feature> words = [] {
    std::set<Feature> out;
    for (const std::string_view word : rows(collation_data::poll_words)) {
      out.insert(feature_of_word(word));
    }
    return out;
  }();
  return std::ranges::any_of(fact.context,
                             [](const WeightedFeature& f) { return words.contains(f.feature); });
}

// What keeps two facts from answering one question, however alike their words are; empty for
// nothing.
std::string_view clash_of(const Fact& a, const Fact& b, Relation values) {
  const ScopeRelation scopes = compare_scopes(a.scopes, b.scopes);
  const bool different = values == Relation::different;
  const bool date = a.kind == ClaimKind::date;
  if (scopes == ScopeRelation::apart) return "another scope";
  if (scopes == ScopeRelation::part_whole && different) return "part and whole";
  if (a.state != b.state && a.state != ThingState::unsaid && b.state != ThingState::unsaid) {
    return "before and after a change";
  }
  if (!date && all_different(a.times, b.times, compare_times)) return "another time";
  // "Yesterday" within a quotation is the speaker's, not the report's.
  if (different && date && one_weekday(a, b)) return "one day of the week";
  if (different && date && (a.quoted || b.quoted)) return "said in a quotation";
  if (different && a.value.kind == ClaimValue::Kind::timex && days_of_publication(a, b)) {
    return "each said of its own day";
  }
  if (different && (a.value.tally ? other_tally(a, b) : other_size(a, b))) return "another size";
  if (different && both_said(a, b)) return "both stand in one report";
  if (different && opposite_bounds(a.value, b.value)) return "two sides of a bound";
  const bool rates = a.value.unit == "percent" && b.value.unit == "percent";
  if (different && rates && shared_things(a, b) == 0) return "another rate";
  if (different && rates && (of_poll(a) || of_poll(b))) return "another poll";
  if (other_people(a, b, different) || (different && a.part != b.part)) {
    return "others are counted";
  }
  const bool reached = (a.state == ThingState::after) != (b.state == ThingState::after);
  if (a.kind == ClaimKind::amount && different && reached) return "by how much, and to what";
  if (different && a.kind == ClaimKind::count && a.past != b.past) return "a time long past";
  if (different && !date && other_period(a, b)) return "another period";
  if (a.kind != ClaimKind::place && all_different(a.places, b.places, compare_places)) {
    return "another place";
  }
  if (is_age(a) && a.subject != b.subject) return "another person";
  if (date && different && other_occasion(a, b)) return "another occasion";
  const bool lengths = a.kind == ClaimKind::duration && different && a.happening && b.happening &&
                       a.happening != b.happening && shared_things(a, b) == 0;
  return lengths ? "another happening" : "";
}

// Whether a word names a kind of happening: those take place in many places.
bool names_happening(Feature feature) {
  static const std::set<Feature> kinds = [] {
    std::set<Feature> out;
    for (const std::string_view row : rows(collation_data::happening_kinds)) {
      for (const std::string_view kind : pieces(row, '|')) out.insert(feature_of_word(kind));
    }
    return out;
  }();
  return kinds.contains(feature);
}

// People meet in many places. Two places are of one thing only where the same person and two rare
// words, or two people and one rare word, stand with both, and the words name no happening.
bool one_errand(const Fact& a, const Fact& b, const StoryWords& words) {
  const auto people = std::ranges::count_if(
      a.people, [&](NameIndex p) { return std::ranges::binary_search(b.people, p); });
  const auto rare = std::ranges::count_if(a.context, [&](const WeightedFeature& f) {
    return !f.name && !names_happening(f.feature) &&
           words.sentences_with(f.feature) <= kRareSentences &&
           std::ranges::binary_search(b.context, f.feature, {}, &WeightedFeature::feature);
  });
  return people > 0 && rare > 0 && people + rare > 2;
}

// What is counted once in a report is likely one thing; what is counted all over is not.
double head_bonus(const Fact& a, const Fact& b) {
  if (a.head == 0 || a.head != b.head) return 0;
  return 0.4 / std::max(a.head_share, b.head_share);
}

// "A seven-term member" in two reports that count terms nowhere else.
bool counted_once(const Fact& a, const Fact& b) {
  return a.kind == ClaimKind::count && std::max(a.head_share, b.head_share) <= kOneEach;
}

double value_bonus(const Fact& a, const Fact& b, const Comparison& values) {
  if (values.relation == Relation::same) {
    double equal = std::min(a.telling, b.telling) + (counted_once(a, b) ? 0.15 : 0);
    if (a.whom && b.whom && a.value.number > 1) equal += a.value.number > 3 ? 0.3 : 0.2;
    // "2,900 workers" and "2,900 of her members": the number itself says that they are one.
    if (a.head != b.head && telling_number(a) && telling_number(b)) equal += 0.32;
    const bool one = values.reason == Reason::equal || a.value.number == b.value.number;
    return one ? equal : equal / 2;
  }
  if (values.relation == Relation::unknown) return 0;
  if (a.value.tally && b.value.tally) return other_tally(a, b) ? 0 : 0.25;
  if (a.value.kind == ClaimValue::Kind::quantity) {
    const double apart = spread(a.value, b.value);
    const bool near = apart < 1.05 && std::abs(a.value.number) >= 20;
    return near ? 0.1 : 0;
  }
  return -0.05;
}

// "Has 41 pages" and "a 42-page draft" have little in common but the draft; pages are counted
// nowhere else, and that is enough.
bool one_of_its_kind(const Fact& a, const Fact& b) {
  if (a.head == 0 || a.head != b.head || !counted_once(a, b)) return false;
  return std::ranges::any_of(a.context, [&](const WeightedFeature& f) {
    return !f.name && f.feature != a.head &&
           std::ranges::binary_search(b.context, f.feature, {}, &WeightedFeature::feature);
  });
}

// Tolls grow as news comes in: the greater number of a later report is the later state.
bool grew(const Fact& before, const Fact& after) {
  constexpr std::int64_t kLater = 2 * 60 * 60;  // seconds
  if (!before.whom || !after.whom || after.value.number <= before.value.number) return false;
  if (!before.published || !after.published) return false;
  if (before.published->day != after.published->day) {
    return before.published->day < after.published->day;
  }
  if (!before.published->second || !after.published->second) return false;
  return instants_of(*after.published).earliest - instants_of(*before.published).earliest >= kLater;
}

}  // namespace

double threshold_of(const Fact& fact, const Pairing& pairing) {
  const bool different = pairing.values.relation == Relation::different;
  if (pairing.strangers) return kStrangersAt;
  if (different && pairing.once) return kDifferentOnceAt;
  if (different && fact.kind == ClaimKind::amount) return kDifferentAmountAt;
  if (fact.kind == ClaimKind::place) return different ? kOtherPlaceAt : kSamePlaceAt;
  if (fact.kind == ClaimKind::date && !different) return kSameDateAt;
  return different ? kDifferentAt : kSameAt;
}

bool is_age(const Fact& fact) {
  static const Feature age = hash_bytes("age");
  return fact.head == age;
}

namespace {

// "2,900 workers" and "2,900 members": what they count has two names, and no scale joins them.
bool two_nouns(const Fact& a, const Fact& b) {
  return a.kind == ClaimKind::count && b.kind == ClaimKind::count && !a.on_scale && !b.on_scale &&
         a.value.unit != b.value.unit;
}

ClaimValue without_noun(ClaimValue value) {
  value.unit.clear();
  return value;
}

}  // namespace

Comparison compare_facts(const Fact& a, const Fact& b) {
  if (a.kind == ClaimKind::place) return compare_places(a.value.text, b.value.text);
  const Comparison values = two_nouns(a, b)
                                ? compare_values(without_noun(a.value), without_noun(b.value))
                                : compare_values(a.value, b.value);
  const bool grown = values.relation == Relation::different && (grew(a, b) || grew(b, a));
  return grown ? Comparison{.relation = Relation::same, .reason = Reason::later_state} : values;
}

double score_of(const Fact& a, const Fact& b, const Comparison& values) {
  double score = likeness(a.context, b.context) + 0.35 * likeness(a.object, b.object);
  score += head_bonus(a, b) + value_bonus(a, b, values);
  const std::ptrdiff_t things = shared_things(a, b);
  score += things == 0 ? 0 : things == 1 ? 0.2 : 0.3;
  if (is_age(a) && a.subject && a.subject == b.subject) score += 0.6;
  if (a.happening && a.happening == b.happening) score += 0.2;
  if (a.kind == ClaimKind::date && ranges_of_one(a, b)) score += 0.6;
  if (a.kind == ClaimKind::date && one_event(a, b)) score += 0.5;
  if (turned_digits(a.value, b.value) || turned_day(a.value.timex, b.value.timex)) score += 0.3;
  if (!a.people.empty() && !b.people.empty() && !share_person(a, b)) score -= 0.15;
  const bool state = a.state == b.state && (a.state_said || b.state_said);
  if (state && spread(a.value, b.value) <= 2.5) score += 0.4;
  return score;
}

Pairing pair_facts(const Fact& a, const Fact& b, const StoryWords& words) {
  Pairing out;
  out.values = compare_facts(a, b);
  const bool different = out.values.relation == Relation::different;
  out.clash = clash_of(a, b, out.values.relation);
  const bool exact = out.values.relation == Relation::same && out.values.reason == Reason::equal;
  out.strangers = !exact && strangers(a, b);
  const bool one_state = a.state == b.state && (a.state_said || b.state_said);
  const bool known = one_state || share_name(a, b);
  if (out.strangers && !known && out.clash.empty()) out.clash = "other names";
  const bool errands = different && a.kind == ClaimKind::place && !one_errand(a, b, words);
  if (errands && out.clash.empty()) out.clash = "another errand";
  if (!out.clash.empty()) return out;
  out.once = one_of_its_kind(a, b);
  out.score = score_of(a, b, out.values);
  return out;
}

}  // namespace synoptic
