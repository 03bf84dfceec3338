// page, private: a text as lines, and small questions about a line.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "synoptic/span.h"

namespace synoptic {

// A line that is not blank.
struct TextLine {
  Span span;                  // without white space at its ends
  bool blank_before = false;  // a blank line stands before it
};

// The lines of a text; "\n", "\r\n" and "\r" end one.
[[nodiscard]] std::vector<TextLine> lines_of(std::string_view text);

// How many runs of bytes without white space.
[[nodiscard]] std::size_t count_words(std::string_view line) noexcept;

// Whether it ends in a full stop, question or exclamation mark or ellipsis, closing quotation marks
// and brackets aside.
[[nodiscard]] bool ends_as_sentence(std::string_view line) noexcept;

// The text without white space (also no-break spaces) at its ends.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

}  // namespace synoptic
