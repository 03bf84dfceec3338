// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "reading/attributions.h"
#include "reading/credits.h"
#include "reading/happenings.h"
#include "reading/names.h"
#include "reading/quantities.h"
#include "reading/quotes.h"
#include "reading/roles.h"
#include "reading/times.h"
#include "reading/voices.h"
#include "synoptic/reading.h"

namespace synoptic {

Reading read_report(const Report& report, const Text& text) {
  Reading reading;
  reading.times = find_times(report, text);
  reading.quantities = find_quantities(report, text, reading);
  NamesFound found = find_names(report, text, reading);
  reading.names = std::move(found.names);
  reading.entities = std::move(found.entities);
  reading.roles = find_roles(report, text, reading);
  // Looks at names and roles alone, so the three that follow share it.
  const reading::Voices voices(report, text, reading);
  reading.quotes = find_quotes(voices);
  reading.attributions = find_attributions(voices);
  reading.credits = find_credits(voices);
  reading.happenings = find_happenings(report, text, reading);
  return reading;
}

}  // namespace synoptic
