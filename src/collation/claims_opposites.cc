// SPDX-License-Identifier: Apache-2.0
//
// The same statement, denied. Two clauses of different reports that share nearly all they say,
// where one has a "not" that the other has not, or a word whose opposite the other has
// (data/opposites.txt):
//   "the council approved the harbour plan" / "the council rejected the harbour plan"   =>
//   opposites "did not pass the council" / "failed in the council"            two turns of the one:
//   the same
// Shared words are asked for more strictly than for an agreement, since the words that turn a
// statement are short and stand everywhere. Counter-examples that are held off: quotations (two
// voices may say the opposite), headlines, and a "not" outside the stretch that is shared.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "collation/claims_clauses.h"
#include "collation/claims_sentences.h"
#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr std::size_t kMinWords = 3;
constexpr float kMinWeight = 8.5F;
constexpr double kAlike = 0.8;
constexpr std::uint32_t kBefore = 2;  // tokens before the shared stretch in which a "not" turns it
constexpr std::uint32_t kMostWords = 25;

using Opposites = std::set<std::pair<Feature, Feature>>;

const Opposites& opposites() {
  static const Opposites table = [] {
    Opposites out;
    for (const std::string_view row : rows(collation_data::opposites)) {
      const std::vector<std::string_view> sides = pieces(row, '|');
      if (sides.size() != 2) continue;
      for (const std::string_view x : pieces(sides[0], ' ')) {
        for (const std::string_view y : pieces(sides[1], ' ')) {
          out.emplace(feature_of_word(x), feature_of_word(y));
          out.emplace(feature_of_word(y), feature_of_word(x));
        }
      }
    }
    return out;
  }();
  return table;
}

bool has(const std::vector<WeightedFeature>& features, Feature feature) {
  return std::ranges::binary_search(features, feature, {}, &WeightedFeature::feature);
}

// The words of one stretch whose opposites the other has and this one has not.
std::vector<Feature> turned_words(const Core& a, const Core& b) {
  std::vector<Feature> out;
  for (const WeightedFeature& x : a.features) {
    if (has(b.features, x.feature)) continue;
    const bool turned = std::ranges::any_of(b.features, [&](const WeightedFeature& y) {
      return !has(a.features, y.feature) && opposites().contains({x.feature, y.feature});
    });
    if (turned) out.push_back(x.feature);
  }
  return out;
}

std::uint32_t negations(const Text& text, const Clause& clause, const Core& core) {
  const std::uint32_t from = std::max(clause.first, core.first - std::min(core.first, kBefore));
  std::uint32_t count = 0;
  for (std::uint32_t t = from; t < core.last; ++t) {
    const bool only = t + 1 < core.last && text.fold(t + 1) == "only";
    count += is_negation(text.fold(t)) && !only ? 1U : 0U;
  }
  return count;
}

std::vector<WeightedFeature> without(const std::vector<WeightedFeature>& features,
                                     const std::vector<Feature>& words) {
  std::vector<WeightedFeature> out;
  std::ranges::copy_if(features, std::back_inserter(out), [&](const WeightedFeature& f) {
    return std::ranges::find(words, f.feature) == words.end();
  });
  return out;
}

struct Turn {
  double score = 0;
  std::uint64_t key = 0;
  const Clause* a = nullptr;
  const Clause* b = nullptr;
  Core core_a;
  Core core_b;
};

// How alike two clauses are but for what turns one of them; 0 where nothing does.
double turned_likeness(Reports reports, const Clause& a, const Clause& b, const Core& core_a,
                       const Core& core_b) {
  const std::vector<Feature> words_a = turned_words(core_a, core_b);
  const std::vector<Feature> words_b = turned_words(core_b, core_a);
  const bool words = !words_a.empty() && !words_b.empty();
  const std::uint32_t nots =
      negations(reports[a.report]->text, a, core_a) + negations(reports[b.report]->text, b, core_b);
  if (words == (nots % 2 == 1)) return 0;  // no turn, or two
  const auto rest_a = without(core_a.features, words_a);
  const auto rest_b = without(core_b.features, words_b);
  const Shared shared = shared_of(rest_a, rest_b);
  if (shared.words < kMinWords || shared.word_weight < kMinWeight) return 0;
  if (shared.all == shared.words) return 0;  // nobody is named in both
  const double alike = likeness(rest_a, rest_b);
  return alike >= kAlike ? alike : 0;
}

Span span_of(Reports reports, const Clause& clause, const Core& core) {
  const Text& text = reports[clause.report]->text;
  const std::uint32_t from = std::max(clause.first, core.first - std::min(core.first, kBefore));
  const std::uint32_t to = std::min(core.last, from + kMostWords);
  return hull(text.tokens[from].span, text.tokens[to - 1].span);
}

bool fit(const AnnotatedReport& report, const Clause& clause) {
  return !clause.quoted && !report.text.sentences[clause.sentence].headline;
}

std::vector<Turn> turns_of(Reports reports, const std::vector<Clause>& clauses,
                           const std::vector<ClausePair>& pairs) {
  std::vector<Turn> out;
  for (const auto& [i, j] : pairs) {
    const Clause& a = clauses[i];
    const Clause& b = clauses[j];
    if (!fit(*reports[a.report], a) || !fit(*reports[b.report], b)) continue;
    Turn turn{.a = &a, .b = &b};
    // The stretch may begin or end at the word that turns it, so both are looked for in all of the
    // shorter clause and in the stretch of the longer.
    turn.core_a = core_of(a, b);
    turn.core_b = core_of(b, a);
    if (turn.core_a.features.size() < kMinWords || turn.core_b.features.size() < kMinWords)
      continue;
    turn.score = turned_likeness(reports, a, b, turn.core_a, turn.core_b);
    if (turn.score == 0) continue;
    const std::uint64_t x = key_of(a);
    const std::uint64_t y = key_of(b);
    turn.key = mix_hash(std::min(x, y), std::max(x, y));
    out.push_back(std::move(turn));
  }
  std::ranges::sort(out, [](const Turn& a, const Turn& b) {
    return std::tie(b.score, a.key) < std::tie(a.score, b.key);
  });
  return out;
}

}  // namespace

std::vector<Claim> opposite_statements(Reports reports, const StoryWords& words,
                                       const std::vector<Clause>& clauses,
                                       const std::vector<ClausePair>& pairs) {
  std::vector<Claim> out;
  std::set<std::pair<ReportIndex, std::uint32_t>> used;  // sentences
  for (const Turn& turn : turns_of(reports, clauses, pairs)) {
    const std::pair at_a(turn.a->report, turn.a->sentence);
    const std::pair at_b(turn.b->report, turn.b->sentence);
    if (used.contains(at_a) || used.contains(at_b)) continue;
    used.insert(at_a);
    used.insert(at_b);
    Claim claim{.kind = ClaimKind::outcome,
                .verdict = Verdict::differ,
                .reason = Reason::value,
                .rule = Rule::opposites};
    claim.readings = {reading_of(reports, *turn.a, words, span_of(reports, *turn.a, turn.core_a)),
                      reading_of(reports, *turn.b, words, span_of(reports, *turn.b, turn.core_b))};
    const auto& by_a = claim.readings[0].attributed_to;
    const auto& by_b = claim.readings[1].attributed_to;
    if (by_a && by_b && *by_a != *by_b) claim.reason = Reason::attributed;
    claim.answers = {{.readings = {0}}, {.readings = {1}}};
    claim.about = claim.readings.front().anchor;
    claim.weight = 1 + turn.score;
    out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace synoptic
