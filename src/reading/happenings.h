// reading: mentions of what takes place.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "reading/lexicon.h"
#include "synoptic/reading.h"

namespace synoptic {

// Finds happenings outside furniture; `so_far` has everything else. `pieces` are the report's.
[[nodiscard]] std::vector<HappeningMention> find_happenings(const reading::Pieces& pieces,
                                                            const Reading& so_far);

}  // namespace synoptic
