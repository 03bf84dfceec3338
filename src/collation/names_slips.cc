// SPDX-License-Identifier: Apache-2.0
//
// Rules of spelling families find what newsrooms spell by different systems; what is left are
// slips: a letter too many, two letters turned, an ending misheard. In one story two people whose
// given names and surnames are both a letter apart are rarer than an outlet that got a name wrong,
// unless they are of one family; those stand in one report together sooner or later, or have two
// given names that are known for two.
//   Gerda Moll / Gerda Mohl                     => one
//   Mara Kellin / Maria Kellin, both "driver"   => one; without the office two sisters
//   Hanne Krogh / Hannah Krog, both "finance director"  => one
// Cost: names meet in blocks of the first letters of both parts.
#include "collation/names_slips.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "collation/names_compare.h"
#include "collation/names_spelling.h"

namespace synoptic {
namespace {

constexpr std::size_t kBlock = 48;
constexpr std::size_t kLeast = 4;       // letters of a part that may hide a slip
constexpr std::size_t kLong = 6;        // of one that may hide two
constexpr std::size_t kMostOfBoth = 3;  // letters, with an office to vouch for it

// A person as the full names of all reports have it.
struct Known {
  std::uint32_t root = 0;
  const NamePart* given = nullptr;
  const NamePart* surname = nullptr;
  std::set<ReportIndex> reports;
  std::set<std::string> offices;
};

std::vector<Known> known_people(const std::vector<NameEntity>& entities, const NameSets& sets) {
  std::map<std::uint32_t, Known> by_root;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    const NameEntity& entity = entities[i];
    if (entity.kind != NameKind::person || entity.fullest().parts.size() < 2) continue;
    Known& known = by_root[sets.root(i)];
    known.root = sets.root(i);
    known.reports.insert(entity.report);
    known.offices.insert(entity.offices.begin(), entity.offices.end());
    const NameForm& form = entity.fullest();
    if (known.given != nullptr || form.parts.front().initial) continue;
    known.given = &form.parts.front();
    known.surname = &form.parts[surname_at(form)];
  }
  std::vector<Known> out;
  for (auto& [root, known] : by_root) {
    if (known.given != nullptr) out.push_back(std::move(known));
  }
  return out;
}

template <class Set>
bool meet(const Set& a, const Set& b) {
  return std::ranges::any_of(a, [&b](const auto& x) { return b.contains(x); });
}

bool is_slip(const Known& a, const Known& b) {
  const std::string& given_a = a.given->skeleton;
  const std::string& given_b = b.given->skeleton;
  const std::string& surname_a = a.surname->skeleton;
  const std::string& surname_b = b.surname->skeleton;
  const std::size_t given = edit_distance(given_a, given_b, 2);
  const std::size_t surname = edit_distance(surname_a, surname_b, 2);
  if (given > 2 || surname > 2 || given + surname == 0) return false;
  const std::size_t short_given = std::min(given_a.size(), given_b.size());
  const std::size_t short_surname = std::min(surname_a.size(), surname_b.size());
  if (short_surname < kLeast || (given > 0 && short_given < kLeast)) return false;
  const bool two_known = given > 0 && is_known_given(given_a) && is_known_given(given_b);
  const bool vouched = meet(a.offices, b.offices);
  if (two_known) return vouched && given + surname <= kMostOfBoth;
  if (given == 0) return surname <= 1 || (vouched && surname == 2) || short_surname >= kLong;
  if (surname == 0) return vouched && given <= 2;
  return given + surname <= 2 || (vouched && given + surname <= kMostOfBoth);
}

// The first letters of both parts: a slip leaves them as they are.
using Blocks = std::map<std::pair<char, std::string>, std::vector<std::size_t>>;

}  // namespace

void join_slips(const std::vector<NameEntity>& entities, NameSets& sets) {
  const std::vector<Known> people = known_people(entities, sets);
  Blocks blocks;
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto& block = blocks[{people[i].given->skeleton[0], people[i].surname->skeleton.substr(0, 2)}];
    if (block.size() < kBlock) block.push_back(i);
  }
  std::map<std::size_t, std::vector<std::size_t>> slips;
  for (const auto& [key, block] : blocks) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t j = i + 1; j < block.size(); ++j) {
        const Known& a = people[block[i]];
        const Known& b = people[block[j]];
        if (meet(a.reports, b.reports) || !is_slip(a, b)) continue;
        slips[block[i]].push_back(block[j]);
        slips[block[j]].push_back(block[i]);
      }
    }
  }
  // Who could be two others is neither.
  for (const auto& [name, others] : slips) {
    if (others.size() == 1 && slips[others.front()].size() == 1) {
      sets.join(people[name].root, people[others.front()].root);
    }
  }
}

}  // namespace synoptic
