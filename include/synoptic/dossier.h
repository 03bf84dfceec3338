// dossier: takes a Collation, gives a Dossier: what people get, and its renderings.
// SPDX-License-Identifier: Apache-2.0
//
// A dossier holds only words of the reports, each with the exact place it stands, and counts over
// them. The JSON form is docs/formats/dossier.md.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/collation.h"

namespace synoptic {

// A version of a report before the one that stands in the dossier.
struct EarlierVersion {
  Report report;
  Revision revision;  // from it to the next version, of the last one to the report itself
};

// The earlier versions of a report, the earliest first.
struct ReportHistory {
  std::vector<EarlierVersion> earlier;
  bool order_known = true;  // whether the dates leave no doubt about the order
};

// Everything about one storyline. Owns copies of its reports, so that it outlives the run.
struct Dossier {
  std::string id;                            // the storyline's
  std::vector<std::string> stories;          // ids of its stories
  std::vector<Report> reports;               // by ReportIndex; sorted by publication, then id
  std::vector<std::vector<Credit>> credits;  // per report
  std::vector<ReportHistory> histories;      // per report; empty when there is none of any
  Lineage lineage;
  Collation collation;
  std::optional<Anchor> headline;  // the headline chosen among the reports'
};

// The order of a dossier's reports: by publication, those without a date last, then by id.
[[nodiscard]] bool comes_before(const Report& a, const Report& b);

// Puts a dossier together.
// REQUIRES: the reports are sorted by comes_before; lineage and collation are of exactly these
// reports, in this order.
[[nodiscard]] Dossier make_dossier(Reports reports, const Grouping& grouping,
                                   std::uint32_t storyline, Lineage lineage, Collation collation);

// `synoptic.dossier/1`: one JSON object on one line, without a newline at its end. Spans are in
// code points.
[[nodiscard]] std::string to_json(const Dossier& dossier);

struct TerminalOptions {
  std::uint32_t columns = 100;  // kept between 80 and 120
  bool colour = false;
  bool everything = false;  // no list is shortened
};
// For reading on a terminal; control characters of foreign text are shown, never sent.
[[nodiscard]] std::string to_terminal(const Dossier& dossier, const TerminalOptions& options = {});

// Why one of the dossier's claims is what it is: its rule, the values that were compared, how each
// pair came out, and what else was taken for an answer and lost.
[[nodiscard]] std::string to_terminal(const Dossier& dossier, const Claim& claim,
                                      const Explanation& why, const TerminalOptions& options = {});
// The same as one JSON object (docs/formats/dossier.md), without a newline at its end.
[[nodiscard]] std::string to_json(const Dossier& dossier, const Claim& claim,
                                  const Explanation& why);

// Markdown with a footnote per reading.
[[nodiscard]] std::string to_markdown(const Dossier& dossier);

// One self-contained page for any number of dossiers: no network, no script needed, prints well; a
// click on a reading opens its report's text at the marked words.
[[nodiscard]] std::string to_html(const std::vector<Dossier>& dossiers);

}  // namespace synoptic
