// collation: who took part in a call, a meeting, an agreement.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// Claims of kind participants, all of them agreements: the same list, or a shorter and a longer
// one. `happenings` are of these reports and names.
[[nodiscard]] std::vector<Claim> participant_claims(Reports reports, const NameTable& names,
                                                    const HappeningTable& happenings);

}  // namespace synoptic
