// reading: titles and appositions of people.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Finds roles; `so_far` has names and entities as well.
[[nodiscard]] std::vector<Role> find_roles(const Report& report, const Text& text,
                                           const Reading& so_far);

}  // namespace synoptic
