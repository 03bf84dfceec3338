// SPDX-License-Identifier: Apache-2.0
#include "reading/names_lexicon.h"

#include <array>
#include <string>
#include <utility>

#include "reading_data.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 29> kSections = {{
    {"honorific", cue::honorific},
    {"male_honorific", cue::male_honorific},
    {"female_honorific", cue::female_honorific},
    {"particle", cue::particle},
    {"suffix", cue::suffix},
    {"company", cue::company},
    {"organization", cue::organization},
    {"place", cue::place},
    {"place_first", cue::place_first},
    {"locative", cue::locative},
    {"other", cue::other},
    {"calendar", cue::calendar},
    {"no_name", cue::no_name},
    {"speech", cue::speech},
    {"joiner", cue::joiner},
    {"usual", cue::usual},
    {"mostly", cue::mostly},
    {"often", cue::often},
    {"man", cue::man},
    {"woman", cue::woman},
    {"ambiguous", cue::ambiguous},
    {"title_surname", cue::title_surname},
    {"head_surname", cue::head_surname},
    {"newspaper", cue::newspaper},
    {"article", cue::article},
    {"of_state", cue::of_state},
    {"of_place", cue::of_place},
    {"thing", cue::thing},
    {"thing_first", cue::thing_first},
}};

std::uint32_t bits_of(std::string_view section) {
  for (const auto& [name, bits] : kSections)
    if (name == section) return bits;
  return 0;
}

constexpr std::string_view kBlank = " \t\r";

std::string_view next_line(std::string_view& source) {
  const std::size_t end = source.find('\n');
  const std::string_view line = source.substr(0, end);
  source = end == std::string_view::npos ? std::string_view{} : source.substr(end + 1);
  return line.substr(0, line.find('#'));
}

std::string_view next_word(std::string_view& line) {
  const std::size_t start = line.find_first_not_of(kBlank);
  if (start == std::string_view::npos) return line = {};
  const std::size_t end = std::min(line.find_first_of(kBlank, start), line.size());
  const std::string_view word = line.substr(start, end - start);
  line.remove_prefix(end);
  return word;
}

std::string all_known_names() {
  std::string all;
  all += reading_data::demonyms;
  all += reading_data::places;
  all += reading_data::organizations;
  return all;
}

NameKind kind_of_section(std::string_view section) {
  if (section == "group") return NameKind::group;
  if (section == "event") return NameKind::other;
  if (section == "country" || section == "state" || section == "capital" || section == "city" ||
      section == "region")
    return NameKind::place;
  return NameKind::organization;
}

bool in_capitals(std::string_view phrase) {
  bool upper = false;
  for (const char c : phrase) {
    if (c >= 'a' && c <= 'z') return false;
    upper = upper || (c >= 'A' && c <= 'Z');
  }
  return upper;
}

KnownName known_name(const PhraseTable& table, std::uint32_t row) {
  const auto labels = table.labels(row);
  const std::string_view section = labels.front();
  KnownName name{.kind = kind_of_section(section)};
  name.capitals = in_capitals(table.phrase(row)) && name.kind != NameKind::place;
  if (table.phrase(row) == "US" || table.phrase(row) == "LA") name.capitals = true;
  name.takes_article = section == "paper";
  name.body = section == "body" || section == "international";
  name.state = section == "country" || section == "state";
  name.nationality = name.kind == NameKind::group && labels.size() > 1;
  const std::string canonical = fold_word(labels.size() > 1 ? labels[1] : table.phrase(row));
  name.canonical = mix_hash(static_cast<std::uint64_t>(name.kind), hash_bytes(canonical));
  return name;
}

NameParts read_parts(std::string_view source) {
  NameParts parts;
  std::string_view section;
  while (!source.empty()) {
    std::string_view line = next_line(source);
    if (line.starts_with('[')) {
      section = line.substr(1, line.find(']') - 1);
      continue;
    }
    for (std::string_view part = next_word(line); !part.empty(); part = next_word(line)) {
      if (section == "person_ending") parts.kind_endings.emplace_back(part, NameKind::person);
      if (section == "place_ending") parts.kind_endings.emplace_back(part, NameKind::place);
      if (section == "ordinary_ending") parts.ordinary_endings.push_back(part);
      if (section == "name_prefix") parts.name_prefixes.push_back(part);
      if (section == "surname_prefix") parts.surname_prefixes.push_back(part);
    }
  }
  return parts;
}

}  // namespace

NameLexicon::NameLexicon() : known(all_known_names()), roles(reading_data::role_words) {
  slots_.resize(std::size_t{1} << 15);
  parts = read_parts(reading_data::name_parts);
  add_words(reading_data::casing);
  add_words(reading_data::given_names);
  add_words(reading_data::name_words);
  entries.reserve(known.size());
  for (std::uint32_t row = 0; row < known.size(); ++row) entries.push_back(known_name(known, row));
  std::string_view rest = reading_data::nicknames;
  while (!rest.empty()) {
    std::string_view line = next_line(rest);
    const std::string_view full = next_word(line);
    for (std::string_view nick = next_word(line); !nick.empty(); nick = next_word(line))
      nicknames.emplace(hash_bytes(nick), hash_bytes(full));
  }
}

void NameLexicon::add_words(std::string_view source) {
  std::uint32_t bits = 0;
  while (!source.empty()) {
    std::string_view line = next_line(source);
    if (line.starts_with('[')) {
      bits = bits_of(line.substr(1, line.find(']') - 1));
      continue;
    }
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line))
      add_word(hash_bytes(word), bits);
  }
}

void NameLexicon::add_word(std::uint64_t hash, std::uint32_t bits) {
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    used_ = 0;
    for (const Slot& slot : old)
      if (slot.bits != 0) add_word(slot.hash, slot.bits);
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].bits != 0 && slots_[i].hash != hash) i = (i + 1) & mask;
  if (slots_[i].bits == 0) ++used_;
  slots_[i].hash = hash;
  slots_[i].bits |= bits;
}

std::uint32_t NameLexicon::cues(std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].bits != 0; i = (i + 1) & mask)
    if (slots_[i].hash == hash) return slots_[i].bits;
  return 0;
}

const NameLexicon& name_lexicon() {
  static const NameLexicon lexicon;
  return lexicon;
}

RoleGroup role_group(std::uint32_t row) {
  const std::string_view label = name_lexicon().roles.label(row);
  if (label == "office") return RoleGroup::office;
  if (label == "party") return RoleGroup::party;
  return label == "kin" ? RoleGroup::kin : RoleGroup::calling;
}

}  // namespace synoptic::reading
