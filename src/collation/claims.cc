// SPDX-License-Identifier: Apache-2.0
#include "collation/claims.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "collation/claims_facts.h"
#include "collation/claims_match.h"
#include "collation/claims_sentences.h"
#include "collation/claims_words.h"

namespace synoptic {
namespace {

// Places are everywhere, and a place that one report has is seldom news; they count in agreement
// and difference only.
bool worth_keeping(const Claim& claim) {
  return claim.verdict != Verdict::single || claim.kind != ClaimKind::place;
}

}  // namespace

std::vector<Fact> gather_facts(const FactSources& sources) {
  std::vector<Fact> facts;
  for (ReportIndex r = 0; r < sources.reports.size(); ++r) {
    add_quantity_facts(sources, r, facts);
    add_time_facts(sources, r, facts);
    add_place_facts(sources, r, facts);
  }
  settle_facts(facts);
  return facts;
}

std::vector<Claim> fact_claims(Reports reports, const StoryWords& words,
                               const std::vector<Fact>& facts) {
  std::vector<Claim> claims;
  for (const Question& question : gather_questions(facts, words)) {
    Claim claim = claim_of(question, facts, reports);
    if (worth_keeping(claim)) claims.push_back(std::move(claim));
  }
  const std::vector<Clause> clauses = clauses_of(reports, words);
  const std::vector<ClausePair> pairs = meeting_clauses(clauses);
  std::ranges::move(shared_statements(reports, words, clauses, pairs), std::back_inserter(claims));
  std::ranges::move(lone_statements(reports, words), std::back_inserter(claims));
  return claims;
}

}  // namespace synoptic
