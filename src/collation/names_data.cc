// SPDX-License-Identifier: Apache-2.0
#include "collation/names_data.h"

#include <utility>

namespace synoptic {
namespace {

std::string_view trim(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (!line.empty()) {
    const std::size_t tab = line.find('\t');
    const std::string_view cell = trim(line.substr(0, tab));
    if (!cell.empty()) cells.push_back(cell);
    line = tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1);
  }
  return cells;
}

}  // namespace

std::vector<TableRow> table_rows(std::string_view source) {
  std::vector<TableRow> rows;
  std::string_view section;
  while (!source.empty()) {
    const std::size_t end = source.find('\n');
    std::string_view line = source.substr(0, end);
    source = end == std::string_view::npos ? std::string_view{} : source.substr(end + 1);
    line = trim(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    rows.push_back({section, cells_of(line)});
  }
  return rows;
}

bool holds_word(std::string_view words, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const bool starts = at == 0 || words[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (starts && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace synoptic
