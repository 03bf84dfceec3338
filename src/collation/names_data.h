// collation: reading the tables of the stage's data files.
// SPDX-License-Identifier: Apache-2.0
//
// A table is UTF-8 text: "#" starts a comment, "[label]" opens a section, any other line is a row
// of cells between tabs.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace synoptic {

// One row of a table. Views into the table's source.
struct TableRow {
  std::string_view section;  // "" before the first
  std::vector<std::string_view> cells;
};

// All rows, in order; blank lines and empty cells are left out.
[[nodiscard]] std::vector<TableRow> table_rows(std::string_view source);

// Whether a table's blank-separated words hold this one.
[[nodiscard]] bool holds_word(std::string_view words, std::string_view word);

}  // namespace synoptic
