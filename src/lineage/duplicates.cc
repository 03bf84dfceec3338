// Near duplicates: MinHash proposes, exact counting decides.
// SPDX-License-Identifier: Apache-2.0
//
// A report is the set of its 5-word shingles, and the likeness of two is Jaccard's: shingles in
// both over shingles in either. Of a set, one random function keeps the smallest value in each of
// kBins equal parts of its range (one permutation hashing; Li, Owen and Zhang 2012). A part that
// stays empty, as happens with short reports, borrows from a random other part (optimal
// densification; Shrivastava 2017). Two sets agree in a bin with a probability equal to their
// likeness s. Sixteen bits of each value are kept (b-bit minwise hashing; Li and König 2010), 288
// bytes a report. Bins are taken in bands of `rows`; reports that agree in a whole band become a
// candidate pair, with probability 1 - (1 - s^rows)^bands. Rows and bands follow from the likeness
// and the recall asked for (parameters.h):
//
//   at 0.5 and 0.998: 3 rows and 48 bands; at likeness 0.05 that is 0.006
//
// A candidate whose signatures agree in far fewer bins than the likeness asked for promises
// (kDeviations standard deviations) is dropped; the rest is counted exactly. So what is reported is
// exact, and what is missed is bounded by the formula. Broder, "On the resemblance and containment
// of documents", 1997.
//
// Reports with the same set are one for all this: a thousand copies of one text are half a million
// pairs that say one thing. In a bucket of more than kAllPairs reports each is therefore compared
// with the first kHubs of them and with its neighbour: the group still hangs together, and the work
// stays linear.
#include "lineage/duplicates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "lineage/parameters.h"
#include "lineage/scattered.h"
#include "lineage/shingles.h"
#include "synoptic/parallel.h"

namespace synoptic::lineage {
namespace {

constexpr std::uint32_t kShingle = 5;
constexpr std::size_t kAllPairs = 48;
constexpr std::size_t kHubs = 4;
constexpr double kDeviations = 5;
constexpr std::size_t kBlock = 64;  // pairs of one report counted at a time

// Values are 63 bits, so that a bin tells "none" from every value.
constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

using Signature = std::array<std::uint16_t, kBins>;
using ShingleSet = std::vector<std::uint64_t>;  // sorted, each once

// A text shorter than a shingle is one shingle of all its words, so that equal headlines match.
template <typename Visit>
void for_each_element(const Words& words, Visit&& visit) {
  bool any = false;
  for_each_shingle(words, kShingle, [&](std::uint64_t hash, std::uint32_t) {
    any = true;
    visit(hash);
  });
  if (any || words.size() == 0) return;
  std::uint64_t all = 0;
  for (const std::uint32_t word : words.hash) all = spread(all + word + 1);
  visit(all);
}

ShingleSet set_of(const Words& words) {
  ShingleSet set;
  set.reserve(words.size());
  for_each_element(words, [&](std::uint64_t hash) { set.push_back(hash); });
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

// The high bits choose the bin: equal parts of the range.
std::size_t bin_of(std::uint64_t value) {
  return static_cast<std::size_t>(((value >> 32u) * kBins) >> 32u);
}

Signature sign(const Words& words) {
  std::array<std::uint64_t, kBins> least;
  least.fill(kEmpty);
  for_each_element(words, [&](std::uint64_t hash) {
    // Within a bin the high bits are nearly equal; the low ones, which are as random, come first.
    const std::uint64_t value = ((hash << 32u) | (hash >> 32u)) >> 1u;
    std::uint64_t& bin = least[bin_of(hash)];
    bin = std::min(bin, value);
  });
  Signature signature{};
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    std::size_t from = bin;
    for (std::uint64_t attempt = 1; least[from] == kEmpty; ++attempt) {
      from = bin_of(spread(spread(bin + 1) + attempt));
    }
    const std::uint64_t borrowed = from == bin ? 0 : spread(bin + 1);
    signature[bin] = static_cast<std::uint16_t>(spread(least[from] + borrowed) >> 48u);
  }
  return signature;
}

double agreement(const Signature& a, const Signature& b) {
  std::size_t equal = 0;
  for (std::size_t bin = 0; bin < kBins; ++bin) equal += a[bin] == b[bin] ? 1u : 0u;
  return static_cast<double>(equal) / static_cast<double>(kBins);
}

// The share of equal bins below which a likeness is out of the question.
double least_agreement(double at_least) {
  const double deviation = std::sqrt(at_least * (1 - at_least) / static_cast<double>(kBins));
  return at_least - kDeviations * deviation;
}

double jaccard(const ShingleSet& a, const ShingleSet& b) {
  std::size_t both = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    const std::uint64_t from_a = *x;
    const std::uint64_t from_b = *y;
    both += from_a == from_b ? 1u : 0u;
    x += from_a <= from_b ? 1 : 0;
    y += from_b <= from_a ? 1 : 0;
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
void pair_up(std::span<const std::uint32_t> bucket, std::vector<Pair>& out) {
  for (std::size_t j = 1; j < bucket.size(); ++j) {
    const std::size_t hubs = bucket.size() <= kAllPairs ? j : std::min(j, kHubs);
    for (std::size_t i = 0; i < hubs; ++i) out.push_back({bucket[i], bucket[j]});
    if (hubs < j) out.push_back({bucket[j - 1], bucket[j]});
  }
}

void sort_once(std::vector<Pair>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

// Reports that agree in a band, by open addressing: a table slot holds the last report of a bucket,
// and every report the one before it.
class Buckets {
 public:
  explicit Buckets(std::size_t reports)
      : mask_(std::bit_ceil(2 * reports + 2) - 1),
        keys_(mask_ + 1),
        last_(mask_ + 1),
        before_(reports) {}

  void clear() {
    std::fill(last_.begin(), last_.end(), kNone);
    shared_.clear();
  }
  // Asks the machine to have a key's slot at hand soon.
  void prefetch(std::uint64_t key) const {
    __builtin_prefetch(&last_[key & mask_]);
    __builtin_prefetch(&keys_[key & mask_]);
  }
  // The part of the table where a key's slot is, and how many there are.
  [[nodiscard]] std::size_t slice_of(std::uint64_t key) const { return (key & mask_) / kSlice; }
  [[nodiscard]] std::size_t slices() const { return mask_ / kSlice + 1; }

  // REQUIRES: reports of one key come in ascending order.
  void add(std::uint64_t key, std::uint32_t report) {
    std::size_t slot = key & mask_;
    while (last_[slot] != kNone && keys_[slot] != key) slot = (slot + 1) & mask_;
    before_[report] = last_[slot];
    if (last_[slot] != kNone && before_[last_[slot]] == kNone) shared_.push_back(slot);
    keys_[slot] = key;
    last_[slot] = report;
  }
  // Calls visit(reports, ascending) for every bucket of two or more.
  template <typename Visit>
  void for_each_shared(Visit&& visit) {
    for (const std::size_t slot : shared_) {
      bucket_.clear();
      for (std::uint32_t r = last_[slot]; r != kNone; r = before_[r]) bucket_.push_back(r);
      std::reverse(bucket_.begin(), bucket_.end());
      visit(std::span<const std::uint32_t>(bucket_));
    }
  }

 private:
  static constexpr std::uint32_t kNone = ~0u;
  static constexpr std::size_t kSlice = std::size_t{1} << 15u;  // slots: less than half a megabyte
  std::size_t mask_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> last_;
  std::vector<std::uint32_t> before_;
  std::vector<std::size_t> shared_;
  std::vector<std::uint32_t> bucket_;
};

struct Keyed {
  std::uint64_t key = 0;
  std::uint32_t report = 0;
};

// Puts every report into its bucket of a band.
void fill(Buckets& buckets, std::span<const Signature> signatures,
          std::span<const std::uint32_t> reports, std::size_t band, std::size_t rows) {
  auto later = scattered<Keyed>(
      buckets.slices(), [&](const Keyed& keyed) { buckets.prefetch(keyed.key); },
      [&](const Keyed& keyed) { buckets.add(keyed.key, keyed.report); });
  for (const std::uint32_t report : reports) {
    std::uint64_t key = band + 1;
    for (std::size_t row = 0; row < rows; ++row) {
      key = spread(key + signatures[report][band * rows + row]);
    }
    later.give(buckets.slice_of(key), {key, report});
  }
}

// Pairs that agree in a band and not in far too few bins. Sorted, each once.
std::vector<Pair> candidates(std::span<const Signature> signatures,
                             std::span<const std::uint32_t> reports, double at_least,
                             double recall) {
  const Banding banding = banding_for(kBins, at_least, recall);
  const double enough = least_agreement(at_least);
  Buckets buckets(signatures.size());
  std::vector<Pair> pairs;
  std::vector<Pair> fresh;
  for (std::size_t band = 0; band < banding.bands; ++band) {
    buckets.clear();
    fill(buckets, signatures, reports, band, banding.rows);
    fresh.clear();
    buckets.for_each_shared([&](std::span<const std::uint32_t> bucket) { pair_up(bucket, fresh); });
    for (const Pair& pair : fresh) {
      if (agreement(signatures[pair.a], signatures[pair.b]) >= enough) pairs.push_back(pair);
    }
    if (pairs.size() > 2 * kBlock * signatures.size()) sort_once(pairs);
  }
  sort_once(pairs);
  return pairs;
}

// Keeps of the candidates those that are alike. A report's set is made when it is first needed and
// kept while it is the first of its pairs.
std::vector<RankedDuplicate> verify(std::span<const Pair> pairs, const WordsOf& words_of,
                                    double at_least) {
  std::vector<RankedDuplicate> duplicates;
  ShingleSet first;
  std::uint32_t first_rank = ~0u;
  for (const Pair& pair : pairs) {
    if (pair.a != first_rank) {
      first = set_of(words_of(pair.a));
      first_rank = pair.a;
    }
    const double score = jaccard(first, set_of(words_of(pair.b)));
    if (score >= at_least) duplicates.push_back({pair.a, pair.b, score});
  }
  return duplicates;
}

}  // namespace

double likeness(const Words& a, const Words& b) { return jaccard(set_of(a), set_of(b)); }

std::vector<RankedDuplicate> duplicates_of(std::uint32_t reports, const WordsOf& words_of,
                                           double at_least, double recall, unsigned threads) {
  std::vector<Signature> signatures(reports);
  std::vector<char> empty(reports, 0);
  for_each_index(reports, threads, [&](std::size_t i) {
    const Words& words = words_of(static_cast<std::uint32_t>(i));
    empty[i] = words.size() == 0 ? 1 : 0;
    if (empty[i] == 0) signatures[i] = sign(words);
  });
  std::vector<std::uint32_t> filled;
  for (std::uint32_t i = 0; i < reports; ++i) {
    if (empty[i] == 0) filled.push_back(i);
  }
  return verify(candidates(signatures, filled, at_least, recall), words_of, at_least);
}

}  // namespace synoptic::lineage
