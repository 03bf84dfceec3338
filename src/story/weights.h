// story: how much a term weighs among the reports at hand.
// SPDX-License-Identifier: Apache-2.0
//
// A term's weight is its often_of times
//
//   idf = ln((n + N + 1) / (df + N * p + 0.5))
//
// with n reports at hand, df of them holding the term, and a background of N reports of which the
// share p holds it. Among many reports they decide themselves, so that what every report of an
// outlet says weighs nothing; among five reports of one event, where their own df says that every
// word that matters is common, the background does. Salton and Buckley, "Term-weighting approaches
// in automatic text retrieval", 1988; the background acts as a prior.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "story/fingerprint.h"

namespace synoptic::story {

// idf by the background alone.
[[nodiscard]] float background_idf(const Term& term);
// With df of n reports.
[[nodiscard]] float idf_of(const Term& term, double df, double n);

// In how many of the reports at hand each term stands: counts that follow reports as they come and
// go. Open addressing over 8-byte rows; grows and never shrinks below what stands in it.
class Frequencies {
 public:
  Frequencies();
  void add(std::span<const Term> terms);
  // REQUIRES: the terms were added.
  void remove(std::span<const Term> terms);
  [[nodiscard]] std::uint32_t of(std::uint32_t hash) const;
  [[nodiscard]] std::uint32_t reports() const noexcept { return reports_; }
  [[nodiscard]] std::size_t bytes() const noexcept { return rows_.capacity() * sizeof(Row); }

 private:
  struct Row {
    std::uint32_t hash = 0;
    std::uint32_t reports = 0;  // 0: free
  };
  [[nodiscard]] std::size_t place_of(std::uint32_t hash) const;
  [[nodiscard]] std::size_t slot_of(std::uint32_t hash) const;
  void fetch(std::span<const Term> terms) const;
  void grow();
  void erase(std::size_t slot);

  std::vector<Row> rows_;
  std::size_t used_ = 0;
  std::uint32_t reports_ = 0;
};

// A term with its weight.
struct Weighed {
  std::uint32_t hash = 0;
  float weight = 0;
};
// The terms of a report or of several; sorted by hash.
using Terms = std::vector<Weighed>;

// The terms of a report as a vector of unit length (empty when it has none). Terms that stand in it
// alone count for the length and are left out.
[[nodiscard]] Terms weigh(std::span<const Term> terms, const Frequencies& frequencies);

// What Term::weight counts in.
constexpr float kUnit = 65535;

// Sum of the products of the weights of common terms.
[[nodiscard]] double dot(std::span<const Term> a, std::span<const Term> b);
[[nodiscard]] double dot(const Terms& a, const Terms& b);
// One report's terms, laid out to be multiplied with those of many others.
class Against {
 public:
  explicit Against(std::span<const Term> terms);
  // As dot(terms, other), exactly.
  [[nodiscard]] double dot(std::span<const Term> other) const;

 private:
  [[nodiscard]] std::uint64_t product_with_others(std::span<const Term> other) const;

  static constexpr std::size_t kSlots = 4096;
  static constexpr std::size_t kMost = 255;

  std::array<std::uint8_t, kSlots> place_{};  // in terms_, by the low bits of the hash
  std::array<Term, kMost + 1> terms_{};       // the first is none, and weighs nothing
  std::vector<Term> others_;                  // that found their slot taken, sorted
};

// The terms of both, weights of common ones added.
[[nodiscard]] Terms sum(const Terms& a, const Terms& b);
// Keeps the `most` that weigh most; equals by hash.
void trim(Terms& terms, std::size_t most);

}  // namespace synoptic::story
