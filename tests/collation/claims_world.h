// A small world of reports with its claims, for tests of what reports agree on and differ in.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "collation/claims.h"
#include "collation/claims_facts.h"
#include "collation/claims_words.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "newsroom/newsroom.h"
#include "synoptic/lineage.h"

namespace synoptic {

// The claims of a small world, settled with every report its own origin.
struct World {
  std::vector<AnnotatedReport> reports;
  std::vector<const AnnotatedReport*> all;
  Lineage lineage;
  std::vector<Claim> claims;

  explicit World(std::string_view notation) : reports(newsroom(notation)), all(views(reports)) {
    lineage = trace_lineage(all);
    const NameTable names = merge_names(all);
    const HappeningTable happenings = align_happenings(all, names);
    const StoryWords words(all, names);
    const std::vector<Fact> facts =
        gather_facts({.reports = all, .names = names, .happenings = happenings, .words = words});
    claims = settle_claims(fact_claims(all, words, facts), all, lineage);
  }

  // The words of a reading, with its report before them: "a: two days of talks".
  [[nodiscard]] std::string words(const ClaimReading& reading) const {
    const Report& report = reports[reading.anchor.report].report;
    return report.id + ": " + std::string(cut(report.text, reading.anchor.span));
  }
  // The readings of the first claim of a verdict that has these words in one of them.
  [[nodiscard]] const Claim* find(Verdict verdict, std::string_view part) const {
    for (const Claim& claim : claims) {
      if (claim.verdict != verdict) continue;
      for (const ClaimReading& reading : claim.readings) {
        if (words(reading).find(part) != std::string::npos) return &claim;
      }
    }
    return nullptr;
  }
  [[nodiscard]] std::vector<std::string> all_words(const Claim& claim) const {
    std::vector<std::string> out;
    for (const ClaimReading& reading : claim.readings) out.push_back(words(reading));
    return out;
  }
  [[nodiscard]] std::size_t count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::ranges::count(claims, verdict, [](const Claim& c) { return c.verdict; }));
  }
};

}  // namespace synoptic
