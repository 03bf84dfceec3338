// collation: what a report states that can be compared: a number, a date, a place, with the
// question that it answers.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "collation/claims_words.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"
#include "synoptic/time.h"

namespace synoptic {

// Which state of a changing thing a number belongs to: "the initial 28-point plan", "cut to 20
// points".
enum class ThingState : std::uint8_t { unsaid, before, after };

// A member of a set of words that exclude each other (data/scopes.txt).
struct Scope {
  std::uint16_t set = 0;
  std::uint16_t member = 0;
  auto operator<=>(const Scope&) const = default;
};

// A number, and whose account it is.
struct SaidNumber {
  double number = 0;
  Feature voice = 0;
  bool elliptic = false;
  auto operator<=>(const SaidNumber&) const = default;
};

struct Fact {
  ReportIndex report = 0;
  std::uint32_t sentence = 0;
  ClaimKind kind = ClaimKind::other;
  Span anchor;  // the answer with the words that say of what; one clause, a dozen words at most
  Span focus;   // the value's own words
  ClaimValue value;
  Feature head = 0;  // what is counted, or what the time or place is of; 0 when it is not clear
  std::vector<Feature> thing;  // the words with content nearest to a number: what it measures
  double head_share = 1;       // facts with this head per report that has one
  std::vector<WeightedFeature> object;   // the words right beside the value, settled
  std::vector<WeightedFeature> context;  // the sentence's words, the nearer the heavier, settled
  std::vector<Scope> scopes;             // sorted
  std::vector<std::string>
      times;           // other TIMEX3 values in the clause, or at the head of the sentence
  std::string period;  // the range of time in the sentence, "" when there is none
  std::vector<std::string> places;      // other places in the clause, by name
  std::vector<Feature> names;           // of the clause, by their last words, sorted
  std::vector<Feature> sentence_names;  // likewise, of the sentence
  std::vector<NameIndex> people;        // of the sentence, sorted
  std::optional<NameIndex> subject;     // the person nearest to the value
  std::optional<std::uint32_t> happening;
  std::optional<Feature> whom;  // of a toll: who is counted; 0 for people as such
  bool part = false;            // "three others": some of those counted
  // All numbers of this head in the same report, sorted, each once; absent until facts are settled.
  std::shared_ptr<const std::vector<SaidNumber>> also;
  bool past = false;  // said of a day long before its report
  std::optional<Moment> published;
  Feature event = 0;              // of a date: the kind of happening that befalls somebody once
  std::vector<NameIndex> actors;  // who takes part in it, sorted
  bool only_date = true;          // no other date for it stands in the same report
  ThingState state = ThingState::unsaid;
  bool state_said = false;  // in words beside it, not inferred from other reports
  std::optional<NameIndex> attributed_to;
  Feature voice = 0;       // whose account it is, also where that is no name; 0: the report's own
  double telling = 0;      // how telling it is that another fact has its value
  bool on_scale = false;   // its unit can be converted: hours, miles
  bool elliptic = false;   // what it counts, the number before it says
  bool comparable = true;  // an ordinal or a bare number answers no question that we can line up
  bool to_come = false;    // a date that its report looks forward to
  bool named_day = false;  // a date without a number in its words: "Monday"
  bool quoted = false;
  bool headline = false;
};

// What all extractors need.
struct FactSources {
  Reports reports;
  const NameTable& names;
  const HappeningTable& happenings;
  const StoryWords& words;
};

// Numbers with what they count: kinds count, duration and amount.
void add_quantity_facts(const FactSources& sources, ReportIndex report, std::vector<Fact>& facts);

// Dates with what they date; two years joined by "to" or "through" are one range.
void add_time_facts(const FactSources& sources, ReportIndex report, std::vector<Fact>& facts);

// Whether two neighbouring times are the ends of one range: "from 1967 to 1979".
[[nodiscard]] bool is_range(const AnnotatedReport& report, const TimeExpression& from,
                            const TimeExpression& to);

// Places that stand behind "in", "at" or "to", with what takes place there.
void add_place_facts(const FactSources& sources, ReportIndex report, std::vector<Fact>& facts);

// All of the above, of all reports, settled (see claims_match.h).
[[nodiscard]] std::vector<Fact> gather_facts(const FactSources& sources);

// Fills in what does not depend on the kind: context, object, scopes, times, places, people,
// happening, attribution. `first` and `last` are the focus as tokens.
struct FactPlace {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  double reach = 8;  // tokens after which a word counts 1/e
};
void complete_fact(const FactSources& sources, const FactPlace& place, Fact& fact);

// The words around tokens [first, last) that belong to them: back to the word that governs them,
// forward to the end of their phrase.
//   "was |whittled down to [19] points following talks| in Orra"
[[nodiscard]] Span anchor_around(const AnnotatedReport& report, std::uint32_t first,
                                 std::uint32_t last);

// How two facts' scopes go together: the same or nothing in common to say, a part and its whole
// (state taxes; state and local taxes), or two that exclude each other.
enum class ScopeRelation : std::uint8_t { same, part_whole, apart };
[[nodiscard]] ScopeRelation compare_scopes(const std::vector<Scope>& a,
                                           const std::vector<Scope>& b);

}  // namespace synoptic
