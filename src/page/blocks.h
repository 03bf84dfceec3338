// page, private: a tree as paragraphs.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "page/tree.h"
#include "synoptic/page.h"

namespace synoptic {

// A stretch of text that a page shows as one paragraph, heading or list item.
struct Block {
  std::string_view text;               // white space folded to one blank, none at the ends
  std::uint32_t linked = 0;            // bytes of it inside links
  std::uint32_t strong = 0;            // bytes of it inside <b>, <strong>, <em> or <i>
  NodeIndex element = 0;               // the innermost block element around it
  Tag tag = Tag::unknown;              // of that element
  bool quoted = false;                 // inside <blockquote>
  std::optional<FurnitureKind> aside;  // what its elements say that it is
  std::span<const NodeIndex> pieces;   // its texts and line breaks, in order
};

// A page's blocks. Their texts are stretches of the page where they are the same bytes, else of
// `texts`.
struct Blocks {
  std::vector<Block> list;
  Arena texts;
  std::vector<NodeIndex> pieces;
};

// Whether class names are believed when they say that an element is no part of an article.
enum class ClassNames : std::uint8_t { believed, passed_over };

// The visible paragraphs in the order of the page; what elements, and class names where they are
// believed, say is no part of an article has its kind in `aside`.
// The tree must outlive them.
[[nodiscard]] Blocks blocks_of(const Tree& tree, ClassNames names = ClassNames::believed);

// Where the bytes of the block's text came from in the decoded page; covers the text without a gap.
[[nodiscard]] SourceMap source_of(const Tree& tree, const Block& block);

}  // namespace synoptic
