// lineage: reading the stage's data files.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <vector>

namespace synoptic::lineage {

// A line of a data file: its section ("" before the first) and its fields between tabs.
struct DataLine {
  std::string_view section;
  std::vector<std::string_view> fields;
};

// The lines of a file without comments and blank lines. Views into `source`.
[[nodiscard]] inline std::vector<DataLine> data_lines(std::string_view source) {
  std::vector<DataLine> lines;
  std::string_view section;
  while (!source.empty()) {
    const auto end = source.find('\n');
    std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    DataLine& out = lines.emplace_back(DataLine{.section = section, .fields = {}});
    while (true) {
      const auto tab = line.find('\t');
      out.fields.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
  }
  return lines;
}

}  // namespace synoptic::lineage
