// SPDX-License-Identifier: Apache-2.0
//
// The same statement in other words. Clauses become sets of weighted features (see claims_words.h);
// two clauses of different reports state the same where most of their weight is shared:
//   "the union wants to find new ways to bridge the gap"
//   "the union is seeking new ways of bridging this gap"      union, seek, new, way, bridge, gap:
//   alike "the union rejected the offer of the port"                union alone is no likeness
// A shared name says who, not what: a pair needs two shared words that are no names, and three
// features in all. Only what the clauses share is marked: from the first shared word to the last.
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

// Long clauses may share a statement and go on differently; what they share must then be nearly all
// that stands between its first word and its last.
double core_likeness(const Clause& a, const Clause& b) {
  const auto core_a = core_of(a, b);
  const auto core_b = core_of(b, a);
  const Shared shared = shared_of(core_a.features, core_b.features);
  if (shared.words < kMinCoreWords || shared.all < kMinFeatures) return 0;
  if (shared.word_weight < kMinCoreWeight) return 0;
  const double likeness_of_cores = likeness(core_a.features, core_b.features);
  return likeness_of_cores >= kCoreAlike ? likeness_of_cores * kCoreShare : 0;
}

struct Match {
  double score = 0;
  std::uint64_t key = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// The pairs of clauses that state the same, the surest first.
std::vector<Match> matches_of(const std::vector<Clause>& clauses,
                              const std::vector<ClausePair>& pairs) {
  std::vector<Match> out;
  for (const auto& [i, j] : pairs) {
    const Clause& a = clauses[i];
    const Clause& b = clauses[j];
    if (a.negated != b.negated || (a.quoted && b.quoted)) continue;
    const Shared shared = shared_of(a.features, b.features);
    if (shared.words < 2 || shared.all < kMinFeatures) continue;
    if (shared.word_weight < kMinWordWeight) continue;
    const double score = std::max(likeness(a.features, b.features), core_likeness(a, b));
    if (score < kAlike) continue;
    const std::uint64_t x = key_of(a);
    const std::uint64_t y = key_of(b);
    out.push_back({score, mix_hash(std::min(x, y), std::max(x, y)), i, j});
  }
  std::ranges::sort(out, [](const Match& a, const Match& b) {
    return std::tie(b.score, a.key) < std::tie(a.score, b.key);
  });
  return out;
}

// From the first word of a clause that the others share to the last, cut at 25 words.
Span shared_span(Reports reports, const StoryWords& story, const Clause& clause,
                 const std::vector<WeightedFeature>& shared) {
  const Text& text = reports[clause.report]->text;
  const ReportWords& words = story.of(clause.report);
  std::uint32_t from = clause.last;
  std::uint32_t to = clause.first;
  for (std::uint32_t t = clause.first; t < clause.last; ++t) {
    const bool common =
        words.of_token[t] != 0 &&
        std::ranges::binary_search(shared, words.of_token[t], {}, &WeightedFeature::feature);
    if (!common) continue;
    from = std::min(from, t);
    if (t - from < kMaxWords) to = t + 1;
  }
  if (from >= to) {  // the reports share nothing that all of them have: the clause's beginning
    from = clause.first;
    to = std::min(clause.last, clause.first + kMaxWords);
  }
  while (to < clause.last && words.is_name[to - 1] && words.of_token[to] == 0 &&
         text.tokens[to].casing == Casing::capitalised) {
    ++to;  // the rest of a name
  }
  return hull(text.tokens[from].span, text.tokens[to - 1].span);
}

// One clause per report, all alike.
struct Statement {
  std::vector<std::uint32_t> clauses;
  double score = 0;
};

// Which statement the words of a report are used in.
class Taken {
 public:
  explicit Taken(const std::vector<Clause>& clauses) : clauses_(clauses) {}
  [[nodiscard]] std::optional<std::uint32_t> statement(std::uint32_t clause) const {
    const Clause& c = clauses_[clause];
    const auto found = of_token_.lower_bound({c.report, c.first});
    if (found == of_token_.end() || found->first >= std::pair(c.report, c.last))
      return std::nullopt;
    return found->second;
  }
  void take(std::uint32_t clause, std::uint32_t statement) {
    const Clause& c = clauses_[clause];
    for (std::uint32_t t = c.first; t < c.last; ++t) of_token_[{c.report, t}] = statement;
  }

 private:
  const std::vector<Clause>& clauses_;
  std::map<std::pair<ReportIndex, std::uint32_t>, std::uint32_t> of_token_;
};

// Joins matches into statements: a clause, and every clause that overlaps it, is used once.
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
      out.push_back({.clauses = {match.a, match.b}, .score = match.score});
      taken.take(match.a, index);
      taken.take(match.b, index);
      continue;
    }
    const std::uint32_t index = a ? *a : *b;
    const std::uint32_t fresh = a ? match.b : match.a;
    const bool has = std::ranges::any_of(out[index].clauses, [&](std::uint32_t c) {
      return clauses[c].report == clauses[fresh].report;
    });
    if (has) continue;
    out[index].clauses.push_back(fresh);
    taken.take(fresh, index);
  }
  return out;
}

// What a clause shares with any other of the statement.
std::vector<WeightedFeature> common_features(const Statement& statement, std::uint32_t of,
                                             const std::vector<Clause>& clauses) {
  std::vector<WeightedFeature> out;
  for (const WeightedFeature& f : clauses[of].features) {
    for (const std::uint32_t other : statement.clauses) {
      const auto& features = clauses[other].features;
      if (other == of ||
          !std::ranges::binary_search(features, f.feature, {}, &WeightedFeature::feature)) {
        continue;
      }
      out.push_back(f);
      break;
    }
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
    for (const std::uint32_t c : statement.clauses) {
      const Span span =
          shared_span(reports, words, clauses[c], common_features(statement, c, clauses));
      claim.answers.front().readings.push_back(static_cast<std::uint32_t>(claim.readings.size()));
      claim.readings.push_back(reading_of(reports, clauses[c], words, span));
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
      std::vector<WeightedFeature> lone;
      float weight = 0;
      for (const WeightedFeature& f : whole.features) {
        if (words.reports_with(f.feature) != 1) continue;
        lone.push_back(f);
        weight += f.name ? 1.5F : 0.3F;
      }
      if (weight < kMinWeight || whole.quoted) continue;
      Claim claim{
          .kind = ClaimKind::other, .verdict = Verdict::single, .rule = Rule::lone_statement};
      const Span span = shared_span(reports, words, whole, lone);
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
