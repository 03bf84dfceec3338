// page, private: the pattern language of data/furniture.txt.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/page.h"

namespace synoptic {

// A line as patterns see it: white space folded, quotation marks and dashes made plain.
struct FoldedLine {
  std::string shape;  // with its capitals
  std::string lower;  // without; byte for byte beside `shape`
};
[[nodiscard]] FoldedLine fold_line(std::string_view line);

enum class Where : std::uint8_t { any, top, end, list, last, long_line, none };

// Which pairs of bytes that follow each other a line has, by a hash of the pair: a line without a
// pair of a pattern's literal cannot match it, and most lines lack one of most patterns.
class BytePairs {
 public:
  explicit BytePairs(std::string_view line) noexcept {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const std::size_t bit = bit_of(line[i - 1], line[i]);
      bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  }

  [[nodiscard]] bool may_have(std::uint16_t bit) const noexcept {
    return (bits_[bit / 64] >> (bit % 64) & 1u) != 0;
  }

  [[nodiscard]] static std::uint16_t bit_of(char first, char second) noexcept {
    const auto a = static_cast<unsigned char>(first);
    const auto b = static_cast<unsigned char>(second);
    return static_cast<std::uint16_t>((a * 32u ^ b) % kBits);
  }

 private:
  static constexpr std::size_t kBits = 4096;
  std::array<std::uint64_t, kBits / 64> bits_{};
};

// One element of a pattern.
struct PatternPart {
  enum class Kind : std::uint8_t { literal, anything, digits, name, one_of };
  Kind kind = Kind::literal;
  std::string text;                // of a literal
  std::vector<std::string> words;  // of one_of
};

struct PatternRow {
  FurnitureKind kind = FurnitureKind::other;
  Where where = Where::any;
  std::vector<PatternPart> parts;
  std::string needle;                // the longest literal: a line without it cannot match
  bool open_ended = false;           // a "*" ends it
  std::vector<std::uint16_t> pairs;  // a few of the needle's, as BytePairs has them
  [[nodiscard]] bool matches(const FoldedLine& line) const;
  [[nodiscard]] bool may_match(const BytePairs& line) const noexcept {
    return std::ranges::all_of(pairs, [&line](std::uint16_t pair) { return line.may_have(pair); });
  }
};

// Reads the rows of a data file; the file is ours, so a row that is not understood asserts.
[[nodiscard]] std::vector<PatternRow> parse_patterns(std::string_view data);

// The rows of data/furniture.txt, by the byte that a matching line begins with.
class PatternTable {
 public:
  explicit PatternTable(std::string_view data);

  // Calls `visit` with the rows that match, in the order of the file, until it says true. Of rows
  // that `may` says false of it is not asked whether they match.
  template <class May, class Visit>
  void each_match(const FoldedLine& line, const May& may, const Visit& visit) const {
    if (line.lower.empty()) return;
    const BytePairs pairs(line.lower);
    for (const std::uint16_t index : by_first_[static_cast<unsigned char>(line.lower.front())]) {
      const PatternRow& row = rows_[index];
      if (row.may_match(pairs) && may(row) && row.matches(line) && visit(row)) return;
    }
  }
  template <class Visit>
  void each_match(const FoldedLine& line, const Visit& visit) const {
    each_match(line, [](const PatternRow&) { return true; }, visit);
  }

 private:
  std::vector<PatternRow> rows_;
  std::vector<std::vector<std::uint16_t>> by_first_;  // 256 lists
};

// The table of data/furniture.txt, built at the first call.
[[nodiscard]] const PatternTable& furniture_patterns();

}  // namespace synoptic
