// page, private: the encodings of the web and what pages call them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace synoptic {

// How an encoding's bytes group into characters.
enum class CharsetShape : std::uint8_t {
  utf_8,
  utf_16le,
  utf_16be,
  single,  // a byte a character
  gb18030,
  big5,
  euc_jp,
  iso_2022_jp,
  shift_jis,
  euc_kr,
  replacement,   // encodings that the web no longer reads: all of it is one U+FFFD
  user_defined,  // the upper half lies in the private use area
};

// A row of data/charsets.txt. The views live as long as the program.
struct Charset {
  std::string_view name;  // "windows-1252", in lower case
  CharsetShape shape = CharsetShape::utf_8;
  std::string_view converter;  // ICU's name, for the shapes that are looked up
};

// The encoding that a label means ("Latin1" => windows-1252), white space around it and case aside.
// Absent for a label that the standard does not know.
[[nodiscard]] std::optional<Charset> charset_of(std::string_view label);

}  // namespace synoptic
