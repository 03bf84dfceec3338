// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "reading/attributions.h"
#include "reading/credits.h"
#include "reading/happenings.h"
#include "reading/language.h"
#include "reading/names.h"
#include "reading/quantities.h"
#include "reading/quotes.h"
#include "reading/quotes_marks.h"
#include "reading/roles.h"
#include "reading/times.h"
#include "reading/voices.h"
#include "reading/words.h"
#include "synoptic/reading.h"

namespace synoptic {

Reading read_report(const Report& report, const Text& text) {
  Reading reading;
  // Cut once: times, quantities and happenings are all read from them.
  const reading::Pieces pieces =
      reading::cut_pieces(report, text, reading::reading_words().lexicon);
  reading.times = find_times(report, pieces);
  reading.quantities = find_quantities(pieces, reading);
  NamesFound found = find_names(report, text, reading);
  reading.names = std::move(found.names);
  reading.entities = std::move(found.entities);
  reading.unsupported_language = reading::other_language(report, text);
  if (reading.unsupported_language) {
    for (const reading::QuotedStretch& quoted : reading::find_quoted(report, text))
      reading.quotes.push_back({.span = quoted.inside});
    return reading;
  }
  reading.roles = find_roles(report, text, reading);
  // Looks at names and roles alone, so the three that follow share it.
  const reading::Voices voices(report, text, reading);
  reading.quotes = find_quotes(voices);
  reading.attributions = find_attributions(voices);
  reading.credits = find_credits(voices);
  reading.happenings = find_happenings(pieces, reading);
  return reading;
}

}  // namespace synoptic
