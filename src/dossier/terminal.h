// dossier: what the sections of the terminal rendering share.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/facts.h"
#include "dossier/paper.h"
#include "synoptic/dossier.h"

namespace synoptic {

// Words and the report that has them.
struct SourcedRow {
  ReportIndex report = 0;
  std::vector<Run> runs;
};

// A dossier on its paper.
struct TerminalView {
  TerminalView(const Dossier& shown, const TerminalOptions& how)
      : dossier(shown),
        options(how),
        labels(labels_of(shown)),
        paper(std::clamp(how.columns, 80u, 120u), how.colour) {}

  const Dossier& dossier;
  TerminalOptions options;
  std::vector<std::string> labels;  // by ReportIndex
  Paper paper;

  // How wide the column of outlets is.
  [[nodiscard]] std::uint32_t label_columns() const;
  // How long a list may be: as usual, or without end when everything is wanted.
  [[nodiscard]] std::size_t limit(std::size_t usual) const;

  // A section's heading with a count at the right.
  void heading(std::string_view title, std::string remark);
  // "… 12 more (--all shows them)", or nothing.
  void more(std::uint32_t indent, std::size_t all, std::size_t shown);
  // The labels of reports in a row.
  [[nodiscard]] std::string outlets(const std::vector<ReportIndex>& reports) const;
  // Words marked in their sentence.
  [[nodiscard]] std::vector<Run> in_context(const Anchor& anchor,
                                            std::optional<Span> sentence) const;
  // Words marked in what stands close to them.
  [[nodiscard]] std::vector<Run> in_brief(const Anchor& anchor) const;
  // Words in quotation marks.
  [[nodiscard]] std::string quoted(const Anchor& anchor) const;
  // A row for each different text, with the outlets that have it at its left.
  void rows(std::uint32_t indent, const std::vector<SourcedRow>& rows, std::size_t at_most);
};

void show_quotes(TerminalView& view);
void show_timeline(TerminalView& view);
void show_process(TerminalView& view);
void show_lineage(TerminalView& view);

}  // namespace synoptic
