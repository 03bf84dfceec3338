// page, private: which paragraphs of a page are the article.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/tree.h"

namespace synoptic {

// What the page says elsewhere of its article. Both may be empty.
struct Guide {
  std::string_view
      body;  // the article's text as JSON-LD gives it: letters of every language, any markup
  std::string_view deck;  // the description in the page's metadata
};

// The article's blocks, as indices into `blocks` in order; empty when there is no article. A block
// that is found to be the deck is marked as such.
[[nodiscard]] std::vector<std::size_t> find_article(const Tree& tree, std::vector<Block>& blocks,
                                                    const Guide& guide = {});

// What furniture a line reads as by the patterns of plain text; `other` when none takes it.
[[nodiscard]] FurnitureKind kind_of_line(std::string_view line);

}  // namespace synoptic
