// story: agglomeration by average likeness.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "story/candidates.h"
#include "story/ordinals.h"
#include "story/weights.h"

namespace synoptic::story {

// A report as it is grouped.
struct Item {
  Terms terms;
  std::span<const Numbered> ordinals;
  std::optional<float> day;  // of publication, in days; absent when unknown
};

struct Levels {
  double story = 0;      // average likeness that makes one story
  double storyline = 0;  // and one storyline
  double cohesion = 0;   // of two groups, over the likeness within them, that makes one story
};

// Two stories of one storyline that are alike, by their groups' numbers.
struct Link {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  double likeness = 0;
  std::optional<Conflict> numbered;  // what they number differently, where that keeps them apart
};

// What the likeness of two reports of one story is multiplied by for the days between them; 1 where
// one is undated.
[[nodiscard]] double fade(std::optional<float> a, std::optional<float> b);

// Groups of items at both levels: a number per item, the smallest item of its group.
struct Groups {
  std::vector<std::uint32_t> story;
  std::vector<std::uint32_t> storyline;
  std::vector<Link> links;  // sorted
};

// Groups items that come in canonical order. `alike` are the pairs to begin with.
[[nodiscard]] Groups agglomerate(const std::vector<Item>& items, const std::vector<Likeness>& alike,
                                 Levels levels);

// The same without storylines and links.
[[nodiscard]] Groups group_stories_only(const std::vector<Item>& items,
                                        const std::vector<Likeness>& alike, Levels levels);

}  // namespace synoptic::story
