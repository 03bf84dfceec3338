// lineage: runs of words as numbers.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

#include "lineage/words.h"

namespace synoptic::lineage {

// Spreads a value over all 64 bits (the finaliser of SplitMix64; Steele, Lea and Flood 2014).
[[nodiscard]] constexpr std::uint64_t spread(std::uint64_t value) noexcept {
  value = (value ^ (value >> 30u)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27u)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31u);
}

// Calls visit(hash, first word) for every run of `shingle` words that no furniture interrupts, in
// text order. A rolling polynomial over the words, so the length of a run costs nothing.
template <typename Visit>
void for_each_shingle(const Words& words, std::uint32_t shingle, Visit&& visit) {
  constexpr std::uint64_t kBase = 0x9e3779b97f4a7c15u;
  const std::uint32_t size = words.size();
  if (shingle == 0 || size < shingle) return;
  std::uint64_t drop = 1;  // the weight of the word that leaves the run
  for (std::uint32_t i = 0; i < shingle; ++i) drop *= kBase;
  std::uint32_t begin = 0;
  for (std::size_t part = 0; part <= words.breaks.size(); ++part) {
    const std::uint32_t end = part < words.breaks.size() ? words.breaks[part] : size;
    std::uint64_t rolling = 0;
    const std::uint32_t full = begin + shingle;
    std::uint32_t i = begin;
    for (; i < end && i < full - 1; ++i) rolling = rolling * kBase + words.hash[i] + 1;
    for (; i < end; ++i) {
      rolling = rolling * kBase + words.hash[i] + 1;
      if (i >= full) rolling -= drop * (words.hash[i - shingle] + std::uint64_t{1});
      visit(spread(rolling), i + 1 - shingle);
    }
    begin = end;
  }
}

}  // namespace synoptic::lineage
