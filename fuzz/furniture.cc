// Plain texts: any bytes are a report or an Error, and furniture lies in the text.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/check.h"
#include "fuzz/report_laws.h"
#include "synoptic/page.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  Record record;
  record.path = record.id = "x.txt";
  record.bytes = view_of(data, size);
  // The first line once more as a title, as a reports.json would give it.
  if (size % 2 == 1) record.fields.title = record.bytes.substr(0, record.bytes.find('\n'));
  const auto report = read_page(record);
  if (!report) {
    must(report.error().subject == record.path, "an error names the file");
    must(!report.error().detail.empty(), "and says why");
    return 0;
  }
  check_report(*report, record.bytes);
  if (report->source.empty()) must(report->text == record.bytes, "the text is unchanged");
  return 0;
}
