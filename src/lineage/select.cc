// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include "synoptic/lineage.h"

namespace synoptic {
namespace {

// The lineage of a few reports of a bigger one, part by part. Whatever is sorted by report is
// searched, so that a selection costs what it takes, not what there is.
class Selection {
 public:
  Selection(const Lineage& whole, std::span<const ReportIndex> members)
      : whole_(whole), members_(members) {
    for (ReportIndex i = 0; i < members.size(); ++i) new_index_.emplace(members[i], i);
    for (ReportIndex i = 0; i < members.size(); ++i) {
      part_.of_report.push_back(origin_for(whole.of_report[members[i]], i));
    }
  }

  Lineage take() {
    take_passages();
    take_spans();
    take_edges();
    for (Origin& origin : part_.origins) {
      std::sort(origin.reports.begin(), origin.reports.end());
      origin.reports.erase(std::unique(origin.reports.begin(), origin.reports.end()),
                           origin.reports.end());
    }
    return std::move(part_);
  }

 private:
  [[nodiscard]] std::optional<ReportIndex> index_of(ReportIndex report) const {
    const auto at = new_index_.find(report);
    return at == new_index_.end() ? std::nullopt : std::optional(at->second);
  }

  // The origin's new index, with one more report that has something from it. The list of all its
  // reports is never walked: of a president it is as long as the archive.
  OriginIndex origin_for(OriginIndex old, ReportIndex report) {
    const auto [at, is_new] =
        new_origin_.try_emplace(old, static_cast<OriginIndex>(part_.origins.size()));
    const Origin& origin = whole_.origins[old];
    if (is_new) {
      part_.origins.push_back(
          {.id = origin.id, .label = origin.label, .kind = origin.kind, .reports = {}});
    }
    part_.origins[at->second].reports.push_back(report);
    return at->second;
  }

  // The passages that a member has a reading of, by index.
  [[nodiscard]] std::vector<std::uint32_t> passages_touched() const {
    std::vector<std::uint32_t> touched;
    if (whole_.passages_of.empty()) {
      for (std::uint32_t p = 0; p < whole_.passages.size(); ++p) touched.push_back(p);
      return touched;
    }
    for (const ReportIndex member : members_) {
      auto row = std::lower_bound(whole_.passages_of.begin(), whole_.passages_of.end(),
                                  Lineage::PassageOf{member, 0});
      for (; row != whole_.passages_of.end() && row->report == member; ++row) {
        touched.push_back(row->passage);
      }
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
  }

  void take_passages() {
    for (const std::uint32_t p : passages_touched()) {
      const Passage& old = whole_.passages[p];
      std::vector<Anchor> readings;
      for (const Anchor& reading : old.readings) {
        if (const auto index = index_of(reading.report)) readings.push_back({*index, reading.span});
      }
      if (readings.size() < 2) continue;
      std::sort(readings.begin(), readings.end());
      const auto at = static_cast<std::uint32_t>(part_.passages.size());
      new_passage_.emplace(p, at);
      for (const Anchor& reading : readings) part_.passages_of.push_back({reading.report, at});
      part_.passages.push_back({.id = old.id,
                                .kind = old.kind,
                                .readings = std::move(readings),
                                .role = old.role,
                                .score = old.score});
    }
    std::sort(part_.passages_of.begin(), part_.passages_of.end());
  }

  void take_spans() {
    for (const ReportIndex member : members_) {
      auto span = std::lower_bound(
          whole_.spans.begin(), whole_.spans.end(), member,
          [](const OriginSpan& x, ReportIndex report) { return x.anchor.report < report; });
      for (; span != whole_.spans.end() && span->anchor.report == member; ++span) {
        part_.spans.push_back(
            {{*index_of(member), span->anchor.span}, origin_for(span->origin, *index_of(member))});
      }
    }
    std::sort(part_.spans.begin(), part_.spans.end(),
              [](const OriginSpan& x, const OriginSpan& y) { return x.anchor < y.anchor; });
  }

  // Edges are sorted by the report they lead to.
  void take_edges() {
    for (const ReportIndex member : members_) {
      auto edge =
          std::lower_bound(whole_.edges.begin(), whole_.edges.end(), member,
                           [](const LineageEdge& x, ReportIndex report) { return x.to < report; });
      for (; edge != whole_.edges.end() && edge->to == member; ++edge) take_edge(*edge);
    }
  }

  void take_edge(const LineageEdge& old) {
    const auto to = index_of(old.to);
    const auto from = old.from_origin ? std::optional(old.from) : index_of(old.from);
    if (!to || !from) return;
    LineageEdge edge = old;
    edge.to = *to;
    edge.from = old.from_origin ? origin_for(old.from, *to) : *from;
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
  std::span<const ReportIndex> members_;
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
