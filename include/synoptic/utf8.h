// base: reading UTF-8, and turning byte offsets into code point offsets.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/span.h"

namespace synoptic {

// One code point and how many bytes it takes.
struct Decoded {
  char32_t code_point = 0;
  std::uint32_t bytes = 0;
};

// The code point that starts at `at`. Ill-formed bytes decode to U+FFFD, one maximal subpart at a
// time (Unicode 15, section 3.9).
// REQUIRES: at < text.size().
[[nodiscard]] Decoded decode_at(std::string_view text, std::size_t at) noexcept;

// The code point that ends before `at`, likewise.
// REQUIRES: 0 < at <= text.size().
[[nodiscard]] Decoded decode_before(std::string_view text, std::size_t at) noexcept;

// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

// Whether the bytes are well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

// The bytes with every ill-formed subpart replaced by U+FFFD, a leading byte order mark dropped.
struct Repaired {
  std::string text;
  std::size_t replaced = 0;        // how many subparts were replaced
  std::size_t first_replaced = 0;  // byte offset in the input of the first, when replaced > 0
};
[[nodiscard]] Repaired repair_utf8(std::string_view bytes);

// Byte offsets of one text as code point offsets. Building is one pass; asking is constant time.
// Safe to ask from many threads.
class CodePoints {
 public:
  // The text is viewed, and must outlive this.
  explicit CodePoints(std::string_view text);

  // REQUIRES: byte <= text.size() and byte is at the start of a code point or the end of the text.
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const noexcept;

  // [start, end) in code points.
  [[nodiscard]] Span of(Span bytes) const noexcept { return {at(bytes.start), at(bytes.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  // code points before each block of 64 bytes
};

}  // namespace synoptic
