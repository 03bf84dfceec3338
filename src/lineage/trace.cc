// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <unordered_map>

#include "lineage/origins.h"
#include "lineage/outlets.h"
#include "lineage/passages.h"
#include "lineage/trails.h"
#include "lineage/voices.h"
#include "lineage/words.h"
#include "synoptic/lineage.h"

namespace synoptic {
namespace {

using namespace lineage;

// Outlets by rank, for telling boilerplate: the number of the first report of each.
std::vector<std::uint32_t> outlets_of(PlainReports reports, std::span<const ReportIndex> order) {
  std::unordered_map<std::string, std::uint32_t> first;
  std::vector<std::uint32_t> outlets;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    const auto& outlet = reports[order[rank]]->outlet;
    const std::string key = outlet ? Outlets::known().key_of(*outlet) : std::string();
    outlets.push_back(key.empty() ? kNoOutlet : first.try_emplace(key, rank).first->second);
  }
  return outlets;
}

}  // namespace

Lineage trace_lineage(Reports reports, const LineageOptions& options) {
  const std::vector<const Report*> plain_reports = plain(reports);
  const std::vector<ReportIndex> order = canonical_order(plain_reports);
  std::vector<Words> words;
  std::vector<Profile> profiles;
  std::vector<std::optional<Instants>> published;
  for (const ReportIndex index : order) {
    words.push_back(words_of(*reports[index]));
    profiles.push_back(profile_of(*reports[index]));
    const auto moment = reports[index]->report.published_at();
    published.push_back(moment ? std::optional(instants_of(*moment)) : std::nullopt);
  }
  drop_common(profiles);
  Sources sources(profiles);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    note_outlets(*reports[order[rank]], rank, sources);
  }
  std::vector<Trail> trails;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    trails.push_back(follow_credits(*reports[order[rank]], rank, sources));
  }
  std::vector<RankedPassage> passages = passages_among(words, options.passages);
  mark_boilerplate(passages, words, outlets_of(plain_reports, order));
  const Findings findings{.reports = reports,
                          .order = order,
                          .words = words,
                          .profiles = profiles,
                          .trails = trails,
                          .passages = passages,
                          .published = published,
                          .sources = &sources};
  Lineage lineage;
  lineage.passages = to_passages(passages, words, order, plain_reports);
  for (std::uint32_t p = 0; p < lineage.passages.size(); ++p) {
    for (const Anchor& reading : lineage.passages[p].readings) {
      lineage.passages_of.push_back({reading.report, p});
    }
  }
  std::sort(lineage.passages_of.begin(), lineage.passages_of.end());
  find_origins(findings, lineage);
  return lineage;
}

}  // namespace synoptic
