// reading: whether a report is in the language that the rules are for.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>

#include "synoptic/page.h"
#include "synoptic/text.h"

namespace synoptic::reading {

// The language of a report that is not in English, as BCP 47: the one that the report itself gives,
// else "und" with its script ("und-Cyrl"), or "und" alone for Latin letters. Absent for English,
// and where there is too little text to say.
[[nodiscard]] std::optional<std::string> other_language(const Report& report, const Text& text);

}  // namespace synoptic::reading
