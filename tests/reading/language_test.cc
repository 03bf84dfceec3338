// SPDX-License-Identifier: Apache-2.0
#include "reading/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "reading/told.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kEnglish =
    "The mayor of Orra said on Friday that the port would stay closed for a week, since the ice "
    "had "
    "not yet left the harbour and the tugs were not able to bring in more than two of the ships "
    "that are waiting in the bay, where they have been for more than three days now.";
constexpr std::string_view kSpanish =
    "El alcalde de Orra dijo el viernes que el puerto seguirá cerrado una semana, porque el hielo "
    "no ha salido de la bahía y los remolcadores no pueden traer más de dos de los barcos que "
    "esperan allí desde hace tres días, según contó a los periodistas en la plaza del pueblo.";
constexpr std::string_view kRussian =
    "Мэр города сказал в пятницу 2031-05-02, что порт будет закрыт: «Лёд ещё не ушёл». В бухте "
    "ждут "
    "20 судов.";

TEST(Language, EnglishIsSupported) { EXPECT_THAT(told::other_language(kEnglish), IsEmpty()); }

TEST(Language, AnotherOneIsToldByItsSmallWords) {
  EXPECT_THAT(told::other_language(kSpanish), ElementsAre("und"));
}

TEST(Language, AnotherScriptIsNamed) {
  EXPECT_THAT(told::other_language(kRussian), ElementsAre("und-Cyrl"));
  EXPECT_THAT(told::other_language("قال رئيس البلدية يوم الجمعة إن الميناء سيبقى مغلقا."),
              ElementsAre("und-Arab"));
  EXPECT_THAT(told::other_language("市长星期五说港口将关闭。"), ElementsAre("und-Hani"));
}

TEST(Language, TooFewWordsSayNothing) {
  EXPECT_THAT(told::other_language("Puerto cerrado."), IsEmpty());
}

TEST(Language, APageIsBelievedThatSaysAnotherOneWhereItsWordsDo) {
  told::Cut spanish{std::string(kSpanish)};
  spanish.report.language = "es";
  EXPECT_EQ(reading::other_language(spanish.report, spanish.text), "es");
  told::Cut english{std::string(kEnglish)};
  english.report.language = "es";
  EXPECT_EQ(reading::other_language(english.report, english.text), std::nullopt);
  told::Cut wrong{std::string(kSpanish)};
  wrong.report.language = "en-GB";
  EXPECT_EQ(reading::other_language(wrong.report, wrong.text), "und");
}

TEST(Language, FiguresAndMarksAreReadInAnyOtherOne) {
  const AnnotatedReport a = told::read(kRussian);
  ASSERT_EQ(a.reading.times.size(), 1u);
  EXPECT_EQ(a.reading.times[0].value, "2031-05-02");
  EXPECT_THAT(a.reading.quantities, Not(IsEmpty()));
  ASSERT_EQ(a.reading.quotes.size(), 1u);
  EXPECT_EQ(told::words(a, a.reading.quotes[0].span), "Лёд ещё не ушёл");
  EXPECT_THAT(a.reading.attributions, IsEmpty());
  EXPECT_THAT(a.reading.happenings, IsEmpty());
}

}  // namespace
}  // namespace synoptic
