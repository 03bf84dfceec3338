// story: reading the stage's data files of a word and a number a line.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <charconv>
#include <string_view>

namespace synoptic::story {

// Calls visit(word, number) for every line with a tab between the two, in order; lines that begin
// with "#" are comments. The number is 0 where it cannot be read. Words are views into `source`.
template <class Visit>
void each_row(std::string_view source, const Visit& visit) {
  while (!source.empty()) {
    const auto end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    double number = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), number);
    visit(line.substr(0, tab), number);
  }
}

}  // namespace synoptic::story
