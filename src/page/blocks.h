// page, private: a tree as paragraphs.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "page/tree.h"
#include "synoptic/page.h"

namespace synoptic {

// A stretch of text that a page shows as one paragraph, heading or list item.
struct Block {
  std::string text;               // white space folded to one blank, none at the ends
  std::vector<SourceRun> source;  // of `text`, in the decoded page
  std::uint32_t linked = 0;       // bytes of it inside links
  NodeIndex element = 0;          // the innermost block element around it
  std::string tag;                // of that element
  bool caption = false;
};

// Whether class names are believed when they say that an element is no part of an article.
enum class ClassNames : std::uint8_t { believed, passed_over };

// The visible paragraphs in the order of the page, without what elements, and class names where
// they are believed, say is no part of an article.
[[nodiscard]] std::vector<Block> blocks_of(const Tree& tree,
                                           ClassNames names = ClassNames::believed);

}  // namespace synoptic
