// Tiny worlds for tests: a few invented reports in readable notation.
// SPDX-License-Identifier: Apache-2.0
//
//   @a Harbour Post | 2031-05-04 | Talks go on in Orra
//   Three ministers met for two days.
//
//   "We are close," said Anna Lind.
//   @b Tidewater News
//   ...
//
// A line that begins with "@" opens a report: its id, then outlet, date and title, each of which
// may be missing. The lines up to the next "@" are its text, as they stand, less the blank lines
// around.

#pragma once

#include <string_view>
#include <vector>

#include "synoptic/reading.h"

namespace synoptic {

// Reads the notation and annotates every report through page, text and reading.
[[nodiscard]] std::vector<AnnotatedReport> newsroom(std::string_view notation);

// The reports as the stages take them.
[[nodiscard]] std::vector<const AnnotatedReport*> views(
    const std::vector<AnnotatedReport>& reports);

}  // namespace synoptic
