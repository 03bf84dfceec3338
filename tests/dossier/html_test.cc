// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/hostile.h"
#include "dossier/world.h"
#include "synoptic/dossier.h"

namespace synoptic {
namespace {

std::size_t count_of(std::string_view page, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = page.find(part); at != std::string_view::npos;
       at = page.find(part, at + 1)) {
    ++count;
  }
  return count;
}

bool has(std::string_view page, std::string_view words) {
  return page.find(words) != std::string_view::npos;
}

// The values of an attribute, wherever it stands: attributes_of("<a id=\"x\">", " id=") => {"x"}.
std::vector<std::string> attributes_of(std::string_view page, std::string_view attribute) {
  std::vector<std::string> values;
  const std::string opening = std::string(attribute) + "\"";
  for (std::size_t at = page.find(opening); at != std::string_view::npos;
       at = page.find(opening, at + 1)) {
    const std::size_t start = at + opening.size();
    values.emplace_back(page.substr(start, page.find('"', start) - start));
  }
  return values;
}

void expect_links_lead_somewhere(const std::string& page) {
  const std::vector<std::string> ids = attributes_of(page, " id=");
  const std::set<std::string> known(ids.begin(), ids.end());
  EXPECT_EQ(known.size(), ids.size()) << "an id stands twice";
  for (const std::string& href : attributes_of(page, " href=")) {
    if (href.starts_with("#")) {
      EXPECT_TRUE(known.contains(href.substr(1))) << href;
    } else {
      EXPECT_TRUE(href.starts_with("http://") || href.starts_with("https://")) << href;
    }
  }
}

// Every element that is opened is closed in its turn, and there is no element that we do not write.
void expect_well_formed(const std::string& page) {
  const std::set<std::string> alone = {"meta", "br"};
  const std::set<std::string> ours = {
      "html", "head", "title", "style", "body",    "a",      "main",   "nav",    "ol",
      "ul",   "li",   "h1",    "h2",    "h3",      "h4",     "p",      "td",     "th",
      "tr",   "bdi",  "thead", "tbody", "span",    "mark",   "header", "script", "section",
      "ins",  "del",  "table", "small", "article", "caption"};
  std::vector<std::string> open;
  std::size_t at = page.find("<html");
  for (; at != std::string::npos; at = page.find('<', at + 1)) {
    const bool closing = page[at + 1] == '/';
    const std::size_t start = at + (closing ? 2 : 1);
    const std::string name = page.substr(start, page.find_first_of(" >", start) - start);
    if (alone.contains(name)) continue;
    ASSERT_TRUE(ours.contains(name) || name == "div") << page.substr(at, 60);
    if (!closing) {
      open.push_back(name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << page.substr(at, 60);
    ASSERT_EQ(open.back(), name) << page.substr(at, 60);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

// The page's text between two places, without elements.
std::string text_of(std::string_view html) {
  std::string text;
  bool element = false;
  for (const char c : html) {
    if (c == '<') element = true;
    if (!element) text += c;
    if (c == '>') element = false;
  }
  return text;
}

TEST(DossierHtml, EveryLinkHasItsPlaceAndEveryIdIsOne) {
  const std::string page = to_html({harbour_talks(), harbour_talks()});
  expect_links_lead_somewhere(page);
  expect_well_formed(page);
  EXPECT_GT(attributes_of(page, " href=").size(), 100u);
}

TEST(DossierHtml, AReadingLeadsToItsMarkedWordsAndBack) {
  const std::string page = to_html({harbour_talks()});
  const std::string mark = "<mark class=\"differ\" id=\"d1-r3-35-43\">";
  ASSERT_TRUE(has(page, mark));
  EXPECT_TRUE(has(page, "href=\"#d1-r3-35-43\""));
  const std::string_view at = std::string_view(page).substr(page.find(mark) + mark.size());
  EXPECT_TRUE(at.starts_with("two days<span class=\"back\"> <a href=\"#d1-w")) << at.substr(0, 80);
}

TEST(DossierHtml, OverlappingMarksAreSplitAndKeepEveryWord) {
  Dossier dossier = dossier_on("one two three four five");
  dossier.collation = {};
  const auto position = [&](std::string_view words) {
    return Position{.party = 0, .anchor = at(dossier, 0, words)};
  };
  dossier.collation.names = {{.id = "n1", .name = "N", .forms = {at(dossier, 0, "two")}}};
  dossier.collation.process.positions = {position("one two three"), position("three four five"),
                                         position("two three four"), position("two")};
  const std::string page = to_html({dossier});
  expect_links_lead_somewhere(page);
  expect_well_formed(page);
  const std::size_t texts = page.find("<article class=\"report\"");
  const std::size_t start = page.find("<p dir=\"auto\">", texts);
  std::string text =
      text_of(std::string_view(page).substr(start, page.find("</p>", start) - start));
  for (std::size_t back = text.find(" ↩"); back != std::string::npos; back = text.find(" ↩")) {
    text.erase(back, std::string(" ↩").size());
  }
  EXPECT_EQ(text, "one two three four five");
  EXPECT_TRUE(has(page, ":root:has(#d1-r1-4-18:target) .p-d1-r1-4-18{"));
}

TEST(DossierHtml, AMarkOverParagraphsGoesOnInTheNext) {
  Dossier dossier = dossier_on("one\ntwo\n\nthree");
  const std::string page = to_html({dossier});
  expect_links_lead_somewhere(page);
  expect_well_formed(page);
  EXPECT_TRUE(has(page, "<p dir=\"auto\"><mark class=\"differ p-d1-r1-0-14\">three</mark></p>"));
}

TEST(DossierHtml, MarksOnLineEndsAloneStillHaveAPlace) {
  Dossier dossier = dossier_on("one\n\ntwo");
  dossier.collation.process.positions = {{.anchor = {0, {3, 5}}}, {.anchor = {0, {4, 5}}}};
  expect_links_lead_somewhere(to_html({dossier}));
  dossier.reports[0].text = "\n\n";
  dossier.collation = {};
  dossier.headline.reset();
  dossier.credits[0].clear();
  dossier.collation.names = {{.id = "n1", .name = "N", .forms = {{0, {0, 1}}}}};
  expect_links_lead_somewhere(to_html({dossier}));
}

TEST(DossierHtml, ForeignWordsAreNeverMarkup) {
  for (const std::string& words : hostile_words()) {
    const std::string page = to_html({dossier_on(words)});
    expect_well_formed(page);
    expect_links_lead_somewhere(page);
    EXPECT_EQ(count_of(page, "<script"), 1U) << words;  // the page's own
    EXPECT_FALSE(has(page, "<img")) << words;
    EXPECT_FALSE(has(page, "\x1b")) << words;
    EXPECT_FALSE(has(page, "\u202e")) << words;
  }
}

TEST(DossierHtml, AnAddressThatIsNoWebAddressIsNoLink) {
  const std::string page = to_html({dossier_on("javascript:alert(1)")});
  EXPECT_FALSE(has(page, "href=\"javascript"));
  EXPECT_TRUE(has(to_html({harbour_talks()}), "href=\"https://wire.example/orra?a=1&amp;b=2\""));
}

TEST(DossierHtml, ThePageNeedsNothingFromOutside) {
  const std::string page = to_html({harbour_talks()});
  EXPECT_TRUE(has(page, "default-src 'none'; style-src 'unsafe-inline'"));
  for (const std::string_view outside :
       {"<script ", "<img", "<link", "@import", "url(", "<iframe"}) {
    EXPECT_FALSE(has(page, outside)) << outside;
  }
}

TEST(DossierHtml, OnlyThePagesOwnScriptMayRun) {
  const std::string page = to_html({harbour_talks()});
  EXPECT_EQ(count_of(page, "<script"), 1U);
  const std::string_view policy = "script-src 'sha256-";
  const std::size_t at = page.find(policy);
  ASSERT_NE(at, std::string::npos);
  const std::string hash = page.substr(at + policy.size(), 45);
  EXPECT_EQ(
      hash.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
      43U);
  EXPECT_EQ(hash.substr(43), "='");  // 32 bytes in Base64
}

TEST(DossierHtml, ThePageCanBeFoundThroughWithoutEyes) {
  const std::string page = to_html({harbour_talks()});
  EXPECT_TRUE(has(page, "<html lang=\"en\">"));
  EXPECT_TRUE(has(page, "<a class=\"skip\" href=\"#dossiers\">"));
  EXPECT_TRUE(has(page, "<main id=\"dossiers\""));
  EXPECT_TRUE(has(page, "<nav aria-label=\"Sections\">"));
  EXPECT_TRUE(has(page, "<th scope=\"col\">Outlet</th>"));
  EXPECT_TRUE(has(page, "@media print"));
  EXPECT_TRUE(has(page, "prefers-color-scheme: dark"));
  EXPECT_EQ(attributes_of(page, "<article class=\"report\" id=").size(), 4u);
}

TEST(DossierHtml, ManyReadingsOfOnePlaceStayOfALength) {
  Dossier dossier = dossier_on("word word word word");
  for (std::uint32_t i = 0; i < 5; ++i) {
    for (std::uint32_t end = i + 1; end <= 19; ++end) {
      for (int copies = 0; copies < 50; ++copies) {
        dossier.collation.process.positions.push_back({.anchor = {0, {i, end}}});
      }
    }
  }
  const std::string page = to_html({dossier});
  expect_links_lead_somewhere(page);
  expect_well_formed(page);
  EXPECT_LT(page.size(), 3'000'000u);
}

TEST(DossierHtml, NothingAtAllIsStillAPage) {
  expect_well_formed(to_html({}));
  expect_well_formed(to_html({Dossier{}}));
  expect_links_lead_somewhere(to_html({Dossier{}}));
}

}  // namespace
}  // namespace synoptic
