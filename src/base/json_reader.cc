// SPDX-License-Identifier: Apache-2.0
#include <simdjson.h>

#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kMaxDepth = 64;

// Copies simdjson's tape into a value of ours. Depth is bounded by the parser.
JsonValue copy(const simdjson::dom::element& element) {
  using simdjson::dom::element_type;
  JsonValue value;
  switch (element.type()) {
    case element_type::ARRAY:
      value.kind = JsonValue::Kind::array;
      for (const auto item : simdjson::dom::array(element)) value.items.push_back(copy(item));
      break;
    case element_type::OBJECT:
      value.kind = JsonValue::Kind::object;
      for (const auto member : simdjson::dom::object(element)) {
        value.members.push_back({std::string(member.key), copy(member.value)});
      }
      break;
    case element_type::STRING:
      value.kind = JsonValue::Kind::string;
      value.string = std::string_view(element);
      break;
    case element_type::BOOL:
      value.kind = JsonValue::Kind::boolean;
      value.boolean = bool(element);
      break;
    case element_type::NULL_VALUE:
      break;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      value.kind = JsonValue::Kind::number;
      value.number = double(element);
      break;
  }
  return value;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const noexcept {
  for (const auto& [key, value] : members) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::optional<std::string> JsonValue::text_of(std::string_view name) const {
  const JsonValue* member = find(name);
  if (member == nullptr || member->kind != Kind::string || member->string.empty()) {
    return std::nullopt;
  }
  return member->string;
}

Result<JsonValue> parse_json(std::string_view bytes) {
  if (!is_utf8(bytes)) {
    Error error{.fault = Fault::malformed, .detail = "the bytes are no UTF-8"};
    error.byte = repair_utf8(bytes).first_replaced;
    error.has_byte = true;
    return std::unexpected(std::move(error));
  }
  simdjson::dom::parser parser;
  if (parser.allocate(bytes.size(), kMaxDepth) != simdjson::SUCCESS) {
    return fail(Fault::too_large, "", "there is not enough memory to read this JSON");
  }
  const auto parsed = parser.parse(bytes.data(), bytes.size());
  if (parsed.error() == simdjson::DEPTH_ERROR) {
    return fail(Fault::malformed, "", "JSON is nested over 64 deep");
  }
  if (parsed.error() != simdjson::SUCCESS) {
    return fail(Fault::malformed, "", simdjson::error_message(parsed.error()));
  }
  return copy(parsed.value_unsafe());
}

}  // namespace synoptic
