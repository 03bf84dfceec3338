// SPDX-License-Identifier: Apache-2.0
#include "page/charset.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::string_view_literals;

// --- labels

struct LabelRow {
  std::string_view label;
  std::string_view name;  // empty: the standard knows no such label
};

TEST(CharsetLabels, AreThoseOfTheStandard) {
  constexpr LabelRow kRows[] = {
      {"utf-8", "utf-8"},
      {"UTF8", "utf-8"},
      {"unicode-1-1-utf-8", "utf-8"},
      {"latin1", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {" \tISO-8859-9\r\n", "windows-1254"},
      {"tis-620", "windows-874"},
      {"gb2312", "gbk"},
      {"gb18030", "gb18030"},
      {"x-sjis", "shift_jis"},
      {"windows-31j", "shift_jis"},
      {"ks_c_5601-1987", "euc-kr"},
      {"big5-hkscs", "big5"},
      {"visual", "iso-8859-8"},
      {"logical", "iso-8859-8-i"},
      {"koi8-ru", "koi8-u"},
      {"utf-16", "utf-16le"},
      {"unicodefffe", "utf-16be"},
      {"hz-gb-2312", "replacement"},
      {"x-user-defined", "x-user-defined"},
      {"utf-7", ""},
      {"utf-32", ""},
      {"nonsense", ""},
      {"", ""},
      {"utf-8 latin1", ""},
  };
  for (const LabelRow& row : kRows) {
    const auto charset = charset_of(row.label);
    EXPECT_EQ(charset ? charset->name : "", row.name) << row.label;
  }
}

// Section 4.2 of the standard has 228 labels for 40 encodings (39 and "replacement").
TEST(CharsetLabels, AreComplete) {
  std::set<std::string> labels;
  std::set<std::string_view> names;
  std::ifstream rows(SYNOPTIC_SOURCE_DIR "/src/page/data/charsets.txt");
  for (std::string row; std::getline(rows, row);) {
    if (row.starts_with('#')) continue;
    std::istringstream words(row.substr(row.rfind('\t') + 1));
    for (std::string label; words >> label;) {
      EXPECT_TRUE(labels.insert(label).second) << label << " stands twice";
      const auto charset = charset_of(label);
      ASSERT_TRUE(charset) << label;
      names.insert(charset->name);
    }
  }
  EXPECT_EQ(labels.size(), 228u);
  EXPECT_EQ(names.size(), 40u);
  for (const std::string_view name : names) EXPECT_TRUE(labels.contains(std::string(name))) << name;
}

// --- what the page says

struct DeclaredRow {
  std::string_view page;
  std::string_view charset;
};

TEST(DeclaredCharset, IsReadAsTheStandardPrescans) {
  constexpr DeclaredRow kRows[] = {
      {"<meta charset=\"UTF-8\">", "utf-8"},
      {"<META CHARSET = Shift_JIS>", "shift_jis"},
      {"<meta/charset=koi8-r>", "koi8-r"},
      {"<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"},
      {"<meta content='text/html; charset=\"koi8-r\"' http-equiv=Content-Type>", "koi8-r"},
      {"<meta http-equiv=content-type content='text/html; CHARSET = big5 ; x'>", "big5"},
      {"<meta name=x content=y><meta charset=big5>", "big5"},
      {"<meta charset=big5 charset=koi8-r>", "big5"},
      {"<meta charset=nonsense><meta charset=big5>", "big5"},
      {"<meta charset=utf-16le>", "utf-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      {"<?xml version=\"1.0\" encoding=\"EUC-JP\"?>", "euc-jp"},
      {"<?xml version='1.0' encoding = 'koi8-r' ?><p>", "koi8-r"},
      {"<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "big5"},
      {"<\0?\0x\0m\0l\0"sv, "utf-16le"},
      {"\0<\0?\0x\0m\0l"sv, "utf-16be"},
  };
  for (const DeclaredRow& row : kRows)
    EXPECT_EQ(declared_charset(row.page), row.charset) << row.page;
}

TEST(DeclaredCharset, IsAbsentWhereAParserWouldSeeNone) {
  constexpr std::string_view kPages[] = {
      "<meta name=x content=y>",
      "<meta name=description content='the charset=big5 of it'>",
      "<meta http-equiv=refresh content='0; charset=big5'>",
      "<!-- <meta charset=big5> -->",
      "<!--> is closed, <!-- this is not <meta charset=big5>",
      "<a title='<meta charset=big5>'>",
      "</p title=\"<meta charset=big5>\">",
      "<! <meta charset=big5>",
      "<metal charset=big5>",
      "<meta charset=nonsense>",
      "<meta charset=big5",
      "<meta charset='big5",
      "<meta charset=",
      "<meta charset",
      "<meta http-equiv=content-type content='charset'>",
      "<meta http-equiv=content-type content='charset=\"big5'>",
      "<?xml encoding=",
      "<?xml encoding='nonsense'?>",
      "<",
      "",
  };
  for (const std::string_view page : kPages) EXPECT_EQ(declared_charset(page), "") << page;
}

TEST(DeclaredCharset, IsFoundWhereThePageHasItLate) {
  const std::string script = "<script>" + std::string(9000, 'x') + "</script>";
  EXPECT_EQ(declared_charset(script + "<meta charset=big5>"), "big5");
}

// --- whom to believe

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

struct OrderRow {
  std::string_view why;
  std::string_view http;
  std::string_view bytes;
  std::string_view charset;
};

TEST(DecodedPage, BelievesMarkThenServerThenPageThenItsBytes) {
  const OrderRow rows[] = {
      {"the mark before all", "koi8-r", "\xef\xbb\xbf<meta charset=big5>\xff", "utf-8"},
      {"a mark of UTF-16", "koi8-r", "\xff\xfeO\0"sv, "utf-16le"},
      {"the other mark of UTF-16", "utf-8", "\xfe\xff\0O"sv, "utf-16be"},
      {"the server before the page", "koi8-r", "<meta charset=big5>\xf2\xc1", "koi8-r"},
      {"a label that nobody knows is none", "nonsense", "<meta charset=big5>\xa4\x40", "big5"},
      {"the page", "", "<meta charset=koi8-r>\xf2\xc1", "koi8-r"},
      {"well-formed UTF-8 with no label", "", "Caf\xc3\xa9", "utf-8"},
      {"nothing but ASCII", "", "Cafe", "utf-8"},
      {"UTF-8 that is said to be something else", "iso-8859-1", "Caf\xc3\xa9", "utf-8"},
      {"UTF-8 that is said to be UTF-16", "utf-16", "Caf\xc3\xa9", "utf-8"},
      {"one pair of bytes can be both", "gbk", "\xc4\xa3", "gbk"},
      {"ASCII as it is said", "koi8-r", "Cafe", "koi8-r"},
      {"a byte or two that are no UTF-8", "utf-8", "Caf\xe9", "utf-8"},
      {"no look-ahead for what has escapes", "iso-2022-jp", "\x1b$B%*\x1b(B", "iso-2022-jp"},
  };
  for (const OrderRow& row : rows) {
    const DecodedPage page = decode_page(row.bytes, row.http);
    EXPECT_EQ(page.charset, row.charset) << row.why;
    expect_covered(page, row.bytes.size());
  }
}

TEST(DecodedPage, SaysWhomItDidNotBelieve) {
  EXPECT_EQ(decode_page("Caf\xc3\xa9", "latin1").declared, "windows-1252");
  EXPECT_EQ(decode_page("Caf\xe9", "latin1").declared, "");
  EXPECT_EQ(decode_page("Caf\xe9").declared, "");
}

// "The water rose in the harbour on Tuesday evening." in Russian, as the old web had it.
constexpr std::string_view kRussian1251 =
    "\xc2\xee\xe4\xe0 \xef\xee\xe4\xed\xff\xeb\xe0\xf1\xfc \xe2 \xe3\xe0\xe2\xe0\xed\xe8 "
    "\xe2\xee \xe2\xf2\xee\xf0\xed\xe8\xea \xe2\xe5\xf7\xe5\xf0\xee\xec, "
    "\xe8 \xeb\xfe\xe4\xe8 \xf3\xf8\xeb\xe8 \xe8\xe7 \xe4\xee\xec\xee\xe2.";

TEST(DecodedPage, IsDetectedWhereNothingIsSaid) {
  const DecodedPage page = decode_page(kRussian1251);
  EXPECT_EQ(page.charset, "windows-1251");
  EXPECT_THAT(page.text, HasSubstr("Вода поднялась в гавани"));
  EXPECT_EQ(page.replaced, 0u);
}

TEST(DecodedPage, IsDetectedWhereUtf8IsSaidAndNoneIsThere) {
  const DecodedPage page = decode_page(kRussian1251, "utf-8");
  EXPECT_EQ(page.charset, "windows-1251");
  EXPECT_EQ(page.declared, "utf-8");
}

TEST(DecodedPage, StaysUtf8WhenItsLastCharacterIsCutOff) {
  const DecodedPage page = decode_page("Caf\xc3\xa9 et th\xc3");
  EXPECT_EQ(page.charset, "utf-8");
  EXPECT_EQ(page.text, "Café et th\ufffd");
  EXPECT_EQ(page.replaced, 1u);
  EXPECT_EQ(page.first_replaced, 11u);
}

// --- what the bytes mean

struct DecodeRow {
  std::string_view label;
  std::string_view bytes;
  std::string_view text;
};

TEST(DecodedAs, FollowsTheStandardAlsoWhereTheBytesAreWrong) {
  const DecodeRow rows[] = {
      {"utf-8", "\xef\xbb\xbfOrra", "Orra"},
      {"utf-8",
       "a\xf0\x9f\x8c"
       "b\xc0\xaf"
       "c",
       "a\ufffdb\ufffd\ufffdc"},
      {"windows-1252", "\x93Orra\x94 \x81", "“Orra” \u0081"},
      {"windows-1253", "\xaa", "\ufffd"},
      {"windows-1255", "\xca", "\u05ba"},
      {"koi8-u", "\xae\xbe", "ўЎ"},
      {"iso-8859-16", "\xaa\xba", "Șș"},
      {"iso-8859-8-i", "\xf9", "ש"},
      {"macintosh", "\xf0", "\uf8ff"},
      {"shift_jis", "\x83\x49\xb5", "オｵ"},
      {"shift_jis", "\x81<p>", "\ufffd<p>"},
      {"shift_jis", "\x82\x40", "\ufffd@"},
      {"shift_jis", "\xf0\x40", "\ue000"},
      {"shift_jis", "\x83", "\ufffd"},
      {"shift_jis", "\xa0\xfd", "\ufffd\ufffd"},
      {"euc-jp", "\xa5\xaa\x8e\xb5\x8f\xb0\xa1", "オｵ丂"},
      {"euc-jp", "\x8f\xb0<", "\ufffd<"},
      {"iso-2022-jp", "a\x1b$B%*%*\x1b(Bb", "aオオb"},
      {"iso-2022-jp", "\x1b(J\\~\x1b(I5", "¥‾ｵ"},
      {"iso-2022-jp", "\x1b$B\x1b(Bx", "\ufffdx"},
      {"iso-2022-jp", "\x1b(Xx", "\ufffd(Xx"},
      {"iso-2022-jp", "\x8e", "\ufffd"},
      {"gbk", "\xb0\xa1\x80", "啊€"},
      {"gb18030", "\x81\x30\x81\x30\x90\x30\x81\x30", "\u0080\U00010000"},
      {"gb18030", "\x81\x30<p>", "\ufffd0<p>"},
      {"gb18030", "\x81\x30\x81", "\ufffd0\ufffd"},
      {"gb18030", "\xa3\xa0\xff", "\u3000\ufffd"},
      {"big5", "\xa4\x40\x88\x62", "一\u00ca\u0304"},
      {"big5", "\x87\xa4", "\u9f97"},
      {"big5", "\x81\x40", "\ufffd@"},
      {"euc-kr", "\xb0\xa1\x81\x41", "가갂"},
      {"euc-kr", "\x80\x81[", "\ufffd\ufffd["},
      {"replacement", "anything", "\ufffd"},
      {"replacement", "", ""},
      {"x-user-defined", "a\x80\xff", "a\uf780\uf7ff"},
      {"utf-16le", "O\0\x3c\xd8\x0a\xdf"sv, "O🌊"},
      {"utf-16be", "\xfe\xff\xd8\x3c\0O"sv, "\ufffdO"},
      {"utf-16le", "O\0O"sv, "O\ufffd"},
  };
  for (const DecodeRow& row : rows) {
    const DecodedPage page = decode_as(row.bytes, *charset_of(row.label));
    EXPECT_EQ(page.text, row.text) << row.label;
    expect_covered(page, row.bytes.size());
  }
}

TEST(DecodedAs, CountsWhatItReplacesAndSaysWhereTheFirstIs) {
  const DecodedPage page = decode_as("Orra\x81<p>\x82", *charset_of("shift_jis"));
  EXPECT_EQ(page.replaced, 2u);
  EXPECT_EQ(page.first_replaced, 4u);
}

TEST(SourceRuns, GoThroughTheCharset) {
  const DecodedPage page = decode_page("\xe9Orra\xe9");
  ASSERT_EQ(page.text, "éOrraé");
  const auto mapped = through_charset({{0, 8, 0, 8}}, page.source);
  const std::vector<SourceRun> runs(mapped.begin(), mapped.end());
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_TRUE(runs[0].unit);
  EXPECT_EQ(runs[1].page, 1u);
  EXPECT_EQ(runs[1].text, 2u);
  EXPECT_EQ(runs[2].page, 5u);
  const auto at_end = through_charset({{0, 2, 8, 0, true}}, page.source);
  ASSERT_EQ(at_end.size(), 1u);
  EXPECT_EQ(at_end.back().page, 6u);
}

TEST(SourceRuns, OfAWordAreOneWithSteps) {
  const DecodedPage page = decode_as("\xc2\xee\xe4\xe0 \xe2", *charset_of("windows-1251"));
  ASSERT_EQ(page.text, "Вода в");
  ASSERT_EQ(page.source.size(), 3u);
  const SourceRun word = *page.source.begin();
  EXPECT_EQ(word.text_step, 2);
  EXPECT_EQ(word.page_step, 1);
  EXPECT_EQ(page_place(word, {2, 6}), (Span{1, 3}));
  EXPECT_EQ(page_place(word, {3, 5}), (Span{1, 3})) << "no letter is cut";
  const auto runs = through_charset({{0, 4, 2, 4}}, page.source);  // "од"
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(page_place(runs.back(), {2, 4}), (Span{2, 3}));
}

}  // namespace
}  // namespace synoptic
