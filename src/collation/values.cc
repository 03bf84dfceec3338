// SPDX-License-Identifier: Apache-2.0
//
// The words of the dossier's enumerations.
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "synoptic/collation.h"

namespace synoptic {
namespace {

constexpr std::array<std::string_view, 3> kChanges = {"verbatim", "cut", "reworded"};
constexpr std::array<std::string_view, 4> kEdits = {"same", "cut", "insert", "replace"};
constexpr std::array<std::string_view, 11> kClaimKinds = {
    "count",  "duration", "amount",       "date",    "place", "role",
    "status", "name",     "participants", "outcome", "other"};
constexpr std::array<std::string_view, 3> kVerdicts = {"agree", "differ", "single"};
constexpr std::array<std::string_view, 12> kReasons = {
    "equal",      "rounding", "hedge",       "granularity", "containment", "later_state",
    "part_whole", "scope",    "same_office", "value",       "attributed",  "identity"};
constexpr std::array<std::string_view, 5> kStances = {"demands", "rejects", "accepts", "offers",
                                                      "undecided"};

constexpr std::array<std::string_view, 20> kRules = {
    "lone_fact", "count",       "toll",         "tally", "age",       "amount",
    "duration",  "event_date",  "date",         "place", "statement", "lone_statement",
    "speaker",   "spelling",    "office_state", "party", "office",    "exclusive_offices",
    "state",     "participants"};
constexpr std::array<std::string_view, 20> kRuleTexts = {
    "A fact that one report alone has, or that no other report's fact could be lined up with.",
    "Numbers that count one thing, said in like words.",
    "Numbers of those whom one thing befell: killed, injured, arrested.",
    "The two numbers of one vote or one game.",
    "Ages of one person.",
    "Amounts, rates and measures of one thing, said in like words.",
    "Lengths of one thing, said in like words.",
    "Days on which the same thing befell the same person; it befalls one once.",
    "Days of one thing, said in like words.",
    "Places of one thing, said in like words.",
    "The same statement in other words: most of what two clauses say is shared.",
    "A statement whose names and rare words no other report has.",
    "The same words between quotation marks, given to two people.",
    "One name, spelt in two ways.",
    "One office of one person, held now in one report and formerly in another.",
    "The party of one person.",
    "Titles of one person that name one office, or offices that one person can hold.",
    "Two offices of one person that nobody holds together.",
    "What has become of one person: states of which one rules out the other.",
    "Those who took part in one call, meeting or agreement; a shorter list contradicts nothing."};

template <typename Enum, std::size_t size>
std::string_view word_of(const std::array<std::string_view, size>& words, Enum value) noexcept {
  const auto at = static_cast<std::size_t>(std::to_underlying(value));
  return at < size ? words[at] : std::string_view{};
}

}  // namespace

std::string_view name_of(Change change) noexcept { return word_of(kChanges, change); }
std::string_view name_of(EditKind kind) noexcept { return word_of(kEdits, kind); }
std::string_view name_of(ClaimKind kind) noexcept { return word_of(kClaimKinds, kind); }
std::string_view name_of(Verdict verdict) noexcept { return word_of(kVerdicts, verdict); }
std::string_view name_of(Reason reason) noexcept { return word_of(kReasons, reason); }
std::string_view name_of(Rule rule) noexcept { return word_of(kRules, rule); }
std::string_view description_of(Rule rule) noexcept { return word_of(kRuleTexts, rule); }
std::string_view name_of(Stance stance) noexcept { return word_of(kStances, stance); }

}  // namespace synoptic
