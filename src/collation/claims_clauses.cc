// SPDX-License-Identifier: Apache-2.0
#include "collation/claims_clauses.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <unordered_map>
#include <utility>

#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr std::size_t kMinFeatures = 3;
constexpr std::size_t kMaxPosting = 24;
constexpr std::uint32_t kMaxWords = 25;

void add_clause(std::vector<Clause>& out, Clause clause) {
  if (clause.features.size() >= kMinFeatures) out.push_back(std::move(clause));
}

// The clauses of a sentence, and each two neighbours together: reports break the same statement at
// different places.
void add_clauses(const AnnotatedReport& report, ReportIndex index, const StoryWords& story,
                 const Sentence& sentence, std::vector<Clause>& out) {
  const ReportWords& words = story.of(index);
  std::vector<std::uint32_t> cuts;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (t == sentence.first || words.clause[t] != words.clause[t - 1]) cuts.push_back(t);
  }
  cuts.push_back(sentence.last);
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    add_clause(out, make_clause(report, index, story, cuts[i], cuts[i + 1]));
    if (i + 2 < cuts.size() && cuts[i + 2] - cuts[i] <= 2 * kMaxWords) {
      add_clause(out, make_clause(report, index, story, cuts[i], cuts[i + 2]));
    }
  }
}

}  // namespace

Clause make_clause(const AnnotatedReport& report, ReportIndex index, const StoryWords& story,
                   std::uint32_t first, std::uint32_t last) {
  const ReportWords& words = story.of(index);
  Clause clause{.report = index,
                .sentence = report.text.tokens[first].sentence,
                .first = first,
                .last = last};
  std::uint32_t quoted = 0;
  const std::ranges::subrange features(words.of_token.begin() + first,
                                       words.of_token.begin() + last);
  const auto said = static_cast<std::size_t>(
      std::ranges::count_if(features, [](Feature feature) { return feature != 0; }));
  clause.in_order.reserve(said);
  clause.tokens.reserve(said);
  for (std::uint32_t t = first; t < last; ++t) {
    clause.negated |= words.negates[t];
    quoted += words.quoted[t] ? 1U : 0U;
    const Feature feature = words.of_token[t];
    if (feature == 0) continue;
    const float weight = story.weight(feature) * (words.is_name[t] ? 0.7F : 1.0F);
    clause.in_order.push_back({feature, weight, words.is_name[t]});
    clause.tokens.push_back(t);
  }
  clause.features = clause.in_order;
  clause.quoted = quoted * 2 > last - first;
  settle_features(clause.features);
  return clause;
}

std::vector<Clause> clauses_of(Reports reports, const StoryWords& story) {
  std::vector<Clause> out;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    for (const Sentence& sentence : reports[r]->text.sentences) {
      if (sentence.furniture || sentence.first >= sentence.last) continue;
      add_clauses(*reports[r], r, story, sentence, out);
    }
  }
  return out;
}

Shared shared_of(const std::vector<WeightedFeature>& a, const std::vector<WeightedFeature>& b) {
  Shared out;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->feature != j->feature) {
      ++(i->feature < j->feature ? i : j);
      continue;
    }
    const float weight = std::min(i->weight, j->weight);
    ++out.all;
    out.weight += weight;
    if (!i->name) ++out.words, out.word_weight += weight;
    ++i;
    ++j;
  }
  return out;
}

std::vector<Feature> common_features(const Clause& a, const Clause& b) {
  std::vector<Feature> out;
  std::ranges::set_intersection(a.features | std::views::transform(&WeightedFeature::feature),
                                b.features | std::views::transform(&WeightedFeature::feature),
                                std::back_inserter(out));
  return out;
}

Core core_of(const Clause& clause, const std::vector<Feature>& common) {
  constexpr float kAgainst = 0.6F;
  std::size_t from = 0;
  std::size_t best_from = 0;
  std::size_t best_to = 0;
  float sum = 0;
  float best = 0;
  for (std::size_t i = 0; i < clause.in_order.size(); ++i) {
    const WeightedFeature& f = clause.in_order[i];
    if (sum <= 0) sum = 0, from = i;
    sum += std::ranges::find(common, f.feature) != common.end() ? f.weight : -kAgainst * f.weight;
    if (sum > best) best = sum, best_from = from, best_to = i + 1;
  }
  Core core;
  if (best_to == 0) return core;
  const auto begin = clause.in_order.begin();
  core.features.assign(begin + static_cast<std::ptrdiff_t>(best_from),
                       begin + static_cast<std::ptrdiff_t>(best_to));
  core.first = clause.tokens[best_from];
  core.last = clause.tokens[best_to - 1] + 1;
  settle_features(core.features);
  return core;
}

std::vector<ClausePair> meeting_clauses(const std::vector<Clause>& clauses) {
  std::unordered_map<Feature, std::vector<std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) {
    for (const WeightedFeature& f : clauses[i].features) {
      if (!f.name) postings[f.feature].push_back(i);
    }
  }
  std::vector<ClausePair> pairs;
  for (const auto& [feature, posting] : postings) {
    if (posting.size() > kMaxPosting) continue;
    for (std::size_t i = 0; i < posting.size(); ++i) {
      for (std::size_t j = i + 1; j < posting.size(); ++j) {
        if (clauses[posting[i]].report == clauses[posting[j]].report) continue;
        pairs.push_back({posting[i], posting[j]});
      }
    }
  }
  std::ranges::sort(pairs);
  const auto rest = std::ranges::unique(pairs);
  pairs.erase(rest.begin(), rest.end());
  return pairs;
}

std::uint64_t key_of(const Clause& clause) {
  std::uint64_t key = mix_hash(clause.first, clause.last);
  for (const WeightedFeature& f : clause.features) key = mix_hash(key, f.feature);
  return key;
}

ClaimReading reading_of(Reports reports, const Clause& clause, const StoryWords& story, Span span) {
  const AnnotatedReport& report = *reports[clause.report];
  return {
      .anchor = {.report = clause.report, .span = span},
      .sentence = report.text.sentences[clause.sentence].span,
      .value = {.kind = ClaimValue::Kind::text, .text = fold_word(cut(report.report.text, span))},
      .attributed_to = story.of(clause.report).source[clause.first],
      .origin = std::nullopt};
}

}  // namespace synoptic
