// collation: the same call, meeting or vote recognised across reports.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// The aligned happenings, and which of them each report's mentions are.
struct HappeningTable {
  std::vector<CollatedHappening> happenings;
  std::vector<std::vector<std::optional<std::uint32_t>>> of_mention;  // [report][mention]
};

// The kind that stands for all that reports use for one another ("talks": "meeting"); a view of the
// argument or of static data.
[[nodiscard]] std::string_view canonical_kind(std::string_view kind);

[[nodiscard]] HappeningTable align_happenings(Reports reports, const NameTable& names);

}  // namespace synoptic
