// lineage: a report as the words that can be copied.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <vector>

#include "synoptic/reading.h"
#include "synoptic/span.h"

namespace synoptic::lineage {

// The words and numbers of a report, case folded; punctuation, quotation marks, possessives and
// furniture left out. Equal numbers are equal words (up to chance collisions of 32 bits).
struct Words {
  std::vector<std::uint32_t> hash;     // one per word
  std::vector<std::uint32_t> token;    // its place in Text::tokens
  std::vector<std::uint32_t> breaks;   // words before which furniture stands, sorted
  std::vector<std::uint32_t> quoted;   // prefix counts: words inside quotes among the first i
  std::vector<std::uint32_t> visible;  // prefix counts of words outside headings, likewise

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(hash.size()); }

  // The words [first, last) around a word that no furniture interrupts.
  struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  [[nodiscard]] Stretch stretch_around(std::uint32_t word) const;
};

// Never fails; an empty report has no words.
[[nodiscard]] Words words_of(const AnnotatedReport& report);

// The bytes from the first to the last of the words [first, last).
// REQUIRES: first < last <= words.size().
[[nodiscard]] Span span_of(const AnnotatedReport& report, const Words& words, std::uint32_t first,
                           std::uint32_t last);

// The order of reports that does not depend on the order of arrival: by publication (unknown
// last), then id, then text. Gives the report indices in that order.
[[nodiscard]] std::vector<ReportIndex> canonical_order(Reports reports);

}  // namespace synoptic::lineage
