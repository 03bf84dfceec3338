// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/lineage.h"
#include "synoptic/pipeline.h"
#include "synoptic/story.h"

namespace synoptic {
namespace {

std::string headline_of(const Report& report) {
  if (report.title) return visible(*report.title);
  if (report.headline) return visible(cut(report.text, *report.headline));
  return {};
}

std::string show(Reports reports, const Grouping& grouping, bool colour) {
  std::string out;
  for (const Storyline& storyline : grouping.storylines) {
    out += coloured(storyline.id, "1;4", colour) + "\n";
    for (const std::uint32_t index : storyline.stories) {
      const Story& story = grouping.stories[index];
      out += "  " + coloured(story.id, "1", colour) + "\n";
      for (const ReportIndex report : story.reports) {
        out += "    " + visible(reports[report]->report.id) + "  " +
               headline_of(reports[report]->report) + "\n";
      }
    }
  }
  return out;
}

}  // namespace

int run_group(const CommonOptions& options) {
  Progress progress(options.quiet);
  const RunOptions run = run_options(options, progress);
  const Annotated annotated = annotate(load_pages(options.paths, run), run);
  const std::vector<const AnnotatedReport*> reports = views_of(annotated.reports);
  const Grouping grouping = group_stories(reports, trace_lineage(reports, run.lineage), run.story);
  progress.clear();
  const std::string out = options.show ? show(reports, grouping, wants_colour(options.no_color))
                                       : to_json_lines(reports, grouping);
  const int written = exit_code_of(write_out(out));
  const int faults = report_faults(annotated.faults, annotated.left_out, options.quiet);
  return written != 0 ? written : faults;
}

}  // namespace synoptic
