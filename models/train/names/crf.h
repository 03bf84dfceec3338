// Training of the linear-chain conditional random field that reading's tagger of names applies.
// SPDX-License-Identifier: Apache-2.0
//
// Stochastic gradient ascent on the conditional log likelihood with a step size per weight
// (AdaGrad; Duchi, Hazan and Singer 2011). A token may be allowed several labels: then all
// labellings that it allows count as right (the likelihood is marginal over them). Everything runs
// in one thread and in a fixed order, so that the same input gives the same weights.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "reading/names_model.h"

namespace synoptic::names_training {

// Bits of the labels that a token may have.
using Allowed = std::uint16_t;
inline constexpr Allowed allow(reading::NameLabel label) {
  return static_cast<Allowed>(1u << label);
}

// A run of tokens: [first, last) of Examples::tokens.
struct Example {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  float weight = 1;
};

struct Examples {
  std::vector<Example> runs;
  // Per token: where its features begin, and which labels it may have. `starts` has one more.
  std::vector<std::uint64_t> starts{0};
  std::vector<Allowed> allowed;
  std::vector<std::uint32_t> features;  // hashes; after number_features places in Weights
};

struct Weights {
  std::vector<std::uint32_t> hashes;  // of the features, ascending
  std::vector<std::array<float, reading::kNameLabels>> weights;
  std::array<std::array<float, reading::kNameLabels>, reading::kNameLabels + 1> transitions{};
};

struct TrainingOptions {
  int epochs = 2;
  float step = 0.1F;
  float decay = 1e-6F;           // of squared weights
  std::uint32_t least_uses = 3;  // rarer features are left out
};

// Numbers the features and learns their weights. Replaces the features of the examples by places.
[[nodiscard]] Weights train(Examples& examples, const TrainingOptions& options);

}  // namespace synoptic::names_training
