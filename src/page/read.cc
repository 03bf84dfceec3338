// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include "page/html.h"
#include "page/plain.h"
#include "synoptic/page.h"

namespace synoptic {
namespace {

// Spans count bytes in 32 bits.
constexpr std::size_t kMostBytes = std::numeric_limits<std::uint32_t>::max() / 4;

}  // namespace

Result<Report> read_page(const Record& record, const PageOptions& options) {
  const std::size_t size = record.kind == RecordKind::fields
                               ? record.fields.text.value_or("").size()
                               : record.bytes.size();
  if (size > kMostBytes) {
    return fail(Fault::too_large, record.path, "over a gigabyte in one report; split it");
  }
  auto report = record.kind == RecordKind::html     ? read_html(record, options)
                : record.kind == RecordKind::fields ? read_fields(record)
                                                    : read_plain(record);
  if (report) {
    // One row per field, in the order of the names.
    std::ranges::sort(report->from, {}, &FieldOrigin::field);
    report->warnings.insert(report->warnings.begin(), record.warnings.begin(),
                            record.warnings.end());
  }
  return report;
}

}  // namespace synoptic
