// SPDX-License-Identifier: Apache-2.0
//
// Facts that agree are joined first, pair by pair, the surest first, two groups only when nothing
// in them clashes and their pairs are alike on the whole; then dissent is joined to what is there,
// the more surely the more reports stand behind it. A report that gives two values for "one
// question" in one voice shows that there are two questions. Cost: pairs within one bucket (same
// unit, or a shared rare word).
#include "collation/claims_match.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <tuple>

#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr double kGroupShare = 0.6;    // of the threshold, for the mean pair of two groups
constexpr double kDissentShare = 0.4;  // likewise, where a dissent joins those who agree
constexpr double kAccountsShare = 0;   // likewise, where one report has both as two accounts
constexpr std::size_t kMaxPosting = 60;
constexpr std::size_t kSample = 12;  // facts of a group that speak for it

// A key that does not depend on the order of the reports.
std::uint64_t key_of(const Fact& fact) {
  std::uint64_t key = mix_hash(static_cast<std::uint64_t>(fact.kind), fact.focus.start);
  key = mix_hash(key, fact.focus.end);
  for (const WeightedFeature& f : fact.context) key = mix_hash(key, f.feature);
  return key;
}

std::vector<std::uint64_t> keys_of(const std::vector<Fact>& facts) {
  std::vector<std::uint64_t> keys;
  keys.reserve(facts.size());
  for (const Fact& fact : facts) keys.push_back(key_of(fact));
  return keys;
}

// Sets of facts; the members of each in the order of their keys.
struct Groups {
  const std::vector<std::uint64_t>& keys;
  std::vector<std::uint32_t> parent;
  std::vector<std::vector<std::uint32_t>> members;

  explicit Groups(const std::vector<std::uint64_t>& of_facts)
      : keys(of_facts), parent(of_facts.size()), members(of_facts.size()) {
    std::iota(parent.begin(), parent.end(), 0U);
    for (std::uint32_t i = 0; i < parent.size(); ++i) members[i] = {i};
  }
  std::uint32_t find(std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    if (members[a].size() < members[b].size()) std::swap(a, b);
    parent[b] = a;
    const auto middle = static_cast<std::ptrdiff_t>(members[a].size());
    members[a].insert(members[a].end(), members[b].begin(), members[b].end());
    std::ranges::inplace_merge(members[a], members[a].begin() + middle, {},
                               [this](std::uint32_t i) { return std::pair(keys[i], i); });
    members[b].clear();
  }
};

struct Candidate {
  double score = 0;
  std::uint64_t key = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  bool same = false;  // their values are
};

// The surest first; what is equally sure, by keys that do not depend on the order of the reports.
bool surer(const Candidate& a, const Candidate& b) {
  return std::tie(b.score, a.key) < std::tie(a.score, b.key);
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Two numbers of one report near each other that two parties give: "the ministry put the dead at 5,
// the doctors' union at 14".
bool accounts_of_one_report(const Fact& a, const Fact& b) {
  constexpr std::uint32_t kSentences = 3;
  if (a.report != b.report || a.value.kind != ClaimValue::Kind::quantity) return false;
  if (a.head == 0 || a.head != b.head || a.voice == b.voice) return false;
  const std::uint32_t apart = std::max(a.sentence, b.sentence) - std::min(a.sentence, b.sentence);
  const bool both = a.voice != 0 && b.voice != 0;
  const bool tolls = a.whom && b.whom && apart <= 1;
  return apart <= kSentences && (both || tolls || a.elliptic || b.elliptic);
}

void pair_facts_of(std::uint32_t i, std::uint32_t j, const std::vector<Fact>& facts, Pairs& pairs) {
  if (facts[i].report == facts[j].report && !accounts_of_one_report(facts[i], facts[j])) return;
  pairs.emplace_back(std::min(i, j), std::max(i, j));
}

// Too many facts to compare each with each: those of one value are compared with the next few of
// it, and a few of each value with a few of every other. So the cost stays with the sorting.
void pair_some(std::vector<std::uint32_t> posting, const std::vector<Fact>& facts,
               const std::vector<std::uint64_t>& keys, Pairs& pairs) {
  constexpr std::size_t kNext = 3;
  constexpr std::size_t kOfEach = 3;
  const auto value_of = [&](std::uint32_t i) {
    const ClaimValue& value = facts[i].value;
    return std::tuple(value.number, value.upper.value_or(0), std::string_view(value.timex),
                      std::string_view(value.text));
  };
  std::ranges::sort(posting, {},
                    [&](std::uint32_t i) { return std::tuple(value_of(i), keys[i], i); });
  std::vector<std::uint32_t> some;
  std::size_t of_value = 0;
  for (std::size_t i = 0; i < posting.size(); ++i) {
    const bool fresh = i == 0 || value_of(posting[i]) != value_of(posting[i - 1]);
    of_value = fresh ? 0 : of_value + 1;
    if (of_value < kOfEach && some.size() < kMaxPosting) some.push_back(posting[i]);
    for (std::size_t j = i + 1; j < std::min(posting.size(), i + 1 + kNext); ++j) {
      pair_facts_of(posting[i], posting[j], facts, pairs);
    }
  }
  for (std::size_t i = 0; i < some.size(); ++i) {
    for (std::size_t j = i + 1; j < some.size(); ++j) pair_facts_of(some[i], some[j], facts, pairs);
  }
}

void pair_up(const std::vector<std::uint32_t>& posting, const std::vector<Fact>& facts,
             const std::vector<std::uint64_t>& keys, Pairs& pairs) {
  if (posting.size() > kMaxPosting) {
    pair_some(posting, facts, keys, pairs);
    return;
  }
  for (std::size_t i = 0; i < posting.size(); ++i) {
    for (std::size_t j = i + 1; j < posting.size(); ++j) {
      pair_facts_of(posting[i], posting[j], facts, pairs);
    }
  }
}

// The same for equal numbers, and for those with two digits turned.
std::uint64_t number_key(const Fact& fact) {
  const auto [digits, zeros] = digits_of(fact.value.number);
  return mix_hash(hash_bytes(digits), static_cast<std::uint64_t>(zeros + 3));
}

// Facts of one kind that share a head, or a word beside the value.
Pairs candidate_pairs(const std::vector<Fact>& facts, const std::vector<std::uint64_t>& fact_keys) {
  std::map<std::tuple<ClaimKind, Feature>, std::vector<std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[i];
    if (!fact.comparable) continue;
    std::vector<Feature> keys = {fact.head};
    const bool number = fact.value.kind == ClaimValue::Kind::quantity;
    for (const WeightedFeature& f : fact.object) {
      keys.push_back(number ? mix_hash(fact.head, f.feature) : f.feature);
    }
    if (telling_number(fact)) keys.push_back(mix_hash(hash_bytes("number"), number_key(fact)));
    for (const NameIndex actor : fact.actors) keys.push_back(mix_hash(fact.event, actor));
    const bool range = fact.value.timex.find('/') != std::string::npos;
    for (const NameIndex person : fact.people) {
      if (range) keys.push_back(mix_hash(hash_bytes("range"), person));
    }
    std::ranges::sort(keys);
    const auto rest = std::ranges::unique(keys);
    keys.erase(rest.begin(), rest.end());
    for (const Feature key : keys) postings[{fact.kind, key}].push_back(i);
  }
  Pairs pairs;
  for (const auto& [key, posting] : postings) pair_up(posting, facts, fact_keys, pairs);
  std::ranges::sort(pairs);
  const auto rest = std::ranges::unique(pairs);
  pairs.erase(rest.begin(), rest.end());
  return pairs;
}

// Two values of one report for one question are two questions, unless the report says that they are
// of a thing that changed.
bool rivals_in_one_report(const Fact& a, const Fact& b) {
  if (a.report != b.report) return false;
  if (a.state == ThingState::after && b.state == ThingState::after) return false;
  if (accounts_of_one_report(a, b)) return false;
  return compare_facts(a, b).relation == Relation::different;
}

// A few members of a group, spread evenly over the order of their keys; all of a small one.
std::vector<std::uint32_t> sample_of(const std::vector<std::uint32_t>& members) {
  if (members.size() <= kSample) return members;
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < kSample; ++i) out.push_back(members[i * members.size() / kSample]);
  return out;
}

bool may_join(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
              double share, bool dissent, const std::vector<Fact>& facts, const StoryWords& words) {
  double ratio = 0;
  int counted = 0;
  for (const std::uint32_t i : sample_of(a)) {
    for (const std::uint32_t j : sample_of(b)) {
      if (rivals_in_one_report(facts[i], facts[j])) return false;
      if (facts[i].report == facts[j].report) continue;
      const Pairing pairing = pair_facts(facts[i], facts[j], words);
      // Those who agree are one group only where nothing keeps any two of them apart; a dissent may
      // be worded so that some of them do not meet it.
      if (!pairing.clash.empty() && !dissent) return false;
      ++counted;
      if (!pairing.clash.empty()) continue;
      // A headline names few: such a pair does not speak for one question, nor against it.
      const double threshold = threshold_of(facts[i], pairing);
      if (!pairing.strangers || pairing.score >= threshold) ratio += pairing.score / threshold;
    }
  }
  return counted > 0 && ratio / counted >= share;
}

// A number without a word for its state belongs to the state whose number it is: where one report
// says "the original 28 points", every 28 points are the original ones and every other the later.
void infer_states(std::vector<Fact>& facts) {
  std::map<Feature, std::vector<ClaimValue>> before;
  for (const Fact& fact : facts) {
    if (fact.kind == ClaimKind::count && fact.state == ThingState::before) {
      before[fact.head].push_back(fact.value);
    }
  }
  for (Fact& fact : facts) {
    const auto found = before.find(fact.head);
    if (fact.kind != ClaimKind::count || fact.state != ThingState::unsaid ||
        found == before.end()) {
      continue;
    }
    const bool original = std::ranges::any_of(found->second, [&](const ClaimValue& value) {
      return compare_quantities(value, fact.value).relation == Relation::same;
    });
    fact.state = original ? ThingState::before : ThingState::after;
  }
}

// Whether two facts of one report say the same of their head.
bool one_value(const Fact& a, const Fact& b) {
  return compare_facts(a, b).relation == Relation::same;
}

// How many things each report counts by a head: equal values are taken for one thing.
void share_heads(std::vector<Fact>& facts) {
  constexpr std::size_t kMost = 8;  // told apart in one report; more need no telling apart
  struct Met {
    double count = 0;
    std::map<ReportIndex, std::vector<std::size_t>> reports;
  };
  std::map<std::pair<ClaimKind, Feature>, Met> met;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Met& of_head = met[{facts[i].kind, facts[i].head}];
    std::vector<std::size_t>& values = of_head.reports[facts[i].report];
    const bool known = values.size() <= kMost && std::ranges::any_of(values, [&](std::size_t j) {
                         return one_value(facts[i], facts[j]);
                       });
    if (known) continue;
    if (values.size() <= kMost) values.push_back(i);
    ++of_head.count;
  }
  for (Fact& fact : facts) {
    const Met& of_head = met[{fact.kind, fact.head}];
    fact.head_share = of_head.count / static_cast<double>(of_head.reports.size());
  }
}

// Which dates are the only ones that their reports have for what befell somebody; one of nobody is
// alone when no other stands in its report at all.
void mark_only_dates(std::vector<Fact>& facts) {
  std::map<std::pair<ReportIndex, Feature>, std::vector<std::size_t>> dated;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].event != 0) dated[{facts[i].report, facts[i].event}].push_back(i);
  }
  for (const auto& [key, group] : dated) {
    for (const std::size_t i : group) {
      facts[i].only_date = std::ranges::none_of(group, [&](std::size_t j) {
        const bool one =
            facts[i].actors.empty() || facts[j].actors.empty() || share_actor(facts[i], facts[j]);
        return one && compare_facts(facts[i], facts[j]).relation == Relation::different;
      });
    }
  }
}

// What other numbers of its head a report has, and whose accounts they are.
void mark_known_numbers(std::vector<Fact>& facts) {
  std::map<std::tuple<ReportIndex, ClaimKind, Feature>, std::vector<std::size_t>> of_head;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].value.kind == ClaimValue::Kind::quantity && facts[i].head != 0) {
      of_head[{facts[i].report, facts[i].kind, facts[i].head}].push_back(i);
    }
  }
  for (const auto& [key, group] : of_head) {
    std::vector<SaidNumber> said;
    for (const std::size_t i : group) {
      said.push_back({facts[i].value.number, facts[i].voice, facts[i].elliptic});
    }
    std::ranges::sort(said);
    const auto rest = std::ranges::unique(said);
    said.erase(rest.begin(), rest.end());
    const auto shared = std::make_shared<const std::vector<SaidNumber>>(std::move(said));
    for (const std::size_t i : group) facts[i].also = shared;
  }
}

std::vector<Candidate> ranked_candidates(const std::vector<Fact>& facts, const StoryWords& words,
                                         const std::vector<std::uint64_t>& keys) {
  std::vector<Candidate> out;
  for (const auto& [a, b] : candidate_pairs(facts, keys)) {
    const Pairing pairing = pair_facts(facts[a], facts[b], words);
    if (!pairing.clash.empty()) continue;
    if (pairing.values.relation == Relation::unknown) continue;
    if (pairing.score < threshold_of(facts[a], pairing)) continue;
    const std::uint64_t x = keys[a];
    const std::uint64_t y = keys[b];
    out.push_back({pairing.score, mix_hash(std::min(x, y), std::max(x, y)), a, b,
                   pairing.values.relation == Relation::same});
  }
  std::ranges::sort(out, surer);
  return out;
}

}  // namespace

void settle_facts(std::vector<Fact>& facts) {
  for (Fact& fact : facts) {
    fact.telling = telling_of(fact);
    fact.on_scale = scale_of(fact.value.unit).has_value();
  }
  infer_states(facts);
  share_heads(facts);
  mark_only_dates(facts);
  mark_known_numbers(facts);
}

// How much more surely two facts answer one question where several reports stand behind each: a
// dissent is more likely from what many report.
double support(const std::vector<std::uint32_t>& members, const std::vector<Fact>& facts) {
  constexpr double kEach = 0.05;
  constexpr std::size_t kMost = 4;
  std::vector<ReportIndex> reports;
  for (const std::uint32_t f : members) {
    if (std::ranges::find(reports, facts[f].report) != reports.end()) continue;
    reports.push_back(facts[f].report);
    if (reports.size() == kMost) break;
  }
  return kEach * static_cast<double>(reports.size() - 1);
}

std::vector<Question> gather_questions(const std::vector<Fact>& facts, const StoryWords& words) {
  const std::vector<std::uint64_t> keys = keys_of(facts);
  Groups groups(keys);
  std::vector<double> strength(facts.size());
  std::vector<Candidate> candidates = ranked_candidates(facts, words, keys);
  const auto first_different = std::ranges::stable_partition(
      candidates, [](const Candidate& candidate) { return candidate.same; });
  const auto join = [&](const Candidate& candidate) {
    const std::uint32_t a = groups.find(candidate.a);
    const std::uint32_t b = groups.find(candidate.b);
    if (a == b) return;
    const bool accounts = accounts_of_one_report(facts[candidate.a], facts[candidate.b]);
    const double share = accounts ? kAccountsShare : candidate.same ? kGroupShare : kDissentShare;
    if (!may_join(groups.members[a], groups.members[b], share, !candidate.same, facts, words)) {
      return;
    }
    const double best = std::max({strength[a], strength[b], candidate.score});
    groups.join(a, b);
    strength[groups.find(a)] = best;
  };
  std::for_each(candidates.begin(), first_different.begin(), join);
  for (Candidate& candidate : first_different) {
    candidate.score += support(groups.members[groups.find(candidate.a)], facts) +
                       support(groups.members[groups.find(candidate.b)], facts);
  }
  std::ranges::sort(first_different, surer);
  std::for_each(first_different.begin(), candidates.end(), join);
  std::vector<Question> out;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    std::vector<std::uint32_t>& members = groups.members[i];
    if (members.empty()) continue;
    std::ranges::sort(members);
    const bool alone = std::ranges::all_of(
        members, [&](std::uint32_t f) { return facts[f].report == facts[members.front()].report; });
    // Two accounts in one report alone are two facts that it has.
    for (const std::uint32_t f : members) {
      if (alone) out.push_back({.facts = {f}, .strength = 0});
    }
    if (!alone) out.push_back({.facts = members, .strength = strength[i]});
  }
  return out;
}

}  // namespace synoptic
