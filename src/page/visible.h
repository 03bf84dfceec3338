// page, private: what a reader sees of an article's byline and date.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/dates.h"

namespace synoptic {

struct Visible {
  std::vector<std::string> byline;       // as printed behind "By", or in an element of that name
  bool by = false;                       // the word "By" stood before it
  std::optional<std::string> published;  // ISO 8601
  bool updated = false;                  // that date is of a change; no other is shown
};

// What is known of a page before its visible lines are read.
struct VisibleRules {
  std::string_view outlet;
  DayOrder order = DayOrder::unknown;
};

// Looks at the short lines around the headline (an index into `blocks`; absent: the page shows
// none) down to the article's first paragraph, `first`.
[[nodiscard]] Visible read_visible(const std::vector<Block>& blocks,
                                   std::optional<std::size_t> headline, std::size_t first,
                                   const VisibleRules& rules);

}  // namespace synoptic
