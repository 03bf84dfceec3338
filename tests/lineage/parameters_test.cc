// SPDX-License-Identifier: Apache-2.0
#include "lineage/parameters.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace synoptic::lineage {
namespace {

TEST(Banding, ReachesTheWantedRecallWithTheMostRowsThatDo) {
  for (const double likeness : {0.2, 0.5, 0.8, 0.95}) {
    for (const double recall : {0.9, 0.998}) {
      const auto missed = [&](std::size_t rows) {
        const double in_band = std::pow(likeness, static_cast<double>(rows));
        return std::pow(1 - in_band, static_cast<double>(144 / rows));
      };
      const Banding banding = banding_for(144, likeness, recall);
      EXPECT_EQ(banding.bands, 144 / banding.rows);
      if (banding.rows > 1) {
        EXPECT_LE(missed(banding.rows), 1 - recall);
      }
      EXPECT_GT(missed(banding.rows + 1), 1 - recall);
    }
  }
  EXPECT_EQ(banding_for(144, 0.5, 0.998).rows, 3u);
}

TEST(ChanceOfRun, IsWhatTryingGives) {
  std::mt19937 random(4);
  for (const std::uint32_t run : {5u, 8u, 14u}) {
    int with_run = 0;
    constexpr int kTries = 20'000;
    for (int i = 0; i < kTries; ++i) {
      std::uint32_t kept = 0;
      std::uint32_t longest = 0;
      for (int word = 0; word < 60; ++word) {
        kept = random() % 10 == 0 ? 0 : kept + 1;
        longest = std::max(longest, kept);
      }
      if (longest >= run) ++with_run;
    }
    EXPECT_NEAR(chance_of_run(60, run, 0.1), static_cast<double>(with_run) / kTries, 0.02) << run;
  }
}

TEST(ChanceOfRun, AtItsEnds) {
  EXPECT_EQ(chance_of_run(4, 5, 0.1), 0);
  EXPECT_EQ(chance_of_run(9, 5, 0), 1);
  EXPECT_EQ(chance_of_run(9, 5, 1), 0);
  EXPECT_NEAR(chance_of_run(8, 8, 0.1), std::pow(0.9, 8), 1e-12);
}

TEST(Window, IsTheWidestThatReachesTheRecall) {
  const std::uint32_t window = window_for(5, 60, 0.1, 0.85);
  EXPECT_GE(chance_of_run(60, 5 + 2 * window - 1, 0.1), 0.85);
  EXPECT_LT(chance_of_run(60, 5 + 2 * (window + 1) - 1, 0.1), 0.85);
  EXPECT_EQ(window_for(5, 60, 0.5, 0.99), 1u);
  EXPECT_LE(window_for(5, 30, 0, 0.99), 30u);
}

}  // namespace
}  // namespace synoptic::lineage
