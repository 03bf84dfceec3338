// How much should a term of each class count in the likeness of two reports?
// SPDX-License-Identifier: Apache-2.0
//
//   story_scorer ARTICLES.jsonl SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]... [--write FILE]
//
// Learns the weights of the classes of terms (src/story/term_classes.h): a cosine over terms so
// weighed is the scorer of pairs. Each set lies among the first kStrangers of the articles, which
// are taken to be in no story of it. What weights are worth is the average precision of the pairs
// of one story when the pairs of the set, with itself and with strangers, are ranked by their
// likeness (of those that candidates.h finds; a pair of one story that it does not find counts as
// missed), the mean over the sets. From the weights from which learning starts (ones, but kNumbers
// for numbers), each weight in turn is multiplied or divided by kStep as long as that is worth
// kWorth more: few and coarse steps, since there are only some ninety events to learn from.
//
// Why not learn from the groupings? Their BCubed jumps with every report that changes sides, and
// what wins by it on four folds lost on the fifth.
//
// Five-fold cross-validation by topic: weights learned on four folds rank the pairs and group the
// reports of the fifth, grouped by all that is shipped, level and cohesion included. Prints what
// each fold learned and the scores, beside those with the weights from which learning starts; with
// --write, learns from all folds and writes the weights.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/story_sets.h"
#include "story/candidates.h"
#include "story/cluster.h"
#include "story/fingerprint.h"
#include "synoptic/story.h"

namespace {

using namespace synoptic;
using bench::Grouped;
using bench::kFolds;
using bench::StoryScore;
using bench::StorySet;
using story::TermClass;
using story::TermWeights;

constexpr std::size_t kNoFold = kFolds;
constexpr std::size_t kStrangers = 1500;
constexpr float kNumbers = 2.2F;
constexpr float kStep = 1.25F;
constexpr double kWorth = 0.001;
constexpr int kRounds = 6;
constexpr double kLeastAlike = 0.01;  // pairs below are not ranked

// --- pairs ---

// A report of a set and another of it, or a stranger, who has no fold.
struct Ranked {
  double likeness = 0;
  bool one_story = false;
  std::size_t fold_a = 0;
  std::size_t fold_b = kNoFold;
};

std::vector<story::Fingerprint> prints_of(const std::vector<AnnotatedReport>& reports,
                                          const TermWeights& weights) {
  std::vector<story::Fingerprint> prints;
  for (const AnnotatedReport& report : reports) {
    prints.push_back(story::fingerprint_of(report, weights));
  }
  return prints;
}

// The pairs of a set with itself and with strangers that are alike, the likest first.
std::vector<Ranked> rank(const StorySet& set, const std::vector<AnnotatedReport>& strangers,
                         const TermWeights& weights) {
  std::vector<story::Fingerprint> prints = prints_of(set.reports, weights);
  for (story::Fingerprint& print : prints_of(strangers, weights)) {
    prints.push_back(std::move(print));
  }
  story::Frequencies frequencies;
  for (const story::Fingerprint& print : prints) frequencies.add(print.terms);
  std::vector<story::Terms> terms;
  for (const story::Fingerprint& print : prints) {
    terms.push_back(story::weigh(print.terms, frequencies));
  }
  std::vector<Ranked> pairs;
  const std::size_t own = set.reports.size();
  for (const story::Likeness& alike : story::find_alike(terms, kLeastAlike)) {
    if (alike.a >= own) continue;  // two strangers, who may tell of one event
    Ranked& pair = pairs.emplace_back();
    pair.likeness = alike.cosine * story::fade(prints[alike.a].day, prints[alike.b].day);
    pair.fold_a = set.fold[alike.a];
    if (alike.b < own) pair.fold_b = set.fold[alike.b];
    pair.one_story = alike.b < own && set.gold[alike.a] == set.gold[alike.b];
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Ranked& x, const Ranked& y) { return x.likeness > y.likeness; });
  return pairs;
}

// Pairs of one story, of the folds that count.
template <class Counts>
double pairs_of_one_story(const StorySet& set, const Counts& counts) {
  std::map<std::string, double> stories;
  for (std::size_t i = 0; i < set.gold.size(); ++i) {
    if (counts(set.fold[i])) ++stories[set.gold[i]];
  }
  return bench::pairs_within(stories);
}

// Of the pairs whose reports are strangers or of folds that count.
template <class Counts>
double average_precision(const StorySet& set, const std::vector<Ranked>& pairs,
                         const Counts& counts) {
  double seen = 0;
  double right = 0;
  double sum = 0;
  for (const Ranked& pair : pairs) {
    const auto in = [&](std::size_t fold) { return fold == kNoFold || counts(fold); };
    if (!counts(pair.fold_a) || !in(pair.fold_b)) continue;
    ++seen;
    if (!pair.one_story) continue;
    ++right;
    sum += right / seen;
  }
  return sum / pairs_of_one_story(set, counts);
}

// What choices of weights are worth; each is tried once.
class Trials {
 public:
  Trials(const std::vector<StorySet>& sets, const std::vector<AnnotatedReport>& strangers)
      : sets_(sets), strangers_(strangers) {}

  // By set.
  const std::vector<std::vector<Ranked>>& of(const TermWeights& weights) {
    const auto [at, fresh] = made_.try_emplace(weights);
    if (!fresh) return at->second;
    for (const StorySet& set : sets_) at->second.push_back(rank(set, strangers_, weights));
    return at->second;
  }

  // On all folds but one.
  double worth(const TermWeights& weights, std::size_t without) {
    const auto& ranked = of(weights);
    double sum = 0;
    for (std::size_t s = 0; s < sets_.size(); ++s) {
      sum += average_precision(sets_[s], ranked[s], [&](std::size_t f) { return f != without; });
    }
    return sum / static_cast<double>(sets_.size());
  }

 private:
  const std::vector<StorySet>& sets_;
  const std::vector<AnnotatedReport>& strangers_;
  std::map<TermWeights, std::vector<std::vector<Ranked>>> made_;
};

// --- learning ---

TermWeights first_weights() {
  TermWeights weights;
  weights.fill(1);
  weights[static_cast<std::size_t>(TermClass::number)] = kNumbers;
  weights[static_cast<std::size_t>(TermClass::number_pair)] = kNumbers;
  return weights;
}

TermWeights learn(Trials& trials, std::size_t without) {
  TermWeights weights = first_weights();
  double most = trials.worth(weights, without);
  bool better = true;
  for (int round = 0; round < kRounds && better; ++round) {
    better = false;
    for (std::size_t what = 1; what < story::kTermClasses; ++what) {  // a plain word counts one
      for (const float factor : {kStep, 1 / kStep}) {
        TermWeights tried = weights;
        tried[what] = std::round(100 * tried[what] * factor) / 100;
        const double found = trials.worth(tried, without);
        if (found < most + kWorth) continue;
        weights = tried;
        most = found;
        better = true;
        break;
      }
    }
  }
  return weights;
}

// --- judging ---

std::string describe(const TermWeights& weights) {
  std::string out;
  for (std::size_t what = 0; what < story::kTermClasses; ++what) {
    char number[32];
    std::snprintf(number, sizeof number, " %.2f", static_cast<double>(weights[what]));
    out += (out.empty() ? "" : ", ") + std::string(name_of(static_cast<TermClass>(what))) + number;
  }
  return out;
}

void cross_validate(const char* name, const std::vector<StorySet>& sets, Trials& trials,
                    const std::function<TermWeights(std::size_t)>& weights_without) {
  std::vector<Grouped> held_out;
  std::vector<double> precision(sets.size());
  for (const StorySet& set : sets) held_out.emplace_back(set.reports.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const TermWeights weights = weights_without(fold);
    std::printf("%s, fold %zu: %s\n", name, fold, describe(weights).c_str());
    std::fflush(stdout);
    const auto& ranked = trials.of(weights);
    for (std::size_t s = 0; s < sets.size(); ++s) {
      const auto here = [&](std::size_t f) { return f == fold; };
      precision[s] += average_precision(sets[s], ranked[s], here) / kFolds;
      const Grouped grouped = bench::group(sets[s], prints_of(sets[s].reports, weights), {});
      for (std::size_t i = 0; i < held_out[s].size(); ++i) {
        if (sets[s].fold[i] == fold) held_out[s][i] = grouped[i];
      }
    }
  }
  for (std::size_t s = 0; s < sets.size(); ++s) {
    const StoryScore found = bench::score(sets[s], held_out[s], [](std::size_t) { return true; });
    std::printf(
        "%s, %s: cross-validated average precision of pairs %.4f, BCubed %.3f, "
        "pairwise %.3f\n",
        name, sets[s].name.c_str(), precision[s], found.bcubed, found.pairwise);
  }
  std::fflush(stdout);
}

int write_weights(const TermWeights& weights, const std::string& path) {
  std::ofstream file(path);
  file << "# How many times as much as a plain word a term counts in the likeness of two reports, "
          "by its class.\n# Written by models/train/stories/make; see models/stories.md.\n";
  for (std::size_t what = 0; what < story::kTermClasses; ++what) {
    file << name_of(static_cast<TermClass>(what)) << '\t' << weights[what] << '\n';
  }
  file.close();
  if (file) return 0;
  std::fprintf(stderr, "story_scorer: cannot write %s\n", path.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  std::string out;
  if (paths.size() >= 2 && paths[paths.size() - 2] == "--write") {
    out = paths.back();
    paths.resize(paths.size() - 2);
  }
  if (paths.size() < 3 || paths.size() % 2 == 0) {
    std::fprintf(stderr,
                 "story_scorer ARTICLES.jsonl SET.jsonl SET.key.jsonl "
                 "[SET.jsonl SET.key.jsonl]... [--write FILE]\n");
    return 2;
  }
  const std::vector<AnnotatedReport> strangers = bench::read_reports(paths[0], kStrangers);
  std::vector<StorySet> sets;
  for (std::size_t at = 1; at < paths.size(); at += 2) {
    sets.push_back(bench::read_set(paths[at], paths[at + 1]));
  }
  Trials trials(sets, strangers);
  cross_validate("as it starts", sets, trials, [](std::size_t) { return first_weights(); });
  cross_validate("learned", sets, trials, [&](std::size_t f) { return learn(trials, f); });
  if (out.empty()) return 0;
  const TermWeights weights = learn(trials, kNoFold);
  std::printf("learned, all folds: %s\n", describe(weights).c_str());
  return write_weights(weights, out);
}
