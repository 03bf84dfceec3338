// Every rule file of the stages text and reading, and a line in it that makes a difference.
// SPDX-License-Identifier: Apache-2.0
//
// A row names a file, words of one of its lines, and a text that is read in one way because of
// them. Three things must hold: the words stand in the file; the text is read as expected; and with
// the words replaced by others that mean nothing it is not. So a row fails when its line, or its
// file, goes. A file without a row fails too.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reading/names.h"
#include "reading/told.h"

namespace synoptic {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

using Tell = std::vector<std::string> (*)(std::string_view);

std::vector<std::string> credits(std::string_view text) { return told::credits(text); }

// By the rules alone, since the tagger may know a word from elsewhere: "person Anna Lind #0", the
// number being the entity's; "nothing" where there is no name.
std::vector<std::string> names_by_rules(std::string_view text) {
  const told::Cut cut{std::string(text)};
  std::vector<std::string> lines;
  for (const NameMention& name : find_names_with(nullptr, cut.report, cut.text).names)
    lines.push_back(std::string(name_of(name.kind)) + " " +
                    std::string(synoptic::cut(cut.report.text, name.span)) + " #" +
                    std::to_string(name.entity));
  if (lines.empty()) lines.emplace_back("nothing");
  return lines;
}

// "3 sentences, 12 tokens"
std::vector<std::string> counts(std::string_view text) {
  const told::Cut cut{std::string(text)};
  return {std::to_string(cut.text.sentences.size()) + " sentences, " +
          std::to_string(cut.text.tokens.size()) + " tokens"};
}

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
    {"text/abbreviations", "Prof.", "The @ Lind left.", "Prof.", "Blorp.", counts, "1 sentences"},
    {"text/contractions", "here's", "@ Lind.", "Here's", "Blorp's", counts, "3 tokens"},
    {"text/elisions", "'cause", "They left \u2018@ it rained.", "cause", "blorp", counts,
     "6 tokens"},
    {"text/sentence_openers", "the", "It is of the U.S. @ ships left.", "The", "Blorp", counts,
     "2 sentences"},
    {"casing", "absurd", "@ walls fell.", "Absurd", "Tulvik", names_by_rules, "nothing"},
    {"demonyms", "Albanian", "They met an @ on Friday.", "Albanian", "Tulvik", names_by_rules,
     "group"},
    {"name_parts", "\nmc mac", "They like @.", "McTulv", "Tulv", names_by_rules, "person"},
    {"name_words", "honorific", "They like @ Tulvik.", "Mrs.", "Blorp of", names_by_rules,
     "person Tulvik"},
    {"nicknames", "william bill", "They met William Lind. They like @ Lind.", "Bill", "Robert",
     names_by_rules, "Bill Lind #0"},
    {"organizations", "United Nations", "They like @.", "United Nations", "Tulvik Blorp",
     names_by_rules, "organization"},
    {"places", "Reykjavik", "They like @.", "Reykjavik", "Tulvik", names_by_rules, "place"},
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

// "text/elisions" is of another stage; names without a stage are of reading.
std::filesystem::path path_of(std::string_view file) {
  const std::size_t slash = file.find('/');
  const bool reading = slash == std::string_view::npos;
  return std::filesystem::path(SYNOPTIC_SOURCE_DIR) / "src" /
         (reading ? "reading" : file.substr(0, slash)) / "data" /
         (std::string(reading ? file : file.substr(slash + 1)) + ".txt");
}

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
    const std::ifstream file(path_of(row.file));
    const std::string content{std::istreambuf_iterator<char>(file.rdbuf()), {}};
    EXPECT_THAT(content, HasSubstr(std::string(row.line))) << row.file;
    const auto expected = Contains(HasSubstr(std::string(row.expected)));
    EXPECT_THAT(row.tell(filled(row, row.word)), expected) << row.file;
    EXPECT_THAT(row.tell(filled(row, row.nonsense)), Not(expected)) << row.file;
  }
}

TEST(RuleFiles, EveryFileHasARow) {
  std::set<std::filesystem::path> with_row;
  for (const Row& row : kRows) with_row.insert(path_of(row.file));
  for (const std::string_view file : {"text/elisions", "numbers"}) {
    for (const auto& entry : std::filesystem::directory_iterator(path_of(file).parent_path()))
      EXPECT_TRUE(with_row.contains(entry.path()))
          << entry.path() << " has no test that fails without it";
  }
}

}  // namespace
}  // namespace synoptic
