// Input that no newsroom writes: it is read, in bounds, and without a crash.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

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

TEST(Hostile, EveryCodePointOnce) {
  std::string text;
  for (char32_t c = 1; c < 0x30000; ++c) {
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

}  // namespace
}  // namespace synoptic
