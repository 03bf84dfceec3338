// story: what a term is to its report, and how much that counts.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace synoptic::story {

// Of a word what it is part of; of a pair of neighbouring words what they are together.
enum class TermClass : std::uint8_t {
  word,
  number,
  person,  // a word of a person's name
  organization,
  place,
  pair,
  number_pair,  // one of the two is a number
  name_pair,    // both stand in one name
};
constexpr std::size_t kTermClasses = 8;
[[nodiscard]] std::string_view name_of(TermClass what) noexcept;

// How many times as much as a plain word a term of each class counts: the one thing that grouping
// learns of pairs of reports. The likeness of two reports is a cosine, and with these weights it is
// the learned scorer of pairs, at no cost to a stream.
using TermWeights = std::array<float, kTermClasses>;

// As models/train/stories/make learned them (models/stories.md). Read once, then shared.
[[nodiscard]] const TermWeights& learned_weights();

}  // namespace synoptic::story
