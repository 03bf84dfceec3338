// reading: takes a Report and its Text, gives a Reading: what one report says, knowing no other.
// SPDX-License-Identifier: Apache-2.0
//
// Names with their kind, roles, times as TIMEX3 values, quantities, quotes with speaker and cue,
// indirect attributions, credits and happenings, each with the words it stands on. Furniture is
// read for credits and for nothing else.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/page.h"
#include "synoptic/span.h"
#include "synoptic/text.h"

namespace synoptic {

// --- names -------------------------------------------------------------------------------------

enum class NameKind : std::uint8_t { person, organization, place, group, other };
[[nodiscard]] std::string_view name_of(NameKind kind) noexcept;

// An entity of one report by its place in Reading::entities.
using EntityIndex = std::uint32_t;

// One mention of a name, without titles, honorifics and possessives; no pronouns.
struct NameMention {
  Span span;
  NameKind kind = NameKind::other;
  EntityIndex entity = 0;
};

// What one report calls by one name or by forms of it.
struct Entity {
  NameKind kind = NameKind::other;
  std::vector<std::uint32_t> mentions;  // into Reading::names, in text order; never empty
  std::uint32_t fullest = 0;            // the mention that says most of the name
};

enum class RoleState : std::uint8_t { current, former, acting, elect, interim, late, would_be };
[[nodiscard]] std::string_view name_of(RoleState state) noexcept;

// A title or apposition, without the person's own name: "former U.S. President".
struct Role {
  Span span;
  EntityIndex of = 0;
  RoleState state = RoleState::current;
  Span head;                                // the office itself: "President"
  std::optional<EntityIndex> organization;  // whose office, where the words say it
  std::optional<EntityIndex> place;         // of which place: "Texas" of "Texas governor"
};

// --- times -------------------------------------------------------------------------------------

enum class TimexType : std::uint8_t { date, time, duration, set };
[[nodiscard]] std::string_view name_of(TimexType type) noexcept;  // "DATE", as TIMEX3 writes it

// An expression of time. The value is TIMEX3 (TimeML 1.2.1): "2013-01-30", "2013-W05", "P2D",
// "PT5H", "PRESENT_REF". Without a publication date a day stays relative: "XXXX-WXX-2" for
// "on Tuesday", "XXXX-XX-XX" for "today".
struct TimeExpression {
  Span span;
  TimexType type = TimexType::date;
  std::string value;
  bool resolved = false;     // the value names a place on the calendar
  bool approximate = false;  // "about five hours"
};

// --- quantities --------------------------------------------------------------------------------

enum class QuantityKind : std::uint8_t {
  count,
  ordinal,
  money,
  percent,
  duration,
  age,
  measure,
  score
};
[[nodiscard]] std::string_view name_of(QuantityKind kind) noexcept;

enum class Bound : std::uint8_t { exact, at_least, at_most, more_than, less_than };
[[nodiscard]] std::string_view name_of(Bound bound) noexcept;  // "at_least"; "" when exact

// A number with what it counts. Durations stand here too ("two-hour", 2, "hour").
struct Quantity {
  Span span;         // from the approximator to the unit: "about 138 drones"
  Span number_span;  // "138"
  Span unit_span;    // "drones"; empty when nothing is counted
  QuantityKind kind = QuantityKind::count;
  double number = 0;
  std::optional<double> upper;  // of a range: "two to three"
  std::string unit;             // singular, folded: "drone", "USD", "percent", "hour", "" when none
  bool approximate = false;
  Bound bound = Bound::exact;
  std::optional<Span> noun;  // what it is said of, beside its unit: "toll" of "the toll rose to 43"
  std::optional<Span> verb;  // what governs it: "rose"; "killed" of "20 people were killed"
};

// --- quotes, attributions, credits ------------------------------------------------------------

// Who is said to have said something.
struct Source {
  std::optional<Span> span;           // the words that name the source; absent when none do
  std::optional<EntityIndex> entity;  // the name behind them, pronouns and descriptions resolved
};

// An unbroken stretch between quotation marks.
struct Quote {
  Span span;                // between the marks
  std::optional<Span> cue;  // "said"
  Source source;
  bool scare = false;      // marks of distance or of a title, nobody's utterance
  bool continued = false;  // goes on with the quote before it (split by its cue, or next paragraph)
};

// Content given to a source, direct or not.
struct Attribution {
  Span content;
  std::optional<Span> cue;
  Source source;
  bool direct = false;
};

enum class CreditKind : std::uint8_t {
  medium,
  agency,
  document,
  post,
  statement,
  anonymous,
  photo,
  contribution
};
[[nodiscard]] std::string_view name_of(CreditKind kind) noexcept;

// Where the report says whom it has a thing from.
struct Credit {
  Span span;      // the words that say so: "Axios reported on Saturday"
  Span credited;  // whom: "Axios"
  CreditKind kind = CreditKind::medium;
  std::optional<EntityIndex> entity;      // the medium or agency, where it is a name
  std::optional<Span> content;            // what is had from it, where that is known
  bool whole_report = false;              // byline, contribution or "first appeared": for all of it
  std::optional<std::uint32_t> how_many;  // unnamed sources: "two officials" => 2, "an aide" => 1
  std::optional<Span> described;          // what is said of them: "familiar with the talks"
};

// --- happenings --------------------------------------------------------------------------------

enum class Modality : std::uint8_t { happened, planned, denied, alleged, hypothetical };
[[nodiscard]] std::string_view name_of(Modality modality) noexcept;

// One mention of something that takes place: a call, a meeting, a vote, a strike.
struct HappeningMention {
  Span span;         // the verb or noun: "call"
  std::string kind;  // as the data file groups them: "call", "meeting"
  Modality modality = Modality::happened;
  std::vector<EntityIndex> participants;  // people, organisations and groups, in text order
  std::optional<EntityIndex> place;
  std::optional<std::uint32_t> time;      // into Reading::times
  std::optional<std::uint32_t> duration;  // into Reading::quantities
  std::uint32_t sentence = 0;
};

// -----------------------------------------------------------------------------------------------

// All annotations of one report. Every list is sorted by the start of its span.
struct Reading {
  std::vector<NameMention> names;
  std::vector<Entity> entities;
  std::vector<Role> roles;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;
  std::vector<Quote> quotes;
  std::vector<Attribution> attributions;
  std::vector<Credit> credits;
  std::vector<HappeningMention> happenings;
  // Of a report that is not in English, its language (BCP 47; "und" when only that much is sure):
  // names, times, quantities and quotation marks were read as far as its script and figures allow,
  // and nothing else was: roles, speakers, attributions, credits and happenings are empty.
  std::optional<std::string> unsupported_language;
};

// Annotates a report. Never fails; safe to call from many threads.
[[nodiscard]] Reading read_report(const Report& report, const Text& text);

// A report with all that is known from it alone: what every later stage takes.
struct AnnotatedReport {
  Report report;
  Text text;
  Reading reading;
};

// The reports a stage works on, by ReportIndex. Views: they must outlive the call.
using Reports = std::span<const AnnotatedReport* const>;

// One line of `synoptic annotate`.
[[nodiscard]] std::string to_json(const AnnotatedReport& report);

}  // namespace synoptic
