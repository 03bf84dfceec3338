// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "lineage/desk.h"

namespace synoptic {
namespace {

using testing::Contains;

constexpr std::string_view kDam =
    "The dam above Orra broke at dawn on Sunday and carried away two bridges and the lower market "
    "before the sirens on the hill had even begun to sound.";

TEST(Origins, OfAReportThatCreditsNobodyIsItsOutlet) {
  Desk desk;
  desk.add("a", "Harbour Post", "", "The dam broke.");
  desk.add("b", "", "", "The dam held.");
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(lineage.origins[lineage.of_report[0]].label, "Harbour Post");
  EXPECT_EQ(lineage.origins[lineage.of_report[0]].kind, OriginKind::own);
  EXPECT_EQ(lineage.origins[lineage.of_report[1]].label, "b");
  EXPECT_EQ(lineage.origins[lineage.of_report[1]].kind, OriginKind::unknown);
}

TEST(Origins, TheSameMediumCreditedTwiceIsOne) {
  Desk desk;
  credit(desk.add("a", "Harbour Post", "", "The valve had rusted, the Orra Ledger reported."),
         "the Orra Ledger reported", "the Orra Ledger", CreditKind::medium);
  credit(desk.add("b", "Tidewater News", "", "According to Orra Ledger, a valve was rusty."),
         "According to Orra Ledger", "Orra Ledger", CreditKind::medium);
  const Lineage lineage = trace_lineage(views(desk.reports));
  const Origin& first = origin_at(lineage, desk.reports, "a", "valve had rusted");
  const Origin& second = origin_at(lineage, desk.reports, "b", "valve was rusty");
  EXPECT_EQ(first.id, second.id);
  EXPECT_EQ(first.kind, OriginKind::medium);
  EXPECT_EQ(first.reports, (std::vector<ReportIndex>{0, 1}));
}

TEST(Origins, OneAgencyInFiveOutletsCountsOnce) {
  Desk desk;
  const std::string text(kDam);
  for (const char* id : {"a", "b", "c", "d"}) {
    desk.add(id, std::string("Outlet ") + id, "", text + " Nobody slept.");
  }
  credit(desk.add("e", "Harbour Post", "", "ORRA (Reuters) - " + text), "(Reuters)", "Reuters",
         CreditKind::agency)
      .whole_report = true;
  const Lineage lineage = trace_lineage(views(desk.reports));
  std::set<OriginIndex> origins(lineage.of_report.begin(), lineage.of_report.end());
  ASSERT_EQ(origins.size(), 1u);
  EXPECT_EQ(lineage.origins[*origins.begin()].kind, OriginKind::agency);
  EXPECT_EQ(lineage.origins[*origins.begin()].label, "Reuters");
}

TEST(Origins, AnAgencyByItsInitialsIsTheAgency) {
  Desk desk;
  credit(desk.add("a", "Harbour Post", "", "The dam broke, the Associated Press reported."),
         "the Associated Press reported", "the Associated Press", CreditKind::agency);
  credit(desk.add("b", "Tidewater News", "", "The dam broke, AP said."), "AP said", "AP",
         CreditKind::agency);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "dam broke").id,
            origin_at(lineage, desk.reports, "b", "dam broke").id);
}

TEST(Origins, AChainIsFollowedToItsRoot) {
  // Courier credits the Post; the Post's report is an agency's.
  Desk desk;
  desk.add("a", "Harbour Post", "", "The dam at Orra broke.").report.byline = {"By Reuters"};
  AnnotatedReport& courier =
      desk.add("b", "Orra Courier", "", "The dam broke, the Harbour Post reported. It rained.");
  credit(courier, "the Harbour Post reported", "the Harbour Post", CreditKind::medium);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "dam broke").kind, OriginKind::agency);
}

TEST(Origins, ACircleOfCreditsEnds) {
  Desk desk;
  credit(desk.add("a", "Harbour Post", "", "The dam broke, the Courier said."), "the Courier said",
         "the Courier", CreditKind::medium)
      .whole_report = true;
  credit(desk.add("b", "Courier", "", "The dam broke, Harbour Post said."), "Harbour Post said",
         "Harbour Post", CreditKind::medium)
      .whole_report = true;
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(lineage.of_report[0], lineage.of_report[1]);
  EXPECT_EQ(lineage.origins[lineage.of_report[0]].kind, OriginKind::unknown);
  EXPECT_EQ(lineage.edges.size(), 2u);
}

TEST(Origins, WhatAPersonSaysIsOneWhoeverPrintsItAndHoweverSpelt) {
  Desk desk;
  AnnotatedReport& a =
      desk.add("a", "Harbour Post", "", "Olena Karskiy said the dam is safe in Orra.");
  attribute(a, "the dam is safe", "said", name(a, "Olena Karskiy", NameKind::person));
  name(a, "Orra", NameKind::place);
  AnnotatedReport& b = desk.add("b", "", "", "The dam is safe, Karsky said in Orra.");
  attribute(b, "The dam is safe", "said", name(b, "Karsky", NameKind::person));
  name(b, "Orra", NameKind::place);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "dam is safe").id,
            origin_at(lineage, desk.reports, "b", "dam is safe").id);
}

TEST(Origins, TwoPeopleOfOneSurnameAreTwo) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Post", "", "Anna Lind said the dam is safe in Orra.");
  attribute(a, "the dam is safe", "said", name(a, "Anna Lind", NameKind::person));
  AnnotatedReport& b = desk.add("b", "News", "", "Piet Lind said the dam is safe in Orra.");
  attribute(b, "the dam is safe", "said", name(b, "Piet Lind", NameKind::person));
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_NE(origin_at(lineage, desk.reports, "a", "dam is safe").id,
            origin_at(lineage, desk.reports, "b", "dam is safe").id);
}

TEST(Origins, ACreditRunsOnInItsParagraphAndAcrossASilentOne) {
  Desk desk;
  AnnotatedReport& a =
      desk.add("a", "Harbour Post", "",
               "The valve had rusted, the Orra Ledger reported. Nobody had oiled it.\n\n"
               "The sluice was stuck as well.\n\n"
               "Engineers had warned of it, the Orra Ledger said.\n\n"
               "Rain is forecast.");
  credit(a, "the Orra Ledger reported", "the Orra Ledger", CreditKind::medium);
  credit(a, "the Orra Ledger said", "the Orra Ledger", CreditKind::medium);
  const Lineage lineage = trace_lineage(views(desk.reports));
  for (const char* words : {"Nobody had oiled it", "sluice was stuck", "Engineers had warned"}) {
    EXPECT_EQ(origin_at(lineage, desk.reports, "a", words).label, "the Orra Ledger") << words;
  }
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "Rain is forecast").label, "Harbour Post");
}

TEST(Origins, TheReportPointsBackToTheMediumCreditedLast) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                "The valve had rusted, the Orra Ledger reported.\n\nFish died.\n\n"
                                "Birds died.\n\nCows died.\n\n"
                                "According to the report, it was never oiled.");
  credit(a, "the Orra Ledger reported", "the Orra Ledger", CreditKind::medium);
  credit(a, "According to the report", "the report", CreditKind::document);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "never oiled").label, "the Orra Ledger");
}

TEST(Origins, OneDocumentUnderTwoNamesIsOneWhereReportsShareTheirNames) {
  Desk desk;
  const char* texts[] = {"The lawsuit says Anna Lind owed Tidal Bank money.",
                         "Anna Lind owed Tidal Bank money, according to the suit.",
                         "The lawsuit says a dog bit Piet Maas of Velmark."};
  const char* credits[] = {"The lawsuit says", "according to the suit", "The lawsuit says"};
  const char* credited[] = {"The lawsuit", "the suit", "The lawsuit"};
  for (int i = 0; i < 3; ++i) {
    AnnotatedReport& report =
        desk.add(std::to_string(i), "Outlet " + std::to_string(i), "", texts[i]);
    credit(report, credits[i], credited[i], CreditKind::document);
    name(report, i < 2 ? "Anna Lind" : "Piet Maas", NameKind::person);
    name(report, i < 2 ? "Tidal Bank" : "Velmark", NameKind::organization);
  }
  const Lineage lineage = trace_lineage(views(desk.reports));
  const auto& first = origin_at(lineage, desk.reports, "0", "owed");
  EXPECT_EQ(first.kind, OriginKind::document);
  EXPECT_EQ(first.id, origin_at(lineage, desk.reports, "1", "owed").id);
  EXPECT_NE(first.id, origin_at(lineage, desk.reports, "2", "dog bit").id);
}

TEST(Origins, SisterOutletsAreOne) {
  Desk desk;
  desk.add("a", "Orra Courier", "", "The dam broke.");
  desk.add("b", "Orra Courier on Sunday", "", "A dam has broken.");
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(lineage.of_report[0], lineage.of_report[1]);
}

// --- direction ---

struct DateRow {
  const char* a;
  const char* b;
  Certainty certainty;
  const char* from;
};

TEST(Edges, OfPassagesAreDirectedOnlyWhenTheDatesMakeItCertain) {
  const DateRow rows[] = {
      {"2031-05-04", "2031-05-09", Certainty::derived, "a"},
      {"2031-05-09", "2031-05-04", Certainty::derived, "b"},
      {"2031-05-04", "2031-05-04", Certainty::undirected, ""},
      {"2031-05-04", "2031-05-05", Certainty::undirected, ""},  // zones unknown
      {"2031-05-04T10:00:00Z", "2031-05-04T10:00:01Z", Certainty::derived, "a"},
      {"2031-05-04", "", Certainty::undirected, ""},
      {"", "", Certainty::undirected, ""},
  };
  for (const DateRow& row : rows) {
    Desk desk;
    desk.add("a", "Harbour Post", row.a, std::string(kDam));
    desk.add("b", "Tidewater News", row.b, std::string(kDam));
    const auto view = views(desk.reports);
    const Lineage lineage = trace_lineage(view);
    ASSERT_EQ(lineage.edges.size(), 1u);
    EXPECT_EQ(lineage.edges[0].certainty, row.certainty) << row.a << ' ' << row.b;
    if (row.certainty == Certainty::derived) {
      EXPECT_EQ(view[lineage.edges[0].from]->report.id, row.from) << row.a << ' ' << row.b;
    }
    EXPECT_EQ(lineage.of_report[0], lineage.of_report[1]) << "one origin all the same";
  }
}

TEST(Edges, ACreditDirectsAPassageAgainstTheDates) {
  Desk desk;
  desk.add("a", "Harbour Post", "2031-05-09", std::string(kDam));
  AnnotatedReport& b = desk.add("b", "Tidewater News", "2031-05-04",
                                std::string(kDam) + " The Harbour Post reported it first.");
  credit(b, "The Harbour Post reported", "The Harbour Post", CreditKind::medium);
  const Lineage lineage = trace_lineage(views(desk.reports));
  const auto passage = std::find_if(lineage.edges.begin(), lineage.edges.end(),
                                    [](const auto& e) { return e.kind == EdgeKind::passage; });
  ASSERT_NE(passage, lineage.edges.end());
  EXPECT_EQ(passage->certainty, Certainty::stated);
  EXPECT_EQ(passage->from, 0u);
  EXPECT_EQ(passage->to, 1u);
  EXPECT_THAT(passage->credits, Contains(CreditRef{1, 0}));
}

TEST(Edges, AContributionIsAnEdgeAndNoOrigin) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                "The dam broke. The Associated Press contributed to this report.");
  credit(a, "The Associated Press contributed to this report", "The Associated Press",
         CreditKind::contribution)
      .whole_report = true;
  const Lineage lineage = trace_lineage(views(desk.reports));
  ASSERT_EQ(lineage.edges.size(), 1u);
  EXPECT_EQ(lineage.edges[0].kind, EdgeKind::byline);
  EXPECT_EQ(lineage.origins[lineage.of_report[0]].label, "Harbour Post");
}

// --- selection ---

TEST(Select, KeepsWhatConcernsTheMembersUnderTheirNewIndices) {
  Desk desk;
  desk.add("a", "Harbour Post", "2031-05-04", std::string(kDam));
  desk.add("b", "Echo", "2031-05-04", "Cows are fine.");
  desk.add("c", "Tidewater News", "2031-05-09", std::string(kDam));
  const Lineage whole = trace_lineage(views(desk.reports));
  const ReportIndex members[] = {2, 0};
  const Lineage part = select(whole, members);
  ASSERT_EQ(part.passages.size(), 1u);
  EXPECT_EQ(part.passages[0].readings.front().report, 0u);
  ASSERT_EQ(part.of_report.size(), 2u);
  EXPECT_EQ(part.of_report[0], part.of_report[1]);
  ASSERT_EQ(part.edges.size(), 1u);
  EXPECT_EQ(part.edges[0].from, 1u);
  EXPECT_EQ(part.edges[0].to, 0u);
  EXPECT_EQ(part.origins[part.of_report[0]].reports, (std::vector<ReportIndex>{0, 1}));
  const ReportIndex lone[] = {1};
  const Lineage alone = select(whole, lone);
  EXPECT_TRUE(alone.passages.empty());
  EXPECT_TRUE(alone.edges.empty());
  EXPECT_EQ(alone.origins.size(), 1u);
}

TEST(Select, OfAllReportsIsTheWhole) {
  Desk desk;
  desk.add("a", "Harbour Post", "2031-05-04", std::string(kDam));
  credit(
      desk.add("b", "Echo", "2031-05-06", "Cows are fine, the Ledger said. " + std::string(kDam)),
      "the Ledger said", "the Ledger", CreditKind::medium);
  const auto view = views(desk.reports);
  const Lineage whole = trace_lineage(view);
  const ReportIndex members[] = {0, 1};
  const Lineage part = select(whole, members);
  EXPECT_EQ(lines_of(view, part), lines_of(view, whole));
  for (const Origin& origin : whole.origins) {
    const auto same = std::find_if(part.origins.begin(), part.origins.end(),
                                   [&](const Origin& other) { return other.id == origin.id; });
    ASSERT_NE(same, part.origins.end());
    EXPECT_EQ(same->reports, origin.reports);
  }
}

TEST(OriginOf, IsTheOneThatMostOfTheWordsGoBackTo) {
  Lineage lineage;
  lineage.origins.resize(3);
  lineage.of_report = {0, 0};
  lineage.spans = {{{0, {10, 20}}, 1}, {{0, {20, 40}}, 2}, {{1, {0, 5}}, 1}};
  EXPECT_EQ(lineage.origin_of({0, {12, 18}}), 1u);
  EXPECT_EQ(lineage.origin_of({0, {15, 40}}), 2u);
  EXPECT_EQ(lineage.origin_of({0, {0, 12}}), 0u);
  EXPECT_EQ(lineage.origin_of({0, {40, 50}}), 0u);
  EXPECT_EQ(lineage.origin_of({1, {1, 4}}), 1u);
  EXPECT_EQ(lineage.origin_of({1, {6, 9}}), 0u);
}

TEST(Origins, OfWordsThatOnlyOneReportMarksAsQuotedAreTheQuotedOnes) {
  const std::string words =
      "the gates were left open through the night by a crew that had not slept since Friday";
  Desk desk;
  AnnotatedReport& a =
      desk.add("a", "Harbour Post", "", "“" + words + ",” the inquiry's report said on Monday.");
  credit(a, "the inquiry's report said", "the inquiry's report", CreditKind::document);
  a.reading.quotes.push_back({.span = find(a, words), .cue = {}, .source = {}});
  desk.add("b", "Tidewater News", "", "It rained. In Orra " + words + ". It rained on.");
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", words).kind, OriginKind::document);
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "It rained on").kind, OriginKind::own);
}

TEST(Edges, OfReportsThatCreditEachOtherAreCircular) {
  Desk desk;
  desk.add("a", "Harbour Post", "", "Anna Lind and Berit Holm left, the Ledger reported.");
  desk.add("b", "Ledger", "", "Anna Lind and Berit Holm left, the Harbour Post reported.");
  desk.add("c", "Echo", "", "Anna Lind and Berit Holm left, the Harbour Post reported.");
  for (AnnotatedReport& report : desk.reports) {
    name(report, "Anna Lind", NameKind::person);
    name(report, "Berit Holm", NameKind::person);
  }
  AnnotatedReport& a = desk.reports[0];
  AnnotatedReport& b = desk.reports[1];
  AnnotatedReport& c = desk.reports[2];
  credit(a, "the Ledger reported", "the Ledger", CreditKind::medium);
  credit(b, "the Harbour Post reported", "the Harbour Post", CreditKind::medium);
  credit(c, "the Harbour Post reported", "the Harbour Post", CreditKind::medium);
  const auto view = views(desk.reports);
  const Lineage lineage = trace_lineage(view);
  std::set<std::string> circular;
  for (const LineageEdge& edge : lineage.edges) {
    if (!edge.circular) continue;
    ASSERT_FALSE(edge.from_origin);
    circular.insert(view[edge.from]->report.id + view[edge.to]->report.id);
  }
  EXPECT_EQ(circular, (std::set<std::string>{"ab", "ba"}));
}

TEST(Origins, OfAThingThatReportsHaveFromEachOtherAreOneThatNobodyKnows) {
  Desk desk;
  const std::string fact = "Anna Lind and Berit Holm left the flooded harbour on Friday";
  desk.add("a", "Harbour Post", "", fact + ", the Ledger reported. It rained.");
  desk.add("b", "Ledger", "", fact + ", the Harbour Post reported. It snowed.");
  desk.add("c", "Echo", "", fact + ", the Harbour Post reported. It hailed.");
  for (AnnotatedReport& report : desk.reports) {
    name(report, "Anna Lind", NameKind::person);
    name(report, "Berit Holm", NameKind::person);
  }
  credit(desk.reports[0], "the Ledger reported", "the Ledger", CreditKind::medium);
  credit(desk.reports[1], "the Harbour Post reported", "the Harbour Post", CreditKind::medium);
  credit(desk.reports[2], "the Harbour Post reported", "the Harbour Post", CreditKind::medium);
  const Lineage lineage = trace_lineage(views(desk.reports));
  const Origin& of_a = origin_at(lineage, desk.reports, "a", fact);
  EXPECT_EQ(of_a.kind, OriginKind::unknown);
  EXPECT_EQ(of_a.label, "Harbour Post ⇄ Ledger");
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", fact).id, of_a.id);
  EXPECT_EQ(origin_at(lineage, desk.reports, "c", fact).id, of_a.id);
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "It rained").kind, OriginKind::own);
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "It snowed").kind, OriginKind::own);
}

TEST(Origins, FollowACreditThroughTheReportThatItNames) {
  Desk desk;
  const std::string fact = "Anna Lind and Berit Holm left the flooded harbour on Friday";
  desk.add("a", "Harbour Post", "", fact + ", Meridian Wire reported. The lamps were lit.");
  desk.add(
      "b", "Ledger", "",
      "On Friday both left the harbour that was flooded, Anna Lind and Berit Holm, the Harbour "
      "Post reported. Seven lamps were lit in the tower, the Harbour Post said.");
  for (AnnotatedReport& report : desk.reports) {
    name(report, "Anna Lind", NameKind::person);
    name(report, "Berit Holm", NameKind::person);
  }
  credit(desk.reports[0], "Meridian Wire reported", "Meridian Wire", CreditKind::medium);
  credit(desk.reports[1], "the Harbour Post reported", "the Harbour Post", CreditKind::medium);
  credit(desk.reports[1], "the Harbour Post said", "the Harbour Post", CreditKind::medium);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "both left the harbour").label, "Meridian Wire");
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "Seven lamps were lit").label, "Harbour Post");
}

TEST(Edges, FollowLinksToOtherReports) {
  Desk desk;
  desk.add("a", "Harbour Post", "", "The dam was closed. It rained.").report.url =
      "https://post.example/dam";
  AnnotatedReport& b = desk.add("b", "Ledger", "",
                                "The dam was closed, the Harbour Post said. More about that here. "
                                "Read more in the paper.");
  credit(b, "the Harbour Post said", "the Harbour Post", CreditKind::medium);
  const auto link = [&b](std::string_view words, std::string url) {
    const auto at = static_cast<std::uint32_t>(b.report.text.find(words));
    const auto size = static_cast<std::uint32_t>(words.size());
    b.report.links.push_back({{at, at + size}, std::move(url)});
    return Span{at, at + size};
  };
  const auto edges = [&] {
    std::vector<LineageEdge> found = trace_lineage(views(desk.reports)).edges;
    std::erase_if(found, [](const LineageEdge& edge) { return edge.kind != EdgeKind::link; });
    return found;
  };
  EXPECT_THAT(edges(), testing::IsEmpty());
  const Span more = link("here", "http://www.post.example/dam/?utm_source=ledger");
  link("More about that", "https://elsewhere.example/dam");
  ASSERT_THAT(edges(), testing::SizeIs(1));
  EXPECT_EQ(edges()[0].certainty, Certainty::derived);
  EXPECT_THAT(edges()[0].links, testing::ElementsAre(more));
  EXPECT_EQ(edges()[0].from, 0u);
  EXPECT_EQ(edges()[0].to, 1u);
  link("Harbour Post", "https://post.example/dam");
  EXPECT_EQ(edges()[0].certainty, Certainty::stated);
  EXPECT_THAT(edges()[0].links, testing::SizeIs(2));
  b.report.links.clear();
  b.report.furniture.push_back(
      {link("Read more in the paper", "https://post.example/dam"), FurnitureKind::teaser});
  EXPECT_THAT(edges(), testing::IsEmpty());
}

TEST(Passages, GoToWhoLinksToTheOther) {
  Desk desk;
  desk.add("a", "Harbour Post", "2031-05-04", std::string(kDam)).report.url =
      "https://post.example/dam";
  AnnotatedReport& b = desk.add("b", "Ledger", "2031-05-04", std::string(kDam) + " Read it here.");
  const auto certainty = [&] {
    for (const LineageEdge& edge : trace_lineage(views(desk.reports)).edges) {
      if (edge.kind == EdgeKind::passage) return std::pair(edge.certainty, edge.to);
    }
    return std::pair(Certainty::stated, ReportIndex{99});
  };
  EXPECT_EQ(certainty().first, Certainty::undirected);
  const auto at = static_cast<std::uint32_t>(b.report.text.find("here"));
  b.report.links.push_back({{at, at + 4}, "https://post.example/dam"});
  EXPECT_EQ(certainty(), std::pair(Certainty::derived, ReportIndex{1}));
}

TEST(Origins, OfVersionsOfOneArticleAreOne) {
  Desk desk;
  desk.add("a", "", "2031-05-04", std::string(kDam) + " Nobody slept.").report.url =
      "http://post.example/orra/dam";
  desk.add("b", "", "2031-05-05", std::string(kDam) + " Two people are dead.").report.url =
      "https://www.post.example/orra/dam?utm_source=mail";
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(lineage.of_report[0], lineage.of_report[1]);
}

TEST(Origins, DoNotDependOnTheOrderOfReports) {
  Desk desk;
  desk.add("a", "Harbour Post", "2031-05-04", std::string(kDam) + " Nobody slept.");
  AnnotatedReport& b = desk.add("b", "Tidewater News", "2031-05-09",
                                std::string(kDam) + " The valve had rusted, the Ledger reported.");
  credit(b, "the Ledger reported", "the Ledger", CreditKind::medium);
  AnnotatedReport& c =
      desk.add("c", "Ledger", "", "The valve had rusted. Anna Lind said so twice.");
  attribute(c, "so twice", "said", name(c, "Anna Lind", NameKind::person));
  desk.add("d", "", "", "Cows are fine. " + std::string(kDam));
  const auto expected = lines_of(views(desk.reports), trace_lineage(views(desk.reports)));
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    const auto order = shuffled(desk.reports, seed);
    EXPECT_EQ(lines_of(order, trace_lineage(order)), expected) << "seed " << seed;
  }
}

}  // namespace
}  // namespace synoptic
