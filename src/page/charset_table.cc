// SPDX-License-Identifier: Apache-2.0
#include "page/charset_table.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "page_data.h"

namespace synoptic {
namespace {

constexpr std::array kShapes = {
    std::pair<std::string_view, CharsetShape>{"utf_8", CharsetShape::utf_8},
    std::pair<std::string_view, CharsetShape>{"utf_16le", CharsetShape::utf_16le},
    std::pair<std::string_view, CharsetShape>{"utf_16be", CharsetShape::utf_16be},
    std::pair<std::string_view, CharsetShape>{"single", CharsetShape::single},
    std::pair<std::string_view, CharsetShape>{"gb18030", CharsetShape::gb18030},
    std::pair<std::string_view, CharsetShape>{"big5", CharsetShape::big5},
    std::pair<std::string_view, CharsetShape>{"euc_jp", CharsetShape::euc_jp},
    std::pair<std::string_view, CharsetShape>{"iso_2022_jp", CharsetShape::iso_2022_jp},
    std::pair<std::string_view, CharsetShape>{"shift_jis", CharsetShape::shift_jis},
    std::pair<std::string_view, CharsetShape>{"euc_kr", CharsetShape::euc_kr},
    std::pair<std::string_view, CharsetShape>{"replacement", CharsetShape::replacement},
    std::pair<std::string_view, CharsetShape>{"user_defined", CharsetShape::user_defined},
};

constexpr std::string_view kBlanks = "\t\n\f\r ";  // the standard's ASCII white space

// The text up to a separator, which goes too.
std::string_view take_until(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return taken;
}

bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    if (take_until(words, ' ') == wanted) return true;
  }
  return false;
}

CharsetShape shape_of(std::string_view word) {
  const auto* const row = std::ranges::find(kShapes, word, [](const auto& r) { return r.first; });
  return row == kShapes.end() ? CharsetShape::single : row->second;
}

std::string normal_label(std::string_view label) {
  const std::size_t first = label.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  std::string normal(label.substr(first, label.find_last_not_of(kBlanks) - first + 1));
  for (char& c : normal) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return normal;
}

}  // namespace

std::optional<Charset> charset_of(std::string_view label) {
  const std::string wanted = normal_label(label);
  if (wanted.empty() || wanted.find(' ') != std::string::npos) return std::nullopt;
  for (std::string_view data = page_data::charsets; !data.empty();) {
    std::string_view row = take_until(data, '\n');
    if (row.starts_with('#')) continue;
    Charset charset;
    charset.name = take_until(row, '\t');
    charset.shape = shape_of(take_until(row, '\t'));
    charset.converter = take_until(row, '\t');
    if (has_word(row, wanted)) return charset;
  }
  return std::nullopt;
}

}  // namespace synoptic
