// SPDX-License-Identifier: Apache-2.0
#include "page/lines.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

TEST(Lines, AreCutAtEveryKindOfLineBreak) {
  constexpr std::string_view kText = "a\r\nb\n\n c \rd";
  const auto lines = lines_of(kText);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(cut(kText, lines[0].span), "a");
  EXPECT_FALSE(lines[1].blank_before);
  EXPECT_EQ(cut(kText, lines[2].span), "c");
  EXPECT_TRUE(lines[2].blank_before);
  EXPECT_EQ(cut(kText, lines[3].span), "d");
}

TEST(Lines, OfBlanksAreNone) {
  EXPECT_TRUE(lines_of("").empty());
  EXPECT_TRUE(lines_of(" \n\t\r\n\u00a0").empty());
}

TEST(Words, AreRunsWithoutBlanks) {
  EXPECT_EQ(count_words(""), 0u);
  EXPECT_EQ(count_words("  Water  rose\tin\nOrra "), 4u);
}

struct SentenceRow {
  std::string_view line;
  bool ends;
};

TEST(Sentences, EndInAStopWhateverClosesBehindIt) {
  constexpr SentenceRow kRows[] = {
      {"Water rose.", true},  {"“Water rose.”", true},    {"(Water rose!)", true},
      {"Who knows?'", true},  {"Water rose…", true},      {"水が増えた。", true},
      {"Water rose", false},  {"Water rose:", false},     {"", false},
      {"the “lower”", false}, {"「水が増えた。」", true}, {"“Water rose”", false},
  };
  for (const SentenceRow& row : kRows) EXPECT_EQ(ends_as_sentence(row.line), row.ends) << row.line;
}

TEST(Trim, TakesBlanksOfEveryKind) {
  EXPECT_EQ(trim(" \u00a0\u3000\tOrra\u200b \n"), "Orra");
  EXPECT_EQ(trim("\ufeff"), "");
}

}  // namespace
}  // namespace synoptic
