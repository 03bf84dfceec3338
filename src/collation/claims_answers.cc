// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "collation/claims_match.h"

namespace synoptic {
namespace {

// How exact a value is said: digits of a number, characters of a date; hedged ones last.
double exactness(const Fact& fact) {
  const ClaimValue& value = fact.value;
  if (value.kind == ClaimValue::Kind::timex) {
    const auto open = std::ranges::count(value.timex, 'X');
    return static_cast<double>(value.timex.size()) - static_cast<double>(open);
  }
  if (value.kind == ClaimValue::Kind::text) return 0;
  const bool hedged = value.approximate || value.bound != Bound::exact;
  double n = std::abs(value.number);
  double digits = 0;
  while (n != 0 && std::fmod(n, 10) == 0 && n >= 10) n /= 10;
  for (; digits < 6 && std::abs(n - std::round(n)) > 1e-6; n *= 10) ++digits;
  return digits + std::floor(std::log10(std::max(n, 1.0))) - (hedged ? 100 : 0);
}

// The members of a question, the most exact first; what is equal in that, by value.
std::vector<std::uint32_t> by_exactness(const Question& question, const std::vector<Fact>& facts) {
  std::vector<std::uint32_t> order(question.facts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
    const Fact& fact = facts[question.facts[i]];
    return std::tuple(-exactness(fact), fact.value.number, std::string_view(fact.value.timex),
                      std::string_view(fact.value.text));
  });
  return order;
}

// Which answer each fact belongs to. Each answer stands on its most exact fact; a fact belongs to
// the answer that says the same and lies nearest, else to one that it does not contradict, else it
// opens one of its own. So "more than 10" cannot make one answer of 12 and 15.
std::vector<std::uint32_t> answer_of_facts(const Question& question,
                                           const std::vector<Fact>& facts) {
  std::vector<std::uint32_t> answer(question.facts.size());
  std::vector<std::uint32_t> heads;
  for (const std::uint32_t i : by_exactness(question, facts)) {
    const Fact& fact = facts[question.facts[i]];
    std::optional<std::uint32_t> best;
    std::pair<int, double> best_rank;
    for (const std::uint32_t head : heads) {
      const Fact& other = facts[question.facts[head]];
      const Relation relation = compare_facts(fact, other).relation;
      if (relation == Relation::different) continue;
      const std::pair rank(relation == Relation::same ? 0 : 1,
                           std::abs(fact.value.number - other.value.number));
      if (!best || rank < best_rank) best = head, best_rank = rank;
    }
    if (!best) heads.push_back(i);
    answer[i] = best.value_or(i);
  }
  return answer;
}

// One fact of two reports at most for each value and day: what all others say is said by these.
std::vector<std::uint32_t> voices_of_values(const Question& question,
                                            const std::vector<Fact>& facts) {
  using Key = std::tuple<double, double, std::string_view, bool, int, std::string_view,
                         std::string_view, std::int64_t>;
  std::map<Key, std::vector<std::uint32_t>> of_value;
  for (const std::uint32_t f : question.facts) {
    const Fact& fact = facts[f];
    const ClaimValue& v = fact.value;
    const std::int64_t day = fact.published ? days_from_civil(fact.published->day) : 0;
    auto& some = of_value[{v.number, v.upper.value_or(v.number), v.unit, v.approximate,
                           static_cast<int>(v.bound), v.timex, v.text, day}];
    if (some.empty() || (some.size() == 1 && facts[some.front()].report != fact.report)) {
      some.push_back(f);
    }
  }
  std::vector<std::uint32_t> out;
  for (const auto& [key, some] : of_value) out.insert(out.end(), some.begin(), some.end());
  return out;
}

// The weakest sense in which the facts say the same.
Reason reason_to_agree(const Question& question, const std::vector<Fact>& facts) {
  const std::vector<std::uint32_t> voices = voices_of_values(question, facts);
  Reason reason = Reason::equal;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    for (std::size_t j = i + 1; j < voices.size(); ++j) {
      const Fact& a = facts[voices[i]];
      const Fact& b = facts[voices[j]];
      const Comparison values = compare_facts(a, b);
      if (a.report == b.report || values.relation != Relation::same) continue;
      reason = std::max(reason, values.reason);
    }
  }
  return reason;
}

// Two sides that are two parties' accounts may both be reported rightly: each answer is somebody's
// for the most part, and nobody gives both.
Reason reason_to_differ(const Question& question, const std::vector<Fact>& facts,
                        const Claim& claim) {
  std::vector<Feature> met;
  for (const Answer& answer : claim.answers) {
    std::vector<Feature> voices;
    for (const std::uint32_t r : answer.readings) voices.push_back(facts[question.facts[r]].voice);
    const auto own = std::ranges::count(voices, Feature{0});
    if (2 * own >= std::ssize(voices)) return Reason::value;
    std::erase(voices, Feature{0});
    std::ranges::sort(voices);
    const auto rest = std::ranges::unique(voices);
    voices.erase(rest.begin(), rest.end());
    met.insert(met.end(), voices.begin(), voices.end());
  }
  std::ranges::sort(met);
  return std::ranges::adjacent_find(met) == met.end() ? Reason::attributed : Reason::value;
}

double kind_weight(const Fact& fact) {
  switch (fact.kind) {
    case ClaimKind::amount:
      return 3.0;
    case ClaimKind::count:
      return fact.comparable ? 2.6 : 1.6;
    case ClaimKind::duration:
      return 2.2;
    case ClaimKind::date:
      return fact.value.timex.starts_with("XXXX") ? 1.2 : 1.8;
    case ClaimKind::place:
      return 0.3;
    default:
      return 1.0;
  }
}

// How much a fact has to say by itself: its kind, and how rare the words beside it are.
double fact_weight(const Fact& fact) {
  double rarity = 0;
  for (const WeightedFeature& f : fact.object) rarity = std::max(rarity, double{f.weight});
  double weight = kind_weight(fact) + 0.15 * rarity;
  if (fact.quoted) weight -= 0.5;
  if (fact.headline) weight -= 0.3;
  return weight;
}

Rule rule_of(const Question& question, const std::vector<Fact>& facts) {
  const Fact& fact = facts[question.facts.front()];
  const auto all = [&](auto test) {
    return std::ranges::all_of(question.facts, [&](std::uint32_t f) { return test(facts[f]); });
  };
  switch (fact.kind) {
    case ClaimKind::amount:
      return Rule::amount;
    case ClaimKind::duration:
      return Rule::duration;
    case ClaimKind::date:
      return all([&](const Fact& f) { return f.event != 0 && f.event == fact.event; })
                 ? Rule::event_date
                 : Rule::date;
    case ClaimKind::place:
      return Rule::place;
    default:
      if (fact.value.tally) return Rule::tally;
      if (fact.whom) return Rule::toll;
      return is_age(fact) ? Rule::age : Rule::count;
  }
}

void add_answers(const Question& question, const std::vector<Fact>& facts, Claim& claim) {
  const std::vector<std::uint32_t> answer = answer_of_facts(question, facts);
  std::map<std::uint32_t, std::size_t> place;  // of an answer, by its first fact
  for (std::uint32_t i = 0; i < answer.size(); ++i) {
    const auto [at, fresh] = place.try_emplace(answer[i], claim.answers.size());
    if (fresh) claim.answers.emplace_back();
    claim.answers[at->second].readings.push_back(i);
  }
}

}  // namespace

Claim claim_of(const Question& question, const std::vector<Fact>& facts, Reports reports) {
  Claim claim;
  const Fact& first = facts[question.facts.front()];
  claim.kind = first.kind;
  claim.about = {.report = first.report, .span = first.anchor};
  claim.happening = first.happening;
  for (const std::uint32_t f : question.facts) {
    const Fact& fact = facts[f];
    claim.readings.push_back({.anchor = {.report = fact.report, .span = fact.anchor},
                              .sentence = reports[fact.report]->text.sentences[fact.sentence].span,
                              .value = fact.value,
                              .attributed_to = fact.attributed_to,
                              .origin = std::nullopt});
    claim.weight = std::max(claim.weight, fact_weight(fact));
    if (!claim.happening) claim.happening = fact.happening;
  }
  add_answers(question, facts, claim);
  const bool alone = std::ranges::all_of(claim.readings, [&](const ClaimReading& reading) {
    return reading.anchor.report == claim.readings.front().anchor.report;
  });
  if (alone) return claim;
  claim.rule = rule_of(question, facts);
  if (claim.answers.size() > 1) {
    claim.verdict = Verdict::differ;
    claim.reason = reason_to_differ(question, facts, claim);
  } else {
    claim.verdict = Verdict::agree;
    claim.reason = reason_to_agree(question, facts);
  }
  claim.weight += question.strength;
  return claim;
}

}  // namespace synoptic
