// How many reports a second does each stage do?
// SPDX-License-Identifier: Apache-2.0
//
//   stages_bench [--benchmark_…] [PATH]
//
// PATH, or else $SYNOPTIC_BENCH_DATA, is what intake reads: a .jsonl file of articles, or a folder.
// Without either the reports of examples/ are taken. $SYNOPTIC_BENCH_LIMIT takes only so many.
// One thread. Every benchmark checks its outcome and fails when that is wrong: a fast wrong answer
// is none.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/collation.h"
#include "synoptic/intake.h"
#include "synoptic/lineage.h"
#include "synoptic/page.h"
#include "synoptic/reading.h"
#include "synoptic/story.h"
#include "synoptic/text.h"

namespace synoptic {
namespace {

// --- the reports, each stage's input made once -------------------------------------------------

std::string& data_path() {
  static std::string path = SYNOPTIC_SOURCE_DIR "/examples";
  return path;
}

std::size_t limit() {
  const char* const text = std::getenv("SYNOPTIC_BENCH_LIMIT");
  const unsigned long long given = text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
  return given == 0 ? std::size_t(-1) : static_cast<std::size_t>(given);
}

const std::vector<Record>& records() {
  static const std::vector<Record> all = [] {
    std::vector<Record> out;
    Intake intake({data_path()});
    while (out.size() < limit()) {
      auto record = intake.next();
      if (!record) break;
      if (*record) out.push_back(std::move(**record));
    }
    settle_ids(out);
    return out;
  }();
  return all;
}

const std::vector<AnnotatedReport>& annotated() {
  static const std::vector<AnnotatedReport> all = [] {
    std::vector<AnnotatedReport> out;
    for (const Record& record : records()) {
      Result<Report> report = read_page(record);
      if (!report) continue;
      AnnotatedReport& one = out.emplace_back();
      one.report = std::move(*report);
      one.text = split_text(one.report);
      one.reading = read_report(one.report, one.text);
    }
    return out;
  }();
  return all;
}

std::vector<const AnnotatedReport*> all_views() {
  std::vector<const AnnotatedReport*> out;
  for (const AnnotatedReport& report : annotated()) out.push_back(&report);
  return out;
}

const Lineage& traced() {
  static const Lineage lineage = trace_lineage(all_views());
  return lineage;
}

const Grouping& grouped() {
  static const Grouping grouping = group_stories(all_views(), traced());
  return grouping;
}

// --- what must hold ----------------------------------------------------------------------------

bool within(const Report& report, Span span) {
  return span.start <= span.end && span.end <= report.text.size();
}

bool is_right(const Report& report, const Text& text) {
  if (text.tokens.empty() && report.text.size() > 100) return false;
  for (const Token& token : text.tokens) {
    if (!within(report, token.span) || token.span.empty()) return false;
  }
  return true;
}

bool is_right(const Report& report, const Reading& reading) {
  for (const NameMention& name : reading.names) {
    if (!within(report, name.span) || name.entity >= reading.entities.size()) return false;
  }
  for (const Quote& quote : reading.quotes) {
    if (!within(report, quote.span)) return false;
  }
  for (const Credit& credit : reading.credits) {
    if (!within(report, credit.span)) return false;
  }
  return true;
}

bool is_right(Reports reports, const Lineage& lineage) {
  if (lineage.of_report.size() != reports.size()) return false;
  for (const Passage& passage : lineage.passages) {
    if (passage.readings.size() < 2) return false;
    for (const Anchor& reading : passage.readings) {
      if (!within(reports[reading.report]->report, reading.span)) return false;
    }
  }
  return true;
}

// Every report in exactly one story.
bool is_right(Reports reports, const Grouping& grouping) {
  std::set<ReportIndex> seen;
  for (const Story& story : grouping.stories) {
    for (const ReportIndex report : story.reports) {
      if (!seen.insert(report).second) return false;
    }
  }
  return seen.size() == reports.size();
}

void finish(benchmark::State& state, std::size_t reports, bool right) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(reports));
  state.counters["reports"] = static_cast<double>(reports);
  if (!right || reports == 0) state.SkipWithError("wrong outcome");
}

// --- the stages --------------------------------------------------------------------------------

void BM_Page(benchmark::State& state) {
  std::size_t reports = 0;
  for (auto _ : state) {
    reports = 0;
    for (const Record& record : records()) {
      const Result<Report> report = read_page(record);
      reports += report.has_value() ? 1u : 0u;
      benchmark::DoNotOptimize(&report);
    }
  }
  finish(state, reports, 2 * reports > records().size());
}

void BM_Text(benchmark::State& state) {
  bool right = true;
  (void)annotated();
  for (auto _ : state) {
    for (const AnnotatedReport& report : annotated()) {
      const Text text = split_text(report.report);
      right = right && text.tokens.size() == report.text.tokens.size();
    }
  }
  for (const AnnotatedReport& report : annotated()) {
    right = right && is_right(report.report, report.text);
  }
  finish(state, annotated().size(), right);
}

void BM_Reading(benchmark::State& state) {
  bool right = true;
  std::size_t names = 0;
  (void)annotated();
  for (auto _ : state) {
    names = 0;
    for (const AnnotatedReport& report : annotated()) {
      const Reading reading = read_report(report.report, report.text);
      names += reading.names.size();
      benchmark::DoNotOptimize(&reading);
    }
  }
  for (const AnnotatedReport& report : annotated()) {
    right = right && is_right(report.report, report.reading);
  }
  finish(state, annotated().size(), right && names > annotated().size());
}

void BM_Lineage(benchmark::State& state) {
  const auto reports = all_views();
  bool right = true;
  std::size_t passages = 0;
  for (auto _ : state) {
    const Lineage lineage = trace_lineage(reports);
    state.PauseTiming();
    right = right && is_right(reports, lineage);
    passages = lineage.passages.size();
    state.ResumeTiming();
  }
  state.counters["passages"] = static_cast<double>(passages);
  finish(state, reports.size(), right && passages > 0);
}

void BM_Duplicates(benchmark::State& state) {
  std::vector<const Report*> reports;
  for (const AnnotatedReport* report : all_views()) reports.push_back(&report->report);
  bool right = true;
  std::size_t pairs = 0;
  for (auto _ : state) {
    const std::vector<Duplicate> duplicates = find_duplicates(reports, {.at_least = 0.5});
    pairs = duplicates.size();
    for (const Duplicate& pair : duplicates) right = right && pair.score >= 0.5 && pair.a < pair.b;
  }
  state.counters["pairs"] = static_cast<double>(pairs);
  finish(state, reports.size(), right);
}

void BM_Story(benchmark::State& state) {
  const auto reports = all_views();
  const Lineage& lineage = traced();
  bool right = true;
  std::size_t stories = 0;
  for (auto _ : state) {
    const Grouping grouping = group_stories(reports, lineage);
    state.PauseTiming();
    right = right && is_right(reports, grouping);
    stories = grouping.stories.size();
    state.ResumeTiming();
  }
  state.counters["stories"] = static_cast<double>(stories);
  finish(state, reports.size(), right && stories > 0);
}

// The storylines with two reports or more, as `compare` takes them.
void BM_Collation(benchmark::State& state) {
  const auto reports = all_views();
  const Grouping& grouping = grouped();
  std::size_t collated = 0;
  bool right = true;
  for (auto _ : state) {
    collated = 0;
    for (const Storyline& line : grouping.storylines) {
      std::vector<ReportIndex> members;
      for (const std::uint32_t story : line.stories) {
        const auto& of_story = grouping.stories[story].reports;
        members.insert(members.end(), of_story.begin(), of_story.end());
      }
      if (members.size() < 2) continue;
      std::vector<const AnnotatedReport*> some;
      for (const ReportIndex member : members) some.push_back(reports[member]);
      const Collation collation = collate(some, select(traced(), members));
      for (const Claim& claim : collation.claims) right = right && !claim.readings.empty();
      collated += members.size();
    }
  }
  finish(state, collated, right);
}

BENCHMARK(BM_Page)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Text)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Reading)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Lineage)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Duplicates)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Story)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Collation)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (const char* const path = std::getenv("SYNOPTIC_BENCH_DATA")) synoptic::data_path() = path;
  if (argc > 1) synoptic::data_path() = argv[1];
  if (argc > 2) {
    benchmark::ReportUnrecognizedArguments(argc - 1, argv + 1);
    return 2;
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
