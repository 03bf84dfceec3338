// collation: what claims about people are made from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "collation/names.h"
#include "collation/role_claims_office.h"
#include "synoptic/collation.h"

namespace synoptic {

// A role of one person in one report.
struct RoleItem {
  Anchor anchor;  // with the name where it stands beside it: "former President Lind"
  Span role;
  RoleState state = RoleState::current;
  bool beside_name = false;
  std::vector<Office> offices;
  std::string_view party;  // or empty
};

// The roles that reports give a name, sorted by report id and place.
[[nodiscard]] std::vector<RoleItem> role_items(Reports reports, const NameTable& names,
                                               NameIndex name);

// A reading of a claim, with its sentence and the one who is said to say it; `value` is its text.
[[nodiscard]] ClaimReading claim_reading(Reports reports, const NameTable& names, Anchor anchor,
                                         std::string value);

// The words that name a claim's question: its first reading by report id and place.
// REQUIRES: the claim has readings.
[[nodiscard]] Anchor about_of(Reports reports, const Claim& claim);

// Adds a reading to the answer with its value, or to a new one.
void add_to_answers(Claim& claim, ClaimReading reading, std::string_view answer_key,
                    std::vector<std::string>& keys);

// Claims that one name's spelling differs between outlets.
[[nodiscard]] std::vector<Claim> spelling_claims(Reports reports, const NameTable& names);

// Claims of status: the same office present here and former there; another party.
[[nodiscard]] std::vector<Claim> status_claims(Reports reports, const NameTable& names,
                                               NameIndex name, const std::vector<RoleItem>& items);

// Claims of the offices of one person.
[[nodiscard]] std::vector<Claim> office_claims(Reports reports, const NameTable& names,
                                               NameIndex name, const std::vector<RoleItem>& items);

}  // namespace synoptic
