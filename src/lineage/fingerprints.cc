// Winnowing: few fingerprints, none missed.
// SPDX-License-Identifier: Apache-2.0
//
// Every run of k words (a shingle) has a hash. Of every w consecutive shingles the one with the
// smallest hash is kept as a fingerprint, the rightmost of equals. Two reports that share a run of
// k + w - 1 words share all w shingles of it, hence the smallest, hence a fingerprint: nothing that
// long is missed, and only about 2 / (w + 1) of the shingles are kept.
//
// With k = 5 and w = 4, "the harbour was closed for two days" shared by two reports (7 words) may
// go unseen; one more word and it cannot.
//
// Fingerprints of all reports are sorted by hash; equal ones that stand in several reports become
// hits. A shingle that stands in n reports would give n² / 2 pairs. Up to kAllPairs reports all
// pairs are made; beyond, each report is paired with the first kHubs of them and with the one
// before it, which still joins all copies of one text into one group. A report that repeats itself
// counts with kPlaces places of a shingle.
//
// Cost: linear in the words, but for one sort. Schleimer, Wilkerson and Aiken, "Winnowing: local
// algorithms for document fingerprinting", SIGMOD 2003.
#include "lineage/fingerprints.h"

#include <algorithm>

#include "synoptic/ids.h"

namespace synoptic::lineage {
namespace {

constexpr std::size_t kWindow = 4;
constexpr std::size_t kAllPairs = 8;
constexpr std::size_t kHubs = 3;
constexpr std::size_t kPlaces = 4;

struct Fingerprint {
  std::uint64_t hash = 0;
  std::uint32_t report = 0;
  std::uint32_t at = 0;
  auto operator<=>(const Fingerprint&) const = default;
};

// The smallest hash of a window, the rightmost of equals.
std::size_t least_of(std::span<const Shingle> shingles, std::size_t first, std::size_t last) {
  std::size_t least = first;
  for (std::size_t i = first + 1; i < last; ++i) {
    if (shingles[i].hash <= shingles[least].hash) least = i;
  }
  return least;
}

void winnow(std::span<const Shingle> shingles, std::uint32_t report,
            std::vector<Fingerprint>& out) {
  if (shingles.empty()) return;
  std::size_t kept = shingles.size();
  const std::size_t window = std::min(kWindow, shingles.size());
  for (std::size_t first = 0; first + window <= shingles.size(); ++first) {
    const std::size_t least = least_of(shingles, first, first + window);
    if (least == kept) continue;
    kept = least;
    out.push_back({shingles[least].hash, report, shingles[least].at});
  }
}

// The places of one shingle in one report.
struct Posting {
  std::size_t first = 0;
  std::size_t last = 0;
};

class HitMaker {
 public:
  explicit HitMaker(std::span<const Fingerprint> prints) : prints_(prints) {}

  // Makes the hits of prints [first, last), which all have one hash.
  void add(std::size_t first, std::size_t last, std::vector<Hit>& out) {
    postings_.clear();
    for (std::size_t i = first; i < last;) {
      std::size_t end = i;
      while (end < last && prints_[end].report == prints_[i].report) ++end;
      postings_.push_back({i, std::min(end, i + kPlaces)});
      i = end;
    }
    for (std::size_t j = 1; j < postings_.size(); ++j) {
      const bool all = postings_.size() <= kAllPairs;
      const std::size_t hubs = all ? j : std::min(j, kHubs);
      for (std::size_t i = 0; i < hubs; ++i) pair(postings_[i], postings_[j], out);
      if (hubs < j) pair(postings_[j - 1], postings_[j], out);
    }
  }

 private:
  void pair(Posting a, Posting b, std::vector<Hit>& out) const {
    for (std::size_t i = a.first; i < a.last; ++i) {
      for (std::size_t j = b.first; j < b.last; ++j) {
        out.push_back({prints_[i].report, prints_[j].report, prints_[i].at, prints_[j].at});
      }
    }
  }

  std::span<const Fingerprint> prints_;
  std::vector<Posting> postings_;
};

}  // namespace

std::vector<Shingle> shingles_of(const Words& words, std::uint32_t shingle) {
  constexpr std::uint64_t kBase = 0x9e3779b97f4a7c15u;
  std::vector<Shingle> out;
  if (shingle == 0 || words.hash.size() < shingle) return out;
  out.reserve(words.hash.size() - shingle + 1);
  std::uint64_t drop = 1;  // the weight of the word that leaves the run
  for (std::uint32_t i = 1; i < shingle; ++i) drop *= kBase;
  std::uint64_t rolling = 0;
  std::uint32_t begin = 0;  // of the stretch that no furniture interrupts
  std::size_t next_break = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (next_break < words.breaks.size() && words.breaks[next_break] == i) {
      begin = i;
      rolling = 0;
      ++next_break;
    }
    if (i >= begin + shingle) rolling -= drop * mix_hash(1, words.hash[i - shingle]);
    rolling = rolling * kBase + mix_hash(1, words.hash[i]);
    if (i + 1 >= begin + shingle) out.push_back({mix_hash(2, rolling), i + 1 - shingle});
  }
  return out;
}

std::vector<Hit> find_hits(std::span<const Words> reports, std::uint32_t shingle) {
  std::vector<Fingerprint> prints;
  for (std::uint32_t r = 0; r < reports.size(); ++r) {
    winnow(shingles_of(reports[r], shingle), r, prints);
  }
  std::sort(prints.begin(), prints.end());
  std::vector<Hit> hits;
  HitMaker maker(prints);
  for (std::size_t i = 0; i < prints.size();) {
    std::size_t end = i;
    while (end < prints.size() && prints[end].hash == prints[i].hash) ++end;
    if (prints[i].report != prints[end - 1].report) maker.add(i, end, hits);
    i = end;
  }
  prints = {};
  std::sort(hits.begin(), hits.end());
  return hits;
}

}  // namespace synoptic::lineage
