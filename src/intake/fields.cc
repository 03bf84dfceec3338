// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "intake/field_map.h"
#include "synoptic/intake.h"
#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// A string with something in it.
std::optional<std::string> text_of(const JsonValue* member) {
  const bool text = member != nullptr && member->kind == JsonValue::Kind::string;
  return text && !member->string.empty() ? std::optional(member->string) : std::nullopt;
}

// Ids and dates are given as numbers too: 17, 1359547200.
std::optional<std::string> text_or_number(const JsonValue* member) {
  if (member == nullptr || member->kind != JsonValue::Kind::number) return text_of(member);
  constexpr double kWholeUpTo = 9007199254740992.0;  // 2^53: beyond it doubles skip numbers
  if (member->number != std::floor(member->number)) return std::nullopt;
  if (std::abs(member->number) > kWholeUpTo) return std::nullopt;
  return std::to_string(static_cast<std::int64_t>(member->number));
}

std::vector<std::string> byline_of(const JsonValue* member) {
  std::vector<std::string> names;
  if (member == nullptr) return names;
  if (const auto one = text_of(member)) names.push_back(*one);
  for (const JsonValue& item : member->items) {
    if (const auto name = text_of(&item)) names.push_back(*name);
  }
  return names;
}

Fields fields_of(const JsonValue& object, const FieldMap& map) {
  const auto member = [&](std::string_view field) {
    return find_member(object, source_of(map, field));
  };
  Fields fields;
  fields.id = text_or_number(member("id"));
  fields.outlet = text_of(member("outlet"));
  fields.url = text_of(member("url"));
  fields.title = text_of(member("title"));
  fields.published = text_or_number(member("published"));
  fields.modified = text_or_number(member("modified"));
  fields.language = text_of(member("language"));
  fields.byline = byline_of(member("byline"));
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

Result<Fields> parse_fields(std::string_view line, const FieldMap& map) {
  auto value = read_json(line);
  if (!value) {
    value.error().detail += "; a line must be one JSON object";
    return std::unexpected(value.error());
  }
  if (value->kind != JsonValue::Kind::object) {
    return std::unexpected(malformed("the line is no JSON object; write {\"text\": \"…\"}"));
  }
  const std::string name(source_of(map, "text"));
  const JsonValue* text = find_member(*value, name);
  if (text == nullptr || text->kind != JsonValue::Kind::string) {
    return std::unexpected(
        malformed("the object has no \"" + name +
                  "\"; it must be a string (--map text=MEMBER reads the text from elsewhere)"));
  }
  if (text->string.find_first_not_of(" \t\r\n") == std::string::npos) {
    return fail(Fault::empty, "", "\"" + name + "\" is empty or blank; leave the line out");
  }
  Fields fields = fields_of(*value, map);
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
    Fields fields = fields_of(value->items[i], {});
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
