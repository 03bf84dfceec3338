// Any text through page, text and reading: spans lie in the text and cut no code point, lists are
// in order, indices point into their lists, and the same text gives the same line twice.
// SPDX-License-Identifier: Apache-2.0
#include "synoptic/reading.h"

#include <string>
#include <utility>

#include "fuzz/check.h"
#include "fuzz/reading_laws.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  Record record;
  record.path = record.id = "x.txt";
  record.bytes = view_of(data, size);
  if (size % 2 == 1) record.fields.published = "2031-05-04";
  if (size % 3 == 1) record.fields.outlet = "Harbour Post";
  Result<Report> report = read_page(record);
  if (!report) return 0;
  AnnotatedReport annotated;
  annotated.report = std::move(*report);
  annotated.text = split_text(annotated.report);
  annotated.reading = read_report(annotated.report, annotated.text);
  ReadingLaws(annotated).check();
  const std::string line = to_json(annotated);
  must(parse_json(line).has_value(), "the export is JSON");
  if (size % 16 == 5) {
    annotated.reading = read_report(annotated.report, annotated.text);
    must(to_json(annotated) == line, "reading twice gives the same");
  }
  return 0;
}
