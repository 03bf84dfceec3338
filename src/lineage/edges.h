// lineage: gathering the edges of the credit graph.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "synoptic/lineage.h"

namespace synoptic::lineage {

// Edges by their ends and kind; what is added twice becomes one edge with all its reasons and the
// better certainty.
class Edges {
 public:
  // The edge, made undirected when it is new.
  LineageEdge& between(bool from_origin, std::uint32_t from, ReportIndex to, EdgeKind kind) {
    const auto [at, is_new] = edges_.try_emplace({from_origin, from, to, kind});
    if (is_new) {
      at->second = {.from_origin = from_origin,
                    .from = from,
                    .to = to,
                    .kind = kind,
                    .credits = {},
                    .passages = {},
                    .links = {}};
    }
    return at->second;
  }

  // All edges, sorted by report, then by what it has its things from; reasons sorted, each once.
  [[nodiscard]] std::vector<LineageEdge> take() {
    std::vector<LineageEdge> out;
    for (auto& [key, edge] : edges_) {
      std::sort(edge.credits.begin(), edge.credits.end());
      edge.credits.erase(std::unique(edge.credits.begin(), edge.credits.end()), edge.credits.end());
      std::sort(edge.passages.begin(), edge.passages.end());
      edge.passages.erase(std::unique(edge.passages.begin(), edge.passages.end()),
                          edge.passages.end());
      out.push_back(std::move(edge));
    }
    std::sort(out.begin(), out.end(), [](const LineageEdge& x, const LineageEdge& y) {
      return std::tie(x.to, x.from_origin, x.from, x.kind) <
             std::tie(y.to, y.from_origin, y.from, y.kind);
    });
    edges_.clear();
    return out;
  }

 private:
  std::map<std::tuple<bool, std::uint32_t, ReportIndex, EdgeKind>, LineageEdge> edges_;
};

// Marks the edges that lie on a loop of edges which the reports state.
void mark_circular(std::vector<LineageEdge>& edges);

}  // namespace synoptic::lineage
