// page, private: the pattern language of data/furniture.txt.
// SPDX-License-Identifier: Apache-2.0

#pragma once

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
  std::string needle;       // the longest literal: a line without it cannot match
  bool open_ended = false;  // a "*" ends it
  [[nodiscard]] bool matches(const FoldedLine& line) const;
};

// Reads the rows of a data file; the file is ours, so a row that is not understood asserts.
[[nodiscard]] std::vector<PatternRow> parse_patterns(std::string_view data);

// The rows of data/furniture.txt, by the byte that a matching line begins with.
class PatternTable {
 public:
  explicit PatternTable(std::string_view data);

  // Calls `visit` with the rows that match, in the order of the file, until it says true.
  template <class Visit>
  void each_match(const FoldedLine& line, const Visit& visit) const {
    if (line.lower.empty()) return;
    const auto first = static_cast<unsigned char>(line.lower.front());
    for (const std::uint16_t index : by_first_[first]) {
      if (rows_[index].matches(line) && visit(rows_[index])) return;
    }
  }

 private:
  std::vector<PatternRow> rows_;
  std::vector<std::vector<std::uint16_t>> by_first_;  // 256 lists
};

// The table of data/furniture.txt, built at the first call.
[[nodiscard]] const PatternTable& furniture_patterns();

}  // namespace synoptic
