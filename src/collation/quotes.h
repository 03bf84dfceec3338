// collation: one utterance, with the reading of every report that carries it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

[[nodiscard]] std::vector<CollatedQuote> collate_quotes(Reports reports, const NameTable& names);

}  // namespace synoptic
