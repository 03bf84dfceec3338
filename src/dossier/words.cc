// SPDX-License-Identifier: Apache-2.0
#include "dossier/words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace synoptic {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Sorted. What a screen must not be sent (Unicode 15: Cc, the bidirectional controls, other Cf that
// nobody reads, non-characters). Tab and line ends are white space before this is asked.
constexpr std::array kControls = {
    Range{0x00, 0x1f},       Range{0x7f, 0x9f},       Range{0xad, 0xad},     Range{0x61c, 0x61c},
    Range{0x180e, 0x180e},   Range{0x200b, 0x200b},   Range{0x200e, 0x200f}, Range{0x202a, 0x202e},
    Range{0x2060, 0x206f},   Range{0xfeff, 0xfeff},   Range{0xfff0, 0xfffb}, Range{0xfffe, 0xffff},
    Range{0x1d173, 0x1d17a}, Range{0xe0000, 0xe0fff},
};

// Sorted. Marks that stand on the character before them, and the joiners (the scripts of most news;
// a mark that is missing here costs a column of width, never a character).
constexpr std::array kZeroWidth = {
    Range{0x300, 0x36f},   Range{0x483, 0x489},   Range{0x591, 0x5bd},   Range{0x5bf, 0x5bf},
    Range{0x5c1, 0x5c2},   Range{0x5c4, 0x5c5},   Range{0x5c7, 0x5c7},   Range{0x610, 0x61a},
    Range{0x64b, 0x65f},   Range{0x670, 0x670},   Range{0x6d6, 0x6dc},   Range{0x6df, 0x6e4},
    Range{0x6e7, 0x6e8},   Range{0x6ea, 0x6ed},   Range{0x900, 0x902},   Range{0x93a, 0x93a},
    Range{0x93c, 0x93c},   Range{0x941, 0x948},   Range{0x94d, 0x94d},   Range{0x951, 0x957},
    Range{0x981, 0x981},   Range{0x9bc, 0x9bc},   Range{0x9c1, 0x9c4},   Range{0x9cd, 0x9cd},
    Range{0xe31, 0xe31},   Range{0xe34, 0xe3a},   Range{0xe47, 0xe4e},   Range{0x1160, 0x11ff},
    Range{0x1ab0, 0x1aff}, Range{0x1dc0, 0x1dff}, Range{0x200c, 0x200d}, Range{0x20d0, 0x20f0},
    Range{0x302a, 0x302d}, Range{0x3099, 0x309a}, Range{0xfe00, 0xfe0f}, Range{0xfe20, 0xfe2f},
};

// Sorted. East Asian Width W and F, and the emoji that are shown wide.
constexpr std::array kWide = {
    Range{0x1100, 0x115f},   Range{0x231a, 0x231b},   Range{0x2329, 0x232a},
    Range{0x23e9, 0x23ec},   Range{0x23f0, 0x23f0},   Range{0x23f3, 0x23f3},
    Range{0x25fd, 0x25fe},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},
    Range{0x267f, 0x267f},   Range{0x2693, 0x2693},   Range{0x26a1, 0x26a1},
    Range{0x26aa, 0x26ab},   Range{0x26bd, 0x26be},   Range{0x26c4, 0x26c5},
    Range{0x26ce, 0x26ce},   Range{0x26d4, 0x26d4},   Range{0x26ea, 0x26ea},
    Range{0x26f2, 0x26f3},   Range{0x26f5, 0x26f5},   Range{0x26fa, 0x26fa},
    Range{0x26fd, 0x26fd},   Range{0x2705, 0x2705},   Range{0x270a, 0x270b},
    Range{0x2728, 0x2728},   Range{0x274c, 0x274c},   Range{0x274e, 0x274e},
    Range{0x2753, 0x2755},   Range{0x2757, 0x2757},   Range{0x2795, 0x2797},
    Range{0x27b0, 0x27b0},   Range{0x27bf, 0x27bf},   Range{0x2b1b, 0x2b1c},
    Range{0x2b50, 0x2b50},   Range{0x2b55, 0x2b55},   Range{0x2e80, 0x303e},
    Range{0x3041, 0x33ff},   Range{0x3400, 0x4dbf},   Range{0x4e00, 0xa4cf},
    Range{0xa960, 0xa97f},   Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},
    Range{0xfe10, 0xfe19},   Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},
    Range{0xffe0, 0xffe6},   Range{0x16fe0, 0x18aff}, Range{0x1b000, 0x1b2ff},
    Range{0x1f004, 0x1f004}, Range{0x1f0cf, 0x1f0cf}, Range{0x1f18e, 0x1f18e},
    Range{0x1f191, 0x1f19a}, Range{0x1f200, 0x1f320}, Range{0x1f32d, 0x1f335},
    Range{0x1f337, 0x1f37c}, Range{0x1f37e, 0x1f393}, Range{0x1f3a0, 0x1f3ca},
    Range{0x1f3cf, 0x1f3d3}, Range{0x1f3e0, 0x1f3f0}, Range{0x1f3f4, 0x1f3f4},
    Range{0x1f3f8, 0x1f43e}, Range{0x1f440, 0x1f440}, Range{0x1f442, 0x1f4fc},
    Range{0x1f4ff, 0x1f53d}, Range{0x1f54b, 0x1f54e}, Range{0x1f550, 0x1f567},
    Range{0x1f57a, 0x1f57a}, Range{0x1f595, 0x1f596}, Range{0x1f5a4, 0x1f5a4},
    Range{0x1f5fb, 0x1f64f}, Range{0x1f680, 0x1f6c5}, Range{0x1f6cc, 0x1f6cc},
    Range{0x1f6d0, 0x1f6d2}, Range{0x1f6d5, 0x1f6d7}, Range{0x1f6dc, 0x1f6df},
    Range{0x1f6eb, 0x1f6ec}, Range{0x1f6f4, 0x1f6fc}, Range{0x1f7e0, 0x1f7eb},
    Range{0x1f90c, 0x1f93a}, Range{0x1f93c, 0x1f945}, Range{0x1f947, 0x1f9ff},
    Range{0x1fa70, 0x1faff}, Range{0x20000, 0x3fffd},
};

bool holds(std::span<const Range> ranges, char32_t code_point) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code_point,
                       [](char32_t wanted, const Range& range) { return wanted < range.first; });
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

void append_escape(std::string& out, char32_t code_point) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  std::string digits;
  do {
    digits.insert(digits.begin(), kHexDigits[code_point & 15u]);
    code_point >>= 4u;
  } while (code_point != 0);
  out += "\\u{";
  out += digits;
  out += '}';
}

}  // namespace

bool is_control(char32_t code_point) noexcept { return holds(kControls, code_point); }

bool is_space(char32_t code_point) noexcept {
  switch (code_point) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case 0x85:
    case 0xa0:
    case 0x2028:
    case 0x2029:
    case 0x202f:
    case 0x205f:
    case 0x3000:
      return true;
    default:
      return code_point >= 0x2000 && code_point <= 0x200a;
  }
}

std::string flat(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  bool space = false;
  for (std::size_t at = 0; at < words.size();) {
    const Decoded decoded = decode_at(words, at);
    if (is_space(decoded.code_point)) {
      space = !out.empty();
    } else {
      if (space) out += ' ';
      space = false;
      if (is_control(decoded.code_point)) {
        append_escape(out, decoded.code_point);
      } else {
        append_utf8(out, decoded.code_point);
      }
    }
    at += decoded.bytes;
  }
  return out;
}

std::string shown(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (std::size_t at = 0; at < words.size();) {
    const Decoded decoded = decode_at(words, at);
    at += decoded.bytes;
    const char32_t it = decoded.code_point;
    if (it == '\r' || it == 0x85 || it == 0x2028 || it == 0x2029) {
      const bool pair = it == '\r' && at < words.size() && words[at] == '\n';
      if (!pair) out += '\n';
    } else if (is_control(it) && it != '\n' && it != '\t') {
      append_escape(out, it);
    } else {
      append_utf8(out, it);
    }
  }
  return out;
}

std::uint32_t columns_of(char32_t code_point) noexcept {
  if (code_point < 0x300) return 1;
  if (holds(kZeroWidth, code_point)) return 0;
  return holds(kWide, code_point) ? 2 : 1;
}

std::uint32_t columns_of(std::string_view text) noexcept {
  std::uint32_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    columns += columns_of(decoded.code_point);
    at += decoded.bytes;
  }
  return columns;
}

std::string shortened(std::string_view text, std::uint32_t columns) {
  if (columns == 0) return {};
  std::uint32_t used = 0;
  std::size_t fits = 0;  // bytes that leave a column for the ellipsis
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    used += columns_of(decoded.code_point);
    if (used > columns) {
      while (fits > 0 && text[fits - 1] == ' ') --fits;
      return std::string(text.substr(0, fits)) + "…";
    }
    at += decoded.bytes;
    if (used < columns) fits = at;
  }
  return std::string(text);
}

}  // namespace synoptic
