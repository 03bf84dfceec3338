// SPDX-License-Identifier: Apache-2.0
#include "lineage/parameters.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace synoptic::lineage {

Banding banding_for(std::size_t bins, double likeness, double recall) {
  Banding best{1, bins};
  for (std::size_t rows = 2; rows <= bins; ++rows) {
    const std::size_t bands = bins / rows;
    const double in_band = std::pow(likeness, static_cast<double>(rows));
    const double missed = std::pow(1 - in_band, static_cast<double>(bands));
    if (1 - missed < recall) break;
    best = {rows, bands};
  }
  return best;
}

double chance_of_run(std::uint32_t words, std::uint32_t run, double changed) {
  if (run == 0) return 1;
  // none[i]: the chance that the first i words hold no such run. A run that ends first at word i
  // has a changed word before it, and no run before that one.
  const double kept = std::pow(1 - changed, static_cast<double>(run));
  std::vector<double> none(words + 1, 1.0);
  for (std::uint32_t i = run; i <= words; ++i) {
    const double before = i == run ? 1.0 : changed * none[i - run - 1];
    none[i] = none[i - 1] - kept * before;
  }
  return std::clamp(1 - none[words], 0.0, 1.0);
}

std::uint32_t window_for(std::uint32_t shingle, std::uint32_t passage_words, double changed,
                         double recall) {
  std::uint32_t window = 1;
  const auto reaches = [&](std::uint32_t wider) {
    const std::uint32_t run = shingle + 2 * wider - 1;
    return run <= passage_words && chance_of_run(passage_words, run, changed) >= recall;
  };
  while (reaches(window + 1)) ++window;
  return window;
}

}  // namespace synoptic::lineage
