// collation: what the parts of a process are read from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "collation/claims_facts.h"
#include "collation/claims_words.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {

struct ProcessSources {
  Reports reports;
  const NameTable& names;
  const HappeningTable& happenings;
  const StoryWords& words;
  const std::vector<Fact>& facts;
};

// Plans, bills and offers whose parts are counted, with their versions before and after a change.
[[nodiscard]] std::vector<Proposal> find_proposals(const ProcessSources& sources);

// Who demands, rejects, accepts or offers what, in the words of the reports.
[[nodiscard]] std::vector<Position> find_positions(const ProcessSources& sources);

// What is announced to come.
[[nodiscard]] std::vector<NextStep> find_next_steps(const ProcessSources& sources);

// A stretch of tokens, cut to 25 words around `keep`.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
[[nodiscard]] TokenRange within_limit(TokenRange range, std::uint32_t keep);

// The clause around a token: to the next stops, brackets, and commas that a new clause follows.
[[nodiscard]] TokenRange clause_around(const Text& text, std::uint32_t token);

[[nodiscard]] Span span_of(const Text& text, TokenRange range);

}  // namespace synoptic
