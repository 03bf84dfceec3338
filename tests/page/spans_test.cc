// Generated pages: whatever markup, references and character set, every word of the text lies where
// Report::source says. $SYNOPTIC_SPAN_CASES sets how many; ctest -C slow runs a million.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>

#include "page/verify.h"

namespace synoptic {
namespace {

constexpr std::array<std::string_view, 24> kPieces = {
    "Water",  " rose in ",  "Orra&rsquo;s ", "caf&eacute; ", "&#x1F30A; ", "&amp;amp; ",
    "<b>two", "</b>",       "<i>",           "</i></b>",     "<br>",       "\r\n",
    "&nbsp;", "<!-- x -->", "&notit; ",      "R&D ",         "&#146;s ",   "<a href=x>gauge</a> ",
    "<span>", "</span>",    ", it said. ",   "&acE; ",       "\t",         "&#0; "};
constexpr std::array<std::string_view, 12> kBlocks = {"<p>",
                                                      "</p>",
                                                      "<div>",
                                                      "</div>",
                                                      "<ul><li>",
                                                      "<li>",
                                                      "</ul>",
                                                      "<table><tr><td>",
                                                      "</table>",
                                                      "<blockquote>",
                                                      "<script>var a = '<p>'</script>",
                                                      "<h2>"};
// Per character set a word with bytes of its own.
struct Charset {
  std::string_view meta;
  std::string_view word;
};
constexpr std::array<Charset, 4> kCharsets = {{{"", "\xc3\xa9t\xc3\xa9 "},
                                               {"<meta charset=windows-1252>", "\xe9t\xe9 "},
                                               {"<meta charset=windows-1251>", "\xe2\xee\xe4\xe0 "},
                                               {"<meta charset=shift_jis>", "\x90\x85\x82\xaa "}}};

std::string make_page(std::mt19937& random) {
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const Charset& charset = kCharsets[below(kCharsets.size())];
  std::string page(charset.meta);
  page +=
      "<title>Flood hits Orra</title><h1>Flood hits Orra</h1><p>People left by boat, it said.</p>";
  for (std::size_t i = below(40) + 5; i-- > 0;) {
    switch (below(6)) {
      case 0:
        page += kBlocks[below(kBlocks.size())];
        break;
      case 1:
        page += charset.word;
        break;
      default:
        page += kPieces[below(kPieces.size())];
    }
  }
  return page;
}

TEST(GeneratedPages, HaveEveryWordWhereTheySay) {
  const char* const given = std::getenv("SYNOPTIC_SPAN_CASES");
  const unsigned long cases = given == nullptr ? 2000 : std::strtoul(given, nullptr, 10);
  std::mt19937 random(7);
  std::size_t read = 0;
  for (unsigned long i = 0; i < cases; ++i) {
    Record record;
    record.path = record.id = "x";
    record.kind = RecordKind::html;
    record.bytes = make_page(random);
    const auto report = read_page(record);
    if (!report) continue;
    ++read;
    const auto word = misplaced_word(*report, record.bytes);
    ASSERT_FALSE(word) << *word << " in " << record.bytes;
  }
  EXPECT_GT(read * 10, cases * 9);
}

}  // namespace
}  // namespace synoptic
