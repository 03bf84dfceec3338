// collation: statements that reports share in other words, and statements that one report alone
// has. SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/claims_clauses.h"
#include "collation/claims_words.h"
#include "synoptic/collation.h"

namespace synoptic {

// Clauses of different reports that say the same in nearly the same words: claims of kind other,
// verdict agree. Quotes in both are left to the collation of quotes.
[[nodiscard]] std::vector<Claim> shared_statements(Reports reports, const StoryWords& words,
                                                   const std::vector<Clause>& clauses,
                                                   const std::vector<ClausePair>& pairs);

// Clauses whose names or rare words no other report has: claims of kind other with one reading.
[[nodiscard]] std::vector<Claim> lone_statements(Reports reports, const StoryWords& words);

}  // namespace synoptic
