// Extension: exact while the words are the same, then over small gaps.
// SPDX-License-Identifier: Apache-2.0
//
// A hit is grown to both sides. Where the words part, the nearest point is sought at which they
// come together again, up to kGap words further in each report, and it counts only when a longer
// run than the gap follows:
//
//   the ferry to Orra  was   cancelled on Monday because of
//   the ferry to Orra  had been  cancelled on Monday because of      gap 1 + 2, run 4: goes on
//
//   the ferry to Orra was cancelled on Monday
//   the ferry to Orra is for sale on Monday morning                 gap 3 + 3, run 2: ends
//
// Stretches of a pair that follow each other in both reports within kJoin words become one. The
// work per hit is linear in what it finds, and a hit inside a found match is not grown again, so a
// text that repeats one sentence for ever costs its length, not the square of it.
#include "lineage/align.h"

#include <algorithm>
#include <cstddef>

namespace synoptic::lineage {
namespace {

constexpr std::uint32_t kGap = 4;
constexpr std::uint32_t kJoin = 8;
constexpr std::uint32_t kShortestRun = 3;  // after a gap
constexpr double kLeastEqual = 0.6;        // of the longer side
constexpr std::size_t kRecentMatches = 32;
constexpr std::size_t kMatchesPerPair = 512;

// Words seen from a point in one direction: w[0] is the nearest.
struct View {
  const std::uint32_t* nearest = nullptr;
  std::ptrdiff_t step = 1;
  std::uint32_t size = 0;
  std::uint32_t operator[](std::uint32_t i) const {
    return nearest[step * static_cast<std::ptrdiff_t>(i)];
  }
};

View view_right(const Words& words, std::uint32_t from) {
  const auto stretch = from == 0 ? words.stretch_around(0) : words.stretch_around(from - 1);
  return {words.hash.data() + from, 1, stretch.last - from};
}

View view_left(const Words& words, std::uint32_t before) {
  const auto stretch = words.stretch_around(before);
  const std::uint32_t size = before - stretch.first;
  return {words.hash.data() + (size == 0 ? 0 : before - 1), -1, size};
}

std::uint32_t run_length(const View& a, const View& b, std::uint32_t i, std::uint32_t j,
                         std::uint32_t enough) {
  std::uint32_t run = 0;
  while (run < enough && i + run < a.size && j + run < b.size && a[i + run] == b[j + run]) ++run;
  return run;
}

struct Gap {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  bool found = false;
};

// The smallest gap after which the words go on together.
Gap next_meeting(const View& a, const View& b, std::uint32_t i, std::uint32_t j) {
  for (std::uint32_t both = 1; both <= 2 * kGap; ++both) {
    const std::uint32_t wanted = std::max(kShortestRun, (both + 1) / 2 + 1);
    for (std::uint32_t skip_a = both > kGap ? both - kGap : 0; skip_a <= std::min(kGap, both);
         ++skip_a) {
      const std::uint32_t skip_b = both - skip_a;
      if (run_length(a, b, i + skip_a, j + skip_b, wanted) == wanted) return {skip_a, skip_b, true};
    }
  }
  return {};
}

struct Growth {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t equal = 0;
};

Growth grow(const View& a, const View& b) {
  Growth growth;
  while (true) {
    while (growth.a < a.size && growth.b < b.size && a[growth.a] == b[growth.b]) {
      ++growth.a;
      ++growth.b;
      ++growth.equal;
    }
    const Gap gap = next_meeting(a, b, growth.a, growth.b);
    if (!gap.found) return growth;
    growth.a += gap.a;
    growth.b += gap.b;
  }
}

Match extend(std::span<const Words> reports, const Hit& hit, std::uint32_t shingle) {
  const Words& a = reports[hit.a];
  const Words& b = reports[hit.b];
  const Growth left = grow(view_left(a, hit.at_a), view_left(b, hit.at_b));
  const Growth right = grow(view_right(a, hit.at_a + shingle), view_right(b, hit.at_b + shingle));
  return {hit.a,
          hit.b,
          hit.at_a - left.a,
          hit.at_a + shingle + right.a,
          hit.at_b - left.b,
          hit.at_b + shingle + right.b,
          shingle + left.equal + right.equal};
}

bool is_real(std::span<const Words> reports, const Hit& hit, std::uint32_t shingle) {
  const auto a = reports[hit.a].hash.begin() + hit.at_a;
  return std::equal(a, a + shingle, reports[hit.b].hash.begin() + hit.at_b);
}

bool is_inside(const Hit& hit, const Match& match) {
  return match.a_first <= hit.at_a && hit.at_a < match.a_last && match.b_first <= hit.at_b &&
         hit.at_b < match.b_last;
}

bool overlap(const Match& x, const Match& y) {
  return (x.a_first < y.a_last && y.a_first < x.a_last) ||
         (x.b_first < y.b_last && y.b_first < x.b_last);
}

// Joins matches, sorted by their place in report a, that follow each other closely in both reports
// with no furniture between.
std::vector<Match> join(std::span<const Words> reports, std::vector<Match> found) {
  std::vector<Match> joined;
  for (const Match& next : found) {
    if (!joined.empty()) {
      Match& last = joined.back();
      const bool follows = next.a_first >= last.a_last && next.a_first - last.a_last <= kJoin &&
                           next.b_first >= last.b_last && next.b_first - last.b_last <= kJoin &&
                           reports[next.a].stretch_around(last.a_first).last >= next.a_last &&
                           reports[next.b].stretch_around(last.b_first).last >= next.b_last;
      if (follows) {
        last.a_last = next.a_last;
        last.b_last = next.b_last;
        last.equal += next.equal;
        continue;
      }
    }
    joined.push_back(next);
  }
  return joined;
}

// Keeps the longest matches of a pair that do not overlap.
void keep_best(std::vector<Match> found, std::uint32_t min_words, std::vector<Match>& out) {
  std::erase_if(found, [&](const Match& match) {
    return match.equal < min_words || match.equal < kLeastEqual * match.longer();
  });
  std::sort(found.begin(), found.end(), [](const Match& x, const Match& y) {
    return x.equal != y.equal ? x.equal > y.equal : x < y;
  });
  if (found.size() > kMatchesPerPair) found.resize(kMatchesPerPair);
  const std::size_t begin = out.size();
  for (const Match& match : found) {
    const bool free = std::none_of(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                                   [&](const Match& kept) { return overlap(kept, match); });
    if (free) out.push_back(match);
  }
}

std::vector<Match> matches_of_pair(std::span<const Words> reports, std::span<const Hit> hits,
                                   std::uint32_t shingle) {
  std::vector<Match> found;
  for (const Hit& hit : hits) {
    const std::size_t recent = found.size() - std::min(found.size(), kRecentMatches);
    const bool known = std::any_of(found.begin() + static_cast<std::ptrdiff_t>(recent), found.end(),
                                   [&](const Match& match) { return is_inside(hit, match); });
    if (!known && is_real(reports, hit, shingle)) found.push_back(extend(reports, hit, shingle));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<Match> align(std::span<const Words> reports, std::span<const Hit> hits,
                         std::uint32_t shingle, std::uint32_t min_words) {
  std::vector<Match> matches;
  for (std::size_t i = 0; i < hits.size();) {
    std::size_t end = i;
    while (end < hits.size() && hits[end].a == hits[i].a && hits[end].b == hits[i].b) ++end;
    std::vector<Match> found = matches_of_pair(reports, hits.subspan(i, end - i), shingle);
    keep_best(join(reports, std::move(found)), min_words, matches);
    i = end;
  }
  std::sort(matches.begin(), matches.end());
  return matches;
}

}  // namespace synoptic::lineage
