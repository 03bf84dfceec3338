// page, private: text and elements that stand in a table outside its cells.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <vector>

#include "page/tree.h"

namespace synoptic {

// A node, and the table that it goes before.
struct Fostered {
  NodeIndex node = kNoNode;
  NodeIndex table = kNoNode;
};

// Moves the subtrees before their tables, as the standard does. `fostered` is in document order.
// Linear in the tree but for sorting them by table; nothing when there is none.
void move_fostered(Tree& tree, std::vector<Fostered> fostered);

}  // namespace synoptic
