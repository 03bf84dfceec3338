// The guard before the HTML parser: the page keeps its length, and the tree that the parser makes
// of it is not deeper than about twice the limit, whatever the page does.
// SPDX-License-Identifier: Apache-2.0
#include "page/guard.h"

#include "fuzz/check.h"
#include "page/tree.h"
#include "synoptic/utf8.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string page = repair_utf8(view_of(data, size)).text;
  PageOptions options;
  options.max_depth = 8;
  options.max_attributes = 4;
  const std::string guarded = guard_page(page, options);
  must(guarded.size() == page.size(), "the guard keeps the page's length");
  const Tree tree = parse_html(page, options);
  // html, body, and what the parser puts around table cells and options by itself.
  must(tree.deepest <= 2 * options.max_depth + 8, "the tree is not deeper than the guard allows");
  must(tree.nodes.size() <= 4 * page.size() + 16, "the tree is not larger than the page");
  for (const Node& node : tree.nodes) {
    must(node.attributes.size() <= options.max_attributes + 1, "no element has more attributes");
  }
  return 0;
}
