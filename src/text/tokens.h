// text: cuts a string into tokens.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/text.h"

namespace synoptic {

// Appends the tokens of [span) of the whole text, with their folded forms. Token::sentence is left
// 0.
void append_tokens(std::string_view whole, Span span, Text& out);

// Whether the code point is white space of any kind, zero-width ones included.
[[nodiscard]] bool is_white_space(char32_t code_point) noexcept;

// Appends the lower-case form with plain quotation marks and dashes.
void append_folded(std::string& out, std::string_view word);

// How an abbreviation may end a sentence; `none` when the folded token is no abbreviation.
enum class Abbreviation : std::uint8_t { none, before_name, anywhere };
[[nodiscard]] Abbreviation abbreviation_of(std::string_view folded);

// Whether the folded word, with a capital behind an abbreviation, shows that a new sentence begins.
[[nodiscard]] bool opens_sentence(std::string_view folded);

}  // namespace synoptic
