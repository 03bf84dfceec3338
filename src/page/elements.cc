// SPDX-License-Identifier: Apache-2.0
#include "page/elements.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "page_data.h"

namespace synoptic {
namespace {

using Words = std::set<std::string, std::less<>>;

// The second column of the rows whose first is `kind`.
Words rows_of(std::string_view kind) {
  Words words;
  std::string_view data = page_data::elements;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    const std::string_view row = data.substr(0, end);
    data.remove_prefix(std::min(end + 1, data.size()));
    const std::size_t tab = row.find('\t');
    if (row.starts_with('#') || tab == std::string_view::npos) continue;
    if (row.substr(0, tab) == kind) words.emplace(row.substr(tab + 1));
  }
  return words;
}

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

constexpr std::size_t kLongestNames = 400;  // of a class attribute

// "relatedStories sub-nav" as "related", "stories", "sub", "nav".
std::vector<std::string> words_of(std::string_view names) {
  names = names.substr(0, kLongestNames);
  std::vector<std::string> words;
  bool open = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (!is_lower(c) && !is_upper(c)) {
      open = false;
      continue;
    }
    const bool hump = is_upper(c) && i > 0 && is_lower(names[i - 1]);
    if (!open || hump) words.emplace_back();
    open = true;
    words.back() += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

bool holds_one(const Words& wanted, std::string_view names) {
  const std::vector<std::string> words = words_of(names);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (wanted.contains(words[i])) return true;
    if (i + 1 < words.size() && wanted.contains(words[i] + "-" + words[i + 1])) return true;
  }
  return false;
}

// Elements that hold the whole page, whatever their classes say of the layout.
bool holds_page(std::string_view tag) {
  return tag == "html" || tag == "body" || tag == "main" || tag == "article";
}

}  // namespace

bool is_block(std::string_view tag) {
  static const Words kWords = rows_of("block");
  return kWords.contains(tag);
}

bool is_skipped(std::string_view tag) {
  static const Words kWords = rows_of("skip");
  return kWords.contains(tag);
}

bool is_dropped(const Node& node) {
  static const Words kWords = rows_of("drop");
  static const Words kRoles = {"navigation", "complementary", "contentinfo", "banner",
                               "search",     "dialog",        "menu",        "alert"};
  if (holds_page(node.tag)) return false;
  if (kRoles.contains(node.value_of("role"))) return true;
  return holds_one(kWords, node.value_of("class")) || holds_one(kWords, node.value_of("id"));
}

bool is_invisible(const Node& node) {
  if (node.find("hidden") != nullptr) return true;
  std::string style;
  for (const char c : node.value_of("style").substr(0, kLongestNames)) {
    if (c != ' ') style += c;
  }
  return style.find("display:none") != std::string::npos;
}

bool is_caption(const Node& node) {
  static const Words kWords = rows_of("caption");
  if (holds_page(node.tag)) return false;
  return node.tag == "figcaption" || holds_one(kWords, node.value_of("class"));
}

}  // namespace synoptic
