// SPDX-License-Identifier: Apache-2.0
#include "pipeline/load.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
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

void sort_faults(std::vector<Error>& faults) {
  std::ranges::sort(faults, {},
                    [](const Error& e) { return std::tie(e.subject, e.line, e.byte, e.detail); });
}

// Bytes of records that are held at a time, and how many records.
constexpr std::size_t kBatchBytes = std::size_t{32} << 20;
constexpr std::size_t kBatchRecords = 4096;

// Reads records in batches and their pages in parallel.
class Loading {
 public:
  explicit Loading(const RunOptions& options) : options_(options) {}

  Pages load(const std::vector<std::string>& paths) {
    Intake intake(paths, options_.intake);
    std::vector<Record> batch;
    std::size_t bytes = 0;
    while (std::optional<Result<Record>> next = intake.next()) {
      if (!*next) {
        pages_.faults.push_back(std::move(next->error()));
        continue;
      }
      bytes += (*next)->bytes.size() + (*next)->fields.text.value_or("").size();
      batch.push_back(std::move(**next));
      if (bytes < kBatchBytes && batch.size() < kBatchRecords) continue;
      read(batch);
      batch.clear();
      bytes = 0;
    }
    read(batch);
    pages_.left_out.passed_over = intake.passed_over();
    settle();
    return std::move(pages_);
  }

 private:
  void read(std::vector<Record>& batch) {
    std::vector<Result<Report>> read(batch.size());
    for_each_index(batch.size(), options_.threads,
                   [&](std::size_t i) { read[i] = read_page(batch[i], options_.page); });
    done_ += batch.size();
    if (options_.progress) options_.progress("page", done_, 0);
    for (std::size_t i = 0; i < batch.size(); ++i) take(batch[i], std::move(read[i]));
  }

  void take(Record& record, Result<Report> report) {
    if (report) {
      record.bytes = {};  // the record goes on as what its id is settled by
      record.fields = {};
      records_.push_back(std::move(record));
      pages_.reports.push_back(std::move(*report));
      return;
    }
    std::optional<Error> fault =
        fault_of(record, std::move(report.error()), pages_.left_out.not_articles);
    if (fault) pages_.faults.push_back(std::move(*fault));
  }

  // Ids depend on all records; the order of the arguments decides nothing from here on.
  void settle() {
    settle_ids(records_);
    std::vector<std::size_t> order(records_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) {
      return std::tie(records_[i].id, records_[i].path, records_[i].entry, records_[i].line);
    });
    std::vector<Report> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) {
      pages_.reports[i].id = records_[i].id;
      sorted.push_back(std::move(pages_.reports[i]));
    }
    pages_.reports = std::move(sorted);
    sort_faults(pages_.faults);
  }

  const RunOptions& options_;
  Pages pages_;
  std::vector<Record> records_;  // of the reports, without their bytes
  std::size_t done_ = 0;
};

}  // namespace

std::size_t* count_of(NotArticles& counts, PageKind kind) {
  switch (kind) {
    case PageKind::front:
      return &counts.front;
    case PageKind::video:
      return &counts.video;
    case PageKind::wall:
      return &counts.wall;
    case PageKind::none:
      return &counts.none;
    default:
      return nullptr;
  }
}

std::optional<Error> fault_of(const Record& record, Error error, NotArticles& counts) {
  const bool in_web_archive = record.kind == RecordKind::html && record.line != 0;
  if (error.fault == Fault::no_article && in_web_archive && record.entry.empty()) {
    ++counts.none;
    return std::nullopt;
  }
  error.subject = subject_of(record);
  if (error.line == 0) error.line = record.line;
  return error;
}

Pages load_pages(const std::vector<std::string>& paths, const RunOptions& options) {
  Pages pages = Loading(options).load(paths);
  for (const Report& report : pages.reports) {
    if (std::size_t* const count = count_of(pages.left_out.not_articles, report.kind)) ++*count;
  }
  return pages;
}

void leave_articles(Pages& pages) {
  std::erase_if(pages.reports, [](const Report& report) {
    NotArticles unused;
    return count_of(unused, report.kind) != nullptr;
  });
}

Annotated annotate(Pages pages, const RunOptions& options) {
  leave_articles(pages);
  Annotated out;
  out.faults = std::move(pages.faults);
  out.left_out = pages.left_out;
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
