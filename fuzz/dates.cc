// Publication dates: what parse_iso reads it writes alike, and what the page stage understands is
// ISO 8601.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/check.h"
#include "fuzz/report_laws.h"
#include "synoptic/page.h"
#include "synoptic/time.h"

using namespace synoptic;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view given = view_of(data, size);
  if (const auto moment = parse_iso(given)) {
    const std::string written = to_iso(*moment);
    const auto again = parse_iso(written);
    must(again.has_value(), "a written moment reads again");
    must(to_iso(*again) == written, "and is written the same");
    must(civil_from_days(days_from_civil(moment->day)) == moment->day, "days count forth and back");
    const Instants instants = instants_of(*moment);
    must(instants.earliest <= instants.latest, "a moment is not over before it begins");
  }
  Record record;
  record.path = record.id = "x";
  record.bytes = "Water rose in Orra.";
  record.fields.published = std::string(given);
  const auto report = read_page(record);
  must(report.has_value(), "a date cannot keep a text from being read");
  must(report->published.has_value() != !report->warnings.empty(), "read, or a warning");
  check_report(*report, record.bytes);
  return 0;
}
