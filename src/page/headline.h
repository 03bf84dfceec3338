// page, private: where the headline stands in a text.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

#include "synoptic/span.h"

namespace synoptic {

// The line that is the given title, or with which the text begins; where no title is given or it
// does not stand there, the first line that looks like a headline: short, no full stop at its end,
// body text after it. Absent when there is none.
//   "World\n\nFlood hits Orra's lower town\n\nWater rose."  =>  "Flood hits Orra's lower town"
//   "Water rose in Orra on Monday.\nPeople left."           =>  absent
[[nodiscard]] std::optional<Span> find_headline(std::string_view text,
                                                std::optional<std::string_view> title);

}  // namespace synoptic
