// reading: the lexicon and what is made of its words, read once from the stage's data files.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "reading/happening_words.h"
#include "reading/lexicon.h"
#include "reading/quantity_cues.h"
#include "reading/time_patterns.h"

namespace synoptic::reading {

struct ReadingWords {
  Lexicon lexicon;
  TimePatterns times;
  QuantityCues quantity_cues;
  HappeningWords happenings;

  ReadingWords();
};

// Built at the first call; safe to ask from many threads.
[[nodiscard]] const ReadingWords& reading_words();

}  // namespace synoptic::reading
