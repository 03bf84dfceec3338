// pipeline: takes paths, gives dossiers: runs the stages in order over many reports.
// SPDX-License-Identifier: Apache-2.0
//
// The one owner of the order of things and of the threads. The command line, and later the server
// and Python, call this and nothing else.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/dossier.h"
#include "synoptic/intake.h"
#include "synoptic/page.h"
#include "synoptic/reading.h"
#include "synoptic/result.h"
#include "synoptic/story.h"

namespace synoptic {

struct RunOptions {
  unsigned threads = 0;   // 0: one per core
  bool together = false;  // all input is one storyline
  IntakeOptions intake;
  PageOptions page;
  LineageOptions lineage;
  StoryOptions story;
  // Told how many of how many items of a stage are done; the stage's name is "intake", "reading",
  // …. Called from one thread at a time. May be empty.
  std::function<void(std::string_view stage, std::size_t done, std::size_t total)> progress;
};

// Pages as far as the page stage: sorted by id.
struct Pages {
  std::vector<Report> reports;
  std::vector<Error> faults;    // what could not be read, sorted by subject and line
  std::size_t passed_over = 0;  // files in folders with an ending that we do not read
};
[[nodiscard]] Pages load_pages(const std::vector<std::string>& paths, const RunOptions& options);

// The same, annotated.
struct Annotated {
  std::vector<AnnotatedReport> reports;  // sorted by id
  std::vector<Error> faults;
  std::size_t passed_over = 0;
};
[[nodiscard]] Annotated annotate(Pages pages, const RunOptions& options);

// From reports to dossiers, the storyline with the most reports first. The outcome depends on the
// set of reports alone: not on their order, not on the number of threads.
[[nodiscard]] std::vector<Dossier> compare(const std::vector<AnnotatedReport>& reports,
                                           const RunOptions& options);

// Views of all reports, as the stages take them.
[[nodiscard]] std::vector<const AnnotatedReport*> views_of(
    const std::vector<AnnotatedReport>& reports);

}  // namespace synoptic
