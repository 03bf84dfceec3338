// SPDX-License-Identifier: Apache-2.0
#include "lineage/fingerprints.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include "lineage/align.h"
#include "lineage/passages.h"

namespace synoptic::lineage {
namespace {

using testing::IsEmpty;

// Words are numbers here.
Words numbered(std::vector<std::uint32_t> hash) {
  Words words;
  words.hash = std::move(hash);
  return words;
}

Words fresh(std::uint32_t first, std::uint32_t count) {
  std::vector<std::uint32_t> hash(count);
  std::iota(hash.begin(), hash.end(), first);
  return numbered(std::move(hash));
}

Words joined(std::initializer_list<const Words*> parts) {
  Words all;
  for (const Words* part : parts) {
    all.hash.insert(all.hash.end(), part->hash.begin(), part->hash.end());
  }
  return all;
}

Hits hits_in(const std::vector<Words>& reports, const HitOptions& options = {}) {
  return find_hits(
      static_cast<std::uint32_t>(reports.size()),
      [&](std::uint32_t report) -> const Words& { return reports[report]; }, options);
}

TEST(Hits, StandInEveryRunOfTheGuaranteedLength) {
  const HitOptions options;
  const std::uint32_t run = guaranteed_run(options);
  std::mt19937 random(5);
  const auto up_to = [&](std::uint32_t most) {
    return static_cast<std::uint32_t>(random() % most);
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint32_t> shared(run);
    for (std::uint32_t& word : shared) word = static_cast<std::uint32_t>(random());
    const Words middle = numbered(shared);
    const Words left = fresh(1000, up_to(40));
    const Words right = fresh(2000, up_to(40));
    const Words other_left = fresh(3000, up_to(40));
    const Words other_right = fresh(4000, up_to(40));
    const std::vector<Words> reports = {joined({&left, &middle, &right}),
                                        joined({&other_left, &middle, &other_right})};
    const Hits found = hits_in(reports, options);
    ASSERT_GE(found.hits.size(), 2u);
    for (const Hit& hit : found.hits) {
      EXPECT_EQ(hit.at_a - left.size(), hit.at_b - other_left.size());
    }
  }
}

TEST(Hits, AreSortedAndEachOnce) {
  std::mt19937 random(9);
  std::vector<Words> reports;
  for (int i = 0; i < 400; ++i) {
    std::vector<std::uint32_t> hash(150);
    for (std::uint32_t& word : hash)
      word = static_cast<std::uint32_t>(random() % 4);  // shared shingles without end
    reports.push_back(numbered(std::move(hash)));
  }
  const std::vector<Hit> hits = hits_in(reports).hits;
  EXPECT_GT(hits.size(), 10'000u);  // enough that they are sorted by byte
  EXPECT_TRUE(std::ranges::is_sorted(hits));
  EXPECT_EQ(std::ranges::adjacent_find(hits), hits.end());
}

TEST(HostileHits, OfAMillionWordsOfOneSentenceAreFew) {
  std::vector<std::uint32_t> hash(1'000'000);
  for (std::uint32_t i = 0; i < hash.size(); ++i) hash[i] = i % 7;
  const std::vector<Words> reports(3, numbered(hash));
  const Hits found = hits_in(reports);
  EXPECT_LT(found.pairs, 1000u);
  const auto matches = align(reports, found.hits, 5, 12);
  EXPECT_LE(matches.size(), 3u * 512u);
  EXPECT_EQ(group_matches(reports, matches).size(), 1u);
}

TEST(HostileHits, OfReportsThatAreAllTheSameGrowWithTheirNumber) {
  const Words one = fresh(1, 200);
  const auto places = [&](std::size_t count) {
    return hits_in(std::vector<Words>(count, one)).pairs;
  };
  EXPECT_LE(places(4000), places(2000) * 21 / 10);
  EXPECT_LE(places(2000), std::size_t{4} * 2000 * 200);
}

TEST(HostileHits, OfOneReportThatHoldsAllOthersGrowWithItsWords) {
  std::vector<Words> reports;
  Words whole;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    reports.push_back(fresh(1000 * i, 60));
    whole = joined({&whole, &reports.back()});
  }
  reports.push_back(whole);
  const Hits found = hits_in(reports);
  EXPECT_LE(found.pairs, whole.size());
  const auto matches = align(reports, found.hits, 5, 12);
  EXPECT_EQ(matches.size(), 2000u);
  for (const Match& match : matches) EXPECT_EQ(match.equal, 60u);
}

TEST(HostileHits, OfEmptyAndShortReportsAreNone) {
  EXPECT_THAT(hits_in({}).hits, IsEmpty());
  EXPECT_THAT(hits_in({Words{}, fresh(1, 1), fresh(1, 1), fresh(1, 4), fresh(1, 4)}).hits,
              IsEmpty());
}

}  // namespace
}  // namespace synoptic::lineage
