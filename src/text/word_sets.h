// text: the stage's own word lists. PhraseTable needs tokens, so these are plain sets.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <unordered_map>

namespace synoptic {

// Word => section it stands in ("" outside sections). Views into the source.
using WordSet = std::unordered_map<std::string_view, std::string_view>;

// Reads a list in the format of PhraseTable, one word a line, as it is written. The source must
// outlive the set.
[[nodiscard]] WordSet read_word_set(std::string_view source);

}  // namespace synoptic
