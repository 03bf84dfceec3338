// collation: what reports say has become of a person.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/claims_words.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// Claims of kind outcome about people: convicted or acquitted, dead or alive, at large or caught
// (see data/states.txt). A report that says both says nothing; a later report may have a later
// state.
[[nodiscard]] std::vector<Claim> state_claims(Reports reports, const NameTable& names,
                                              const StoryWords& words);

}  // namespace synoptic
