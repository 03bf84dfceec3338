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
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "page/dates.h"
#include "page/kind.h"
#include "page/lines.h"
#include "page/patterns.h"

namespace synoptic {
namespace {

constexpr int kScrap = -20;       // a short piece that is no sentence
constexpr int kPlainItem = 2;     // a cell or list item that is no link
constexpr int kMostLinks = -150;  // what a list of links costs at most
constexpr std::size_t kProseWords = 12;
constexpr std::size_t kProseBytes = 80;      // of a <p>; some scripts set no blanks between words
constexpr std::size_t kShortProse = 25;      // bytes of a sentence
constexpr std::size_t kUnspacedProse = 160;  // bytes of any block, for the same scripts
constexpr std::size_t kLongestScrap = 200;
constexpr std::size_t kShortLink = 90;       // bytes
constexpr std::size_t kLongestDate = 120;    // bytes of a line with the date and who wrote
constexpr std::size_t kLastLines = 4;        // that may be a demand to pay
constexpr std::size_t kFewestCells = 6;      // of a table of data
constexpr std::size_t kShortestGuide = 400;  // bytes

bool is_heading(Tag tag) { return has(tag, kHeading); }
bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

double link_share(const Block& block) {
  return static_cast<double>(block.linked) /
         static_cast<double>(std::max<std::size_t>(block.text.size(), 1));
}

bool is_prose(const Block& block) {
  if (block.aside || is_heading(block.tag) || link_share(block) > 0.5) return false;
  const bool sentence = ends_as_sentence(block.text) && block.text.size() >= kShortProse;
  const bool paragraph = block.tag == Tag::p && block.text.size() >= kProseBytes;
  return sentence || paragraph || block.text.size() >= kUnspacedProse ||
         count_words(block.text) >= kProseWords;
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
  if (block.aside) return 0;
  if (is_heading(block.tag)) return link_share(block) > 0.5 ? kScrap : 0;
  const bool item = block.tag == Tag::li || is_cell(block.tag) || block.tag == Tag::dd;
  // A cell of data or of links: its table tells, and draws it in when nothing speaks against it.
  if (is_cell(block.tag) && !is_prose(block)) return block.linked == 0 ? kPlainItem : 0;
  if (link_share(block) > 0.5) return std::max(-size - 10, kMostLinks);
  if (!is_prose(block)) return item && block.linked == 0 ? kPlainItem : kScrap;
  const double own = 1.0 - link_share(block);
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

// Whether pieces of a text occur in another: windows of eight letters, a bit each.
class SaidText {
 public:
  explicit SaidText(std::string_view body) : bits_(kBits) {
    const std::string bare = letters_of(body);
    size_ = bare.size();
    for (std::size_t at = 0; at + kWindow <= bare.size(); ++at) bits_[hash(bare, at)] = true;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  // Whether nearly all of it is said, and it is long enough to tell.
  [[nodiscard]] bool holds(std::string_view text) const {
    const std::string bare = letters_of(text);
    if (bare.size() < 2 * kWindow) return false;
    std::size_t seen = 0;
    std::size_t asked = 0;
    for (std::size_t at = 0; at + kWindow <= bare.size(); at += 3) {
      ++asked;
      seen += bits_[hash(bare, at)] ? 1u : 0u;
    }
    return seen * 10 >= asked * 9;
  }

 private:
  static constexpr std::size_t kWindow = 8;
  static constexpr std::size_t kBits = std::size_t{1} << 18;

  static std::size_t hash(std::string_view bare, std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, bare.data() + at, sizeof word);
    return (word * 0x9e3779b97f4a7c15u) >> 46u;
  }

  // Letters and digits in lower case, with what is not ASCII but general punctuation.
  static std::string letters_of(std::string_view text) {
    std::string bare;
    bare.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\xe2' && i + 1 < text.size() && text[i + 1] == '\x80') {
        i += 2;
      } else if (c >= 'A' && c <= 'Z') {
        bare += static_cast<char>(c - 'A' + 'a');
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                 static_cast<unsigned char>(c) >= 0x80) {
        bare += c;
      }
    }
    return bare;
  }

  std::vector<bool> bits_;
  std::size_t size_ = 0;
};

// Chooses the article's blocks within the subtree that was found.
class Chooser {
 public:
  Chooser(const Tree& tree, std::vector<Block>& blocks, const Guide& guide)
      : tree_(tree), blocks_(blocks), guide_(guide), furniture_(blocks.size()) {}

  std::vector<std::size_t> choose(std::size_t from, std::size_t to) {
    note_company(from, to);
    note_tables(from, to);
    mark_dates(from, to);
    mark_deck(from, to);
    std::vector<std::size_t> chosen = narrowed(by_rules(from, to));
    if (guide_.body.size() >= kShortestGuide) chosen = by_guide(chosen, from, to);
    leave_out_demand(chosen);
    return chosen;
  }

 private:
  [[nodiscard]] NodeIndex parent_of(const Block& block) const {
    return tree_.nodes[block.element].parent;
  }

  // Paragraphs of prose by the element that they stand in.
  void note_company(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (is_prose(blocks_[i])) ++company_[parent_of(blocks_[i])];
    }
  }

  // Tables of data: most of their cells are no links, and none holds several paragraphs.
  void note_tables(std::size_t from, std::size_t to) {
    NodeIndex told_in = kNoNode;  // the cell of the last paragraph
    for (std::size_t i = from; i < to; ++i) {
      if (!is_cell(blocks_[i].tag)) continue;
      Table& table = tables_[table_of(blocks_[i].element)];
      if (is_prose(blocks_[i])) {
        table.layout = table.layout || told_in == blocks_[i].element;
        told_in = blocks_[i].element;
      }
      ++table.cells;
      table.size += blocks_[i].text.size();
      table.linked += blocks_[i].linked;
    }
  }

  [[nodiscard]] NodeIndex table_of(NodeIndex element) const {
    while (element != kNoNode && tree_.nodes[element].tag != Tag::table) {
      element = tree_.nodes[element].parent;
    }
    return element;
  }

  [[nodiscard]] bool is_data(const Block& block) const {
    if (!is_cell(block.tag)) return false;
    const auto table = tables_.find(table_of(block.element));
    return table != tables_.end() && !table->second.layout && table->second.cells >= kFewestCells &&
           table->second.linked * 2 <= table->second.size;
  }

  // Lines above the telling that say when it was published.
  void mark_dates(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && !is_prose(blocks_[i]); ++i) {
      Block& block = blocks_[i];
      const bool line = !block.aside && !is_heading(block.tag) &&
                        block.text.size() <= kLongestDate && !ends_as_sentence(block.text);
      if (line && find_date(block.text)) block.aside = FurnitureKind::byline;
    }
  }

  // The paragraph above the telling that says what the page's description says, and stands apart.
  void mark_deck(std::size_t from, std::size_t to) {
    if (guide_.deck.size() < kShortProse) return;
    const std::string deck = fold_line(guide_.deck).lower;
    std::size_t first = from;
    while (first < to && !is_kept(blocks_[first])) ++first;
    for (std::size_t i = from; i < std::min(to, first + 1); ++i) {
      if (blocks_[i].aside || fold_line(blocks_[i].text).lower != deck) continue;
      const auto company = company_.find(parent_of(blocks_[i]));
      if (is_heading(blocks_[i].tag) || company == company_.end() || company->second < 3) {
        blocks_[i].aside = FurnitureKind::deck;
      }
    }
  }

  [[nodiscard]] bool has_company(const Block& block) const {
    const auto company = company_.find(parent_of(block));
    return company != company_.end() && company->second >= 3;
  }

  // As the function of that name; each block is looked at once.
  [[nodiscard]] bool is_furniture(const Block& block) const {
    std::optional<bool>& known = furniture_[static_cast<std::size_t>(&block - blocks_.data())];
    if (!known) known = is_page_furniture(block);
    return *known;
  }

  [[nodiscard]] bool is_kept(const Block& block) const {
    if (block.aside || is_heading(block.tag) || is_furniture(block)) return false;
    if (is_prose(block) || is_data(block)) return true;
    if (block.quoted && link_share(block) <= 0.8) return true;
    if (block.tag == Tag::li) return has_company(block) && link_share(block) <= 0.8;
    if (block.tag != Tag::p) return false;
    return link_share(block) <= 0.3 || (block.text.size() <= kShortLink && has_company(block));
  }

  // List items are kept where most of their list is text, headings where prose follows.
  [[nodiscard]] std::vector<std::size_t> by_rules(std::size_t from, std::size_t to) const {
    std::vector<std::size_t> chosen;
    std::vector<std::size_t> waiting;  // headings and short items that wait for prose
    for (std::size_t i = from; i < to; ++i) {
      const Block& block = blocks_[i];
      if (is_kept(block)) {
        chosen.insert(chosen.end(), waiting.begin(), waiting.end());
        waiting.clear();
        chosen.push_back(i);
      } else if (block.aside || is_furniture(block)) {
        continue;
      } else if (is_heading(block.tag) && link_share(block) <= 0.5) {
        waiting.assign(1, i);
      } else if (block.tag == Tag::li && link_share(block) <= 0.3) {
        waiting.push_back(i);
      } else {
        waiting.clear();
      }
    }
    // A list that ends the telling belongs to it when its items are no links.
    if (!waiting.empty() && blocks_[waiting.back()].tag == Tag::li) {
      chosen.insert(chosen.end(), waiting.begin(), waiting.end());
    }
    return chosen;
  }

  // Where most of the telling stands in one element, what stands before and behind that element is
  // no part of it: the lines under the headline, a box about the author, what the paper says of
  // itself.
  [[nodiscard]] std::vector<std::size_t> narrowed(const std::vector<std::size_t>& chosen) const {
    std::unordered_map<NodeIndex, std::size_t> sizes;
    std::size_t whole = 0;
    NodeIndex main = kNoNode;
    for (const std::size_t i : chosen) {
      if (!is_prose(blocks_[i])) continue;
      const NodeIndex parent = parent_of(blocks_[i]);
      if (parent == kNoNode) continue;
      std::size_t& size = sizes[parent];
      size += blocks_[i].text.size();
      whole += blocks_[i].text.size();
      if (main == kNoNode || size > sizes[main]) main = parent;
    }
    if (main == kNoNode || sizes[main] * 10 < whole * 7) return chosen;
    while (tree_.nodes[main].tag == Tag::ul || tree_.nodes[main].tag == Tag::ol) {
      main = tree_.nodes[main].parent;
    }
    const auto before = std::ranges::count_if(
        chosen, [&](std::size_t i) { return blocks_[i].element < main && is_prose(blocks_[i]); });
    std::vector<std::size_t> kept;
    for (const std::size_t i : chosen) {
      const NodeIndex element = blocks_[i].element;
      const bool inside = element >= main && element < tree_.nodes[main].end;
      // One paragraph before is the deck, several are the beginning.
      if (inside || (element < main && before >= 2)) kept.push_back(i);
    }
    return kept;
  }

  // Where the page gives its article's text a second time: what is said there is taken in, and when
  // nearly all that the rules chose is said there, what is not is left out.
  [[nodiscard]] std::vector<std::size_t> by_guide(const std::vector<std::size_t>& rules,
                                                  std::size_t from, std::size_t to) const {
    const SaidText said(guide_.body);
    std::vector<bool> is_said(blocks_.size());
    std::size_t of_rules = 0;
    std::size_t said_of_rules = 0;
    for (const std::size_t i : rules) {
      is_said[i] = said.holds(blocks_[i].text);
      of_rules += blocks_[i].text.size();
      said_of_rules += is_said[i] ? blocks_[i].text.size() : 0;
    }
    const bool whole = said_of_rules * 10 >= of_rules * 7 && said.size() * 2 >= said_of_rules;
    if (!whole) return rules;
    std::vector<std::size_t> chosen;
    std::size_t next = 0;
    for (std::size_t i = from; i < to; ++i) {
      const bool ruled = next < rules.size() && rules[next] == i;
      if (ruled) ++next;
      const Block& block = blocks_[i];
      const bool brief = block.text.size() < kShortProse || is_heading(block.tag) || is_data(block);
      const bool in = ruled ? is_said[i] || brief : may_be_rescued(block) && said.holds(block.text);
      if (in) chosen.push_back(i);
    }
    while (!chosen.empty() && is_heading(blocks_[chosen.back()].tag)) chosen.pop_back();
    return chosen;
  }

  // A demand to pay or to log in that ends the telling is no part of it, nor are the short lines
  // around it.
  void leave_out_demand(std::vector<std::size_t>& chosen) {
    const std::size_t size = chosen.size();
    std::size_t kept = size - std::min(size, kLastLines);
    while (kept < size && !demands_access(blocks_[chosen[kept]].text)) ++kept;
    if (kept == size) return;
    const bool ends =
        std::all_of(chosen.begin() + static_cast<std::ptrdiff_t>(kept), chosen.end(),
                    [this](std::size_t i) { return blocks_[i].text.size() <= kLongestScrap; });
    while (kept > 0 && is_heading(blocks_[chosen[kept - 1]].tag)) --kept;
    if (kept == 0 || !ends) return;
    for (std::size_t i = kept; i < size; ++i) blocks_[chosen[i]].aside = FurnitureKind::notice;
    chosen.resize(kept);
  }

  [[nodiscard]] static bool may_be_rescued(const Block& block) {
    if (block.text.size() < kShortProse * 2 || is_heading(block.tag)) return false;
    return !block.aside ||
           (*block.aside != FurnitureKind::caption && *block.aside != FurnitureKind::byline &&
            *block.aside != FurnitureKind::deck);
  }

  struct Table {
    std::size_t cells = 0;
    std::size_t size = 0;
    std::size_t linked = 0;
    bool layout = false;
  };

  const Tree& tree_;
  std::vector<Block>& blocks_;
  const Guide& guide_;
  mutable std::vector<std::optional<bool>> furniture_;
  std::unordered_map<NodeIndex, std::size_t> company_;
  std::unordered_map<NodeIndex, Table> tables_;
};

}  // namespace

FurnitureKind kind_of_line(std::string_view line) {
  FurnitureKind kind = FurnitureKind::other;
  if (line.size() > kLongestScrap) return kind;
  furniture_patterns().each_match(fold_line(line), [&](const PatternRow& row) {
    if (row.where != Where::none) kind = row.kind;
    return true;
  });
  return kind;
}

std::vector<std::size_t> find_article(const Tree& tree, std::vector<Block>& blocks,
                                      const Guide& guide) {
  const NodeIndex best = best_element(tree, blocks);
  if (best == kNoNode) return {};
  const NodeIndex end = tree.nodes[best].end;
  const auto first = std::ranges::find_if(
      blocks, [&](const Block& block) { return block.element >= best && block.element < end; });
  const auto last = std::find_if(first, blocks.end(), [&](const Block& block) {
    return block.element < best || block.element >= end;
  });
  return Chooser(tree, blocks, guide)
      .choose(static_cast<std::size_t>(first - blocks.begin()),
              static_cast<std::size_t>(last - blocks.begin()));
}

}  // namespace synoptic
