// page, private: a page as a tree.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/arena.h"
#include "page/entities.h"
#include "page/tags.h"
#include "page/tokenizer.h"
#include "synoptic/page.h"
#include "synoptic/span.h"

namespace synoptic {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffffu;

struct Attribute {
  AttributeName name = AttributeName::class_;
  std::uint32_t decoded = kNoNode;  // its row in Tree::texts if it is not the bytes of the page
  Span place;                       // of the value in the page, without its quotation marks
};

// An element or a piece of text. Nodes stand in document order, so that the nodes of a subtree are
// the indices [its own, `end`).
struct Node {
  Tag tag = Tag::text;
  bool linked = false;  // of a text: inside a link
  std::uint16_t attribute_count = 0;
  std::uint32_t more = kNoNode;  // first attribute; of a text, its row in Tree::texts if it has one
  NodeIndex parent = kNoNode;
  NodeIndex end = 0;  // one past the last node of the subtree
  Span place;         // in the page: of a start tag (empty when implied) or of a text

  [[nodiscard]] bool is_text() const noexcept { return tag == Tag::text; }
};

// A text or value that is not the same bytes as the page, and how it was read.
struct DecodedText {
  std::string_view text;
  DecodeRules rules;
};

// The page's bytes must outlive the tree.
struct Tree {
  std::string_view page;
  std::vector<Node> nodes;  // empty when the page has nothing in it
  std::vector<Attribute> attributes;
  std::vector<DecodedText> texts;
  Arena arena;
  std::uint32_t deepest = 0;
  bool truncated = false;   // more nodes than the bound: the rest is left out
  std::uint64_t steps = 0;  // work done by the tokenizer and the builder, without a clock

  // The attribute of that name, or null.
  [[nodiscard]] const Attribute* find(const Node& node, AttributeName name) const noexcept;
  // Its value, empty when there is none.
  [[nodiscard]] std::string_view value_of(const Node& node, AttributeName name) const noexcept;
  // The attribute's value, references decoded.
  [[nodiscard]] std::string_view value_of(const Attribute& attribute) const noexcept;
  // What a text node reads as.
  [[nodiscard]] std::string_view text_of(const Node& node) const noexcept;
  // Where its bytes came from; empty when they are the page's own at node.place. Worked out anew at
  // each call: few of a page's texts are ever asked.
  [[nodiscard]] SourceMap source_of(const Node& node) const;
};

// Parses a page that is well-formed UTF-8. Never fails; linear in the page, in time and memory.
// The order of the text is that of the standard's tree; formatting elements that were closed out of
// order end where they were closed or with what they stand in, and are not made anew.
[[nodiscard]] Tree parse_html(std::string_view page, const PageOptions& options);

}  // namespace synoptic
