// bench: sets of reports whose stories are known, folded by topic, and how well they were grouped.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "story/fingerprint.h"
#include "story/house.h"
#include "story/settle.h"
#include "synoptic/ids.h"
#include "synoptic/intake.h"
#include "synoptic/json.h"
#include "synoptic/page.h"
#include "synoptic/reading.h"
#include "synoptic/story.h"
#include "synoptic/text.h"

namespace synoptic::bench {

constexpr std::size_t kFolds = 5;

struct StorySet {
  std::string name;
  std::vector<AnnotatedReport> reports;
  std::vector<story::Fingerprint> prints;
  std::vector<std::string> gold;  // the story of each
  std::vector<std::string> topic;
  std::vector<std::size_t> fold;  // by topic
};

// "7a" and "7b" are look-alikes of topic 7; a story without a number is a topic of its own.
inline std::string topic_of(const std::string& story) {
  const std::size_t digits = story.find_first_not_of("0123456789");
  const bool numbered = digits != 0 && digits != std::string::npos && digits < 4;
  return numbered ? story.substr(0, digits) : story;
}

inline std::unordered_map<std::string, std::string> read_key(const std::string& path) {
  std::unordered_map<std::string, std::string> story;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const Result<JsonValue> row = parse_json(line);
    if (!row) continue;
    story[row->text_of("id").value_or("")] = row->text_of("story").value_or("");
  }
  return story;
}

// The first reports of a file, `most` at most.
inline std::vector<AnnotatedReport> read_reports(const std::string& path,
                                                 std::size_t most = SIZE_MAX) {
  std::vector<AnnotatedReport> reports;
  Intake intake({path});
  while (reports.size() < most) {
    auto record = intake.next();
    if (!record) break;
    if (!*record) continue;
    Result<Report> report = read_page(**record);
    if (!report) continue;
    AnnotatedReport& annotated = reports.emplace_back();
    annotated.report = std::move(*report);
    annotated.text = split_text(annotated.report);
    annotated.reading = read_report(annotated.report, annotated.text);
  }
  return reports;
}

inline StorySet read_set(const std::string& path, const std::string& key_path) {
  StorySet set;
  set.name = path.substr(path.find_last_of('/') + 1);
  const auto key = read_key(key_path);
  for (AnnotatedReport& report : read_reports(path)) {
    const auto story = key.find(report.report.id);
    if (story == key.end()) continue;
    set.prints.push_back(story::fingerprint_of(report));
    set.reports.push_back(std::move(report));
    set.gold.push_back(story->second);
    set.topic.push_back(topic_of(story->second));
    set.fold.push_back(hash_bytes(set.topic.back()) % kFolds);
  }
  return set;
}

// One way to group a set: a story per report, by one of its reports.
using Grouped = std::vector<std::uint32_t>;

// By all that is shipped. `prints` are of the set's reports.
inline Grouped group(const StorySet& set, const std::vector<story::Fingerprint>& prints,
                     const StoryOptions& options) {
  story::Frequencies frequencies;
  story::House house(prints.size());
  std::vector<const story::Fingerprint*> views;
  for (std::uint32_t i = 0; i < prints.size(); ++i) {
    frequencies.add(prints[i].terms);
    house.add(i, prints[i], set.reports[i]);
    views.push_back(&prints[i]);
  }
  const story::Settled settled = story::settle(views, frequencies, house, options);
  Grouped story(prints.size());
  for (std::size_t rank = 0; rank < settled.order.size(); ++rank) {
    story[settled.order[rank]] = settled.groups.story[rank];
  }
  return story;
}

struct StoryScore {
  double bcubed = 0;  // F1 (Amigó et al. 2009)
  double pairwise = 0;
};

inline double pairs_within(const auto& counts) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum += count * (count - 1) / 2;
  return sum;
}

// Of the reports for whose fold `counts` says so.
template <class Counts>
StoryScore score(const StorySet& set, const Grouped& grouped, const Counts& counts) {
  std::map<std::string, double> gold;
  std::map<std::uint32_t, double> got;
  std::map<std::pair<std::string, std::uint32_t>, double> both;
  double reports = 0;
  for (std::size_t i = 0; i < grouped.size(); ++i) {
    if (!counts(set.fold[i])) continue;
    ++gold[set.gold[i]];
    ++got[grouped[i]];
    ++both[{set.gold[i], grouped[i]}];
    ++reports;
  }
  double precision = 0;
  double recall = 0;
  for (const auto& [pair, count] : both) {
    precision += count * count / got.at(pair.second);
    recall += count * count / gold.at(pair.first);
  }
  return {.bcubed = 2 * precision * recall / (reports * (precision + recall)),
          .pairwise = 2 * pairs_within(both) / (pairs_within(gold) + pairs_within(got))};
}

}  // namespace synoptic::bench
