// lineage: a report as the words that can be copied.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "synoptic/lineage.h"
#include "synoptic/reading.h"
#include "synoptic/span.h"

namespace synoptic::lineage {

// The words and numbers of a report, case folded; punctuation, quotation marks, possessives and
// furniture left out. Equal numbers are equal words (up to chance collisions of 32 bits).
struct Words {
  // Words [first, last).
  struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };

  std::vector<std::uint32_t> hash;    // one per word
  std::vector<Span> place;            // its bytes in Report::text
  std::vector<std::uint32_t> breaks;  // words before which furniture stands, sorted
  std::vector<Stretch> quoted;        // inside quotation marks; sorted, disjoint
  std::vector<Stretch> headings;      // likewise

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(hash.size()); }

  // The words around a word that no furniture interrupts.
  [[nodiscard]] Stretch stretch_around(std::uint32_t word) const;

  // How many words stand outside headings.
  [[nodiscard]] std::uint32_t visible() const;
};

// How many of the words [first, last) stand in one of the stretches, which are sorted and disjoint.
[[nodiscard]] std::uint32_t words_in(std::span<const Words::Stretch> stretches, std::uint32_t first,
                                     std::uint32_t last);

// What the words of a text are wanted for.
enum class WordDetail : std::uint8_t {
  hashes,  // hash and breaks: for counting what two texts share
  parts,   // quotes and headings too: for telling what a passage is
  places,  // everything
};

// Cuts a text into words, without quotes and headings; `furniture` must be sorted. Never fails.
//   "The U.S. won’t pay $1,500 to Cowan's aides"  =>  the us wont pay 1500 to cowan aides
// A script without spaces (Han, Kana, Thai) gives a word per code point.
[[nodiscard]] Words scan_words(std::string_view text, std::span<const Furniture> furniture,
                               WordDetail detail);

// The words of a report that nobody has annotated: quotes are what stands between quotation marks
// of one paragraph, the heading is Report::headline.
[[nodiscard]] Words words_of(const Report& report, WordDetail detail);

// The words of an annotated report: quotes and headings as the stages before found them.
[[nodiscard]] Words words_of(const AnnotatedReport& report);

// The words of many texts. Cutting a text needs several times the memory that its words take in the
// end, and what is freed between words that stay is lost; so texts are cut by the batch, and the
// words moved together before the next.
[[nodiscard]] std::vector<Words> words_of_many(std::size_t count, unsigned threads,
                                               const std::function<Words(std::size_t)>& words_of);

// The bytes from the first to the last of the words [first, last).
// REQUIRES: first < last <= words.size(), and words have places.
[[nodiscard]] Span span_of(const Words& words, std::uint32_t first, std::uint32_t last);

// The stretches between quotation marks of a text, within a paragraph each (a quotation that runs
// over paragraphs opens again in each). Straight marks count by their neighbours. Sorted.
[[nodiscard]] std::vector<Span> quoted_stretches(std::string_view text);

// The order of reports that does not depend on the order of arrival: by publication (unknown
// last), then id, then text. Gives the report indices in that order.
[[nodiscard]] std::vector<ReportIndex> canonical_order(PlainReports reports);

// The plain reports behind annotated ones.
[[nodiscard]] std::vector<const Report*> plain(Reports reports);

}  // namespace synoptic::lineage
