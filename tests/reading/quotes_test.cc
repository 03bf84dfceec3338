// SPDX-License-Identifier: Apache-2.0
#include "reading/quotes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reading/quotes_marks.h"
#include "reading/told.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers

using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::SizeIs;

using told::Row;

void expect_quoted(const std::vector<Row>& rows) { told::expect_lines(told::quoted, rows); }

void expect_quotes(const std::vector<Row>& rows) { told::expect_lines(told::quotes, rows); }

// --- marks -------------------------------------------------------------------------------------

TEST(Marks, EveryPairOfMarksHoldsAQuote) {
  expect_quoted({
      {"“The port is open,” said Anna Lind.", {"The port is open,"}},
      {"\"The port is open,\" said Anna Lind.", {"The port is open,"}},
      {"''The port is open,'' said Anna Lind.", {"The port is open,"}},
      {"``The port is open,'' said Anna Lind.", {"The port is open,"}},
      {"«The port is open», said Anna Lind.", {"The port is open"}},
      {"« The port is open », said Anna Lind.", {"The port is open"}},
      {"„The port is open“, said Anna Lind.", {"The port is open"}},
      {"‘The port is open,’ said Anna Lind.", {"The port is open,"}},
      {"'The port is open,' said Anna Lind.", {"The port is open,"}},
      {"‚The port is open‘, said Anna Lind.", {"The port is open"}},
  });
}

TEST(Marks, OfTwoKindsPairWithEachOther) {
  expect_quoted({
      {"“The port is open,\" said Anna Lind.", {"The port is open,"}},
      {"\"The port is open,” said Anna Lind.", {"The port is open,"}},
  });
}

TEST(Marks, ApostrophesAreNone) {
  expect_quoted({
      {"It's Lind's plan, she doesn't doubt it.", {}},
      {"The ministers' plan and the dockers' answer came late.", {}},
      {"The ministers’ plan and the dockers’ answer came late.", {}},
      {"In the ’90s and the '80s the port was closed.", {}},
      {"Let ’em come, rock ’n’ roll, and wait 'til noon.", {}},
      {"O’Neill and D’Arcy don’t agree on the years’ war.", {}},
      {"The ministers' talks were 'very short' on Monday.", {"very short"}},
      {"Lind called the ministers’ plan ‘the boldest yet’ on Monday.", {"the boldest yet"}},
  });
}

TEST(Marks, InchesAreNone) {
  expect_quoted({
      {"Marek, who is 6'2\" tall, left.", {}},
      {"A 12\" pipe broke, and “no one” saw it, Lind said.", {"no one"}},
  });
}

TEST(Marks, TheInnerPairIsPartOfTheOuterOne) {
  expect_quoted({
      {"“He told us ‘go home’ and left,” Lind said.", {"He told us ‘go home’ and left,"}},
      {"‘He told us “go home” and left,’ Lind said.", {"He told us “go home” and left,"}},
      {"“They sang “Night Ferry” all day,” Lind said.", {"They sang “Night Ferry” all day,"}},
      {"“We heard ‘Smiles for Orra,’” the report said.", {"We heard ‘Smiles for Orra,’"}},
  });
}

TEST(Marks, ThatNeverCloseEndAtTheParagraph) {
  expect_quoted({
      {"Lind said: “The port is open.\n\nMarek left.", {"The port is open."}},
      {"Lind said: \"The port is open.\n\nMarek said: \"I leave.\"",
       {"The port is open.", "I leave."}},
  });
}

TEST(Marks, ForgottenInsideAParagraphEndBeforeTheNextQuote) {
  expect_quoted({{"“The port is open, Lind said. “We go home.”",
                  {"The port is open, Lind said.", "We go home."}}});
}

TEST(Marks, ThatOpenEachParagraphAndCloseTheLastAreOneUtterance) {
  const auto lines = told::quotes(
      "“The port is open,” Lind said. “We waited long.\n\n“We go home.\n\n“And we rest.”");
  EXPECT_THAT(lines, ElementsAre("The port is open, <- Lind = Lind",
                                 "We waited long. <- Lind = Lind (continued)",
                                 "We go home. <- Lind = Lind (continued)",
                                 "And we rest. <- Lind = Lind (continued)"));
}

TEST(Marks, ThatRunOverParagraphsHoldOneQuote) {
  const auto lines = told::quoted(
      "A note on the door says:\n\n“Expect more. We wait.\n\nIt is a long summer.\n\nAct now.”");
  EXPECT_THAT(lines, ElementsAre("Expect more. We wait.\n\nIt is a long summer.\n\nAct now."));
}

TEST(Marks, InFurnitureAreNoQuotes) {
  const AnnotatedReport report = told::read("Lind said “yes, we can go” on Monday.");
  Report furnished = report.report;
  furnished.furniture = {
      {{0, static_cast<std::uint32_t>(furnished.text.size())}, FurnitureKind::caption}};
  const Text text = split_text(furnished);
  EXPECT_THAT(find_quoted(furnished, text), IsEmpty());
  EXPECT_THAT(report.reading.quotes, SizeIs(1));
}

TEST(Marks, StandInTheTextJustOutsideTheWords) {
  const AnnotatedReport report = told::read("Lind said « very well » on Monday.");
  const auto found = find_quoted(report.report, report.text);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(told::words(report, found[0].inside), "very well");
  EXPECT_EQ(told::words(report, found[0].outside), "« very well »");
  EXPECT_TRUE(found[0].closed);
  EXPECT_FALSE(found[0].single);
}

// --- whose quote -------------------------------------------------------------------------------

TEST(Quotes, AreWhoseNameStandsBehind) {
  expect_quotes({
      {"“The port is open,” said Anna Lind.", {"The port is open, <- Anna Lind = Anna Lind"}},
      {"“The port is open,” Anna Lind said.", {"The port is open, <- Anna Lind = Anna Lind"}},
      {"“Is it open?” Anna Lind asked.", {"Is it open? <- Anna Lind = Anna Lind"}},
      {"“It is open!” shouted Anna Lind.", {"It is open! <- Anna Lind = Anna Lind"}},
      {"“The port is open,” Anna Lind, the mayor of Orra, said on Monday.",
       {"The port is open, <- Anna Lind, the mayor of Orra = Anna Lind"}},
      {"“The port is open,” said Anna Lind, the mayor of Orra.",
       {"The port is open, <- Anna Lind, the mayor of Orra = Anna Lind"}},
      {"“The port is open,” Anna Lind told the board.",
       {"The port is open, <- Anna Lind = Anna Lind"}},
      {"“The port is open,” according to Anna Lind.",
       {"The port is open, <- Anna Lind = Anna Lind"}},
  });
}

TEST(Quotes, AreWhoseNameStandsBefore) {
  expect_quotes({
      {"Anna Lind said, “The port is open.”", {"The port is open. <- Anna Lind = Anna Lind"}},
      {"Anna Lind said: “The port is open.”", {"The port is open. <- Anna Lind = Anna Lind"}},
      {"Anna Lind said there would be “no more delay” on Monday.",
       {"no more delay <- Anna Lind = Anna Lind"}},
      {"Anna Lind told the board that the plan was “too short” to work.",
       {"too short <- Anna Lind = Anna Lind"}},
      {"Anna Lind described the talks as “very short.”", {"very short. <- Anna Lind = Anna Lind"}},
      {"Anna Lind called the talks “necessary” and “very useful,” noting that they were long.",
       {"necessary <- Anna Lind = Anna Lind", "very useful, <- Anna Lind = Anna Lind"}},
  });
}

TEST(Quotes, AreOfTheVerbsSubjectWhenAParticipleCarriesThem) {
  expect_quotes({
      {"Anna Lind praised the plan, calling it “bold and new.”",
       {"bold and new. <- Anna Lind = Anna Lind"}},
      {"Anna Lind left the room, saying “I am done.”", {"I am done. <- Anna Lind = Anna Lind"}},
      {"Writing on X after the call, Anna Lind described it as “very short.”",
       {"very short. <- Anna Lind = Anna Lind"}},
  });
}

TEST(Quotes, InAStatementAreOfWhoeverIssuedIt) {
  expect_quotes({
      {"“It went well,” according to a statement released on Friday by the Orra Council.\n\nMany "
       "went home. “We won,” the statement said.",
       {"It went well, <- a statement = Orra Council", "We won, <- the statement = Orra Council"}},
      {"“It went well,” a statement from Anna Lind said.",
       {"It went well, <- a statement from Anna Lind = Anna Lind"}},
      {"“It went well,” Anna Lind’s short statement said.",
       {"It went well, <- Anna Lind’s short statement = Anna Lind"}},
      {"“It went well,” a statement from Anna Lind’s lawyer said.",
       {"It went well, <- a statement from Anna Lind’s lawyer"}},
      {"“It went well,” the statement said.", {"It went well, <- the statement"}},
  });
}

TEST(Quotes, AreNotOfWhatOnlyLooksLikeASubject) {
  expect_quotes({
      {"Anna Lind summed up these talks: “We waited long.”",
       {"We waited long. <- Anna Lind = Anna Lind"}},
      {"Anna Lind described the plan as “bold and new,” saying Peter Marek agreed with it.",
       {"bold and new, <- Anna Lind = Anna Lind"}},
      {"Anna Lind told the board that it agrees with Peter Marek’s opinion that the plan is “too "
       "short.”",
       {"too short. <- Peter Marek = Peter Marek"}},
  });
}

TEST(Quotes, BehindAColonAreOfWhomTheStatementIsAbout) {
  expect_quotes({{"Anna Lind summed up the day: “We waited long.”",
                  {"We waited long. <- Anna Lind = Anna Lind"}}});
}

TEST(Quotes, SplitByTheirCueGoOn) {
  expect_quotes({
      {"“The port,” Anna Lind said, “is open.”",
       {"The port, <- Anna Lind = Anna Lind", "is open. <- Anna Lind = Anna Lind (continued)"}},
      {"“The port is open,” Anna Lind said. “We go home.”",
       {"The port is open, <- Anna Lind = Anna Lind",
        "We go home. <- Anna Lind = Anna Lind (continued)"}},
  });
}

TEST(Quotes, OfPronounsAreOfTheLastSubjectThatFits) {
  expect_quotes({
      {"Anna Lind left early. “I am tired,” she said.", {"I am tired, <- she = Anna Lind"}},
      {"Anna Lind praised Peter Marek in a short letter. “He is ready,” she wrote.",
       {"He is ready, <- she = Anna Lind"}},
      {"Peter Marek met Anna Lind at noon. “It went well,” he said.",
       {"It went well, <- he = Peter Marek"}},
      {"Peter Marek met Anna Lind at noon. “It went well,” she said.",
       {"It went well, <- she = Anna Lind"}},
  });
}

TEST(Quotes, OfDescriptionsAreOfTheOneWhoHoldsTheOffice) {
  expect_quotes({
      {"Senator Peter Marek met Mayor Anna Lind. “It went well,” the senator said.",
       {"It went well, <- the senator = Peter Marek"}},
      {"Senator Peter Marek met Mayor Anna Lind. “It went well,” the mayor said.",
       {"It went well, <- the mayor = Anna Lind"}},
      {"Senator Peter Marek met Mayor Anna Lind. “It went well,” the lawmaker said.",
       {"It went well, <- the lawmaker = Peter Marek"}},
  });
}

TEST(Quotes, OfSomebodyWithoutANameKeepTheirWords) {
  expect_quotes({
      {"“It went well,” a harbour official said.", {"It went well, <- a harbour official"}},
      {"“It went well,” said two officials.", {"It went well, <- two officials"}},
      {"Senator Peter Marek left. “It went well,” a senator said.", {"It went well, <- a senator"}},
  });
}

TEST(Quotes, OfASpokesmanAreNotOfHisMaster) {
  expect_quotes({
      {"“It went well,” a spokesman for Anna Lind said.",
       {"It went well, <- a spokesman for Anna Lind"}},
      {"A spokesman for Anna Lind, Peter Marek, said it “went well” on Monday.",
       {"went well <- A spokesman for Anna Lind, Peter Marek = Peter Marek"}},
  });
}

TEST(Quotes, AreOfTheOneWhoSaysNotOfTheOneWhoIsJudged) {
  expect_quotes({{"Anna Lind said the board rejected “all of it” on Monday.",
                  {"all of it <- Anna Lind = Anna Lind"}}});
}

TEST(Quotes, AnnouncedAtTheEndOfAParagraphHaveItsSource) {
  expect_quotes({{"Anna Lind answered in a statement:\n\n“The port is open.”",
                  {"The port is open. <- Anna Lind = Anna Lind"}}});
}

TEST(Quotes, ThatOpenAParagraphAreOfWhoSpeaksNextInIt) {
  expect_quotes({{"“We won.” The room cheered. “Again,” Anna Lind said.",
                  {"We won. <- Anna Lind = Anna Lind", "Again, <- Anna Lind = Anna Lind"}}});
}

TEST(Quotes, DoNotPassOverAFullStopToTheNextSubject) {
  expect_quotes({{"Anna Lind called it a “very good day.” The governor left.",
                  {"very good day. <- Anna Lind = Anna Lind"}}});
}

// --- no utterances -----------------------------------------------------------------------------

TEST(Quotes, AreScareWhenNobodySaysThem) {
  expect_quotes({
      {"William “Mo” Harlan left the room.", {"Mo (scare)"}},
      {"The film “Night Ferry” sold out in Orra.", {"Night Ferry (scare)"}},
      {"The ship was loaded with “goods” at noon.", {"goods (scare)"}},
      {"The band, called “Salt Wind Four”, left.", {"Salt Wind Four (scare)"}},
  });
}

TEST(Quotes, AreScareWhereAWordIsMentionedOrStandsForAnAdjective) {
  expect_quotes({
      {"A so-called “peace camp” was built in Orra.", {"peace camp (scare)"}},
      {"The crews are known as the “night shift” in Orra.", {"night shift (scare)"}},
      {"Few in Orra like the term “soft landing” today.", {"soft landing (scare)"}},
      {"The town has kept its “zero tolerance” policy for years.", {"zero tolerance (scare)"}},
      {"Anna Lind said the so-called “peace camp” was gone.",
       {"peace camp <- Anna Lind = Anna Lind"}},
      {"The town was shut for its “very good health” in May.", {"very good health"}},
  });
}

TEST(Quotes, OfOneWordCountWhenSomebodySaysIt) {
  expect_quotes({{"Anna Lind called the talks “necessary” on Monday.",
                  {"necessary <- Anna Lind = Anna Lind"}}});
}

TEST(Quotes, OfSeveralWordsStayWithoutASpeaker) {
  expect_quotes({{"The harbour was closed for many “very good reasons” in the spring.",
                  {"very good reasons"}}});
}

TEST(Quotes, InHeadlinesCount) {
  const auto reports = newsroom(
      "@a Harbour Post | 2031-05-04 | Lind Calls Talks ‘Long and Difficult’ in Orra\n"
      "Lind Calls Talks ‘Long and Difficult’ in Orra\n\nThe talks went on for days.");
  ASSERT_THAT(reports[0].reading.quotes, SizeIs(1));
  EXPECT_EQ(told::words(reports[0], reports[0].reading.quotes[0].span), "Long and Difficult");
}

TEST(Quotes, HaveTheirCue) {
  const AnnotatedReport report = told::read("Anna Lind has said the port is “wide open” now.");
  ASSERT_THAT(report.reading.quotes, SizeIs(1));
  ASSERT_TRUE(report.reading.quotes[0].cue.has_value());
  EXPECT_EQ(told::words(report, *report.reading.quotes[0].cue), "has said");
}

TEST(Quotes, AreSortedAndDisjoint) {
  const AnnotatedReport report = told::read(
      "“One,” Lind said, “and ‘two’ and three.” He added: \"Four.\"\n\n«Five six», Marek said.");
  const auto& quotes = report.reading.quotes;
  ASSERT_THAT(quotes, SizeIs(4));
  for (std::size_t i = 1; i < quotes.size(); ++i)
    EXPECT_LE(quotes[i - 1].span.end, quotes[i].span.start);
}

// --- hostile -----------------------------------------------------------------------------------

// Runs the part alone: names and happenings have limits of their own.
std::size_t count_quotes(std::string text) {
  Report report;
  report.text = std::move(text);
  const Text cut_text = split_text(report);
  return find_quotes(Voices(report, cut_text, Reading{})).size();
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(HostileQuotes, AreReadToTheirEnd) {
  for (const std::string_view piece : {"\"",
                                       "“",
                                       "”",
                                       "'",
                                       "‘",
                                       "’ ",
                                       " \"a",
                                       "“a” ",
                                       "‘a ",
                                       "” “",
                                       "\"\n\n",
                                       "“\n\n",
                                       "he said ",
                                       "said, ",
                                       "according to ",
                                       "Lind, ",
                                       "(",
                                       ", who said ",
                                       "\"a,\" he said, ",
                                       "''",
                                       "«",
                                       ": \"",
                                       "the the ",
                                       "that ",
                                       "and he said \"x\" ",
                                       "of the ",
                                       "' s'"}) {
    EXPECT_LE(count_quotes(repeated(piece, 100000 / piece.size())), 100000U) << piece;
  }
}

TEST(HostileQuotes, AreFoundAmongAHundredThousandMarks) {
  EXPECT_EQ(count_quotes(repeated("“a b” ", 50000)), 50000U);
}

TEST(HostileQuotes, AreNoneInControlCharacters) {
  std::string all;
  for (char c = 1; c < 32; ++c) all.push_back(c);
  EXPECT_EQ(count_quotes(all), 0U);
  EXPECT_EQ(count_quotes(""), 0U);
  EXPECT_EQ(count_quotes("\""), 0U);
}

TEST(Quotes, AreSpokenWithVerbsThatAreInNoList) {
  expect_quotes({
      {"“We won,” blorped Anna Lind.", {"We won, <- Anna Lind = Anna Lind"}},
      {"“We won?” Anna Lind blorped.", {"We won? <- Anna Lind = Anna Lind"}},
      {"The “old port” closed.", {"old port (scare)"}},
  });
}

TEST(Quotes, OfAnOfficialWithoutANameAreNotOfOneWhoHasOne) {
  const auto lines = told::quotes(
      "Jan Marek, a harbour official, left on Monday. A senior port official stayed. “We won,” the "
      "official said.");
  EXPECT_THAT(lines, ElementsAre("We won, <- the official"));
}

}  // namespace
}  // namespace synoptic
