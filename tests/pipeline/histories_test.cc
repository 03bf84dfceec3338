// SPDX-License-Identifier: Apache-2.0
#include "pipeline/histories.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// The Post's report in three versions, and another outlet's that credits it.
std::vector<AnnotatedReport> desk() {
  std::vector<AnnotatedReport> reports = newsroom(
      "@noon Harbour Post | 2031-05-05T12:00:00Z | Ferry sinks off Orra\n"
      "The ferry to Orra sank on Monday with 43 people aboard. Anna Lind, the harbour master of "
      "Orra, said that divers were looking for the bow door in the mud of the bay.\n"
      "@dawn Harbour Post | 2031-05-05T06:00:00Z | Ferry sinks off Orra\n"
      "The ferry to Orra sank on Monday with 40 people aboard. Anna Lind, the harbour master of "
      "Orra, said that divers were looking for the bow door in the mud of the bay.\n"
      "@night Harbour Post | 2031-05-05T22:00:00Z | Ferry sinks off Orra\n"
      "The ferry to Orra sank on Sunday with 43 people aboard. Anna Lind, the harbour master of "
      "Orra, said that divers had found the bow door in the mud of the bay.\n"
      "@tide Tidewater News | 2031-05-05T13:00:00Z | Orra ferry lost\n"
      "The ferry to Orra sank with 43 people aboard, the Harbour Post reported. Anna Lind, the "
      "harbour master, could not be reached.\n");
  for (AnnotatedReport& report : reports) {
    if (report.report.outlet == "Harbour Post") {
      report.report.url = "https://post.example/orra/ferry?utm_source=" + report.report.id;
    }
  }
  return reports;
}

std::string all_json(const std::vector<AnnotatedReport>& reports) {
  std::string out;
  for (const Dossier& dossier : compare(reports, {.together = true})) out += to_json(dossier);
  return out;
}

TEST(Histories, MakeOneReportOfAllVersionsOfAnArticle) {
  const std::vector<AnnotatedReport> reports = desk();
  const std::vector<Dossier> dossiers = compare(reports, {.together = true});
  ASSERT_THAT(dossiers, SizeIs(1));
  const Dossier& dossier = dossiers[0];
  ASSERT_THAT(dossier.reports, SizeIs(2));
  EXPECT_EQ(dossier.reports[0].id, "tide");
  EXPECT_EQ(dossier.reports[1].id, "night");
  ASSERT_THAT(dossier.histories, SizeIs(2));
  EXPECT_THAT(dossier.histories[0].earlier, IsEmpty());
  const ReportHistory& history = dossier.histories[1];
  EXPECT_TRUE(history.order_known);
  ASSERT_THAT(history.earlier, SizeIs(2));
  EXPECT_EQ(history.earlier[0].report.id, "dawn");
  EXPECT_EQ(history.earlier[1].report.id, "noon");
  ASSERT_THAT(history.earlier[0].revision.changes, SizeIs(1));
  EXPECT_TRUE(history.earlier[0].revision.changes[0].numbers);
  EXPECT_TRUE(std::ranges::any_of(history.earlier[1].revision.changes,
                                  [](const RevisionChange& change) { return change.times; }));
}

TEST(Histories, CountVersionsOnceAmongOrigins) {
  const std::vector<Dossier> dossiers = compare(desk(), {.together = true});
  for (const Claim& claim : dossiers.at(0).collation.claims) {
    for (const Answer& answer : claim.answers) EXPECT_LE(answer.independent_origins, 2u);
  }
  for (const Origin& origin : dossiers.at(0).lineage.origins) {
    for (const ReportIndex report : origin.reports) EXPECT_LT(report, 2u);
  }
}

TEST(Histories, DoNotDependOnTheOrderOfReports) {
  std::vector<AnnotatedReport> reports = desk();
  const std::string expected = all_json(reports);
  for (int round = 0; round < 4; ++round) {
    std::ranges::rotate(reports, reports.begin() + 1);
    EXPECT_EQ(all_json(reports), expected);
  }
}

TEST(Histories, AreNotThereWhereEveryReportCameOnce) {
  const std::vector<AnnotatedReport> reports =
      newsroom("@a Harbour Post\nThe ferry sank.\n@b Tidewater News\nThe ferry sank.\n");
  EXPECT_THAT(latest_of(views(reports)).histories, IsEmpty());
  EXPECT_THAT(latest_of(views(reports)).of(views(reports)), IsEmpty());
}

}  // namespace
}  // namespace synoptic
