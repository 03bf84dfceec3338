// story: the grouping of a window of reports, as a function of the set of its reports.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "story/cluster.h"
#include "story/fingerprint.h"
#include "synoptic/story.h"

namespace synoptic::story {

struct Settled {
  std::vector<std::uint32_t> order;  // the reports in canonical order
  Groups groups;                     // by place in that order
};

// By publication (unknown last), then id, then text: an order that arrival has no part in.
[[nodiscard]] std::vector<std::uint32_t> canonical_order(
    std::span<const Fingerprint* const> reports);

// Groups all reports of a window. Equal sets of reports give equal groups, in whatever order they
// came. `frequencies` are of exactly these reports.
[[nodiscard]] Settled settle(std::span<const Fingerprint* const> reports,
                             const Frequencies& frequencies, const StoryOptions& options);

}  // namespace synoptic::story
