// HTML pages: any bytes are a report or an Error, spans lie in the text, and every byte of the text
// has its place in the page.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/check.h"
#include "fuzz/report_laws.h"
#include "synoptic/page.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  Record record;
  record.path = record.id = "x.html";
  record.kind = RecordKind::html;
  record.bytes = view_of(data, size);
  const auto report = read_page(record);
  if (!report) {
    must(report.error().subject == record.path, "an error names the file");
    return 0;
  }
  check_report(*report, record.bytes);
  return 0;
}
