// reading: where a report says whom it has a thing from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "reading/voices.h"
#include "synoptic/reading.h"

namespace synoptic {

// Finds credits, in furniture too.
// REQUIRES: the reading that the voices view has its attributions already.
[[nodiscard]] std::vector<Credit> find_credits(const reading::Voices& voices);

}  // namespace synoptic
