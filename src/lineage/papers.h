// lineage: the documents that one report has things from, by where it names them.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lineage/sources.h"

namespace synoptic::lineage {

// Takes note of documents as a report credits them, and tells which one other words mean.
class Papers {
 public:
  explicit Papers(const AnnotatedReport& report) : report_(report) {}

  // The report has things from that document; it is named at that byte by that head.
  // REQUIRES: bytes do not fall from call to call.
  void note(std::uint32_t byte, std::string head, SourceIndex source);

  // The document of that head named last before the byte, else first after it.
  [[nodiscard]] std::optional<SourceIndex> called(std::string_view head, std::uint32_t byte) const;

  // The document whose head stands in the text last before the byte, in this or the paragraph
  // before: "… their tax returns. ¶ The new ones show".
  [[nodiscard]] std::optional<SourceIndex> mentioned_before(std::uint32_t byte) const;

  // The one to look at or to listen to that was credited last before the byte, in this or the
  // paragraph before.
  [[nodiscard]] std::optional<SourceIndex> seen_before(std::uint32_t byte) const;

  // The document whose head stands right before the cue: "her tax returns, showing".
  [[nodiscard]] std::optional<SourceIndex> right_before(std::uint32_t byte) const;

 private:
  struct Paper {
    std::uint32_t byte = 0;
    SourceIndex source = 0;
  };
  const AnnotatedReport& report_;
  std::unordered_map<std::string, std::vector<Paper>> papers_;  // by head, in text order
  std::vector<Paper> films_;                                    // in text order
};

}  // namespace synoptic::lineage
