// cli: one annotated report for eyes.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

#include "synoptic/reading.h"

namespace synoptic {

// The report's text with everything marked where it stands, then what was found, list by list. In
// colour a mark is a colour, with its value dimmed behind it; without, it stands in square
// brackets:
//   [Anna Lind:person] [met:meeting] [the mayor:role of Anna Lind] on [Friday=2031-05-09].
[[nodiscard]] std::string show_annotations(const AnnotatedReport& report, bool colour);

}  // namespace synoptic
