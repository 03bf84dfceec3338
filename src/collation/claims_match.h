// collation: which facts answer one question, and do they agree?
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <vector>

#include "collation/claims_facts.h"
#include "collation/claims_pairs.h"
#include "collation/compare.h"

namespace synoptic {

// What depends on all facts of a story: the states of things that changed, how often each report
// counts a thing, and which dates stand alone.
void settle_facts(std::vector<Fact>& facts);

// Facts that answer one question: one at least, by index, sorted.
struct Question {
  std::vector<std::uint32_t> facts;
  double strength = 0;  // the mean score of the pairs that joined them; 0 for a fact alone
};

// Gathers settled facts into questions; every fact is in exactly one. The outcome does not depend
// on the order of the facts, but for the order of the questions.
[[nodiscard]] std::vector<Question> gather_questions(const std::vector<Fact>& facts,
                                                     const StoryWords& words);

// The claim of a question, with readings, answers, verdict and reason; its weight says how telling
// the fact is by itself.
[[nodiscard]] Claim claim_of(const Question& question, const std::vector<Fact>& facts,
                             Reports reports);

}  // namespace synoptic
