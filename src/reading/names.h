// reading: the names of one report, and which mentions are one entity.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

namespace reading {
class NameModel;
}

struct NamesFound {
  std::vector<NameMention> names;  // sorted, disjoint
  std::vector<Entity> entities;    // by first mention
};

// Finds names outside furniture; `so_far` has times and quantities.
[[nodiscard]] NamesFound find_names(const Report& report, const Text& text, const Reading& so_far);

// The same with another model than the one compiled in, or by the rules alone (no model).
[[nodiscard]] NamesFound find_names_with(const reading::NameModel* model, const Report& report,
                                         const Text& text);

}  // namespace synoptic
