// cli: versions of one article, and what changed between them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <vector>

#include "synoptic/lineage.h"

namespace synoptic {

// Versions of one article with the changes from each to the next.
struct History {
  VersionGroup group;
  std::vector<Revision> revisions;  // one fewer than versions
};
[[nodiscard]] std::vector<History> find_histories(PlainReports reports);

// A line of JSON per history; spans in code points of the two reports.
[[nodiscard]] std::string to_json_lines(PlainReports reports,
                                        const std::vector<History>& histories);

}  // namespace synoptic
