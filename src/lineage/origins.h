// lineage: from trails and passages to origins and edges.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lineage/copying.h"
#include "lineage/passages.h"
#include "lineage/trails.h"
#include "lineage/words.h"
#include "synoptic/lineage.h"

namespace synoptic::lineage {

// All that is known by rank, viewed.
struct Findings {
  Reports reports;                                     // by ReportIndex
  std::span<const ReportIndex> order;                  // rank => ReportIndex
  std::span<const Words> words;                        // by rank
  std::span<const Profile> profiles;                   // by rank
  std::span<const Trail> trails;                       // by rank
  std::span<const RankedPassage> passages;             // sorted
  std::span<const std::optional<Instants>> published;  // by rank
  Sources* sources = nullptr;
};

// Fills in everything of a Lineage but its passages.
void find_origins(const Findings& findings, Lineage& lineage);

}  // namespace synoptic::lineage
