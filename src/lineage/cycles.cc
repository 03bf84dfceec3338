// Loops of credits: A has it from B, B has it from A.
// SPDX-License-Identifier: Apache-2.0
//
// An edge lies on a loop when its two ends are in one strongly connected component of the edges
// that the reports state (Kosaraju's two passes; Sharir 1981), both passes with a stack of their
// own, since a chain of credits may be as long as an archive.
#include <algorithm>
#include <map>
#include <vector>

#include "lineage/edges.h"

namespace synoptic::lineage {
namespace {

using Neighbours = std::map<ReportIndex, std::vector<ReportIndex>>;

// Visits everything that can be reached from `start` and is in no component yet. Calls leave(node)
// for each node after all that it leads to.
template <typename Enter, typename Leave>
void walk(ReportIndex start, const Neighbours& neighbours, Enter&& enter, Leave&& leave) {
  std::vector<std::pair<ReportIndex, std::size_t>> stack;
  const auto push = [&](ReportIndex node) {
    if (enter(node)) stack.emplace_back(node, 0);
  };
  push(start);
  while (!stack.empty()) {
    const ReportIndex node = stack.back().first;
    const auto next = neighbours.find(node);
    if (next == neighbours.end() || stack.back().second == next->second.size()) {
      leave(node);
      stack.pop_back();
    } else {
      push(next->second[stack.back().second++]);
    }
  }
}

bool is_stated(const LineageEdge& edge) {
  return !edge.from_origin && edge.certainty == Certainty::stated && edge.from != edge.to;
}

}  // namespace

void mark_circular(std::vector<LineageEdge>& edges) {
  Neighbours forward;
  Neighbours backward;
  for (const LineageEdge& edge : edges) {
    if (!is_stated(edge)) continue;
    forward[edge.from].push_back(edge.to);
    backward[edge.to].push_back(edge.from);
  }
  std::map<ReportIndex, bool> seen;
  std::vector<ReportIndex> order;
  for (const auto& [node, next] : forward) {
    walk(
        node, forward, [&](ReportIndex n) { return seen.try_emplace(n, true).second; },
        [&](ReportIndex n) { order.push_back(n); });
  }
  std::map<ReportIndex, ReportIndex> component;
  for (auto node = order.rbegin(); node != order.rend(); ++node) {
    walk(
        *node, backward, [&](ReportIndex n) { return component.try_emplace(n, *node).second; },
        [](ReportIndex) {});
  }
  for (LineageEdge& edge : edges) {
    edge.circular = is_stated(edge) && component[edge.from] == component[edge.to];
  }
}

}  // namespace synoptic::lineage
