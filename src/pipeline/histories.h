// pipeline: one report for all versions of an article.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <unordered_map>
#include <vector>

#include "synoptic/dossier.h"
#include "synoptic/reading.h"

namespace synoptic {

// The reports to be compared: of an article that came more than once the latest version.
struct LatestReports {
  std::vector<const AnnotatedReport*> reports;                          // in the order they came
  std::unordered_map<const AnnotatedReport*, ReportHistory> histories;  // of some of them

  // The histories of reports, by their place; empty when none of them has one.
  [[nodiscard]] std::vector<ReportHistory> of(Reports members) const;
};

// Folds versions into the latest one. The reports must outlive the outcome.
[[nodiscard]] LatestReports latest_of(Reports reports);

}  // namespace synoptic
