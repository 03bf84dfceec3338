// SPDX-License-Identifier: Apache-2.0
#include "crf.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <unordered_map>

namespace synoptic::names_training {
namespace {

using reading::kNameLabels;
using Row = std::array<float, kNameLabels>;
using Step = std::array<Row, kNameLabels + 1>;
constexpr std::uint32_t kRare = 0xffffffffu;
constexpr float kNever = -1e30F;
constexpr Allowed kAny = (1u << kNameLabels) - 1;

// The features that are used often enough, ascending; rewrites the examples to their places.
std::vector<std::uint32_t> number_features(Examples& examples, std::uint32_t least_uses) {
  std::vector<std::uint32_t> sorted = examples.features;
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    if (end - i >= least_uses) kept.push_back(sorted[i]);
    i = end;
  }
  std::unordered_map<std::uint32_t, std::uint32_t> places;
  places.reserve(kept.size());
  for (std::uint32_t i = 0; i < kept.size(); ++i) places.emplace(kept[i], i);
  for (std::uint32_t& feature : examples.features) {
    const auto at = places.find(feature);
    feature = at == places.end() ? kRare : at->second;
  }
  return kept;
}

class Trainer {
 public:
  Trainer(const Examples& examples, const TrainingOptions& options, Weights& weights)
      : x_(examples), options_(options), w_(weights), squares_(weights.weights.size(), Row{}) {
    for (auto& row : step_squares_) row.fill(0);
  }

  double epoch(const std::vector<std::uint32_t>& order) {
    double likelihood = 0;
    for (const std::uint32_t run : order) likelihood += learn(x_.runs[run]);
    return likelihood;
  }

 private:
  static bool follows(std::size_t from, std::size_t to) {
    return to == 0 || to % 2 == 1 || from == to || from == to + 1;  // rows are shifted by one
  }

  // Logarithm of the sum of exponentials.
  static float sum_of(const Row& scores) {
    const float top = *std::ranges::max_element(scores);
    if (top <= kNever) return kNever;
    float sum = 0;
    for (const float score : scores) sum += std::exp(score - top);
    return top + std::log(sum);
  }

  void score(const Example& run) {
    emissions_.assign(run.last - run.first, Row{});
    for (std::uint32_t t = run.first; t < run.last; ++t) {
      Row& row = emissions_[t - run.first];
      for (std::uint64_t f = x_.starts[t]; f < x_.starts[t + 1]; ++f) {
        if (x_.features[f] == kRare) continue;
        const Row& weights = w_.weights[x_.features[f]];
        for (std::size_t l = 0; l < kNameLabels; ++l) row[l] += weights[l];
      }
    }
  }

  // Adds `sign` times the probabilities of labels and steps among the allowed labellings to the
  // gradient. Gives the logarithm of their sum.
  float expect(const Example& run, bool constrained, float sign) {
    const std::size_t n = run.last - run.first;
    forward_.assign(n, Row{});
    backward_.assign(n, Row{});
    const auto allowed = [&](std::size_t i, std::size_t label) {
      const Allowed mask = constrained ? x_.allowed[run.first + i] : kAny;
      return (mask >> label & 1u) != 0;
    };
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t to = 0; to < kNameLabels; ++to) {
        float in = kNever;
        if (i == 0) {
          if (follows(0, to)) in = w_.transitions[0][to];
        } else {
          Row paths;
          for (std::size_t from = 0; from < kNameLabels; ++from)
            paths[from] = follows(from + 1, to)
                              ? forward_[i - 1][from] + w_.transitions[from + 1][to]
                              : kNever;
          in = sum_of(paths);
        }
        forward_[i][to] = allowed(i, to) ? std::max(in + emissions_[i][to], kNever) : kNever;
      }
    }
    const float total = sum_of(forward_[n - 1]);
    if (total <= kNever / 2) return kNever;
    for (std::size_t i = n - 1; i-- > 0;) {
      for (std::size_t from = 0; from < kNameLabels; ++from) {
        Row paths;
        for (std::size_t to = 0; to < kNameLabels; ++to)
          paths[to] =
              follows(from + 1, to) && allowed(i + 1, to)
                  ? w_.transitions[from + 1][to] + emissions_[i + 1][to] + backward_[i + 1][to]
                  : kNever;
        backward_[i][from] = sum_of(paths);
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t l = 0; l < kNameLabels; ++l) {
        const float score = forward_[i][l] + backward_[i][l];
        if (score > kNever / 2) gradient_[i][l] += sign * std::exp(score - total);
      }
      if (i == 0) continue;
      for (std::size_t from = 0; from < kNameLabels; ++from)
        for (std::size_t to = 0; to < kNameLabels; ++to) {
          if (!follows(from + 1, to) || !allowed(i, to)) continue;
          const float score = forward_[i - 1][from] + w_.transitions[from + 1][to] +
                              emissions_[i][to] + backward_[i][to];
          if (score > kNever / 2) step_gradient_[from + 1][to] += sign * std::exp(score - total);
        }
    }
    for (std::size_t l = 0; l < kNameLabels; ++l) {
      const float score = forward_[0][l] + backward_[0][l];
      if (score > kNever / 2) step_gradient_[0][l] += sign * std::exp(score - total);
    }
    return total;
  }

  double learn(const Example& run) {
    score(run);
    gradient_.assign(run.last - run.first, Row{});
    for (auto& row : step_gradient_) row.fill(0);
    const float right = expect(run, true, 1);
    if (right <= kNever) return 0;  // no labelling is allowed
    const float all = expect(run, false, -1);
    for (std::uint32_t t = run.first; t < run.last; ++t) {
      const Row& gradient = gradient_[t - run.first];
      if (std::ranges::all_of(gradient, [](float g) { return std::fabs(g) < 1e-4F; })) continue;
      for (std::uint64_t f = x_.starts[t]; f < x_.starts[t + 1]; ++f) {
        const std::uint32_t place = x_.features[f];
        if (place == kRare) continue;
        for (std::size_t l = 0; l < kNameLabels; ++l)
          move(w_.weights[place][l], squares_[place][l], run.weight * gradient[l]);
      }
    }
    for (std::size_t from = 0; from <= kNameLabels; ++from)
      for (std::size_t to = 0; to < kNameLabels; ++to)
        move(w_.transitions[from][to], step_squares_[from][to],
             run.weight * step_gradient_[from][to]);
    return static_cast<double>(run.weight) * static_cast<double>(right - all);
  }

  void move(float& weight, float& squares, float gradient) const {
    const float slope = gradient - options_.decay * weight;
    squares += slope * slope;
    if (squares > 0) weight += options_.step * slope / std::sqrt(squares + 1e-8F);
  }

  const Examples& x_;
  const TrainingOptions& options_;
  Weights& w_;
  std::vector<Row> squares_;
  Step step_squares_{};
  std::vector<Row> emissions_, forward_, backward_, gradient_;
  Step step_gradient_{};
};

// A fixed shuffle (linear congruential generator, Knuth's constants).
void shuffle(std::vector<std::uint32_t>& order, std::uint64_t seed) {
  std::uint64_t state = seed;
  for (std::size_t i = order.size(); i > 1; --i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    std::swap(order[i - 1], order[(state >> 33) % i]);
  }
}

}  // namespace

Weights train(Examples& examples, const TrainingOptions& options) {
  Weights weights;
  weights.hashes = number_features(examples, options.least_uses);
  weights.weights.resize(weights.hashes.size(), Row{});
  std::printf("%zu runs, %zu tokens, %zu features\n", examples.runs.size(), examples.allowed.size(),
              weights.hashes.size());
  Trainer trainer(examples, options, weights);
  std::vector<std::uint32_t> order(examples.runs.size());
  std::iota(order.begin(), order.end(), 0u);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(order, static_cast<std::uint64_t>(epoch) + 1);
    std::printf("epoch %d: log likelihood %.0f\n", epoch + 1, trainer.epoch(order));
    std::fflush(stdout);
  }
  return weights;
}

}  // namespace synoptic::names_training
