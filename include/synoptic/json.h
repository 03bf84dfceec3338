// base: JSON, written byte for byte the same every time, and read from strangers.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/result.h"
#include "synoptic/span.h"

namespace synoptic {

// Writes one JSON value into a string: no white space, keys in the order they are given, numbers in
// their shortest form, non-ASCII text as it is, "</" as "<\/" so that the text may stand in HTML.
// Usage: value := object | array | string | number | boolean | null,
// object := begin_object (key value)* end_object, array := begin_array value* end_array.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& number(double value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  // The text, or null when there is none.
  JsonWriter& optional_string(const std::optional<std::string>& text);
  // A span as [start, end]; the caller has turned it into code points.
  JsonWriter& span(Span code_points);
  // A value written before by another writer.
  JsonWriter& raw(std::string_view json);

  // What has been written so far; the writer is empty afterwards.
  [[nodiscard]] std::string take();

 private:
  void separate();

  std::string out_;
  std::vector<bool> first_;  // per open object or array: nothing in it yet
  bool after_key_ = false;
};

struct JsonMember;

// A JSON value as read. Object members keep their order; of doubled keys the first counts.
class JsonValue {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string string;               // UTF-8
  std::vector<JsonValue> items;     // of an array
  std::vector<JsonMember> members;  // of an object

  // The member of that name, or null when there is none or this is no object.
  [[nodiscard]] const JsonValue* find(std::string_view name) const noexcept;
  // The member when it is a string with something in it.
  [[nodiscard]] std::optional<std::string> text_of(std::string_view name) const;
};

struct JsonMember {
  std::string key;
  JsonValue value;
};

// Reads one JSON document. Nesting over 64 and ill-formed UTF-8 are errors. The error's byte is
// where reading stopped, as far as that is known; its subject is left empty for the caller.
[[nodiscard]] Result<JsonValue> parse_json(std::string_view bytes);

}  // namespace synoptic
