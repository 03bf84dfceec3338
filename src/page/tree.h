// page, private: a page as a tree, whatever parser made it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/page.h"
#include "synoptic/span.h"

namespace synoptic {

struct Attribute {
  std::string name;
  std::string value;
  Span place;  // of the value in the page, without its quotation marks
};

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffffu;

// An element or a piece of text. Nodes stand in document order, so that the nodes of a subtree are
// the indices [its own, `end`).
struct Node {
  std::string tag;                    // lower case; empty for text; links are "a"
  std::vector<Attribute> attributes;  // the ones that the stage reads
  std::string text;                   // of a text node, entities decoded
  std::vector<SourceRun> source;      // of a text node: where its bytes lie in the page
  Span place;                         // of an element's start tag in the page; empty when implied
  NodeIndex parent = kNoNode;
  NodeIndex end = 0;  // one past the last node of the subtree

  [[nodiscard]] bool is_text() const noexcept { return tag.empty(); }
  // The attribute of that name, or null.
  [[nodiscard]] const Attribute* find(std::string_view name) const noexcept;
  // Its value, empty when there is none.
  [[nodiscard]] std::string_view value_of(std::string_view name) const noexcept;
};

struct Tree {
  std::vector<Node> nodes;  // empty when the page has nothing in it
  std::uint32_t deepest = 0;
};

// Parses a page that is well-formed UTF-8. Never fails; linear in the page.
[[nodiscard]] Tree parse_html(std::string_view page, const PageOptions& options);

}  // namespace synoptic
