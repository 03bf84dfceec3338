// reading: direct quotes with cue and speaker.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "reading/voices.h"
#include "synoptic/reading.h"

namespace synoptic {

// Finds quotes outside furniture, headlines included.
[[nodiscard]] std::vector<Quote> find_quotes(const reading::Voices& voices);

}  // namespace synoptic
