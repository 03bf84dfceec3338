// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

#include "synoptic/parallel.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

// Does a stage's work on many items and tells how far it is, from one thread at a time.
void run_stage(std::string_view stage, std::size_t count, const RunOptions& options,
               const std::function<void(std::size_t)>& work) {
  std::mutex telling;
  std::size_t done = 0;
  for_each_index(count, options.threads, [&](std::size_t i) {
    work(i);
    if (!options.progress) return;
    const std::lock_guard lock(telling);
    options.progress(stage, ++done, count);
  });
}

struct Records {
  std::vector<Record> records;
  std::vector<Error> faults;
  std::size_t passed_over = 0;
};

Records take_in(const std::vector<std::string>& paths, const RunOptions& options) {
  Records out;
  Intake intake(paths, options.intake);
  while (std::optional<Result<Record>> next = intake.next()) {
    if (*next) {
      out.records.push_back(std::move(**next));
    } else {
      out.faults.push_back(std::move(next->error()));
    }
  }
  out.passed_over = intake.passed_over();
  return out;
}

void sort_faults(std::vector<Error>& faults) {
  std::ranges::sort(faults, {},
                    [](const Error& e) { return std::tie(e.subject, e.line, e.byte, e.detail); });
}

}  // namespace

Pages load_pages(const std::vector<std::string>& paths, const RunOptions& options) {
  Records taken = take_in(paths, options);
  settle_ids(taken.records);
  // The order of the arguments decides nothing from here on.
  std::ranges::sort(taken.records, {},
                    [](const Record& r) { return std::tie(r.id, r.path, r.line); });
  std::vector<Result<Report>> read(taken.records.size());
  run_stage("page", taken.records.size(), options, [&](std::size_t i) {
    read[i] = read_page(taken.records[i], options.page);
    taken.records[i].bytes = {};
  });
  Pages pages;
  pages.passed_over = taken.passed_over;
  pages.faults = std::move(taken.faults);
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i]) {
      pages.reports.push_back(std::move(*read[i]));
      continue;
    }
    Error error = std::move(read[i].error());
    error.subject = taken.records[i].path;
    if (error.line == 0) error.line = taken.records[i].line;
    pages.faults.push_back(std::move(error));
  }
  sort_faults(pages.faults);
  return pages;
}

Annotated annotate(Pages pages, const RunOptions& options) {
  Annotated out;
  out.faults = std::move(pages.faults);
  out.passed_over = pages.passed_over;
  out.reports.resize(pages.reports.size());
  run_stage("reading", pages.reports.size(), options, [&](std::size_t i) {
    AnnotatedReport& annotated = out.reports[i];
    annotated.report = std::move(pages.reports[i]);
    annotated.text = split_text(annotated.report);
    annotated.reading = read_report(annotated.report, annotated.text);
  });
  return out;
}

std::vector<const AnnotatedReport*> views_of(const std::vector<AnnotatedReport>& reports) {
  std::vector<const AnnotatedReport*> views;
  views.reserve(reports.size());
  for (const AnnotatedReport& report : reports) views.push_back(&report);
  return views;
}

}  // namespace synoptic
