// reading: quotation marks, and the stretches between them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "synoptic/page.h"
#include "synoptic/span.h"
#include "synoptic/text.h"

namespace synoptic::reading {

// What stands between an opening mark and its closing one, outermost marks only.
struct QuotedStretch {
  Span inside;                  // between the marks, without white space at the edges
  Span outside;                 // with the marks
  std::uint32_t paragraph = 0;  // where it opens
  bool closed = true;           // false: the paragraph ended before the mark came
  bool single = false;          // between single marks
};

// Finds the stretches outside furniture, in text order, disjoint.
//   "“Yes,” she said."            =>  Yes,
//   "‘Difficult’ talks"           =>  Difficult
//   "the ministers’ ’90s “plan”"  =>  plan
// Never fails; linear in the text.
[[nodiscard]] std::vector<QuotedStretch> find_quoted(const Report& report, const Text& text);

}  // namespace synoptic::reading
