// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lineage/shuffle.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> lines(std::string_view before, std::string_view after) {
  std::vector<std::string> out;
  for (const TextEdit& edit : diff_texts(before, after)) {
    out.push_back(std::string(name_of(edit.kind)) + " [" + std::string(cut(before, edit.before)) +
                  "] [" + std::string(cut(after, edit.after)) + "]");
  }
  return out;
}

TEST(Diff, IsWordByWord) {
  EXPECT_THAT(lines("The ferry carried 40 people, the port said.",
                    "The ferry carried 43 people, the port said on Monday."),
              ElementsAre("replace [40] [43]", "insert [] [on Monday]"));
  EXPECT_THAT(lines("Nobody was badly hurt in Orra.", "Nobody was hurt in Orra."),
              ElementsAre("cut [badly] []"));
  EXPECT_THAT(lines("THE FERRY, sank", "The ferry sank!"), IsEmpty());
  EXPECT_THAT(lines("", "A ferry sank."), ElementsAre("insert [] [A ferry sank]"));
  EXPECT_THAT(lines("", ""), IsEmpty());
}

// Takes the edits back: what is left of both texts must be the same words.
std::vector<std::string> kept(std::string_view text, std::vector<Span> gone) {
  std::string out(text);
  for (const Span span : gone) {
    std::fill(out.begin() + span.start, out.begin() + span.end, ' ');
  }
  std::vector<std::string> words;
  std::string word;
  for (const char c : out + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, ""));
    }
  }
  return words;
}

TEST(Diff, LeavesTheSameWordsOnBothSides) {
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    const auto make = [&](std::size_t count, unsigned different) {
      std::string text;
      for (std::size_t i = 0; i < count; ++i)
        text += "w" + std::to_string(random() % different) + ' ';
      return text;
    };
    const unsigned different = round % 2 == 0 ? 5 : 400;
    const std::string common = make(80, different);
    const std::string before = make(random() % 20, different) + common + make(random() % 20, 9);
    const std::string after = common.substr(0, common.find(' ', 200) + 1) +
                              make(random() % 20, different) +
                              common.substr(common.find(' ', 260) + 1);
    std::vector<Span> gone_before;
    std::vector<Span> gone_after;
    for (const TextEdit& edit : diff_texts(before, after)) {
      gone_before.push_back(edit.before);
      gone_after.push_back(edit.after);
    }
    EXPECT_EQ(kept(before, gone_before), kept(after, gone_after)) << "round " << round;
  }
}

TEST(Diff, OfHugeTextsThatShareNothingIsOneReplacement) {
  std::string a;
  std::string b;
  for (int i = 0; i < 20'000; ++i) {
    a += "a" + std::to_string(i) + ' ';
    b += "b" + std::to_string(i) + ' ';
  }
  EXPECT_THAT(diff_texts(a, b), SizeIs(1));
}

Report version(std::string id, std::string url, std::string published, std::string text) {
  Report report;
  report.id = std::move(id);
  report.url = std::move(url);
  if (!published.empty()) report.published = std::move(published);
  report.text = std::move(text);
  return report;
}

constexpr std::string_view kFirst = "The ferry to Orra sank on Monday with 40 people aboard.";
constexpr std::string_view kSecond = "The ferry to Orra sank on Monday with 43 people aboard.";

TEST(Versions, AreReportsOfOneAddressThatShareText) {
  const std::vector<Report> reports = {
      version("later", "https://www.post.example/orra/ferry/?utm_source=mail", "2031-05-05T12:00Z",
              std::string(kSecond)),
      version("other", "https://post.example/orra/harbour", "2031-05-05T12:00Z",
              std::string(kSecond)),
      version("front", "https://post.example/", "2031-05-05T12:00Z", std::string(kSecond)),
      version("first", "http://post.example/orra/ferry#comments", "2031-05-05T09:00Z",
              std::string(kFirst)),
      version("anew", "http://post.example/orra/ferry", "2031-05-06T09:00Z",
              "Divers have found the bow door in the mud.")};
  const std::vector<const Report*> views = {&reports[0], &reports[1], &reports[2], &reports[3]};
  const auto groups = find_versions(views);
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_THAT(groups[0].versions, ElementsAre(3u, 0u));
  EXPECT_TRUE(groups[0].order_known);
}

TEST(Versions, ThatShareNoTextAreTwoArticles) {
  const std::vector<Report> reports = {
      version("a", "http://post.example/live", "2031-05-05", std::string(kFirst)),
      version("b", "http://post.example/live", "2031-05-06",
              "Divers have found the bow door in the mud.")};
  EXPECT_THAT(find_versions(std::vector<const Report*>{&reports[0], &reports[1]}), IsEmpty());
}

TEST(Versions, KnowWhenTheDatesDoNotTellTheOrder) {
  const std::vector<Report> reports = {
      version("a", "http://post.example/orra/ferry", "2031-05-05", std::string(kFirst)),
      version("b", "http://post.example/orra/ferry", "2031-05-05T09:00Z", std::string(kSecond))};
  const auto groups = find_versions(std::vector<const Report*>{&reports[0], &reports[1]});
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_FALSE(groups[0].order_known);
}

TEST(Versions, GoByTheCanonicalAddress) {
  Report report = version("a", "http://m.post.example/x?id=7&ref=home", "", "");
  EXPECT_EQ(article_address(report), "m.post.example/x?id=7");
  report.canonical_url = "https://www.Post.example/orra/Ferry";
  EXPECT_EQ(article_address(report), "post.example/orra/Ferry");
  report.canonical_url = "nonsense";
  EXPECT_EQ(article_address(report), "");
}

TEST(Revisions, SayWhatAChangeTouches) {
  const auto reports = newsroom(
      "@a Harbour Post\nThe ferry to Orra sank on Monday with 40 people aboard. “We were lucky,” "
      "said Anna Lind.\n"
      "@b Harbour Post\nIt was old. The ferry to Orra sank on Tuesday with 43 people aboard. “We "
      "were "
      "unlucky,” "
      "said Berit Holm.");
  const Revision revision = compare_versions(reports[0], reports[1]);
  ASSERT_THAT(revision.changes, SizeIs(5));
  EXPECT_TRUE(revision.changes[1].times);
  EXPECT_TRUE(revision.changes[2].numbers);
  EXPECT_TRUE(revision.changes[3].quotes);
  EXPECT_TRUE(revision.changes[4].names);
  const RevisionChange& first = revision.changes[0];
  EXPECT_EQ(first.edit.kind, ChangeKind::insert);
  EXPECT_FALSE(first.names || first.numbers || first.times || first.quotes);
}

}  // namespace
}  // namespace synoptic
