// story: numbers that are identity.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "synoptic/reading.h"

namespace synoptic::story {

// What a report or a group counts: noun => number => how many reports say so. "12th package" is
// package 12, "Day 2" is day 2 of the kind that is written with a capital.
struct Ordinals {
  std::map<std::string, std::map<std::int64_t, std::uint32_t>> of_noun;

  void add(const Ordinals& other);
};

// The ordinals of the headline and lead.
[[nodiscard]] Ordinals ordinals_of(const AnnotatedReport& report);

// Whether two groups cannot be one story: both number the same noun, most of each does, and no
// number is common to both.
[[nodiscard]] bool conflict(const Ordinals& a, std::uint32_t a_reports, const Ordinals& b,
                            std::uint32_t b_reports);

}  // namespace synoptic::story
