// SPDX-License-Identifier: Apache-2.0
#include "reading/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "reading/happening_words.h"
#include "reading/quantity_cues.h"
#include "reading/quantity_units.h"
#include "reading/time_calendar.h"
#include "reading/told.h"
#include "reading/words.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

using testing::ElementsAre;

// A data file of the stage.
std::string data_file(const std::string& name) {
  const std::ifstream file(std::string(SYNOPTIC_SOURCE_DIR) + "/src/reading/data/" + name + ".txt");
  std::ostringstream out;
  out << file.rdbuf();
  EXPECT_FALSE(out.str().empty()) << name;
  return out.str();
}

// A text in pieces, with their words.
struct Cut : told::Cut {
  using told::Cut::Cut;

  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const Piece& piece : pieces.all) out.emplace_back(cut(report.text, piece.span));
    return out;
  }
};

TEST(Lexicon, AWordMayStandInSeveralClasses) {
  Lexicon lexicon;
  lexicon.add("# a comment\n[ordinal]\n2 second # another\n[unit]\nTS second sec\n");
  const std::uint32_t second = lexicon.find(hash_bytes("second"));
  ASSERT_NE(second, Lexicon::kNone);
  EXPECT_EQ(*lexicon.value(second, WordClass::ordinal), "2");
  EXPECT_EQ(*lexicon.value(second, WordClass::unit), "TS");
  EXPECT_EQ(lexicon.value(second, WordClass::month), nullptr);
  EXPECT_EQ(lexicon.find(hash_bytes("third")), Lexicon::kNone);
  EXPECT_TRUE(lexicon.senses(Lexicon::kNone).empty());
}

TEST(Lexicon, EveryClassOfTheDataFilesIsKnown) {
  for (const char* name : {"numbers", "time_words", "quantity_words", "happening_cues"}) {
    const std::string source = data_file(name);
    each_line(source, [](std::string_view line) {
      if (line.front() != '[') return;
      const std::string_view word_class = line.substr(1, line.find(']') - 1);
      EXPECT_NE(word_class_named(word_class), WordClass::none) << word_class;
    });
  }
}

TEST(Lexicon, EveryClassInATimePatternIsKnown) {
  const std::string source = data_file("time_patterns");
  each_line(source, [](std::string_view line) {
    for (std::size_t at = line.find('<'); at != std::string_view::npos;
         at = line.find('<', at + 1)) {
      const std::string_view name = line.substr(at + 1, line.find('>', at) - at - 1);
      EXPECT_NE(word_class_named(name), WordClass::none) << line;
    }
  });
}

TEST(Lexicon, EveryMacroOfATimePatternIsDefined) {
  std::vector<std::string> defined;
  std::vector<std::string> used;
  const std::string source = data_file("time_patterns");
  each_line(source, [&](std::string_view line) {
    const bool defines = line.find(" = ") != std::string_view::npos;
    bool first = true;
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
      while (!word.empty() && (word.back() == '?' || word.back() == ')')) word.remove_suffix(1);
      if (word.starts_with('(')) word.remove_prefix(1);
      if (word.starts_with('$')) (first && defines ? defined : used).emplace_back(word);
      first = false;
    }
  });
  for (const std::string& macro : used) EXPECT_THAT(defined, testing::Contains(macro));
}

TEST(Pieces, HyphenedWordsFallIntoTheirParts) {
  EXPECT_THAT(Cut("A five-hour call, mid-May.").words(),
              ElementsAre("A", "five", "hour", "call", ",", "mid", "May", "."));
  const Cut joined("two-day talks");
  EXPECT_FALSE(joined.pieces.all[0].joined);
  EXPECT_TRUE(joined.pieces.all[1].joined);
  EXPECT_FALSE(joined.pieces.all[2].joined);
}

TEST(Pieces, FurnitureHasNone) {
  Report report;
  report.text = "Photo: Orra.\n\nWater rose.";
  report.furniture = {{{0, 12}, FurnitureKind::caption}};
  const Text text = split_text(report);
  const Pieces pieces = cut_pieces(report, text, reading_words().lexicon);
  ASSERT_FALSE(pieces.all.empty());
  EXPECT_EQ(cut(report.text, pieces.all[0].span), "Water");
}

struct NumberRow {
  std::string_view text;
  double value = 0;
  std::uint32_t pieces = 0;
  bool ordinal = false;
};

TEST(Numbers, AreReadAsTheyAreSaid) {
  const std::vector<NumberRow> rows = {
      {"1,500 men", 1500, 1},
      {"3.5 men", 3.5, 1},
      {"1.5 million men", 1.5e6, 2},
      {"5m men", 5e6, 1},
      {"3bn men", 3e9, 1},
      {"2 1/2 years", 2.5, 4},
      {"½ mile", 0.5, 1},
      {"twelve men", 12, 1},
      {"twenty-five men", 25, 2},
      {"one hundred men", 100, 2},
      {"two hundred and five men", 205, 4},
      {"three thousand two hundred men", 3200, 4},
      {"two and a half million men", 2.5e6, 5},
      {"a dozen men", 12, 2},
      {"a million men", 1e6, 2},
      {"12th man", 12, 1, true},
      {"twenty-first man", 21, 2, true},
      {"third man", 3, 1, true},
      {"a man", 0, 0},
      {"10:30 train", 0, 0},
      {"men", 0, 0},
      {"one two three", 1, 1},
      {"twenty thirty", 20, 1},
  };
  for (const NumberRow& row : rows) {
    const Cut words{std::string(row.text)};
    const NumberRun run = read_number(words.pieces.all, 0, reading_words().lexicon);
    EXPECT_EQ(run.pieces, row.pieces) << row.text;
    EXPECT_DOUBLE_EQ(run.value, row.value) << row.text;
    EXPECT_EQ(run.ordinal, row.ordinal) << row.text;
  }
}

TEST(Numbers, OnlyBareDigitsCouldBeAYear) {
  const auto plain = [](const std::string& text) {
    return read_number(Cut(text).pieces.all, 0, reading_words().lexicon).plain;
  };
  EXPECT_TRUE(plain("1994"));
  EXPECT_FALSE(plain("1,994"));
  EXPECT_FALSE(plain("1994 million"));
  EXPECT_FALSE(plain("19.94"));
}

TEST(Singular, FollowsTheRulesAndTheList) {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"drones", "drone"}, {"parties", "party"},     {"churches", "church"}, {"classes", "class"},
      {"boxes", "box"},    {"people", "person"},     {"women", "woman"},     {"lives", "life"},
      {"buses", "bus"},    {"houses", "house"},      {"news", "news"},       {"crisis", "crisis"},
      {"days", "day"},     {"aircraft", "aircraft"}, {"gas", "gas"},         {"missile", "missile"},
  };
  for (const auto& [plural, one] : rows)
    EXPECT_EQ(singular(plural, reading_words().lexicon), one) << plural;
}

TEST(QuantityCues, TheLongestPhraseCounts) {
  const Cut words("Well over 20 came, no more than 30 left.");
  const QuantityCues& cues = reading_words().quantity_cues;
  const QuantityCue before = cues.before(words.pieces, 2);
  EXPECT_EQ(before.pieces, 2u);
  EXPECT_EQ(before.bound, Bound::more_than);
  const QuantityCue most = cues.before(words.pieces, 8);
  EXPECT_EQ(most.pieces, 3u);
  EXPECT_EQ(most.bound, Bound::at_most);
  EXPECT_EQ(cues.before(words.pieces, 0).pieces, 0u);
  EXPECT_EQ(cues.after(words.pieces, 1000, 0).pieces, 0u);
}

TEST(HappeningWords, EveryKindHasANounOrAVerb) {
  std::string_view kind;
  std::size_t words = 0;
  const std::string source = data_file("happenings");
  each_line(source, [&](std::string_view line) {
    if (line.front() == '[') {
      EXPECT_TRUE(kind.empty() || words > 0) << kind;
      kind = line;
      words = 0;
      return;
    }
    ++words;
    if (kind == "[-]") return;
    const std::string_view form = take_word(line);
    EXPECT_TRUE(form == "noun" || form == "past" || form == "now" || form == "base") << form;
  });
}

TEST(Calendar, WeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(week_value({2031, 5, 14}), "2031-W20");
  EXPECT_EQ(week_value({2027, 1, 1}), "2026-W53");
  EXPECT_EQ(week_value({2030, 12, 31}), "2031-W01");
}

TEST(Calendar, MonthsAreCountedToTheLastDayOfAShorterOne) {
  EXPECT_EQ(plus_months({2031, 3, 31}, -1), (Day{2031, 2, 28}));
  EXPECT_EQ(plus_months({2031, 12, 5}, 2), (Day{2032, 2, 5}));
  EXPECT_EQ(plus_months({2031, 1, 5}, -13), (Day{2029, 12, 5}));
}

TEST(Calendar, EasterFallsOnItsSunday) {
  for (const auto& [year, day] : std::vector<std::pair<int, Day>>{{1999, {1999, 4, 4}},
                                                                  {2000, {2000, 4, 23}},
                                                                  {2024, {2024, 3, 31}},
                                                                  {2031, {2031, 4, 13}},
                                                                  {2038, {2038, 4, 25}}}) {
    EXPECT_EQ(easter(year), day);
    EXPECT_EQ(weekday(easter(year)), 6);
  }
}

TEST(Calendar, HolidayRulesAreReadAsTheDataFileWritesThem) {
  EXPECT_EQ(holiday_in("12-25", 2031), (Day{2031, 12, 25}));
  EXPECT_EQ(holiday_in("M11-W4-4", 2031), (Day{2031, 11, 27}));
  EXPECT_EQ(holiday_in("M5-W-1-1", 2031), (Day{2031, 5, 26}));
  EXPECT_EQ(holiday_in("M9-W1-1", 2031), (Day{2031, 9, 1}));
  EXPECT_EQ(holiday_in("M11-W1-1+1", 2032), (Day{2032, 11, 2}));
  EXPECT_EQ(holiday_in("E+0", 2031), (Day{2031, 4, 13}));
  EXPECT_EQ(holiday_in("E-2", 2031), (Day{2031, 4, 11}));
}

TEST(Calendar, PeriodsAreWrittenAsTimexDoes) {
  EXPECT_EQ(period(2, false, "D"), "P2D");
  EXPECT_EQ(period(5, false, "TH"), "PT5H");
  EXPECT_EQ(period(5.5, false, "TH"), "PT5H30M");
  EXPECT_EQ(period(2.5, false, "Y"), "P2Y6M");
  EXPECT_EQ(period(0.5, false, "TH"), "PT30M");
  EXPECT_EQ(period(2, false, "E"), "P20Y");
  EXPECT_EQ(period(1, true, "M"), "PXM");
  EXPECT_EQ(period(1, true, "TM"), "PTXM");
  EXPECT_EQ(period(2, false, "F"), "P4W");
}

TEST(Calendar, ClocksAreReadWithTheirHalfOfTheDay) {
  const auto read = [](std::string_view word) {
    const ClockTime time = read_clock(word);
    return std::pair(time.hour, time.minute);
  };
  EXPECT_EQ(read("10:30"), std::pair(10, 30));
  EXPECT_EQ(read("9pm"), std::pair(21, 0));
  EXPECT_EQ(read("12am"), std::pair(0, 0));
  EXPECT_EQ(read("12:05p.m."), std::pair(12, 5));
}

}  // namespace
}  // namespace synoptic::reading
