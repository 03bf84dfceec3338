// SPDX-License-Identifier: Apache-2.0
#include "page/foster.h"

#include <algorithm>
#include <utility>

namespace synoptic {
namespace {

// The nodes in their new order: depth first, a table after what is moved before it. Changes the
// parents of what is moved.
std::vector<NodeIndex> new_order(Tree& tree, const std::vector<Fostered>& fostered) {
  const auto size = static_cast<NodeIndex>(tree.nodes.size());
  // The children of every node in their new order: as lists through `next`.
  std::vector<NodeIndex> moved_to(size, kNoNode);
  for (const auto& [node, table] : fostered) moved_to[node] = table;
  std::vector<NodeIndex> first(size, kNoNode);
  std::vector<NodeIndex> last(size, kNoNode);
  std::vector<NodeIndex> next(size, kNoNode);
  for (const auto& [node, table] : fostered) {
    tree.nodes[node].parent = tree.nodes[table].parent;
    (last[table] == kNoNode ? first[table] : next[last[table]]) = node;
    last[table] = node;
  }
  std::vector<NodeIndex> order;
  order.reserve(size);
  // Depth first: a table comes after what was moved before it.
  struct Step {
    NodeIndex node;
    NodeIndex end;  // of the siblings
    bool moved = false;
  };
  std::vector<Step> steps{{0, size}};
  while (!steps.empty()) {
    Step& step = steps.back();
    if (step.node >= step.end) {
      steps.pop_back();
      continue;
    }
    const NodeIndex node = step.node;
    if (moved_to[node] != kNoNode && !step.moved) {
      step.node = tree.nodes[node].end;
      continue;
    }
    if (first[node] != kNoNode) {
      const NodeIndex before = first[node];
      first[node] = next[before];
      steps.push_back({before, before + 1, true});
      continue;
    }
    step.node = tree.nodes[node].end;
    order.push_back(node);
    steps.push_back({node + 1, tree.nodes[node].end});
  }
  return order;
}

}  // namespace

void move_fostered(Tree& tree, const std::vector<Fostered>& fostered) {
  if (fostered.empty()) return;
  const std::vector<NodeIndex> order = new_order(tree, fostered);
  std::vector<NodeIndex> place(tree.nodes.size(), kNoNode);
  for (NodeIndex i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Node> nodes;
  nodes.reserve(order.size());
  for (const NodeIndex old : order) {
    nodes.push_back(tree.nodes[old]);
    Node& node = nodes.back();
    if (node.parent != kNoNode) node.parent = place[node.parent];
    node.end = static_cast<NodeIndex>(nodes.size());
  }
  for (auto i = static_cast<NodeIndex>(nodes.size()); i-- > 0;) {
    const NodeIndex parent = nodes[i].parent;
    if (parent != kNoNode) nodes[parent].end = std::max(nodes[parent].end, nodes[i].end);
  }
  tree.nodes = std::move(nodes);
}

}  // namespace synoptic
