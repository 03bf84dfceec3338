// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "collation/claims.h"
#include "collation/claims_words.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "collation/names_listed.h"
#include "collation/participant_claims.h"
#include "collation/process.h"
#include "collation/quote_claims.h"
#include "collation/quotes.h"
#include "collation/role_claims.h"
#include "collation/state_claims.h"
#include "collation/timeline.h"
#include "synoptic/collation.h"

namespace synoptic {

Collation collate(Reports reports, const Lineage& lineage) {
  Collation collation;
  NameTable names = merge_names(reports);
  HappeningTable happenings = align_happenings(reports, names);
  collation.quotes = collate_quotes(reports, names);
  const StoryWords words(reports, names);
  const std::vector<Fact> facts =
      gather_facts({.reports = reports, .names = names, .happenings = happenings, .words = words});
  std::vector<Claim> claims = fact_claims(reports, words, facts);
  std::ranges::move(role_claims(reports, names), std::back_inserter(claims));
  std::ranges::move(speaker_claims(reports, names, collation.quotes), std::back_inserter(claims));
  std::ranges::move(state_claims(reports, names, words), std::back_inserter(claims));
  std::ranges::move(participant_claims(reports, names, happenings), std::back_inserter(claims));
  collation.claims = settle_claims(std::move(claims), reports, lineage);
  collation.timeline = make_timeline(reports, happenings);
  collation.process = read_process(reports, names, happenings, words, facts);
  collation.happenings = std::move(happenings.happenings);
  collation.names = std::move(names.names);
  drop_qualifiers(collation, reports);
  return collation;
}

}  // namespace synoptic
