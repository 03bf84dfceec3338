// SPDX-License-Identifier: Apache-2.0
#include "dossier/history.h"

#include <gmock/gmock.h>

#include <string>

#include "dossier/world.h"

namespace synoptic {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::string_view kBefore =
    "Ferry sinks off Orra\n\nThe ferry sank on Monday with 40 people aboard. It was old.";
constexpr std::string_view kAfter =
    "Ferry sinks off Orra\n\nThe ferry sank on Monday with 43 people aboard. It was <old>.";

// One report that came twice.
Dossier revised() {
  Dossier dossier;
  dossier.reports.push_back(plain_report("noon", std::string(kAfter)));
  dossier.reports[0].outlet = "Harbour Post";
  dossier.reports[0].published = "2031-05-05T12:00:00Z";
  dossier.credits.emplace_back();
  Report before = plain_report("dawn", std::string(kBefore));
  before.published = "2031-05-05T06:00:00Z";
  Revision revision;
  for (const TextEdit& edit : diff_texts(kBefore, kAfter)) {
    revision.changes.push_back({.edit = edit, .numbers = true});
  }
  dossier.histories.push_back({{{std::move(before), std::move(revision)}}, true});
  return dossier;
}

TEST(History, ShowsWhatIsGoneAndWhatCame) {
  const auto revisions = revisions_of(revised(), 0, 10);
  ASSERT_THAT(revisions, SizeIs(1));
  EXPECT_EQ(revisions[0].from, "2031-05-05 06:00");
  EXPECT_EQ(revisions[0].to, "2031-05-05 12:00");
  ASSERT_THAT(revisions[0].changes, SizeIs(1));
  const ShownChange& change = revisions[0].changes[0];
  EXPECT_EQ(change.before, "The ferry sank on Monday with");
  EXPECT_EQ(change.gone, "40");
  EXPECT_EQ(change.come, "43");
  EXPECT_EQ(change.after, "people aboard. It was <old>.");
  EXPECT_EQ(change.touches, "numbers");
}

TEST(History, OfManyChangesTheWeightyOnesComeFirst) {
  Dossier dossier = revised();
  auto& changes = dossier.histories[0].earlier[0].revision.changes;
  RevisionChange light = changes[0];
  light.numbers = false;
  changes.insert(changes.begin(), 3, light);
  const auto revisions = revisions_of(dossier, 0, 1);
  EXPECT_EQ(revisions[0].all, 4u);
  ASSERT_THAT(revisions[0].changes, SizeIs(1));
  EXPECT_EQ(revisions[0].changes[0].touches, "numbers");
}

TEST(History, StandsInEveryRendering) {
  const Dossier dossier = revised();
  const std::string terminal = to_terminal(dossier);
  EXPECT_THAT(terminal, HasSubstr("WHAT CHANGED"));
  EXPECT_THAT(terminal, HasSubstr("2 versions"));
  EXPECT_THAT(terminal, HasSubstr("[-40-] {+43+}"));
  const std::string markdown = to_markdown(dossier);
  EXPECT_THAT(markdown, HasSubstr("~~40~~ **43**[^"));
  const std::string html = to_html({dossier});
  EXPECT_THAT(html, HasSubstr("<del>40</del> <ins><a id="));
  EXPECT_THAT(html, HasSubstr("It was &lt;old&gt;."));
  const std::string json = to_json(dossier);
  EXPECT_THAT(json, HasSubstr("\"order_known\":true,\"versions\":[{\"id\":\"dawn\""));
  EXPECT_THAT(json, HasSubstr("\"changes\":[{\"op\":\"replace\",\"base_span\":[52,54],"
                              "\"span\":[52,54],\"touches\":[\"numbers\"]}]"));
}

TEST(History, SaysWhenTheOrderIsNotKnown) {
  Dossier dossier = revised();
  dossier.histories[0].order_known = false;
  EXPECT_THAT(to_terminal(dossier), HasSubstr("order not known"));
  EXPECT_THAT(to_json(dossier), HasSubstr("\"order_known\":false"));
}

TEST(History, IsSilentWhereEveryReportCameOnce) {
  Dossier dossier = revised();
  dossier.histories.clear();
  EXPECT_THAT(to_terminal(dossier), Not(HasSubstr("CHANGED")));
  EXPECT_THAT(to_html({dossier}), Not(HasSubstr("What changed")));
  EXPECT_THAT(to_markdown(dossier), Not(HasSubstr("What changed")));
  EXPECT_THAT(to_json(dossier), Not(HasSubstr("versions")));
  EXPECT_THAT(revisions_of(dossier, 0, 10), IsEmpty());
}

}  // namespace
}  // namespace synoptic
