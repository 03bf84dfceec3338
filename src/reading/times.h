// reading: expressions of time, with TIMEX3 values.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "reading/lexicon.h"
#include "synoptic/reading.h"

namespace synoptic {

// Finds times outside furniture, resolved against the publication date where there is one. `pieces`
// are the report's.
[[nodiscard]] std::vector<TimeExpression> find_times(const Report& report,
                                                     const reading::Pieces& pieces);

}  // namespace synoptic
