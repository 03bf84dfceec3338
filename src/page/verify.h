// page, private: whether a report's text is where it says it is.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "synoptic/page.h"

namespace synoptic {

// Reads every word of the report's text again from the bytes that Report::source gives for it:
// decoded by the page's character set, and character references by the standard, they must be the
// word. Gives the first word that they are not; absent when all are. For tests and benchmarks.
[[nodiscard]] std::optional<std::string> misplaced_word(const Report& report,
                                                        std::string_view bytes);

}  // namespace synoptic
