// lineage: pairwise matches as passages of any number of reports.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <vector>

#include "lineage/align.h"
#include "lineage/words.h"
#include "synoptic/lineage.h"

namespace synoptic::lineage {

// A passage while reports still have their canonical ranks.
struct RankedPassage {
  struct Reading {
    std::uint32_t rank = 0;
    std::uint32_t first = 0;  // words [first, last) of the report
    std::uint32_t last = 0;
    auto operator<=>(const Reading&) const = default;
  };
  std::vector<Reading> readings;  // sorted, one per report, two at least
  PassageKind kind = PassageKind::verbatim;
  double score = 1;      // equal words over the longer side, in the pair that differs most
  bool quoted = false;   // more than half of the words stand inside quotes in one of the reports
  bool heading = false;  // more than half of the words stand in headings in one of the reports
};

// Groups matches that cover nearly the same words of a report. Sorted by readings; does not depend
// on the order of the matches.
[[nodiscard]] std::vector<RankedPassage> group_matches(std::span<const Words> reports,
                                                       std::span<const Match> matches);

}  // namespace synoptic::lineage
