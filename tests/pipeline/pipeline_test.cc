// SPDX-License-Identifier: Apache-2.0
#include "synoptic/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace synoptic {
namespace {

const std::string kExample = std::string(SYNOPTIC_SOURCE_DIR) + "/examples/harbour-talks";

// The example's files, one path each.
std::vector<std::string> example_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(kExample)) {
    const auto ending = entry.path().extension();
    if (ending == ".txt" || ending == ".html") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

std::string dossiers_of(const std::vector<std::string>& paths, const RunOptions& options) {
  const Annotated annotated = annotate(load_pages(paths, options), options);
  std::string out;
  for (const Dossier& dossier : compare(annotated.reports, options)) out += to_json(dossier) + "\n";
  return out;
}

TEST(Pipeline, TheOrderOfTheInputDecidesNothing) {
  std::vector<std::string> files = example_files();
  ASSERT_EQ(files.size(), 6u);
  const std::string expected = dossiers_of(files, {});
  EXPECT_GT(expected.size(), 1000u);
  int rounds = 0;
  do {
    std::ranges::rotate(files, files.begin() + 1);
    std::swap(files[1], files[4]);
    EXPECT_EQ(dossiers_of(files, {}), expected);
  } while (++rounds < 6);
}

TEST(Pipeline, TheNumberOfThreadsDecidesNothing) {
  const std::string expected = dossiers_of(example_files(), {.threads = 1});
  EXPECT_EQ(dossiers_of(example_files(), {.threads = 2}), expected);
  EXPECT_EQ(dossiers_of(example_files(), {.threads = 8}), expected);
}

TEST(Pipeline, AFolderIsTheSameAsItsFiles) {
  EXPECT_EQ(dossiers_of({kExample}, {}), dossiers_of(example_files(), {}));
}

TEST(Pipeline, WhatCannotBeReadIsTold_AndTheRestIsDone) {
  std::vector<std::string> files = example_files();
  const std::string expected = dossiers_of(files, {});
  files.push_back(kExample + "/no-such-report.txt");
  const Annotated annotated = annotate(load_pages(files, {}), {});
  EXPECT_EQ(annotated.reports.size(), 6u);
  ASSERT_EQ(annotated.faults.size(), 1u);
  EXPECT_EQ(annotated.faults[0].fault, Fault::not_found);
  EXPECT_EQ(dossiers_of(files, {}), expected);
}

TEST(Pipeline, TogetherMakesOneDossierOfAll) {
  const Annotated annotated = annotate(load_pages(example_files(), {}), {});
  const std::vector<Dossier> dossiers = compare(annotated.reports, {.together = true});
  ASSERT_EQ(dossiers.size(), 1u);
  EXPECT_EQ(dossiers[0].reports.size(), 6u);
}

TEST(Pipeline, NoReportsMakeNoDossier) { EXPECT_TRUE(compare({}, {}).empty()); }

TEST(Pipeline, ProgressEndsAtItsTotal) {
  std::size_t last = 0;
  std::size_t total_seen = 0;
  RunOptions options;
  options.progress = [&](std::string_view stage, std::size_t done, std::size_t total) {
    if (stage != "reading") return;
    last = done;
    total_seen = total;
  };
  const Annotated annotated = annotate(load_pages(example_files(), options), options);
  EXPECT_EQ(last, annotated.reports.size());
  EXPECT_EQ(total_seen, annotated.reports.size());
}

// --- as a stream -------------------------------------------------------------------------------

// What annotate_each tells, a line each: annotations as JSON, faults by their subject and line.
std::vector<std::string> streamed(const std::vector<std::string>& paths,
                                  const RunOptions& options = {}) {
  std::vector<std::string> lines;
  const LeftOut left_out = annotate_each(
      paths, options,
      {.report =
           [&](const AnnotatedReport& report) {
             lines.push_back(to_json(report));
             return true;
           },
       .fault =
           [&](const Error& fault) {
             lines.push_back("fault " + fault.subject + ":" + std::to_string(fault.line));
           }});
  EXPECT_EQ(left_out.passed_over.files, 0u);
  return lines;
}

// A file of JSON lines that goes when the test ends.
class Lines {
 public:
  explicit Lines(std::string_view name, const std::vector<std::string>& lines)
      : path_(testing::TempDir() + std::string(name)) {
    std::ofstream file(path_, std::ios::binary);
    for (const std::string& line : lines) file << line << "\n";
  }
  ~Lines() { std::filesystem::remove(path_); }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<std::string> many(std::size_t count, std::string_view id) {
  const std::string line =
      R"({"id": ")" + std::string(id) + R"(", "text": "Anna Lind left Orra on Friday, she said."})";
  return std::vector<std::string>(count, line);
}

TEST(AnnotateEach, TellsWhatAnnotateTells_InTheOrderOfTheInput) {
  std::vector<std::string> files = example_files();
  std::vector<std::string> expected;
  for (const AnnotatedReport& report : annotate(load_pages(files, {}), {}).reports)
    expected.push_back(to_json(report));
  ASSERT_EQ(expected.size(), 6u);
  EXPECT_EQ(streamed(files), expected);
  std::ranges::reverse(files);
  std::ranges::reverse(expected);
  EXPECT_EQ(streamed(files), expected);
}

TEST(AnnotateEach, WhatCannotBeReadIsToldInItsPlace) {
  const Lines lines("annotate-each-faults.jsonl",
                    {many(1, "a")[0], "{", many(1, "b")[0], R"({"id": "c", "text": ""})"});
  const std::vector<std::string> told = streamed({lines.path(), kExample + "/no-such-report.txt"});
  ASSERT_EQ(told.size(), 5u);
  EXPECT_TRUE(told[0].starts_with(R"({"id":"a")")) << told[0];
  EXPECT_EQ(told[1], "fault " + lines.path() + ":2");
  EXPECT_TRUE(told[2].starts_with(R"({"id":"b")")) << told[2];
  EXPECT_EQ(told[3], "fault " + lines.path() + ":4");
  EXPECT_EQ(told[4], "fault " + kExample + "/no-such-report.txt:0");
}

TEST(AnnotateEach, ManyBatchesAreTheSameOnAnyNumberOfThreads_WithAnIdEach) {
  const Lines lines("annotate-each-many.jsonl", many(700, "harbour"));
  const std::vector<std::string> told = streamed({lines.path()}, {.threads = 1});
  ASSERT_EQ(told.size(), 700u);
  EXPECT_EQ(streamed({lines.path()}, {.threads = 4}), told);
  EXPECT_EQ(std::set<std::string>(told.begin(), told.end()).size(), 700u);
}

TEST(AnnotateEach, HoldsABatchAndNotTheInput) {
  const Lines lines("annotate-each-stop.jsonl", many(20'000, "harbour"));
  std::uint64_t read = 0;
  std::size_t told = 0;
  RunOptions options;
  options.intake.progress = [&](std::uint64_t done, std::uint64_t) { read = done; };
  (void)annotate_each({lines.path()}, options,
                      {.report = [&](const AnnotatedReport&) { return ++told < 300; },
                       .fault = [](const Error&) {}});
  EXPECT_EQ(told, 300u);
  EXPECT_LT(read, std::filesystem::file_size(lines.path()) / 2);
}

}  // namespace
}  // namespace synoptic
