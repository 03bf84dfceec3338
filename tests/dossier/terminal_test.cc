// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "dossier/hostile.h"
#include "dossier/labels.h"
#include "dossier/words.h"
#include "dossier/world.h"
#include "synoptic/dossier.h"

namespace synoptic {
namespace {

void expect_fits(std::string_view page, std::uint32_t columns) {
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    const std::string_view line = page.substr(0, end);
    EXPECT_LE(columns_of(line), columns) << line;
    EXPECT_FALSE(line.ends_with(' ')) << line;
    page.remove_prefix(std::min(end + 1, page.size()));
  }
}

bool has(std::string_view page, std::string_view words) {
  return page.find(words) != std::string_view::npos;
}

TEST(DossierTerminal, DifferencesStandFirstWithTheAnswersMarked) {
  const std::string page = to_terminal(harbour_talks());
  EXPECT_LT(page.find("WHERE THEY DIFFER"), page.find("WHERE THEY AGREE"));
  EXPECT_LT(page.find("WHERE THEY AGREE"), page.find("ONLY IN ONE REPORT"));
  EXPECT_TRUE(has(page, "“days of talks”"));
  EXPECT_TRUE(has(page, "⟦three days of talks⟧"));
  EXPECT_TRUE(has(page, "A · 1 outlet, 1 independent origin"));
  EXPECT_TRUE(has(page, "B · 2 outlets, 2 independent origins"));
  EXPECT_TRUE(has(page, "(attributed to Oram Tash)"));
  EXPECT_TRUE(has(page, "not in: leaf"));
  EXPECT_TRUE(has(page, "duration · different values"));
}

TEST(DossierTerminal, QuotesShowWhatIsLeftOutAndAdded) {
  const std::string page = to_terminal(harbour_talks(), {.columns = 120});
  EXPECT_TRUE(has(page, "  Anna Lind\n    Meridian Wire"));
  EXPECT_TRUE(has(page, "“We are close, [-but the last mile is the hardest,-]” (cut)"));
  EXPECT_TRUE(has(page, "We are {+very+} close, but the last [-mile-] {+step+} is the hardest,”"));
}

TEST(DossierTerminal, AQuoteWhoseEditsLeaveGapsLosesNoWord) {
  Dossier dossier = harbour_talks();
  std::vector<Edit>& edits = dossier.collation.quotes[0].readings[2].edits;
  edits.erase(edits.begin() + 2);  // "close, but the last" is in no edit
  const std::string page = to_terminal(dossier, {.columns = 120});
  EXPECT_TRUE(has(page, "We are {+very+} close, but the last [-mile-] {+step+} is the hardest,”"));
}

TEST(DossierTerminal, WordsLeftOutBeforeAQuoteKeepTheirSpace) {
  Dossier dossier = harbour_talks();
  CollatedQuote& quote = dossier.collation.quotes[0];
  const Anchor base = at(dossier, 0, "We are close,");
  quote.readings = {{.anchor = base}, {.anchor = at(dossier, 1, "are close,")}};
  quote.readings[1].change = Change::cut;
  // The other outlet opens its mark at the second word: no space stands before it.
  dossier.reports[1].text.replace(quote.readings[1].anchor.span.start - 1, 1, "|");
  quote.readings[1].edits = {
      {EditKind::cut,
       {quote.readings[1].anchor.span.start, quote.readings[1].anchor.span.start},
       at(dossier, 0, "We").span},
      {EditKind::same, quote.readings[1].anchor.span, at(dossier, 0, "are close,").span}};
  EXPECT_TRUE(has(to_terminal(dossier), "“[-We-] are close,”"));
}

TEST(DossierTerminal, TimesAreShownAsPeopleWriteThem) {
  struct Row {
    const char* timex;
    const char* label;
  };
  const Row rows[] = {{"2031-05-04", "2031-05-04"},
                      {"2031-05-04TMO", "2031-05-04 morning"},
                      {"2031-05-04T12:05", "2031-05-04 12:05"},
                      {"XXXX-WXX-2", "Tuesday"},
                      {"XXXX-WXX-2TEV", "Tuesday evening"},
                      {"XXXX-12-02", "2 Dec"},
                      {"XXXX-XX-XX", "–"},
                      {"PRESENT_REF", "–"},
                      {"P2D", "P2D"},
                      {"2031-W18", "2031-W18"},
                      {"", "–"}};
  for (const Row& row : rows) EXPECT_EQ(time_label(row.timex), row.label) << row.timex;
  EXPECT_EQ(time_label(std::nullopt), "–");
}

TEST(DossierTerminal, TheProcessShowsHowAPlanWentOn) {
  const std::string page = to_terminal(harbour_talks());
  EXPECT_TRUE(has(page, "“28 points” → “cut to 19 points” / “20 points”"));
  EXPECT_TRUE(has(page, "Tessaly demands"));
  EXPECT_TRUE(has(page, "⟦A new round is planned⟧ for Thursday."));
  EXPECT_TRUE(has(page, "WHO HAS IT FROM WHOM"));
  EXPECT_TRUE(has(page, "4 outlets, 3 independent origins"));
}

TEST(DossierTerminal, OutletsWithTheSameWordsShareALine) {
  Dossier dossier = harbour_talks();
  dossier.reports[3].text = dossier.reports[2].text;
  ClaimReading copy = dossier.collation.claims[0].readings[2];
  copy.anchor.report = 3;
  dossier.collation.claims[0].readings.push_back(copy);
  dossier.collation.claims[0].answers[1].readings.push_back(3);
  const std::string page = to_terminal(dossier, {.columns = 120});
  EXPECT_TRUE(has(page, "Tidewater News, leaf"));
}

TEST(DossierTerminal, LongListsAreShortenedUnlessEverythingIsWanted) {
  Dossier dossier = harbour_talks();
  const Claim agree = dossier.collation.claims.back();
  for (int i = 0; i < 19; ++i) dossier.collation.claims.push_back(agree);
  EXPECT_TRUE(has(to_terminal(dossier), "… 8 more (--all shows them)"));
  EXPECT_FALSE(has(to_terminal(dossier, {.everything = true}), "--all"));
}

TEST(DossierTerminal, NoLineIsWiderThanThePage) {
  for (const std::uint32_t columns : {80u, 93u, 120u}) {
    expect_fits(to_terminal(harbour_talks(), {.columns = columns}), columns);
    for (const std::string& words : hostile_words()) {
      expect_fits(to_terminal(dossier_on(words), {.columns = columns}), columns);
    }
  }
  expect_fits(to_terminal(harbour_talks(), {.columns = 20}), 80);
  expect_fits(to_terminal(harbour_talks(), {.columns = 999}), 120);
}

TEST(DossierTerminal, ForeignControlCharactersAreNeverSent) {
  for (const std::string& words : hostile_words()) {
    const std::string page = to_terminal(dossier_on(words), {.everything = true});
    for (std::size_t i = 0; i < page.size();) {
      const Decoded decoded = decode_at(page, i);
      ASSERT_TRUE(decoded.code_point == '\n' || !is_control(decoded.code_point)) << page;
      i += decoded.bytes;
    }
  }
}

TEST(DossierTerminal, OnlyOurOwnColoursAreSent) {
  const std::string page = to_terminal(dossier_on("\x1b[31mred\x1b[0m"), {.colour = true});
  for (std::size_t i = page.find('\x1b'); i != std::string::npos; i = page.find('\x1b', i + 1)) {
    const std::size_t end = page.find('m', i);
    ASSERT_NE(end, std::string::npos);
    EXPECT_EQ(page.substr(i + 1, end - i - 1).find_first_not_of("[0123456789;"), std::string::npos);
  }
  EXPECT_TRUE(has(page, "\\u{1B}[31mred"));
  EXPECT_FALSE(has(to_terminal(harbour_talks()), "\x1b"));
}

TEST(DossierTerminal, NothingAtAllIsStillAPage) {
  const std::string page = to_terminal(Dossier{});
  EXPECT_TRUE(has(page, "0 reports"));
  EXPECT_TRUE(has(page, "0 questions"));
}

}  // namespace
}  // namespace synoptic
