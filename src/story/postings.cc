// SPDX-License-Identifier: Apache-2.0
#include "story/postings.h"

#include <bit>

namespace synoptic::story {

namespace {

// Of a segment's size to that of the next. The larger, the fewer segments a walk has to search, and
// the oftener a posting is merged; a search costs a hundred times what a merged posting does.
constexpr std::size_t kRatio = 8;
constexpr std::size_t kPerBucket = 16;

}  // namespace

void Postings::add(std::uint32_t serial, std::span<const std::uint32_t> keys) {
  std::vector<Posting> one;
  one.reserve(keys.size());
  for (const std::uint32_t key : keys) one.push_back({key, serial});
  std::sort(one.begin(), one.end());
  segments_.emplace_back(std::move(one));
  while (segments_.size() > 1) {
    const Segment& last = segments_.back();
    const Segment& before = segments_[segments_.size() - 2];
    if (before.postings.size() > kRatio * last.postings.size()) break;
    Segment merged = merge(before, last);
    segments_.pop_back();
    segments_.back() = std::move(merged);
  }
}

Postings::Segment::Segment(std::vector<Posting> sorted) : postings(std::move(sorted)) {
  bits = static_cast<std::uint32_t>(std::bit_width(postings.size() / kPerBucket));
  begins.assign((std::size_t{1} << bits) + 1, 0);
  for (const Posting& posting : postings) ++begins[bucket_of(posting.key) + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
}

void Postings::fetch(std::span<const std::uint32_t> keys) const {
  for (const Segment& segment : segments_) {
    for (const std::uint32_t key : keys) {
      __builtin_prefetch(&segment.begins[segment.bucket_of(key)]);
    }
  }
  for (const Segment& segment : segments_) {
    for (const std::uint32_t key : keys) {
      __builtin_prefetch(segment.postings.data() + segment.begins[segment.bucket_of(key)]);
    }
  }
}

Postings::Segment Postings::merge(const Segment& a, const Segment& b) const {
  // Counted first: a large segment that had to be cut to its size would be copied once more.
  const auto stays = [&](const Posting& posting) { return posting.serial >= oldest_; };
  std::vector<Posting> merged;
  merged.reserve(static_cast<std::size_t>(std::ranges::count_if(a.postings, stays) +
                                          std::ranges::count_if(b.postings, stays)));
  const auto keep = [&](const Posting& posting) {
    if (stays(posting)) merged.push_back(posting);
  };
  auto x = a.postings.begin();
  auto y = b.postings.begin();
  while (x != a.postings.end() && y != b.postings.end()) keep(*y < *x ? *y++ : *x++);
  while (x != a.postings.end()) keep(*x++);
  while (y != b.postings.end()) keep(*y++);
  return Segment(std::move(merged));
}

std::size_t Postings::bytes() const {
  std::size_t bytes = 0;
  for (const Segment& segment : segments_) {
    bytes += segment.postings.capacity() * sizeof(Posting) +
             segment.begins.capacity() * sizeof(std::uint32_t);
  }
  return bytes;
}

}  // namespace synoptic::story
