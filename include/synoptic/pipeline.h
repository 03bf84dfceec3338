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

// Pages that were read and are no article. Pages of web archives without one are counted as
// `none`, since such archives are full of them; anywhere else they are faults.
struct NotArticles {
  std::size_t front = 0;  // front pages and lists of articles
  std::size_t video = 0;
  std::size_t wall = 0;  // the text is kept for those who log in or pay
  std::size_t none = 0;
};

// What was met and is no report to be compared, for the summary at the end of a run.
struct LeftOut {
  PassedOver passed_over;
  NotArticles not_articles;
};

// Pages as far as the page stage: sorted by id. Those that are no article are among them.
struct Pages {
  std::vector<Report> reports;
  std::vector<Error> faults;  // what could not be read, sorted by subject, line and byte
  LeftOut left_out;
};
// Reads in batches, so that of the pages' own bytes never more than a batch is held.
[[nodiscard]] Pages load_pages(const std::vector<std::string>& paths, const RunOptions& options);

// Takes away the pages that are no article; they stay counted. A report is one article, so every
// question about reports begins with this.
void leave_articles(Pages& pages);

// The same, annotated; without the pages that are no article.
struct Annotated {
  std::vector<AnnotatedReport> reports;  // sorted by id
  std::vector<Error> faults;
  LeftOut left_out;
};
[[nodiscard]] Annotated annotate(Pages pages, const RunOptions& options);

// Who is told of each report, and of what could not be read, in the order of the input. Called from
// one thread.
struct AnnotatedSink {
  std::function<bool(const AnnotatedReport&)> report;  // false: no more are wanted
  std::function<void(const Error&)> fault;
};
// The same as a stream, for any number of reports: a batch is annotated, handed on and forgotten.
// Ids are told apart within a batch (256 records, or 4 MB of them) as for all other verbs; an id
// that an earlier batch gave out, among the last million, gets its place behind it
// ("harbour@reports.jsonl:300").
[[nodiscard]] LeftOut annotate_each(const std::vector<std::string>& paths,
                                    const RunOptions& options, const AnnotatedSink& sink);

// From reports to dossiers, the storyline with the most reports first. The outcome depends on the
// set of reports alone: not on their order, not on the number of threads.
[[nodiscard]] std::vector<Dossier> compare(const std::vector<AnnotatedReport>& reports,
                                           const RunOptions& options);

// Views of all reports, as the stages take them.
[[nodiscard]] std::vector<const AnnotatedReport*> views_of(
    const std::vector<AnnotatedReport>& reports);

}  // namespace synoptic
