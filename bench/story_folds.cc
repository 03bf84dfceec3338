// What are the grouping's parameters worth on stories that they were not chosen on?
// SPDX-License-Identifier: Apache-2.0
//
//   story_folds SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]...
//
// Five-fold cross-validation by topic. For each fold, the level and the cohesion that give the best
// mean BCubed F1 over the sets, on the reports of the other four folds alone, group the reports of
// the fold. A topic is the number that a story's name in the key begins with, or else the story:
// the look-alike events of a topic are in one fold. The key has "id" and "story". Prints what each
// fold chose, and the scores of the reports grouped so, beside those of the parameters that are
// shipped.

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "story/fingerprint.h"
#include "story/settle.h"
#include "synoptic/ids.h"
#include "synoptic/intake.h"
#include "synoptic/json.h"
#include "synoptic/page.h"
#include "synoptic/story.h"
#include "synoptic/text.h"

namespace {

using namespace synoptic;

constexpr std::size_t kFolds = 5;

struct Set {
  std::string name;
  std::vector<story::Fingerprint> prints;
  std::vector<AnnotatedReport> reports;
  std::vector<std::string> gold;
  std::vector<std::size_t> fold;
};

// One way to group a set: a story per report, by the first of its reports.
using Grouped = std::vector<std::uint32_t>;

std::unordered_map<std::string, std::string> read_key(const std::string& path) {
  std::unordered_map<std::string, std::string> story;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const Result<JsonValue> row = parse_json(line);
    if (!row) continue;
    story[row->text_of("id").value_or("")] = row->text_of("story").value_or("");
  }
  return story;
}

std::size_t fold_of(const std::string& story) {
  const std::size_t digits = story.find_first_not_of("0123456789");
  const bool numbered = digits != 0 && digits != std::string::npos && digits < 4;
  return hash_bytes(numbered ? story.substr(0, digits) : story) % kFolds;
}

Set read_set(const std::string& path, const std::string& key_path) {
  Set set{.name = path.substr(path.find_last_of('/') + 1),
          .prints = {},
          .reports = {},
          .gold = {},
          .fold = {}};
  const auto key = read_key(key_path);
  Intake intake({path});
  while (auto record = intake.next()) {
    if (!*record) continue;
    Result<Report> report = read_page(**record);
    if (!report) continue;
    AnnotatedReport annotated{.report = std::move(*report), .text = {}, .reading = {}};
    annotated.text = split_text(annotated.report);
    annotated.reading = read_report(annotated.report, annotated.text);
    const auto story = key.find(annotated.report.id);
    if (story == key.end()) continue;
    set.prints.push_back(story::fingerprint_of(annotated));
    set.reports.push_back(std::move(annotated));
    set.gold.push_back(story->second);
    set.fold.push_back(fold_of(story->second));
  }
  return set;
}

Grouped group(const Set& set, const StoryOptions& options) {
  story::Frequencies frequencies;
  story::House house(set.prints.size());
  std::vector<const story::Fingerprint*> views;
  for (std::uint32_t i = 0; i < set.prints.size(); ++i) {
    frequencies.add(set.prints[i].terms);
    house.add(i, set.prints[i], set.reports[i]);
    views.push_back(&set.prints[i]);
  }
  const story::Settled settled = story::settle(views, frequencies, house, options);
  Grouped story(set.prints.size());
  for (std::size_t rank = 0; rank < settled.order.size(); ++rank) {
    story[settled.order[rank]] = settled.groups.story[rank];
  }
  return story;
}

struct Score {
  double bcubed = 0;
  double pairwise = 0;
};

double pairs(const auto& counts) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum += count * (count - 1) / 2;
  return sum;
}

// Of the reports for which `counts` says so.
template <class Counts>
Score score(const Set& set, const Grouped& grouped, const Counts& counts) {
  using Story = std::uint32_t;
  std::map<std::string, double> gold;
  std::map<Story, double> got;
  std::map<std::pair<std::string, Story>, double> both;
  double reports = 0;
  for (std::size_t i = 0; i < grouped.size(); ++i) {
    if (!counts(set.fold[i])) continue;
    const Story story = grouped[i];
    ++gold[set.gold[i]];
    ++got[story];
    ++both[{set.gold[i], story}];
    ++reports;
  }
  double precision = 0;
  double recall = 0;
  for (const auto& [pair, count] : both) {
    precision += count * count / got.at(pair.second);
    recall += count * count / gold.at(pair.first);
  }
  return {.bcubed = 2 * precision * recall / (reports * (precision + recall)),
          .pairwise = 2 * pairs(both) / (pairs(gold) + pairs(got))};
}

struct Setting {
  StoryOptions options;
  std::vector<Grouped> sets;
};

std::vector<Setting> try_all(const std::vector<Set>& sets) {
  std::vector<Setting> settings;
  for (const double level : {0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.06, 0.07}) {
    for (const double cohesion : {0.45, 0.5, 0.55, 0.6, 0.65}) {
      Setting setting;
      setting.options.story_threshold = level;
      setting.options.cohesion = cohesion;
      for (const Set& set : sets) setting.sets.push_back(group(set, setting.options));
      settings.push_back(std::move(setting));
    }
  }
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc % 2 == 0) {
    std::fprintf(stderr, "story_folds SET.jsonl SET.key.jsonl [SET.jsonl SET.key.jsonl]...\n");
    return 2;
  }
  std::vector<Set> sets;
  for (int at = 1; at + 1 < argc; at += 2) sets.push_back(read_set(argv[at], argv[at + 1]));
  const std::vector<Setting> settings = try_all(sets);
  std::vector<Grouped> held_out;
  for (const Set& set : sets) held_out.emplace_back(set.prints.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Setting* best = nullptr;
    double most = -1;
    for (const Setting& setting : settings) {
      double sum = 0;
      for (std::size_t s = 0; s < sets.size(); ++s) {
        sum += score(sets[s], setting.sets[s], [&](std::size_t f) { return f != fold; }).bcubed;
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
    const Score crossed = score(sets[s], held_out[s], all);
    const Score shipped = score(sets[s], group(sets[s], {}), all);
    std::printf("%s: cross-validated BCubed %.3f pairwise %.3f; as shipped %.3f and %.3f\n",
                sets[s].name.c_str(), crossed.bcubed, crossed.pairwise, shipped.bcubed,
                shipped.pairwise);
  }
  return 0;
}
