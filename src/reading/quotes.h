// reading: direct quotes with cue and speaker.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Finds quotes outside furniture, headlines included; `so_far` has names, entities and roles.
[[nodiscard]] std::vector<Quote> find_quotes(const Report& report, const Text& text,
                                             const Reading& so_far);

}  // namespace synoptic
