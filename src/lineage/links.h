// lineage: links from one report to another.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "synoptic/lineage.h"

namespace synoptic::lineage {

// Words of a report that lead to another one, both by rank.
struct LinkTo {
  std::uint32_t rank = 0;
  std::uint32_t target = 0;
  Span span;
  auto operator<=>(const LinkTo&) const = default;
};

// The links in the telling of reports, not in their furniture, that lead to the address of another
// one; of several with one address to the first by rank. Sorted.
[[nodiscard]] std::vector<LinkTo> find_links(Reports reports, std::span<const ReportIndex> order);

}  // namespace synoptic::lineage
