// collation: what a number counts where its own noun does not say it.
// SPDX-License-Identifier: Apache-2.0
//
// Newsrooms count one thing in many words: "12 people were killed", "killing 12", "12 dead", "the
// death toll rose to 12"; "passed 52-47", "by 52 votes to 47"; "Anna and Bert Lind, 16 and 13".
// Each gets one head, so that the numbers meet.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "collation/claims_words.h"
#include "synoptic/reading.h"

namespace synoptic {

// A count of those whom something befell.
struct Toll {
  std::string_view fate;  // "killed"; a view of static data
  Feature whom = 0;       // who is counted; 0 for people as such
  bool part = false;      // "three others", "another 20": not all of them
  Text::Range cue;        // the words that say what befell them
};

// The toll that a count is of, or nothing. `range` are the quantity's tokens. See data/tolls.txt.
//   "killing at least [12]"   "[12 people] were killed"   "the death toll rose to [12]"
[[nodiscard]] std::optional<Toll> read_toll(const Text& text, const Quantity& quantity,
                                            Text::Range range);

// Whether a number is of some and not of all: "three others", "another 20", "two more".
[[nodiscard]] bool counts_some(const Text& text, Text::Range range);

// The two numbers of a vote or a game, in the order of the text.
struct Tally {
  double first = 0;
  double second = 0;
  Text::Range range;  // of both
};

// The tally that begins with a quantity, or nothing: "52-47", "218 votes to 209", beside a word of
// data/tally_cues.txt in its sentence.
[[nodiscard]] std::optional<Tally> read_tally(const AnnotatedReport& report,
                                              const Quantity& quantity, Text::Range range);

// Numbers that are listed behind a list of people are their ages, one by one: "Anna Lind and Bert
// Orme, aged 44 and 51 respectively". Per quantity of the report, whose age it is;
// of a list that does not go with the names before it, nobody's.
struct ListedAge {
  std::optional<NameIndex> person;
  Span name;
};
[[nodiscard]] std::vector<std::optional<ListedAge>> listed_ages(const AnnotatedReport& report,
                                                                const ReportWords& words);

}  // namespace synoptic
