// JSON-LD: whatever stands in the script, the page is read and its fields are well-formed.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/check.h"
#include "fuzz/report_laws.h"
#include "synoptic/page.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  Record record;
  record.path = record.id = "x.html";
  record.kind = RecordKind::html;
  record.bytes = "<script type='application/ld+json'>";
  record.bytes += view_of(data, size);
  record.bytes += "</script><h1>Flood hits Orra</h1><p>Water rose in Orra, the mayor said.</p>";
  const auto report = read_page(record);
  if (!report) return 0;  // the bytes may hold tags of their own
  check_report(*report, record.bytes);
  return 0;
}
