// reading: the lexicon and the time patterns, read once from the stage's data files.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "reading/lexicon.h"
#include "reading/quantity_cues.h"
#include "reading/time_patterns.h"

namespace synoptic::reading {

struct ReadingWords {
  Lexicon lexicon;
  TimePatterns times;
  QuantityCues quantity_cues;

  ReadingWords();
};

// Built at the first call; safe to ask from many threads.
[[nodiscard]] const ReadingWords& reading_words();

}  // namespace synoptic::reading
