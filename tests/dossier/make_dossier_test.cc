// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "dossier/world.h"
#include "synoptic/dossier.h"

namespace synoptic {
namespace {

// A report cut into words at spaces, which is all that choosing a headline asks of a text.
AnnotatedReport cut_report(std::string id, std::string text) {
  AnnotatedReport report;
  report.report = plain_report(std::move(id), std::move(text));
  const std::string& words = report.report.text;
  for (std::uint32_t start = 0; start < words.size();) {
    auto end =
        static_cast<std::uint32_t>(std::min(words.find_first_of(" \n", start), words.size()));
    if (end > start) {
      Token token{.span = {start, end}};
      token.folded = static_cast<std::uint32_t>(report.text.folded.size());
      token.folded_size = end - start;
      report.text.folded += words.substr(start, end - start);
      report.text.tokens.push_back(token);
    }
    start = end + 1;
  }
  return report;
}

Dossier made(const std::vector<AnnotatedReport>& reports) {
  std::vector<const AnnotatedReport*> views;
  for (const AnnotatedReport& report : reports) views.push_back(&report);
  Grouping grouping;
  grouping.stories = {{.id = "s9", .reports = {}}, {.id = "s1", .reports = {0}}};
  grouping.storylines = {{.id = "l0", .stories = {0}}, {.id = "l1", .stories = {1, 0}}};
  return make_dossier(views, grouping, 1, {}, {});
}

std::string headline_of(const Dossier& dossier) {
  if (!dossier.headline) return "(none)";
  return std::string(cut(dossier.reports[dossier.headline->report].text, dossier.headline->span));
}

TEST(MakeDossier, TheHeadlineIsTheOneWhoseWordsTheOthersShare) {
  const Dossier dossier = made({cut_report("a", "shock over fish prices\ntalks failed"),
                                cut_report("b", "harbour talks fail in rain\nferries idle"),
                                cut_report("c", "harbour talks fail\nministers left"),
                                cut_report("d", "night of waiting\nharbour talks fail again")});
  EXPECT_EQ(headline_of(dossier), "harbour talks fail");
}

TEST(MakeDossier, OfEqualHeadlinesTheFirstReportsIsTaken) {
  const Dossier dossier =
      made({cut_report("a", "harbour talks fail\nx"), cut_report("b", "harbour talks fail\ny")});
  EXPECT_EQ(dossier.headline->report, 0u);
}

TEST(MakeDossier, ReportsWithoutHeadlinesGiveNone) {
  AnnotatedReport report = cut_report("a", "words alone");
  report.report.headline.reset();
  EXPECT_EQ(headline_of(made({report})), "(none)");
}

TEST(MakeDossier, TheDossierHasTheStoriesOfItsLineAndItsOwnCopies) {
  Dossier dossier;
  {
    AnnotatedReport report = cut_report("a", "harbour talks\nx");
    report.reading.credits = {{.span = {0, 7}, .credited = {0, 7}}};
    dossier = made({report});
  }
  EXPECT_EQ(dossier.id, "l1");
  EXPECT_EQ(dossier.stories, (std::vector<std::string>{"s1", "s9"}));
  EXPECT_EQ(dossier.reports[0].text, "harbour talks\nx");
  EXPECT_EQ(dossier.credits[0].size(), 1u);
}

TEST(MakeDossier, ReportsStandByPublicationThenIdAndUndatedOnesLast) {
  std::vector<Report> reports = {plain_report("z", "x"), plain_report("a", "x"),
                                 plain_report("m", "x"), plain_report("k", "x")};
  reports[0].published = "2031-05-04T12:00:00+02:00";
  reports[2].published = "2031-05-04T10:30:00Z";
  reports[3].published = "2031-05-04";
  std::sort(reports.begin(), reports.end(), comes_before);
  std::string order;
  for (const Report& report : reports) order += report.id;
  EXPECT_EQ(order, "kzma");
}

}  // namespace
}  // namespace synoptic
