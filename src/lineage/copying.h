// lineage: who copied a passage from whom, as far as credits and dates tell.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lineage/links.h"
#include "lineage/passages.h"
#include "lineage/trails.h"
#include "synoptic/time.h"

namespace synoptic::lineage {

// Reading `to` of a passage has it from reading `from`, both indices into its readings.
struct Copy {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Certainty certainty = Certainty::undirected;
  std::vector<std::uint32_t> credits;  // of the report of `to`, when it says so
};

struct Copying {
  std::uint32_t root = 0;    // the reading that the others go back to, or stand beside
  std::vector<Copy> copies;  // one per other reading
};

// Directs a passage. A report that credits the outlet of another one in the passage has it from
// there: stated. Failing that, a report that links to another one's page: derived. Failing that,
// the reading whose date is certainly before another's is that one's source: derived. Within the
// uncertainty of the dates nothing is claimed: undirected. `published` and `trails` are by rank,
// `links` sorted.
[[nodiscard]] Copying direct(const RankedPassage& passage, std::span<const Trail> trails,
                             std::span<const LinkTo> links,
                             std::span<const std::optional<Instants>> published,
                             const Sources& sources);

}  // namespace synoptic::lineage
