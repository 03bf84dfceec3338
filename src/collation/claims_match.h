// collation: which facts answer one question, and do they agree?
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string_view>
#include <vector>

#include "collation/claims_facts.h"
#include "collation/compare.h"

namespace synoptic {

// The values of two facts of one kind.
[[nodiscard]] Comparison compare_facts(const Fact& a, const Fact& b);

// How surely two facts of different reports answer one question (0 to about 2), and how their
// values compare. `clash`: something said beside the values keeps the questions apart.
struct Pairing {
  double score = 0;
  std::string_view clash;  // what it is: "another scope"; empty for none
  bool strangers = false;  // values that differ, said of names that the other does not mention
  bool once = false;       // a count of what each report counts once, in words that they share
  Comparison values;
};
[[nodiscard]] Pairing pair_facts(const Fact& a, const Fact& b, const StoryWords& words);

// The score from which two facts of different reports answer one question.
[[nodiscard]] double threshold_of(const Fact& fact, const Pairing& pairing);

// What depends on all facts of a story: the states of things that changed, how often each report
// counts a thing, and which dates stand alone.
void settle_facts(std::vector<Fact>& facts);

// Whether a number is somebody's age.
[[nodiscard]] bool is_age(const Fact& fact);

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
