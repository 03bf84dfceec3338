// SPDX-License-Identifier: Apache-2.0
#include "story/postings.h"

namespace synoptic::story {

namespace {

// Of a segment's size to that of the next. The larger, the fewer segments a walk has to search, and
// the oftener a posting is merged; a search costs a hundred times what a merged posting does.
constexpr std::size_t kRatio = 8;

}  // namespace

void Postings::add(std::uint32_t serial, std::span<const std::uint32_t> keys) {
  Segment one;
  one.reserve(keys.size());
  for (const std::uint32_t key : keys) one.push_back({key, serial});
  std::sort(one.begin(), one.end());
  segments_.push_back(std::move(one));
  while (segments_.size() > 1) {
    const Segment& last = segments_.back();
    const Segment& before = segments_[segments_.size() - 2];
    if (before.size() > kRatio * last.size()) break;
    Segment merged = merge(before, last);
    segments_.pop_back();
    segments_.back() = std::move(merged);
  }
}

Postings::Segment::const_iterator Postings::find(const Segment& segment, std::uint32_t key) {
  constexpr std::size_t kNear = 16;
  const auto size = segment.size();
  const auto guess = static_cast<std::size_t>((std::uint64_t{key} * size) >> 32u);
  // From the guess outwards in doubling steps, until the place is between `low` and `high`.
  std::size_t low = guess;
  std::size_t high = guess;
  for (std::size_t step = kNear; low > 0 && segment[low - 1].key >= key; step *= 2) {
    high = low;
    low = low > step ? low - step : 0;
  }
  for (std::size_t step = kNear; high < size && segment[high].key < key; step *= 2) {
    low = high;
    high = std::min(size, high + step);
  }
  return std::lower_bound(segment.begin() + static_cast<std::ptrdiff_t>(low),
                          segment.begin() + static_cast<std::ptrdiff_t>(high), key,
                          [](const Posting& x, std::uint32_t y) { return x.key < y; });
}

Postings::Segment Postings::merge(const Segment& a, const Segment& b) const {
  // Counted first: a large segment that had to be cut to its size would be copied once more.
  const auto stays = [&](const Posting& posting) { return posting.serial >= oldest_; };
  Segment merged;
  merged.reserve(static_cast<std::size_t>(std::ranges::count_if(a, stays) +
                                          std::ranges::count_if(b, stays)));
  const auto keep = [&](const Posting& posting) {
    if (stays(posting)) merged.push_back(posting);
  };
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) keep(*y < *x ? *y++ : *x++);
  while (x != a.end()) keep(*x++);
  while (y != b.end()) keep(*y++);
  return merged;
}

std::size_t Postings::bytes() const {
  std::size_t bytes = 0;
  for (const Segment& segment : segments_) bytes += segment.capacity() * sizeof(Posting);
  return bytes;
}

}  // namespace synoptic::story
