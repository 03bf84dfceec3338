// collation: what happened when, in order.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/happenings.h"
#include "synoptic/collation.h"

namespace synoptic {

[[nodiscard]] std::vector<TimelineEntry> make_timeline(Reports reports,
                                                       const HappeningTable& happenings);

}  // namespace synoptic
