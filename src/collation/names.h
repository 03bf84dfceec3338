// collation: names merged across reports and spellings.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/collation.h"

namespace synoptic {

// The merged names, and which of them each report's entities are.
struct NameTable {
  std::vector<Name> names;                        // as in Collation::names
  std::vector<std::vector<NameIndex>> of_entity;  // [report][entity]
};

[[nodiscard]] NameTable merge_names(Reports reports);

}  // namespace synoptic
