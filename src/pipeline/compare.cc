// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "pipeline/histories.h"
#include "synoptic/parallel.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

// Reports of a storyline in the order of its dossier.
std::vector<ReportIndex> members_of(const Grouping& grouping, std::uint32_t storyline,
                                    Reports reports) {
  std::vector<ReportIndex> members;
  for (const std::uint32_t story : grouping.storylines[storyline].stories) {
    const std::vector<ReportIndex>& of_story = grouping.stories[story].reports;
    members.insert(members.end(), of_story.begin(), of_story.end());
  }
  std::ranges::sort(members, [&](ReportIndex a, ReportIndex b) {
    return comes_before(reports[a]->report, reports[b]->report);
  });
  return members;
}

Dossier make_one(const LatestReports& latest, const Lineage& lineage, const Grouping& grouping,
                 std::uint32_t storyline) {
  const std::vector<ReportIndex> members = members_of(grouping, storyline, latest.reports);
  std::vector<const AnnotatedReport*> reports;
  for (const ReportIndex i : members) reports.push_back(latest.reports[i]);
  Lineage of_members = select(lineage, members);
  Collation collation = collate(reports, of_members);
  Dossier dossier =
      make_dossier(reports, grouping, storyline, std::move(of_members), std::move(collation));
  dossier.histories = latest.of(reports);
  return dossier;
}

}  // namespace

std::vector<Dossier> compare(const std::vector<AnnotatedReport>& reports,
                             const RunOptions& options) {
  const LatestReports latest = latest_of(views_of(reports));
  const Reports all = latest.reports;
  const Lineage lineage = trace_lineage(all, options.lineage);
  const Grouping grouping =
      options.together ? group_together(all) : group_stories(all, lineage, options.story);
  std::vector<Dossier> dossiers(grouping.storylines.size());
  for_each_index(dossiers.size(), options.threads, [&](std::size_t i) {
    dossiers[i] = make_one(latest, lineage, grouping, static_cast<std::uint32_t>(i));
  });
  std::ranges::stable_sort(dossiers, [](const Dossier& a, const Dossier& b) {
    if (a.reports.size() != b.reports.size()) return a.reports.size() > b.reports.size();
    return a.id < b.id;
  });
  return dossiers;
}

}  // namespace synoptic
