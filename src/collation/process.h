// collation: parties, proposals and their versions, positions and next steps.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/claims_facts.h"
#include "collation/claims_words.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// `words` are of these reports and names, `facts` what gather_facts finds in them.
[[nodiscard]] Process read_process(Reports reports, const NameTable& names,
                                   const HappeningTable& happenings, const StoryWords& words,
                                   const std::vector<Fact>& facts);

}  // namespace synoptic
