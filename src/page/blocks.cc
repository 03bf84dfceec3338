// SPDX-License-Identifier: Apache-2.0
#include "page/blocks.h"

#include <algorithm>
#include <array>
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
constexpr std::size_t kFewBlocks = 64;

bool is_ascii_blank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// How many bytes of white space stand at `at`; 0: none.
std::size_t blank_at(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (is_ascii_blank(c)) return 1;
  if (c != '\xc2' && c != '\xe2' && c != '\xe3' && c != '\xef') return 0;
  const Decoded decoded = decode_at(text, at);
  const char32_t point = decoded.code_point;
  const bool blank = point == 0xa0 || (point >= 0x2000 && point <= 0x200b) || point == 0x2028 ||
                     point == 0x2029 || point == 0x202f || point == 0x3000 || point == 0xfeff;
  return blank ? decoded.bytes : 0;
}

// Whether a byte may begin white space.
constexpr std::array<bool, 256> kMayBeBlank = [] {
  std::array<bool, 256> may{};
  for (const int c : {0x20, 0x09, 0x0a, 0x0d, 0x0c, 0xc2, 0xe2, 0xe3, 0xef}) {
    may[static_cast<std::size_t>(c)] = true;
  }
  return may;
}();

bool may_be_blank(char c) noexcept { return kMayBeBlank[static_cast<unsigned char>(c)]; }

// The end of the run of letters that begins at `at`.
std::size_t word_end(std::string_view text, std::size_t at) noexcept {
  do {
    ++at;
    while (at < text.size() && !may_be_blank(text[at])) ++at;
  } while (at < text.size() && blank_at(text, at) == 0);
  return at;
}

// A text put together of stretches. As long as they are one stretch of the page, a blank between
// two being a blank there too, it is that stretch and no copy.
class Stretches {
 public:
  void add(std::string_view text, bool blank_before) {
    const char* const end = whole_.data() + whole_.size();
    size_ += text.size() + (blank_before ? 1 : 0);
    if (!copied_ && whole_.empty()) {
      whole_ = text;
      return;
    }
    // The byte at `end` is the page's, be it the one behind its last.
    const bool touches = text.data() == end + (blank_before ? 1 : 0);
    if (!copied_ && touches && (!blank_before || *end == ' ')) {
      whole_ = {whole_.data(), size_};
      return;
    }
    if (!copied_) copy_ = whole_;
    copied_ = true;
    if (blank_before) copy_ += ' ';
    copy_ += text;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  // The text, in the arena where it is a copy; then it is empty again.
  std::string_view take(Arena& arena) {
    const std::string_view text = copied_ ? arena.keep(copy_) : whole_;
    copied_ = false;
    whole_ = {};
    size_ = 0;
    return text;
  }

 private:
  std::string_view whole_;
  std::string copy_;
  std::size_t size_ = 0;
  bool copied_ = false;
};

// Folds the texts of a block: to `text`, or to the runs of where it came from.
class Fold {
 public:
  explicit Fold(Stretches& text) : text_(&text) {}
  explicit Fold(SourceMap& runs) : runs_(&runs) {}

  // A text node that is its page's bytes at `page`, or came from there by `source`.
  // Gives the bytes of letters and blanks it added.
  std::size_t add(std::string_view text, const SourceMap& source, std::uint32_t page) {
    const std::size_t before = size_;
    source_ = &source;
    page_ = page;
    run_ = source.begin();
    for (std::size_t at = 0; at < text.size();) {
      if (const std::size_t size = blank_at(text, at)) {
        if (runs_ != nullptr) note_blank(at, size);
        blank_ = true;
        at += size;
        continue;
      }
      const bool blank = blank_ && size_ > 0;
      if (blank && runs_ != nullptr) write_blank();
      if (blank) ++size_;
      blank_ = false;
      blank_place_.reset();
      std::size_t end = word_end(text, at);
      // A single blank between two words stays as it is.
      while (end + 1 < text.size() && text[end] == ' ' && !may_be_blank(text[end + 1])) {
        end = word_end(text, end + 1);
      }
      if (runs_ != nullptr) note_letters(at, end);
      if (text_ != nullptr) text_->add(text.substr(at, end - at), blank);
      size_ += end - at;
      at = end;
    }
    return size_ - before;
  }

  // A line break is a blank.
  void add_break(Span place) {
    blank_ = true;
    if (runs_ != nullptr && !place.empty()) widen(place);
  }

 private:
  void write_blank() {
    const Span place = blank_place_.value_or(Span{last_page_, last_page_});
    runs_->add({static_cast<std::uint32_t>(size_), 1, place.start, place.size(), true});
  }

  // The blank that is written stands for all the white space that touches the first.
  void widen(Span place) {
    if (!blank_place_) {
      blank_place_ = place;
    } else if (place.start == blank_place_->end) {
      blank_place_->end = place.end;
    }
  }

  void note_blank(std::size_t at, std::size_t size) {
    each_source(at, at + size,
                [this](std::size_t, std::size_t, Span place, bool) { widen(place); });
  }

  void note_letters(std::size_t at, std::size_t end) {
    const auto base = static_cast<std::uint32_t>(size_ - at);
    each_source(at, end, [&](std::size_t from, std::size_t to, Span place, bool unit) {
      const auto start = base + static_cast<std::uint32_t>(from);
      const auto size = static_cast<std::uint32_t>(to - from);
      last_page_ = place.end;
      if (unit && !runs_->empty()) {
        SourceRun last = runs_->back();
        if (last.unit && last.page == place.start && last.page_size == place.size() &&
            last.text + last.text_size == start) {
          last.text_size += size;  // the rest of the same reference
          runs_->replace_back(last);
          return;
        }
      }
      runs_->add({start, size, place.start, place.size(), unit});
    });
  }

  // Calls `take` with each part of [from, to) of the node's text and its place in the page.
  template <class Take>
  void each_source(std::size_t from, std::size_t to, const Take& take) {
    if (source_->empty()) {
      take(from, to,
           Span{page_ + static_cast<std::uint32_t>(from), page_ + static_cast<std::uint32_t>(to)},
           false);
      return;
    }
    const auto none = source_->end();
    while (run_ != none && run_->text + run_->text_size <= from) ++run_;
    for (auto each = run_; each != none && each->text < to; ++each) {
      const SourceRun& run = *each;
      const std::size_t first = std::max<std::size_t>(from, run.text);
      const std::size_t last = std::min<std::size_t>(to, run.text + run.text_size);
      const auto offset = static_cast<std::uint32_t>(first - run.text);
      const auto size = static_cast<std::uint32_t>(last - first);
      const Span place = run.unit ? Span{run.page, run.page + run.page_size}
                                  : Span{run.page + offset, run.page + offset + size};
      take(first, last, place, run.unit);
    }
  }

  Stretches* text_ = nullptr;
  SourceMap* runs_ = nullptr;
  std::size_t size_ = 0;  // of the folded text
  const SourceMap* source_ = nullptr;
  std::uint32_t page_ = 0;
  SourceMap::Iterator run_;
  bool blank_ = false;
  std::optional<Span> blank_place_;
  std::uint32_t last_page_ = 0;
};

// Bytes of prose before each node, so that a subtree's are a difference: text inside <p>, or on a
// page with next to none of it, all text outside links.
std::vector<std::uint32_t> prose_before(const Tree& tree) {
  std::vector<std::uint32_t> in_paragraphs(tree.nodes.size() + 1);
  std::vector<std::uint32_t> outside_links(tree.nodes.size() + 1);
  NodeIndex paragraph_end = 0;
  NodeIndex other_end = 0;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    if (node.tag == Tag::p && i >= paragraph_end) paragraph_end = node.end;
    const bool other = node.tag == Tag::a || is_skipped(node.tag);
    if (other && i >= other_end) other_end = node.end;
    std::uint32_t size = 0;
    if (node.is_text() && i >= other_end && !node.linked) {
      size = static_cast<std::uint32_t>(trim(tree.text_of(node)).size());
    }
    in_paragraphs[i + 1] = in_paragraphs[i] + (i < paragraph_end ? size : 0);
    outside_links[i + 1] = outside_links[i] + size;
  }
  return std::move(in_paragraphs.back() >= kFewProse ? in_paragraphs : outside_links);
}

bool is_strong(Tag tag) noexcept {
  return tag == Tag::b || tag == Tag::strong || tag == Tag::em || tag == Tag::i;
}

class BlockBuilder {
 public:
  BlockBuilder(const Tree& tree, ClassNames names)
      : tree_(tree), names_(names), prose_(prose_before(tree)) {}

  Blocks build() {
    blocks_.pieces.reserve(static_cast<std::size_t>(std::ranges::count_if(
        tree_.nodes, [](const Node& node) { return node.is_text() || node.tag == Tag::br; })));
    for (NodeIndex i = 0; i < tree_.nodes.size();) {
      while (!open_.empty() && open_.back().end <= i) close();
      const Node& node = tree_.nodes[i];
      if (node.is_text()) {
        add_text(node, i++);
        continue;
      }
      if (is_skipped(node.tag) || is_invisible_here(node, i)) {
        if (is_block(node.tag)) finish();
        i = node.end;
        continue;
      }
      if (node.tag == Tag::br) add_break(node, i);
      open(node, i++);
    }
    finish();
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeIndex end = 0;
    bool block = false;
    bool strong = false;
    bool quote = false;
    bool aside = false;
  };

  void open(const Node& node, NodeIndex i) {
    if (node.end == i + 1 && !is_block(node.tag)) return;
    Open opened;
    opened.end = node.end;
    opened.block = is_block(node.tag);
    opened.strong = is_strong(node.tag);
    opened.quote = node.tag == Tag::blockquote;
    if (!aside_) {
      aside_ = kind_of(node, i);
      opened.aside = aside_.has_value();
    }
    if (opened.block || opened.aside) finish();
    if (opened.block) elements_.push_back(i);
    strong_ += opened.strong ? 1 : 0;
    quotes_ += opened.quote ? 1 : 0;
    open_.push_back(opened);
  }

  void close() {
    const Open& closed = open_.back();
    if (closed.block || closed.aside) finish();
    if (closed.block) elements_.pop_back();
    if (closed.aside) aside_.reset();
    strong_ -= closed.strong ? 1 : 0;
    quotes_ -= closed.quote ? 1 : 0;
    open_.pop_back();
  }

  // What furniture the element begins; absent when none, or when it holds most of the page.
  [[nodiscard]] std::optional<FurnitureKind> kind_of(const Node& node, NodeIndex i) const {
    if (is_caption(tree_, node)) return FurnitureKind::caption;
    const bool by_tag = node.tag == Tag::nav || node.tag == Tag::footer || node.tag == Tag::aside ||
                        node.tag == Tag::menu || node.tag == Tag::dialog || node.tag == Tag::form;
    if (names_ == ClassNames::passed_over && !by_tag) return std::nullopt;
    const auto kind = furniture_of(tree_, node);
    const bool may_hold_page = !by_tag || node.tag == Tag::form;
    if (kind && may_hold_page && holds_most(node, i)) return std::nullopt;
    return kind;
  }

  [[nodiscard]] bool is_invisible_here(const Node& node, NodeIndex i) const {
    if (!is_invisible(tree_, node)) return false;
    return names_ == ClassNames::passed_over || !holds_most(node, i);
  }

  [[nodiscard]] bool holds_most(const Node& node, NodeIndex i) const {
    const std::size_t inside = prose_[node.end] - prose_[i];
    return inside > 0 && inside * kWhole > prose_.back() * kMost;
  }

  void add_text(const Node& node, NodeIndex i) {
    const std::size_t size = fold_.add(tree_.text_of(node), {}, node.place.start);
    if (text_.size() > 0) blocks_.pieces.push_back(i);
    if (size == 0) return;
    breaks_ = 0;
    if (node.linked) current_.linked += static_cast<std::uint32_t>(size);
    if (strong_ > 0) current_.strong += static_cast<std::uint32_t>(size);
  }

  // One <br> is a blank, two are a new paragraph.
  void add_break(const Node& node, NodeIndex i) {
    if (++breaks_ >= 2) {
      finish();
    } else {
      fold_.add_break(node.place);
      if (text_.size() > 0) blocks_.pieces.push_back(i);
    }
  }

  void finish() {
    fold_ = Fold(text_);
    breaks_ = 0;
    if (text_.size() == 0) return;
    current_.text = text_.take(blocks_.texts);
    current_.pieces = std::span(blocks_.pieces).subspan(pieces_);
    pieces_ = blocks_.pieces.size();
    current_.element = elements_.empty() ? 0 : elements_.back();
    current_.tag = tree_.nodes[current_.element].tag;
    current_.quoted = quotes_ > 0;
    current_.aside = aside_;
    // By a quarter and not twice: a page of scraps is thousands of blocks.
    std::vector<Block>& list = blocks_.list;
    if (list.size() == list.capacity()) list.reserve(list.size() + list.size() / 4 + kFewBlocks);
    list.push_back(current_);
    current_ = {};
  }

  const Tree& tree_;
  ClassNames names_;
  std::vector<std::uint32_t> prose_;
  std::vector<Open> open_;
  std::vector<NodeIndex> elements_;  // open block elements
  Blocks blocks_;
  Block current_;
  Stretches text_;
  Fold fold_{text_};
  std::size_t pieces_ = 0;  // of the blocks before
  std::optional<FurnitureKind> aside_;
  int strong_ = 0;
  int quotes_ = 0;
  int breaks_ = 0;
};

}  // namespace

Blocks blocks_of(const Tree& tree, ClassNames names) { return BlockBuilder(tree, names).build(); }

SourceMap source_of(const Tree& tree, const Block& block) {
  SourceMap runs;
  Fold fold(runs);
  for (const NodeIndex i : block.pieces) {
    const Node& node = tree.nodes[i];
    if (node.is_text()) {
      fold.add(tree.text_of(node), tree.source_of(node), node.place.start);
    } else {
      fold.add_break(node.place);
    }
  }
  return runs;
}

}  // namespace synoptic
