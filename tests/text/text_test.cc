// SPDX-License-Identifier: Apache-2.0
#include "synoptic/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Report report_of(std::string text) {
  Report report;
  report.text = std::move(text);
  return report;
}

std::vector<std::string> tokens_of(const std::string& text) {
  const Report report = report_of(text);
  const Text cut_text = split_text(report);
  std::vector<std::string> out;
  for (const Token& token : cut_text.tokens) out.emplace_back(cut(report.text, token.span));
  return out;
}

std::vector<std::string> sentences_of(const std::string& text) {
  const Report report = report_of(text);
  const Text cut_text = split_text(report);
  std::vector<std::string> out;
  for (const Sentence& sentence : cut_text.sentences)
    out.emplace_back(cut(report.text, sentence.span));
  return out;
}

TokenKind kind_of(const std::string& text, std::size_t token) {
  const Report report = report_of(text);
  return split_text(report).tokens.at(token).kind;
}

TEST(Tokens, AbbreviationsKeepTheirFullStops) {
  EXPECT_THAT(
      tokens_of("The U.S.-backed plan of Lt. Gov. Lind (D-Mass.)"),
      ElementsAre("The", "U.S.-backed", "plan", "of", "Lt.", "Gov.", "Lind", "(", "D-Mass.", ")"));
  EXPECT_THAT(tokens_of("at 5 p.m. on Jan. 4"), ElementsAre("at", "5", "p.m.", "on", "Jan.", "4"));
}

TEST(Tokens, AnInitialIsOneOnlyBeforeAName) {
  EXPECT_THAT(tokens_of("Joseph E. Lind"), ElementsAre("Joseph", "E.", "Lind"));
  EXPECT_THAT(tokens_of("she wrote on X."), ElementsAre("she", "wrote", "on", "X", "."));
  EXPECT_THAT(tokens_of("she wrote on X. The plan"),
              ElementsAre("she", "wrote", "on", "X", ".", "The", "plan"));
}

TEST(Tokens, NumbersKeepTheirSeparators) {
  EXPECT_THAT(tokens_of("$1.5 million, 250,000 and 10:30"),
              ElementsAre("$", "1.5", "million", ",", "250,000", "and", "10:30"));
  EXPECT_THAT(tokens_of("a 28-point plan, the 12th, 52–47"),
              ElementsAre("a", "28-point", "plan", ",", "the", "12th", ",", "52", "–", "47"));
}

TEST(Tokens, PossessivesAreSplitAndContractionsAreNot) {
  EXPECT_THAT(tokens_of("Velmark’s plan isn't Tessaly's; it's ours"),
              ElementsAre("Velmark", "’s", "plan", "isn't", "Tessaly", "'s", ";", "it's", "ours"));
  EXPECT_THAT(tokens_of("the ministers’ plan"), ElementsAre("the", "ministers", "’", "plan"));
  EXPECT_EQ(kind_of("the ministers’ plan", 2), TokenKind::possessive);
  EXPECT_THAT(tokens_of("O’Neill and son-in-law"), ElementsAre("O’Neill", "and", "son-in-law"));
}

TEST(Tokens, AWebAddressIsOneWordAndEndsBeforeACapital) {
  EXPECT_THAT(tokens_of("at tidewater.example."), ElementsAre("at", "tidewater.example", "."));
  EXPECT_THAT(tokens_of("Tidewater.orgThe minister"),
              ElementsAre("Tidewater.org", "The", "minister"));
  EXPECT_THAT(tokens_of("see https://orra.example/a?b=1."),
              ElementsAre("see", "https://orra.example/a?b=1", "."));
}

struct MarkRow {
  const char* text;
  std::size_t token;
  TokenKind kind;
};

TEST(Tokens, QuotationMarksOpenOrClose) {
  const std::vector<MarkRow> rows = {
      {"“We are close,” she said", 0, TokenKind::open_quote},
      {"“We are close,” she said", 5, TokenKind::close_quote},
      {"\"We are close,\" she said", 0, TokenKind::open_quote},
      {"\"We are close,\" she said", 5, TokenKind::close_quote},
      {"a ‘difficult’ talk", 1, TokenKind::open_quote},
      {"a ‘difficult’ talk", 3, TokenKind::close_quote},
      {"a 'difficult' talk", 1, TokenKind::open_quote},
      {"a 'difficult' talk", 3, TokenKind::close_quote},
      {"«Nous sommes»", 0, TokenKind::open_quote},
      {"„Wir sind nah“", 0, TokenKind::open_quote},
  };
  for (const MarkRow& row : rows) EXPECT_EQ(kind_of(row.text, row.token), row.kind) << row.text;
}

TEST(Tokens, ApostrophesThatDropLettersOpenNothing) {
  EXPECT_THAT(tokens_of("in the ’90s"), ElementsAre("in", "the", "’90s"));
  EXPECT_EQ(kind_of("give 'em that", 1), TokenKind::word);
}

TEST(Tokens, KnowTheirCapitals) {
  const Report report = report_of("talks Orra NATO McBride U.S. 28");
  const Text text = split_text(report);
  const std::vector<Casing> casings = {Casing::lower, Casing::capitalised, Casing::upper,
                                       Casing::mixed, Casing::upper,       Casing::none};
  ASSERT_EQ(text.tokens.size(), casings.size());
  for (std::size_t i = 0; i < casings.size(); ++i)
    EXPECT_EQ(text.tokens[i].casing, casings[i]) << i;
}

TEST(Tokens, FoldingMakesMarksAndCapitalsPlain) {
  const Report report = report_of("Zürich’s “Plan”");
  const Text text = split_text(report);
  EXPECT_EQ(text.fold(std::size_t{0}), "zürich");
  EXPECT_EQ(text.fold(std::size_t{1}), "'s");
  EXPECT_EQ(text.fold(std::size_t{2}), "\"");
}

TEST(Sentences, SurviveAbbreviations) {
  EXPECT_THAT(sentences_of("Lt. Gov. Lind met Mr. Tam. They spoke for $1.5 million."),
              ElementsAre("Lt. Gov. Lind met Mr. Tam.", "They spoke for $1.5 million."));
  EXPECT_THAT(sentences_of("It was made in the U.S. The plan failed."),
              ElementsAre("It was made in the U.S.", "The plan failed."));
  EXPECT_THAT(sentences_of("It was a U.S. Navy ship."), ElementsAre("It was a U.S. Navy ship."));
}

TEST(Sentences, KeepClosingMarks) {
  EXPECT_THAT(sentences_of("“We are close.” She left. (Others stayed.) All slept."),
              ElementsAre("“We are close.”", "She left.", "(Others stayed.)", "All slept."));
}

TEST(Sentences, AQuestionInsideASentenceDoesNotEndIt) {
  EXPECT_THAT(sentences_of("“Will it end?” he asked. No."),
              ElementsAre("“Will it end?” he asked.", "No."));
}

TEST(Sentences, GluedSentencesAreParted) {
  EXPECT_THAT(sentences_of("The talks were under way.Similar Articles"),
              ElementsAre("The talks were under way.", "Similar Articles"));
}

TEST(Sentences, EveryLineIsAParagraphUnlessAMachineWrappedThem) {
  EXPECT_EQ(sentences_of("Harbour opens\nThe harbour opened\nOn Tuesday").size(), 3u);
  const std::string wrapped =
      "The harbour of Orra opened on Tuesday after two\nyears of work, the ministry said, and "
      "three ships\n"
      "came in before noon while a crowd of thousands\nwatched from the walls.\n\nA second "
      "paragraph.";
  EXPECT_EQ(sentences_of(wrapped).size(), 2u);
}

TEST(Sentences, FurnitureStandsApart) {
  Report report = report_of("The harbour opened. Share this. The crowd left.");
  report.furniture = {{{20, 31}, FurnitureKind::share}};
  const Text text = split_text(report);
  ASSERT_EQ(text.sentences.size(), 3u);
  EXPECT_FALSE(text.sentences[0].furniture);
  EXPECT_TRUE(text.sentences[1].furniture);
  EXPECT_FALSE(text.sentences[2].furniture);
}

TEST(Sentences, HeadingsAreKnown) {
  const Report report =
      report_of("Ministers Meet Again In Orra\n\nThe ministers met on Tuesday, and nobody slept.");
  const Text text = split_text(report);
  ASSERT_EQ(text.sentences.size(), 2u);
  EXPECT_TRUE(text.sentences[0].headline);
  EXPECT_FALSE(text.sentences[1].headline);
}

TEST(Text, SpansCoverEveryLetterInOrder) {
  const Report report = report_of("A ‘b’ — c3\xef\xbf\xbd “d”\n\n\x01 Ж… 字");
  const Text text = split_text(report);
  std::uint32_t at = 0;
  for (const Token& token : text.tokens) {
    ASSERT_LE(at, token.span.start);
    ASSERT_LT(token.span.start, token.span.end);
    EXPECT_EQ(
        std::string_view(report.text).substr(at, token.span.start - at).find_first_not_of(" \n"),
        std::string::npos);
    at = token.span.end;
  }
  EXPECT_EQ(at, report.text.size());
}

TEST(Text, FindsTokensAndSentencesByPlace) {
  const Report report = report_of("One two. Three four.");
  const Text text = split_text(report);
  EXPECT_EQ(text.token_at(4), 1u);
  EXPECT_EQ(text.tokens_in({4, 14}).first, 1u);
  EXPECT_EQ(text.tokens_in({4, 14}).last, 4u);
  EXPECT_EQ(text.sentence_at(10), 1u);
  EXPECT_EQ(text.sentence_at(0), 0u);
}

TEST(Text, HostileTextTakesLinearTime) {
  std::string marks;
  for (int i = 0; i < 100'000; ++i) marks += "'a ";
  EXPECT_EQ(split_text(report_of(marks)).hashes.size(), split_text(report_of(marks)).tokens.size());
  EXPECT_GT(split_text(report_of(std::string(1 << 20, 'x'))).tokens.size(), 1000u);
  EXPECT_GT(split_text(report_of(std::string(100'000, '"'))).tokens.size(), 99'999u);
  EXPECT_THAT(split_text(report_of("")).tokens, IsEmpty());
}

TEST(Phrases, TheLongestMatchCounts) {
  const PhraseTable table(
      "# comment\nchief\trole\nchief of staff\trole\tsenior\n[place]\nOrra\nNew Orra\tcity\n");
  const Report report = report_of("the Chief of Staff in New Orra");
  const Text text = split_text(report);
  const auto match = table.match(text, 1, 6);
  EXPECT_EQ(match.tokens, 3u);
  EXPECT_EQ(table.phrase(match.row), "chief of staff");
  EXPECT_EQ(table.label(match.row), "role");
  EXPECT_THAT(table.labels(match.row), ElementsAre("role", "senior"));
  const auto place = table.match(text, 5, 7);
  EXPECT_EQ(place.tokens, 2u);
  EXPECT_THAT(table.labels(place.row), ElementsAre("place", "city"));
  EXPECT_EQ(table.match(text, 0, 6).tokens, 0u);
}

TEST(Phrases, AMatchStaysInsideItsLimit) {
  const PhraseTable table("chief of staff\nchief\n");
  const Report report = report_of("chief of staff");
  const Text text = split_text(report);
  EXPECT_EQ(table.match(text, 0, 2).tokens, 1u);
  EXPECT_EQ(table.find("chief").tokens, 1u);
  EXPECT_EQ(table.find("of").tokens, 0u);
}

TEST(Skeleton, BringsScriptsAndAccentsTogether) {
  EXPECT_EQ(latin_skeleton("José"), "jose");
  EXPECT_EQ(latin_skeleton("O’Neill-Şahin"), "oneillsahin");
  EXPECT_EQ(latin_skeleton("Łódź"), "lodz");
  EXPECT_EQ(latin_skeleton("Ольга"), latin_skeleton("Ol'ga"));
  EXPECT_EQ(latin_skeleton("123"), "");
}

}  // namespace
}  // namespace synoptic
