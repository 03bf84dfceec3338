// lineage: takes annotated reports, gives Lineage: who has it from whom.
// SPDX-License-Identifier: Apache-2.0
//
// Outlets are not sources. Five outlets that repeat one agency are one origin. Lineage finds the
// passages that reports share, follows credits, bylines and contribution notes, and says of each
// report, and of each sentence, which origin it goes back to.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/reading.h"
#include "synoptic/span.h"

namespace synoptic {

enum class PassageKind : std::uint8_t { verbatim, near };
[[nodiscard]] std::string_view name_of(PassageKind kind) noexcept;

// A stretch that reports share.
struct Passage {
  std::string id;
  PassageKind kind = PassageKind::verbatim;
  std::vector<Anchor> readings;  // two or more, of different reports, sorted
  bool quoted = false;           // mostly words between quotation marks: no sign of lineage
  double score = 1;              // equal words over all words of the longer reading
};

enum class OriginKind : std::uint8_t { own, agency, medium, document, post, statement, unknown };
[[nodiscard]] std::string_view name_of(OriginKind kind) noexcept;

// The root of a chain of credits and passages.
struct Origin {
  std::string id;
  std::string label;  // the reports' words for it: "Axios"; for own work the outlet
  OriginKind kind = OriginKind::own;
  std::vector<ReportIndex> reports;  // that have something from it, sorted
};
using OriginIndex = std::uint32_t;

// A credit by its report and its place in that report's Reading::credits.
struct CreditRef {
  ReportIndex report = 0;
  std::uint32_t credit = 0;
  auto operator<=>(const CreditRef&) const = default;
};

enum class EdgeKind : std::uint8_t { passage, credit, byline, link, family };
[[nodiscard]] std::string_view name_of(EdgeKind kind) noexcept;

enum class Certainty : std::uint8_t {
  stated,      // the report says so
  derived,     // times and containment say so
  undirected,  // one of the two has it from the other, or both from a third
};
[[nodiscard]] std::string_view name_of(Certainty certainty) noexcept;

// "to" has something from "from".
struct LineageEdge {
  bool from_origin = false;  // whether `from` is an OriginIndex or a ReportIndex
  std::uint32_t from = 0;
  ReportIndex to = 0;
  EdgeKind kind = EdgeKind::passage;
  Certainty certainty = Certainty::undirected;
  std::vector<CreditRef> credits;       // because of these
  std::vector<std::uint32_t> passages;  // and these, into Lineage::passages
};

// What a stretch of a report goes back to.
struct OriginSpan {
  Anchor anchor;
  OriginIndex origin = 0;
};

struct Lineage {
  std::vector<Passage> passages;
  std::vector<Origin> origins;
  std::vector<LineageEdge> edges;  // sorted by `to`
  std::vector<OriginIndex>
      of_report;                  // per report: what it goes back to where nothing else is said
  std::vector<OriginSpan> spans;  // exceptions, sorted by anchor; those of one report are disjoint

  // For finding the passages of a report: sorted, one row per reading of a passage. May be empty in
  // a lineage made by hand.
  struct PassageOf {
    ReportIndex report = 0;
    std::uint32_t passage = 0;
    auto operator<=>(const PassageOf&) const = default;
  };
  std::vector<PassageOf> passages_of;

  // The origin behind words of a report: the one that most of them go back to.
  // REQUIRES: anchor.report < of_report.size().
  [[nodiscard]] OriginIndex origin_of(const Anchor& anchor) const;
};

struct LineageOptions {
  std::uint32_t shingle_words = 5;       // candidates share a run of this many words
  std::uint32_t min_passage_words = 12;  // shorter shared runs are no passage
};

// Compares all reports. The outcome does not depend on their order, but for the indices. Never
// fails; time grows with shared text, not with the square of the number of reports.
[[nodiscard]] Lineage trace_lineage(Reports reports, const LineageOptions& options = {});

// The part of a lineage that a few of its reports are concerned in, with their new indices in the
// order of `members`.
[[nodiscard]] Lineage select(const Lineage& lineage, std::span<const ReportIndex> members);

// Two whole reports that are nearly one.
struct Duplicate {
  ReportIndex a = 0;
  ReportIndex b = 0;
  double score = 0;  // Jaccard similarity of their word shingles, exact
};

// Pairs at or above a similarity, sorted (MinHash candidates, exactly verified; Broder 1997).
[[nodiscard]] std::vector<Duplicate> find_duplicates(Reports reports, double at_least = 0.5);

// The lines of `synoptic reuse`: duplicates, then passages; each line ends with a newline.
[[nodiscard]] std::string to_json_lines(Reports reports, const std::vector<Duplicate>& duplicates,
                                        const std::vector<Passage>& passages);

}  // namespace synoptic
