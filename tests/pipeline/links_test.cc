// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

using testing::HasSubstr;

AnnotatedReport page(std::string id, const std::string& address, const std::string& outlet,
                     const std::string& body) {
  Record record;
  record.path = record.id = std::move(id);
  record.kind = RecordKind::html;
  record.bytes = "<html><head><link rel=\"canonical\" href=\"" + address +
                 "\"><meta property=\"og:site_name\" content=\"" + outlet +
                 "\"></head><body><article><h1>The dam above Orra</h1>" + body +
                 "</article></body></html>";
  AnnotatedReport report;
  auto read = read_page(record);
  if (!read) {
    ADD_FAILURE() << to_sentence(read.error());
    return report;
  }
  report.report = std::move(*read);
  report.text = split_text(report.report);
  report.reading = read_report(report.report, report.text);
  return report;
}

TEST(Links, OfAPageToAnotherReportAreInTheDossierWithTheirWords) {
  const std::vector<AnnotatedReport> reports = {
      page("a", "https://post.example/orra/dam", "Harbour Post",
           "<p>The dam above Orra broke at dawn on Sunday, said Anna Lind, the mayor of Orra, and "
           "carried away two bridges.</p>"),
      page("b", "https://ledger.example/bridges", "Orra Ledger",
           "<p>Two bridges in Orra were lost on Sunday, <a href=\"https://www.post.example/orra/dam"
           "?utm_source=ledger\">as was told</a> at noon. Anna Lind could not be reached.</p>")};
  const std::vector<Dossier> dossiers = compare(reports, {.together = true});
  ASSERT_EQ(dossiers.size(), 1u);
  const LineageEdge* link = nullptr;
  for (const LineageEdge& edge : dossiers[0].lineage.edges) {
    if (edge.kind == EdgeKind::link) link = &edge;
  }
  ASSERT_NE(link, nullptr);
  EXPECT_EQ(dossiers[0].reports[link->from].id, "a");
  EXPECT_EQ(dossiers[0].reports[link->to].id, "b");
  EXPECT_EQ(link->certainty, Certainty::derived);
  ASSERT_EQ(link->links.size(), 1u);
  EXPECT_EQ(cut(dossiers[0].reports[link->to].text, link->links[0]), "as was told");
  EXPECT_THAT(to_json(dossiers[0]), HasSubstr("\"kind\":\"link\",\"because\":[],\"certainty\":"
                                              "\"derived\",\"links\":[{\"report\":\"b\""));
  EXPECT_THAT(to_terminal(dossiers[0]), HasSubstr("Harbour Post → Orra Ledger"));
}

}  // namespace
}  // namespace synoptic
