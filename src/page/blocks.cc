// SPDX-License-Identifier: Apache-2.0
#include "page/blocks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "page/charset.h"
#include "page/elements.h"
#include "page/lines.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

// An element whose class says "take out" stays when it holds more than this share of the page's
// text in paragraphs: then the class speaks of the layout ("with-sidebar").
constexpr std::size_t kMost = 3;  // of five parts
constexpr std::size_t kWhole = 5;
constexpr std::size_t kFewProse = 300;  // bytes

bool is_blank(char32_t c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xa0 ||
         (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x3000 || c == 0xfeff;
}

// Bytes of prose before each node, so that a subtree's are a difference: text inside <p>, or on a
// page with next to none of it, all text outside links.
std::vector<std::size_t> prose_before(const Tree& tree) {
  std::vector<std::size_t> in_paragraphs(tree.nodes.size() + 1);
  std::vector<std::size_t> outside_links(tree.nodes.size() + 1);
  NodeIndex paragraph_end = 0;
  NodeIndex other_end = 0;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.tag == "p" && i >= paragraph_end) paragraph_end = node.end;
    const bool other = node.tag == "a" || node.tag == "script" || node.tag == "style";
    if (other && i >= other_end) other_end = node.end;
    const std::size_t size = node.is_text() && i >= other_end ? trim(node.text).size() : 0;
    in_paragraphs[i + 1] = in_paragraphs[i] + (i < paragraph_end ? size : 0);
    outside_links[i + 1] = outside_links[i] + size;
  }
  return in_paragraphs.back() >= kFewProse ? in_paragraphs : outside_links;
}

class BlockBuilder {
 public:
  BlockBuilder(const Tree& tree, ClassNames names)
      : tree_(tree), names_(names), prose_(prose_before(tree)) {}

  std::vector<Block> build() {
    struct Open {
      NodeIndex end;
      NodeIndex element;
      bool block;
      bool link;
      bool caption;
    };
    std::vector<Open> open;
    for (NodeIndex i = 0; i < tree_.nodes.size();) {
      while (!open.empty() && open.back().end <= i) {
        if (open.back().block) finish();
        links_ -= open.back().link ? 1 : 0;
        captions_ -= open.back().caption ? 1 : 0;
        if (open.back().block) elements_.pop_back();
        open.pop_back();
      }
      const Node& node = tree_.nodes[i];
      if (node.is_text()) {
        add_text(node);
        ++i;
        continue;
      }
      if (is_left_out(node, i)) {
        if (is_block(node.tag)) finish();
        i = node.end;
        continue;
      }
      if (node.tag == "br") add_break(node.place);
      const bool block = is_block(node.tag);
      const bool caption = is_caption(node);
      if (block || caption) finish();
      if (block) elements_.push_back(i);
      const bool link = node.tag == "a";
      links_ += link ? 1 : 0;
      captions_ += caption ? 1 : 0;
      open.push_back({node.end, i, block, link, caption});
      ++i;
    }
    finish();
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] bool is_left_out(const Node& node, NodeIndex i) const {
    if (is_skipped(node.tag)) {
      // Some pages wrap everything in one <form>.
      return node.tag != "form" || !holds_most(node, i);
    }
    if (names_ == ClassNames::passed_over) return is_invisible(node);
    return (is_dropped(node) || is_invisible(node)) && !holds_most(node, i);
  }

  [[nodiscard]] bool holds_most(const Node& node, NodeIndex i) const {
    const std::size_t inside = prose_[node.end] - prose_[i];
    return inside > 0 && inside * kWhole > prose_.back() * kMost;
  }

  void add_text(const Node& node) {
    breaks_ = trim(node.text).empty() ? breaks_ : 0;
    std::size_t run = 0;
    for (std::uint32_t at = 0; at < node.text.size();) {
      const Decoded decoded = decode_at(node.text, at);
      while (run < node.source.size() && node.source[run].text + node.source[run].text_size <= at)
        ++run;
      const std::uint32_t size = decoded.bytes;
      const auto known = place_of(node, run, at, size);
      const SourceRun place = known.value_or(last_place_);
      last_place_ = SourceRun{0, size, place.page, place.page_size, true};
      if (is_blank(decoded.code_point)) {
        add_blank(place);
      } else {
        add_letter(std::string_view(node.text).substr(at, size), place);
      }
      at += size;
    }
  }

  // Where a code point of a text node lies in the page; absent when that is not known.
  static std::optional<SourceRun> place_of(const Node& node, std::size_t run, std::uint32_t at,
                                           std::uint32_t size) {
    if (run >= node.source.size() || at < node.source[run].text) return std::nullopt;
    const SourceRun& source = node.source[run];
    if (source.unit) return SourceRun{0, size, source.page, source.page_size, true};
    return SourceRun{0, size, source.page + (at - source.text), size, false};
  }

  // A blank is written when a letter follows; it stands for all the white space in between.
  void add_blank(const SourceRun& place) {
    if (!blank_) {
      blank_ = place;
    } else if (place.page == blank_->page + blank_->page_size) {
      blank_->page_size += place.page_size;
    }
  }

  void add_letter(std::string_view letter, const SourceRun& place) {
    if (blank_ && !current_.text.empty()) {
      blank_->unit = true;
      put(" ", *blank_);
    }
    blank_.reset();
    put(letter, place);
    if (links_ > 0) current_.linked += static_cast<std::uint32_t>(letter.size());
  }

  void put(std::string_view text, const SourceRun& place) {
    const auto at = static_cast<std::uint32_t>(current_.text.size());
    const auto size = static_cast<std::uint32_t>(text.size());
    current_.text += text;
    if (place.unit && !current_.source.empty()) {
      SourceRun& last = current_.source.back();
      if (last.unit && last.page == place.page && last.page_size == place.page_size) {
        last.text_size += size;  // another code point of the same entity
        return;
      }
    }
    add_run(current_.source, {at, size, place.page, place.page_size, place.unit});
  }

  // One <br> is a blank, two are a new paragraph.
  void add_break(Span place) {
    if (++breaks_ >= 2) {
      finish();
    } else if (!place.empty()) {
      add_blank({0, 1, place.start, place.size(), true});
    }
  }

  void finish() {
    blank_.reset();
    breaks_ = 0;
    if (current_.text.empty()) return;
    current_.element = elements_.empty() ? 0 : elements_.back();
    current_.tag = tree_.nodes[current_.element].tag;
    current_.caption = captions_ > 0;
    blocks_.push_back(std::move(current_));
    current_ = {};
  }

  const Tree& tree_;
  ClassNames names_;
  std::vector<std::size_t> prose_;
  std::vector<NodeIndex> elements_;  // open block elements
  std::vector<Block> blocks_;
  Block current_;
  std::optional<SourceRun> blank_;
  SourceRun last_place_;
  int links_ = 0;
  int captions_ = 0;
  int breaks_ = 0;
};

}  // namespace

std::vector<Block> blocks_of(const Tree& tree, ClassNames names) {
  return BlockBuilder(tree, names).build();
}

}  // namespace synoptic
