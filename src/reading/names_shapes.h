// reading: the shapes by which organisations, places and other things are known without a list.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>

#include "reading/names_draft.h"

namespace synoptic::reading {

// Asks about the tokens of one sentence that ends before `end`. Every function takes the token at
// which a name may begin, and gives the token after it: the same token when there is no such name.
class NameShapes {
 public:
  NameShapes(const NameContext& context, std::uint32_t end) : c_(context), end_(end) {}

  // Capitals up to a head word, with small words between: "Ministry of Defence", "Orra County",
  // "National Security and Defense Council", "Harbour Safety Act".
  [[nodiscard]] std::uint32_t organization_end(std::uint32_t from, std::uint32_t stop) const;
  // What the head word of [first, last) makes of it.
  [[nodiscard]] NameKind kind_of_head(std::uint32_t first, std::uint32_t last) const;
  // "South Orra": a direction before a known place.
  [[nodiscard]] std::uint32_t direction_end(std::uint32_t t, std::uint32_t stop) const;
  // "Lind, Bergh, Oster & Vaal": names between commas that "&" closes, or "and" with a company's
  // suffix. May reach over the run's end.
  [[nodiscard]] std::uint32_t firm_end(std::uint32_t from) const;
  // "Friends for Life": ordinary words with capitals around a small word.
  [[nodiscard]] std::uint32_t motto_end(std::uint32_t t, std::uint32_t stop) const;
  // "Fishermen", "Veterans": whose association or union something is. A known name is none.
  [[nodiscard]] bool is_plural_of_people(std::uint32_t t) const;

 private:
  [[nodiscard]] bool capital(std::uint32_t t) const { return t < end_ && c_.capital[t] != 0; }
  [[nodiscard]] bool role_inside(std::uint32_t after, std::uint32_t stop) const;
  [[nodiscard]] bool is_head(std::uint32_t from, std::uint32_t t) const;
  [[nodiscard]] bool head_follows(std::uint32_t t, std::uint32_t stop) const;
  [[nodiscard]] bool capital_after(std::uint32_t joiner) const;
  [[nodiscard]] bool opens_tail(std::uint32_t t) const;
  [[nodiscard]] bool joins_heads(std::uint32_t t) const;
  [[nodiscard]] std::uint32_t tail_end(std::uint32_t joiner, std::uint32_t stop) const;
  [[nodiscard]] bool is_ordinary(std::uint32_t t) const;

  const NameContext& c_;
  std::uint32_t end_;
};

}  // namespace synoptic::reading
