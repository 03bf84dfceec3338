// SPDX-License-Identifier: Apache-2.0
#include "pipeline/histories.h"

#include <algorithm>

#include "synoptic/lineage.h"

namespace synoptic {
namespace {

ReportHistory history_of(Reports reports, const VersionGroup& group) {
  ReportHistory history;
  history.order_known = group.order_known;
  for (std::size_t i = 0; i + 1 < group.versions.size(); ++i) {
    const AnnotatedReport& version = *reports[group.versions[i]];
    const AnnotatedReport& next = *reports[group.versions[i + 1]];
    history.earlier.push_back({version.report, compare_versions(version, next)});
  }
  return history;
}

}  // namespace

LatestReports latest_of(Reports reports) {
  std::vector<const Report*> plain;
  plain.reserve(reports.size());
  for (const AnnotatedReport* report : reports) plain.push_back(&report->report);
  std::vector<bool> is_earlier(reports.size(), false);
  LatestReports latest;
  for (const VersionGroup& group : find_versions(plain)) {
    for (std::size_t i = 0; i + 1 < group.versions.size(); ++i) {
      is_earlier[group.versions[i]] = true;
    }
    latest.histories.emplace(reports[group.versions.back()], history_of(reports, group));
  }
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (!is_earlier[i]) latest.reports.push_back(reports[i]);
  }
  return latest;
}

std::vector<ReportHistory> LatestReports::of(Reports members) const {
  std::vector<ReportHistory> out;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto found = histories.find(members[i]);
    if (found == histories.end()) continue;
    out.resize(members.size());
    out[i] = found->second;
  }
  return out;
}

}  // namespace synoptic
