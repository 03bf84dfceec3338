// Winnowing: few fingerprints, none missed; and of those only what is not alone.
// SPDX-License-Identifier: Apache-2.0
//
// Every run of k words (a shingle) has a hash. Of every w consecutive shingles the one with the
// smallest hash is kept as a fingerprint, the rightmost of equals. Two reports that share a run of
// k + w - 1 words share all w shingles of it, hence the smallest, hence a fingerprint: nothing that
// long is missed, and only about 2 / (w + 1) of the shingles are kept. With k = 5 and w = 3 that is
// "the harbour was closed for two days"; parameters.h says how w follows from a wanted recall.
//
// Most fingerprints of a corpus stand in one report only and can match nothing. So the reports are
// read twice: first every fingerprint is noted in a filter of two bits, "seen" and "seen again";
// then only those seen again are kept, eight bytes each: a hash, and the place counted through all
// reports. Sorted by hash, equal ones that stand in several reports are hits.
//
// Two reports share runs of five words by chance ("at the end of the"), a few in every hundred
// pairs; where they share text, hits follow each other on one diagonal (the distance between the
// two places). The same kind of filter over (pair, diagonal) keeps only hits that have a second
// one near their diagonal, as sequence search does (Altschul et al., "Gapped BLAST", 1997). A run
// of k + 2w - 1 words has two fingerprints at least, so that loses none of them.
//
// A shingle that stands in n reports would give n² / 2 pairs. Up to kAllPairs reports all pairs are
// made; beyond, each report is paired with the first kHubs of them and with the one before it,
// which still joins all copies of one text into one group. A report that repeats itself counts with
// kPlaces places of a shingle.
//
// Cost: linear in the words, but for one sort in place of 64-bit numbers. Schleimer, Wilkerson and
// Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
#include "lineage/fingerprints.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

#include "lineage/scattered.h"
#include "lineage/shingles.h"

namespace synoptic::lineage {
namespace {

constexpr std::size_t kAllPairs = 8;
constexpr std::size_t kHubs = 3;
constexpr std::size_t kPlaces = 4;
constexpr std::uint32_t kDiagonals = 16;  // words that count as nearly the same diagonal
constexpr std::uint32_t kRing = 64;       // shingles remembered: more than the widest window

// A set of hashes that knows which came twice: the low half of each word says "seen", the high half
// "seen again", two bits a hash (a blocked Bloom filter; Putze, Sanders and Singler 2007). At one
// byte a hash about a sixth of the others look so too: it errs towards keeping.
class TwiceFilter {
 public:
  explicit TwiceFilter(std::size_t expected)
      : words_(std::max<std::size_t>(expected / 8, 64)), slots_(words_) {}

  // Whether it looks as if the hash had come before.
  bool add(std::uint64_t hash) {
    std::uint64_t& word = slots_[word_of(hash)];
    const std::uint64_t seen = bits_of(hash);
    const bool again = (word & seen) == seen;
    word |= again ? seen << 32u : seen;
    return again;
  }
  [[nodiscard]] bool twice(std::uint64_t hash) const {
    const std::uint64_t again = bits_of(hash) << 32u;
    return (slots_[word_of(hash)] & again) == again;
  }
  // Asks the machine to have a hash's word at hand soon.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[word_of(hash)]); }
  [[nodiscard]] std::size_t bytes() const { return slots_.size() * sizeof(std::uint64_t); }

  // The part of the filter that a hash lies in, and how many there are.
  [[nodiscard]] std::size_t slice_of(std::uint64_t hash) const { return word_of(hash) / kSlice; }
  [[nodiscard]] std::size_t slices() const { return (words_ + kSlice - 1) / kSlice; }

 private:
  static constexpr std::size_t kSlice = std::size_t{1} << 16u;  // words: half a megabyte

  static std::uint64_t bits_of(std::uint64_t hash) {
    return (std::uint64_t{1} << (hash % 32)) | (std::uint64_t{1} << (hash / 32 % 32));
  }
  // Equal parts of the range of the high half.
  [[nodiscard]] std::size_t word_of(std::uint64_t hash) const {
    return static_cast<std::size_t>(((hash >> 32u) * words_) >> 32u);
  }

  std::size_t words_;
  std::vector<std::uint64_t> slots_;
};

// Calls visit(hash, first word) for the fingerprints of a report.
template <typename Visit>
void winnow(const Words& words, const HitOptions& options, Visit&& visit) {
  struct Shingle {
    std::uint64_t hash = 0;
    std::uint32_t at = 0;
  };
  std::array<Shingle, kRing> ring{};
  const std::uint32_t window = std::clamp(options.window, 1u, kRing - 1);
  std::uint32_t count = 0;  // shingles seen
  std::uint32_t least = 0;  // the running number of the least in the window
  std::uint32_t given = ~0u;
  const auto give = [&] {
    if (given == least) return;
    given = least;
    visit(ring[least % kRing].hash, ring[least % kRing].at);
  };
  for_each_shingle(words, options.shingle, [&](std::uint64_t hash, std::uint32_t at) {
    ring[count % kRing] = {hash, at};
    if (count == 0 || hash <= ring[least % kRing].hash) {
      least = count;
    } else if (least + window <= count) {  // it has left the window
      least = count - window + 1;
      for (std::uint32_t i = least + 1; i <= count; ++i) {
        if (ring[i % kRing].hash <= ring[least % kRing].hash) least = i;
      }
    }
    if (++count >= window) give();
  });
  if (count > 0 && count < window) give();
}

// A fingerprint: the high half is a hash, the low half the place through all reports.
using Print = std::uint64_t;

std::uint64_t hash_of(Print print) { return print >> 32u; }
std::uint32_t place_of(Print print) { return static_cast<std::uint32_t>(print); }

// Sorts in place: by one byte of the key into buckets, as often as it pays (American flag sort;
// McIlroy, Bostic and McIlroy 1993), then by comparison. `shift` is where the highest byte of the
// keys begins; equal keys must be in the order of the items.
template <typename Item, typename Key>
void sort_by_key(std::span<Item> items, std::uint32_t shift, const Key& key) {
  constexpr std::size_t kSmall = 4096;
  constexpr std::size_t kBuckets = 256;
  if (items.size() <= kSmall || shift == 0) {
    std::sort(items.begin(), items.end());
    return;
  }
  const auto digit = [&](const Item& item) { return (key(item) >> shift) % kBuckets; };
  std::array<std::size_t, kBuckets> next{};
  std::array<std::size_t, kBuckets> end{};
  for (const Item& item : items) ++end[digit(item)];
  std::size_t sum = 0;
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    next[bucket] = sum;
    sum += end[bucket];
    end[bucket] = sum;
  }
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    while (next[bucket] < end[bucket]) {
      Item& item = items[next[bucket]];
      const std::size_t home = digit(item);
      if (home == bucket) {
        ++next[bucket];
      } else {
        std::swap(item, items[next[home]++]);
      }
    }
  }
  std::size_t begin = 0;
  for (const std::size_t last : end) {
    sort_by_key(items.subspan(begin, last - begin), shift < 8 ? 0 : shift - 8, key);
    begin = last;
  }
}

// Leaves out the fingerprints that the filter took for others.
void drop_lone(std::vector<Print>& prints) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    const bool as_before = kept > 0 && hash_of(prints[kept - 1]) == hash_of(prints[i]);
    const bool as_after = i + 1 < prints.size() && hash_of(prints[i + 1]) == hash_of(prints[i]);
    if (as_before || as_after) prints[kept++] = prints[i];
  }
  prints.resize(kept);
  prints.shrink_to_fit();
}

// Which report a running word number lies in.
class Locator {
 public:
  // `begins`: for every report the running number of its first word, and the end of the last.
  explicit Locator(std::span<const std::uint32_t> begins) : begins_(begins) {
    std::uint32_t report = 0;
    for (std::uint64_t place = 0; place < begins.back(); place += kBlock) {
      while (begins[report + 1] <= place) ++report;
      first_.push_back(report);
    }
  }

  struct Place {
    std::uint32_t report = 0;
    std::uint32_t at = 0;
  };
  [[nodiscard]] Place of(std::uint32_t place) const {
    std::uint32_t report = first_[place / kBlock];
    while (begins_[report + 1] <= place) ++report;
    return {report, place - begins_[report]};
  }

 private:
  static constexpr std::uint32_t kBlock = 256;
  std::span<const std::uint32_t> begins_;
  std::vector<std::uint32_t> first_;  // report of the first word of each block
};

// Pairs up the places of one shingle after the other.
class HitMaker {
 public:
  HitMaker(std::span<const Print> prints, const Locator& locator)
      : prints_(prints), locator_(locator) {}

  template <typename Visit>
  void for_each_hit(Visit&& visit) {
    for_each_pair([&](Posting a, Posting b) { cross(a, b, visit); });
  }

  [[nodiscard]] std::size_t count() {
    std::size_t hits = 0;
    for_each_pair([&](Posting a, Posting b) { hits += (a.last - a.first) * (b.last - b.first); });
    return hits;
  }

 private:
  using Place = Locator::Place;
  struct Posting {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  template <typename Visit>
  void for_each_pair(Visit&& visit) {
    for (std::size_t i = 0; i < prints_.size();) {
      std::size_t end = i + 1;
      while (end < prints_.size() && hash_of(prints_[end]) == hash_of(prints_[i])) ++end;
      if (end - i > 1) pair_up(i, end, visit);
      i = end;
    }
  }

  template <typename Visit>
  void pair_up(std::size_t first, std::size_t last, Visit&& visit) {
    places_.clear();
    postings_.clear();
    for (std::size_t i = first; i < last; ++i) {
      const Place place = locator_.of(place_of(prints_[i]));
      if (places_.empty() || places_.back().report != place.report) {
        postings_.push_back({places_.size(), places_.size()});
      }
      if (postings_.back().last - postings_.back().first >= kPlaces) continue;
      places_.push_back(place);
      postings_.back().last = places_.size();
    }
    for (std::size_t j = 1; j < postings_.size(); ++j) {
      const bool all = postings_.size() <= kAllPairs;
      const std::size_t hubs = all ? j : std::min(j, kHubs);
      for (std::size_t i = 0; i < hubs; ++i) visit(postings_[i], postings_[j]);
      if (hubs < j) visit(postings_[j - 1], postings_[j]);
    }
  }

  template <typename Visit>
  void cross(Posting a, Posting b, Visit&& visit) const {
    for (std::size_t i = a.first; i < a.last; ++i) {
      for (std::size_t j = b.first; j < b.last; ++j) {
        visit(Hit{places_[i].report, places_[j].report, places_[i].at, places_[j].at});
      }
    }
  }

  std::span<const Print> prints_;
  const Locator& locator_;
  std::vector<Place> places_;
  std::vector<Posting> postings_;
};

// The two bands of diagonals that a hit lies in: one of them it shares with any hit that is at most
// half their width away.
std::array<std::uint64_t, 2> diagonals_of(const Hit& hit) {
  const std::uint64_t pair = spread((std::uint64_t{hit.a} << 32u) | hit.b);
  const std::uint64_t diagonal = std::uint64_t{hit.at_b} + 0xffffffffu - hit.at_a;
  const std::uint64_t even = diagonal / kDiagonals;
  const std::uint64_t odd = (diagonal + kDiagonals / 2) / kDiagonals;
  return {spread(pair + 2 * even), spread(pair + 2 * odd + 1)};
}

struct Noted {
  std::uint64_t hash = 0;
  std::uint32_t place = 0;
};
struct Banded {
  Hit hit;
  std::array<std::uint64_t, 2> bands{};
};

std::vector<Hit> hits_of(std::span<const Print> prints, std::span<const std::uint32_t> begins,
                         bool twice, std::size_t& filter_bytes, std::size_t& pairs) {
  const Locator locator(begins);
  HitMaker maker(prints, locator);
  std::vector<Hit> hits;
  if (!twice) {
    maker.for_each_hit([&](const Hit& hit) { hits.push_back(hit); });
    return hits;
  }
  pairs = maker.count();
  TwiceFilter filter(4 * pairs);
  filter_bytes = filter.bytes();
  {
    auto adding = scattered<std::uint64_t>(
        filter.slices(), [&](std::uint64_t band) { filter.prefetch(band); },
        [&](std::uint64_t band) { filter.add(band); });
    maker.for_each_hit([&](const Hit& hit) {
      for (const std::uint64_t band : diagonals_of(hit)) adding.give(filter.slice_of(band), band);
    });
  }
  hits.reserve(pairs);  // memory that is not touched costs nothing
  {                     // done when both are gone: the first gives to the second
    // The second band is asked where the first says no.
    auto second = scattered<Banded>(
        filter.slices(), [&](const Banded& banded) { filter.prefetch(banded.bands[1]); },
        [&](const Banded& banded) {
          if (filter.twice(banded.bands[1])) hits.push_back(banded.hit);
        });
    auto first = scattered<Banded>(
        filter.slices(), [&](const Banded& banded) { filter.prefetch(banded.bands[0]); },
        [&](const Banded& banded) {
          if (filter.twice(banded.bands[0])) {
            hits.push_back(banded.hit);
          } else {
            second.give(filter.slice_of(banded.bands[1]), banded);
          }
        });
    maker.for_each_hit([&](const Hit& hit) {
      const auto bands = diagonals_of(hit);
      first.give(filter.slice_of(bands[0]), {hit, bands});
    });
  }
  return hits;
}

}  // namespace

Hits find_hits(std::uint32_t reports, const WordsOf& words_of, const HitOptions& options) {
  std::vector<std::uint32_t> begins(reports + std::size_t{1}, 0);
  std::size_t expected = 0;
  for (std::uint32_t r = 0; r < reports; ++r) {
    const std::uint32_t size = words_of(r).size();
    assert(size <= ~begins[r] && "a batch has fewer than 2^32 words");
    begins[r + 1] = begins[r] + size;
  }
  expected = 2 * std::size_t{begins.back()} / (options.window + 1);
  Hits out;
  std::vector<Print> prints;
  {  // the filter is gone before anything is paired up
    TwiceFilter filter(expected);
    const auto for_each = [&](auto work) {
      auto later = scattered<Noted>(
          filter.slices(), [&](const Noted& noted) { filter.prefetch(noted.hash); },
          std::move(work));
      for (std::uint32_t r = 0; r < reports; ++r) {
        winnow(words_of(r), options, [&](std::uint64_t hash, std::uint32_t at) {
          later.give(filter.slice_of(hash), {hash, begins[r] + at});
        });
      }
    };
    std::size_t again = 0;
    for_each([&](const Noted& noted) { again += filter.add(noted.hash) ? 1u : 0u; });
    prints.reserve(2 * again);  // each of them and what it repeats; more is seldom touched
    for_each([&](const Noted& noted) {
      if (filter.twice(noted.hash)) prints.push_back((noted.hash << 32u) | noted.place);
    });
    out.bytes = filter.bytes() + prints.size() * sizeof(Print);
  }
  sort_by_key(std::span(prints), 56, [](Print print) { return print; });
  drop_lone(prints);
  out.kept = prints.size();
  std::size_t filter_bytes = 0;
  out.hits = hits_of(prints, begins, options.twice, filter_bytes, out.pairs);
  out.bytes = std::max(
      out.bytes, prints.capacity() * sizeof(Print) + filter_bytes + out.hits.size() * sizeof(Hit));
  prints = {};
  const auto highest = static_cast<std::uint32_t>(std::bit_width(reports)) + 32u - 8u;
  sort_by_key(std::span(out.hits), std::max(highest, 8u),
              [](const Hit& hit) { return (std::uint64_t{hit.a} << 32u) | hit.b; });
  return out;
}

}  // namespace synoptic::lineage
