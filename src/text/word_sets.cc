// SPDX-License-Identifier: Apache-2.0
#include "text/word_sets.h"

namespace synoptic {

WordSet read_word_set(std::string_view source) {
  WordSet set;
  std::string_view section;
  std::string_view rest = source;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    line = line.substr(0, line.find('#'));
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
    } else {
      set.emplace(line, section);
    }
  }
  return set;
}

}  // namespace synoptic
