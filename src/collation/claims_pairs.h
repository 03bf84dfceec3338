// collation: do two facts answer one question, and how do their values compare?
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "collation/claims_facts.h"
#include "collation/compare.h"

namespace synoptic {

// The values of two facts of one kind.
[[nodiscard]] Comparison compare_facts(const Fact& a, const Fact& b);

// How surely two facts of different reports answer one question (0 to about 2), and how their
// values compare. `clash`: something said beside the values keeps the questions apart; then the
// score is 0.
struct Pairing {
  double score = 0;
  std::string_view clash;  // what it is: "another scope"; empty for none
  bool strangers = false;  // values that differ, said of names that the other does not mention
  bool once = false;       // a count of what each report counts once, in words that they share
  Comparison values;
};
[[nodiscard]] Pairing pair_facts(const Fact& a, const Fact& b, const StoryWords& words);

// The score alone, whatever keeps the two apart. REQUIRES: `values` is compare_facts(a, b).
[[nodiscard]] double score_of(const Fact& a, const Fact& b, const Comparison& values);

// The score from which two facts of different reports answer one question.
[[nodiscard]] double threshold_of(const Fact& fact, const Pairing& pairing);

// Whether a number is somebody's age.
[[nodiscard]] bool is_age(const Fact& fact);

// How telling it is that another fact has the value of this one: 0 to about 1.
[[nodiscard]] double telling_of(const Fact& fact);

// Whether a settled count hardly comes up twice by chance in the reports of one story.
[[nodiscard]] bool telling_number(const Fact& fact);

// The digits of a number without the zeros at its end, sorted, and how many zeros.
[[nodiscard]] std::pair<std::string, int> digits_of(double number);

// Whether somebody takes part in both events.
[[nodiscard]] bool share_actor(const Fact& a, const Fact& b);

}  // namespace synoptic
