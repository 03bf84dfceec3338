// One line of JSON as a report's fields.
// SPDX-License-Identifier: Apache-2.0
#include "fuzz/check.h"
#include "fuzz/report_laws.h"
#include "synoptic/intake.h"

using namespace synoptic;

namespace {

void check_line(std::string_view line, const FieldMap& map) {
  auto fields = parse_fields(line, map);
  if (!fields) {
    must(!fields.error().detail.empty(), "an error says why");
    must(!fields.error().has_byte || fields.error().byte < line.size() + 1,
         "its byte lies in the line");
    must(fields.error().subject.empty() && fields.error().line == 0,
         "where is the caller's to say");
    return;
  }
  must(fields->text && !fields->text->empty(), "a line that is read has a text");
  for (const auto& slot : {fields->id, fields->outlet, fields->url, fields->title,
                           fields->published, fields->modified, fields->language}) {
    must(!slot || !slot->empty(), "unknown is absent, never empty");
  }
  Record record;
  record.path = "-";
  record.line = 1;
  record.id = "x";
  record.kind = RecordKind::fields;
  record.fields = *fields;
  const auto report = read_page(record);
  if (report) check_report(*report, {});
}

}  // namespace

// The line is read as it is, with its fields under other names, and is a mapping itself.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view line = view_of(data, size);
  check_line(line, {});
  check_line(line, {{"text", "body.text"}, {"published", "date"}, {"byline", "a.b"}, {"id", ""}});
  const auto map = parse_field_map(line);
  must(map ? !map->empty() : !map.error().detail.empty(), "a mapping maps, or says why not");
  return 0;
}
