// From pairs to passages.
// SPDX-License-Identifier: Apache-2.0
//
// Matches are between two reports. A wire text in five outlets gives up to ten of them, and they
// are one passage: two matches belong together when their stretches in a report they both touch
// cover nearly the same words (kSame of the longer one). So a paragraph that A shares with B and a
// sentence of it that A shares with C stay two passages, since they say different things about who
// copied what.
//
// Cost: one sort of the stretches; each is compared with the kLookBack before it.
#include "lineage/passages.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "lineage/disjoint_sets.h"

namespace synoptic::lineage {
namespace {

constexpr double kSame = 0.8;
constexpr std::size_t kLookBack = 32;

// One side of a match.
struct Stretch {
  RankedPassage::Reading reading;
  std::uint32_t match = 0;
  auto operator<=>(const Stretch&) const = default;
};

bool nearly_same(const RankedPassage::Reading& x, const RankedPassage::Reading& y) {
  if (x.rank != y.rank) return false;
  const std::uint32_t first = std::max(x.first, y.first);
  const std::uint32_t last = std::min(x.last, y.last);
  if (first >= last) return false;
  const std::uint32_t longer = std::max(x.last - x.first, y.last - y.first);
  return last - first >= kSame * longer;
}

std::vector<Stretch> stretches_of(std::span<const Match> matches) {
  std::vector<Stretch> stretches;
  stretches.reserve(2 * matches.size());
  for (std::uint32_t m = 0; m < matches.size(); ++m) {
    const Match& match = matches[m];
    stretches.push_back({{match.a, match.a_first, match.a_last}, m});
    stretches.push_back({{match.b, match.b_first, match.b_last}, m});
  }
  std::sort(stretches.begin(), stretches.end());
  return stretches;
}

// Whether more than half of a reading's words are among those that the prefix counts count.
bool mostly(const std::vector<std::uint32_t>& counts, const RankedPassage::Reading& reading) {
  return 2 * (counts[reading.last] - counts[reading.first]) > reading.last - reading.first;
}

bool same_words(const Words& a, const RankedPassage::Reading& x, const Words& b,
                const RankedPassage::Reading& y) {
  return std::equal(a.hash.begin() + x.first, a.hash.begin() + x.last, b.hash.begin() + y.first,
                    b.hash.begin() + y.last);
}

// Keeps the longest stretch per report, the first of equals, sorted by report.
std::vector<RankedPassage::Reading> longest_per_report(
    std::vector<RankedPassage::Reading> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const auto& x, const auto& y) {
    return std::make_tuple(x.rank, y.last - y.first, x.first) <
           std::make_tuple(y.rank, x.last - x.first, y.first);
  });
  const auto same_report = [](const auto& x, const auto& y) { return x.rank == y.rank; };
  stretches.erase(std::unique(stretches.begin(), stretches.end(), same_report), stretches.end());
  return stretches;
}

RankedPassage make_passage(std::span<const Words> reports,
                           std::vector<RankedPassage::Reading> stretches, double score) {
  RankedPassage passage;
  passage.score = score;
  passage.readings = longest_per_report(std::move(stretches));
  const RankedPassage::Reading& base = passage.readings.front();
  for (const RankedPassage::Reading& reading : passage.readings) {
    const Words& words = reports[reading.rank];
    if (mostly(words.quoted, reading)) passage.quoted = true;
    if (!mostly(words.visible, reading)) passage.heading = true;
    if (!same_words(reports[base.rank], base, words, reading)) passage.kind = PassageKind::near;
  }
  if (passage.kind == PassageKind::verbatim) passage.score = 1;
  return passage;
}

}  // namespace

std::vector<RankedPassage> group_matches(std::span<const Words> reports,
                                         std::span<const Match> matches) {
  const std::vector<Stretch> stretches = stretches_of(matches);
  DisjointSets groups(matches.size());
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (std::size_t back = 1; back <= std::min(i, kLookBack); ++back) {
      const Stretch& before = stretches[i - back];
      if (before.reading.rank != stretches[i].reading.rank) break;
      if (nearly_same(before.reading, stretches[i].reading)) {
        groups.join(before.match, stretches[i].match);
      }
    }
  }
  struct Group {
    std::vector<RankedPassage::Reading> stretches;
    double score = 1;
  };
  std::map<std::uint32_t, Group> by_root;
  for (const Stretch& stretch : stretches) {
    Group& group = by_root[groups.root(stretch.match)];
    const Match& match = matches[stretch.match];
    group.stretches.push_back(stretch.reading);
    group.score = std::min(group.score, static_cast<double>(match.equal) / match.longer());
  }
  std::vector<RankedPassage> passages;
  for (auto& [root, group] : by_root) {
    passages.push_back(make_passage(reports, std::move(group.stretches), group.score));
  }
  std::sort(passages.begin(), passages.end(),
            [](const RankedPassage& x, const RankedPassage& y) { return x.readings < y.readings; });
  return passages;
}

}  // namespace synoptic::lineage
