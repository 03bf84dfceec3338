// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "cli/annotate_show.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/pipeline.h"
#include "synoptic/reading.h"

namespace synoptic {

int run_annotate(const CommonOptions& options) {
  Progress progress(options.quiet);
  const RunOptions run = run_options(options, progress);
  const Annotated annotated = annotate(load_pages(options.paths, run), run);
  progress.clear();
  const bool colour = wants_colour(options.no_color);
  std::string out;
  for (const AnnotatedReport& report : annotated.reports) {
    out += options.show ? show_annotations(report, colour) : to_json(report) + "\n";
  }
  const int written = exit_code_of(write_out(out));
  const int faults = report_faults(annotated.faults, annotated.left_out, options.quiet);
  return written != 0 ? written : faults;
}

}  // namespace synoptic
