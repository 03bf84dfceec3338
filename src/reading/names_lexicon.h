// reading: the word lists by which names and roles are found.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synoptic/reading.h"

namespace synoptic::reading {

// What single words hint at; a word may have several. The lists are name_words.txt, casing.txt and
// given_names.txt, whose section names are these.
namespace cue {
inline constexpr std::uint32_t honorific = 1u << 0;
inline constexpr std::uint32_t particle = 1u << 1;
inline constexpr std::uint32_t suffix = 1u << 2;
inline constexpr std::uint32_t company = 1u << 3;
inline constexpr std::uint32_t organization = 1u << 4;
inline constexpr std::uint32_t place = 1u << 5;
inline constexpr std::uint32_t place_first = 1u << 6;
inline constexpr std::uint32_t locative = 1u << 7;
inline constexpr std::uint32_t other = 1u << 8;
inline constexpr std::uint32_t calendar = 1u << 9;
inline constexpr std::uint32_t no_name = 1u << 10;
inline constexpr std::uint32_t speech = 1u << 11;
inline constexpr std::uint32_t joiner = 1u << 12;
inline constexpr std::uint32_t usual = 1u << 13;
inline constexpr std::uint32_t mostly = 1u << 14;
inline constexpr std::uint32_t often = 1u << 15;
inline constexpr std::uint32_t man = 1u << 16;
inline constexpr std::uint32_t woman = 1u << 17;
inline constexpr std::uint32_t ambiguous = 1u << 18;
inline constexpr std::uint32_t male_honorific = 1u << 19;
inline constexpr std::uint32_t female_honorific = 1u << 20;
inline constexpr std::uint32_t title_surname = 1u << 21;
inline constexpr std::uint32_t head_surname = 1u << 22;
inline constexpr std::uint32_t newspaper = 1u << 23;
inline constexpr std::uint32_t article = 1u << 24;
inline constexpr std::uint32_t of_state = 1u << 25;
inline constexpr std::uint32_t of_place = 1u << 26;
inline constexpr std::uint32_t thing = 1u << 27;
inline constexpr std::uint32_t thing_first = 1u << 28;

inline constexpr std::uint32_t common = usual | mostly | often;
inline constexpr std::uint32_t given = man | woman | ambiguous;
}  // namespace cue

// A known name.
struct KnownName {
  NameKind kind = NameKind::other;
  bool capitals = false;        // counts only when written in capitals: "WHO"
  bool takes_article = false;   // "The" belongs to it: a newspaper's own name
  bool state = false;           // a country or state, which may follow a town: "Orra, Velmark"
  bool body = false;            // a parliament, court or authority, which has offices
  bool nationality = false;     // a demonym of a place
  std::uint64_t canonical = 0;  // one hash for all forms of one name
};

// Parts of words by which names are told; the sections of name_parts.txt.
struct NameParts {
  std::vector<std::pair<std::string_view, NameKind>> kind_endings;
  std::vector<std::string_view> ordinary_endings;
  std::vector<std::string_view> name_prefixes;
  std::vector<std::string_view> surname_prefixes;
};

struct NameLexicon {
  NameLexicon();

  PhraseTable known;               // places, organisations, demonyms
  std::vector<KnownName> entries;  // by row of `known`
  PhraseTable roles;               // role_words.txt
  std::unordered_map<std::uint64_t, std::uint64_t>
      nicknames;  // of given names: "bill" => "william"

  NameParts parts;

  // The cues of a word by the hash of its folded form; 0 when it is in no list.
  [[nodiscard]] std::uint32_t cues(std::uint64_t hash) const;

 private:
  void add_words(std::string_view source);
  void add_word(std::uint64_t hash, std::uint32_t bits);

  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t bits = 0;
  };
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

// Built at the first call; safe to ask from many threads.
[[nodiscard]] const NameLexicon& name_lexicon();

// Whether the row of role_words.txt is a party member or a relation.
enum class RoleGroup : std::uint8_t { office, calling, party, kin };
[[nodiscard]] RoleGroup role_group(std::uint32_t row);

}  // namespace synoptic::reading
