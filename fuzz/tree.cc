// HTML tokenizer and tree: any bytes are a tree that is no deeper and no larger than allowed, whose
// texts say where in the page they lie.
// SPDX-License-Identifier: Apache-2.0
#include "page/tree.h"

#include <algorithm>

#include "fuzz/check.h"
#include "synoptic/utf8.h"

using namespace synoptic;

namespace {

void check_text(const Tree& tree, const Node& node) {
  must(node.place.end <= tree.page.size(), "a text lies in the page");
  const std::string_view text = tree.text_of(node);
  std::uint32_t at = 0;
  for (const SourceRun& run : tree.source_of(node)) {
    must(run.text == at && run.text_size > 0, "runs follow each other without a gap");
    must(run.page >= node.place.start && run.page + run.page_size <= node.place.end,
         "a run lies in the text's place");
    must(run.unit || text.substr(at, run.text_size) == tree.page.substr(run.page, run.page_size),
         "a run that is no unit has the page's bytes");
    at += run.text_size;
  }
  must(at == 0 || at == text.size(), "runs cover the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string page = repair_utf8(view_of(data, size)).text;
  PageOptions options;
  options.max_depth = 64;
  const Tree tree = parse_html(page, options);
  must(tree.deepest <= options.max_depth, "no deeper than allowed");
  must(tree.steps <= 64 * (page.size() + 64) * 2, "work is linear");
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    must(node.end > i && node.end <= tree.nodes.size(), "a subtree is a range");
    if (node.parent == kNoNode) {
      must(i == 0, "one root");
    } else {
      must(node.parent < i && node.end <= tree.nodes[node.parent].end, "subtrees are nested");
    }
    must(node.attribute_count <= kAttributeNames, "attributes are bounded");
    if (node.is_text()) check_text(tree, node);
  }
  return 0;
}
