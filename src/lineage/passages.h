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
  double score = 1;  // equal words over the longer side, in the pair that differs most
  PassageRole role = PassageRole::narrative;
};

// Groups matches that cover nearly the same words of a report. Sorted by readings; does not depend
// on the order of the matches. A passage is a quote or a heading when more than half of its words
// are in one of its reports.
[[nodiscard]] std::vector<RankedPassage> group_matches(std::span<const Words> reports,
                                                       std::span<const Match> matches);

// Marks the passages that say no more than whose paper they stand in: nearly all readings are of
// one outlet, in three reports at least, of each of which it is a small part. `outlets` by rank:
// equal numbers are one outlet, kNoOutlet is none that is known.
inline constexpr std::uint32_t kNoOutlet = ~0u;
void mark_boilerplate(std::vector<RankedPassage>& passages, std::span<const Words> reports,
                      std::span<const std::uint32_t> outlets);

// All passages of a batch of reports, by rank.
[[nodiscard]] std::vector<RankedPassage> passages_among(std::span<const Words> reports,
                                                        const PassageOptions& options);

// As passages of reports: `order` gives the index of each rank, `plain` the report of each index.
[[nodiscard]] std::vector<Passage> to_passages(std::span<const RankedPassage> ranked,
                                               std::span<const Words> words,
                                               std::span<const ReportIndex> order,
                                               PlainReports plain);

}  // namespace synoptic::lineage
