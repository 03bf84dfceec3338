// page, private: which paragraphs of a page are the article.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <vector>

#include "page/blocks.h"
#include "page/tree.h"

namespace synoptic {

// The article's blocks, as indices into `blocks` in order; empty when there is no article.
[[nodiscard]] std::vector<std::size_t> find_article(const Tree& tree,
                                                    const std::vector<Block>& blocks);

}  // namespace synoptic
