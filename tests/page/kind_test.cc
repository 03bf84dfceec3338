// What kind of page an article was found on, each with a page that looks like it and is not.
// SPDX-License-Identifier: Apache-2.0
#include "page/kind.h"

#include <gtest/gtest.h>

#include <string>

#include "synoptic/page.h"

namespace synoptic {
namespace {

Report read(const std::string& page, const std::string& url = "https://courier.example/flood") {
  Record record;
  record.path = record.id = "x";
  record.kind = RecordKind::html;
  record.bytes = page;
  record.fields.url = url;
  return read_page(record).value();
}

// A paragraph of 92 bytes.
std::string telling(int paragraphs) {
  std::string text;
  for (int i = 0; i < paragraphs; ++i) {
    text += "<p>The river stood at " + std::to_string(10 + i) +
            " feet in the lower town of Orra, the harbour council said at noon.</p>";
  }
  return text;
}

const std::string kHead = "<title>Flood hits Orra</title><body><h1>Flood hits Orra</h1>";

std::string links(int count) {
  std::string list = "<ul>";
  for (int i = 0; i < count; ++i) {
    list += "<li><a href=/" + std::to_string(i) + ">The council of Orra meets for the " +
            std::to_string(i + 2) + "th time</a></li>";
  }
  return list + "</ul>";
}

TEST(PageKind, IsAnArticleAsARule) {
  const Report report = read(kHead + telling(12));
  EXPECT_EQ(report.kind, PageKind::article);
  EXPECT_FALSE(report.cut_off);
  EXPECT_FALSE(report.paywalled);
}

TEST(PageKind, IsAFrontPageWhereLinksAreMany) {
  EXPECT_EQ(read(kHead + telling(2) + links(30)).kind, PageKind::front);
  EXPECT_EQ(read(kHead + telling(2) + links(5)).kind, PageKind::article) << "a few related ones";
  EXPECT_EQ(read(kHead + telling(20) + links(30)).kind, PageKind::article) << "a long article";
  EXPECT_EQ(read("<meta property=og:type content=article>" + kHead + telling(2) + links(30)).kind,
            PageKind::article)
      << "a short one that says it is one";
}

TEST(PageKind, IsAVideoWhereThePageSaysSoAndWordsAreFew) {
  const std::string video = "<meta property=og:type content=video.other>";
  EXPECT_EQ(read(video + kHead + "<video src=x></video>" + telling(2)).kind, PageKind::video);
  EXPECT_EQ(read(video + kHead + "<video src=x></video>" + telling(20)).kind, PageKind::article);
  EXPECT_EQ(read(kHead + "<video src=x></video>" + telling(2)).kind, PageKind::article);
}

TEST(PageKind, IsAWallWhereADemandTakesThePlaceOfTheText) {
  const std::string demand = "<div>Subscribe to continue reading</div>";
  const Report wall = read(kHead + telling(2) + demand);
  EXPECT_EQ(wall.kind, PageKind::wall);
  EXPECT_TRUE(wall.cut_off);
  const Report long_beginning = read(kHead + telling(20) + demand);
  EXPECT_EQ(long_beginning.kind, PageKind::article);
  EXPECT_TRUE(long_beginning.cut_off);
  EXPECT_EQ(read(kHead + demand + telling(12)).kind, PageKind::article) << "a banner above";
}

TEST(PageKind, SaysThatAPageIsNotFree) {
  const std::string json =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Flood hits "
      "Orra\","
      "\"isAccessibleForFree\":false}</script>";
  const Report report = read(json + kHead + telling(12));
  EXPECT_EQ(report.kind, PageKind::article);
  EXPECT_TRUE(report.paywalled);
}

TEST(PageKind, IsALiveBlogByItsTypeOrAddress) {
  const std::string json =
      "<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"Flood hits "
      "Orra\"}</script>";
  EXPECT_EQ(read(json + kHead + telling(12)).kind, PageKind::live);
  EXPECT_EQ(read(kHead + telling(12), "https://courier.example/live/flood").kind, PageKind::live);
  EXPECT_EQ(read(kHead + telling(12), "https://courier.example/oliver/alive").kind,
            PageKind::article);
}

TEST(PageKind, IsAPartWhereThePageSaysThatItGoesOn) {
  EXPECT_EQ(read(kHead + telling(12) + "<div>Page 1 of 3</div>").kind, PageKind::part);
  EXPECT_EQ(read(kHead + telling(12) + "<div><a href=2>Next page</a></div>").kind, PageKind::part);
  EXPECT_EQ(read(kHead + telling(12) + "<div>Page 1 of 1</div>").kind, PageKind::article);
}

TEST(PageKind, IsSeveralWhereArticlesStandSideBySide) {
  const std::string one = "<article><h2>Water rises in Orra</h2>" + telling(10) + "</article>";
  EXPECT_EQ(read("<body><main>" + one + one + one + "</main>").kind, PageKind::several);
  const std::string teaser =
      "<article><h2>Water falls in Casteri</h2><p>The river fell by a foot.</p></article>";
  EXPECT_EQ(read("<body><main>" + one + teaser + teaser + "</main>").kind, PageKind::article);
}

}  // namespace
}  // namespace synoptic
