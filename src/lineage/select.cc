// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include "synoptic/lineage.h"

namespace synoptic {
namespace {

// The lineage of a few reports of a bigger one, part by part; each part drops what does not concern
// the members.
class Selection {
 public:
  Selection(const Lineage& whole, std::span<const ReportIndex> members) : whole_(whole) {
    for (ReportIndex i = 0; i < members.size(); ++i) new_index_.emplace(members[i], i);
    for (const ReportIndex member : members) {
      part_.of_report.push_back(origin_for(whole.of_report[member]));
    }
  }

  Lineage take() {
    take_passages();
    for (const OriginSpan& span : whole_.spans) {
      const auto report = index_of(span.anchor.report);
      if (report) part_.spans.push_back({{*report, span.anchor.span}, origin_for(span.origin)});
    }
    std::sort(part_.spans.begin(), part_.spans.end(),
              [](const OriginSpan& x, const OriginSpan& y) { return x.anchor < y.anchor; });
    for (const LineageEdge& edge : whole_.edges) take_edge(edge);
    return std::move(part_);
  }

 private:
  [[nodiscard]] std::optional<ReportIndex> index_of(ReportIndex report) const {
    const auto at = new_index_.find(report);
    return at == new_index_.end() ? std::nullopt : std::optional(at->second);
  }

  OriginIndex origin_for(OriginIndex old) {
    const auto [at, is_new] =
        new_origin_.try_emplace(old, static_cast<OriginIndex>(part_.origins.size()));
    if (!is_new) return at->second;
    Origin origin = whole_.origins[old];
    std::vector<ReportIndex> reports;
    for (const ReportIndex report : origin.reports) {
      if (const auto index = index_of(report)) reports.push_back(*index);
    }
    std::sort(reports.begin(), reports.end());
    origin.reports = std::move(reports);
    part_.origins.push_back(std::move(origin));
    return at->second;
  }

  void take_passages() {
    for (std::uint32_t p = 0; p < whole_.passages.size(); ++p) {
      Passage passage = whole_.passages[p];
      std::vector<Anchor> readings;
      for (const Anchor& reading : passage.readings) {
        if (const auto index = index_of(reading.report)) readings.push_back({*index, reading.span});
      }
      if (readings.size() < 2) continue;
      std::sort(readings.begin(), readings.end());
      passage.readings = std::move(readings);
      new_passage_.emplace(p, static_cast<std::uint32_t>(part_.passages.size()));
      part_.passages.push_back(std::move(passage));
    }
  }

  void take_edge(const LineageEdge& old) {
    const auto to = index_of(old.to);
    const auto from = old.from_origin ? std::optional(old.from) : index_of(old.from);
    if (!to || !from) return;
    LineageEdge edge = old;
    edge.to = *to;
    edge.from = old.from_origin ? origin_for(old.from) : *from;
    edge.credits.clear();
    edge.passages.clear();
    for (const CreditRef& credit : old.credits) {
      if (const auto report = index_of(credit.report)) {
        edge.credits.push_back({*report, credit.credit});
      }
    }
    for (const std::uint32_t passage : old.passages) {
      const auto at = new_passage_.find(passage);
      if (at != new_passage_.end()) edge.passages.push_back(at->second);
    }
    part_.edges.push_back(std::move(edge));
  }

  const Lineage& whole_;
  Lineage part_;
  std::unordered_map<ReportIndex, ReportIndex> new_index_;
  std::unordered_map<OriginIndex, OriginIndex> new_origin_;
  std::unordered_map<std::uint32_t, std::uint32_t> new_passage_;
};

}  // namespace

Lineage select(const Lineage& lineage, std::span<const ReportIndex> members) {
  return Selection(lineage, members).take();
}

OriginIndex Lineage::origin_of(const Anchor& anchor) const {
  // Spans of a report are disjoint, so those that overlap the anchor are neighbours.
  auto at = std::upper_bound(spans.begin(), spans.end(), anchor,
                             [](const Anchor& wanted, const OriginSpan& span) {
                               return std::pair(wanted.report, wanted.span.start) <
                                      std::pair(span.anchor.report, span.anchor.span.start);
                             });
  if (at != spans.begin()) --at;
  std::map<OriginIndex, std::uint32_t> bytes;
  std::uint32_t rest = anchor.span.size();
  for (; at != spans.end(); ++at) {
    if (at->anchor.report < anchor.report) continue;
    if (at->anchor.report > anchor.report || at->anchor.span.start >= anchor.span.end) break;
    const std::uint32_t first = std::max(at->anchor.span.start, anchor.span.start);
    const std::uint32_t last = std::min(at->anchor.span.end, anchor.span.end);
    if (first >= last) continue;
    bytes[at->origin] += last - first;
    rest -= last - first;
  }
  const OriginIndex own = of_report[anchor.report];
  OriginIndex best = own;
  std::uint32_t most = rest;
  for (const auto& [origin, covered] : bytes) {
    if (covered < most || (covered == most && best != own)) continue;
    best = origin;
    most = covered;
  }
  return best;
}

}  // namespace synoptic
