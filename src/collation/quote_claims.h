// collation: what quotations differ in beside their words: who said them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

// The same words between quotation marks, which one report gives to one person and another report
// to somebody else, both by name: claims of kind other, verdict differ.
[[nodiscard]] std::vector<Claim> speaker_claims(Reports reports, const NameTable& names,
                                                const std::vector<CollatedQuote>& quotes);

}  // namespace synoptic
