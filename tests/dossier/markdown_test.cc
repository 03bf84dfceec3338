// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "dossier/hostile.h"
#include "dossier/world.h"
#include "synoptic/dossier.h"

namespace synoptic {
namespace {

bool has(std::string_view page, std::string_view words) {
  return page.find(words) != std::string_view::npos;
}

std::size_t count_of(std::string_view page, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = page.find(words); at != std::string_view::npos;
       at = page.find(words, at + 1)) {
    ++count;
  }
  return count;
}

TEST(DossierMarkdown, AFootnoteSaysWhereTheWordsStand) {
  const std::string page = to_markdown(harbour_talks());
  EXPECT_TRUE(has(page, "The talks took **two days**, according to the Tessalian envoy"));
  EXPECT_TRUE(has(page, ": Tidewater News, tide 35–43: “two days”\n"));
  EXPECT_TRUE(has(page, "We are **very** close, but the last ~~mile~~ **step** is"));
}

TEST(DossierMarkdown, EveryFootnoteIsThereOnce) {
  const std::string page = to_markdown(harbour_talks());
  std::size_t number = 1;
  for (;; ++number) {
    const std::string mark = "[^" + std::to_string(number) + "]";
    if (!has(page, mark)) break;
    EXPECT_EQ(count_of(page, "\n" + mark + ": "), 1u) << mark;
    EXPECT_GE(count_of(page, mark), 2u) << mark;
  }
  EXPECT_GT(number, 20u);
}

TEST(DossierMarkdown, ForeignWordsAreNeverMarkup) {
  const std::string page = to_markdown(dossier_on("[x](http://x) **b** <i> `c` ~~d~~ # | [^1]: e"));
  EXPECT_TRUE(has(
      page, "\\[x\\](http://x) \\*\\*b\\*\\* \\<i\\> \\`c\\` \\~\\~d\\~\\~ \\# \\| \\[\\^1\\]"));
  EXPECT_TRUE(has(to_markdown(dossier_on("1. item")), "- **1\\. item**"));
  EXPECT_TRUE(has(to_markdown(dossier_on("- item")), "- **\\- item**"));
}

TEST(DossierMarkdown, ALineOfOursBeginsEveryLine) {
  for (const std::string& words : hostile_words()) {
    const std::string page = to_markdown(dossier_on(words));
    EXPECT_FALSE(has(page, "\x1b"));
    for (std::size_t at = page.find('\n'); at + 1 < page.size(); at = page.find('\n', at + 1)) {
      EXPECT_TRUE(has("\n#*-[ 01", page.substr(at + 1, 1))) << page.substr(at, 40);
    }
  }
}

TEST(DossierMarkdown, NothingAtAllIsStillADocument) {
  EXPECT_TRUE(has(to_markdown(Dossier{}), "0 reports"));
}

}  // namespace
}  // namespace synoptic
