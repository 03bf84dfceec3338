// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "synoptic/intake.h"
#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Ids and dates are given as numbers too: 17, 1359547200.
std::optional<std::string> text_or_number(const JsonValue& object, std::string_view name) {
  const JsonValue* member = object.find(name);
  if (member == nullptr || member->kind != JsonValue::Kind::number) return object.text_of(name);
  constexpr double kWholeUpTo = 9007199254740992.0;  // 2^53: beyond it doubles skip numbers
  if (member->number != std::floor(member->number)) return std::nullopt;
  if (std::abs(member->number) > kWholeUpTo) return std::nullopt;
  return std::to_string(static_cast<std::int64_t>(member->number));
}

std::vector<std::string> byline_of(const JsonValue& object) {
  std::vector<std::string> names;
  const JsonValue* member = object.find("byline");
  if (member == nullptr) return names;
  if (const auto one = object.text_of("byline")) names.push_back(*one);
  for (const JsonValue& item : member->items) {
    if (item.kind == JsonValue::Kind::string && !item.string.empty()) names.push_back(item.string);
  }
  return names;
}

Fields fields_of(const JsonValue& object) {
  Fields fields;
  fields.id = text_or_number(object, "id");
  fields.outlet = object.text_of("outlet");
  fields.url = object.text_of("url");
  fields.title = object.text_of("title");
  fields.published = text_or_number(object, "published");
  fields.modified = text_or_number(object, "modified");
  fields.language = object.text_of("language");
  fields.byline = byline_of(object);
  return fields;
}

Error malformed(std::string detail) {
  Error error;
  error.detail = std::move(detail);
  return error;
}

// parse_json, with the byte of ill-formed UTF-8 named, and a hint where the quotes are not JSON's.
Result<JsonValue> read_json(std::string_view bytes) {
  if (!is_utf8(bytes)) {
    Error error = malformed("the bytes from there on are no UTF-8; save the file as UTF-8");
    error.byte = repair_utf8(bytes).first_replaced;
    error.has_byte = true;
    return std::unexpected(std::move(error));
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return parse_json(bytes);
}

}  // namespace

Result<Fields> parse_fields(std::string_view line) {
  auto value = read_json(line);
  if (!value) {
    value.error().detail += "; a line must be one JSON object";
    return std::unexpected(value.error());
  }
  if (value->kind != JsonValue::Kind::object) {
    return std::unexpected(malformed("the line is no JSON object; write {\"text\": \"…\"}"));
  }
  const JsonValue* text = value->find("text");
  if (text == nullptr || text->kind != JsonValue::Kind::string) {
    return std::unexpected(malformed("the object has no \"text\"; it must be a string"));
  }
  if (text->string.find_first_not_of(" \t\r\n") == std::string::npos) {
    return fail(Fault::empty, "", "\"text\" is empty or blank; leave the line out");
  }
  Fields fields = fields_of(*value);
  fields.text = text->string;
  return fields;
}

Result<Sidecar> parse_sidecar(std::string_view bytes) {
  auto value = read_json(bytes);
  if (!value) return std::unexpected(value.error());
  if (value->kind != JsonValue::Kind::array) {
    return std::unexpected(malformed("it must be a list of objects: [{\"id\": \"…\"}]"));
  }
  Sidecar sidecar;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    const std::string entry = "entry " + std::to_string(i + 1);
    Fields fields = fields_of(value->items[i]);
    if (!fields.id) {
      sidecar.faults.push_back(malformed(entry + " is no object with an \"id\"; left out"));
    } else if (!ids.insert(*fields.id).second) {
      sidecar.faults.push_back(
          malformed(entry + " has the id \"" + *fields.id + "\" of an entry before it; left out"));
    } else {
      sidecar.rows.push_back(std::move(fields));
    }
  }
  return sidecar;
}

}  // namespace synoptic
