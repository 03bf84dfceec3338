// SPDX-License-Identifier: Apache-2.0
#include "synoptic/ids.h"

#include <xxhash.h>

#include <cstddef>

namespace synoptic {

std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t mix_hash(std::uint64_t seed, std::uint64_t value) noexcept {
  // The finaliser of SplitMix64 (Steele, Lea and Flood 2014) over the combined words.
  std::uint64_t x = seed * 0x9e3779b97f4a7c15u + value;
  x = (x ^ (x >> 30u)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27u)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31u);
}

std::string stable_id(std::string_view prefix, std::string_view bytes) {
  constexpr int kDigits = 12;
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  std::string id(prefix);
  for (int digit = 0; digit < kDigits; ++digit) {
    id += "0123456789abcdef"[(hash.high64 >> (60 - 4 * digit)) & 15u];
  }
  return id;
}

}  // namespace synoptic
