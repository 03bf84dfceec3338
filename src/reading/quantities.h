// reading: numbers with what they count.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "reading/lexicon.h"
#include "synoptic/reading.h"

namespace synoptic {

// Finds quantities outside furniture; `so_far` has times (a date or a clock time is no quantity).
// `pieces` are the report's.
[[nodiscard]] std::vector<Quantity> find_quantities(const reading::Pieces& pieces,
                                                    const Reading& so_far);

}  // namespace synoptic
