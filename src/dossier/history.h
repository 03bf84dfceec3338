// dossier: what changed between the versions of a report, fit to be shown.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dossier/html.h"
#include "dossier/terminal.h"
#include "synoptic/dossier.h"
#include "synoptic/json.h"

namespace synoptic {

// A change with the words around it, all fit to be shown.
struct ShownChange {
  std::string before;  // in the same paragraph; "…" where something is left out
  std::string gone;    // words of the earlier version
  std::string come;    // words of the later one
  std::string after;
  std::string touches;  // "names, numbers"; empty when none
  Anchor place;         // of `come`, where it stands in the dossier's report; else empty
};

// The step from one version to the next.
struct ShownRevision {
  std::string from;  // the version's moment, or its id
  std::string to;
  std::size_t all = 0;               // changes there are
  std::vector<ShownChange> changes;  // of which these are shown, in text order
};

// The history of a report; null when it has none.
[[nodiscard]] const ReportHistory* history_of(const Dossier& dossier, ReportIndex report);

// How many reports have one.
[[nodiscard]] std::size_t count_histories(const Dossier& dossier);

// "3 versions", or "" for a report that came once.
[[nodiscard]] std::string versions_label(const Dossier& dossier, ReportIndex report);

// "2031-05-04 09:10 → 2031-05-04 11:30 · 2 changes, order not known"
[[nodiscard]] std::string label_of(const ShownRevision& revision, const ReportHistory& history);

// The steps of a report's history. Where there are more than `at_most` changes in one, those that
// touch names, numbers, times and quotes come before others.
[[nodiscard]] std::vector<ShownRevision> revisions_of(const Dossier& dossier, ReportIndex report,
                                                      std::size_t at_most);

// The sections; nothing when no report has a history.
void show_histories(TerminalView& view);
void html_histories(HtmlView& view);

// "order_known" and "versions" of a report's object; nothing when it came once.
void write_history(JsonWriter& out, const Dossier& dossier, ReportIndex report);

}  // namespace synoptic
