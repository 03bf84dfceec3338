// SPDX-License-Identifier: Apache-2.0
#include "story/term_classes.h"

#include <algorithm>
#include <cassert>

#include "story/data_rows.h"
#include "story_data.h"

namespace synoptic::story {
namespace {

constexpr std::array<std::string_view, kTermClasses> kNames = {
    "word", "number", "person", "organization", "place", "pair", "number pair", "name pair"};

// Lines of a class and its weight, with a tab between them.
TermWeights read_weights() {
  TermWeights weights{};
  each_row(story_data::term_weights, [&](std::string_view name, double weight) {
    const auto* const found = std::ranges::find(kNames, name);
    if (found == kNames.end()) return;
    weights[static_cast<std::size_t>(found - kNames.begin())] = static_cast<float>(weight);
  });
  for ([[maybe_unused]] const float weight : weights) assert(weight > 0);
  return weights;
}

}  // namespace

std::string_view name_of(TermClass what) noexcept { return kNames[static_cast<std::size_t>(what)]; }

const TermWeights& learned_weights() {
  static const TermWeights weights = read_weights();
  return weights;
}

}  // namespace synoptic::story
