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
#include <vector>

namespace synoptic::story {

class Postings {
 public:
  // REQUIRES: serials grow from call to call.
  void add(std::uint32_t serial, std::span<const std::uint32_t> keys);
  // Reports before this one have left.
  void forget_before(std::uint32_t serial) { oldest_ = serial; }

  // Calls `see(serial)` for the reports under a key, those of newer segments first, at most `most`.
  template <class See>
  void walk(std::uint32_t key, std::size_t most, const See& see) const {
    for (auto segment = segments_.rbegin(); segment != segments_.rend() && most > 0; ++segment) {
      auto at = find(*segment, key);
      auto end = at;
      while (end != segment->end() && end->key == key) ++end;
      while (end != at && most > 0) {
        --end;
        if (end->serial < oldest_) break;
        see(end->serial);
        --most;
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
  using Segment = std::vector<Posting>;
  // Where the postings of a key begin. Keys are hashes, evenly spread, so their place is guessed.
  [[nodiscard]] static Segment::const_iterator find(const Segment& segment, std::uint32_t key);
  [[nodiscard]] Segment merge(const Segment& a, const Segment& b) const;

  std::vector<Segment> segments_;  // older and larger ones first
  std::uint32_t oldest_ = 0;
};

}  // namespace synoptic::story
