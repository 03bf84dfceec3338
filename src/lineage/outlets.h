// lineage: outlets and agencies by any of their names.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace synoptic::lineage {

// Letters and digits of a name in lower case without accents, "the" and the endings of web
// addresses left out: "The Harbour Post" => "harbourpost", "harbourpost.com" => "harbourpost".
// Empty when nothing is left.
[[nodiscard]] std::string letters_of(std::string_view name);

// What is known of outlets from the data files. Built once, read from many threads.
class Outlets {
 public:
  [[nodiscard]] static const Outlets& known();

  // One key for all names of an outlet or agency: "AP" and "The Associated Press" have the same,
  // "CBS" and "CBS News" too. Empty when the name has no letters.
  [[nodiscard]] std::string key_of(std::string_view name) const;

  // Whether a key is an agency's.
  [[nodiscard]] bool is_agency(std::string_view key) const;

  // The family an outlet's key belongs to, or "".
  [[nodiscard]] std::string_view family_of(std::string_view key) const;

  // The words with which a byline or dateline names an agency: "AP" in "ORRA (AP)", absent when it
  // names none. A view into the line.
  [[nodiscard]] std::optional<std::string_view> agency_in(std::string_view line) const;

 private:
  Outlets();

  std::unordered_map<std::string, std::string> agencies_;  // letters => the agency's first name
  std::unordered_map<std::string, std::string> families_;  // key => the family's name
};

}  // namespace synoptic::lineage
