// What are the grouping's parameters worth on stories that they were not chosen on?
// SPDX-License-Identifier: Apache-2.0
//
//   story_folds SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]...
//
// Five-fold cross-validation by topic. For each fold, the level and the cohesion that give the best
// mean BCubed F1 over the sets, on the reports of the other four folds alone, group the reports of
// the fold. A topic is the number that a story's name in the key begins with, or else the story:
// the look-alike events of a topic are in one fold. The key has "id" and "story". Prints what the
// level is worth, what each fold chose, and the scores of the reports grouped so, beside those of
// the parameters that are shipped.

#include <cstdio>
#include <string>
#include <tuple>
#include <vector>

#include "bench/story_sets.h"
#include "synoptic/story.h"

namespace {

using namespace synoptic;
using bench::Grouped;
using bench::kFolds;
using bench::StoryScore;
using bench::StorySet;

struct Setting {
  StoryOptions options;
  std::vector<Grouped> sets;
};

std::vector<Setting> try_all(const std::vector<StorySet>& sets) {
  std::vector<Setting> settings;
  for (const double level : {0.03, 0.04, 0.05, 0.055, 0.06, 0.065, 0.07, 0.075, 0.08, 0.09}) {
    for (const double cohesion : {0.5, 0.55, 0.575, 0.6, 0.625, 0.65}) {
      Setting setting;
      setting.options.story_threshold = level;
      setting.options.cohesion = cohesion;
      for (const StorySet& set : sets)
        setting.sets.push_back(bench::group(set, set.prints, setting.options));
      settings.push_back(std::move(setting));
    }
  }
  return settings;
}

// What the level is worth at the cohesion that is shipped.
void print_levels(const std::vector<StorySet>& sets, const std::vector<Setting>& settings) {
  for (const Setting& setting : settings) {
    if (setting.options.cohesion != StoryOptions{}.cohesion) continue;
    std::printf("level %.3f, all folds:", setting.options.story_threshold);
    for (std::size_t s = 0; s < sets.size(); ++s) {
      const auto all = [](std::size_t) { return true; };
      std::printf(" %.3f", bench::score(sets[s], setting.sets[s], all).bcubed);
    }
    std::printf("\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc % 2 == 0) {
    std::fprintf(stderr, "story_folds SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]...\n");
    return 2;
  }
  std::vector<StorySet> sets;
  for (int at = 1; at + 1 < argc; at += 2) sets.push_back(bench::read_set(argv[at], argv[at + 1]));
  const std::vector<Setting> settings = try_all(sets);
  print_levels(sets, settings);
  std::vector<Grouped> held_out;
  for (const StorySet& set : sets) held_out.emplace_back(set.prints.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Setting* best = nullptr;
    double most = -1;
    for (const Setting& setting : settings) {
      double sum = 0;
      for (std::size_t s = 0; s < sets.size(); ++s) {
        sum +=
            bench::score(sets[s], setting.sets[s], [&](std::size_t f) { return f != fold; }).bcubed;
      }
      if (sum > most) std::tie(best, most) = std::tuple(&setting, sum);
    }
    std::printf("fold %zu: level %.3f, cohesion %.2f\n", fold, best->options.story_threshold,
                best->options.cohesion);
    for (std::size_t s = 0; s < sets.size(); ++s) {
      for (std::size_t i = 0; i < held_out[s].size(); ++i) {
        if (sets[s].fold[i] == fold) held_out[s][i] = best->sets[s][i];
      }
    }
  }
  for (std::size_t s = 0; s < sets.size(); ++s) {
    const auto all = [](std::size_t) { return true; };
    const StoryScore crossed = bench::score(sets[s], held_out[s], all);
    const StoryScore shipped =
        bench::score(sets[s], bench::group(sets[s], sets[s].prints, {}), all);
    std::printf("%s: cross-validated BCubed %.3f pairwise %.3f; as shipped %.3f and %.3f\n",
                sets[s].name.c_str(), crossed.bcubed, crossed.pairwise, shipped.bcubed,
                shipped.pairwise);
  }
  return 0;
}
