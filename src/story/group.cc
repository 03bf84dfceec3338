// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "story/fingerprint.h"
#include "story/house.h"
#include "story/settle.h"
#include "story/weights.h"
#include "synoptic/ids.h"
#include "synoptic/json.h"
#include "synoptic/story.h"

namespace synoptic {
namespace {

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

std::vector<story::Fingerprint> fingerprints_of(Reports reports) {
  std::vector<story::Fingerprint> fingerprints;
  fingerprints.reserve(reports.size());
  for (const AnnotatedReport* report : reports) {
    fingerprints.push_back(story::fingerprint_of(*report));
  }
  return fingerprints;
}

std::vector<const story::Fingerprint*> views_of(const std::vector<story::Fingerprint>& all) {
  std::vector<const story::Fingerprint*> views;
  views.reserve(all.size());
  for (const story::Fingerprint& one : all) views.push_back(&one);
  return views;
}

}  // namespace

Grouping group_stories(Reports reports, const Lineage&, const StoryOptions& options) {
  const std::vector<story::Fingerprint> fingerprints = fingerprints_of(reports);
  story::Frequencies frequencies;
  story::House house(reports.size());
  for (std::uint32_t i = 0; i < fingerprints.size(); ++i) {
    frequencies.add(fingerprints[i].terms);
    house.add(i, fingerprints[i], *reports[i]);
  }
  const story::Settled settled = story::settle(views_of(fingerprints), frequencies, house, options);
  return to_grouping(reports, settled.order, settled.groups);
}

Grouping group_together(Reports reports) {
  const std::vector<story::Fingerprint> fingerprints = fingerprints_of(reports);
  story::Groups groups;
  groups.story.assign(reports.size(), 0);
  groups.storyline.assign(reports.size(), 0);
  return to_grouping(reports, story::canonical_order(views_of(fingerprints)), groups);
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
