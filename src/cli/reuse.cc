// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/lineage.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

std::string show(Reports reports, const std::vector<Duplicate>& duplicates,
                 const std::vector<Passage>& passages, bool colour) {
  std::string out;
  for (const Duplicate& pair : duplicates) {
    out += coloured("duplicate", "1", colour) + "  " + visible(reports[pair.a]->report.id) + "  " +
           visible(reports[pair.b]->report.id) + "  " +
           std::to_string(static_cast<int>(100 * pair.score + 0.5)) + " %\n";
  }
  for (const Passage& passage : passages) {
    out += coloured("passage", "1", colour) + "  " + std::string(name_of(passage.kind)) +
           (passage.quoted ? ", words of a quote" : "") + "\n";
    for (const Anchor& reading : passage.readings) {
      const Report& report = reports[reading.report]->report;
      out += "  " + visible(report.id) + ": " + visible(cut(report.text, reading.span)) + "\n";
    }
  }
  return out;
}

}  // namespace

int run_reuse(const ReuseCommand& command) {
  const CommonOptions& options = command.common;
  Progress progress(options.quiet);
  const RunOptions run = run_options(options, progress);
  const Annotated annotated = annotate(load_pages(options.paths, run), run);
  const std::vector<const AnnotatedReport*> reports = views_of(annotated.reports);
  const std::vector<Duplicate> duplicates = find_duplicates(reports, command.at_least);
  const Lineage lineage = trace_lineage(reports, run.lineage);
  progress.clear();
  const std::string out =
      options.show ? show(reports, duplicates, lineage.passages, wants_colour(options.no_color))
                   : to_json_lines(reports, duplicates, lineage.passages);
  const int written = exit_code_of(write_out(out));
  const int faults = report_faults(annotated.faults, annotated.passed_over, options.quiet);
  return written != 0 ? written : faults;
}

}  // namespace synoptic
