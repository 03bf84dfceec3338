// SPDX-License-Identifier: Apache-2.0
#include "synoptic/pipeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
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

}  // namespace
}  // namespace synoptic
