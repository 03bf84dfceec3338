// SPDX-License-Identifier: Apache-2.0
#include "page/kind.h"

#include <algorithm>
#include <string>

#include "page/lines.h"
#include "page/names.h"
#include "page/patterns.h"
#include "page/rows.h"
#include "page_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kFewWords = 600;      // bytes of text beside a player or a wall
constexpr std::size_t kWholeArticle = 600;  // bytes of each of several
constexpr std::size_t kManyLinks = 15;
constexpr std::size_t kLinkSize = 25;  // bytes of a headline in a list
constexpr std::size_t kBehind = 8;     // blocks behind the article
constexpr std::size_t kLongestDemand = 240;

using Phrases = std::vector<std::string_view>;

Phrases phrases_of(std::string_view kind) {
  Phrases phrases;
  each_row(page_data::page_kinds, [&](const Row& row) {
    if (row[0] == kind) phrases.push_back(row[1]);
  });
  return phrases;
}

bool holds_phrase(const Phrases& phrases, std::string_view text) {
  const std::string lower = lower_case(text);
  const BytePairs pairs(lower);
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return pairs.may_have(BytePairs::bit_of(phrase[0], phrase[1])) &&
           lower.find(phrase) != std::string::npos;
  });
}

bool leads_on(std::string_view text) {
  static const Phrases kNext = phrases_of("next");
  return holds_phrase(kNext, text);
}

bool is_live_address(std::string_view url) {
  static const Phrases kLive = phrases_of("live");
  return holds_phrase(kLive, url);
}

std::size_t size_of(const std::vector<Block>& blocks, const std::vector<std::size_t>& article) {
  std::size_t size = 0;
  for (const std::size_t i : article) size += blocks[i].text.size();
  return size;
}

// "Page 1 of 3"; "1 / 3" may be a picture's.
bool is_page_count(std::string_view text) {
  const std::string lower = lower_case(trim(text));
  if (!lower.starts_with("page ") || lower.size() > 16) return false;
  return lower.find(" of ") != std::string::npos && !lower.ends_with(" of 1");
}

// <article> elements that stand side by side, each with a heading and a text of its own.
std::size_t articles_on(const Tree& tree, const std::vector<Block>& blocks,
                        const std::vector<std::size_t>& article) {
  struct Part {
    NodeIndex element = kNoNode;
    NodeIndex end = 0;
    std::size_t size = 0;
    bool heading = false;
  };
  std::vector<Part> parts;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const bool inside = !parts.empty() && i < parts.back().end;
    if (tree.nodes[i].tag == Tag::article && !inside)
      parts.push_back({i, tree.nodes[i].end, 0, false});
  }
  if (parts.size() < 2) return parts.size();
  const auto part_of = [&parts](NodeIndex element) {
    auto part = std::ranges::upper_bound(parts, element, {}, &Part::element);
    if (part == parts.begin() || element >= std::prev(part)->end) return parts.end();
    return std::prev(part);
  };
  for (const std::size_t i : article) {
    const auto part = part_of(blocks[i].element);
    if (part != parts.end()) part->size += blocks[i].text.size();
  }
  for (const Block& block : blocks) {
    if (block.tag != Tag::h1 && block.tag != Tag::h2) continue;
    const auto part = part_of(block.element);
    if (part != parts.end()) part->heading = true;
  }
  return static_cast<std::size_t>(std::ranges::count_if(
      parts, [](const Part& part) { return part.heading && part.size >= kWholeArticle; }));
}

bool is_front(const std::vector<Block>& blocks, std::size_t size) {
  if (size >= 2 * kFewWords) return false;
  const auto links = std::ranges::count_if(blocks, [](const Block& block) {
    return block.text.size() >= kLinkSize && block.linked * 5 >= block.text.size() * 4;
  });
  return static_cast<std::size_t>(links) >= kManyLinks;
}

}  // namespace

bool demands_access(std::string_view line) {
  static const Phrases kWalls = phrases_of("wall");
  return line.size() <= kLongestDemand && holds_phrase(kWalls, line);
}

KindFound kind_of(const Tree& tree, const Metadata& metadata, const std::vector<Block>& blocks,
                  const std::vector<std::size_t>& article, std::string_view url) {
  KindFound found;
  const std::size_t size = size_of(blocks, article);
  const std::size_t last = article.back();
  for (std::size_t i = last; i < std::min(blocks.size(), last + kBehind); ++i) {
    if (demands_access(blocks[i].text)) found.cut_off = true;
    if (blocks[i].text.size() > kLongestDemand) continue;
    if (is_page_count(blocks[i].text) || leads_on(blocks[i].text)) {
      found.kind = PageKind::part;
    }
  }
  if (metadata.live || is_live_address(url)) {
    found.kind = PageKind::live;
  } else if (found.cut_off && size < kFewWords) {
    found.kind = PageKind::wall;
  } else if (metadata.video && size < kFewWords) {
    found.kind = PageKind::video;
  } else if (!metadata.says_article && is_front(blocks, size)) {
    found.kind = PageKind::front;
  } else if (articles_on(tree, blocks, article) >= 2) {
    found.kind = PageKind::several;
  }
  return found;
}

}  // namespace synoptic
