// lineage: credits followed through the reports of the outlets that they name.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
#include <span>
#include <vector>

#include "lineage/sources.h"
#include "lineage/trails.h"
#include "synoptic/lineage.h"

namespace synoptic::lineage {

// The reports of one story that an outlet has here, by rank, apart from that of `by`.
using ReportsOf = std::function<std::vector<std::uint32_t>(SourceIndex outlet, std::uint32_t by)>;

// What every report says of its words, with credits to outlets replaced by what the outlet's own
// report says of the same matter, on to the end of the chain. `reports` and `trails` by rank.
[[nodiscard]] std::vector<Paint> follow_chains(std::span<const AnnotatedReport* const> reports,
                                               std::span<const Trail> trails,
                                               const ReportsOf& reports_of, Sources& sources);

}  // namespace synoptic::lineage
