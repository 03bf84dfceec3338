// page, private: character references of HTML.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "synoptic/page.h"

namespace synoptic {

// Where a reference stands: in an attribute "&copy=1" stays as it is, as old links want it.
enum class ReferenceIn : std::uint8_t { text, attribute };

struct Reference {
  std::size_t size = 0;  // bytes of the page, 0: the "&" is no reference
  char32_t first = 0;
  char32_t second = 0;  // of the few names that mean two code points, else 0
};

// The reference at the front of `page`, which begins with "&". Looks at most 40 bytes ahead, but
// for the digits of a number.
//   "&eacute;t"  =>  6 bytes, U+00E9        "&notit;"  =>  4 bytes, U+00AC
//   "&#146;"     =>  6 bytes, U+2019        "&nosuch;" =>  0 bytes
[[nodiscard]] Reference reference_at(std::string_view page, ReferenceIn where);

// What to do with NUL: text drops it, raw text and attributes have U+FFFD in its place.
enum class NulIs : std::uint8_t { dropped, replaced };

struct DecodeRules {
  bool references = true;
  ReferenceIn where = ReferenceIn::text;
  NulIs nul = NulIs::dropped;
};

// Appends `raw`, which begins at byte `place` of the page, to `text`: references decoded, line ends
// as "\n". With `runs` says where each byte came from; run.text counts from the front of `text`.
void decode_text(std::string_view raw, std::uint32_t place, const DecodeRules& rules,
                 std::string& text, SourceMap* runs);

}  // namespace synoptic
