// page, private: what a page says of itself outside its text.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/tree.h"
#include "synoptic/span.h"

namespace synoptic {

// A value and where it came from: "json-ld", "meta", "time", "title", "link".
struct Said {
  std::string value;
  std::string from;
  Span place;  // in the page; empty when not known
};

struct Metadata {
  std::vector<Said> titles;  // the most trusted first
  std::optional<Said> deck;
  std::vector<std::string> byline;
  std::string byline_from;
  std::optional<Said> outlet;
  std::optional<Said> published;  // ISO 8601
  std::optional<Said> modified;   // ISO 8601
  std::optional<Said> language;
  std::optional<Said> canonical_url;
};

// Reads JSON-LD, <meta>, <time>, <link rel=canonical>, <title> and the language of <html>.
[[nodiscard]] Metadata read_metadata(const Tree& tree);

}  // namespace synoptic
