// story: the grouping of a window of reports, as a function of the set of its reports.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "story/cluster.h"
#include "story/fingerprint.h"
#include "story/house.h"
#include "synoptic/story.h"

namespace synoptic::story {

struct Settled {
  std::vector<std::uint32_t> order;  // the reports in canonical order
  Groups groups;                     // by place in that order
};

// The levels to group so many reports by. Among many strangers the likest are more alike than among
// few: a rare name weighs the more the more reports do not have it, and two reports that share one
// by chance are found somewhere. So the levels are those of the options up to kFew reports and
// rise with the logarithm of their number from there on.
[[nodiscard]] Levels levels_for(std::size_t reports, const StoryOptions& options);

// By publication (unknown last), then id, then text: an order that arrival has no part in.
[[nodiscard]] std::vector<std::uint32_t> canonical_order(
    std::span<const Fingerprint* const> reports);

// Groups all reports of a window. Equal sets of reports give equal groups, in whatever order they
// came. `frequencies` and `house` are of exactly these reports.
[[nodiscard]] Settled settle(std::span<const Fingerprint* const> reports,
                             const Frequencies& frequencies, const House& house,
                             const StoryOptions& options);

}  // namespace synoptic::story
