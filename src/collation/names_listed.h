// collation: which names a dossier lists.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "synoptic/collation.h"

namespace synoptic {

// Takes out the names that only qualify others, "Tessalian" and "Democratic", unless one of them
// speaks, answers or takes a position; the rest keep their order and get their ids and indices
// anew.
void drop_qualifiers(Collation& collation, Reports reports);

}  // namespace synoptic
