// SPDX-License-Identifier: Apache-2.0
#include "page/charset.h"

#include <gtest/gtest.h>

namespace synoptic {
namespace {

struct DeclaredRow {
  std::string_view page;
  std::string_view charset;
};

TEST(DeclaredCharset, IsReadFromMeta) {
  constexpr DeclaredRow kRows[] = {
      {"<meta charset=\"UTF-8\">", "utf-8"},
      {"<META CHARSET = Shift_JIS>", "shift_jis"},
      {"<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"},
      {"<meta name=x content=y><meta charset=big5>", "big5"},
      {"<meta name=x content=y>", ""},
      {"<meta charset=", ""},
      {"", ""},
  };
  for (const DeclaredRow& row : kRows)
    EXPECT_EQ(declared_charset(row.page), row.charset) << row.page;
}

// Every byte of the decoded page has a place, in order, inside the page.
void expect_covered(const DecodedPage& page, std::size_t size) {
  std::uint32_t text = 0;
  for (const SourceRun& run : page.source) {
    ASSERT_EQ(run.text, text);
    ASSERT_LE(run.page + run.page_size, size);
    text += run.text_size;
  }
  if (!page.source.empty()) {
    EXPECT_EQ(text, page.text.size());
  }
}

struct DecodeRow {
  std::string_view bytes;
  std::string_view text;
};

TEST(DecodedPage, IsUtf8WithTheWayBack) {
  const DecodeRow rows[] = {
      {"plain", "plain"},
      {"caf\xe9", "café"},
      {"<meta charset=shift_jis>\x83\x49", "<meta charset=shift_jis>オ"},
      {"<meta charset=koi8-r>\xf2", "<meta charset=koi8-r>Р"},
      {"<meta charset=nonsense>caf\xe9", "<meta charset=nonsense>café"},
      {"<meta charset=gb2312>\x81\x30\x81", "<meta charset=gb2312>\ufffd"},
      {std::string_view("\xff\xfeO\0\x3c\xd8\x0a\xdf", 8), "O🌊"},
      {std::string_view("\xfe\xff\xd8\x3c\0O", 6), "\ufffdO"},
  };
  for (const DecodeRow& row : rows) {
    const DecodedPage page = decode_page(row.bytes);
    EXPECT_EQ(page.text.substr(0, row.text.size()), row.text);
    expect_covered(page, row.bytes.size());
  }
}

TEST(SourceRuns, GoThroughTheCharset) {
  const DecodedPage page = decode_page("\xe9Orra\xe9");
  ASSERT_EQ(page.text, "éOrraé");
  const auto runs = through_charset({{0, 8, 0, 8}}, page.source);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_TRUE(runs[0].unit);
  EXPECT_EQ(runs[1].page, 1u);
  EXPECT_EQ(runs[1].text, 2u);
  EXPECT_EQ(runs[2].page, 5u);
  const auto at_end = through_charset({{0, 2, 8, 0, true}}, page.source);
  ASSERT_EQ(at_end.size(), 1u);
  EXPECT_EQ(at_end[0].page, 6u);
}

}  // namespace
}  // namespace synoptic
