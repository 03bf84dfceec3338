// Input that no newsroom writes: it is read, in bounds, and without a crash.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <time.h>

#include <ctime>
#include <string>
#include <string_view>
#include <utility>

#include "fuzz/reading_laws.h"
#include "synoptic/reading.h"

namespace synoptic {
namespace {

AnnotatedReport annotated(std::string text) {
  AnnotatedReport a;
  a.report.id = "x";
  a.report.text = std::move(text);
  a.text = split_text(a.report);
  a.reading = read_report(a.report, a.text);
  return a;
}

std::string repeated(std::string_view words, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += words;
  return out;
}

TEST(Hostile, AMegabyteWithoutASentenceMark) {
  const AnnotatedReport a =
      annotated(repeated("the mayor of Orra said on Friday that 20 ships left and ", 20'000));
  ReadingLaws(a).check();
  EXPECT_GE(a.reading.quantities.size(), 19'000u);
  EXPECT_GE(a.reading.times.size(), 19'000u);
}

TEST(Hostile, AHundredThousandQuotationMarks) {
  for (const std::string_view mark : {"\"", "“", "”", "'", "«", "„", "“ ", "\" ", "''"}) {
    const AnnotatedReport a = annotated(repeated(mark, 100'000));
    ReadingLaws(a).check();
  }
}

TEST(Hostile, OneWordOfAMegabyte) { ReadingLaws(annotated(std::string(1u << 20, 'a'))).check(); }

// So every category of Unicode has its turn.
TEST(Hostile, EveryCodePointOnce) {
  std::string text;
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c == 0x30000) c = 0xE0000;  // what is between has no new category ...
    if (c == 0xE0200) c = 0xFFF00;  // ... nor what is before the last for private use
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    append_utf8(text, c);
    if (c % 64 == 0) text += c % 256 == 0 ? ". " : " ";
  }
  ReadingLaws(annotated(std::move(text))).check();
}

TEST(Hostile, TextFromRightToLeft) {
  const AnnotatedReport a =
      annotated("قال الوزير يوم 2031-05-02 إن \u200f«الميناء مغلق»\u200e وإن 20 سفينة غادرت أورا.");
  ReadingLaws(a).check();
  ASSERT_EQ(a.reading.times.size(), 1u);
  EXPECT_EQ(a.reading.times[0].value, "2031-05-02");
  EXPECT_TRUE(a.reading.unsupported_language.has_value());
}

TEST(Hostile, AReportInAnotherLanguageIsReadAsFarAsItsScriptAllows) {
  const AnnotatedReport a = annotated(
      repeated("Мэр Анна Линд сказала 2031-05-02, что «порт закрыт» и 20 судов ждут. ", 2'000));
  ReadingLaws(a).check();
  EXPECT_EQ(a.reading.unsupported_language, "und-Cyrl");
  EXPECT_EQ(a.reading.times.size(), 2'000u);
  EXPECT_EQ(a.reading.quotes.size(), 2'000u);
  EXPECT_GE(a.reading.quantities.size(), 2'000u);
  EXPECT_TRUE(a.reading.roles.empty());
}

// --- cost --------------------------------------------------------------------------------------

double seconds_of_this_thread() {
  std::timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double cost_of(const std::string& text) {
  const double before = seconds_of_this_thread();
  (void)annotated(text);
  return seconds_of_this_thread() - before;
}

// Four times the text costs about four times as much; a cost that grows with the square would be
// sixteen. Processor time of this thread, so that a slow or busy machine changes both alike; and
// what disturbs one measurement does not disturb five.
bool grows_with_the_text(std::string_view words) {
  constexpr std::size_t kBytes = 48 << 10;
  constexpr double kMost = 9;
  const std::string small = repeated(words, kBytes / words.size());
  const std::string large = repeated(words, 4 * kBytes / words.size());
  for (int attempt = 0; attempt < 5; ++attempt)
    if (cost_of(large) < kMost * cost_of(small)) return true;
  return false;
}

TEST(Hostile, CostGrowsWithTheTextAndNotWithItsSquare) {
  (void)annotated("Anna Lind said that the port is closed.");  // lists and models are read now
  for (const std::string_view words : {"the mayor of Orra said on Friday that 20 ships left and ",
                                       "\"",
                                       "“",
                                       "”",
                                       "'",
                                       "« ",
                                       "“a ",
                                       "‘a’ ",
                                       "“a,” she said, ",
                                       "Lind, ",
                                       "Anna Lind Orra Velmark ",
                                       "Anna Lind’s ",
                                       "Mr. A. ",
                                       "said ",
                                       "according to ",
                                       "the former acting deputy mayor of ",
                                       "20 to 30 - 40 and ",
                                       "Monday May 3 2031 at 5 p.m. ",
                                       "The ferry Gannet. ",
                                       "((",
                                       ", ",
                                       "a",
                                       "A ",
                                       "\n\n\"a",
                                       "قال الوزير إن الميناء مغلق ",
                                       "Мэр сказал, что порт закрыт. "})
    EXPECT_TRUE(grows_with_the_text(words)) << words;
}

}  // namespace
}  // namespace synoptic
