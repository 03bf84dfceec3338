// collation: when two spellings are one name.
// SPDX-License-Identifier: Apache-2.0
//
// Names of one person reach the page by different roads: through a transliteration (Andrii, Andriy,
// Andrey), through a nickname (William, Bill), or through a slip of the hand. The data files say
// which spellings belong together; edit distance and Jaro-Winkler speak for the slips.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace synoptic {

// The letters that stand for a name's whole spelling family: equal for spellings that belong
// together. "zoretskyy", "zoretsky" => "zoretski"; "tracey", "tracy" => "traci".
// Takes the lower-case a-z form that latin_skeleton gives.
[[nodiscard]] std::string sound_key(std::string_view skeleton);

// The same with the rules of transliteration alone: "tracey" and "tracy" stay apart.
[[nodiscard]] std::string transliteration_key(std::string_view skeleton);

// How likely two words are one misspelt, from 0 to 1 (Jaro 1989; Winkler 1990, prefix weight 0.1
// over at most four letters). Words over 64 letters are compared by their first 64.
[[nodiscard]] double jaro_winkler(std::string_view a, std::string_view b);

// Insertions, deletions, replacements and swaps of neighbours that turn one into the other, counted
// up to `limit`; more than that gives limit + 1 (Damerau 1964, restricted).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// Which groups of given names a skeleton belongs to: "bill" and "william" share one. Bit set over
// group numbers is not needed: a name may stand in few groups, so the answer is by pair.
enum class GivenLikeness : std::uint8_t {
  different,
  variant,   // William and Bill; Volodymyr and Vladimir
  spelling,  // one name in two spellings: Catherine and Katherine
  same,
};
[[nodiscard]] GivenLikeness compare_given(std::string_view a, std::string_view b);

// Whether the skeleton looks like the Latin form of a name from another script: a given name listed
// as such ("andriy"), or an ending of surnames that are ("enko$").
[[nodiscard]] bool looks_transliterated(std::string_view skeleton);

// Whether it is a given name that the tables know.
[[nodiscard]] bool is_known_given(std::string_view skeleton);

}  // namespace synoptic
