// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace synoptic {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

TEST(Output, ControlCharactersOfForeignTextAreShownNotSent) {
  EXPECT_EQ(visible("a\x1b[31mb"), "a\\x1b[31mb");
  EXPECT_EQ(visible("safe\nline"), "safe\nline");
  EXPECT_EQ(visible("\xe2\x80\xae"
                    "evil"),
            "\\u202eevil");
  EXPECT_EQ(visible("Зорецький"), "Зорецький");
}

TEST(Output, ColourIsOnlyWhereItIsAskedFor) {
  EXPECT_EQ(coloured("words", "2", false), "words");
  EXPECT_EQ(coloured("words", "2", true), "\x1b[2mwords\x1b[0m");
}

TEST(Output, AFileIsWrittenWholeAndNothingIsLeftBesideIt) {
  const auto folder = std::filesystem::temp_directory_path() / "synoptic-output-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "dossier.html").string();
  ASSERT_TRUE(write_file(path, "first, and longer").has_value());
  ASSERT_TRUE(write_file(path, "second").has_value());
  EXPECT_EQ(content_of(path), "second");
  const auto entries = std::distance(std::filesystem::directory_iterator(folder), {});
  EXPECT_EQ(entries, 1);
  std::filesystem::remove_all(folder);
}

TEST(Output, AFileInNoFolderIsAnErrorThatNamesIt) {
  const Result<void> written = write_file("no/such/folder/dossier.html", "x");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().fault, Fault::not_writable);
  EXPECT_EQ(written.error().subject, "no/such/folder/dossier.html");
}

TEST(Output, AFullDiskIsToldApart) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  const Result<void> written = write_file("/dev/full", "x");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().fault, Fault::disk_full);
}

TEST(Output, FaultsAskForTheHighestExitCode) {
  EXPECT_EQ(report_faults({}, {}, true), 0);
  EXPECT_EQ(report_faults({{.fault = Fault::empty, .subject = "a.txt"}}, {}, true), 1);
  EXPECT_EQ(report_faults({{.fault = Fault::empty, .subject = "a.txt"},
                           {.fault = Fault::disk_full, .subject = "b"}},
                          {}, true),
            5);
}

}  // namespace
}  // namespace synoptic
