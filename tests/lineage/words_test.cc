// SPDX-License-Identifier: Apache-2.0
#include "lineage/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

using lineage::quoted_stretches;
using lineage::scan_words;
using lineage::WordDetail;
using lineage::Words;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  for (const Span place : scan_words(text, {}, WordDetail::places).place) {
    out.emplace_back(cut(text, place));
  }
  return out;
}

std::vector<std::uint32_t> hashes(std::string_view text) {
  return scan_words(text, {}, WordDetail::hashes).hash;
}

TEST(LineageWords, AreRunsOfLettersAndDigits) {
  EXPECT_THAT(words_in("The ferry — two-decked — sank, \"slowly\" (at 3:15)."),
              ElementsAre("The", "ferry", "two", "decked", "sank", "slowly", "at", "3", "15"));
  EXPECT_THAT(words_in(""), IsEmpty());
  EXPECT_THAT(words_in(" … — “” "), IsEmpty());
}

TEST(LineageWords, StandWithoutTheirPossessive) {
  EXPECT_THAT(words_in("Lind's boat, Zoë’s oar and the sailors' pay"),
              ElementsAre("Lind", "boat", "Zoë", "oar", "and", "the", "sailors", "pay"));
}

TEST(LineageWords, AreTheSameHoweverAnEditorSetsThem) {
  const std::pair<std::string_view, std::string_view> same[] = {
      {"U.S. WON’T pay $1,500", "us wont pay 1500"},
      {"O'Neill", "O’Neill"},
      {"ÜBERFLUTET, sagte SIE", "überflutet sagte sie"},
      {"at 9 a.m. Monday", "at 9 am monday"},
      {"Елена Ивановна", "елена ивановна"},
  };
  for (const auto& [a, b] : same) EXPECT_EQ(hashes(a), hashes(b)) << a;
}

TEST(LineageWords, DifferWhereTheMeaningDoes) {
  const std::pair<std::string_view, std::string_view> different[] = {
      {"3.5", "35"}, {"Orra", "Oara"}, {"ferry boat", "ferryboat"}, {"12", "21"}};
  for (const auto& [a, b] : different) EXPECT_NE(hashes(a), hashes(b)) << a;
}

TEST(LineageWords, OfAScriptWithoutSpacesAreItsCodePoints) {
  EXPECT_THAT(words_in("渡船沉没。"), ElementsAre("渡", "船", "沉", "没"));
}

TEST(LineageWords, LeaveOutFurnitureAndRememberWhereItStood) {
  const std::string text = "The ferry sank. Share this. Nobody was hurt.";
  const std::vector<Furniture> furniture = {{{16, 27}, FurnitureKind::share}};
  const Words words = scan_words(text, furniture, WordDetail::places);
  EXPECT_EQ(words.size(), 6u);
  EXPECT_THAT(words.breaks, ElementsAre(3u));
  EXPECT_EQ(words.stretch_around(1).last, 3u);
  EXPECT_EQ(words.stretch_around(4).first, 3u);
}

TEST(LineageWords, CountThoseInsideStretches) {
  const std::vector<Words::Stretch> stretches = {{2, 5}, {8, 9}};
  EXPECT_EQ(lineage::words_in(stretches, 0, 10), 4u);
  EXPECT_EQ(lineage::words_in(stretches, 3, 8), 2u);
  EXPECT_EQ(lineage::words_in(stretches, 5, 8), 0u);
  EXPECT_EQ(lineage::words_in({}, 0, 8), 0u);
}

TEST(LineageWords, OfBrokenBytesAreStillBounded) {
  std::string text = "ferry\xff\xfe sank\xe2\x80";
  EXPECT_LE(words_in(text).size(), 4u);
  for (const Span place : scan_words(text, {}, WordDetail::places).place) {
    EXPECT_LE(place.end, text.size());
  }
}

std::vector<std::string> quotes_in(std::string_view text) {
  std::vector<std::string> out;
  for (const Span span : quoted_stretches(text)) out.emplace_back(cut(text, span));
  return out;
}

TEST(QuotationMarks, ShowWhatIsQuoted) {
  EXPECT_THAT(quotes_in("“We sail,” she said. \"At dawn,\" he said, \"or never.\""),
              ElementsAre("We sail,", "At dawn,", "or never."));
  EXPECT_THAT(quotes_in("„Wir fahren“, «nous partons» 「出航」"),
              ElementsAre("Wir fahren“, «nous partons", "出航"));
}

TEST(QuotationMarks, ThatNobodyClosesCountToTheEndOfTheParagraph) {
  EXPECT_THAT(quotes_in("“We sail.\n\n“And we pay.” So he said."),
              ElementsAre("We sail.", "And we pay."));
  EXPECT_THAT(quotes_in("A 6\" pipe"), IsEmpty());
}

}  // namespace
}  // namespace synoptic
