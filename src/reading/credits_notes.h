// reading: credits that are set apart from the telling: photo lines, notes, agency marks.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "synoptic/reading.h"

namespace synoptic::reading {

// Finds them, in furniture too. Unsorted.
//   "PHOTO: Meridian Wire"                          => photo
//   "Meridian Wire contributed to this report."     => contribution, for the whole report
//   "This article first appeared at orra-news.com." => medium, for the whole report
//   "ORRA (Meridian Wire) —"                        => agency, for the whole report
[[nodiscard]] std::vector<Credit> find_notes(const Text& text, const Reading& so_far);

}  // namespace synoptic::reading
