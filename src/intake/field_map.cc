// SPDX-License-Identifier: Apache-2.0
#include "intake/field_map.h"

#include <algorithm>
#include <array>
#include <utility>

namespace synoptic {
namespace {

constexpr std::array<std::string_view, 9> kFields = {
    "id", "outlet", "url", "title", "byline", "published", "modified", "language", "text"};

std::string all_fields() {
  std::string out;
  for (const std::string_view field : kFields) out.append(out.empty() ? "" : ", ").append(field);
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Result<FieldSource> parse_pair(std::string_view pair) {
  const std::size_t equals = pair.find('=');
  const std::string_view field = trimmed(pair.substr(0, equals));
  const std::string_view member =
      equals == std::string_view::npos ? std::string_view() : trimmed(pair.substr(equals + 1));
  if (field.empty() || member.empty()) {
    return fail(Fault::usage, "",
                "\"" + std::string(pair) + "\" is no FIELD=MEMBER; write text=body,published=date");
  }
  if (std::ranges::find(kFields, field) == kFields.end()) {
    return fail(Fault::usage, "",
                "there is no field \"" + std::string(field) + "\"; the fields are " + all_fields());
  }
  return FieldSource{std::string(field), std::string(member)};
}

}  // namespace

Result<FieldMap> parse_field_map(std::string_view argument) {
  FieldMap map;
  while (true) {
    const std::size_t comma = argument.find(',');
    auto pair = parse_pair(argument.substr(0, comma));
    if (!pair) return std::unexpected(std::move(pair.error()));
    if (std::ranges::find(map, pair->field, &FieldSource::field) != map.end()) {
      return fail(Fault::usage, "", "the field \"" + pair->field + "\" stands twice");
    }
    map.push_back(std::move(*pair));
    if (comma == std::string_view::npos) return map;
    argument.remove_prefix(comma + 1);
  }
}

std::string_view source_of(const FieldMap& map, std::string_view field) {
  const auto row = std::ranges::find(map, field, &FieldSource::field);
  return row == map.end() ? field : std::string_view(row->member);
}

const JsonValue* find_member(const JsonValue& object, std::string_view name) {
  if (const JsonValue* const whole = object.find(name)) return whole;
  const JsonValue* at = &object;
  while (at != nullptr) {
    const std::size_t dot = name.find('.');
    at = at->find(name.substr(0, dot));
    if (dot == std::string_view::npos) return at;
    name.remove_prefix(dot + 1);
  }
  return nullptr;
}

}  // namespace synoptic
