// Near duplicates: MinHash proposes, exact counting decides.
// SPDX-License-Identifier: Apache-2.0
//
// A report is the set of its 5-word shingles, and the likeness of two is Jaccard's: shingles in
// both over shingles in either. Of a set, one random function keeps the smallest value in each of
// kBins equal parts of its range (one permutation hashing; Li, Owen and Zhang 2012). A part that
// stays empty, as happens with short reports, borrows from a random other part (optimal
// densification; Shrivastava 2017). Two sets agree in a bin with a probability equal to their
// likeness s. Bins are taken in bands of `rows`; reports that agree in a whole band become a
// candidate pair, with probability 1 - (1 - s^rows)^bands:
//
//   at 0.5 with 3 rows and 48 bands: 0.998      at 0.05: 0.006, and exact counting turns it down
//
// so what is reported is exact, and what is missed is bounded by the formula. Rows are chosen by
// the likeness asked for. Broder, "On the resemblance and containment of documents", 1997.
//
// A thousand copies of one text are half a million pairs that say one thing. In a bucket of more
// than kAllPairs reports each is therefore compared with the first kHubs of them and with its
// neighbour: the group still hangs together, and the work stays linear.
#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "lineage/fingerprints.h"
#include "lineage/words.h"
#include "synoptic/ids.h"
#include "synoptic/lineage.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kShingle = 5;
constexpr std::size_t kBins = 144;
constexpr std::size_t kAllPairs = 48;
constexpr std::size_t kHubs = 4;
constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

using Signature = std::array<std::uint32_t, kBins>;
using Shingles = std::vector<std::uint64_t>;  // sorted, each once

// A text shorter than a shingle is one shingle of all its words, so that equal headlines match.
Shingles shingle_set(const AnnotatedReport& report) {
  const lineage::Words words = lineage::words_of(report);
  Shingles set;
  for (const lineage::Shingle& shingle : lineage::shingles_of(words, kShingle)) {
    set.push_back(shingle.hash);
  }
  if (set.empty() && words.size() > 0) {
    std::uint64_t all = 0;
    for (const std::uint32_t word : words.hash) all = mix_hash(all, word);
    set.push_back(all);
  }
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

// The high bits choose the bin: equal parts of the range.
std::size_t bin_of(std::uint64_t value) {
  return static_cast<std::size_t>(((value >> 32u) * kBins) >> 32u);
}

Signature sign(const Shingles& shingles) {
  std::array<std::uint64_t, kBins> least;
  least.fill(kEmpty);
  for (const std::uint64_t shingle : shingles) {
    std::uint64_t& bin = least[bin_of(shingle)];
    bin = std::min(bin, mix_hash(3, shingle));
  }
  Signature signature{};
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::size_t from = bin;
    for (std::uint64_t attempt = 1; least[from] == kEmpty; ++attempt) {
      from = bin_of(mix_hash(bin + 1, attempt));
    }
    signature[bin] = static_cast<std::uint32_t>(mix_hash(from == bin ? 0 : bin, least[from]));
  }
  return signature;
}

std::size_t rows_for(double at_least) {
  if (at_least >= 0.75) return 6;
  if (at_least >= 0.6) return 4;
  if (at_least >= 0.4) return 3;
  return 2;
}

double jaccard(const Shingles& a, const Shingles& b) {
  std::size_t both = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y) ++both;
    const bool step_x = *x <= *y;
    const bool step_y = *y <= *x;
    if (step_x) ++x;
    if (step_y) ++y;
  }
  const std::size_t either = a.size() + b.size() - both;
  return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  auto operator<=>(const Pair&) const = default;
};

// The candidate pairs of one bucket of reports, by ascending rank.
void pair_up(const std::vector<std::uint32_t>& bucket, std::vector<Pair>& out) {
  for (std::size_t j = 1; j < bucket.size(); ++j) {
    const std::size_t hubs = bucket.size() <= kAllPairs ? j : std::min(j, kHubs);
    for (std::size_t i = 0; i < hubs; ++i) out.push_back({bucket[i], bucket[j]});
    if (hubs < j) out.push_back({bucket[j - 1], bucket[j]});
  }
}

std::vector<Pair> candidates(const std::vector<Signature>& signatures, std::size_t rows) {
  struct Slot {
    std::uint64_t band = 0;
    std::uint32_t rank = 0;
    auto operator<=>(const Slot&) const = default;
  };
  std::vector<Pair> pairs;
  std::vector<Slot> slots(signatures.size());
  std::vector<std::uint32_t> bucket;
  for (std::size_t first = 0; first + rows <= kBins; first += rows) {
    for (std::uint32_t rank = 0; rank < signatures.size(); ++rank) {
      std::uint64_t band = 0;
      for (std::size_t row = 0; row < rows; ++row) {
        band = mix_hash(band, signatures[rank][first + row]);
      }
      slots[rank] = {band, rank};
    }
    std::sort(slots.begin(), slots.end());
    for (std::size_t i = 0; i < slots.size();) {
      bucket.clear();
      const std::uint64_t band = slots[i].band;
      for (; i < slots.size() && slots[i].band == band; ++i) bucket.push_back(slots[i].rank);
      pair_up(bucket, pairs);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

std::vector<Duplicate> find_duplicates(Reports reports, double at_least) {
  std::vector<ReportIndex> order = lineage::canonical_order(reports);
  std::vector<Shingles> sets;
  std::vector<Signature> signatures;
  std::erase_if(order, [&](ReportIndex index) {
    Shingles set = shingle_set(*reports[index]);
    if (set.empty()) return true;
    signatures.push_back(sign(set));
    sets.push_back(std::move(set));
    return false;
  });
  std::vector<Duplicate> duplicates;
  for (const Pair& pair : candidates(signatures, rows_for(at_least))) {
    const double score = jaccard(sets[pair.a], sets[pair.b]);
    if (score < at_least) continue;
    const auto [a, b] = std::minmax(order[pair.a], order[pair.b]);
    duplicates.push_back({a, b, score});
  }
  std::sort(duplicates.begin(), duplicates.end(), [](const Duplicate& x, const Duplicate& y) {
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  return duplicates;
}

}  // namespace synoptic
