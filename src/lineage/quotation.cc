// Quotation by its marks alone, for reports that nobody has annotated.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lineage/words.h"
#include "synoptic/utf8.h"

namespace synoptic::lineage {
namespace {

enum class Mark : std::uint8_t { none, opens, closes, straight };

Mark mark_of(char32_t c) {
  switch (c) {
    case 0x201c:  // “
    case 0x201e:  // „
    case 0xab:    // «
    case 0x300c:  // 「
      return Mark::opens;
    case 0x201d:  // ”
    case 0xbb:    // »
    case 0x300d:  // 」
      return Mark::closes;
    case '"':
      return Mark::straight;
    default:
      return Mark::none;
  }
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '['; }

// A straight mark opens where white space stands before it and none after it.
Mark settle(std::string_view text, std::size_t at, bool open) {
  const bool space_before = at == 0 || is_space(text[at - 1]);
  const bool space_after = at + 1 >= text.size() || is_space(text[at + 1]);
  if (space_before != space_after) return space_before ? Mark::opens : Mark::closes;
  return open ? Mark::closes : Mark::opens;
}

}  // namespace

std::vector<Span> quoted_stretches(std::string_view text) {
  std::vector<Span> out;
  std::size_t open = std::string_view::npos;  // where the words of an open quotation begin
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '\n' && at + 1 < text.size() && text[at + 1] == '\n') {
      // A quotation that its paragraph does not close counts to the paragraph's end.
      if (open != std::string_view::npos) {
        out.push_back({static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(at)});
      }
      open = std::string_view::npos;
    }
    const bool may_be_mark = byte == '"' || byte == 0xc2 || byte == 0xe2 || byte == 0xe3;
    if (!may_be_mark) {
      ++at;
      continue;
    }
    const Decoded decoded = decode_at(text, at);
    Mark mark = mark_of(decoded.code_point);
    if (mark == Mark::straight) mark = settle(text, at, open != std::string_view::npos);
    if (mark == Mark::opens && open == std::string_view::npos) {
      open = at + decoded.bytes;
    } else if (mark == Mark::closes && open != std::string_view::npos) {
      out.push_back({static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(at)});
      open = std::string_view::npos;
    }
    at += decoded.bytes;
  }
  return out;
}

}  // namespace synoptic::lineage
