// SPDX-License-Identifier: Apache-2.0
#include "reading/attributions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "reading/attributions_cues.h"
#include "reading/attributions_scene.h"
#include "reading/sources.h"
#include "reading/told.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers

using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using told::Row;

void expect_attributions(const std::vector<Row>& rows) {
  told::expect_lines(told::attributions, rows);
}

TEST(Attributions, AreNoneWhereSomebodyIsOnlyAddressed) {
  expect_attributions({
      {"Anna Lind is set to brief President Ida Holm in Orra on Wednesday.", {}},
      {"Anna Lind will brief the board on Monday.", {}},
      {"Anna Lind will report to the prime minister, Ida Holm, in Orra on Thursday.", {}},
      {"Anna Lind rejects that.", {}},
      {"Anna Lind is trying to find new wording.", {}},
  });
}

TEST(Attributions, RemainWhereTheAddressedAreToldSomething) {
  expect_attributions({
      {"Anna Lind told reporters on Monday that the port was safe.",
       {"Anna Lind | told | that the port was safe"}},
      {"Anna Lind briefed the board on the damage.",
       {"Anna Lind | briefed | the board on the damage"}},
  });
}

// --- clauses -----------------------------------------------------------------------------------

TEST(Attributions, TakeTheClauseBehindTheVerb) {
  expect_attributions({
      {"Anna Lind said that the port was safe.", {"Anna Lind | said | that the port was safe"}},
      {"Anna Lind said the port was safe.", {"Anna Lind | said | the port was safe"}},
      {"Anna Lind said on Monday that the port was safe.",
       {"Anna Lind | said | that the port was safe"}},
      {"Anna Lind said Monday the port was safe.", {"Anna Lind | said | the port was safe"}},
      {"Anna Lind believes the port is safe.", {"Anna Lind | believes | the port is safe"}},
      {"Anna Lind denied that the port was closed.",
       {"Anna Lind | denied | that the port was closed"}},
      {"Anna Lind has claimed the port is safe.", {"Anna Lind | has claimed | the port is safe"}},
  });
}

TEST(Attributions, LeaveOutWhomItIsToldTo) {
  expect_attributions({
      {"Anna Lind told reporters the port was safe.", {"Anna Lind | told | the port was safe"}},
      {"Anna Lind told him the port was safe.", {"Anna Lind | told | the port was safe"}},
      {"Anna Lind told the board that the port was safe.",
       {"Anna Lind | told | that the port was safe"}},
  });
}

TEST(Attributions, TakeTheClauseInFrontOfACueBehindAComma) {
  expect_attributions({
      {"The port is safe, Anna Lind said.", {"Anna Lind | said | The port is safe"}},
      {"The port is safe, said Anna Lind.", {"Anna Lind | said | The port is safe"}},
      {"The port is safe, the mayor said on Monday.", {"the mayor | said | The port is safe"}},
      {"The port is safe, according to the mayor.",
       {"the mayor | according to | The port is safe"}},
  });
}

TEST(Attributions, TakeTheClauseBehindAccordingTo) {
  expect_attributions({{"According to the mayor, the port is safe.",
                        {"the mayor | According to | the port is safe"}}});
}

TEST(Attributions, OfOneSubjectAreTwoWithTwoVerbs) {
  expect_attributions({
      {"Anna Lind said the port was safe, adding that it would stay open.",
       {"Anna Lind | said | the port was safe", "Anna Lind | adding | that it would stay open"}},
      {"Anna Lind said the port was safe and promised that it would stay open.",
       {"Anna Lind | said | the port was safe", "Anna Lind | promised | that it would stay open"}},
  });
}

TEST(Attributions, EndBeforeTheClauseBeside) {
  expect_attributions({{"Anna Lind said the port was safe, but nobody came.",
                        {"Anna Lind | said | the port was safe"}}});
}

TEST(Attributions, GoOnBehindACueThatStandsInTheirMidst) {
  expect_attributions({
      {"The ice, the mayor said, could easily close the port again.",
       {"the mayor | said | The ice, the mayor said, could easily close the port again"}},
      {"It is no surprise, Anna Lind said, that the tugs stay away.",
       {"Anna Lind | said | It is no surprise, Anna Lind said, that the tugs stay away"}},
      {"Unless the ice melts, the pilots say, the port could stay shut.",
       {"the pilots | say | Unless the ice melts, the pilots say, the port could stay shut"}},
      // What is beside it is not meant.
      {"The port is safe, the mayor said, but nobody came.",
       {"the mayor | said | The port is safe"}},
      {"The port is safe, Anna Lind said, adding that it would stay open.",
       {"Anna Lind | said | The port is safe", "Anna Lind | adding | that it would stay open"}},
      {"The port is safe, said Anna Lind, who lives there.",
       {"Anna Lind | said | The port is safe"}},
  });
}

TEST(Attributions, DoNotBeginAtAThatOfTheirOwn) {
  expect_attributions({
      {"Anna Lind said she saw a port that burned.",
       {"Anna Lind | said | she saw a port that burned"}},
      {"Anna Lind said in a speech in Orra that the port was safe.",
       {"Anna Lind | said | that the port was safe"}},
  });
}

TEST(Attributions, InAClauseBesideEndWithIt) {
  expect_attributions({
      {"While Anna Lind said the port was safe, nobody came.",
       {"Anna Lind | said | the port was safe"}},
      {"Ida Holm, who said the port was safe, told reporters the tugs were old.",
       {"who | said | the port was safe",
        "Ida Holm, who said the port was safe | told | the tugs were old"}},
  });
}

TEST(Attributions, OfAVerbAreWhatTheVerbGoverns) {
  expect_attributions({
      {"Anna Lind called for talks.", {"Anna Lind | called | for talks"}},
      {"Anna Lind called from the quay.", {}},
      {"Anna Lind continued to walk.", {}},
      {"Anna Lind responded to the fire.", {"Anna Lind | responded | to the fire"}},
      {"Anna Lind maintained the engines.", {}},
      {"Anna Lind maintained that the engines ran.",
       {"Anna Lind | maintained | that the engines ran"}},
      {"Anna Lind said at least five ships had left.",
       {"Anna Lind | said | at least five ships had left"}},
  });
}

TEST(Attributions, OfANounAreWhosTheNounIs) {
  expect_attributions({
      {"Anna Lind's claim that the port was safe came late.",
       {"Anna Lind | claim | that the port was safe came late"}},
      {"Nobody heeded a warning from Anna Lind that the ice was thin.",
       {"Anna Lind | warning | that the ice was thin"}},
      {"Nobody heeded her repeated calls for talks.", {"her | calls | for talks"}},
      // Nobody's, or no noun that governs anything.
      {"The claim that the port was safe came late.", {}},
      {"Anna Lind's warning came late.", {}},
  });
}

TEST(Attributions, HaveAllFormsOfTheirVerbs) {
  expect_attributions({
      {"Anna Lind agreed that the port was safe.", {"Anna Lind | agreed | that the port was safe"}},
      {"Anna Lind admitted that the port was closed.",
       {"Anna Lind | admitted | that the port was closed"}},
      {"Anna Lind signalled that the port was closed.",
       {"Anna Lind | signalled | that the port was closed"}},
  });
}

// --- quotes ------------------------------------------------------------------------------------

TEST(Attributions, OfPartsInQuotesTakeTheWordsAroundIn) {
  expect_attributions({
      {"Those who “sail away” will never return, Anna Lind said.",
       {"Anna Lind | said | Those who “sail away” will never return"}},
      {"Most of the “old port” is gone, the mayor said, and the tugs with it.",
       {"the mayor | said | Most of the “old port” is gone, the mayor said, and the tugs with it"}},
  });
}

TEST(Attributions, OfQuotesTakeTheMarksIn) {
  expect_attributions({
      {"“The port is safe,” Anna Lind said.", {"Anna Lind | said | “The port is safe,”"}},
      {"“The port,” Anna Lind said, “is safe.”",
       {"Anna Lind | said | “The port,” Anna Lind said, “is safe.”"}},
      {"“The port is safe,” Anna Lind said. “We go home.”",
       {"Anna Lind | said | “The port is safe,” Anna Lind said. “We go home.”"}},
  });
}

TEST(Attributions, WithAQuoteInTheirClauseTakeAllOfTheClause) {
  expect_attributions({{"Anna Lind said the port was “quite safe” on Monday.",
                        {"Anna Lind | said | the port was “quite safe” on Monday"}}});
}

TEST(Attributions, SayWhetherTheyAreDirect) {
  const AnnotatedReport report =
      told::read("“The port is safe,” Anna Lind said. Peter Marek said that it was closed.");
  ASSERT_THAT(report.reading.attributions, SizeIs(2));
  EXPECT_TRUE(report.reading.attributions[0].direct);
  EXPECT_FALSE(report.reading.attributions[1].direct);
  EXPECT_EQ(told::name(report, report.reading.attributions[0].source.entity), "Anna Lind");
  EXPECT_EQ(told::name(report, report.reading.attributions[1].source.entity), "Peter Marek");
}

TEST(Attributions, AreNoneInNounsThatLookLikeCues) {
  for (const std::string_view text :
       {"The reports were long.", "Phone calls with the board went on.", "The charges are new.",
        "Two claims of the dockers fell.", "The state of the port is good.", "It is a plan."})
    EXPECT_THAT(told::attributions(text), IsEmpty()) << text;
}

TEST(Attributions, AreSortedByTheirContent) {
  const AnnotatedReport report = told::read(
      "Anna Lind said that Peter Marek believes the port is safe. “Yes, it is,” Marek said.");
  EXPECT_TRUE(std::ranges::is_sorted(report.reading.attributions, {}, &Attribution::content));
}

// --- cues --------------------------------------------------------------------------------------

// "said/Anna Lind", "saying/-": the verbs that count as cues, and their sources.
std::vector<std::string> cues_of(std::string_view sentence) {
  const AnnotatedReport report = told::read(sentence);
  const Scene scene(report.report, report.text, report.reading);
  std::vector<std::string> out;
  for (const Cue& cue : find_cues(scene)) {
    std::string line = told::words(report, scene.span_of(cue.verb));
    line += "/";
    line +=
        cue.source ? told::words(report, scene.span_of(cue.source->first, cue.source->last)) : "-";
    out.push_back(line);
  }
  return out;
}

TEST(Cues, HaveTheSubjectBeforeThem) {
  const std::vector<Row> rows = {
      {"Anna Lind said so.", {"said/Anna Lind"}},
      {"Mayor Anna Lind later said so.", {"said/Mayor Anna Lind"}},
      {"The mayor of Orra said so.", {"said/The mayor of Orra"}},
      {"A spokesman for the harbour board said so.", {"said/A spokesman for the harbour board"}},
      {"In Orra, the mayor said so.", {"said/the mayor"}},
      {"On Tuesday the board said so.", {"said/the board"}},
      {"The board over the weekend had said so.", {"said/The board"}},
      {"The board, which met on Monday, said so.", {"said/The board, which met on Monday"}},
      {"In a joint note, the four said so.", {"said/the four"}},
      {"Some say so.", {"say/Some"}},
      {"Anna Lind (D) said so.", {"said/Anna Lind (D)"}},
  };
  for (const Row& row : rows)
    EXPECT_THAT(cues_of(row.text), ElementsAreArray(row.expected)) << row.text;
}

TEST(Cues, BorrowTheSubjectOfTheVerbBefore) {
  EXPECT_THAT(cues_of("Anna Lind praised the plan, calling it new and saying so."),
              ElementsAre("praised/Anna Lind", "calling/Anna Lind", "saying/Anna Lind"));
  EXPECT_THAT(cues_of("Anna Lind left the room, saying so."), ElementsAre("saying/Anna Lind"));
}

TEST(Cues, AreVerbsAndNotTheNounsThatLookLikeThem) {
  EXPECT_THAT(cues_of("The report of the claims was new."), IsEmpty());
  EXPECT_THAT(cues_of("The board reports that it is new."), ElementsAre("reports/The board"));
  EXPECT_THAT(cues_of("Anna Lind wants to end the calls."), Not(Contains("calls/-")));
}

TEST(Cues, OfAPassiveHaveTheOneBehindBy) {
  EXPECT_THAT(cues_of("The plan was described by Anna Lind on Monday."),
              ElementsAre("described/Anna Lind"));
}

// --- statements --------------------------------------------------------------------------------

std::vector<std::string> statements_of(std::string_view text) {
  const AnnotatedReport report = told::read(text);
  const Scene scene(report.report, report.text, report.reading);
  std::vector<std::string> out;
  for (std::size_t s = 1; s < scene.statements.size(); ++s) {  // behind the headline
    const Statement& statement = scene.statements[s];
    out.push_back(told::words(report, scene.span_of(statement.first, statement.last - 1)));
  }
  return out;
}

TEST(Statements, HoldTheQuotesOfTheirSentenceWhole) {
  const std::vector<Row> rows = {
      {"“It is over. We won!” the mayor shouted.", {"“It is over. We won!” the mayor shouted."}},
      {"He had a “good day.” The mayor left.", {"He had a “good day.”", "The mayor left."}},
      {"“Really?” Anna Lind asked. He left.", {"“Really?” Anna Lind asked.", "He left."}},
      {"“Yes,” he said. “No.”", {"“Yes,” he said.", "“No.”"}},
      {"He asks: “Why?” Anna Lind responds: “No.”",
       {"He asks: “Why?”", "Anna Lind responds: “No.”"}},
  };
  for (const Row& row : rows)
    EXPECT_THAT(statements_of(row.text), ElementsAreArray(row.expected)) << row.text;
}

// --- names behind sources ----------------------------------------------------------------------

// Whom the last attribution of the text is resolved to.
std::string last_source(std::string_view text) {
  const AnnotatedReport report = told::read(text);
  if (report.reading.attributions.empty()) return "(no attribution)";
  return told::name(report, report.reading.attributions.back().source.entity);
}

TEST(Sources, AreResolvedToTheNameTheyStandFor) {
  struct Case {
    std::string_view text;
    std::string_view name;
  };
  const std::vector<Case> cases = {
      {"Mayor Anna Lind said the port was safe.", "Anna Lind"},
      {"Anna Lind left. She said the port was safe.", "Anna Lind"},
      {"Anna Lind left the board. Peter Marek stayed. He said the port was safe.", "Peter Marek"},
      {"Anna Lind, who runs the port, left. Later she said the port was safe.", "Anna Lind"},
      {"Anna Lind, who said the port was safe, left.", "Anna Lind"},
      {"Lawyer Peter Marek spoke for Anna Lind. Her lawyer said the port was safe.", "Peter Marek"},
      {"Anna Lind’s lawyer said the port was safe.", ""},
      {"They said the port was safe.", ""},
      {"A mayor said the port was safe.", ""},
  };
  for (const Case& one : cases) EXPECT_EQ(last_source(one.text), one.name) << one.text;
}

TEST(Sources, OfTwoNamesHaveNone) {
  EXPECT_EQ(last_source("Anna Lind and Peter Marek said the port was safe."), "");
}

// --- hostile -----------------------------------------------------------------------------------

TEST(HostileAttributions, EndWithoutAFault) {
  for (const std::string_view piece :
       {"said ", "said that ", "according to ", "he said, ", "Lind, Marek, ", ", said ", "to say ",
        "and said ", "was told by ", "; ", "who said "}) {
    Report report;
    for (std::size_t i = 0; i < 60000 / piece.size(); ++i) report.text += piece;
    const Text text = split_text(report);
    for (const Attribution& found : find_attributions(Voices(report, text, Reading{})))
      EXPECT_LE(found.content.end, report.text.size());
  }
}

}  // namespace
}  // namespace synoptic
