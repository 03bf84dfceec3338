// SPDX-License-Identifier: Apache-2.0
#include "story/settle.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace synoptic::story {
namespace {

constexpr double kCandidate = 0.5;  // of the lowest level: pairs below tell nothing alone
constexpr double kFew = 500;
constexpr double kRise = 0.2;  // for each factor of e

}  // namespace

Levels levels_for(std::size_t reports, const StoryOptions& options) {
  const double rise = 1 + kRise * std::log(std::max(1.0, static_cast<double>(reports) / kFew));
  return {rise * options.story_threshold, rise * options.storyline_threshold, options.cohesion};
}

std::vector<std::uint32_t> canonical_order(std::span<const Fingerprint* const> reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto key = [&](std::uint32_t i) {
    const Fingerprint& report = *reports[i];
    return std::tuple(report.day.value_or(std::numeric_limits<float>::max()),
                      std::string_view(report.shown), report.text);
  };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

Settled settle(std::span<const Fingerprint* const> reports, const Frequencies& frequencies,
               const House& house, const StoryOptions& options) {
  Settled out;
  out.order = canonical_order(reports);
  const Levels levels = levels_for(reports.size(), options);
  std::vector<Terms> terms;
  terms.reserve(reports.size());
  const auto without = without_house_text(reports, out.order, frequencies, house, levels.story);
  for (std::uint32_t rank = 0; rank < out.order.size(); ++rank) {
    const auto own = without.find(rank);
    const std::vector<Term>& all = reports[out.order[rank]]->terms;
    terms.push_back(weigh(own == without.end() ? all : own->second, frequencies));
  }
  const auto alike = find_alike(terms, kCandidate * std::min(levels.story, levels.storyline));
  std::vector<Item> items;
  items.reserve(reports.size());
  for (std::size_t rank = 0; rank < out.order.size(); ++rank) {
    const Fingerprint& report = *reports[out.order[rank]];
    items.push_back(
        {.terms = std::move(terms[rank]), .ordinals = report.ordinals, .day = report.day});
  }
  out.groups = agglomerate(items, alike, levels);
  return out;
}

}  // namespace synoptic::story
