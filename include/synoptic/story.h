// story: takes annotated reports and their Lineage, gives Stories: the reports that belong
// together. SPDX-License-Identifier: Apache-2.0
//
// Reports about one happening, or about happenings that belong together, are a story; stories of
// one process chain into a storyline. Numbers and ordinals are identity: a 12th package is not a
// 13th. One shared link never merges two crowds.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "synoptic/lineage.h"
#include "synoptic/reading.h"

namespace synoptic {

struct Story {
  std::string id;  // from the earliest report's text, so it stays as the story grows
  std::vector<ReportIndex> reports;  // sorted
};

struct Storyline {
  std::string id;
  std::vector<std::uint32_t> stories;  // into Grouping::stories
};

struct Grouping {
  std::vector<Story> stories;  // every report is in exactly one, every story in exactly one line
  std::vector<Storyline> storylines;
};

struct StoryOptions {
  double story_threshold = 0.092;     // average likeness that makes one story
  double storyline_threshold = 0.07;  // and one storyline
};

// Groups reports. The outcome does not depend on their order, but for the indices. Never fails.
[[nodiscard]] Grouping group_stories(Reports reports, const Lineage& lineage,
                                     const StoryOptions& options = {});

// All reports as one story, for those who know that they belong together.
[[nodiscard]] Grouping group_together(Reports reports);

// The lines of `synoptic group`, one per report in the order of `reports`.
[[nodiscard]] std::string to_json_lines(Reports reports, const Grouping& grouping);

}  // namespace synoptic
