// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lineage/shuffle.h"

namespace synoptic {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kFerry =
    "The ferry to Orra sank in shallow water on Monday morning after its bow door "
    "had been left open by a tired crew";

std::vector<Passage> passages_of(const std::vector<AnnotatedReport>& reports) {
  return trace_lineage(views(reports)).passages;
}

std::string two_reports(std::string_view a, std::string_view b) {
  return "@a Harbour Post\n" + std::string(a) + "\n@b Tidewater News\n" + std::string(b);
}

TEST(Passages, AreExactOnBothSides) {
  const auto reports =
      newsroom(two_reports("Nobody was hurt. " + std::string(kFerry) + ", the port said at noon.",
                           "Divers went down. " + std::string(kFerry) + " and a deckhand slept."));
  const auto view = views(reports);
  const auto passages = trace_lineage(view).passages;
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_EQ(passages[0].kind, PassageKind::verbatim);
  EXPECT_EQ(passages[0].score, 1);
  EXPECT_EQ(words_at(view, passages[0].readings[0]), kFerry);
  EXPECT_EQ(words_at(view, passages[0].readings[1]), kFerry);
}

struct Variant {
  std::string_view what;
  std::string_view text;
  bool found;
  PassageKind kind;
};

TEST(Passages, SurviveSmallChangesAndNoOthers) {
  const Variant variants[] = {
      {"capitals and punctuation",
       "THE FERRY to Orra sank, in shallow water, on Monday morning — after its bow door had been "
       "left open by a tired crew",
       true, PassageKind::verbatim},
      {"a word changed",
       "The ferry to Orra sank in shallow water on Monday morning after its stern door had been "
       "left open by a tired crew",
       true, PassageKind::near},
      {"two words inserted",
       "The ferry to Orra sank in shallow water on Monday morning after its old rusty bow door had "
       "been left open by a tired crew",
       true, PassageKind::near},
      {"a word dropped",
       "The ferry to Orra sank in shallow water Monday morning after its bow door had been left "
       "open by a tired crew",
       true, PassageKind::near},
      {"too short a run",
       "The ferry to Orra sank in shallow water and so did two barges that nobody had missed",
       false, PassageKind::near},
      {"told anew",
       "On Monday a tired crew left the bow door of a ferry open, and it went down in the shallows "
       "off Orra",
       false, PassageKind::near},
  };
  for (const Variant& variant : variants) {
    const auto passages = passages_of(
        newsroom(two_reports(std::string(kFerry) + ".", std::string(variant.text) + ".")));
    ASSERT_EQ(passages.size(), variant.found ? 1u : 0u) << variant.what;
    if (variant.found) {
      EXPECT_EQ(passages[0].kind, variant.kind) << variant.what;
      EXPECT_GE(passages[0].score, 0.8) << variant.what;
    }
  }
}

TEST(Passages, OfThreeReportsAreOneWithAReadingEach) {
  const std::string ferry(kFerry);
  const auto passages = passages_of(newsroom("@a Post\n" + ferry + ".\n@b News\nWe hear: " + ferry +
                                             ".\n@c Echo\n" + ferry + ", it is said."));
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_THAT(passages[0].readings, SizeIs(3));
}

TEST(Passages, ASentenceOfALongerPassageIsAPassageOfItsOwn) {
  const std::string ferry(kFerry);
  const std::string more =
      " The harbour master had warned the line in March that the door did not close and that its "
      "lamp on the bridge had been dark since the winter";
  const auto passages = passages_of(newsroom("@a Post\n" + ferry + "." + more + ".\n@b News\n" +
                                             ferry + "." + more + ".\n@c Echo\n" + ferry + "."));
  ASSERT_THAT(passages, SizeIs(2));
  EXPECT_EQ(passages[0].readings.size() + passages[1].readings.size(), 5u);
}

TEST(Passages, InQuotesSayNothingOfLineage) {
  const std::string words =
      "“We will not leave this harbour until every last sailor has been paid what the line owes "
      "him, "
      "and we have told them so.”";
  const auto reports = newsroom(two_reports("Anna Lind spoke. " + words + " she said.",
                                            words + " said Anna Lind, to cheers."));
  const Lineage lineage = trace_lineage(views(reports));
  ASSERT_THAT(lineage.passages, SizeIs(1));
  EXPECT_EQ(lineage.passages[0].role, PassageRole::quote);
  for (const LineageEdge& edge : lineage.edges) EXPECT_NE(edge.kind, EdgeKind::passage);
}

TEST(Passages, WithinOneReportAreNone) {
  const std::string ferry(kFerry);
  EXPECT_THAT(passages_of(newsroom("@a Post\n" + ferry + ".\n\n" + ferry + ".")), IsEmpty());
}

TEST(Passages, DoNotDependOnTheOrderOfReports) {
  const std::string ferry(kFerry);
  const auto reports =
      newsroom("@a Harbour Post | 2031-05-04\n" + ferry + ".\n@b Tidewater News | 2031-05-06\n" +
               ferry + ", the Harbour Post reported.\n@c\nNobody knows why. " + ferry +
               ".\n@d Echo\n" + ferry + " on its way home.\n@e Orra Courier\nA quiet day.");
  const auto expected = lines_of(views(reports), trace_lineage(views(reports)));
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const auto order = shuffled(reports, seed);
    EXPECT_EQ(lines_of(order, trace_lineage(order)), expected) << "seed " << seed;
  }
}

// --- hostile ---

AnnotatedReport bare_report(std::string id, std::string text) {
  AnnotatedReport report;
  report.report.id = std::move(id);
  report.report.text = std::move(text);
  report.text = split_text(report.report);
  return report;
}

TEST(HostilePassages, EmptyAndOneWordReportsHaveNone) {
  const std::vector<AnnotatedReport> reports = {bare_report("a", ""), bare_report("b", ""),
                                                bare_report("c", "Orra"), bare_report("d", "Orra")};
  const Lineage lineage = trace_lineage(views(reports));
  EXPECT_THAT(lineage.passages, IsEmpty());
  EXPECT_THAT(lineage.of_report, SizeIs(4));
}

TEST(HostilePassages, ASentenceRepeatedForEverIsBounded) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "The gates of Orra stay shut tonight. ";
  const std::vector<AnnotatedReport> reports = {bare_report("a", text), bare_report("b", text)};
  const auto passages = passages_of(reports);
  ASSERT_THAT(passages, SizeIs(1));
  EXPECT_GT(passages[0].readings[0].span.size(), text.size() / 2);
}

TEST(HostilePassages, AThousandCopiesAreOnePassage) {
  std::vector<AnnotatedReport> reports;
  for (int i = 0; i < 1000; ++i) {
    reports.push_back(bare_report(std::to_string(i), std::string(kFerry) + "."));
  }
  const Lineage lineage = trace_lineage(views(reports));
  ASSERT_THAT(lineage.passages, SizeIs(1));
  EXPECT_THAT(lineage.passages[0].readings, SizeIs(1000));
  EXPECT_LE(lineage.edges.size(), 1000u);
}

TEST(HostilePassages, OneReportThatHoldsAllOthersSharesEachPassage) {
  std::string all;
  std::vector<AnnotatedReport> reports;
  for (int i = 0; i < 50; ++i) {
    std::string text;
    for (int word = 0; word < 30; ++word) {
      text += "word" + std::to_string(i) + "x" + std::to_string(word) + ' ';
    }
    reports.push_back(bare_report("part" + std::to_string(i), text));
    all += text + "\n\n";
  }
  reports.push_back(bare_report("whole", all));
  const auto passages = passages_of(reports);
  EXPECT_THAT(passages, SizeIs(50));
}

}  // namespace
}  // namespace synoptic
