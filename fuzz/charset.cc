// Bytes in any encoding: every character knows its bytes, and its bytes are that character. The
// first byte chooses the label.
// SPDX-License-Identifier: Apache-2.0
#include "page/charset.h"

#include <array>
#include <string>

#include "fuzz/check.h"
#include "synoptic/utf8.h"

using namespace synoptic;

namespace {

constexpr std::array kLabels = {
    "",          "utf-8",       "utf-16",      "utf-16be", "gbk",         "gb18030",
    "big5",      "euc-jp",      "shift_jis",   "euc-kr",   "iso-2022-jp", "windows-1252",
    "koi8-u",    "iso-8859-16", "ibm866",      "logical",  "replacement", "x-user-defined",
    "macintosh", "windows-874", "windows-1255"};

void check_runs(const DecodedPage& page, std::string_view bytes) {
  std::uint32_t text = 0;
  std::uint32_t from = 0;
  for (const SourceRun& run : page.source) {
    must(run.text == text && run.text_size > 0, "runs follow each other");
    must(run.page >= from && run.page + run.page_size <= bytes.size(), "runs lie in the bytes");
    const auto words = std::string_view(page.text).substr(run.text, run.text_size);
    must(run.unit || words == bytes.substr(run.page, run.page_size), "no unit: the same bytes");
    must(run.text_step == 0 || run.text_size / run.text_step * run.page_step == run.page_size,
         "steps make up the run");
    text += run.text_size;
    from = run.page + run.page_size;
  }
  // Of a byte order mark alone nothing is left.
  must(page.text.empty() || (page.source.empty() ? page.text == bytes : text == page.text.size()),
       "every byte of the text has a place");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = view_of(data + 1, size - 1);
  const char* const label = kLabels[data[0] % kLabels.size()];
  const DecodedPage page = decode_page(bytes, label);
  must(is_utf8(page.text), "the text is well-formed UTF-8");
  must(page.replaced == 0 || page.first_replaced < bytes.size(), "the first fault lies within");
  check_runs(page, bytes);
  const auto charset = charset_of(label);
  if (!charset) return 0;
  const DecodedPage as_said = decode_as(bytes, *charset);
  check_runs(as_said, bytes);
  // What stands before a run does not hang on what comes behind it.
  std::size_t i = 0;
  for (const SourceRun& run : as_said.source) {
    if (i++ % (1 + as_said.source.size() / 8) != 0) continue;
    const DecodedPage before = decode_as(bytes.substr(0, run.page + run.page_size), *charset);
    must(before.text == std::string_view(as_said.text).substr(0, run.text + run.text_size),
         "a text cut behind a run is the text up to there");
  }
  return 0;
}
