// SPDX-License-Identifier: Apache-2.0
#include "synoptic/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace synoptic {
namespace {

TEST(Parallel, EveryIndexIsWorkedOnOnce) {
  for (const unsigned threads : {0u, 1u, 2u, 8u}) {
    std::vector<std::atomic<int>> calls(1000);
    for_each_index(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
    for (const auto& count : calls) EXPECT_EQ(count.load(), 1);
  }
}

TEST(Parallel, NoItemsIsNoWork) {
  for_each_index(0, 8, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace synoptic
