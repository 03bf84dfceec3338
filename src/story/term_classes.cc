// SPDX-License-Identifier: Apache-2.0
#include "story/term_classes.h"

#include <cassert>
#include <charconv>

#include "story_data.h"

namespace synoptic::story {
namespace {

constexpr std::array<std::string_view, kTermClasses> kNames = {
    "word", "number", "person", "organization", "place", "pair", "number pair", "name pair"};

// Lines of a class and its weight, with a tab between them.
TermWeights read_weights() {
  TermWeights weights{};
  std::string_view source = story_data::term_weights;
  while (!source.empty()) {
    const auto end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    for (std::size_t what = 0; what < kTermClasses; ++what) {
      if (kNames[what] != line.substr(0, tab)) continue;
      std::from_chars(line.data() + tab + 1, line.data() + line.size(), weights[what]);
    }
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
