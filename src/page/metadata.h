// page, private: what a page says of itself outside its text.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/outlet.h"
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
  OutletClues outlet;
  std::optional<Said> published;  // ISO 8601
  std::optional<Said> modified;   // ISO 8601
  std::optional<Said> language;
  std::optional<Said> section;
  std::optional<Said> canonical_url;
  std::string article_body;   // as JSON-LD gives it; empty when it does not
  bool live = false;          // JSON-LD calls it a live blog
  bool video = false;         // the page says that it is one of a video
  bool paywalled = false;     // JSON-LD says that it is not free to read
  bool says_article = false;  // JSON-LD or og:type calls it an article
};

// Reads JSON-LD, <meta>, microdata, <time>, <link>, <title> and the language of <html>. Of a field
// the first that is understood counts, in the order of docs/formats/page.md.
[[nodiscard]] Metadata read_metadata(const Tree& tree);

}  // namespace synoptic
