// collation: who somebody is said to be: roles, states of an office, spellings of a name.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// Claims of kind role, status and name, with readings, answers, verdict and reason; settle_claims
// fills in the rest.
[[nodiscard]] std::vector<Claim> role_claims(Reports reports, const NameTable& names);

}  // namespace synoptic
