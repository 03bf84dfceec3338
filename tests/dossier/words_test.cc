// SPDX-License-Identifier: Apache-2.0
#include "dossier/words.h"

#include <gtest/gtest.h>

#include <string>

#include "dossier/paper.h"

namespace synoptic {
namespace {

TEST(Words, ControlCharactersAreShownAsTheirNumbers) {
  struct Row {
    std::string words;
    std::string expected;
  };
  const Row rows[] = {
      {"plain words", "plain words"},
      {"two\n\t lines", "two lines"},
      {"  edges  ", "edges"},
      {"\x1b[2Jgone", "\\u{1B}[2Jgone"},
      {std::string("a\0b", 3), "a\\u{0}b"},
      {"\u009b31m", "\\u{9B}31m"},
      {"abc\u202e321", "abc\\u{202E}321"},
      {"\u2066x\u2069", "\\u{2066}x\\u{2069}"},
      {"soft\u00adhyphen", "soft\\u{AD}hyphen"},
      {"zero\u200bwidth", "zero\\u{200B}width"},
      {"\U000e0041tag", "\\u{E0041}tag"},
      {"no\u00a0break\u2028line", "no break line"},
      {"می\u200cخواهم", "می\u200cخواهم"},
  };
  for (const Row& row : rows) EXPECT_EQ(flat(row.words), row.expected);
}

TEST(Words, ShownKeepsLinesAndSpaces) {
  EXPECT_EQ(shown("a  b\r\nc\rd\u2028e\x07"), "a  b\nc\nd\ne\\u{7}");
}

TEST(Words, WideCharactersTakeTwoColumnsAndMarksNone) {
  EXPECT_EQ(columns_of(std::string_view("ferry")), 5u);
  EXPECT_EQ(columns_of(std::string_view("港口")), 4u);
  EXPECT_EQ(columns_of(std::string_view("e\u0301")), 1u);
  EXPECT_EQ(columns_of(std::string_view("😀")), 2u);
  EXPECT_EQ(columns_of(std::string_view("Ω—“”…")), 5u);
  EXPECT_EQ(columns_of(std::string_view("한국어")), 6u);
}

TEST(Words, ShorteningLeavesRoomForTheEllipsis) {
  EXPECT_EQ(shortened("ferry", 5), "ferry");
  EXPECT_EQ(shortened("ferries", 5), "ferr…");
  EXPECT_EQ(shortened("two days", 5), "two…");
  EXPECT_EQ(shortened("港口港口", 5), "港口…");
  EXPECT_EQ(shortened("ferry", 0), "");
}

std::string joined(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) {
    for (const Run& run : line) out += run.text;
    out += '|';
  }
  return out;
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(joined(wrap({{"the ferry line stays closed"}}, 10)), "the ferry|line stays|closed|");
}

TEST(Wrap, BreaksWordsThatAreTooLong) {
  EXPECT_EQ(joined(wrap({{"a Donaudampfschiff"}}, 8)), "a|Donaudam|pfschiff|");
}

TEST(Wrap, BreaksAnywhereBetweenWideCharacters) {
  EXPECT_EQ(joined(wrap({{"港口港口港"}}, 5)), "港口|港口|港|");
}

TEST(Wrap, KeepsAMarkWithItsLetter) {
  EXPECT_EQ(joined(wrap({{"aaae\u0301b"}}, 4)), "aaae\u0301|b|");
}

TEST(Wrap, WordsMayGoOnFromRunToRun) {
  EXPECT_EQ(joined(wrap({{"after "}, {"two days", Ink::answer}, {", then"}}, 11)),
            "after two|days, then|");
}

TEST(Wrap, NothingIsOneLine) { EXPECT_EQ(wrap({}, 10).size(), 1u); }

TEST(Paper, ARemarkThatDoesNotFitStandsBelow) {
  Paper paper(20, false);
  paper.ends(0, {{"question"}}, {"right"});
  paper.ends(0, {{"a long question"}}, {"remark"});
  EXPECT_EQ(paper.take(), "question       right\na long question\n  remark\n");
}

TEST(Paper, CellsWrapSideBySide) {
  Paper paper(20, false);
  paper.cells(1, {{{{"Harbour Post"}}, 7}, {{{"two days of talks"}}, 0}});
  EXPECT_EQ(paper.take(), " Harbour  two days\n Post     of talks\n");
}

TEST(Paper, ColourIsSentOnlyWhereItIsWanted) {
  Paper plain(40, false);
  plain.paragraph(0, {plain.marked(Ink::cut, "mile"), {" "}, plain.marked(Ink::insert, "step")});
  EXPECT_EQ(plain.take(), "[-mile-] {+step+}\n");
  Paper coloured(40, true);
  coloured.paragraph(0, {coloured.marked(Ink::cut, "mile")});
  EXPECT_EQ(coloured.take(), "\x1b[9;31mmile\x1b[0m\n");
}

}  // namespace
}  // namespace synoptic
