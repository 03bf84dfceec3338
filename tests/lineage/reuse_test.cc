// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "lineage/shuffle.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// `count` words that no other seed has.
std::string words_of_seed(int seed, int count) {
  std::string text;
  for (int word = 0; word < count; ++word) {
    text += "w" + std::to_string(seed) + "x" + std::to_string(word) + ' ';
  }
  return text;
}

Report plain_report(std::string id, std::string text) {
  Report report;
  report.id = std::move(id);
  report.text = std::move(text);
  return report;
}

std::vector<const Report*> all(const std::vector<Report>& reports) {
  std::vector<const Report*> out;
  for (const Report& report : reports) out.push_back(&report);
  return out;
}

TEST(Reuse, FindsExactGroupsWhateverThePunctuation) {
  const std::vector<Report> reports = {plain_report("a", "The ferry sank. Nobody was hurt."),
                                       plain_report("b", "A quiet day in Orra."),
                                       plain_report("c", "THE FERRY SANK — nobody was hurt!")};
  const Reuse reuse = find_reuse(all(reports));
  ASSERT_THAT(reuse.groups, SizeIs(1));
  EXPECT_TRUE(reuse.groups[0].exact);
  EXPECT_EQ(reuse.groups[0].keep, 0u);
  EXPECT_THAT(reuse.groups[0].dropped, ElementsAre(2u));
}

std::vector<Report> three_editions() {
  std::vector<Report> reports = {
      plain_report("a", words_of_seed(1, 80)),
      plain_report("b", words_of_seed(1, 80) + "and more of it at night"),
      plain_report("c", words_of_seed(1, 80) + "and less")};
  reports[0].published = "2031-05-06";
  reports[1].published = "2031-05-05";
  reports[2].published = "2031-05-04";
  reports[0].outlet = "Harbour Post";
  reports[1].outlet = "Tidewater News";
  return reports;
}

ReportIndex kept_by(const ReuseOptions& options) {
  const std::vector<Report> reports = three_editions();
  const Reuse reuse = find_reuse(all(reports), options);
  EXPECT_THAT(reuse.groups, SizeIs(1));
  return reuse.groups.empty() ? 99u : reuse.groups[0].keep;
}

TEST(Reuse, KeepsTheReportThatThePolicySays) {
  EXPECT_EQ(kept_by({.keep = KeepPolicy::first}), 2u);
  EXPECT_EQ(kept_by({.keep = KeepPolicy::longest}), 1u);
  EXPECT_EQ(kept_by({.keep = KeepPolicy::preferred, .preferred = {"The Harbour Post"}}), 0u);
  EXPECT_EQ(kept_by({.keep = KeepPolicy::preferred, .preferred = {"Orra Courier"}}), 2u);
}

TEST(Reuse, DropsNothingThatIsNotLikeWhatItKeeps) {
  // b shares half with each of a and c, which share nothing.
  const std::vector<Report> reports = {
      plain_report("a", words_of_seed(1, 100)),
      plain_report("b", words_of_seed(1, 100) + words_of_seed(2, 80)),
      plain_report("c", words_of_seed(2, 80))};
  ReuseOptions options;
  options.duplicates.at_least = 0.3;
  const Reuse reuse = find_reuse(all(reports), options);
  ASSERT_THAT(reuse.duplicates, SizeIs(2));
  ASSERT_THAT(reuse.groups, SizeIs(1));
  EXPECT_EQ(reuse.groups[0].keep, 0u);
  EXPECT_THAT(reuse.groups[0].dropped, ElementsAre(1u));
  EXPECT_GE(reuse.groups[0].score, 0.3);
}

TEST(Reuse, DropsAReportOnceAtMost) {
  std::vector<Report> reports;
  for (int i = 0; i < 120; ++i) {
    // Copies of four texts, some exact, some with a word more.
    std::string text = words_of_seed(i % 4, 60);
    if (i % 3 == 0) text += "extra" + std::to_string(i);
    reports.push_back(plain_report("r" + std::to_string(i), text));
  }
  const Reuse reuse = find_reuse(all(reports));
  std::set<ReportIndex> dropped;
  for (const ReuseGroup& group : reuse.groups) {
    EXPECT_FALSE(dropped.contains(group.keep) && !group.exact);
    for (const ReportIndex report : group.dropped) EXPECT_TRUE(dropped.insert(report).second);
  }
  EXPECT_EQ(dropped.size(), 116u);
}

TEST(Reuse, KeepsTheSameWhateverTheOrderAndTheThreads) {
  std::mt19937 random(3);
  std::vector<Report> reports;
  for (int i = 0; i < 60; ++i) {
    std::string text = words_of_seed(static_cast<int>(random() % 6), 40) +
                       words_of_seed(100 + static_cast<int>(random() % 9), 30);
    reports.push_back(plain_report("r" + std::to_string(i), text));
  }
  const auto named = [](PlainReports view, unsigned threads) {
    ReuseOptions options;
    options.duplicates.threads = threads;
    const Reuse reuse = find_reuse(view, options);
    std::multiset<std::string> out;
    const auto id = [&](ReportIndex report) { return view[report]->id + ' '; };
    for (const ReuseGroup& group : reuse.groups) {
      std::set<std::string> dropped;
      for (const ReportIndex report : group.dropped) dropped.insert(id(report));
      std::string line = (group.exact ? "exact " : "near ") + id(group.keep) + '<';
      for (const std::string& one : dropped) line += one;
      out.insert(line);
    }
    for (const Passage& passage : reuse.passages) {
      std::set<std::string> readings;
      for (const Anchor& reading : passage.readings) {
        readings.insert(id(reading.report) + std::to_string(reading.span.start));
      }
      std::string line = "passage " + passage.id;
      for (const std::string& one : readings) line += '|' + one;
      out.insert(line);
    }
    return out;
  };
  const auto expected = named(all(reports), 1);
  EXPECT_THAT(expected, testing::Not(IsEmpty()));
  for (unsigned seed = 1; seed <= 8; ++seed) {
    std::vector<const Report*> order = all(reports);
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    EXPECT_EQ(named(order, seed % 4 + 1), expected) << "seed " << seed;
  }
}

TEST(Reuse, TellsQuotesAndBoilerplateFromNarrative) {
  const std::string speech =
      "“We will not leave this harbour until every last sailor has been paid what the line owes "
      "him, and we have told them so.” ";
  const std::string notice =
      "The Harbour Post is read in nine ports and welcomes letters from all who sail there, in any "
      "language they can write. ";
  std::vector<Report> reports;
  for (int i = 0; i < 4; ++i) {
    reports.push_back(plain_report("r" + std::to_string(i), words_of_seed(i, 120) + notice));
    reports.back().outlet = "Harbour Post";
  }
  reports[0].text += speech;
  reports.push_back(plain_report("x", speech + words_of_seed(9, 60)));
  reports.back().outlet = "Tidewater News";
  const Reuse reuse = find_reuse(all(reports));
  std::multiset<PassageRole> roles;
  for (const Passage& passage : reuse.passages) roles.insert(passage.role);
  EXPECT_THAT(roles, ElementsAre(PassageRole::quote, PassageRole::boilerplate));
}

TEST(Reuse, WithoutPassagesFindsNone) {
  const std::vector<Report> reports = {plain_report("a", words_of_seed(1, 60)),
                                       plain_report("b", words_of_seed(1, 60))};
  EXPECT_THAT(find_reuse(all(reports), {.with_passages = false}).passages, IsEmpty());
  EXPECT_THAT(find_reuse(all(reports)).passages, SizeIs(1));
}

TEST(HostileReuse, IsBoundedAndSensible) {
  std::string for_ever;
  for (int i = 0; i < 143'000; ++i) for_ever += "The gates of Orra stay shut tonight. ";
  const std::vector<Report> reports = {
      plain_report("empty", ""),         plain_report("space", " \n\n "),
      plain_report("word", "Orra"),      plain_report("again", "Orra"),
      plain_report("million", for_ever), plain_report("million2", for_ever + "Or so they say.")};
  const Reuse reuse = find_reuse(all(reports));
  ASSERT_THAT(reuse.groups, SizeIs(2));
  EXPECT_EQ(reuse.groups[0].keep, 3u);  // "again" comes before "word"
  EXPECT_THAT(reuse.groups[0].dropped, ElementsAre(2u));
  EXPECT_FALSE(reuse.groups[1].exact);
  EXPECT_THAT(reuse.passages, SizeIs(1));
  EXPECT_THAT(find_reuse({}).groups, IsEmpty());
}

TEST(HostileReuse, OfThousandsOfEqualReportsIsOneGroup) {
  std::vector<Report> reports;
  for (int i = 0; i < 3000; ++i) {
    reports.push_back(plain_report(std::to_string(i), words_of_seed(1, 50)));
  }
  const Reuse reuse = find_reuse(all(reports));
  ASSERT_THAT(reuse.groups, SizeIs(1));
  EXPECT_THAT(reuse.groups[0].dropped, SizeIs(2999));
  EXPECT_LE(reuse.duplicates.size(), 5u * 3000u);
  EXPECT_THAT(reuse.passages, SizeIs(1));
}

TEST(ReuseLines, GiveSpansInCodePoints) {
  const std::vector<Report> reports = {plain_report("a", "Überall Flut"),
                                       plain_report("b", "Flut überall")};
  Reuse reuse;
  reuse.groups = {{.exact = false, .keep = 1, .dropped = {0}, .score = 0.75}};
  reuse.duplicates = {{0, 1, 0.75}};
  reuse.passages.resize(1);
  reuse.passages[0].readings = {{0, {9, 13}}, {1, {0, 4}}};
  EXPECT_EQ(to_json_lines(all(reports), reuse),
            R"({"kind":"near","score":0.75,"keep":"b","drop":["a"],)"
            R"("readings":[{"report":"b","span":[0,12]},{"report":"a","span":[0,12]}]})"
            "\n"
            R"({"kind":"duplicate","score":0.75,"readings":[{"report":"a","span":[0,12]},)"
            R"({"report":"b","span":[0,12]}]})"
            "\n"
            R"({"kind":"passage","score":1,"match":"verbatim","role":"narrative",)"
            R"("readings":[{"report":"a","span":[8,12]},{"report":"b","span":[0,4]}]})"
            "\n");
}

}  // namespace
}  // namespace synoptic
