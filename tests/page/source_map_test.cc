// tests: the way from a text back to its page.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "synoptic/page.h"

namespace synoptic {
namespace {

bool same(const SourceRun& a, const SourceRun& b) {
  return a.text == b.text && a.text_size == b.text_size && a.page == b.page &&
         a.page_size == b.page_size && a.unit == b.unit && a.text_step == b.text_step &&
         a.page_step == b.page_step;
}

std::vector<SourceRun> runs_of(const SourceMap& map) {
  std::vector<SourceRun> runs;
  for (const SourceRun& run : map) runs.push_back(run);
  return runs;
}

// Runs that no two of can be joined: units, stretches behind gaps, steps, jumps to and fro.
std::vector<SourceRun> some_runs(std::size_t count) {
  std::mt19937 random(7);
  const auto below = [&random](std::uint32_t most) {
    return static_cast<std::uint32_t>(random() % most);
  };
  std::vector<SourceRun> runs;
  std::uint32_t text = 0;
  std::uint32_t page = 100;
  for (std::size_t i = 0; i < count; ++i) {
    if (below(4) == 0) text += 1 + below(300);
    if (below(4) == 0) page += 1 + below(100'000);
    if (below(40) == 0) page /= 2;  // what was moved before a table
    SourceRun run;
    run.text = text;
    run.page = page;
    run.text_size = run.page_size = 1 + below(below(8) == 0 ? 100'000 : 40);
    run.unit = i % 2 == 0;
    if (run.unit) run.page_size = below(300);
    if (run.unit && below(3) == 0) {
      const std::uint32_t units = 2 + below(200);
      run.text_step = static_cast<std::uint8_t>(1 + below(4));
      run.page_step = static_cast<std::uint8_t>(1 + below(4));
      run.text_size = units * run.text_step;
      run.page_size = units * run.page_step;
    }
    runs.push_back(run);
    text += run.text_size;
    page += run.page_size;
  }
  return runs;
}

TEST(SourceMap, GivesTheRunsThatItWasGiven) {
  for (const std::size_t count : {0u, 1u, 2u, 31u, 32u, 33u, 34u, 64u, 65u, 5000u}) {
    const std::vector<SourceRun> given = some_runs(count);
    SourceMap map;
    for (const SourceRun& run : given) map.add(run);
    EXPECT_EQ(map.size(), count);
    EXPECT_EQ(map.empty(), count == 0);
    EXPECT_TRUE(std::ranges::equal(runs_of(map), given, same)) << count;
  }
}

TEST(SourceMap, FindsTheRunThatABytesOfTheTextOrPageStandsIn) {
  std::vector<SourceRun> given = some_runs(700);
  for (std::size_t i = 1; i < given.size(); ++i) {  // sorted by page too
    const SourceRun& before = given[i - 1];
    given[i].page = std::max(given[i].page, before.page + before.page_size);
  }
  SourceMap map;
  for (const SourceRun& run : given) map.add(run);
  const auto check = [&](std::uint32_t byte) {
    const auto by_text = std::ranges::find_if(
        given, [=](const SourceRun& run) { return run.text + run.text_size > byte; });
    const auto found = map.behind_text(byte);
    ASSERT_EQ(found == map.end(), by_text == given.end()) << byte;
    if (by_text != given.end()) {
      EXPECT_TRUE(same(*found, *by_text)) << byte;
    }
    const auto by_page = std::ranges::find_if(
        given, [=](const SourceRun& run) { return run.page + run.page_size > byte; });
    const auto of_page = map.behind_page(byte);
    ASSERT_EQ(of_page == map.end(), by_page == given.end()) << byte;
    if (by_page != given.end()) {
      EXPECT_TRUE(same(*of_page, *by_page)) << byte;
    }
  };
  for (const SourceRun& run : given) {
    for (const std::uint32_t byte :
         {run.text, run.text + run.text_size, run.page, run.page + run.page_size}) {
      check(byte);
      if (byte > 0) check(byte - 1);
    }
  }
  EXPECT_TRUE(SourceMap().behind_text(0) == SourceMap().end());
}

TEST(SourceMap, JoinsTheSameBytesFurtherOnAndNothingElse) {
  struct Row {
    SourceRun next;
    std::size_t runs;
  };
  const Row rows[] = {{{5, 3, 15, 3}, 1},        // goes on in text and page
                      {{6, 3, 15, 3}, 2},        // a gap in the text
                      {{5, 3, 16, 3}, 2},        // and one in the page
                      {{5, 3, 12, 3}, 2},        // back
                      {{5, 3, 15, 3, true}, 2},  // a unit
                      {{5, 0, 15, 0}, 1}};       // nothing
  for (const Row& row : rows) {
    SourceMap map{{0, 5, 10, 5}};
    map.add(row.next);
    EXPECT_EQ(map.size(), row.runs) << row.next.text << " " << row.next.page;
  }
}

TEST(SourceMap, MakesUnitsOfOneSizeStepsOfOneRun) {
  SourceMap map;
  for (std::uint32_t i = 0; i < 5; ++i) map.add_unit({2 * i, 2, 30 + i, 1});
  ASSERT_EQ(map.size(), 1u);
  EXPECT_TRUE(same(map.back(), {0, 10, 30, 5, true, 2, 1}));
  map.add_unit({10, 3, 35, 1});  // of another size
  map.add_unit({13, 3, 37, 1});  // behind a gap
  map.add_unit({16, 90, 38, 1});
  map.add_unit({106, 90, 39, 1});  // too long for steps
  EXPECT_EQ(map.size(), 5u);
}

}  // namespace
}  // namespace synoptic
