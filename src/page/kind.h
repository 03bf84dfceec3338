// page, private: what kind of page an article was found on.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/metadata.h"
#include "page/tree.h"

namespace synoptic {

struct KindFound {
  PageKind kind = PageKind::article;
  bool cut_off = false;  // a demand to pay or log in stands behind the text
};

// By what the page says of itself, its address, and the shape of what was found; `article` are
// indices into `blocks`, not empty.
[[nodiscard]] KindFound kind_of(const Tree& tree, const Metadata& metadata,
                                const std::vector<Block>& blocks,
                                const std::vector<std::size_t>& article, std::string_view url);

// Whether a line is a demand to pay or to log in.
//   "Continue reading with a subscription"  =>  true
[[nodiscard]] bool demands_access(std::string_view line);

}  // namespace synoptic
