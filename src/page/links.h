// page, private: where the links of an article's text lead.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/tree.h"
#include "synoptic/page.h"

namespace synoptic {

// Takes note of the links in a block whose text stands in the report's from `start` on. `source` is
// source_of(tree, block).
void add_links(const Tree& tree, const Block& block, const SourceMap& source, std::uint32_t start,
               std::vector<Link>& links);

// Makes addresses absolute by the page's own, and leaves out what is no address of another page: a
// place on the same page, an e-mail address, a script.
//   "/sport/" on "https://post.example/a/b"  =>  "https://post.example/sport/"
void settle_links(std::string_view page_url, std::vector<Link>& links);

}  // namespace synoptic
