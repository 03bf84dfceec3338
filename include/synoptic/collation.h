// collation: takes a storyline's reports and their Lineage, gives a Collation: the readings side by
// side. SPDX-License-Identifier: Apache-2.0
//
// Names merged across reports and spellings, quotes collated word by word, claims gathered by
// question and compared, happenings aligned, the timeline, and the state of the process. Two
// readings are compared only when they answer the same question about the same happening or object
// in the same state; every outcome has a reason.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/lineage.h"
#include "synoptic/reading.h"
#include "synoptic/span.h"
#include "synoptic/story.h"

namespace synoptic {

// --- names -------------------------------------------------------------------------------------

// A role as one report gives it.
struct RoleReading {
  Anchor anchor;
  RoleState state = RoleState::current;
  Span head;  // in the same report
};

// A person, organisation, place or group with all its forms.
struct Name {
  std::string id;
  NameKind kind = NameKind::other;
  std::string name;                // one of the forms, the fullest
  std::vector<Anchor> forms;       // every mention, sorted
  std::vector<RoleReading> roles;  // sorted
};
using NameIndex = std::uint32_t;

// --- quotes ------------------------------------------------------------------------------------

enum class Change : std::uint8_t { verbatim, cut, reworded };
[[nodiscard]] std::string_view name_of(Change change) noexcept;

enum class EditKind : std::uint8_t { same, cut, insert, replace };
[[nodiscard]] std::string_view name_of(EditKind kind) noexcept;

// One step from the base reading to this one. `cut`: words of the base only (span is empty and
// stands where they are missing); `insert`: words of this reading only (base_span empty likewise).
struct Edit {
  EditKind kind = EditKind::same;
  Span span;       // in this reading's report
  Span base_span;  // in the base reading's report
};

struct QuoteReading {
  Anchor anchor;  // the words between the marks, or the content of indirect speech
  bool direct = true;
  std::optional<Span> cue;
  std::optional<NameIndex> speaker;   // whom this report names as the speaker; no pronouns
  std::optional<Span> speaker_words;  // the words that do
  Change change = Change::verbatim;   // against the base
  std::vector<Edit> edits;            // empty for the base itself
};

// One utterance with a reading per report that carries it (several where it was split).
struct CollatedQuote {
  std::string id;
  std::optional<NameIndex> speaker;
  std::optional<Anchor> speaker_words;    // the words that name the speaker, where any do
  std::vector<QuoteReading> readings;     // sorted by anchor
  std::uint32_t base = 0;                 // the longest reading
  std::vector<NameIndex> other_speakers;  // the same words given to somebody else
};

// --- claims ------------------------------------------------------------------------------------

enum class ClaimKind : std::uint8_t {
  count,
  duration,
  amount,
  date,
  place,
  role,
  status,
  name,
  participants,
  outcome,
  other
};
[[nodiscard]] std::string_view name_of(ClaimKind kind) noexcept;

enum class Verdict : std::uint8_t { agree, differ, single };
[[nodiscard]] std::string_view name_of(Verdict verdict) noexcept;

enum class Reason : std::uint8_t {
  equal,
  rounding,
  hedge,
  granularity,
  containment,
  later_state,
  part_whole,
  scope,
  same_office,
  value,
  attributed,
  identity
};
[[nodiscard]] std::string_view name_of(Reason reason) noexcept;

// By what readings were put to one question; what each means, `description_of` says.
enum class Rule : std::uint8_t {
  lone_fact,
  count,
  toll,
  tally,
  age,
  amount,
  duration,
  event_date,
  date,
  place,
  statement,
  lone_statement,
  speaker,
  spelling,
  office_state,
  party,
  office,
  exclusive_offices,
  state,
  participants
};
[[nodiscard]] std::string_view name_of(Rule rule) noexcept;
// One sentence for people.
[[nodiscard]] std::string_view description_of(Rule rule) noexcept;

// What a reading answers. Exactly one of the three ways is filled.
struct ClaimValue {
  enum class Kind : std::uint8_t { quantity, timex, text };
  Kind kind = Kind::text;
  double number = 0;  // of a quantity
  std::optional<double> upper;
  bool tally = false;  // of a vote or game, "52-47": `number` and `upper` are two counts, no range
  std::string unit;    // "" when none
  bool approximate = false;
  Bound bound = Bound::exact;
  std::string timex;  // TIMEX3 value
  std::string text;   // the answer's words, folded for comparing
};

struct ClaimReading {
  Anchor anchor;  // the answer with what it counts or says it of; 25 words at most
  Span sentence;
  ClaimValue value;
  std::optional<NameIndex> attributed_to;
  std::optional<OriginIndex> origin;
};

// Readings that can be right together.
struct Answer {
  std::vector<std::uint32_t> readings;  // into Claim::readings
  std::uint32_t independent_origins = 0;
};

// One question of fact.
struct Claim {
  std::string id;
  ClaimKind kind = ClaimKind::other;
  Anchor about;                            // the words that best name the question
  std::optional<std::uint32_t> happening;  // into Collation::happenings
  Verdict verdict = Verdict::single;
  std::optional<Reason> reason;  // absent for single
  Rule rule = Rule::lone_fact;
  std::vector<ClaimReading> readings;   // sorted by anchor
  std::vector<Answer> answers;          // agree and single: one; differ: two or more
  std::vector<ReportIndex> missing_in;  // reports that do not answer
  double weight = 0;                    // of the disagreement, or of the single fact
};

// --- happenings, timeline, process -------------------------------------------------------------

struct CollatedHappening {
  std::string id;
  std::string kind;
  std::vector<NameIndex> participants;
  std::optional<NameIndex> place;
  std::optional<std::string> time;  // TIMEX3 value
  std::vector<Anchor> mentions;     // sorted
  // The longer happening that it is a part of, into Collation::happenings: the session of Friday
  // is one of three days of talks.
  std::optional<std::uint32_t> part_of;
};

struct TimelineEntry {
  std::optional<std::string> time;         // TIMEX3 value; absent: only the order is known
  std::optional<std::uint32_t> happening;  // into Collation::happenings
  std::vector<Anchor> mentions;            // the words that date it
};

struct Party {
  NameIndex name = 0;
  std::optional<NameIndex> speaks_for;
  std::vector<Anchor> mentions;
};

// A state of a proposal: "28-point plan", then "cut to 20 points".
struct ProposalVersion {
  std::vector<Anchor> readings;
  std::vector<std::optional<NameIndex>> attributed_to;  // one per reading
  std::optional<std::uint32_t> after;                   // the version it follows, by index
};

struct Proposal {
  Anchor about;
  std::vector<ProposalVersion> versions;
};

enum class Stance : std::uint8_t { demands, rejects, accepts, offers, undecided };
[[nodiscard]] std::string_view name_of(Stance stance) noexcept;

struct Position {
  NameIndex party = 0;
  Stance stance = Stance::undecided;
  Anchor anchor;
};

struct NextStep {
  Anchor anchor;
  std::optional<std::string> time;  // TIMEX3 value
};

struct Process {
  std::vector<Party> parties;
  std::vector<Proposal> proposals;
  std::vector<Position> positions;
  std::vector<NextStep> next_steps;
};

// -----------------------------------------------------------------------------------------------

struct Collation {
  std::vector<Name> names;            // most mentioned first
  std::vector<CollatedQuote> quotes;  // by first appearance
  std::vector<Claim> claims;          // differ, single, agree; within each the weightiest first
  std::vector<CollatedHappening> happenings;
  std::vector<TimelineEntry> timeline;  // in order
  Process process;
};

// Lines up the readings of reports that belong together.
// REQUIRES: lineage is of exactly these reports. Never fails. The outcome depends on the set of
// reports, not on their order, but for the indices.
[[nodiscard]] Collation collate(Reports reports, const Lineage& lineage);

// --- why? --------------------------------------------------------------------------------------

// How two readings of a claim were compared.
struct ComparedPair {
  std::uint32_t a = 0;  // into Claim::readings, a < b
  std::uint32_t b = 0;
  std::string_view relation;  // "same", "different" or "unknown"
  Reason reason = Reason::equal;
  double score = 0;      // how surely both answer one question
  double threshold = 0;  // what it takes
};

// Words of another report that were taken for an answer to the question, and lost.
struct LostReading {
  Anchor anchor;
  std::string_view because;  // "another scope", "not alike enough", ...
  double score = 0;
  double threshold = 0;
};

struct Explanation {
  Rule rule = Rule::lone_fact;
  std::vector<std::string> values;  // per reading, what was compared: "135 to 145 drone"
  std::vector<ComparedPair> pairs;  // of readings in different reports
  std::vector<LostReading> lost;    // the nearest first, at most 12
};

// Why a claim is what it is. REQUIRES: the claim is of the collation of exactly these reports.
// Gathers the facts of the reports again, so it costs about as much as collate().
[[nodiscard]] Explanation explain(Reports reports, const Claim& claim);

}  // namespace synoptic
