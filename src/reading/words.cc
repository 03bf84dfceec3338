// SPDX-License-Identifier: Apache-2.0
#include "reading/words.h"

#include "reading_data.h"

namespace synoptic::reading {
namespace {

Lexicon read_lexicon() {
  Lexicon lexicon;
  lexicon.add(reading_data::numbers);
  lexicon.add(reading_data::time_words);
  lexicon.add(reading_data::quantity_words);
  lexicon.add(reading_data::happening_cues);
  return lexicon;
}

}  // namespace

ReadingWords::ReadingWords()
    : lexicon(read_lexicon()),
      times(reading_data::time_patterns, lexicon),
      quantity_cues(reading_data::quantity_cues, lexicon),
      happenings(reading_data::happenings, lexicon) {}

const ReadingWords& reading_words() {
  static const ReadingWords words;
  return words;
}

}  // namespace synoptic::reading
