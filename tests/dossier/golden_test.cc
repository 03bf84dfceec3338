// The renderings of the harbour talks, byte for byte. When a change is meant, run the test with
// SYNOPTIC_WRITE_GOLDEN=1 in the environment, and read the difference before keeping it.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "dossier/world.h"
#include "synoptic/dossier.h"

namespace synoptic {
namespace {

void expect_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(SYNOPTIC_SOURCE_DIR) + "/tests/dossier/golden/" + name;
  if (std::getenv("SYNOPTIC_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(actual, expected) << path;
}

TEST(DossierGolden, Terminal80) {
  expect_golden("harbour-talks.80.txt", to_terminal(harbour_talks(), {.columns = 80}));
}

TEST(DossierGolden, Terminal120) {
  expect_golden("harbour-talks.120.txt", to_terminal(harbour_talks(), {.columns = 120}));
}

TEST(DossierGolden, TerminalInColour) {
  expect_golden("harbour-talks.colour.txt", to_terminal(harbour_talks(), {.colour = true}));
}

TEST(DossierGolden, Json) { expect_golden("harbour-talks.json", to_json(harbour_talks()) + "\n"); }

TEST(DossierGolden, Markdown) { expect_golden("harbour-talks.md", to_markdown(harbour_talks())); }

// Without the style sheet, which is a file of its own.
TEST(DossierGolden, Html) {
  std::string page = to_html({harbour_talks()});
  const std::size_t style = page.find("<style>");
  page.erase(style, page.find("</style>") - style);
  expect_golden("harbour-talks.html", page);
}

}  // namespace
}  // namespace synoptic
