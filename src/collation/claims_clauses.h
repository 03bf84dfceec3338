// collation: clauses as features, and how alike two are.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "collation/claims_words.h"
#include "synoptic/collation.h"

namespace synoptic {

// A clause, or two neighbouring ones together: reports break the same statement at different
// places.
struct Clause {
  ReportIndex report = 0;
  std::uint32_t sentence = 0;
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  bool negated = false;
  bool quoted = false;                    // more than half of it is
  std::vector<WeightedFeature> in_order;  // names weigh less: they say who, not what
  std::vector<std::uint32_t> tokens;      // of each
  std::vector<WeightedFeature> features;  // the same, settled
};

// The clause of tokens [first, last).
[[nodiscard]] Clause make_clause(const AnnotatedReport& report, ReportIndex index,
                                 const StoryWords& story, std::uint32_t first, std::uint32_t last);

// All clauses of all reports that say something, furniture left out.
[[nodiscard]] std::vector<Clause> clauses_of(Reports reports, const StoryWords& story);

// What two settled lists have in common.
struct Shared {
  std::size_t words = 0;  // no names
  std::size_t all = 0;
  float weight = 0;  // of all
  float word_weight = 0;
};
[[nodiscard]] Shared shared_of(const std::vector<WeightedFeature>& a,
                               const std::vector<WeightedFeature>& b);

// The features that stand in both clauses, sorted.
[[nodiscard]] std::vector<Feature> common_features(const Clause& a, const Clause& b);

// The stretch of a clause that has most of what another has and least of what it has not: `common`
// weights count for it, others against it (the segment of the greatest sum).
struct Core {
  std::vector<WeightedFeature> features;  // settled
  std::uint32_t first = 0;                // tokens [first, last)
  std::uint32_t last = 0;
};
[[nodiscard]] Core core_of(const Clause& clause, const std::vector<Feature>& common);

// Pairs of clauses of different reports that share a word which few clauses have; i < j, sorted.
struct ClausePair {
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  auto operator<=>(const ClausePair&) const = default;
};
[[nodiscard]] std::vector<ClausePair> meeting_clauses(const std::vector<Clause>& clauses);

// A key of a clause that does not depend on the order of the reports.
[[nodiscard]] std::uint64_t key_of(const Clause& clause);

// A reading of a claim: words of a clause, at most 25.
[[nodiscard]] ClaimReading reading_of(Reports reports, const Clause& clause,
                                      const StoryWords& story, Span span);

}  // namespace synoptic
