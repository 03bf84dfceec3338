// collation: questions of fact, and every report's answer.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/claims_facts.h"
#include "collation/claims_words.h"
#include "synoptic/collation.h"

namespace synoptic {

// Claims of kind count, duration, amount, date, place and outcome, with readings, answers, verdict
// and reason. `words` are of these reports, `facts` what gather_facts finds in them.
[[nodiscard]] std::vector<Claim> fact_claims(Reports reports, const StoryWords& words,
                                             const std::vector<Fact>& facts);

// Gives claims their origins, counts, missing reports, weights and ids, and puts them in the
// order of the dossier. A claim of one report alone becomes single.
[[nodiscard]] std::vector<Claim> settle_claims(std::vector<Claim> claims, Reports reports,
                                               const Lineage& lineage);

}  // namespace synoptic
