// SPDX-License-Identifier: Apache-2.0
#include "story/term_classes.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "lineage/data_lines.h"
#include "story_data.h"

namespace synoptic::story {
namespace {

constexpr std::array<std::string_view, kTermClasses> kNames = {
    "word", "number", "person", "organization", "place", "pair", "number pair", "name pair"};

// Lines of a class and its weight, with a tab between them.
TermWeights read_weights() {
  TermWeights weights{};
  for (const lineage::DataLine& line : lineage::data_lines(story_data::term_weights)) {
    const auto* const name = std::ranges::find(kNames, line.fields.front());
    if (name == kNames.end() || line.fields.size() < 2) continue;
    const std::string_view weight = line.fields[1];
    std::from_chars(weight.begin(), weight.end(),
                    weights[static_cast<std::size_t>(name - kNames.begin())]);
  }
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
