// SPDX-License-Identifier: Apache-2.0
#include "page/extract.h"

#include <gmock/gmock.h>

#include "page/elements.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> article_of(std::string_view page) {
  const Tree tree = parse_html(page, {});
  const std::vector<Block> blocks = blocks_of(tree);
  std::vector<std::string> texts;
  for (const std::size_t i : find_article(tree, blocks)) texts.push_back(blocks[i].text);
  return texts;
}

TEST(Article, IsTheSubtreeOfProse) {
  EXPECT_THAT(
      article_of("<ul><li><a href=1>Home</a><li><a href=2>World and more of the world</a></ul>"
                 "<div><p>Water rose in Orra, the mayor said.<p>People left by boat at noon.</div>"
                 "<div><a href=3>Velmark closes its ports, the ministry said on Monday.</a></div>"),
      ElementsAre("Water rose in Orra, the mayor said.", "People left by boat at noon."));
}

TEST(Article, KeepsHeadingsAndItemsBeforeProseAndDropsTheOthers) {
  EXPECT_THAT(article_of("<article><p>Water rose in Orra, the mayor said.<h2>What next</h2>"
                         "<p>The wall will be raised in June.<h2>About us</h2></article>"),
              ElementsAre("Water rose in Orra, the mayor said.", "What next",
                          "The wall will be raised in June."));
}

TEST(Article, OfLinesBrokenTwiceIsParagraphs) {
  EXPECT_THAT(article_of("<div>Water rose in Orra, the mayor said.<br><br>People left<br>by boat "
                         "at noon.</div>"),
              ElementsAre("Water rose in Orra, the mayor said.", "People left by boat at noon."));
}

TEST(Article, HasNoCaptionsAndNoButtons) {
  EXPECT_THAT(article_of("<p>Water rose in Orra, the mayor said.<figure><figcaption>Lower Street "
                         "on Monday, seen from the wall.</figcaption></figure>"
                         "<p>Share this article:</p><p>People left by boat at noon."),
              ElementsAre("Water rose in Orra, the mayor said.", "People left by boat at noon."));
}

TEST(Article, OfLinksAloneIsNone) {
  EXPECT_THAT(article_of("<p><a href=1>Water rose in Orra, the mayor said.</a>"), IsEmpty());
  EXPECT_THAT(article_of(""), IsEmpty());
}

struct DropRow {
  std::string_view tag;
  std::string_view names;
  bool dropped;
};

TEST(Elements, AreDroppedByTheWordsOfTheirClass) {
  constexpr DropRow kRows[] = {
      {"div", "relatedStories", true},
      {"div", "story-body", false},
      {"div", "more-stories box", true},
      {"div", "moreover", false},
      {"ul", "nav", true},
      {"div", "navy-blue", false},
      {"div", "header-ad", true},
      {"div", "header", false},
      {"body", "has-sidebar", false},
      {"article", "related", false},
  };
  for (const DropRow& row : kRows) {
    Node node;
    node.tag = row.tag;
    node.attributes.push_back({"class", std::string(row.names), {}});
    EXPECT_EQ(is_dropped(node), row.dropped) << row.tag << "." << row.names;
  }
}

TEST(Elements, AreInvisibleByStyleOrAttribute) {
  Node node;
  node.tag = "div";
  EXPECT_FALSE(is_invisible(node));
  node.attributes.push_back({"style", "color: red; display : none", {}});
  EXPECT_TRUE(is_invisible(node));
}

}  // namespace
}  // namespace synoptic
