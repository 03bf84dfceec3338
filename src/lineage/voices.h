// lineage: one key for a name however reports spell it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/reading.h"

namespace synoptic::lineage {

// A word of a name as it sounds: Latin letters; "y" and "j" as "i", doubled letters once.
//   "Zoretskyy", "Zoretskiy", "Zoretsky"  =>  "zoretski"
[[nodiscard]] std::string sound_of(std::string_view word);

// A name as it is compared across reports.
struct Voice {
  NameKind kind = NameKind::other;
  std::string given;   // of a person: the first given name, "" when only the surname is known
  std::string family;  // of a person: the surname; of all else the whole name
  std::string label;   // the fullest words the report has for it
};

// REQUIRES: entity < report.reading.entities.size().
[[nodiscard]] Voice voice_of(const AnnotatedReport& report, EntityIndex entity);

// What a report is about, as far as its names tell: hashes of the people, organisations and places
// it names, each with a weight: 2 for people and organisations, 1 for the rest. Sorted by hash.
struct Profile {
  struct Name {
    std::uint64_t hash = 0;
    std::uint32_t weight = 0;
  };
  std::vector<Name> names;
};
[[nodiscard]] Profile profile_of(const AnnotatedReport& report);

// Takes out of all profiles the names that stand in so many reports that they tell nothing.
void drop_common(std::vector<Profile>& profiles);

}  // namespace synoptic::lineage
