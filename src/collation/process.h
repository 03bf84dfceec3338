// collation: parties, proposals and their versions, positions and next steps.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

[[nodiscard]] Process read_process(Reports reports, const NameTable& names,
                                   const HappeningTable& happenings);

}  // namespace synoptic
