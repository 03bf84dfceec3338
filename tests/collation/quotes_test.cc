// SPDX-License-Identifier: Apache-2.0
#include "collation/quotes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collation/marked.h"
#include "collation/quotes_align.h"
#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<CollatedQuote> collated(const std::vector<AnnotatedReport>& reports) {
  const auto all = views(reports);
  return collate_quotes(all, merge_names(all));
}

std::string words_of(const std::vector<AnnotatedReport>& reports, const Anchor& anchor) {
  return std::string(cut(reports[anchor.report].report.text, anchor.span));
}

// The readings of each quote, "report:words", in order.
std::vector<std::vector<std::string>> readings(const std::vector<AnnotatedReport>& reports) {
  std::vector<std::vector<std::string>> out;
  for (const CollatedQuote& quote : collated(reports)) {
    std::vector<std::string> of_quote;
    for (const QuoteReading& reading : quote.readings) {
      of_quote.push_back(reports[reading.anchor.report].report.id + ":" +
                         words_of(reports, reading.anchor));
    }
    out.push_back(std::move(of_quote));
  }
  return out;
}

// Gives the quotes of a report their speakers' names for a source.
void name_sources(AnnotatedReport& report) {
  for (Quote& quote : report.reading.quotes) {
    const Entity& entity = report.reading.entities[*quote.source.entity];
    quote.source.span = report.reading.names[entity.fullest].span;
  }
}

// --- alignment ---------------------------------------------------------------------------------

// Words as letters; the runs as "=", "-" (cut), "+" (insert) and "~" (replace) with their words.
std::string aligned(std::string_view base, std::string_view words) {
  const std::vector<std::uint32_t> left(base.begin(), base.end());
  const std::vector<std::uint32_t> right(words.begin(), words.end());
  std::string out;
  for (const AlignedRun& run : align_words(left, right)) {
    const std::string_view old_words = base.substr(run.base_first, run.base_last - run.base_first);
    const std::string_view new_words = words.substr(run.first, run.last - run.first);
    if (!out.empty()) out += ' ';
    if (run.kind == EditKind::same) out += "=" + std::string(new_words);
    if (run.kind == EditKind::cut) out += "-" + std::string(old_words);
    if (run.kind == EditKind::insert) out += "+" + std::string(new_words);
    if (run.kind == EditKind::replace) {
      out += "~" + std::string(old_words) + ">" + std::string(new_words);
    }
  }
  return out;
}

TEST(AlignWords, SaysWhatWasCutInsertedAndReplaced) {
  struct Row {
    std::string_view base, words, runs;
  };
  const Row rows[] = {
      {"abcdef", "abcdef", "=abcdef"},
      {"abcdef", "abef", "=ab -cd =ef"},
      {"abcdef", "cd", "-ab =cd -ef"},
      {"abcdef", "abxdef", "=ab ~c>x =def"},
      {"abcdef", "abcxdef", "=abc +x =def"},
      {"abcdef", "abxyef", "=ab ~cd>xy =ef"},
      {"abc", "xyz", "~abc>xyz"},
      {"abc", "", "-abc"},
      {"", "ab", "+ab"},
      {"", "", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(aligned(row.base, row.words), row.runs) << row.words;
}

TEST(AlignWords, PrefersOneLongCutToManyShortOnes) {
  // "t" could pair with any "t" of the base.
  EXPECT_EQ(aligned("taxtbytcd", "tcd"), "-taxtby =tcd");
}

TEST(AlignWords, RunsCoverBothSidesWhateverTheWords) {
  std::uint32_t state = 7;
  const auto random = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> base(random(12));
    std::vector<std::uint32_t> words(random(12));
    for (auto& word : base) word = random(4);
    for (auto& word : words) word = random(4);
    std::uint32_t at_base = 0;
    std::uint32_t at_word = 0;
    for (const AlignedRun& run : align_words(base, words)) {
      EXPECT_EQ(run.base_first, at_base);
      EXPECT_EQ(run.first, at_word);
      at_base = run.base_last;
      at_word = run.last;
      if (run.kind == EditKind::same) {
        EXPECT_TRUE(std::equal(base.begin() + run.base_first, base.begin() + run.base_last,
                               words.begin() + run.first, words.begin() + run.last));
      }
    }
    EXPECT_EQ(at_base, base.size());
    EXPECT_EQ(at_word, words.size());
  }
}

TEST(AlignWords, AMillionWordsAreOneReplacementAndNoTrouble) {
  std::vector<std::uint32_t> base(1000000);
  std::vector<std::uint32_t> words(900000);
  for (std::uint32_t i = 0; i < base.size(); ++i) base[i] = i;
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = i < 10 ? i : 2000000 + i;
  const auto runs = align_words(base, words);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].last, 10U);
  EXPECT_EQ(runs[1].kind, EditKind::replace);
}

// --- grouping ----------------------------------------------------------------------------------

TEST(Quotes, OneUtteranceInTwoReportsIsOne) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 We agreed on the next steps and formats,}"),
      marked("b", "{p1 Lind}: {q1 We agreed on the next steps and formats.}")};
  const auto quotes = collated(reports);
  ASSERT_EQ(quotes.size(), 1U);
  ASSERT_EQ(quotes[0].readings.size(), 2U);
  EXPECT_EQ(quotes[0].readings[0].change, Change::verbatim);
  EXPECT_EQ(quotes[0].readings[1].change, Change::verbatim);
  EXPECT_TRUE(quotes[0].other_speakers.empty());
}

TEST(Quotes, ACutAndARewordingSayWhatChanged) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 We settled formats for talks with Velmark today,}"),
      marked("b", "{p1 Anna Lind}: {q1 We settled formats for negotiations with Velmark today.}"),
      marked("c", "{p1 Anna Lind}: {q1 formats for talks with Velmark}")};
  const auto quotes = collated(reports);
  ASSERT_EQ(quotes.size(), 1U);
  ASSERT_EQ(quotes[0].readings.size(), 3U);
  EXPECT_EQ(quotes[0].base, 0U);
  const QuoteReading& reworded = quotes[0].readings[1];
  EXPECT_EQ(reworded.change, Change::reworded);
  const auto replaced = std::ranges::find(reworded.edits, EditKind::replace, &Edit::kind);
  ASSERT_NE(replaced, reworded.edits.end());
  EXPECT_EQ(words_of(reports, {1, replaced->span}), "negotiations");
  EXPECT_EQ(words_of(reports, {0, replaced->base_span}), "talks");
  const QuoteReading& cut_short = quotes[0].readings[2];
  EXPECT_EQ(cut_short.change, Change::cut);
  ASSERT_EQ(cut_short.edits.size(), 3U);
  EXPECT_EQ(cut_short.edits[0].kind, EditKind::cut);
  EXPECT_TRUE(cut_short.edits[0].span.empty());
  EXPECT_EQ(words_of(reports, {0, cut_short.edits[0].base_span}), "We settled");
  EXPECT_EQ(words_of(reports, {0, cut_short.edits[2].base_span}), "today");
}

TEST(Quotes, PiecesJoinTheUtteranceThatHoldsThem) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind} called it {q1 very focused} and {q1 constructive.}"),
      marked("b", "{p1 Lind}: {q1 I am grateful for a very focused, constructive discussion,}")};
  EXPECT_THAT(
      readings(reports),
      ElementsAre(ElementsAre("a:very focused", "a:constructive.",
                              "b:I am grateful for a very focused, constructive discussion,")));
}

TEST(Quotes, APieceIsNoBridgeBetweenTwoUtterances) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind} wants {q1 lasting peace}"),
      marked("b",
             "{p1 Lind}: {q1 Only ships bring lasting peace to the harbour.} Later, {p1 Lind}: "
             "{q1 Nobody in Tessaly wants lasting peace without fishing rights.}")};
  EXPECT_EQ(readings(reports).size(), 3U);
}

TEST(Quotes, ALongerReadingElsewhereHoldsBothHalves) {
  const std::vector<AnnotatedReport> reports = {
      marked("a",
             "{q1 The harbour belongs to the town,} said {p1 Anna Lind}. {q1 Nobody will sell a "
             "single pier of it.}"),
      marked("b",
             "{q1 The harbour belongs to the town. Nobody will sell a single pier of it,} {p1 "
             "Lind} said.")};
  EXPECT_EQ(readings(reports).size(), 1U);
}

TEST(Quotes, OtherWordsOfOneSpeakerStayApart) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 The harbour belongs to the town,}"),
      marked("b", "{p1 Anna Lind}: {q1 The ferry was late again because of the storm,}")};
  EXPECT_EQ(readings(reports).size(), 2U);
}

TEST(Quotes, ShortWordsOfTwoSpeakersStayApart) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 constructive talks}"),
      marked("b", "{p1 Jonas Berger}: {q1 constructive talks}")};
  EXPECT_EQ(readings(reports).size(), 2U);
}

TEST(Quotes, LongWordsGivenToTwoSpeakersAreAFinding) {
  std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 The harbour belongs to the whole town,}"),
      marked("b", "{p1 Anna Lind}: {q1 The harbour belongs to the whole town.}"),
      marked("c", "{p1 Jonas Berger}: {q1 The harbour belongs to the whole town.}")};
  for (AnnotatedReport& report : reports) name_sources(report);
  const auto all = views(reports);
  const NameTable names = merge_names(all);
  const auto quotes = collate_quotes(all, names);
  ASSERT_EQ(quotes.size(), 1U);
  ASSERT_TRUE(quotes[0].speaker.has_value());
  EXPECT_EQ(names.names[*quotes[0].speaker].name, "Anna Lind");
  ASSERT_EQ(quotes[0].other_speakers.size(), 1U);
  EXPECT_EQ(names.names[quotes[0].other_speakers[0]].name, "Jonas Berger");
}

TEST(Quotes, APronounIsNoWitnessForAnotherSpeaker) {
  std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 The harbour belongs to the whole town,}"),
      marked("b", "{p1 Jonas Berger}. He said: {q1 The harbour belongs to the whole town.}")};
  name_sources(reports[0]);
  const auto quotes = collated(reports);
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_TRUE(quotes[0].other_speakers.empty());
}

TEST(Quotes, AnUnnamedSpeakerIsFoundThroughAnotherReport) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{q The harbour belongs to the whole town.}"),
      marked("b", "{p1 Anna Lind}: {q1 The harbour belongs to the whole town.}")};
  const auto quotes = collated(reports);
  ASSERT_EQ(quotes.size(), 1U);
  EXPECT_TRUE(quotes[0].speaker.has_value());
}

TEST(Quotes, AnOfficeThatOnePersonHoldsNamesTheSpeaker) {
  std::vector<AnnotatedReport> reports = {
      marked("a", "{q The pier is not for sale,} the inspector general said."),
      marked("b", "{r1 Inspector General} {p1 Anna Lind} spoke.")};
  const auto at = reports[0].report.text.find("the inspector");
  reports[0].reading.quotes[0].source.span =
      Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 21)};
  EXPECT_TRUE(collated(reports)[0].speaker.has_value());
  // A second holder leaves it open.
  reports.push_back(marked("c", "{r1 Inspector General} {p1 Jonas Berger} spoke."));
  EXPECT_FALSE(collated(reports)[0].speaker.has_value());
}

TEST(Quotes, WordsWithoutContentMeetOverARunOfThem) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 Tell me who you are}"),
      marked("b", "{p1 Lind}: {q1 Tell me who you are, I own this pier.}")};
  EXPECT_EQ(readings(reports).size(), 1U);
}

TEST(Quotes, ScareQuotesAreNobodysUtterance) {
  std::vector<AnnotatedReport> reports = {marked("a", "The {q harbour pact} holds.")};
  reports[0].reading.quotes[0].scare = true;
  EXPECT_TRUE(collated(reports).empty());
}

TEST(Quotes, ASentenceSplitByItsCueIsOneUtterance) {
  std::vector<AnnotatedReport> reports = {marked(
      "a", "{q1 The harbour,} said {p1 Anna Lind}, {q1 belongs to the town.} {q1 Go home.}")};
  reports[0].reading.quotes[1].continued = true;
  reports[0].reading.quotes[2].continued = true;
  EXPECT_THAT(readings(reports),
              ElementsAre(ElementsAre("a:The harbour,", "a:belongs to the town."),
                          ElementsAre("a:Go home.")));
}

TEST(Quotes, IndirectSpeechJoinsTheWordsOfAnotherReport) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 Nobody will sell a single pier of the old harbour.}"),
      marked("b", "{p1 Lind} said that {i1 nobody would sell any single pier of the harbour}.")};
  const auto quotes = collated(reports);
  ASSERT_EQ(quotes.size(), 1U);
  ASSERT_EQ(quotes[0].readings.size(), 2U);
  EXPECT_TRUE(quotes[0].readings[0].direct);
  EXPECT_FALSE(quotes[0].readings[1].direct);
  EXPECT_EQ(quotes[0].readings[1].change, Change::reworded);
}

TEST(Quotes, IndirectSpeechOfSomebodyElseStaysAway) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 Nobody will sell a single pier of the old harbour.}"),
      marked("b", "{p1 Jonas Berger} said {i1 nobody would sell any single pier of the harbour}.")};
  ASSERT_EQ(collated(reports).size(), 1U);
  EXPECT_EQ(collated(reports)[0].readings.size(), 1U);
}

TEST(Quotes, TheOrderOfReportsDecidesNothing) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}: {q1 very focused} {q1 We will keep the harbour and the pier,}"),
      marked("b", "{p1 Lind}: {q1 We keep the harbour and the old pier,} {q1 focused talks}"),
      marked("c", "{p1 Lind}: {q1 a very focused set of talks on the harbour}"),
      marked("d", "{p1 Jonas Berger}: {q1 the harbour and the pier}")};
  const std::vector<AnnotatedReport> turned(reports.rbegin(), reports.rend());
  const auto sets = [](const std::vector<std::vector<std::string>>& all) {
    std::set<std::set<std::string>> out;
    for (const auto& quote : all) out.insert({quote.begin(), quote.end()});
    return out;
  };
  EXPECT_EQ(sets(readings(reports)), sets(readings(turned)));
}

TEST(Quotes, TenThousandQuotesOfOneWordAreNoTrouble) {
  std::string notation = "{p1 Anna Lind}: ";
  for (int i = 0; i < 10000; ++i) notation += "{q1 peace} ";
  const std::vector<AnnotatedReport> reports = {marked("a", notation)};
  EXPECT_FALSE(collated(reports).empty());
}

}  // namespace
}  // namespace synoptic
