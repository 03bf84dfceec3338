// reading: expressions of time, with TIMEX3 values.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Finds times outside furniture, resolved against the publication date where there is one.
[[nodiscard]] std::vector<TimeExpression> find_times(const Report& report, const Text& text);

}  // namespace synoptic
