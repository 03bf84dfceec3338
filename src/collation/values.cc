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
std::string_view name_of(Stance stance) noexcept { return word_of(kStances, stance); }

}  // namespace synoptic
