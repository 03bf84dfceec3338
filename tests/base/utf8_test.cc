// SPDX-License-Identifier: Apache-2.0
#include "synoptic/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

TEST(Utf8, DecodesOneToFourBytes) {
  EXPECT_EQ(decode_at("a", 0).code_point, U'a');
  EXPECT_EQ(decode_at("é", 0).code_point, U'é');
  EXPECT_EQ(decode_at("€", 0).bytes, 3u);
  EXPECT_EQ(decode_at("😀", 0).code_point, U'😀');
}

TEST(Utf8, AMaximalIllFormedSubpartIsOneReplacement) {
  // Unicode 15, table 3-8.
  const std::string bytes = "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41";
  const std::vector<std::uint32_t> sizes = {2, 1, 3, 2, 1};
  std::size_t at = 0;
  for (const std::uint32_t size : sizes) {
    EXPECT_EQ(decode_at(bytes, at).bytes, size) << "at byte " << at;
    at += size;
  }
  EXPECT_EQ(at, bytes.size());
}

TEST(Utf8, OverlongsSurrogatesAndTooLargeAreIllFormed) {
  for (const std::string_view bytes :
       {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff"}) {
    EXPECT_FALSE(is_utf8(bytes));
    EXPECT_EQ(decode_at(bytes, 0).code_point, 0xfffdu);
  }
}

TEST(Utf8, DecodingBackwardsMeetsTheSameCodePoints) {
  const std::string text = "a€\xf0\x9f\x98\x80ж\x80z";
  std::vector<char32_t> forwards;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded d = decode_at(text, at);
    forwards.push_back(d.code_point);
    at += d.bytes;
  }
  std::vector<char32_t> backwards;
  for (std::size_t at = text.size(); at > 0;) {
    const Decoded d = decode_before(text, at);
    backwards.insert(backwards.begin(), d.code_point);
    at -= d.bytes;
  }
  EXPECT_EQ(forwards, backwards);
}

TEST(Utf8, AppendingIsTheInverseOfDecoding) {
  for (const char32_t c :
       {U'\x1', U'\x7f', U'\x80', U'\x7ff', U'\x800', U'\xffff', U'\x10000', U'\x10ffff'}) {
    std::string out;
    append_utf8(out, c);
    EXPECT_EQ(decode_at(out, 0).code_point, c);
    EXPECT_EQ(decode_at(out, 0).bytes, out.size());
  }
}

TEST(Utf8, RepairDropsTheMarkAndCountsReplacements) {
  const Repaired repaired = repair_utf8(
      "\xef\xbb\xbf"
      "ab\xff"
      "c\xe2\x82");
  EXPECT_EQ(repaired.text,
            "ab\xef\xbf\xbd"
            "c\xef\xbf\xbd");
  EXPECT_EQ(repaired.replaced, 2u);
  EXPECT_EQ(repaired.first_replaced, 5u);
}

TEST(Utf8, RepairLeavesGoodTextAndARealReplacementCharacterAlone) {
  EXPECT_EQ(repair_utf8("Orra – Türme").replaced, 0u);
  EXPECT_EQ(repair_utf8("\xef\xbf\xbd\xff").replaced, 1u);
}

TEST(CodePoints, CountsAcrossBlocks) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "aé€";  // 3 code points in 6 bytes
  const CodePoints points(text);
  for (std::uint32_t i = 0; i <= 100; ++i) EXPECT_EQ(points.at(6 * i), 3 * i);
  EXPECT_EQ(points.at(1), 1u);
  EXPECT_EQ(points.at(3), 2u);
}

TEST(CodePoints, TheEndOfATextThatFillsItsBlocksIsCounted) {
  const std::string text(128, 'x');
  EXPECT_EQ(CodePoints(text).of({64, 128}), (Span{64, 128}));
  EXPECT_EQ(CodePoints("").at(0), 0u);
}

}  // namespace
}  // namespace synoptic
