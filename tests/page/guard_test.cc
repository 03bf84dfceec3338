// SPDX-License-Identifier: Apache-2.0
#include "page/guard.h"

#include <gtest/gtest.h>

#include "page/tree.h"

namespace synoptic {
namespace {

struct GuardRow {
  std::string_view page;
  std::string_view guarded;
};

TEST(Guard, OverwritesWhatHurtsAndKeepsEveryPlace) {
  constexpr GuardRow kRows[] = {
      {"<b>W</b>ater", "<!>W<! >ater"},
      {"<FONT size='>'>x</FONT>", "<!            >x<!    >"},
      {"<a href=x>x</a>", "<y href=x>x</y>"},
      {"<a name=x>x</a>", "<!       >x<! >"},
      {"<p>x</div>y", "<p>x      y"},
      {"<p>x</span>y", "<p>x<!    >y"},
      {"<svg><p>x</p></svg>y", "<!                >y"},
      {"<script><b></script><b>", "<script> b></script><!>"},
      {"<!-- <b> --><b>", "<!--  b> --><!>"},
      {"<select><option>x</select>y", "<!                       >y"},
      {"<title>x", "       x"},
      {"a < b <3 <", "a < b <3 <"},
      {"<div><p>x</div>", "<div><p>x</div>"},
      {"<plaintext>x", "           x"},
  };
  for (const GuardRow& row : kRows) {
    EXPECT_EQ(guard_page(row.page, {}), row.guarded) << row.page;
  }
}

TEST(Guard, FlattensWhatIsDeeperThanTheLimit) {
  PageOptions options;
  options.max_depth = 2;
  EXPECT_EQ(guard_page("<div><div><div>x</div></div></div>", options),
            "<div><div>     x</div></div>      ");
  EXPECT_EQ(guard_page("<p>a<p>b<p>c<p>d", options), "<p>a<p>b<p>c<p>d");
}

TEST(Guard, DropsAttributesOverTheLimit) {
  PageOptions options;
  options.max_attributes = 2;
  EXPECT_EQ(guard_page("<p a=1 b='2' c=\"3\" d>x", options), "<p a=1 b='2'        >x");
}

TEST(Tree, OfTheParserIsNotDeeperThanTheGuardAllows) {
  PageOptions options;
  options.max_depth = 16;
  std::string page;
  for (int i = 0; i < 1000; ++i) page += "<div><b><table><tr><td><p><select><li>";
  EXPECT_LE(parse_html(page, options).deepest, 2 * options.max_depth + 8);
}

TEST(Tree, HoldsSubtreesAsRanges) {
  const Tree tree = parse_html("<p class=x>a<span>b</span></p>c", {});
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    EXPECT_GT(node.end, i);
    if (node.parent == kNoNode) continue;
    EXPECT_LT(node.parent, i);
    EXPECT_LE(node.end, tree.nodes[node.parent].end);
  }
}

}  // namespace
}  // namespace synoptic
