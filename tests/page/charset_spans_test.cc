// Laws of decoding: every character knows its bytes, whatever the encoding and however wrong the
// label, and what ICU encodes comes back.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "page/charset.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::array kEncodings = {
    "utf-8",        "ibm866",       "iso-8859-2",   "iso-8859-3",     "iso-8859-4",
    "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",     "iso-8859-8-i",
    "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",    "iso-8859-16",
    "koi8-r",       "koi8-u",       "macintosh",    "windows-874",    "windows-1250",
    "windows-1251", "windows-1252", "windows-1253", "windows-1254",   "windows-1255",
    "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "gbk",
    "gb18030",      "big5",         "euc-jp",       "iso-2022-jp",    "shift_jis",
    "euc-kr",       "replacement",  "utf-16be",     "utf-16le",       "x-user-defined",
};

// A sentence that some pages of the encoding could have, in as many scripts as the web has; what
// the encoding lacks is left out.
constexpr const char16_t* kSentences =
    u"<p>The water rose “quickly” – 40 % café, łódź, İstanbul, Þór, Ŵyn, ģ, Вода поднялась, ўЎ, "
    u"Το νερό, המים עלו, ارتفع الماء, น้ำขึ้น, nước dâng, 港の水位が上がった, 물이 올랐다, "
    u"河水上涨了, 河水上漲了, ｵﾗ 🌊 €</p>";

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_icu(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_SKIP, nullptr, nullptr, nullptr,
                        &status);
  return converter;
}

// The sentences in the encoding, as ICU writes them; by the standard's name where ICU knows it.
std::string encoded(const char* encoding) {
  Converter converter = open_icu(encoding);
  if (!converter) return "<p>The water rose.</p>";
  std::array<char, 4096> bytes{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size =
      ucnv_fromUChars(converter.get(), bytes.data(), bytes.size(), kSentences, -1, &status);
  return {bytes.data(), static_cast<std::size_t>(size)};
}

// Every run's bytes decode to the run's text: by themselves where the encoding has no state, and as
// the end of what stands before them where it has.
void expect_spans_reslice(std::string_view bytes, const Charset& charset) {
  const DecodedPage page = decode_as(bytes, charset);
  ASSERT_TRUE(is_utf8(page.text)) << charset.name;
  const bool stateful = charset.shape == CharsetShape::iso_2022_jp;
  const bool marks = charset.name.starts_with("utf-");
  std::uint32_t text = 0;
  std::uint32_t from = 0;
  for (const SourceRun& run : page.source) {
    ASSERT_EQ(run.text, text) << charset.name;
    ASSERT_GE(run.page, from) << charset.name;
    ASSERT_LE(run.page + run.page_size, bytes.size()) << charset.name;
    const std::string_view words = std::string_view(page.text).substr(run.text, run.text_size);
    const std::string_view origin = bytes.substr(run.page, run.page_size);
    if (!run.unit) {
      ASSERT_EQ(words, origin) << charset.name;
    }
    if (stateful) {
      const std::string before(decode_as(bytes.substr(0, run.page + run.page_size), charset).text);
      ASSERT_EQ(before, page.text.substr(0, run.text + run.text_size));
    } else if (!marks || words != "\ufeff") {
      ASSERT_EQ(decode_as(origin, charset).text, words) << charset.name;
    }
    text += run.text_size;
    from = run.page + run.page_size;
  }
  if (page.source.empty()) {
    ASSERT_EQ(page.text, bytes);
  } else {
    ASSERT_EQ(text, page.text.size());
  }
}

// 40 encodings, each read as each of the 40.
TEST(CharsetSpans, ResliceHoweverWrongTheLabel) {
  for (const char* const written : kEncodings) {
    const std::string bytes = encoded(written);
    ASSERT_GT(bytes.size(), 20u) << written;
    for (const char* const read : kEncodings) expect_spans_reslice(bytes, *charset_of(read));
  }
}

TEST(CharsetSpans, ResliceInAnyBytes) {
  std::mt19937 random(20310505);
  // Bytes that begin, continue and break sequences, and any others.
  constexpr std::string_view kTelling =
      "\x1b$B(J(I\x30\x39\x40\x7e\x80\x81\x8e\x8f\xa1\xb0\xd8\xdc\xdf\xe0\xfc\xfe\xff<>";
  for (int round = 0; round < 4000; ++round) {
    std::string bytes;
    for (std::size_t size = random() % 40; size > 0; --size) {
      bytes += random() % 3 == 0 ? static_cast<char>(random() % 256)
                                 : kTelling[random() % kTelling.size()];
    }
    expect_spans_reslice(bytes, *charset_of(kEncodings[random() % kEncodings.size()]));
  }
}

// What ICU writes in an encoding is what we read, for every character that the encoding has; those
// where ICU and the standard differ on purpose are named in data/charset_corrections.txt.
TEST(CharsetSpans, GiveBackWhatIcuEncodes) {
  for (const char* const name : kEncodings) {
    const Charset charset = *charset_of(name);
    const std::string bytes = encoded(name);
    Converter converter = open_icu(name);
    if (!converter || charset.shape == CharsetShape::replacement) continue;
    std::array<char16_t, 4096> units{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size = ucnv_toUChars(converter.get(), units.data(), units.size(),
                                            bytes.data(), static_cast<int>(bytes.size()), &status);
    std::string expected;
    for (std::int32_t i = 0; i < size; ++i) {
      char32_t c = units[static_cast<std::size_t>(i)];
      if (c >= 0xd800 && c < 0xdc00 && i + 1 < size) {
        const char32_t low = units[static_cast<std::size_t>(++i)];
        c = 0x10000u + ((c - 0xd800u) << 10u) + (low - 0xdc00u);
      }
      append_utf8(expected, c);
    }
    if (charset.name == "koi8-u") continue;  // two letters differ, see the corrections
    EXPECT_EQ(decode_as(bytes, charset).text, expected) << name;
  }
}

}  // namespace
}  // namespace synoptic
