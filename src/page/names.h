// page, private: bylines as names.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synoptic {

// What else is known and is no name: the outlet's own, as its page gives it. May be empty.
struct NameRules {
  std::string_view outlet;
};

// The names in what a page gives as its author or authors: without "By", roles, addresses, the
// outlet or agency behind a person, and repetitions.
//   {"By Jane Roe, AP Sports Writer and Ada Quill"}  =>  {"Jane Roe", "Ada Quill"}
//   {"Meridian Wire"}                                =>  {"Meridian Wire"}
[[nodiscard]] std::vector<std::string> tidy_names(const std::vector<std::string>& given,
                                                  const NameRules& rules = {});

// What stands behind the word for "by" at the front of a line; absent when there is none.
//   "By Jane Roe | May 4, 2026"  =>  "Jane Roe | May 4, 2026"
[[nodiscard]] std::optional<std::string_view> after_by(std::string_view line);

// Whether it reads as the name of a person: two to five words with capitals, no digits.
[[nodiscard]] bool is_person_like(std::string_view name);

// Whether it names a news agency.
[[nodiscard]] bool is_agency(std::string_view name);

// Where a line speaks of a change of the article ("Updated May 5"); npos: nowhere.
[[nodiscard]] std::size_t update_at(std::string_view line);

// White space folded to one blank, none at the ends.
[[nodiscard]] std::string fold_blanks(std::string_view text);

// ASCII capitals made small.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace synoptic
