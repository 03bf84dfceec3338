// reading: mentions of what takes place.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Finds happenings outside furniture; `so_far` has everything else.
[[nodiscard]] std::vector<HappeningMention> find_happenings(const Report& report, const Text& text,
                                                            const Reading& so_far);

}  // namespace synoptic
