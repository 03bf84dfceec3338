// Finding the article among the paragraphs of a page.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: an article is a subtree that is rich in paragraphs of sentences and poor in links and
// scraps. Every paragraph gets a value: about its length when it reads as prose, below zero when it
// is mostly links, a scrap, or a caption. The subtree with the largest sum is the article; adding
// an ancestor pays off only while what it adds is prose (after Pasternack and Roth, "Extracting
// Article Text from the Web with Maximum Subsequence Segmentation", 2009, with the tree in place
// of the sequence). Within the subtree, what is no prose is left out again.
//
// Example: <div><p>150 bytes</p><p>200 bytes</p></div><ul>20 links</ul>: the <div> has +350, the
// <body> +350 - 20 × 30, so the <div> wins.
// Counter-example: readers' comments are prose too; they go by the words of their class before
// (data/elements.txt).
//
// Cost: linear in the tree.

#include "page/extract.h"

#include <algorithm>
#include <string_view>

#include "page/lines.h"
#include "page/patterns.h"

namespace synoptic {
namespace {

constexpr int kScrap = -20;       // a short piece that is no sentence
constexpr int kMostLinks = -150;  // what a list of links costs at most
constexpr std::size_t kProseWords = 12;
constexpr std::size_t kProseBytes = 80;  // of a <p>; some scripts set no blanks between words
constexpr std::size_t kShortProse = 25;  // bytes of a sentence
constexpr std::size_t kLongestScrap = 200;

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

double link_share(const Block& block) {
  return static_cast<double>(block.linked) /
         static_cast<double>(std::max<std::size_t>(block.text.size(), 1));
}

bool is_prose(const Block& block) {
  if (block.caption || is_heading(block.tag) || link_share(block) > 0.5) return false;
  const bool sentence = ends_as_sentence(block.text) && block.text.size() >= kShortProse;
  const bool paragraph = block.tag == "p" && block.text.size() >= kProseBytes;
  return sentence || paragraph || count_words(block.text) >= kProseWords;
}

// Lines that the patterns of plain text take for buttons, links and navigation.
bool is_page_furniture(const Block& block) {
  if (block.text.size() > kLongestScrap) return false;
  bool found = false;
  furniture_patterns().each_match(fold_line(block.text), [&](const PatternRow& row) {
    if (row.where == Where::none) return true;
    const bool strict = row.open_ended && ends_as_sentence(block.text);
    if (strict && row.kind != FurnitureKind::share) return false;
    found = row.kind == FurnitureKind::share || row.kind == FurnitureKind::teaser ||
            row.kind == FurnitureKind::other || row.kind == FurnitureKind::byline;
    return found;
  });
  return found;
}

int value_of(const Block& block) {
  const auto size = static_cast<int>(std::min<std::size_t>(block.text.size(), 2000));
  if (block.caption) return 0;
  if (is_heading(block.tag)) return link_share(block) > 0.5 ? kScrap : 0;
  if (link_share(block) > 0.5) return std::max(-size - 10, kMostLinks);
  if (!is_prose(block)) return kScrap;
  const double own = 1.0 - link_share(block);
  const bool item = block.tag == "li" || block.tag == "td" || block.tag == "dd";
  return static_cast<int>(size * own * (item ? 0.5 : 1.0));
}

// The element whose subtree has the largest sum; of equals the innermost.
NodeIndex best_element(const Tree& tree, const std::vector<Block>& blocks) {
  std::vector<std::int64_t> sums(tree.nodes.size());
  for (const Block& block : blocks) sums[block.element] += value_of(block);
  NodeIndex best = kNoNode;
  for (NodeIndex i = static_cast<NodeIndex>(tree.nodes.size()); i-- > 0;) {
    if (sums[i] > 0 && (best == kNoNode || sums[i] > sums[best])) best = i;
    const NodeIndex parent = tree.nodes[i].parent;
    if (parent != kNoNode) sums[parent] += sums[i];
  }
  return best;
}

bool is_kept(const Block& block) {
  if (block.caption || is_heading(block.tag) || is_page_furniture(block)) return false;
  if (is_prose(block)) return true;
  return block.tag == "p" && link_share(block) <= 0.3;
}

// List items are kept where most of their list is text, headings where prose follows.
std::vector<std::size_t> choose(const std::vector<Block>& blocks, std::size_t from,
                                std::size_t to) {
  std::vector<std::size_t> chosen;
  std::vector<std::size_t> waiting;  // headings and short items that wait for prose
  for (std::size_t i = from; i < to; ++i) {
    const Block& block = blocks[i];
    if (is_kept(block)) {
      chosen.insert(chosen.end(), waiting.begin(), waiting.end());
      waiting.clear();
      chosen.push_back(i);
    } else if (block.caption || is_page_furniture(block)) {
      continue;
    } else if (is_heading(block.tag) && link_share(block) <= 0.5) {
      waiting.assign(1, i);
    } else if (block.tag == "li" && link_share(block) <= 0.3) {
      waiting.push_back(i);
    } else {
      waiting.clear();
    }
  }
  return chosen;
}

}  // namespace

std::vector<std::size_t> find_article(const Tree& tree, const std::vector<Block>& blocks) {
  const NodeIndex best = best_element(tree, blocks);
  if (best == kNoNode) return {};
  const NodeIndex end = tree.nodes[best].end;
  const auto first = std::ranges::find_if(
      blocks, [&](const Block& block) { return block.element >= best && block.element < end; });
  const auto last = std::find_if(first, blocks.end(), [&](const Block& block) {
    return block.element < best || block.element >= end;
  });
  return choose(blocks, static_cast<std::size_t>(first - blocks.begin()),
                static_cast<std::size_t>(last - blocks.begin()));
}

}  // namespace synoptic
