// collation: reading the stage's data files.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <vector>

namespace synoptic {

// The pieces of a text between separators, without the white space around them; empty ones are
// left out. The pieces view the text.
[[nodiscard]] std::vector<std::string_view> pieces(std::string_view text, char separator);

// The lines of a data file that say something: no blank lines, no comments ("#" at the start).
[[nodiscard]] std::vector<std::string_view> rows(std::string_view data);

}  // namespace synoptic
