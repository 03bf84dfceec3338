// SPDX-License-Identifier: Apache-2.0
#include "page/foster.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace synoptic {
namespace {

// Goes through the tree in its new order: depth first, a table after what is moved before it.
class Order {
 public:
  Order(Tree& tree, const std::vector<Fostered>& fostered)
      : tree_(tree), fostered_(fostered), is_moved_(tree.nodes.size()) {
    for (const Fostered& each : fostered) is_moved_[each.node] = true;
    order_.reserve(tree.nodes.size());
  }

  // The nodes in that order. Their parents are set to places in it.
  std::vector<NodeIndex> take() {
    steps_.push_back({Kind::children, 0, static_cast<NodeIndex>(tree_.nodes.size()), kNoNode});
    while (!steps_.empty()) step();
    return std::move(order_);
  }

 private:
  enum class Kind : std::uint8_t { children, moved, table };

  // What is still to be gone through: siblings in [at, end), rows of fostered_, or one table.
  struct Step {
    Kind kind = Kind::children;
    std::uint32_t at = 0;
    std::uint32_t end = 0;
    NodeIndex parent = kNoNode;  // in the new order
  };

  void step() {
    Step& step = steps_.back();
    const NodeIndex parent = step.parent;
    if (step.kind == Kind::table) {
      const NodeIndex table = step.at;
      steps_.pop_back();
      put(table, parent);
    } else if (step.at >= step.end) {
      steps_.pop_back();
    } else if (step.kind == Kind::moved) {
      arrive(fostered_[step.at++].node, parent);
    } else {
      const NodeIndex node = step.at;
      step.at = tree_.nodes[node].end;
      if (!is_moved_[node]) arrive(node, parent);
    }
  }

  void arrive(NodeIndex node, NodeIndex parent) {
    if (tree_.nodes[node].tag == Tag::table) {
      const auto before = std::ranges::equal_range(fostered_, node, {}, &Fostered::table);
      if (!before.empty()) {
        const auto first = static_cast<std::uint32_t>(before.begin() - fostered_.begin());
        steps_.push_back({Kind::table, node, node, parent});
        steps_.push_back(
            {Kind::moved, first, first + static_cast<std::uint32_t>(before.size()), parent});
        return;
      }
    }
    put(node, parent);
  }

  void put(NodeIndex node, NodeIndex parent) {
    const auto place = static_cast<NodeIndex>(order_.size());
    order_.push_back(node);
    tree_.nodes[node].parent = parent;
    steps_.push_back({Kind::children, node + 1, tree_.nodes[node].end, place});
  }

  Tree& tree_;
  const std::vector<Fostered>& fostered_;  // by table
  std::vector<bool> is_moved_;
  std::vector<NodeIndex> order_;
  std::vector<Step> steps_;
};

// Puts the nodes in that order without a copy of them all: along each circle of places.
void rearrange(std::vector<Node>& nodes, std::vector<NodeIndex> order) {
  for (NodeIndex i = 0; i < order.size(); ++i) {
    if (order[i] == i) continue;
    const Node first = nodes[i];
    NodeIndex place = i;
    while (order[place] != i) {
      const NodeIndex from = std::exchange(order[place], place);
      nodes[place] = nodes[from];
      place = from;
    }
    order[place] = place;
    nodes[place] = first;
  }
}

}  // namespace

void move_fostered(Tree& tree, std::vector<Fostered> fostered) {
  if (fostered.empty()) return;
  std::ranges::sort(fostered, {},
                    [](const Fostered& each) { return std::tuple(each.table, each.node); });
  rearrange(tree.nodes, Order(tree, fostered).take());
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) tree.nodes[i].end = i + 1;
  for (auto i = static_cast<NodeIndex>(tree.nodes.size()); i-- > 0;) {
    const NodeIndex parent = tree.nodes[i].parent;
    if (parent != kNoNode) {
      tree.nodes[parent].end = std::max(tree.nodes[parent].end, tree.nodes[i].end);
    }
  }
}

}  // namespace synoptic
