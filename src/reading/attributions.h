// reading: content given to a source, direct and indirect.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Finds attributions outside furniture; `so_far` has everything but credits and happenings.
[[nodiscard]] std::vector<Attribution> find_attributions(const Report& report, const Text& text,
                                                         const Reading& so_far);

}  // namespace synoptic
