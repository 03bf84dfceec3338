// SPDX-License-Identifier: Apache-2.0
//
// The same statement in other words. Clauses become sets of weighted features (see claims_words.h);
// two clauses of different reports state the same where most of their weight is shared:
//   "the union wants to find new ways to bridge the gap"
//   "the union is seeking new ways of bridging this gap"      union, seek, new, way, bridge, gap:
//   alike "the union rejected the offer of the port"                union alone is no likeness
// A shared name says who, not what: a pair needs two shared words that are no names, and three
// features in all. Only what the clauses share is marked: from the first shared word to the last.
// A few rare words side by side are enough where both say nothing else between them:
//   "calls the audit politically motivated" / "a politically motivated audit, she said"
// Counter-examples that this measure cannot tell apart (a "not" in one of the two) are held off by
// comparing negations. Source: set likeness with inverse sentence frequency, as in sentence
// alignment of comparable texts (Barzilay and Elhadad 2003). Cost: clauses that share a rare
// feature.
#include "collation/claims_sentences.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "collation/claims_clauses.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr double kAlike = 0.5;
constexpr double kCoreAlike = 0.75;
constexpr double kCoreShare = 0.75;  // a core is worth less than a whole clause
constexpr std::size_t kMinCoreWords = 2;
constexpr float kMinCoreWeight = 7.0F;
constexpr std::size_t kMinFeatures = 3;
constexpr std::uint32_t kMaxWords = 25;
constexpr float kMinWordWeight = 5.0F;  // of shared words that are no names
constexpr double kPhraseAlike = 0.75;
constexpr double kPhraseShare = 0.3;  // a phrase is worth less than a clause or its core
constexpr float kMinPhraseWeight = 6.0F;
constexpr float kMinPhraseWord = 3.5F;    // of the only word beside a name
constexpr std::uint32_t kMaxPhrase = 12;  // tokens
constexpr std::uint32_t kBeside = 6;      // tokens

// A stretch of a report that states something: tokens [first, last) of a clause.
struct Stretch {
  std::uint32_t clause = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// How surely two stretches state the same; 0 when they are not said to.
struct Match {
  double score = 0;
  std::uint64_t key = 0;
  Stretch a;
  Stretch b;
};

// From the first word of a clause with one of these features to the last that 25 words reach.
Stretch stretch_of(const Clause& clause, const std::vector<Feature>& features) {
  Stretch out{.first = clause.first, .last = std::min(clause.last, clause.first + kMaxWords)};
  bool met = false;
  for (std::size_t i = 0; i < clause.tokens.size(); ++i) {
    const std::uint32_t t = clause.tokens[i];
    if (!std::ranges::binary_search(features, clause.in_order[i].feature)) continue;
    if (!met) out.first = t;
    if (t - out.first < kMaxWords) out.last = t + 1;
    met = true;
  }
  return out;
}

// Long clauses may share a statement and go on differently; what they share must then be nearly all
// that stands between its first word and its last.
double core_likeness(const Core& a, const Core& b) {
  const Shared shared = shared_of(a.features, b.features);
  if (shared.words < kMinCoreWords || shared.all < kMinFeatures) return 0;
  if (shared.word_weight < kMinCoreWeight) return 0;
  const double likeness_of_cores = likeness(a.features, b.features);
  return likeness_of_cores >= kCoreAlike ? likeness_of_cores * kCoreShare : 0;
}

// Two rare words, or a rare word and a name, that stand together in both clauses.
double phrase_likeness(const Core& a, const Core& b) {
  if (std::max(a.last - a.first, b.last - b.first) > kMaxPhrase) return 0;
  const Shared shared = shared_of(a.features, b.features);
  if (shared.all < 2 || shared.words < 1) return 0;
  if (shared.words == 1 && shared.word_weight < kMinPhraseWord) return 0;
  if (shared.weight < kMinPhraseWeight) return 0;
  const double likeness_of_cores = likeness(a.features, b.features);
  return likeness_of_cores >= kPhraseAlike ? likeness_of_cores * kPhraseShare : 0;
}

Match match_of(const Clause& a, const Clause& b) {
  const Shared shared = shared_of(a.features, b.features);
  const bool enough =
      shared.words >= 2 && shared.all >= kMinFeatures && shared.word_weight >= kMinWordWeight;
  if (!enough && shared.weight < kMinPhraseWeight) return {};
  const std::vector<Feature> common = common_features(a, b);
  const double whole = enough ? likeness(a.features, b.features) : 0;
  const Core core_a = core_of(a, common);
  const Core core_b = core_of(b, common);
  const double core = enough ? core_likeness(core_a, core_b) : 0;
  if (whole >= kAlike && whole >= core) {
    return {.score = whole, .a = stretch_of(a, common), .b = stretch_of(b, common)};
  }
  return {.score = core >= kAlike ? core : phrase_likeness(core_a, core_b),
          .a = {.first = core_a.first, .last = core_a.last},
          .b = {.first = core_b.first, .last = core_b.last}};
}

// The pairs of clauses that state the same, the surest first.
std::vector<Match> matches_of(const std::vector<Clause>& clauses,
                              const std::vector<ClausePair>& pairs) {
  std::vector<Match> out;
  for (const auto& [i, j] : pairs) {
    const Clause& a = clauses[i];
    const Clause& b = clauses[j];
    if (a.negated != b.negated || (a.quoted && b.quoted)) continue;
    Match match = match_of(a, b);
    if (match.score == 0) continue;
    const std::uint64_t x = key_of(a);
    const std::uint64_t y = key_of(b);
    match.key = mix_hash(std::min(x, y), std::max(x, y));
    match.a.clause = i;
    match.b.clause = j;
    out.push_back(match);
  }
  std::ranges::sort(out, [](const Match& a, const Match& b) {
    return std::tie(b.score, a.key) < std::tie(a.score, b.key);
  });
  return out;
}

// A stretch as a span, cut at 25 words; the rest of a name at its end belongs to it.
Span span_of(Reports reports, const StoryWords& story, const Clause& clause,
             const Stretch& stretch) {
  const Text& text = reports[clause.report]->text;
  const ReportWords& words = story.of(clause.report);
  std::uint32_t to = std::min(stretch.last, stretch.first + kMaxWords);
  while (to < clause.last && words.is_name[to - 1] && words.of_token[to] == 0 &&
         text.tokens[to].casing == Casing::capitalised) {
    ++to;
  }
  return hull(text.tokens[stretch.first].span, text.tokens[to - 1].span);
}

// One stretch per report, all alike.
struct Statement {
  std::vector<Stretch> stretches;
  double score = 0;
};

// Which statement the words of a report are used in.
class Taken {
 public:
  explicit Taken(const std::vector<Clause>& clauses) : clauses_(clauses) {}
  [[nodiscard]] std::optional<std::uint32_t> statement(const Stretch& stretch) const {
    const ReportIndex report = clauses_[stretch.clause].report;
    const auto found = of_token_.lower_bound({report, stretch.first});
    if (found == of_token_.end() || found->first >= std::pair(report, stretch.last))
      return std::nullopt;
    return found->second;
  }
  // What stands close beside a statement in its clause is part of it.
  void take(const Stretch& stretch, std::uint32_t statement) {
    const ReportIndex report = clauses_[stretch.clause].report;
    const Clause& clause = clauses_[stretch.clause];
    const std::uint32_t first = stretch.first - std::min(stretch.first - clause.first, kBeside);
    const std::uint32_t last = std::min(clause.last, stretch.last + kBeside);
    for (std::uint32_t t = first; t < last; ++t) of_token_[{report, t}] = statement;
  }

 private:
  const std::vector<Clause>& clauses_;
  std::map<std::pair<ReportIndex, std::uint32_t>, std::uint32_t> of_token_;
};

// Joins matches into statements: no words of a report are used twice.
std::vector<Statement> statements_of(const std::vector<Match>& matches,
                                     const std::vector<Clause>& clauses) {
  std::vector<Statement> out;
  Taken taken(clauses);
  for (const Match& match : matches) {
    const auto a = taken.statement(match.a);
    const auto b = taken.statement(match.b);
    if (a && b) continue;
    if (!a && !b) {
      const auto index = static_cast<std::uint32_t>(out.size());
      out.push_back({.stretches = {match.a, match.b}, .score = match.score});
      taken.take(match.a, index);
      taken.take(match.b, index);
      continue;
    }
    const std::uint32_t index = a ? *a : *b;
    const Stretch& fresh = a ? match.b : match.a;
    const bool has = std::ranges::any_of(out[index].stretches, [&](const Stretch& stretch) {
      return clauses[stretch.clause].report == clauses[fresh.clause].report;
    });
    if (has) continue;
    out[index].stretches.push_back(fresh);
    taken.take(fresh, index);
  }
  return out;
}

}  // namespace

std::vector<Claim> shared_statements(Reports reports, const StoryWords& words,
                                     const std::vector<Clause>& clauses,
                                     const std::vector<ClausePair>& pairs) {
  std::vector<Claim> out;
  for (const Statement& statement : statements_of(matches_of(clauses, pairs), clauses)) {
    Claim claim{.kind = ClaimKind::other,
                .verdict = Verdict::agree,
                .reason = Reason::equal,
                .rule = Rule::statement};
    claim.answers.emplace_back();
    for (const Stretch& stretch : statement.stretches) {
      const Clause& clause = clauses[stretch.clause];
      const Span span = span_of(reports, words, clause, stretch);
      claim.answers.front().readings.push_back(static_cast<std::uint32_t>(claim.readings.size()));
      claim.readings.push_back(reading_of(reports, clause, words, span));
    }
    claim.about = claim.readings.front().anchor;
    claim.weight = 1 + statement.score;
    out.push_back(std::move(claim));
  }
  return out;
}

std::vector<Claim> lone_statements(Reports reports, const StoryWords& words) {
  constexpr float kMinWeight = 5;
  std::vector<Claim> out;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const AnnotatedReport& report = *reports[r];
    for (const Sentence& sentence : report.text.sentences) {
      if (sentence.furniture || sentence.headline || sentence.first >= sentence.last) continue;
      const Clause whole = make_clause(report, r, words, sentence.first, sentence.last);
      std::vector<Feature> lone;
      float weight = 0;
      for (const WeightedFeature& f : whole.features) {
        if (words.reports_with(f.feature) != 1) continue;
        lone.push_back(f.feature);
        weight += f.name ? 1.5F : 0.3F;
      }
      if (weight < kMinWeight || whole.quoted) continue;
      Claim claim{
          .kind = ClaimKind::other, .verdict = Verdict::single, .rule = Rule::lone_statement};
      const Span span = span_of(reports, words, whole, stretch_of(whole, lone));
      claim.readings.push_back(reading_of(reports, whole, words, span));
      claim.answers.push_back({.readings = {0}});
      claim.about = claim.readings.front().anchor;
      claim.weight = 0.02 * static_cast<double>(std::min(weight, 20.0F));
      out.push_back(std::move(claim));
    }
  }
  return out;
}

}  // namespace synoptic
