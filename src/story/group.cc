// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>

#include "story/candidates.h"
#include "story/cluster.h"
#include "story/ordinals.h"
#include "story/terms.h"
#include "synoptic/ids.h"
#include "synoptic/json.h"
#include "synoptic/story.h"

namespace synoptic {
namespace {

constexpr double kSecondsPerDay = 86'400;
constexpr double kCandidate = 0.5;  // of the lowest level: pairs below tell nothing alone

std::optional<double> day_of(const Report& report) {
  const auto moment = report.published_at();
  if (!moment) return std::nullopt;
  const Instants instants = instants_of(*moment);
  return (static_cast<double>(instants.earliest) + static_cast<double>(instants.latest)) / 2 /
         kSecondsPerDay;
}

// By publication (unknown last), then id, then text: an order that arrival has no part in.
std::vector<ReportIndex> canonical_order(Reports reports) {
  std::vector<double> days;
  std::vector<std::uint64_t> texts;
  for (const AnnotatedReport* report : reports) {
    days.push_back(day_of(report->report).value_or(std::numeric_limits<double>::max()));
    texts.push_back(hash_bytes(report->report.text));
  }
  std::vector<ReportIndex> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](ReportIndex a, ReportIndex b) {
    return std::tie(days[a], reports[a]->report.id, texts[a]) <
           std::tie(days[b], reports[b]->report.id, texts[b]);
  });
  return order;
}

// Gives ids from the text of the earliest report. Texts may be equal (both empty); then the
// report's id parts them.
class Namer {
 public:
  std::string id_of(std::string_view prefix, const Report& earliest) {
    std::string id = stable_id(prefix, earliest.text);
    if (!taken_.insert(id).second) {
      id = stable_id(prefix, earliest.id + '\n' + earliest.text);
      taken_.insert(id);
    }
    return id;
  }

 private:
  std::set<std::string> taken_;
};

// Puts groups of ranks into the form that callers know, stories by their earliest report.
Grouping to_grouping(Reports reports, const std::vector<ReportIndex>& order,
                     const story::Groups& groups) {
  std::map<std::uint32_t, Story> stories;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    stories[groups.story[rank]].reports.push_back(order[rank]);
  }
  Grouping grouping;
  Namer namer;
  std::map<std::uint32_t, Storyline> lines;
  for (auto& [first, one] : stories) {
    one.id = namer.id_of("s", reports[order[first]]->report);
    std::sort(one.reports.begin(), one.reports.end());
    lines[groups.storyline[first]].stories.push_back(
        static_cast<std::uint32_t>(grouping.stories.size()));
    grouping.stories.push_back(std::move(one));
  }
  for (auto& [first, line] : lines) {
    line.id = namer.id_of("l", reports[order[first]]->report);
    grouping.storylines.push_back(std::move(line));
  }
  return grouping;
}

}  // namespace

Grouping group_stories(Reports reports, const Lineage&, const StoryOptions& options) {
  const std::vector<ReportIndex> order = canonical_order(reports);
  std::vector<const AnnotatedReport*> sorted;
  for (const ReportIndex index : order) sorted.push_back(reports[index]);
  std::vector<story::Terms> terms = story::weigh(sorted);
  const story::Levels levels{options.story_threshold,
                             std::min(options.story_threshold, options.storyline_threshold)};
  const auto alike = story::find_alike(terms, kCandidate * levels.storyline);
  std::vector<story::Item> items;
  for (std::size_t rank = 0; rank < sorted.size(); ++rank) {
    items.push_back({.terms = std::move(terms[rank]),
                     .ordinals = story::ordinals_of(*sorted[rank]),
                     .day = day_of(sorted[rank]->report)});
  }
  return to_grouping(reports, order, story::agglomerate(items, alike, levels));
}

Grouping group_together(Reports reports) {
  const story::Groups groups{std::vector<std::uint32_t>(reports.size(), 0),
                             std::vector<std::uint32_t>(reports.size(), 0)};
  return to_grouping(reports, canonical_order(reports), groups);
}

std::string to_json_lines(Reports reports, const Grouping& grouping) {
  std::vector<const std::string*> story(reports.size(), nullptr);
  std::vector<const std::string*> storyline(reports.size(), nullptr);
  for (const Storyline& line : grouping.storylines) {
    for (const std::uint32_t s : line.stories) {
      for (const ReportIndex report : grouping.stories[s].reports) {
        story[report] = &grouping.stories[s].id;
        storyline[report] = &line.id;
      }
    }
  }
  std::string out;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (story[i] == nullptr) continue;
    JsonWriter json;
    json.begin_object().key("id").string(reports[i]->report.id);
    json.key("story").string(*story[i]).key("storyline").string(*storyline[i]).end_object();
    out += json.take();
    out += '\n';
  }
  return out;
}

}  // namespace synoptic
