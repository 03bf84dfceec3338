// reading: content given to a source, direct and indirect.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "reading/voices.h"
#include "synoptic/reading.h"

namespace synoptic {

// Finds attributions outside furniture.
[[nodiscard]] std::vector<Attribution> find_attributions(const reading::Voices& voices);

}  // namespace synoptic
