// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "collation/claims_match.h"

namespace synoptic {
namespace {

// Which answer each fact belongs to: facts with the same value, directly or by way of a third.
std::vector<std::uint32_t> answer_of_facts(const Question& question,
                                           const std::vector<Fact>& facts) {
  const auto& members = question.facts;
  std::vector<std::uint32_t> answer(members.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    answer[i] = i;
    for (std::uint32_t j = 0; j < i; ++j) {
      if (compare_facts(facts[members[i]], facts[members[j]]).relation != Relation::same) continue;
      const std::uint32_t from = std::max(answer[i], answer[j]);
      const std::uint32_t to = std::min(answer[i], answer[j]);
      for (std::uint32_t k = 0; k <= i; ++k) {
        if (answer[k] == from) answer[k] = to;
      }
    }
  }
  return answer;
}

// The weakest sense in which the facts say the same.
Reason reason_to_agree(const Question& question, const std::vector<Fact>& facts) {
  Reason reason = Reason::equal;
  for (std::size_t i = 0; i < question.facts.size(); ++i) {
    for (std::size_t j = i + 1; j < question.facts.size(); ++j) {
      const Fact& a = facts[question.facts[i]];
      const Fact& b = facts[question.facts[j]];
      const Comparison values = compare_facts(a, b);
      if (a.report == b.report || values.relation != Relation::same) continue;
      reason = std::max(reason, values.reason);
    }
  }
  return reason;
}

// Two sides that each quote somebody else may both be reported rightly.
Reason reason_to_differ(const Claim& claim) {
  std::vector<NameIndex> sources;
  for (const Answer& answer : claim.answers) {
    for (const std::uint32_t r : answer.readings) {
      if (!claim.readings[r].attributed_to) return Reason::value;
      sources.push_back(*claim.readings[r].attributed_to);
    }
  }
  std::ranges::sort(sources);
  return sources.front() != sources.back() ? Reason::attributed : Reason::value;
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

void add_answers(const Question& question, const std::vector<Fact>& facts, Claim& claim) {
  const std::vector<std::uint32_t> answer = answer_of_facts(question, facts);
  for (std::uint32_t i = 0; i < answer.size(); ++i) {
    if (answer[i] == i) claim.answers.emplace_back();
    std::size_t place = 0;
    for (std::uint32_t j = 0; j < answer[i]; ++j) place += answer[j] == j ? 1U : 0U;
    claim.answers[place].readings.push_back(i);
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
  if (claim.answers.size() > 1) {
    claim.verdict = Verdict::differ;
    claim.reason = reason_to_differ(claim);
  } else {
    claim.verdict = Verdict::agree;
    claim.reason = reason_to_agree(question, facts);
  }
  claim.weight += question.strength;
  return claim;
}

}  // namespace synoptic
