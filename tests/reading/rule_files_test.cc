// Every rule file of the stage, and a line in it that makes a difference.
// SPDX-License-Identifier: Apache-2.0
//
// A row names a file, words of one of its lines, and a text that is read in one way because of
// them. Three things must hold: the words stand in the file; the text is read as expected; and with
// the words replaced by others that mean nothing it is not. So a row fails when its line, or its
// file, goes. A file without a row fails too.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "reading/told.h"

namespace synoptic {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

using Tell = std::vector<std::string> (*)(std::string_view);

std::vector<std::string> credits(std::string_view text) { return told::credits(text); }

struct Row {
  std::string_view file;
  std::string_view line;      // stands in the file
  std::string_view text;      // "@" is where `word` goes
  std::string_view word;      // what the line is about
  std::string_view nonsense;  // what means nothing
  Tell tell;
  std::string_view expected;  // a line of what is told has this in it
};

const Row kRows[] = {
    {"attributions_grammar", "podcast programme", "Anna Lind praised the @ “Night”.", "podcast",
     "blorp", told::quotes, "Night (scare)"},
    {"attributions_verbs", "aver avers averred", "Anna Lind @ that the port was safe.", "averred",
     "blorpered", told::attributions, "Anna Lind | averred | that the port was safe"},
    {"attributions_governs", "call : noun clause for", "Anna Lind called @ talks with the crews.",
     "for", "near", told::attributions, "Anna Lind | called | for talks"},
    {"attributions_nouns", "warning warnings : that",
     "Anna Lind’s @ that the port is closed came late.", "warning", "blorp", told::attributions,
     "Anna Lind | warning | that the port is closed"},
    {"credits_names", "reuters", "@ reported that the port is closed.", "Reuters", "Blorpers",
     credits, "agency: Reuters"},
    {"credits_words", "indictment", "The @ said that the port was closed.", "indictment", "blorp",
     credits, "document: The indictment"},
    {"given_names", "klaus", "@ Marek met Dana Vale. “We won,” she said.", "Klaus", "Blorp",
     told::quotes, "she = Dana Vale"},
    {"happening_cues", "cancelled canceled postponed", "The vote was @ on Friday.", "postponed",
     "blorped", told::happenings, "vote: vote denied"},
    {"happenings", "ceasefire", "The @ began on Friday.", "ceasefire", "blorp", told::happenings,
     "ceasefire"},
    {"language_words", "the and that with",
     "@ dog sees @ cat. @ cat sees @ bird. @ bird sings @ song. @ song wakes @ child. @ child eats "
     "@ bread. @ bread tastes good. @ baker smiles. @ shop closes. @ street sleeps. @ moon shines.",
     "The", "Blorp",
     [](std::string_view text) {
       return told::other_language(text).empty() ? std::vector<std::string>{"English"}
                                                 : std::vector<std::string>{};
     },
     "English"},
    {"numbers", "17 seventeen", "They sent @ ships.", "seventeen", "blorp", told::quantities,
     "seventeen ships=17 ship"},
    {"quantity_cues", "upwards of", "They sent @ 40 ships.", "upwards of", "blorp in",
     told::quantities, "upwards of 40 ships=40 ship"},
    {"quantity_words", "hectare hectare hectares", "They burned 40 @ of wood.", "hectares",
     "blorpish", told::quantities, "40 hectares=40 hectare"},
    {"role_grammar", "caretaker\tinterim", "They met the @ mayor Dana Vale there.", "caretaker",
     "blorp of", told::roles, "Dana Vale: the caretaker mayor"},
    {"role_words", "ombudsman", "They met @ Dana Vale there.", "ombudsman", "blorp", told::roles,
     "Dana Vale: ombudsman"},
    {"sources_offices", "chancellor : leader", "Chancellor Dana Vale left. “We won,” the @ said.",
     "leader", "blorp", told::quotes, "the leader = Dana Vale"},
    {"time_patterns", "black friday", "It will close on @.", "Black Friday", "Black Blorp",
     told::times, "Black Friday=2031-11-28"},
    {"time_words", "halloween", "It will close on @.", "Halloween", "Blorp", told::times,
     "Halloween=2031-10-31"},
};

const std::filesystem::path kData =
    std::filesystem::path(SYNOPTIC_SOURCE_DIR) / "src" / "reading" / "data";

std::string filled(const Row& row, std::string_view with) {
  std::string out;
  for (const char c : row.text) {
    if (c == '@')
      out += with;
    else
      out += c;
  }
  return out;
}

TEST(RuleFiles, ATypicalLineMakesTheDifference) {
  for (const Row& row : kRows) {
    const std::ifstream file(kData / (std::string(row.file) + ".txt"));
    const std::string content{std::istreambuf_iterator<char>(file.rdbuf()), {}};
    EXPECT_THAT(content, HasSubstr(std::string(row.line))) << row.file;
    const auto expected = Contains(HasSubstr(std::string(row.expected)));
    EXPECT_THAT(row.tell(filled(row, row.word)), expected) << row.file;
    EXPECT_THAT(row.tell(filled(row, row.nonsense)), Not(expected)) << row.file;
  }
}

// Rules of names have rows of the same kind in names_test.cc.
TEST(RuleFiles, EveryFileHasARow) {
  constexpr std::string_view kOfNames[] = {"casing",    "demonyms",      "name_parts", "name_words",
                                           "nicknames", "organizations", "places"};
  for (const auto& entry : std::filesystem::directory_iterator(kData)) {
    const std::string name = entry.path().stem().string();
    const bool of_names = name.starts_with("name") ||
                          std::ranges::find(kOfNames, std::string_view(name)) != std::end(kOfNames);
    const bool has_row =
        std::ranges::any_of(kRows, [&](const Row& row) { return row.file == name; });
    EXPECT_TRUE(has_row || of_names) << name << ".txt has no test that fails without it";
  }
}

}  // namespace
}  // namespace synoptic
