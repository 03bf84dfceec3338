// SPDX-License-Identifier: Apache-2.0
#include "page/entities.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

struct DecodeRow {
  std::string_view raw;
  std::string_view text;
  std::string_view attribute;
};

TEST(References, AreDecodedAsTheStandardSays) {
  constexpr DecodeRow kRows[] = {
      {"caf&eacute;", "café", "café"},
      {"&#146;&#x41;&#X1f30a;", "’A🌊", "’A🌊"},
      {"&notit;", "¬it;", "&notit;"},
      {"&copy=1", "©=1", "&copy=1"},
      {"&copy 1", "© 1", "© 1"},
      {"&nosuch;&;& &#;&#x;", "&nosuch;&;& &#;&#x;", "&nosuch;&;& &#;&#x;"},
      {"&#0;&#xD800;&#x110000;&#99999999999;", "\ufffd\ufffd\ufffd\ufffd",
       "\ufffd\ufffd\ufffd\ufffd"},
      {"&acE;", "\u223e\u0333", "\u223e\u0333"},
      {"&CounterClockwiseContourIntegral;", "\u2233", "\u2233"},
      {"&amp", "&", "&"},
      {"a\r\nb\rc", "a\nb\nc", "a\nb\nc"},
  };
  for (const DecodeRow& row : kRows) {
    std::string text;
    decode_text(row.raw, 0, {.where = ReferenceIn::text}, text, nullptr);
    EXPECT_EQ(text, row.text) << row.raw;
    text.clear();
    decode_text(row.raw, 0, {.where = ReferenceIn::attribute}, text, nullptr);
    EXPECT_EQ(text, row.attribute) << row.raw;
  }
}

TEST(References, KeepTheirPlace) {
  constexpr std::string_view kRaw = "x&eacute;y&zzz";
  std::string text;
  SourceMap runs;
  decode_text(kRaw, 100, {}, text, &runs);
  ASSERT_EQ(runs.size(), 3u);
  const auto reference = ++runs.begin();
  EXPECT_EQ(reference->page, 101u);
  EXPECT_EQ(reference->page_size, 8u);
  EXPECT_TRUE(reference->unit);
  EXPECT_EQ(runs.back().page, 109u);
}

TEST(References, AndNulsTakeFewRuns) {
  std::string raw;
  for (int i = 0; i < 1000; ++i) raw += std::string("x\0", 2);
  std::string text;
  SourceMap runs;
  decode_text(raw, 0, {}, text, &runs);
  EXPECT_EQ(text, std::string(1000, 'x'));
  EXPECT_LT(runs.size(), 40u);
  std::uint32_t at = 0;
  for (const SourceRun& run : runs) {
    EXPECT_EQ(run.text, at);
    EXPECT_EQ(run.page, 2 * at);
    at += run.text_size;
  }
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace synoptic
