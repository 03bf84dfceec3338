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
#include <set>
#include <tuple>
#include <unordered_set>

#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr double kAlike = 0.5;
constexpr double kCoreAlike = 0.75;
constexpr double kCoreShare = 0.75;  // a core is worth less than a whole clause
constexpr std::size_t kMinCoreWords = 3;
constexpr float kMinCoreWeight = 8.0F;
constexpr std::size_t kMinFeatures = 3;
constexpr std::size_t kMaxPosting = 24;
constexpr std::uint32_t kMaxWords = 25;
constexpr float kMinWordWeight = 5.0F;  // of shared words that are no names

struct Clause {
  ReportIndex report = 0;
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  bool negated = false;
  bool quoted = false;
  std::vector<WeightedFeature> in_order;
  std::vector<WeightedFeature> features;  // the same, settled
};

bool negation(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = {
      "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"};
  return words.contains(folded) || folded.ends_with("n't");
}

Clause make_clause(const AnnotatedReport& report, ReportIndex index, const StoryWords& story,
                   std::uint32_t first, std::uint32_t last) {
  const ReportWords& words = story.of(index);
  Clause clause{.report = index,
                .sentence = report.text.tokens[first].sentence,
                .first = first,
                .last = last};
  std::uint32_t quoted = 0;
  for (std::uint32_t t = first; t < last; ++t) {
    clause.negated |= negation(report.text.fold(t));
    quoted += words.quoted[t] ? 1U : 0U;
    const Feature feature = words.of_token[t];
    if (feature == 0) continue;
    const float weight = story.weight(feature) * (words.is_name[t] ? 0.7F : 1.0F);
    clause.in_order.push_back({feature, weight, words.is_name[t]});
  }
  clause.features = clause.in_order;
  clause.quoted = quoted * 2 > last - first;
  settle_features(clause.features);
  return clause;
}

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

struct Shared {
  std::size_t words = 0;
  std::size_t all = 0;
  float word_weight = 0;
};

Shared shared_of(const Clause& a, const Clause& b) {
  Shared out;
  for (const WeightedFeature& f : a.features) {
    const auto found =
        std::ranges::lower_bound(b.features, f.feature, {}, &WeightedFeature::feature);
    if (found == b.features.end() || found->feature != f.feature) continue;
    ++out.all;
    out.words += f.name ? 0U : 1U;
    if (!f.name) out.word_weight += std::min(f.weight, found->weight);
  }
  return out;
}

// The features from the first shared word of a clause to its last.
std::vector<WeightedFeature> core_of(const Clause& clause, const Clause& other) {
  const auto common = [&](const WeightedFeature& f) {
    return std::ranges::binary_search(other.features, f.feature, {}, &WeightedFeature::feature);
  };
  const auto from = std::ranges::find_if(clause.in_order, common);
  auto to = clause.in_order.end();
  while (to != from && !common(*std::prev(to))) --to;
  std::vector<WeightedFeature> out(from, to);
  settle_features(out);
  return out;
}

// Long clauses may share a statement and go on differently; what they share must then be nearly all
// that stands between its first word and its last.
double core_likeness(const Clause& a, const Clause& b, const Shared& shared) {
  if (shared.words < kMinCoreWords || shared.word_weight < kMinCoreWeight) return 0;
  const double likeness_of_cores = likeness(core_of(a, b), core_of(b, a));
  return likeness_of_cores >= kCoreAlike ? likeness_of_cores * kCoreShare : 0;
}

struct Match {
  double score = 0;
  std::uint64_t key = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

std::uint64_t key_of(const Clause& clause) {
  std::uint64_t key = mix_hash(clause.first, clause.last);
  for (const WeightedFeature& f : clause.features) key = mix_hash(key, f.feature);
  return key;
}

// The pairs of clauses that state the same, the surest first.
std::vector<Match> matches_of(const std::vector<Clause>& clauses) {
  std::map<Feature, std::vector<std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < clauses.size(); ++i) {
    for (const WeightedFeature& f : clauses[i].features) {
      if (!f.name) postings[f.feature].push_back(i);
    }
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [feature, posting] : postings) {
    if (posting.size() > kMaxPosting) continue;
    for (std::size_t i = 0; i < posting.size(); ++i) {
      for (std::size_t j = i + 1; j < posting.size(); ++j) {
        if (clauses[posting[i]].report != clauses[posting[j]].report) {
          pairs.emplace(posting[i], posting[j]);
        }
      }
    }
  }
  std::vector<Match> out;
  for (const auto& [i, j] : pairs) {
    const Clause& a = clauses[i];
    const Clause& b = clauses[j];
    if (a.negated != b.negated || (a.quoted && b.quoted)) continue;
    const Shared shared = shared_of(a, b);
    if (shared.words < 2 || shared.all < kMinFeatures) continue;
    if (shared.word_weight < kMinWordWeight) continue;
    const double score = std::max(likeness(a.features, b.features), core_likeness(a, b, shared));
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

ClaimReading reading_of(Reports reports, const Clause& clause, const StoryWords& story, Span span) {
  const AnnotatedReport& report = *reports[clause.report];
  return {
      .anchor = {.report = clause.report, .span = span},
      .sentence = report.text.sentences[clause.sentence].span,
      .value = {.kind = ClaimValue::Kind::text, .text = fold_word(cut(report.report.text, span))},
      .attributed_to = story.of(clause.report).source[clause.first],
      .origin = std::nullopt};
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

std::vector<Claim> shared_statements(Reports reports, const StoryWords& words) {
  const std::vector<Clause> clauses = clauses_of(reports, words);
  std::vector<Claim> out;
  for (const Statement& statement : statements_of(matches_of(clauses), clauses)) {
    Claim claim{.kind = ClaimKind::other, .verdict = Verdict::agree, .reason = Reason::equal};
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
      Claim claim{.kind = ClaimKind::other, .verdict = Verdict::single};
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
