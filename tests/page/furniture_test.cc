// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <string>

#include "synoptic/page.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "kind: words" of each stretch.
std::vector<std::string> marked(std::string_view text) {
  std::vector<std::string> out;
  for (const Furniture& furniture : mark_furniture(text)) {
    out.push_back(std::string(name_of(furniture.kind)) + ": " +
                  std::string(cut(text, furniture.span)));
  }
  return out;
}

// The line in the middle of an article.
std::vector<std::string> marked_line(std::string_view line) {
  constexpr std::string_view kBefore =
      "Water rose in the lower town of Orra on Monday, the harbour office said.\n\n";
  constexpr std::string_view kAfter =
      "\n\nPeople left by boat before noon, and nobody was hurt, the mayor of Orra said later.\n";
  return marked(std::string(kBefore) + std::string(line) + std::string(kAfter));
}

struct LineRow {
  std::string_view line;
  std::string_view kind;
};

constexpr LineRow kFurnitureLines[] = {
    {"Water in Lower Street / PHOTO: MW", "caption"},
    {"Image: the harbour of Orra", "caption"},
    {"Mayor Ada Quill at the gauge on Monday. (Jane Roe/Reuters)", "caption"},
    {"Mayor Ada Quill at the gauge on Monday. (AP Photo/Jane Roe)", "caption"},
    {"Mayor Ada Quill at the gauge on Monday. / AP", "caption"},
    {"AI-generated illustration", "caption"},
    {"Hide Caption 3 of 12 Photos: The flood in Orra", "caption"},
    {"Photos: The flood in Orra The flood in Orra – A boat lies in Lower Street on Monday, a day "
     "after the river rose over its banks and into the market. Hide Caption 1 of 12 Photos: The "
     "flood in Orra A cellar is pumped dry. Hide Caption 2 of 12",
     "caption"},
    {"FILE — Mayor Ada Quill in April", "caption"},
    {"Share this article:", "share"},
    {"Listen to this article0:00 min", "share"},
    {"3 min read", "share"},
    {"Follow us on Twitter and Facebook", "share"},
    {"Sign up for our morning newsletter", "share"},
    {"ADVERTISEMENT", "share"},
    {"Discussion", "share"},
    {"Similar Articles", "teaser"},
    {"More in World", "teaser"},
    {"Read more: Velmark closes its ports", "teaser"},
    {"(Also on the Courier: Velmark closes its ports)", "teaser"},
    {"This article originally appeared at The Courier.", "notice"},
    {"Correction: An earlier version gave the wrong street.", "notice"},
    {"© 2026 Orra Courier", "notice"},
    {"This story has been updated.", "notice"},
    {"Write to Jane Roe at jane@courier.example", "notice"},
    {"Reporting note: The Meridian Wire contributed to this report.", "credit"},
    {"Meridian Wire writer Jane Roe contributed to this report.", "credit"},
    {"Source: courier.example", "credit"},
    {"(Reporting by Jane Roe; editing by Ada Quill)", "credit"},
    {"James Roe3 min read", "byline"},
    {"Published", "byline"},
    {"Updated at 10:33 a.m. ET", "byline"},
    {"Site Mobile Navigation", "other"},
};

TEST(Furniture, IsFoundByItsLine) {
  for (const LineRow& row : kFurnitureLines) {
    EXPECT_THAT(marked_line(row.line),
                ElementsAre(std::string(row.kind) + ": " + std::string(row.line)));
  }
}

// Sentences and headings that look a little like furniture.
constexpr std::string_view kTellingLines[] = {
    "“Share this article with your neighbours,” she told the crowd.",
    "Listen: I am not going to leave this town.",
    "Read more of it than I did, he said.",
    "The pictures had appeared in the Orra Courier before.",
    "By noon the water had reached the school.",
    "By the numbers",
    "The photo showed the harbour; the image was taken by a drone.",
    "Follow the money, the mayor said, and you will see who built the wall.",
    "Related deaths rose to three.",
    "More in Orra than in Tessaly were without power.",
    "“It is published,” he said.",
    "NASA — the agency — had warned of it.",
    "Violence continues amid diplomacy",
    "Florida meetings and joint statement",
    "She contributed to this report's findings, he added.",
    "The discussion went on until midnight.",
    "Updated maps show 12 streets under water.",
    "Source: the harbour office said it had none.",
    "Video of the flood was shown to the council.",
    "Copyright law does not protect a flood map, the court said.",
};

TEST(Furniture, IsNoSentenceOfTheTelling) {
  for (const std::string_view line : kTellingLines) {
    EXPECT_THAT(marked_line(line), IsEmpty()) << line;
  }
}

TEST(Furniture, OfAHeadingWithLinksIsTheLinksToo) {
  EXPECT_THAT(marked("Water rose in Orra on Monday, the harbour office said.\n\n"
                     "Related\nVelmark closes its ports\nTessaly sends boats\n\n"
                     "People left by boat."),
              ElementsAre("teaser: Related", "teaser: Velmark closes its ports",
                          "teaser: Tessaly sends boats"));
  EXPECT_THAT(marked("Water rose in Orra on Monday, the harbour office said.\n\nMore in World\n\n"
                     "Velmark closes its ports\n\nTessaly sends boats"),
              ElementsAre("teaser: More in World", "teaser: Velmark closes its ports",
                          "teaser: Tessaly sends boats"));
}

TEST(Furniture, OfAHeadingInTheMiddleEndsAtTheBlankLine) {
  EXPECT_THAT(marked("Water rose in Orra on Monday, the harbour office said.\n\nRelated\n\n"
                     "Who pays for the wall\n\nThe council will meet on Friday."),
              ElementsAre("teaser: Related"));
}

TEST(Furniture, ThatLostItsLineBreakIsFoundAtTheEndOfTheLine) {
  EXPECT_THAT(marked("Water rose in Orra on Monday, the harbour office said.Similar Articles"),
              ElementsAre("teaser: Similar Articles"));
  EXPECT_THAT(marked("Water rose in Orra on Monday, he said. Jane Roe of the Meridian Wire "
                     "contributed to this report."),
              ElementsAre("credit: Jane Roe of the Meridian Wire contributed to this report."));
  EXPECT_THAT(marked("Water rose in Orra on Monday, he said. This article originally appeared at "
                     "The Courier."),
              ElementsAre("notice: This article originally appeared at The Courier."));
}

TEST(Furniture, IsTheCaptionThatStandsBeforeItself) {
  EXPECT_THAT(
      marked_line("Water in Lower Street\nWater in Lower Street / PHOTO: MW"),
      ElementsAre("caption: Water in Lower Street", "caption: Water in Lower Street / PHOTO: MW"));
}

TEST(Furniture, IsTheHeadlineSaidAgainAndTheSectionsAboveIt) {
  EXPECT_THAT(
      marked("Orra Courier\nWorld\n\nFlood hits Orra’s lower town\n\n"
             "Flood hits Orra's lower town\n\nWater rose."),
      ElementsAre("other: Orra Courier", "other: World", "other: Flood hits Orra's lower town"));
}

struct DatelineRow {
  std::string_view head;
  std::string_view dateline;  // empty: none
};

TEST(Dateline, IsMarkedAndNothingBehindIt) {
  const std::vector<DatelineRow> rows = {
      {"ORRA, May 4 (Meridian Wire) — ", "ORRA, May 4 (Meridian Wire) —"},
      {"ORRA — ", "ORRA —"},
      {"NEW ORRA, Vel. (MW) -- ", "NEW ORRA, Vel. (MW) --"},
      {"Orra (MW) – ", "Orra (MW) –"},
      {"(Meridian Wire) - ", "(Meridian Wire) -"},
      {"(MW) ", "(MW)"},
      {"ORRA/VELMARK (Meridian Wire) - ", "ORRA/VELMARK (Meridian Wire) -"},
      {"Orra — ", ""},
      {"WATCH - ", ""},
      {"The mayor — ", ""},
      {"“ORRA” — ", ""},
      {"(She had left) ", ""},
  };
  constexpr std::string_view kRest =
      "Water rose in the lower town on Monday, and people left by boat, the office said.";
  for (const DatelineRow& row : rows) {
    const auto found = marked(std::string(row.head) + std::string(kRest));
    if (row.dateline.empty()) {
      EXPECT_THAT(found, IsEmpty()) << row.head;
    } else {
      EXPECT_THAT(found, ElementsAre("dateline: " + std::string(row.dateline)));
    }
  }
}

TEST(Dateline, StandsOnceAtTheHead) {
  const std::string text =
      "ORRA (MW) — Water rose in the lower town on Monday, the harbour office said.\n\n"
      "VELMARK (MW) — Ports were closed on Tuesday, the ministry in Velmark said.\n";
  EXPECT_THAT(marked(text), ElementsAre("dateline: ORRA (MW) —"));
}

TEST(Byline, ThatRunsIntoTheTextIsMarked) {
  EXPECT_THAT(marked("(Jane Roe, Courier.exampleWater rose in the lower town of Orra on Monday."),
              ElementsAre("byline: (Jane Roe, Courier.example"));
}

TEST(Furniture, TakesLinearTimeOnHostileText) {
  std::string text = "Share this article:\n";
  for (int i = 0; i < 20000; ++i) text += "By A and B and C and D.Share A. Related\n";
  text += std::string(1 << 20, 'A');
  text += std::string(100000, '(');
  EXPECT_FALSE(marked(text).empty());
}

}  // namespace
}  // namespace synoptic
