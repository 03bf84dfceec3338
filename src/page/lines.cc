// SPDX-License-Identifier: Apache-2.0
#include "page/lines.h"

#include <array>

namespace synoptic {
namespace {

constexpr std::array<std::string_view, 14> kBlanks = {
    " ",      "\t",           "\r",           "\n",           "\f",
    "\v",     "\xc2\xa0",     "\xe2\x80\x83", "\xe2\x80\x89", "\xe2\x80\x8b",
    "\u202f", "\xe3\x80\x80", "\xef\xbb\xbf", "\xe2\x80\xa8"};

constexpr std::array<std::string_view, 14> kClosers = {"\"", "'", ")",  "]",  "”",  "’",  "»",
                                                       "›",  "“", "」", "』", "）", "】", "》"};

constexpr std::array<std::string_view, 14> kStops = {".", "!", "?", "…", "。", "！", "？",
                                                     "؟", "۔", "।", "។", "။",  "።",  "։"};

template <class Set>
std::size_t prefix_of(const Set& set, std::string_view text) noexcept {
  for (const std::string_view each : set) {
    if (text.starts_with(each)) return each.size();
  }
  return 0;
}

template <class Set>
std::size_t suffix_of(const Set& set, std::string_view text) noexcept {
  if (text.empty()) return 0;
  for (const std::string_view each : set) {
    if (each.back() == text.back() && text.ends_with(each)) return each.size();
  }
  return 0;
}

bool is_blank_byte(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

}  // namespace

std::string_view trim(std::string_view text) noexcept {
  // Most texts begin and end with a letter: no list is looked through for those.
  const auto letter = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
  while (!text.empty() && !letter(text.front())) {
    const std::size_t blank = prefix_of(kBlanks, text);
    if (blank == 0) break;
    text.remove_prefix(blank);
  }
  while (!text.empty() && !letter(text.back())) {
    const std::size_t blank = suffix_of(kBlanks, text);
    if (blank == 0) break;
    text.remove_suffix(blank);
  }
  return text;
}

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  bool blank_before = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = trim(text.substr(at, end - at));
    if (line.empty()) {
      blank_before = true;
    } else {
      const auto start = static_cast<std::uint32_t>(line.data() - text.data());
      lines.push_back({{start, start + static_cast<std::uint32_t>(line.size())}, blank_before});
      blank_before = false;
    }
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

std::size_t count_words(std::string_view line) noexcept {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : line) {
    const bool blank = is_blank_byte(c);
    words += !blank && !inside ? 1u : 0u;
    inside = !blank;
  }
  return words;
}

bool ends_as_sentence(std::string_view line) noexcept {
  while (const std::size_t closer = suffix_of(kClosers, line)) line.remove_suffix(closer);
  return suffix_of(kStops, line) > 0;
}

}  // namespace synoptic
