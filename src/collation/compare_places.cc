// SPDX-License-Identifier: Apache-2.0
//
// What lies in what, from data/containment.txt. Containment is the transitive closure of the
// table's lines: Miami lies in Florida, Florida in the United States, so Miami does as well. A name
// with two homes (Georgia) is never found different by one of them alone: two known places differ
// only when neither lies in the other.
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "collation/compare.h"
#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/text.h"

namespace synoptic {
namespace {

struct Gazetteer {
  std::unordered_map<std::string, std::string> canonical;  // any form => its name
  std::unordered_map<std::string_view, std::vector<std::string_view>> wholes;  // of a name

  std::string_view name_of(const std::string& form) {
    return canonical.try_emplace(form, form).first->second;
  }
};

void add_forms(Gazetteer& gazetteer, std::string_view name, std::string_view forms) {
  const std::string canonical = fold_word(name);
  gazetteer.canonical.insert_or_assign(canonical, canonical);
  for (const std::string_view form : pieces(forms, ',')) {
    gazetteer.canonical.insert_or_assign(fold_word(form), canonical);
  }
}

void add_parts(Gazetteer& gazetteer, std::string_view whole, std::string_view parts) {
  const std::string_view home = gazetteer.name_of(fold_word(whole));
  for (const std::string_view part : pieces(parts, ',')) {
    gazetteer.wholes[gazetteer.name_of(fold_word(part))].push_back(home);
  }
}

// Other forms are read first, so that a part may be given in any of its forms.
Gazetteer read_gazetteer() {
  Gazetteer gazetteer;
  const std::vector<std::string_view> lines = rows(collation_data::containment);
  for (const std::string_view line : lines) {
    const std::size_t equals = line.find(" = ");
    if (equals != std::string_view::npos) {
      add_forms(gazetteer, line.substr(0, equals), line.substr(equals + 3));
    }
  }
  for (const std::string_view line : lines) {
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos) {
      add_parts(gazetteer, line.substr(0, colon), line.substr(colon + 2));
    }
  }
  return gazetteer;
}

const Gazetteer& gazetteer() {
  static const Gazetteer table = read_gazetteer();
  return table;
}

// The table is a few levels deep; the bound keeps a circle in the data from mattering.
constexpr int kLevels = 6;
bool within(std::string_view part, std::string_view whole, int levels) {
  if (part == whole) return true;
  const auto found = gazetteer().wholes.find(part);
  if (levels == 0 || found == gazetteer().wholes.end()) return false;
  for (const std::string_view home : found->second) {
    if (within(home, whole, levels - 1)) return true;
  }
  return false;
}

std::string_view without_article(std::string_view folded) {
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

}  // namespace

std::string_view known_place(std::string_view name) {
  const std::string folded = fold_word(name);
  const auto& forms = gazetteer().canonical;
  auto found = forms.find(folded);
  if (found == forms.end()) found = forms.find(std::string(without_article(folded)));
  return found == forms.end() ? std::string_view{} : std::string_view(found->second);
}

bool lies_in(std::string_view part, std::string_view whole) {
  const std::string_view inner = known_place(part);
  const std::string_view outer = known_place(whole);
  return !inner.empty() && !outer.empty() && within(inner, outer, kLevels);
}

Comparison compare_places(std::string_view a, std::string_view b) {
  if (a == b) return {.relation = Relation::same, .reason = Reason::equal};
  const std::string_view first = known_place(a);
  const std::string_view second = known_place(b);
  if (first.empty() || second.empty()) {
    const bool equal = fold_word(a) == fold_word(b);
    return {.relation = equal ? Relation::same : Relation::unknown, .reason = Reason::equal};
  }
  if (first == second) return {.relation = Relation::same, .reason = Reason::equal};
  const auto& homes = gazetteer().wholes;
  const bool outermost = !homes.contains(first) || !homes.contains(second);
  if (within(first, second, kLevels) || within(second, first, kLevels)) {
    if (outermost) return {.relation = Relation::unknown, .reason = Reason::containment};
    return {.relation = Relation::same, .reason = Reason::containment};
  }
  return {.relation = Relation::different, .reason = Reason::value};
}

}  // namespace synoptic
