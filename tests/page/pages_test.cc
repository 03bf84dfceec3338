// Invented pages of one event in many languages, templates and character sets. Beside each page
// stands what a reader would take from it: fields, then the body.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "page/verify.h"
#include "synoptic/page.h"

namespace synoptic {
namespace {

const std::filesystem::path kPages = std::string(SYNOPTIC_SOURCE_DIR) + "/tests/page/pages";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string told(const Report& report) {
  std::string names;
  for (const std::string& name : report.byline) names += (names.empty() ? "" : "; ") + name;
  return "title: " + report.title.value_or("") + "\nbyline: " + names +
         "\npublished: " + report.published.value_or("") +
         "\nlanguage: " + report.language.value_or("") + "\noutlet: " + report.outlet.value_or("") +
         "\n\n" + body_of(report).text + "\n";
}

TEST(Pages, OfManyLanguagesAreReadAsTheirReadersDo) {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kPages)) {
    if (entry.path().extension() != ".html") continue;
    ++pages;
    Record record;
    record.path = record.id = entry.path().filename().string();
    record.kind = RecordKind::html;
    record.bytes = read_file(entry.path());
    const auto report = read_page(record);
    ASSERT_TRUE(report) << record.path;
    EXPECT_EQ(told(*report),
              read_file(std::filesystem::path(entry.path()).replace_extension("txt")))
        << record.path;
    EXPECT_FALSE(misplaced_word(*report, record.bytes)) << record.path;
  }
  EXPECT_GE(pages, 12u);
}

}  // namespace
}  // namespace synoptic
