// collation: a name taken apart, so that it can be compared with others.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/collation.h"

namespace synoptic {

// One word of a name.
struct NamePart {
  std::string word;       // folded, without full stops: "volodymyr", "us", "j"
  std::string skeleton;   // of it, a-z
  std::string sound;      // its spelling family
  bool upper = false;     // written in capitals, two letters at least
  bool initial = false;   // one letter, or letters with full stops
  bool nickname = false;  // stood between quotation marks
};

// One form of a name.
struct NameForm {
  std::vector<NamePart> parts;  // without "the" in front and without generation
  std::string generation;       // "jr", "iii", or empty
  bool list = false;            // of names: commas or "&" between the parts
  std::string key;              // the words with a blank between
  std::uint32_t mentions = 0;   // how often an entity is called so
};

// What names a word list tells apart.
enum class NameWord : std::uint8_t { generation, particle, small, company, telling };
[[nodiscard]] bool is_name_word(NameWord kind, std::string_view word);

// Takes the words of a name mention apart. Only an empty span has no parts.
//   "Walter \"Wat\" Tarn Jr."  =>  walter, wat (nickname), tarn; generation "jr"
[[nodiscard]] NameForm take_apart(const AnnotatedReport& report, Span span);

// The key under which forms of one organisation or place meet: orthography evened out, company
// endings and "of" heads put in one order, equivalents replaced by their full form.
//   "U.S." => "united states";  "Ministry of Defence" => "defense ministry";  "Acme Inc." => "acme"
[[nodiscard]] std::string thing_key(const NameForm& form);

// The same key with its words rewritten by the rules of transliteration.
[[nodiscard]] std::string spelled_key(std::string_view key);

// Whether a key is the full form of a place in the table of equivalents.
[[nodiscard]] bool is_listed_place(std::string_view key);

// Whether a word is a people of a place, or its adjective: "tessalian" of "tessaly". Both are keys.
[[nodiscard]] bool is_demonym(std::string_view word, std::string_view place);

// Whether a word is a listed people, or its adjective, of any place.
[[nodiscard]] bool is_listed_demonym(std::string_view word);

// A key's words.
[[nodiscard]] std::vector<std::string_view> key_words(std::string_view key);

// The first letters of the words that count: "Federal Election Commission" => "fec"; with the small
// words too, where `all`: "Department of Justice" => "doj".
[[nodiscard]] std::string initials_of(std::string_view key, bool all);

}  // namespace synoptic
