// page, private: reading the stage's data files.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace synoptic {

// The columns of a row; those that are not there are empty.
using Row = std::array<std::string_view, 3>;

// Calls `take` with each row of a file of tab-separated columns; lines with "#" in front are left
// out.
template <class Take>
void each_row(std::string_view data, const Take& take) {
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    std::string_view line = data.substr(0, end);
    data.remove_prefix(std::min(end + 1, data.size()));
    if (line.empty() || line.front() == '#') continue;
    Row row;
    for (std::string_view& column : row) {
      const std::size_t tab = std::min(line.find('\t'), line.size());
      column = line.substr(0, tab);
      line.remove_prefix(std::min(tab + 1, line.size()));
    }
    take(row);
  }
}

}  // namespace synoptic
