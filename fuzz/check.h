// fuzz: a law that must hold for every input.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace synoptic {

// Ends the run with the law's words when it does not hold; also in builds without assertions.
inline void must(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", law);
  std::abort();
}

inline std::string_view view_of(const unsigned char* data, std::size_t size) {
  // The one cast that the fuzzer's interface asks for.
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace synoptic
