// SPDX-License-Identifier: Apache-2.0
#include "page/extract.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "page/elements.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> article_of(std::string_view page) {
  const Tree tree = parse_html(page, {});
  Blocks all = blocks_of(tree);
  std::vector<Block>& blocks = all.list;
  std::vector<std::string> texts;
  for (const std::size_t i : find_article(tree, blocks)) texts.emplace_back(blocks[i].text);
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

TEST(Article, OfAScriptWithoutBlanksIsProseByItsLength) {
  const std::string line =
      "เทศบาลเมืองออร์ราสั่งอพยพประชาชนออกจากย่านเมืองเก่าเมื่อเย็นวันจันทร์หลังระดับน้ำในแม่น้ำสูงขึ้น";
  EXPECT_THAT(article_of("<ul><li><a href=1>หน้าแรก</a></ul><div><div>" + line + "</div></div>"),
              ElementsAre(line));
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
    const std::string page =
        "<body><" + std::string(row.tag) + " class='" + std::string(row.names) + "'>x";
    const Tree tree = parse_html(page, {});
    const auto node = std::ranges::find(tree.nodes, tag_of(row.tag), &Node::tag);
    ASSERT_NE(node, tree.nodes.end());
    EXPECT_EQ(furniture_of(tree, *node).has_value(), row.dropped) << row.tag << "." << row.names;
  }
}

TEST(Elements, AreInvisibleByStyleOrAttribute) {
  const auto invisible = [](std::string_view page) {
    const Tree tree = parse_html(page, {});
    return is_invisible(tree, *std::ranges::find(tree.nodes, Tag::div, &Node::tag));
  };
  EXPECT_FALSE(invisible("<div>x"));
  EXPECT_FALSE(invisible("<div style='color: red'>x"));
  EXPECT_TRUE(invisible("<div style='color: red; display : none'>x"));
  EXPECT_TRUE(invisible("<div hidden>x"));
}

TEST(Article, TakesWhatThePageSaysAgainInItsMetadata) {
  const std::string told = "Water rose in Orra on Monday, the mayor of the town said at noon.";
  const std::string more = "People left by boat in the night, and nobody was hurt by the water.";
  const std::string bio = "Jane Roe has written about harbours and their people for ten years.";
  const std::string page = "<div><p>" + told + "<div class=widget><p>" + more + "</div><p>" + told +
                           "<p>" + told + "<p>" + bio + "</div>";
  const Tree tree = parse_html(page, {});
  Blocks all = blocks_of(tree);
  std::vector<Block>& blocks = all.list;
  std::string body;
  for (int i = 0; i < 4; ++i) body += told + " " + more;
  std::vector<std::string> texts;
  for (const std::size_t i : find_article(tree, blocks, {.body = body, .deck = {}})) {
    texts.emplace_back(blocks[i].text);
  }
  EXPECT_THAT(texts, ElementsAre(told, more, told, told));
}

TEST(Article, EndsBeforeTheDemandToPay) {
  const std::string told = "<p>Water rose in Orra on Monday, the mayor said at noon.";
  const std::string demand =
      "<h2>Continue reading with a subscription</h2><p>Get it all for a crown a week, every week.";
  EXPECT_THAT(article_of("<div>" + told + told + demand + "</div>"),
              ElementsAre("Water rose in Orra on Monday, the mayor said at noon.",
                          "Water rose in Orra on Monday, the mayor said at noon."));
  EXPECT_THAT(article_of("<div>" + told + "<p>\"Subscribers only\" says a sign at the bridge now." +
                         told + told + told + told + "</div>"),
              testing::SizeIs(6))
      << "in the middle it is told";
}

TEST(Article, LeavesOutTheLineWithItsDate) {
  EXPECT_THAT(article_of("<div><p>4 May 2026, 12:05<p>Water rose in Orra, the mayor said.</div>"),
              ElementsAre("Water rose in Orra, the mayor said."));
  EXPECT_THAT(article_of("<div><p>Water rose in Orra on 4 May 2026, the mayor said.</div>"),
              ElementsAre("Water rose in Orra on 4 May 2026, the mayor said."));
}

TEST(Article, InATableForTheLayoutIsNoData) {
  EXPECT_THAT(article_of("<table><tr><td><a href=1>Home</a><td>Water rose in Orra, the mayor said."
                         "<br><br>People left by boat at noon.<br><br><a href=2>Print it</a>"
                         "<td>One<td>Two<td>Three<td>Four</table>"),
              ElementsAre("Water rose in Orra, the mayor said.", "People left by boat at noon."));
}

TEST(Article, KeepsTablesOfDataAndItsLists) {
  EXPECT_THAT(article_of("<article><p>Water rose in Orra, the mayor said.<table>"
                         "<tr><th>Street<th>Metres<tr><td>Lower<td>4<tr><td>Upper<td>1</table>"
                         "<ul><li>Stay in<li>Keep dry</ul></article>"),
              ElementsAre("Water rose in Orra, the mayor said.", "Street", "Metres", "Lower", "4",
                          "Upper", "1", "Stay in", "Keep dry"));
}

TEST(Blocks, SayWhatFurnitureTheyAre) {
  const Tree tree = parse_html(
      "<p>Water rose.</p><div class=newsletter>Get it by mail</div><div id=comments>I saw it</div>"
      "<figure><figcaption>The wall</figcaption></figure><nav>Home</nav>",
      {});
  std::vector<std::optional<FurnitureKind>> kinds;
  const Blocks blocks = blocks_of(tree);
  for (const Block& block : blocks.list) kinds.push_back(block.aside);
  EXPECT_THAT(kinds, ElementsAre(std::nullopt, FurnitureKind::share, FurnitureKind::comment,
                                 FurnitureKind::caption, FurnitureKind::menu));
}

}  // namespace
}  // namespace synoptic
