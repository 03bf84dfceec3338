// collation: whether two names are one person or one thing.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "collation/names_profile.h"

namespace synoptic {

enum class Likeness : std::uint8_t {
  different,
  possible,  // nothing speaks against it, too little for it: "J. Lind" and "Jonas Lind"
  same,
};

// Compares two names of people of two words at least. Sisters, spouses, father and son stay apart:
// the given names must agree, middle initials and generations must not clash.
//   "Mykola Zoretskyy", "Nikolai Zoretsky" => same;  "Anna Lind", "Berta Lind" => different
[[nodiscard]] Likeness compare_people(const NameForm& a, const NameForm& b);

// The place of the surname among the parts of a person's name.
// REQUIRES: the form has parts.
[[nodiscard]] std::size_t surname_at(const NameForm& form);

// Whether surnames are of one family, or one is a slip for the other.
[[nodiscard]] bool same_surname(const NamePart& a, const NamePart& b);

// Whether a surname that nobody introduces is a slip for a known one: "Lidn" for "Lind".
[[nodiscard]] bool may_be_slip(const NamePart& slip, const NamePart& known);

// Whether `shorter` says less of the organisation `longer`: its words stand in the other in order,
// both end on one head, and no word left out tells things apart ("North", "Deputy", numbers).
//   "security council" of "national security and defense council" => true
//   "supreme court" of "northern supreme court" => false
[[nodiscard]] bool is_short_form(std::string_view shorter, std::string_view longer);

// The words of `longer` that `shorter` leaves out, blank between.
[[nodiscard]] std::string left_out(std::string_view shorter, std::string_view longer);

}  // namespace synoptic
