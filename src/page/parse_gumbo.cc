// The only file that knows libgumbo: behind tree.h another parser can take its place.
// SPDX-License-Identifier: Apache-2.0
//
// gumbo says of a piece of text where it begins in the page and what it reads as, but not which
// byte became which: entities are decoded, "\r\n" is "\n", and tags that the parser ignored may lie
// in between. align() walks both side by side and writes down the runs.

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "page/charset.h"
#include "page/guard.h"
#include "page/tree.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestEntity = 40;  // "&CounterClockwiseContourIntegral;" has 33

// Attributes that some question of the stage is about.
constexpr std::array<std::string_view, 18> kKept = {
    "class",   "id",    "itemprop", "itemtype", "property",   "name",
    "content", "href",  "rel",      "datetime", "lang",       "type",
    "role",    "style", "hidden",   "pubdate",  "http-equiv", "aria-hidden"};

// gumbo's memory in blocks that go all at once: its own clean-up is recursive.
class Arena {
 public:
  void* take(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) *
           alignof(std::max_align_t);
    if (size > left_) {
      left_ = std::max(size, kBlock);
      blocks_.push_back(std::make_unique<std::byte[]>(left_));
      at_ = blocks_.back().get();
    }
    void* taken = at_;
    at_ += size;
    left_ -= size;
    return taken;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{256} << 10;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
};

void* take_from(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); }
void give_back(void*, void*) {}

bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// How long the entity at the front of `page` may be: to its semicolon, or its word.
std::size_t entity_size(std::string_view page) {
  std::size_t end = page.substr(1).starts_with('#') ? 2 : 1;
  while (end < std::min(page.size(), kLongestEntity) && is_word(page[end])) ++end;
  if (end < page.size() && page[end] == ';') return end + 1;
  return end;
}

class Aligner {
 public:
  Aligner(std::string_view text, std::string_view page, std::uint32_t offset)
      : text_(text), page_(page), offset_(offset) {}

  std::vector<SourceRun> align() {
    while (text_at_ < text_.size()) {
      if (!step()) return whole();
    }
    return std::move(runs_);
  }

 private:
  bool step() {
    if (page_at_ >= page_.size()) return false;
    const char c = page_[page_at_];
    if (c == '&' && take_entity()) return true;
    if (c == text_[text_at_]) {
      add(1, 1);
      return true;
    }
    if (c == '\r' && text_[text_at_] == '\n') {
      add(1, page_.substr(page_at_).starts_with("\r\n") ? 2 : 1);
      return true;
    }
    if (c == '<') {  // a tag or comment that the parser passed over
      const std::size_t close = page_.find('>', page_at_);
      if (close == std::string_view::npos) return false;
      page_at_ = close + 1;
      return true;
    }
    return false;
  }

  // An entity and what it became: one code point, seldom two.
  bool take_entity() {
    const std::string_view rest = page_.substr(page_at_);
    std::size_t size = entity_size(rest);
    if (size < 3) return false;
    const std::uint32_t first = decode_at(text_, text_at_).bytes;
    // What looks like an entity and was none stands in the text as it is; "&amp;amp;" only looks
    // so.
    const bool ampersand = rest.starts_with("&amp") || rest.starts_with("&AMP");
    if (!ampersand && text_.substr(text_at_).starts_with(rest.substr(0, size))) return false;
    if (rest[size - 1] == ';' && take_as(first, size)) return true;
    // "&copy2026", "&notit;": the entity ends where text and page agree again.
    for (std::size_t end = 3; end <= size; ++end) {
      if (take_as(first, end)) return true;
    }
    return false;
  }

  // Takes `size` bytes of the page for one code point of the text, or two, if the rest agrees.
  bool take_as(std::uint32_t first, std::size_t size) {
    const std::size_t behind = text_at_ + first;
    if (agrees(behind, page_at_ + size)) {
      add(first, size);
      return true;
    }
    const std::uint32_t second = decode_at(text_, behind).bytes;
    if (!agrees(behind + second, page_at_ + size)) return false;
    add(first + second, size);
    return true;
  }

  [[nodiscard]] bool agrees(std::size_t text, std::size_t page) const {
    if (text >= text_.size()) return true;
    if (page >= page_.size()) return false;
    return text_[text] == page_[page] || page_[page] == '&' || page_[page] == '<' ||
           page_[page] == '\r';
  }

  void add(std::size_t text_size, std::size_t page_size) {
    const bool unit = text_.substr(text_at_, text_size) != page_.substr(page_at_, page_size);
    add_run(runs_, {static_cast<std::uint32_t>(text_at_), static_cast<std::uint32_t>(text_size),
                    offset_ + static_cast<std::uint32_t>(page_at_),
                    static_cast<std::uint32_t>(page_size), unit});
    text_at_ += text_size;
    page_at_ += page_size;
  }

  // One unit, where the two cannot be walked side by side.
  [[nodiscard]] std::vector<SourceRun> whole() const {
    if (page_.empty()) return {};
    return {{0, static_cast<std::uint32_t>(text_.size()), offset_,
             static_cast<std::uint32_t>(page_.size()), true}};
  }

  std::string_view text_;
  std::string_view page_;
  std::uint32_t offset_;
  std::size_t text_at_ = 0;
  std::size_t page_at_ = 0;
  std::vector<SourceRun> runs_;
};

class Builder {
 public:
  explicit Builder(std::string_view page) : page_(page) {}

  Tree build(const GumboNode* root) {
    struct Step {
      const GumboNode* node;
      NodeIndex parent;
      std::uint32_t depth;
      bool leave;
    };
    std::vector<Step> steps{{root, kNoNode, 0, false}};
    while (!steps.empty()) {
      const Step step = steps.back();
      steps.pop_back();
      if (step.leave) {
        tree_.nodes[step.parent].end = static_cast<NodeIndex>(tree_.nodes.size());
        continue;
      }
      const NodeIndex index = add(*step.node, step.parent);
      tree_.deepest = std::max(tree_.deepest, step.depth);
      if (index == kNoNode || tree_.nodes[index].is_text()) continue;
      steps.push_back({nullptr, index, 0, true});
      const GumboVector& children = step.node->v.element.children;
      for (unsigned i = children.length; i-- > 0;) {
        steps.push_back(
            {static_cast<const GumboNode*>(children.data[i]), index, step.depth + 1, false});
      }
    }
    return std::move(tree_);
  }

 private:
  NodeIndex add(const GumboNode& node, NodeIndex parent) {
    const auto index = static_cast<NodeIndex>(tree_.nodes.size());
    Node made;
    made.parent = parent;
    made.end = index + 1;
    if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
      made.tag = tag_of(node.v.element);
      made.place = place_of(node.v.element.original_tag);
      take_attributes(node.v.element, made);
    } else if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
               node.type == GUMBO_NODE_CDATA) {
      made.text = repair_utf8(node.v.text.text).text;
      const Span place = place_of(node.v.text.original_text);
      made.source = Aligner(made.text, cut(page_, place), place.start).align();
      if (made.text.empty()) return kNoNode;
    } else {
      return kNoNode;
    }
    tree_.nodes.push_back(std::move(made));
    return index;
  }

  [[nodiscard]] Span place_of(const GumboStringPiece& piece) const {
    if (piece.data == nullptr) return {};
    const std::ptrdiff_t start = piece.data - page_.data();
    if (start < 0 || static_cast<std::size_t>(start) > page_.size()) return {};
    const std::size_t size = std::min(piece.length, page_.size() - static_cast<std::size_t>(start));
    return {static_cast<std::uint32_t>(start),
            static_cast<std::uint32_t>(static_cast<std::size_t>(start) + size)};
  }

  [[nodiscard]] static std::string tag_of(const GumboElement& element) {
    std::string name;
    if (element.tag != GUMBO_TAG_UNKNOWN) {
      name = gumbo_normalized_tagname(element.tag);
    } else {
      GumboStringPiece piece = element.original_tag;
      gumbo_tag_from_original_text(&piece);
      name.assign(piece.data == nullptr ? "" : piece.data,
                  piece.data == nullptr ? 0 : piece.length);
      for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
    }
    if (name == kGuardedLink) return "a";
    return name.empty() ? "unknown" : name;
  }

  void take_attributes(const GumboElement& element, Node& made) const {
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const std::string_view name = attribute.name;
      if (std::ranges::find(kKept, name) == kKept.end()) continue;
      Span place = place_of(attribute.original_value);
      const std::string_view written = cut(page_, place);
      if (written.size() >= 2 && (written.front() == '"' || written.front() == '\'')) {
        ++place.start;
        --place.end;
      }
      made.attributes.push_back({std::string(name), repair_utf8(attribute.value).text, place});
    }
  }

  std::string_view page_;
  Tree tree_;
};

}  // namespace

Tree parse_html(std::string_view page, const PageOptions& options) {
  const std::string guarded = guard_page(page, options);
  Arena arena;
  GumboOptions settings = kGumboDefaultOptions;
  settings.allocator = take_from;
  settings.deallocator = give_back;
  settings.userdata = &arena;
  settings.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&settings, guarded.data(), guarded.size());
  return Builder(guarded).build(output->root);
}

}  // namespace synoptic
