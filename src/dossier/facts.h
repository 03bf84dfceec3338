// dossier: what the renderings have in common: whose words, in which context, how many.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/dossier.h"

namespace synoptic {

// The words at a place, as they stand. A view of the dossier's report.
[[nodiscard]] std::string_view words_of(const Dossier& dossier, const Anchor& anchor);

// Seconds since 1970 for sorting: a bare day begins at midnight, an unknown zone is UTC.
[[nodiscard]] std::int64_t seconds_of(const Moment& moment);

// The earliest and the latest publication, as the reports write them; absent when none is known.
struct Period {
  std::optional<std::string> first;
  std::optional<std::string> last;
};
[[nodiscard]] Period period_of(const Dossier& dossier);

// "2031-05-04 09:10" of an ISO date-time, "2031-05-04" of a date, "" of none.
[[nodiscard]] std::string date_label(const std::optional<std::string>& iso);

// What the reports are called in a rendering, by ReportIndex: the outlet, or the id where no outlet
// is known; an outlet with several reports has their ids behind it. Fit to be shown (see flat()).
[[nodiscard]] std::vector<std::string> labels_of(const Dossier& dossier);

// How many outlets stand behind reports. A report without an outlet counts as one of its own.
[[nodiscard]] std::size_t count_outlets(const Dossier& dossier,
                                        const std::vector<ReportIndex>& reports);
// The same for all reports.
[[nodiscard]] std::size_t count_outlets(const Dossier& dossier);

// How many independent origins the reports go back to; 0 when their lineage is not known.
[[nodiscard]] std::size_t count_origins(const Dossier& dossier);

// Words within what stands around them, fit to be shown; "…" where something is left out. The
// three join to one line.
struct Context {
  std::string before;
  std::string words;
  std::string after;
  auto operator<=>(const Context&) const = default;
};
// `room` is how many bytes are shown on each side, and twice of it the words themselves. Without
// a sentence the context ends at the paragraph, or at a full stop followed by a space.
[[nodiscard]] Context context_of(const Dossier& dossier, const Anchor& anchor,
                                 std::optional<Span> sentence, std::size_t room);

// Indices of readings whose lines read the same, so that outlets that carry the same words share a
// line. Groups and their members keep the order of `lines`.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> group_alike(
    const std::vector<std::string>& lines);

// The reports of a claim's readings, sorted, each once.
[[nodiscard]] std::vector<ReportIndex> reports_of(const Claim& claim,
                                                  const std::vector<std::uint32_t>& readings);

// Whether a claim stands in every report but one, of three at least.
[[nodiscard]] bool in_all_but_one(const Dossier& dossier, const Claim& claim);

// Quotes of one speaker, those in the most reports first.
struct Speaker {
  std::string label;                  // fit to be shown; "" when nobody is named
  std::vector<std::uint32_t> quotes;  // into Collation::quotes
};
// All speakers, in the order of their first quotes, who have one of the `at_most` quotes that stand
// in the most reports. Nobody's quotes come last.
[[nodiscard]] std::vector<Speaker> speakers_of(const Dossier& dossier, std::size_t at_most);

// A stretch of a quote's reading in terms of the base.
enum class Mark : std::uint8_t { same, cut, insert };
struct MarkedWords {
  Mark mark = Mark::same;
  std::string words;  // fit to be shown
  bool space_before = false;
};
// The reading with what it leaves out of the base and what it has beyond it; one piece for the base
// itself.
[[nodiscard]] std::vector<MarkedWords> marked_words(const Dossier& dossier,
                                                    const CollatedQuote& quote,
                                                    const QuoteReading& reading);

// How many versions each version of a proposal comes after: 28 points 0, cut to 19 points 1.
[[nodiscard]] std::vector<std::size_t> steps_of(const Proposal& proposal);

// Whose work a report prints where nothing else is said: the label of its origin; empty for its own
// reporting, and where nothing is known.
[[nodiscard]] std::string foreign_origin(const Dossier& dossier, ReportIndex report);

// How many words (runs without white space) stand at a place.
[[nodiscard]] std::size_t number_of_words(std::string_view words);

}  // namespace synoptic
