// collation: parties, proposals and their versions, positions and next steps.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "collation/claims_words.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// `words` are of these reports and names.
[[nodiscard]] Process read_process(Reports reports, const NameTable& names,
                                   const HappeningTable& happenings, const StoryWords& words);

}  // namespace synoptic
