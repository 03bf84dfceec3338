// Reading JSON from strangers, and writing what was read so that it reads the same.
// SPDX-License-Identifier: Apache-2.0
#include "synoptic/json.h"

#include "fuzz/check.h"
#include "synoptic/utf8.h"

using namespace synoptic;

namespace {

void write(const JsonValue& value, JsonWriter& out) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      out.null();
      break;
    case JsonValue::Kind::boolean:
      out.boolean(value.boolean);
      break;
    case JsonValue::Kind::number:
      out.number(value.number);
      break;
    case JsonValue::Kind::string:
      out.string(value.string);
      break;
    case JsonValue::Kind::array:
      out.begin_array();
      for (const JsonValue& item : value.items) write(item, out);
      out.end_array();
      break;
    case JsonValue::Kind::object:
      out.begin_object();
      for (const auto& [name, member] : value.members) write(member, out.key(name));
      out.end_object();
      break;
  }
}

std::string written(const JsonValue& value) {
  JsonWriter out;
  write(value, out);
  return out.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto value = parse_json(view_of(data, size));
  if (!value) {
    must(!value.error().detail.empty(), "an error says why");
    return 0;
  }
  const std::string once = written(*value);
  must(is_utf8(once), "what is written is UTF-8");
  const auto again = parse_json(once);
  must(again.has_value(), "what is written reads again");
  must(written(*again) == once, "and is written the same again");
  return 0;
}
