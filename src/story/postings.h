// story: an inverted index over a sliding window.
// SPDX-License-Identifier: Apache-2.0
//
// Reports are listed under their keys, 8 bytes a posting. Postings lie in segments, each sorted by
// key and report; a new report is a segment of its own, and segments of like size are merged, as in
// a log-structured merge tree (O'Neil et al. 1996), so there are few and adding costs a logarithm.
// A report that has left the window is skipped in walking and dropped in merging: nothing is ever
// searched for to be deleted.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace synoptic::story {

class Postings {
 public:
  // REQUIRES: serials grow from call to call.
  void add(std::uint32_t serial, std::span<const std::uint32_t> keys);
  // Reports before this one have left.
  void forget_before(std::uint32_t serial) { oldest_ = serial; }

  // Asks the memory for what a walk of these keys will read.
  void fetch(std::span<const std::uint32_t> keys) const;

  // Calls `see(serial)` for the reports under a key, those of newer segments first, at most `most`.
  template <class See>
  void walk(std::uint32_t key, std::size_t most, const See& see) const {
    for (auto segment = segments_.rbegin(); segment != segments_.rend() && most > 0; ++segment) {
      const auto [first, last] = segment->find(key);
      for (std::size_t at = last; at > first && most > 0; --most) {
        const std::uint32_t serial = segment->postings[--at].serial;
        if (serial < oldest_) break;
        see(serial);
      }
    }
  }

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Posting {
    std::uint32_t key = 0;
    std::uint32_t serial = 0;
    auto operator<=>(const Posting&) const = default;
  };
  // Sorted postings, and where those begin whose keys have the same upper bits. Keys are hashes,
  // evenly spread, so there are about kPerBucket of these: finding one touches little memory.
  struct Segment {
    std::vector<Posting> postings;
    std::vector<std::uint32_t> begins;
    std::uint32_t bits = 0;

    explicit Segment(std::vector<Posting> sorted);
    [[nodiscard]] std::size_t bucket_of(std::uint32_t key) const {
      return static_cast<std::size_t>((std::uint64_t{key} << bits) >> 32u);
    }
    // Where the postings of a key begin and end.
    [[nodiscard]] std::pair<std::size_t, std::size_t> find(std::uint32_t key) const {
      const std::size_t bucket = bucket_of(key);
      std::size_t first = begins[bucket];
      const std::size_t end = begins[bucket + 1];
      while (first < end && postings[first].key < key) ++first;
      std::size_t last = first;
      while (last < end && postings[last].key == key) ++last;
      return {first, last};
    }
  };
  [[nodiscard]] Segment merge(const Segment& a, const Segment& b) const;

  std::vector<Segment> segments_;  // older and larger ones first
  std::uint32_t oldest_ = 0;
};

}  // namespace synoptic::story
