// Character references: any text decodes to well-formed UTF-8 whose every byte has its place.
// SPDX-License-Identifier: Apache-2.0
#include "page/entities.h"

#include "fuzz/check.h"
#include "synoptic/utf8.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string raw = repair_utf8(view_of(data, size)).text;
  for (const ReferenceIn where : {ReferenceIn::text, ReferenceIn::attribute}) {
    std::string text;
    SourceMap runs;
    decode_text(raw, 7, {.where = where}, text, &runs);
    must(is_utf8(text), "decoded text is well-formed");
    std::uint32_t at = 0;
    std::uint32_t page = 7;
    for (const SourceRun& run : runs) {
      must(run.text == at && run.text_size > 0, "runs follow each other without a gap");
      must(run.page >= page, "runs are in the order of the page");
      must(run.unit || text.substr(at, run.text_size) == raw.substr(run.page - 7, run.page_size),
           "a run that is no unit has the page's bytes");
      at += run.text_size;
      page = run.page + run.page_size;
    }
    must(at == text.size() && page <= raw.size() + 7, "runs cover the text");
  }
  return 0;
}
