// Twelve kinds of hostile pages: twice the page is at most 2.3 times the work, counted in steps of
// the tokenizer and the tree. For instructions of the whole stage: page_bench --hostile.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "page/hostile.h"
#include "page/tree.h"

namespace synoptic {
namespace {

TEST(HostilePages, CostTwiceAsMuchForTwiceThePage) {
  constexpr std::size_t kSize = std::size_t{128} << 10;
  for (const HostileKind& kind : kHostileKinds) {
    const auto once = parse_html(hostile_page(kind, kSize), {}).steps;
    const auto twice = parse_html(hostile_page(kind, 2 * kSize), {}).steps;
    EXPECT_LE(static_cast<double>(twice),
              2.3 * static_cast<double>(std::max<std::uint64_t>(once, 200)))
        << kind.name;
  }
}

}  // namespace
}  // namespace synoptic
