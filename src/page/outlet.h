// page, private: what the outlet of a page is called.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace synoptic {

// The places of a page that may name its outlet; empty where they do not.
struct OutletClues {
  std::string site_name;    // og:site_name
  std::string publisher;    // JSON-LD
  std::string application;  // application-name and its like
  std::string title;        // of the <title>, "Flood hits Orra | Orra Courier"
  std::string headline;     // the article's own title, to tell the two parts of <title> apart
  std::string url;
};

struct Outlet {
  std::string name;
  std::string from;  // "meta", "json-ld", "title"
};

// The name that most places agree on, in its fullest form; of equals the one that the page's
// address bears out, then the site's name, the publisher, the end of the title. Absent when nothing
// names it.
[[nodiscard]] std::optional<Outlet> choose_outlet(const OutletClues& clues);

}  // namespace synoptic
