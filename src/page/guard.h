// page, private: makes a page harmless for the parser behind it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

#include "synoptic/page.h"

namespace synoptic {

// Links are renamed to this, since parsers treat <a> as formatting.
inline constexpr std::string_view kGuardedLink = "y";

// A copy of the page of the same length, every byte of text in its place, in which no element is
// nested deeper than the options say, none has more attributes, and none is of the kinds that cost
// HTML parsers more than linear time. Linear in the page.
[[nodiscard]] std::string guard_page(std::string_view page, const PageOptions& options);

}  // namespace synoptic
