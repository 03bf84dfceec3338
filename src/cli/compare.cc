// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/archive.h"
#include "synoptic/dossier.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

std::string all_json(const std::vector<Dossier>& dossiers) {
  std::string out;
  for (const Dossier& dossier : dossiers) out += to_json(dossier) + "\n";
  return out;
}

std::string all_markdown(const std::vector<Dossier>& dossiers) {
  std::string out;
  for (const Dossier& dossier : dossiers)
    out += (out.empty() ? "" : "\n---\n\n") + to_markdown(dossier);
  return out;
}

TerminalOptions terminal_options(const CompareCommand& command) {
  return {.columns = command.width != 0 ? command.width : columns_of_terminal(),
          .colour = wants_colour(command.common.no_color),
          .everything = command.everything};
}

std::string all_terminal(const std::vector<Dossier>& dossiers, const CompareCommand& command) {
  const TerminalOptions options = terminal_options(command);
  std::string out;
  for (const Dossier& dossier : dossiers)
    out += (out.empty() ? "" : "\n\n") + to_terminal(dossier, options);
  return out;
}

Result<void> keep(const std::string& path, const std::vector<Dossier>& dossiers, bool quiet) {
  Result<Archive> archive = Archive::open(path);
  if (!archive) return std::unexpected(archive.error());
  Kept total;
  for (const Dossier& dossier : dossiers) {
    const Result<Kept> kept = archive->put(dossier);
    if (!kept) return std::unexpected(kept.error());
    total.added += kept->added;
    total.unchanged += kept->unchanged;
    total.updated += kept->updated;
  }
  if (!quiet) {
    std::fprintf(stderr, "synoptic: %s: %zu reports added, %zu updated, %zu unchanged\n",
                 visible(path).c_str(), total.added, total.updated, total.unchanged);
  }
  return {};
}

// The reports of a dossier as they were annotated, in its order.
std::vector<const AnnotatedReport*> reports_of(const Dossier& dossier,
                                               const std::vector<AnnotatedReport>& annotated) {
  std::map<std::string_view, const AnnotatedReport*> by_id;
  for (const AnnotatedReport& report : annotated) by_id.emplace(report.report.id, &report);
  std::vector<const AnnotatedReport*> out;
  for (const Report& report : dossier.reports) out.push_back(by_id.at(report.id));
  return out;
}

struct FoundClaim {
  const Dossier* dossier = nullptr;
  const Claim* claim = nullptr;
};

// The one claim whose id begins so.
Result<FoundClaim> find_claim(const std::vector<Dossier>& dossiers, const std::string& id) {
  std::vector<FoundClaim> found;
  for (const Dossier& dossier : dossiers) {
    for (const Claim& claim : dossier.collation.claims) {
      if (claim.id == id) return FoundClaim{.dossier = &dossier, .claim = &claim};
      if (claim.id.starts_with(id)) found.push_back({.dossier = &dossier, .claim = &claim});
    }
  }
  if (found.size() == 1) return found.front();
  const std::string detail =
      found.empty()
          ? "no claim has this id; ids stand behind the claims of the dossier, and as "
            "\"id\" in --json"
          : std::to_string(found.size()) + " claims have ids that begin so; give more of it";
  return std::unexpected(Error{.fault = Fault::usage, .subject = id, .detail = detail});
}

Result<void> write_explanation(const CompareCommand& command, const std::vector<Dossier>& dossiers,
                               const std::vector<AnnotatedReport>& annotated) {
  const Result<FoundClaim> found = find_claim(dossiers, command.explain);
  if (!found) return std::unexpected(found.error());
  const Explanation why = explain(reports_of(*found->dossier, annotated), *found->claim);
  if (command.common.json) return write_out(to_json(*found->dossier, *found->claim, why) + "\n");
  return write_out(to_terminal(*found->dossier, *found->claim, why, terminal_options(command)));
}

// Everything that was asked for, in a fixed order; the first failure ends it.
Result<void> write_asked(const CompareCommand& command, const std::vector<Dossier>& dossiers) {
  const bool quiet = command.common.quiet;
  const auto note = [quiet](const std::string& path) {
    if (!quiet && path != "-") std::fprintf(stderr, "synoptic: wrote %s\n", visible(path).c_str());
  };
  if (!command.keep.empty()) {
    if (Result<void> kept = keep(command.keep, dossiers, quiet); !kept) return kept;
  }
  if (!command.html.empty()) {
    if (Result<void> written = write_file(command.html, to_html(dossiers)); !written)
      return written;
    note(command.html);
  }
  if (!command.markdown.empty()) {
    if (Result<void> written = write_file(command.markdown, all_markdown(dossiers)); !written)
      return written;
    note(command.markdown);
  }
  if (command.common.json) return write_out(all_json(dossiers));
  const bool asked_for_files = !command.html.empty() || !command.markdown.empty();
  if (asked_for_files && !command.common.show) return {};
  return write_out(all_terminal(dossiers, command));
}

}  // namespace

int run_compare(const CompareCommand& command) {
  Progress progress(command.common.quiet);
  RunOptions options = run_options(command.common, progress);
  options.together = command.together;
  const Annotated annotated = annotate(load_pages(command.common.paths, options), options);
  const std::vector<Dossier> dossiers = compare(annotated.reports, options);
  progress.clear();
  const int faults = report_faults(annotated.faults, annotated.left_out, command.common.quiet);
  if (annotated.reports.empty()) {
    std::fprintf(stderr, "synoptic: there is no report to compare\n");
    return faults != 0 ? faults : 1;
  }
  const int written = exit_code_of(command.explain.empty()
                                       ? write_asked(command, dossiers)
                                       : write_explanation(command, dossiers, annotated.reports));
  return written != 0 ? written : faults;
}

}  // namespace synoptic
