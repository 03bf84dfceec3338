// base: stable identifiers and hashes.
// SPDX-License-Identifier: Apache-2.0
//
// All hashes are XXH3 with a fixed seed, so that an id means the same on every machine and in
// every run.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace synoptic {

// A 64-bit hash of bytes.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes) noexcept;

// Mixes a value into a hash; order matters.
[[nodiscard]] std::uint64_t mix_hash(std::uint64_t seed, std::uint64_t value) noexcept;

// A short printable id: the prefix, then 12 hexadecimal digits of a 128-bit hash of the bytes.
//   stable_id("s", "abc")  =>  "s06b05ab6733a"   (always the same)
[[nodiscard]] std::string stable_id(std::string_view prefix, std::string_view bytes);

}  // namespace synoptic
