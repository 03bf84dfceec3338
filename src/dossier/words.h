// dossier: foreign words made fit to be shown.
// SPDX-License-Identifier: Apache-2.0
//
// Words of strangers reach terminals and browsers. A control character in them can move a cursor,
// retitle a window or turn the reading direction of what stands around it, so none is ever passed
// on: each is shown as its number.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "synoptic/utf8.h"

namespace synoptic {

// Whether the character must not reach a screen: C0 and C1 controls, the controls of bidirectional
// text, invisible format characters, tags and non-characters. Not so: the joiners that scripts
// need.
[[nodiscard]] bool is_control(char32_t code_point) noexcept;

// White space in the sense of laying out text: space, tab, line ends, no-break and typographic
// spaces.
[[nodiscard]] bool is_space(char32_t code_point) noexcept;

// The words on one line: white space folded into single spaces, none at the ends; control
// characters as "\u{202E}".
//   flat("two\n days \x1b[2J")  =>  "two days \u{1B}[2J"
[[nodiscard]] std::string flat(std::string_view words);

// The same for text that keeps its spaces and line ends; every line end becomes "\n".
[[nodiscard]] std::string shown(std::string_view words);

// How many columns a terminal gives the character: 2 for wide East Asian characters and emoji, 0
// for combining marks and joiners, else 1.
// REQUIRES: not is_control(code_point).
[[nodiscard]] std::uint32_t columns_of(char32_t code_point) noexcept;

// The same, summed over text that flat() gave.
[[nodiscard]] std::uint32_t columns_of(std::string_view text) noexcept;

// The text cut to a number of columns, with "…" in place of what is missing.
[[nodiscard]] std::string shortened(std::string_view text, std::uint32_t columns);

}  // namespace synoptic
