// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "synoptic/page.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Record page_record(std::string bytes) {
  Record record;
  record.path = "in/flood.html";
  record.id = "flood";
  record.kind = RecordKind::html;
  record.bytes = std::move(bytes);
  return record;
}

Report read(const std::string& bytes) {
  auto report = read_page(page_record(bytes));
  if (!report) {
    ADD_FAILURE() << to_sentence(report.error());
    return {};
  }
  return *report;
}

// Every byte of the text has its place in the page, and what is no unit is the same there.
void expect_mapped(const Report& report, std::string_view page) {
  std::uint32_t text = 0;
  for (const SourceRun& run : report.source) {
    ASSERT_EQ(run.text, text);
    ASSERT_LE(run.page + run.page_size, page.size());
    if (!run.unit) {
      EXPECT_EQ(std::string_view(report.text).substr(run.text, run.text_size),
                page.substr(run.page, run.page_size));
    }
    text += run.text_size;
  }
  EXPECT_EQ(text, report.text.size());
}

// Where in the page a piece of the text comes from.
std::string_view origin_of(const Report& report, std::string_view page, std::string_view piece) {
  const auto at = static_cast<std::uint32_t>(report.text.find(piece));
  for (const SourceRun& run : report.source) {
    if (run.text <= at && at < run.text + run.text_size) {
      if (run.unit) return page.substr(run.page, run.page_size);
      return page.substr(run.page + (at - run.text), piece.size());
    }
  }
  return {};
}

constexpr std::string_view kPage = R"(<!doctype html>
<html lang="en-GB"><head><title>Flood hits Orra | Orra Courier</title>
<meta property="og:title" content="Flood hits Orra&#8217;s lower town">
<meta property="og:site_name" content="Orra Courier">
<meta name="author" content="By Jane Roe and Ada Quill">
<meta property="article:published_time" content="2026-05-04T12:05:11Z">
<link rel="canonical" href="https://courier.example/flood">
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
<article><h1>Flood hits Orra&rsquo;s <b>l</b>ower town</h1>
<div class="share-buttons"><p>Share this article with everybody whom you know.</p></div>
<p>ORRA (MW) &mdash; Water rose in the
   lower town on&nbsp;Monday, the harbour office said &amp; the mayor confirmed.
<p>People left by boat, and <i>nobody</i> was hurt,<br>the mayor said.
<figure><img src="x.jpg"><figcaption>Water in Lower Street on Monday. A caption.</figcaption></figure>
<h2>What next</h2>
<ul><li>Two streets are closed for repairs.<li>The school is dry.</ul>
<p>More at <a href="/gauge">the gauge</a>, which stood at four metres on Tuesday.</p>
<ul class="related"><li><a href="/1">Velmark closes its ports and more of this kind</a></ul>
</article>
<footer><p>The Orra Courier is printed in Orra and read in all of Velmark.</p></footer>
<script>var p = "<p>Water rose in a script, and that is no text at all.</p>";</script>
</body></html>)";

TEST(HtmlPage, GivesItsArticle) {
  const Report report = read(std::string(kPage));
  EXPECT_EQ(report.text,
            "Flood hits Orra’s lower town\n\n"
            "ORRA (MW) — Water rose in the lower town on Monday, the harbour office said & the "
            "mayor confirmed.\n\n"
            "People left by boat, and nobody was hurt, the mayor said.\n\n"
            "What next\n\nTwo streets are closed for repairs.\n\nThe school is dry.\n\n"
            "More at the gauge, which stood at four metres on Tuesday.");
  ASSERT_TRUE(report.headline);
  EXPECT_EQ(cut(report.text, *report.headline), "Flood hits Orra’s lower town");
  EXPECT_EQ(report.dateline, "ORRA (MW) —");
}

TEST(HtmlPage, MapsEveryByteToThePage) {
  const Report report = read(std::string(kPage));
  expect_mapped(report, kPage);
  EXPECT_EQ(origin_of(report, kPage, "People left"), "People left");
  EXPECT_EQ(origin_of(report, kPage, "— Water"), "&mdash;");
  EXPECT_EQ(origin_of(report, kPage, "& the"), "&amp;");
  EXPECT_EQ(origin_of(report, kPage, " lower town on"), "\n   ");
  EXPECT_EQ(origin_of(report, kPage, " the mayor said"), "<br>");
}

TEST(HtmlPage, SaysWhatItKnowsAndFromWhere) {
  const Report report = read(std::string(kPage));
  EXPECT_EQ(report.title, "Flood hits Orra’s lower town");
  EXPECT_EQ(report.outlet, "Orra Courier");
  EXPECT_THAT(report.byline, ElementsAre("Jane Roe", "Ada Quill"));
  EXPECT_EQ(report.published, "2026-05-04T12:05:11Z");
  EXPECT_EQ(report.language, "en");
  EXPECT_EQ(report.canonical_url, "https://courier.example/flood");
  EXPECT_THAT(to_json(report), HasSubstr(R"("published":"meta")"));
}

TEST(HtmlPage, TrustsJsonLdMoreThanMeta) {
  const Report report = read(
      R"(<head><meta name="author" content="The Desk"><meta name="date" content="2026-05-01">
      <script type="application/ld+json">{"@graph": [{"@type": "WebPage"},
        {"@type": ["NewsArticle"], "headline": "Flood hits Orra", "datePublished": "May 4, 2026",
         "author": [{"@type": "Person", "name": "Jane Roe"}, "Ada Quill"],
         "publisher": {"name": "Orra Courier"}, "dateModified": "2026-05-05"}]}</script></head>
      <p>Water rose in the lower town of Orra on Monday.)");
  EXPECT_EQ(report.title, "Flood hits Orra");
  EXPECT_EQ(report.published, "2026-05-04");
  EXPECT_EQ(report.modified, "2026-05-05");
  EXPECT_EQ(report.outlet, "Orra Courier");
  EXPECT_THAT(report.byline, ElementsAre("Jane Roe", "Ada Quill"));
}

TEST(HtmlPage, LeavesGivenFieldsAlone) {
  Record record = page_record(std::string(kPage));
  record.fields.outlet = "Meridian Wire";
  record.fields.published = "2026-05-06";
  const auto report = read_page(record);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->outlet, "Meridian Wire");
  EXPECT_EQ(report->published, "2026-05-06");
}

TEST(HtmlPage, WithoutParagraphsHasNoArticle) {
  for (const char* page : {"<nav>Home</nav>", "<html></html>", "<a href=x>Home</a>", "<script>"}) {
    const auto report = read_page(page_record(page));
    ASSERT_FALSE(report) << page;
    EXPECT_EQ(report.error().fault, Fault::no_article) << page;
    EXPECT_EQ(report.error().subject, "in/flood.html");
  }
}

TEST(HtmlPage, OfTwoLinesIsAnArticle) {
  const Report report = read("<h1>Flood</h1><p>Water rose in Orra, the mayor said.</p>");
  EXPECT_EQ(report.title, "Flood");
  EXPECT_EQ(report.text, "Flood\n\nWater rose in Orra, the mayor said.");
}

TEST(HtmlPage, ThatIsEmptyBinaryOrTooLargeIsAnError) {
  EXPECT_EQ(read_page(page_record("")).error().fault, Fault::empty);
  EXPECT_EQ(read_page(page_record(" \n")).error().fault, Fault::empty);
  EXPECT_EQ(read_page(page_record(std::string("\x7f"
                                              "ELF\0\0",
                                              6)))
                .error()
                .fault,
            Fault::binary);
  PageOptions options;
  options.max_page_bytes = 10;
  EXPECT_EQ(read_page(page_record("<p>Water rose.</p>"), options).error().fault, Fault::too_large);
}

struct CharsetRow {
  std::string_view name;
  std::string bytes;
  bool contradicted = false;  // the page says one character set, its bytes are of another
};

TEST(Charset, IsFoundByMarkByMetaOrByTheBytes) {
  const std::string ascii = "Water rose in Orra, the mayor said, ";
  const std::vector<CharsetRow> rows = {
      {"UTF-8 without a word", "<p>" + ascii + "café.</p>"},
      {"windows-1252 without a word", "<p>" + ascii + "caf\xe9.</p>"},
      {"declared Latin 1", "<meta charset='ISO-8859-1'><p>" + ascii + "caf\xe9.</p>"},
      {"declared by http-equiv",
       "<meta http-equiv=content-type content='text/html; charset=macintosh'><p>" + ascii +
           "caf\x8e.</p>"},
      {"UTF-8 that says it is Latin 1", "<meta charset=latin1><p>" + ascii + "café.</p>", true},
      {"byte order mark", "\xef\xbb\xbf<meta charset=latin1><p>" + ascii + "café.</p>"},
  };
  for (const CharsetRow& row : rows) {
    const Report report = read(row.bytes);
    EXPECT_EQ(report.text, ascii + "café.") << row.name;
    expect_mapped(report, row.bytes);
    EXPECT_EQ(report.warnings.size(), row.contradicted ? 1U : 0U) << row.name;
  }
}

TEST(Charset, Utf16IsFoundByItsMark) {
  std::string bytes = "\xff\xfe";
  for (const char c : std::string_view("<p>Water rose in Orra, the mayor said.</p>")) {
    bytes += c;
    bytes += '\0';
  }
  const Report report = read(bytes);
  EXPECT_EQ(report.text, "Water rose in Orra, the mayor said.");
  expect_mapped(report, bytes);
}

TEST(Charset, DeclaredUtf8ThatIsNoneIsAWarning) {
  const Report report = read("<meta charset=utf-8><p>Water rose in Orra\xff, the mayor said.");
  EXPECT_EQ(report.text, "Water rose in Orra\ufffd, the mayor said.");
  ASSERT_THAT(report.warnings, SizeIs(1));
  EXPECT_THAT(report.warnings[0], HasSubstr("byte 41"));
}

TEST(Entities, KeepTheirPlaceWhateverTheyAre) {
  const std::string page =
      "<p>Water&#146;s rise &copy2026 &notanentity; &amp;amp; R&D caf&eacute; &#x1F30A; "
      "AT&T said so in Orra.\r\nIt fell.";
  const Report report = read(page);
  EXPECT_EQ(report.text,
            "Water’s rise ©2026 ¬anentity; &amp; R&D café 🌊 AT&T said so in Orra. It fell.");
  expect_mapped(report, page);
  EXPECT_EQ(origin_of(report, page, "🌊"), "&#x1F30A;");
}

struct HostileRow {
  std::string_view name;
  std::string bytes;
};

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(HostilePage, MarkupInATitleThatNobodyClosedKeepsItsPlace) {
  const std::string page =
      "<p>Water rose in Orra on Monday, the mayor said.</p><title>Orra <p>was <i>hurt</i> by "
      "it</p>";
  const auto report = read_page(page_record(page));
  ASSERT_TRUE(report.has_value());
  expect_mapped(*report, page);
  for (const SourceRun& run : report->source) {
    const bool same = std::string_view(report->text).substr(run.text, run.text_size) ==
                      std::string_view(page).substr(run.page, run.page_size);
    EXPECT_TRUE(run.unit || same);
  }
}

TEST(HostilePage, AnEmptyTitleIsNoHeadline) {
  const auto report = read_page(page_record(
      "<title>&nbsp;</title><title></title><p>Water rose in Orra on Monday, the mayor said.</p>"));
  ASSERT_TRUE(report.has_value());
  EXPECT_FALSE(report->headline.has_value());
  EXPECT_FALSE(report->title.has_value());
}

TEST(HostilePage, IsReadToItsEnd) {
  const std::string body = "<p>Water rose in Orra on Monday, the mayor said.</p>";
  std::string attributes;
  for (int i = 0; i < 50000; ++i) attributes += " a" + std::to_string(i);
  const std::vector<HostileRow> rows = {
      {"10,000 nested <div>", repeated("<div>", 10000) + body},
      {"100,000 nested <div>", repeated("<div>", 100000) + body},
      {"nested formatting", repeated("<b><i>", 10000) + body},
      {"formatting with attributes", repeated("<font size=1><a href=x>", 5000) + body},
      {"links around blocks", repeated("<a href=x><div>", 5000) + body},
      {"50,000 attributes", "<div" + attributes + ">" + body},
      {"nested tables", repeated("<table><tr><td>", 3000) + body},
      {"tables with stray blocks", repeated("<table><div>", 5000) + body},
      {"end tags of nothing", repeated("</div></b></p>", 20000) + body},
      {"end tags far away", repeated("<div>", 500) + repeated("</span>", 50000) + body},
      {"misnested", repeated("<b><p><i></b></p></i>", 5000) + body},
      {"unclosed paragraphs", repeated("<p>x<font color=red>", 20000) + body},
      {"unclosed comments", body + repeated("<!--", 50000)},
      {"unclosed scripts", body + repeated("<svg><script>", 20000)},
      {"unclosed quotes", body + repeated("<a href=\"", 20000)},
      {"entities", body + "<p>" + repeated("&amp&notit&#x;", 20000)},
      {"a megabyte without a blank", body + "<p>" + std::string(1 << 20, 'x')},
  };
  for (const HostileRow& row : rows) {
    const auto report = read_page(page_record(row.bytes));
    // Where every word lies in a link that nobody closed there is no article.
    const bool linked = row.bytes.starts_with("<font");
    EXPECT_EQ(report.has_value(), !linked) << row.name;
    if (report) {
      EXPECT_THAT(report->text, HasSubstr("Water rose in Orra on Monday, the mayor said."))
          << row.name;
      expect_mapped(*report, row.bytes);
    }
  }
}

}  // namespace
}  // namespace synoptic
