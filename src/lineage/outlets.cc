// SPDX-License-Identifier: Apache-2.0
#include "lineage/outlets.h"

#include <algorithm>
#include <array>

#include "lineage/data_lines.h"
#include "lineage_data.h"
#include "synoptic/text.h"

namespace synoptic::lineage {
namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The bytes of a word: ASCII letters and digits, and all of every other script.
bool is_word_byte(char c) { return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string letters_of_word(std::string_view word) {
  std::string out;
  bool ascii = true;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) ascii = false;
    if (is_alnum(c)) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return ascii ? out : latin_skeleton(word);
}

// Takes the next word off a line.
std::string_view next_word(std::string_view& line) {
  std::size_t begin = 0;
  while (begin < line.size() && !is_word_byte(line[begin])) ++begin;
  std::size_t end = begin;
  while (end < line.size() && is_word_byte(line[end])) ++end;
  const std::string_view word = line.substr(begin, end - begin);
  line.remove_prefix(end);
  return word;
}

// Endings that an outlet's name may have or not.
constexpr std::array<std::string_view, 6> kOptionalEndings = {"news",      "online",   "digital",
                                                              "newspaper", "magazine", "com"};

std::string without_ending(std::string letters) {
  for (const std::string_view ending : kOptionalEndings) {
    if (letters.size() > ending.size() + 1 && letters.ends_with(ending)) {
      letters.resize(letters.size() - ending.size());
      return letters;
    }
  }
  return letters;
}

constexpr std::size_t kInitials = 4;  // letters at most

// Whether a part of a byline has no small letter.
bool is_upper(std::string_view part) {
  return part.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

std::string_view trimmed(std::string_view part) {
  const auto first = part.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return part.substr(first, part.find_last_not_of(' ') - first + 1);
}

// Takes the next part off a byline or dateline: up to punctuation that parts names, or to one of
// the small words between names.
std::string_view next_part(std::string_view& line) {
  constexpr std::array<std::string_view, 6> kBetween = {"by", "By", "via", "from", "of", "and"};
  const auto is_end = [&](std::size_t at) {
    if (std::string_view("()/,;|-").find(line[at]) != std::string_view::npos) return true;
    return line.substr(at).starts_with("\u2013") || line.substr(at).starts_with("\u2014");
  };
  std::size_t end = 0;
  while (end < line.size()) {
    if (is_end(end)) break;
    std::string_view rest = line.substr(end);
    const std::size_t before = rest.size();
    const std::string_view word = next_word(rest);
    const bool at_word = !word.empty() && word.data() == line.data() + end;
    if (at_word && std::find(kBetween.begin(), kBetween.end(), word) != kBetween.end()) break;
    end += at_word ? before - rest.size() : 1;
  }
  const std::string_view part = line.substr(0, end);
  std::string_view rest = line.substr(end);
  if (!rest.empty() && is_word_byte(rest.front()) && !is_end(end)) {
    (void)next_word(rest);
  } else if (!rest.empty()) {
    rest.remove_prefix(rest.front() < 0 ? std::size_t{3} : std::size_t{1});  // a dash, or ASCII
  }
  line = rest;
  return part;
}

}  // namespace

std::string letters_of(std::string_view name) {
  std::string out;
  bool first = true;
  while (!name.empty()) {
    const std::string word = letters_of_word(next_word(name));
    if (!(first && word == "the") && word != "www") out += word;
    if (!word.empty()) first = false;
  }
  return out;
}

Outlets::Outlets() {
  for (const DataLine& line : data_lines(lineage_data::agencies)) {
    for (const std::string_view name : line.fields) {
      agencies_.emplace(letters_of(name), letters_of(line.fields.front()));
    }
  }
  for (const DataLine& line : data_lines(lineage_data::publishers)) {
    for (const std::string_view name : line.fields) {
      families_.emplace(key_of(name), line.fields.front());
    }
  }
}

const Outlets& Outlets::known() {
  static const Outlets outlets;
  return outlets;
}

std::string Outlets::key_of(std::string_view name) const {
  std::string letters = letters_of(name);
  if (const auto agency = agencies_.find(letters); agency != agencies_.end()) {
    return agency->second;
  }
  return without_ending(std::move(letters));
}

bool Outlets::is_agency(std::string_view key) const {
  const auto agency = agencies_.find(std::string(key));
  return agency != agencies_.end() && agency->second == key;
}

std::string_view Outlets::family_of(std::string_view key) const {
  const auto family = families_.find(std::string(key));
  return family == families_.end() ? std::string_view{} : std::string_view(family->second);
}

std::optional<std::string_view> Outlets::agency_in(std::string_view line) const {
  constexpr std::size_t kLongestLine = 400;  // a byline is short; a line that is not is none
  if (line.size() > kLongestLine) return std::nullopt;
  while (!line.empty()) {
    const std::string_view part = trimmed(next_part(line));
    const auto agency = agencies_.find(letters_of(part));
    if (agency == agencies_.end()) continue;
    // "Pap" and "Ana" are people, "PAP" and "ANA" are not.
    const bool initials = agency->first.size() <= kInitials && agency->first != agency->second;
    if (!initials || is_upper(part)) return part;
  }
  return std::nullopt;
}

}  // namespace synoptic::lineage
