// What would a learned pair scorer be worth beside the cosine, on topics that it was not trained
// on? SPDX-License-Identifier: Apache-2.0
//
//   story_scorer SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]...
//
// A pair of reports has a cosine for each of several bags: all terms, as grouping weighs them, and
// names, numbers, the lead, happenings with who took part, and quantities. A logistic regression
// over pairs of the same set, where pairs of one story, of look-alikes and of strangers count the
// same, says what each bag is worth. Reports are then grouped by average linkage with cohesion
// (cluster.cc), over all pairs and without anything else that is shipped, by
//
//   cosine    that of all terms
//   sum       the bags' cosines by their weights: itself a cosine of longer vectors, so that sums
//   of
//             groups can go on standing for their reports
//   logistic  the probability that the regression gives
//
// Everything is chosen on four folds of the topics and applied to the fifth: the weights, the level
// and the cohesion. Prints BCubed F1 and pairwise F1 of the reports grouped so.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <queue>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bench/story_sets.h"
#include "story/weights.h"

namespace {

using namespace synoptic;
using bench::Grouped;
using bench::kFolds;
using bench::StorySet;

enum Feature : std::size_t { kBias, kTerms, kNames, kNumbers, kLead, kHappenings, kQuantities };
constexpr std::size_t kFeatures = 7;
constexpr std::array<const char*, kFeatures> kNamesOfFeatures = {
    "bias", "terms", "names", "numbers", "lead", "happenings", "quantities"};
using Features = std::array<double, kFeatures>;

// --- the bags of a report ---

using Bag = std::map<std::string, double>;
using Bags = std::array<Bag, kFeatures>;  // by feature; those of bias and terms are empty

std::string fullest_form(const AnnotatedReport& report, EntityIndex entity) {
  const Entity& of = report.reading.entities[entity];
  return std::string(cut(report.report.text, report.reading.names[of.fullest].span));
}

void add_words(Bags& bags, const AnnotatedReport& report) {
  constexpr int kLeadWords = 60;
  int words = 0;
  for (const Sentence& sentence : report.text.sentences) {
    if (sentence.furniture) continue;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const TokenKind kind = report.text.tokens[t].kind;
      if (kind != TokenKind::word && kind != TokenKind::number) continue;
      const std::string word(report.text.fold(t));
      if (kind == TokenKind::number) ++bags[kNumbers][word];
      if (words++ < kLeadWords) ++bags[kLead][word];
    }
  }
}

void add_names(Bags& bags, const AnnotatedReport& report) {
  for (EntityIndex e = 0; e < report.reading.entities.size(); ++e) {
    const auto times = static_cast<double>(report.reading.entities[e].mentions.size());
    const std::string form = fullest_form(report, e);
    bags[kNames][form] += times;
    const std::size_t space = form.rfind(' ');
    if (space != std::string::npos) bags[kNames][form.substr(space + 1)] += times;
  }
}

Bags bags_of(const AnnotatedReport& report) {
  Bags bags;
  add_words(bags, report);
  add_names(bags, report);
  for (const HappeningMention& happening : report.reading.happenings) {
    ++bags[kHappenings][happening.kind];
    for (const EntityIndex who : happening.participants) {
      ++bags[kHappenings][happening.kind + ": " + fullest_form(report, who)];
    }
  }
  for (const Quantity& quantity : report.reading.quantities) {
    ++bags[kQuantities][quantity.unit + ' ' + std::to_string(quantity.number)];
  }
  return bags;
}

// (1 + ln tf) ln((n + 1) / df), to unit length.
void weigh(std::vector<Bags>& all, std::size_t feature) {
  std::map<std::string, double> reports;
  for (const Bags& bags : all) {
    for (const auto& [word, times] : bags[feature]) ++reports[word];
  }
  const double size = static_cast<double>(all.size()) + 1;
  for (Bags& bags : all) {
    double square = 0;
    for (auto& [word, weight] : bags[feature]) {
      weight = (1 + std::log(weight)) * std::log(size / reports.at(word));
      square += weight * weight;
    }
    for (auto& [word, weight] : bags[feature]) weight /= std::sqrt(std::max(square, 1e-9));
  }
}

double cosine(const Bag& a, const Bag& b) {
  double sum = 0;
  for (const auto& [word, weight] : a) {
    const auto other = b.find(word);
    if (other != b.end()) sum += weight * other->second;
  }
  return sum;
}

// --- pairs ---

// A square of values for pairs of reports.
template <class Value>
class Pairs {
 public:
  explicit Pairs(std::size_t size) : size_(size), values_(size * size) {}
  [[nodiscard]] const Value& at(std::size_t a, std::size_t b) const {
    return values_[a * size_ + b];
  }
  void put(std::size_t a, std::size_t b, const Value& value) {
    values_[a * size_ + b] = values_[b * size_ + a] = value;
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::size_t size_;
  std::vector<Value> values_;
};

// By the days between them, as in cluster.cc.
double fade(const story::Fingerprint& a, const story::Fingerprint& b) {
  constexpr double kGrace = 2;
  constexpr double kStoryDays = 7;
  if (!a.day || !b.day) return 1;
  const double gap = std::abs(static_cast<double>(*a.day) - static_cast<double>(*b.day)) - kGrace;
  return gap <= 0 ? 1 : 1 / (1 + gap / kStoryDays);
}

struct Compared {
  StorySet set;
  Pairs<Features> features;
};

Compared compare(StorySet set) {
  std::vector<Bags> bags;
  for (const AnnotatedReport& report : set.reports) bags.push_back(bags_of(report));
  for (std::size_t feature = kNames; feature < kFeatures; ++feature) weigh(bags, feature);
  story::Frequencies frequencies;
  for (const story::Fingerprint& print : set.prints) frequencies.add(print.terms);
  std::vector<story::Terms> terms;
  for (const story::Fingerprint& print : set.prints) {
    terms.push_back(story::weigh(print.terms, frequencies));
  }
  Pairs<Features> features(bags.size());
  for (std::size_t a = 0; a < bags.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      Features values{1, story::dot(terms[a], terms[b])};
      for (std::size_t feature = kNames; feature < kFeatures; ++feature) {
        values[feature] = cosine(bags[a][feature], bags[b][feature]);
      }
      const double faded = fade(set.prints[a], set.prints[b]);
      for (std::size_t feature = kTerms; feature < kFeatures; ++feature) values[feature] *= faded;
      features.put(a, b, values);
    }
  }
  return {std::move(set), std::move(features)};
}

// --- the regression ---

double product(const Features& weights, const Features& values) {
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += weights[i] * values[i];
  return sum;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

struct Example {
  Features values;
  bool one_story = false;
  std::size_t kind = 0;  // pairs of one story, of one topic, of strangers
};

std::vector<Example> examples_outside(const std::vector<Compared>& sets, std::size_t fold) {
  constexpr std::uint32_t kOneStrangerIn = 20;
  std::mt19937 random(1);
  std::vector<Example> examples;
  for (const auto& [set, features] : sets) {
    for (std::size_t a = 0; a < features.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        if (set.fold[a] == fold || set.fold[b] == fold) continue;
        const bool one_story = set.gold[a] == set.gold[b];
        const std::size_t kind = one_story ? 0 : set.topic[a] == set.topic[b] ? 1 : 2;
        if (kind == 2 && random() % kOneStrangerIn != 0) continue;
        examples.push_back({features.at(a, b), one_story, kind});
      }
    }
  }
  return examples;
}

using Matrix = std::array<Features, kFeatures>;

// Solves a x = b by Gauss and Jordan; `a` is positive definite.
Features solve(Matrix a, Features b) {
  for (std::size_t i = 0; i < kFeatures; ++i) {
    for (std::size_t row = 0; row < kFeatures; ++row) {
      if (row == i) continue;
      const double times = a[row][i] / a[i][i];
      for (std::size_t k = 0; k < kFeatures; ++k) a[row][k] -= times * a[i][k];
      b[row] -= times * b[i];
    }
  }
  for (std::size_t i = 0; i < kFeatures; ++i) b[i] /= a[i][i];
  return b;
}

// Newton's method with a ridge.
Features train(const std::vector<Example>& examples) {
  constexpr int kRounds = 25;
  constexpr double kRidge = 2;
  constexpr double kOfAKind = 1000;  // what the examples of a kind count together
  std::array<double, 3> of_kind{};
  for (const Example& example : examples) ++of_kind[example.kind];
  Features weights{};
  for (int round = 0; round < kRounds; ++round) {
    Matrix curve{};
    Features slope{};
    for (std::size_t i = 0; i < kFeatures; ++i) {
      curve[i][i] = kRidge;
      slope[i] = -kRidge * weights[i];
    }
    for (const Example& example : examples) {
      const double counts = kOfAKind / of_kind[example.kind];
      const double p = logistic(product(weights, example.values));
      for (std::size_t i = 0; i < kFeatures; ++i) {
        slope[i] += counts * ((example.one_story ? 1 : 0) - p) * example.values[i];
        for (std::size_t k = 0; k < kFeatures; ++k) {
          curve[i][k] += counts * p * (1 - p) * example.values[i] * example.values[k];
        }
      }
    }
    const Features step = solve(curve, slope);
    for (std::size_t i = 0; i < kFeatures; ++i) weights[i] += step[i];
  }
  return weights;
}

// --- grouping by any likeness ---

class Linkage {
 public:
  Linkage(const Pairs<double>& likeness, double level, double cohesion)
      : sums_(likeness), level_(level), cohesion_(cohesion), groups_(likeness.size()) {
    for (std::uint32_t a = 0; a < groups_.size(); ++a) {
      groups_[a].members = {a};
      for (std::uint32_t b = 0; b < a; ++b) consider(b, a);
    }
  }

  Grouped run() {
    while (!heap_.empty()) {
      const Pair pair = heap_.top();
      heap_.pop();
      const bool stale =
          groups_[pair.a].changes != pair.changes_a || groups_[pair.b].changes != pair.changes_b;
      if (!stale && coheres(pair)) merge(pair.a, pair.b);
    }
    Grouped story(groups_.size());
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      for (const std::uint32_t member : groups_[g].members) story[member] = g;
    }
    return story;
  }

 private:
  struct Group {
    std::vector<std::uint32_t> members;  // empty: has become part of another
    double inner = 0;
    std::uint32_t changes = 0;
    [[nodiscard]] double size() const { return static_cast<double>(members.size()); }
  };
  struct Pair {
    double likeness = 0;
    std::uint32_t a = 0, b = 0, changes_a = 0, changes_b = 0;
    bool operator<(const Pair& other) const { return likeness < other.likeness; }
  };

  void consider(std::uint32_t a, std::uint32_t b) {
    const double likeness = sums_.at(a, b) / (groups_[a].size() * groups_[b].size());
    if (likeness < level_) return;
    heap_.push({likeness, a, b, groups_[a].changes, groups_[b].changes});
  }

  [[nodiscard]] double within(const Group& group) const {
    constexpr double kPriorPairs = 2;
    const double pairs = group.size() * (group.size() - 1) / 2;
    return (group.inner + kPriorPairs * level_) / (pairs + kPriorPairs);
  }

  [[nodiscard]] bool coheres(const Pair& pair) const {
    return pair.likeness >=
           cohesion_ * std::sqrt(within(groups_[pair.a]) * within(groups_[pair.b]));
  }

  void merge(std::uint32_t at_a, std::uint32_t at_b) {
    Group& a = groups_[at_a];
    Group& b = groups_[at_b];
    a.inner += b.inner + sums_.at(at_a, at_b);
    a.members.insert(a.members.end(), b.members.begin(), b.members.end());
    b.members.clear();
    ++a.changes;
    ++b.changes;
    for (std::uint32_t c = 0; c < groups_.size(); ++c) {
      if (c == at_a || groups_[c].members.empty()) continue;
      sums_.put(at_a, c, sums_.at(at_a, c) + sums_.at(at_b, c));
      consider(at_a, c);
    }
  }

  Pairs<double> sums_;
  double level_;
  double cohesion_;
  std::vector<Group> groups_;
  std::priority_queue<Pair> heap_;
};

// --- the scorers ---

struct Scorer {
  const char* name = "";
  bool learned = false;
  bool probability = false;
};
constexpr std::array<Scorer, 3> kScorers = {
    {{"cosine", false, false}, {"sum", true, false}, {"logistic", true, true}}};

Pairs<double> likeness_of(const Pairs<Features>& features, const Scorer& scorer,
                          const Features& weights) {
  Features parts{};  // that add up to one
  double whole = 0;
  for (std::size_t i = kTerms; i < kFeatures; ++i) {
    parts[i] = scorer.learned ? std::max(0.0, weights[i]) : (i == kTerms ? 1.0 : 0.0);
    whole += parts[i];
  }
  for (double& part : parts) part /= whole;
  Pairs<double> likeness(features.size());
  for (std::size_t a = 0; a < features.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const Features& values = features.at(a, b);
      likeness.put(
          a, b, scorer.probability ? logistic(product(weights, values)) : product(parts, values));
    }
  }
  return likeness;
}

// The grouping by the level and the cohesion that do best outside a fold.
std::vector<Grouped> best_outside(const std::vector<Compared>& sets,
                                  const std::vector<Pairs<double>>& likeness, bool probability,
                                  std::size_t fold) {
  std::vector<Grouped> best;
  double most = -1;
  for (const double step : {0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.05, 0.06, 0.07, 0.09}) {
    for (const double cohesion : {0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8}) {
      const double level = probability ? 3 * step : step;
      std::vector<Grouped> grouped;
      double sum = 0;
      for (std::size_t s = 0; s < sets.size(); ++s) {
        grouped.push_back(Linkage(likeness[s], level, cohesion).run());
        sum += bench::score(sets[s].set, grouped.back(), [&](std::size_t f) {
                 return f != fold;
               }).bcubed;
      }
      if (sum > most) std::tie(most, best) = std::pair(sum, std::move(grouped));
    }
  }
  return best;
}

void print_weights(std::size_t fold, const Features& weights) {
  std::printf("fold %zu:", fold);
  for (std::size_t i = 0; i < kFeatures; ++i)
    std::printf(" %s %.2f", kNamesOfFeatures[i], weights[i]);
  std::printf("\n");
}

void cross_validate(const std::vector<Compared>& sets, const Scorer& scorer) {
  std::vector<Grouped> held_out;
  for (const Compared& one : sets) held_out.emplace_back(one.set.gold.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    Features weights{};
    if (scorer.learned) {
      weights = train(examples_outside(sets, fold));
      print_weights(fold, weights);
    }
    std::vector<Pairs<double>> likeness;
    for (const Compared& one : sets) likeness.push_back(likeness_of(one.features, scorer, weights));
    const auto grouped = best_outside(sets, likeness, scorer.probability, fold);
    for (std::size_t s = 0; s < sets.size(); ++s) {
      for (std::size_t i = 0; i < held_out[s].size(); ++i) {
        if (sets[s].set.fold[i] == fold) held_out[s][i] = grouped[s][i];
      }
    }
  }
  for (std::size_t s = 0; s < sets.size(); ++s) {
    const auto found = bench::score(sets[s].set, held_out[s], [](std::size_t) { return true; });
    std::printf("%s, %s: cross-validated BCubed %.3f pairwise %.3f\n", scorer.name,
                sets[s].set.name.c_str(), found.bcubed, found.pairwise);
  }
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc % 2 == 0) {
    std::fprintf(stderr, "story_scorer SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]...\n");
    return 2;
  }
  std::vector<Compared> sets;
  for (int at = 1; at + 1 < argc; at += 2) {
    sets.push_back(compare(bench::read_set(argv[at], argv[at + 1])));
  }
  for (const Scorer& scorer : kScorers) cross_validate(sets, scorer);
  return 0;
}
