// story: agglomeration by average likeness.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "story/candidates.h"
#include "story/ordinals.h"
#include "story/terms.h"

namespace synoptic::story {

// A report as it is grouped.
struct Item {
  Terms terms;
  Ordinals ordinals;
  std::optional<double> day;  // of publication, in days; absent when unknown
};

struct Levels {
  double story = 0;
  double storyline = 0;
};

// Groups of items at both levels: a number per item, the smallest item of its group.
struct Groups {
  std::vector<std::uint32_t> story;
  std::vector<std::uint32_t> storyline;
};

// Groups items that come in canonical order. `alike` are the pairs to begin with.
[[nodiscard]] Groups agglomerate(const std::vector<Item>& items, const std::vector<Likeness>& alike,
                                 Levels levels);

}  // namespace synoptic::story
