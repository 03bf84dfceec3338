// SPDX-License-Identifier: Apache-2.0
#include "page/patterns.h"

#include <gtest/gtest.h>

#include <string>

namespace synoptic {
namespace {

struct MatchRow {
  std::string_view pattern;
  std::string_view line;
  bool matches;
};

constexpr MatchRow kMatches[] = {
    {"related", "Related", true},
    {"related", "Related deaths", false},
    {"don't miss", "Don’t  miss", true},
    {"- * -", "— a –", true},
    {"share *", "Share this", true},
    {"share *", "Share", false},
    {"* min read", "James Roe3 min read", true},
    {"# min read", "12 min read", true},
    {"# min read", "min read", false},
    {"#:#", "10:33", true},
    {"by %", "By Jane Roe", true},
    {"by %", "By Jane van der Roe and Ada Quill", true},
    {"by %", "By noon", false},
    {"by %", "By Jane Roe of course", false},
    {"%/{agency}", "Jane Roe/MW", true},
    {"%/{agency}", "Jane Roe/Meridian Wire", true},
    {"%/{agency}", "jane roe/mw", false},
    {"%, {agency} *", "Jane Roe, MW photo", true},
    {"*a*b*c", "xxaxxbxxc", true},
    {"*a*b*c", "xxaxxcxxb", false},
};

TEST(Patterns, MatchWholeLines) {
  for (const MatchRow& row : kMatches) {
    const auto rows = parse_patterns("= agency\tmw|meridian wire\nshare\tany\t" +
                                     std::string(row.pattern) + "\n");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].matches(fold_line(row.line)), row.matches)
        << row.pattern << " on " << row.line;
  }
}

TEST(Patterns, GiveUpOnALineThatWouldTakeForever) {
  const auto rows = parse_patterns("share\tany\t*a*a*a*a*a*a*a*a*a*b\n");
  EXPECT_FALSE(rows[0].matches(fold_line(std::string(600, 'a'))));
}

TEST(Patterns, AreTriedInTheOrderOfTheFile) {
  const PatternTable table("other\tnone\tby the numbers\nbyline\ttop\tby %\n");
  std::string found;
  table.each_match(fold_line("By The Numbers"), [&found](const PatternRow& row) {
    found += row.where == Where::none ? "none " : "other ";
    return false;
  });
  EXPECT_EQ(found, "none other ");
}

TEST(Patterns, OfTheDataFileAreUnderstood) {
  bool found = false;
  furniture_patterns().each_match(fold_line("Share this article:"), [&found](const PatternRow&) {
    found = true;
    return true;
  });
  EXPECT_TRUE(found);
}

TEST(FoldedLine, HasPlainMarksAndSingleBlanks) {
  const FoldedLine line = fold_line("“Orra’s” \t flood —\u00a0it  …");
  EXPECT_EQ(line.shape, "\"Orra's\" flood - it ...");
  EXPECT_EQ(line.lower, "\"orra's\" flood - it ...");
}

}  // namespace
}  // namespace synoptic
