// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
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
  const bool colour = wants_colour(options.no_color);
  int written = 0;
  int faults = 0;
  const AnnotatedSink sink{
      .report =
          [&](const AnnotatedReport& report) {
            progress.clear();
            written = exit_code_of(write_out(options.show ? show_annotations(report, colour)
                                                          : to_json(report) + "\n"));
            return written == 0;
          },
      .fault =
          [&](const Error& fault) {
            progress.clear();
            print_fault(fault);
            faults = std::max(faults, row_of(fault.fault).exit_code);
          }};
  const LeftOut left_out = annotate_each(options.paths, run_options(options, progress), sink);
  progress.clear();
  const int summed = report_faults({}, left_out, options.quiet);
  return written != 0 ? written : std::max(faults, summed);
}

}  // namespace synoptic
