// reading: the names of one report, and which mentions are one entity.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

struct NamesFound {
  std::vector<NameMention> names;  // sorted, disjoint
  std::vector<Entity> entities;    // by first mention
};

// Finds names outside furniture; `so_far` has times and quantities.
[[nodiscard]] NamesFound find_names(const Report& report, const Text& text, const Reading& so_far);

}  // namespace synoptic
