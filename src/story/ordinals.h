// story: numbers that are identity.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "synoptic/reading.h"

namespace synoptic::story {

// One thing that a report or a group numbers: "12th package" is package 12, "Day 2" is day 2 of the
// kind that is written with a capital.
struct Numbered {
  std::uint32_t noun = 0;  // hash of the noun
  std::int32_t number = 0;
  std::uint32_t reports = 1;  // how many of a group say so
  auto operator<=>(const Numbered&) const = default;
};

// The ordinals of the headline and lead, sorted, each once.
[[nodiscard]] std::vector<Numbered> ordinals_of(const AnnotatedReport& report);

// The ordinals of both groups, counts of common ones added.
[[nodiscard]] std::vector<Numbered> sum(const std::vector<Numbered>& a,
                                        const std::vector<Numbered>& b);

// A noun that keeps two groups apart, with the number of each.
struct Conflict {
  std::uint32_t noun = 0;
  std::int32_t a = 0;
  std::int32_t b = 0;
};

// Why two groups cannot be one story: both number the same noun, half of each or more does, and no
// number is common to both. Absent when nothing keeps them apart.
[[nodiscard]] std::optional<Conflict> conflict(std::span<const Numbered> a, std::uint32_t a_reports,
                                               std::span<const Numbered> b,
                                               std::uint32_t b_reports);

}  // namespace synoptic::story
