// SPDX-License-Identifier: Apache-2.0
#include "page/elements.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "page/rows.h"
#include "page_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kTags = static_cast<std::size_t>(Tag::count);
constexpr std::size_t kLongestNames = 400;  // of a class attribute
constexpr std::size_t kFilterBits = 16384;

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

std::array<bool, kTags> tags_of(std::string_view kind) {
  std::array<bool, kTags> tags{};
  each_row(page_data::elements, [&](const Row& row) {
    if (row[0] == kind) tags[static_cast<std::size_t>(tag_of(row[1]))] = true;
  });
  return tags;
}

FurnitureKind kind_named(std::string_view name) {
  for (auto i = std::uint8_t{0}; i <= static_cast<std::uint8_t>(FurnitureKind::other); ++i) {
    if (name_of(static_cast<FurnitureKind>(i)) == name) return static_cast<FurnitureKind>(i);
  }
  return FurnitureKind::other;
}

// Words that class names are looked through for. Most names hold none of them, so a bit per hash
// tells most words apart before any is compared.
class ClassWords {
 public:
  explicit ClassWords(std::string_view kind) {
    each_row(page_data::elements, [&](const Row& row) {
      if (row[0] != kind) return;
      words_.emplace(row[1], kind_named(row[2]));
      std::uint32_t hash = kSeed;
      for (const char c : row[1]) hash = mix(hash, c);
      filter_.set(hash % kFilterBits);
    });
  }

  // The kind of the first word in `names` that is one of them. "relatedStories sub-nav" is
  // "related", "stories", "sub", "nav", "related-stories", "stories-sub", "sub-nav".
  [[nodiscard]] std::optional<FurnitureKind> find_in(std::string_view names) const {
    names = names.substr(0, kLongestNames);
    std::size_t begin = 0;         // of this word
    std::size_t begin_before = 0;  // of the word before
    std::uint32_t before = 0;      // hash of the word before with "-"; 0: there is none
    for (std::size_t i = 0; i < names.size();) {
      if (!is_lower(names[i]) && !is_upper(names[i])) {
        ++i;
        continue;
      }
      begin = i;
      std::uint32_t hash = kSeed;
      std::uint32_t pair = before;
      do {
        const char c = is_upper(names[i]) ? static_cast<char>(names[i] - 'A' + 'a') : names[i];
        hash = mix(hash, c);
        pair = mix(pair, c);
        ++i;
      } while (i < names.size() &&
               (is_lower(names[i]) || (is_upper(names[i]) && !is_lower(names[i - 1]))));
      if (filter_[hash % kFilterBits]) {
        if (const auto found = known(names.substr(begin, i - begin), {})) return found;
      }
      if (before != 0 && filter_[pair % kFilterBits]) {
        const std::size_t end_before = word_end(names, begin_before);
        const auto found = known(names.substr(begin_before, end_before - begin_before),
                                 names.substr(begin, i - begin));
        if (found) return found;
      }
      before = mix(hash, '-');
      begin_before = begin;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::uint32_t kSeed = 2166136261u;

  static std::uint32_t mix(std::uint32_t hash, char c) noexcept {
    return (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }

  static std::size_t word_end(std::string_view names, std::size_t at) {
    ++at;
    while (at < names.size() &&
           (is_lower(names[at]) || (is_upper(names[at]) && !is_lower(names[at - 1])))) {
      ++at;
    }
    return at;
  }

  [[nodiscard]] std::optional<FurnitureKind> known(std::string_view word,
                                                   std::string_view second) const {
    std::string whole(word);
    if (!second.empty()) whole.append("-").append(second);
    for (char& c : whole) c = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    const auto found = words_.find(whole);
    if (found == words_.end()) return std::nullopt;
    return found->second;
  }

  std::unordered_map<std::string, FurnitureKind> words_;
  std::bitset<kFilterBits> filter_;
};

// Elements that hold the whole page, whatever their classes say of the layout.
bool holds_page(Tag tag) {
  return tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article;
}

std::optional<FurnitureKind> of_role(std::string_view role) {
  static const std::unordered_map<std::string_view, FurnitureKind> kRoles = [] {
    std::unordered_map<std::string_view, FurnitureKind> roles;
    each_row(page_data::elements, [&](const Row& row) {
      if (row[0] == "role") roles.emplace(row[1], kind_named(row[2]));
    });
    return roles;
  }();
  if (role.empty()) return std::nullopt;
  const auto found = kRoles.find(role);
  return found == kRoles.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FurnitureKind> of_tag(Tag tag) {
  static const std::array<std::optional<FurnitureKind>, kTags> kAside = [] {
    std::array<std::optional<FurnitureKind>, kTags> kinds{};
    each_row(page_data::elements, [&](const Row& row) {
      if (row[0] == "aside") kinds[static_cast<std::size_t>(tag_of(row[1]))] = kind_named(row[2]);
    });
    return kinds;
  }();
  return kAside[static_cast<std::size_t>(tag)];
}

}  // namespace

bool is_block(Tag tag) {
  static const auto kTagsOf = tags_of("block");
  return kTagsOf[static_cast<std::size_t>(tag)];
}

bool is_skipped(Tag tag) {
  static const auto kTagsOf = tags_of("skip");
  return kTagsOf[static_cast<std::size_t>(tag)];
}

std::optional<FurnitureKind> furniture_of(const Tree& tree, const Node& node) {
  static const ClassWords kWords("drop");
  if (const auto kind = of_tag(node.tag)) return kind;
  if (holds_page(node.tag) || node.attribute_count == 0) return std::nullopt;
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& attribute = tree.attributes[node.more + i];
    std::optional<FurnitureKind> kind;
    switch (attribute.name) {
      case AttributeName::role:
        kind = of_role(tree.value_of(attribute));
        break;
      case AttributeName::class_:
      case AttributeName::id:
      case AttributeName::data_testid:
      case AttributeName::data_component:
        kind = kWords.find_in(tree.value_of(attribute));
        break;
      default:
        break;
    }
    if (kind) return kind;
  }
  return std::nullopt;
}

bool is_invisible(const Tree& tree, const Node& node) {
  if (node.attribute_count == 0) return false;
  if (tree.find(node, AttributeName::hidden) != nullptr) return true;
  const std::string_view given = tree.value_of(node, AttributeName::style);
  if (given.find("none") == std::string_view::npos) return false;
  std::string style;
  for (const char c : given.substr(0, kLongestNames)) {
    if (c != ' ') style += c;
  }
  return style.find("display:none") != std::string::npos;
}

bool is_caption(const Tree& tree, const Node& node) {
  static const ClassWords kWords("caption");
  if (node.tag == Tag::figcaption) return true;
  if (holds_page(node.tag) || node.attribute_count == 0) return false;
  return kWords.find_in(tree.value_of(node, AttributeName::class_)).has_value();
}

bool is_article_body(const Tree& tree, const Node& node) {
  static const ClassWords kWords("body");
  if (node.attribute_count == 0) return false;
  const std::string_view item = tree.value_of(node, AttributeName::itemprop);
  if (item.find("articleBody") != std::string_view::npos) return true;
  return kWords.find_in(tree.value_of(node, AttributeName::class_)).has_value() ||
         kWords.find_in(tree.value_of(node, AttributeName::id)).has_value();
}

}  // namespace synoptic
