// lineage: which words of a report go back to which source, as the report itself says.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "lineage/sources.h"
#include "synoptic/lineage.h"

namespace synoptic::lineage {

// Disjoint spans of one report, each with a source. What is painted first stays.
class Paint {
 public:
  // Gives the parts of the span that have no source yet to this one.
  void fill(Span span, SourceIndex source);

  // The source that most bytes of the span have; absent when most have none.
  [[nodiscard]] std::optional<SourceIndex> most_of(Span span) const;

  struct Part {
    std::uint32_t end = 0;
    SourceIndex source = 0;
  };
  // Start byte => part.
  [[nodiscard]] const std::map<std::uint32_t, Part>& parts() const { return parts_; }

 private:
  std::map<std::uint32_t, Part> parts_;
};

// A credit and the source it names.
struct CreditedSource {
  std::uint32_t credit = 0;  // into Reading::credits
  SourceIndex source = 0;
};

// What a report says of where it has things from.
struct Trail {
  Paint paint;
  SourceIndex own = 0;                  // the outlet's own work, or the lone report's
  std::optional<SourceIndex> whole;     // where the whole report comes from, if not from there
  std::vector<CreditedSource> credits;  // in text order
  std::vector<SourceIndex> bylines;     // agencies that the byline or dateline names
};

// Takes note of the outlets and agencies that a report is of or credits by name, so that every
// report's words about them mean the outlet.
void note_outlets(const AnnotatedReport& report, std::uint32_t rank, Sources& sources);

// Follows the credits and attributions of the report of that rank.
// REQUIRES: the outlets of all reports are noted; reports are followed in canonical order.
[[nodiscard]] Trail follow_credits(const AnnotatedReport& report, std::uint32_t rank,
                                   Sources& sources);

}  // namespace synoptic::lineage
