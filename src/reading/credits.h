// reading: where a report says whom it has a thing from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Finds credits, in furniture too; `so_far` has everything but happenings.
[[nodiscard]] std::vector<Credit> find_credits(const Report& report, const Text& text,
                                               const Reading& so_far);

}  // namespace synoptic
