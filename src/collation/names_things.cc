// SPDX-License-Identifier: Apache-2.0
//
// Organisations, places and groups across reports. Each gets a key in which orthography, order of
// head and modifier, company endings and listed equivalents are evened out; equal keys are one
// thing. Then what no key can even out: a transliteration ("Zaporizhzhya"), the country in front
// ("U.S. Supreme Court"), an acronym of an expansion ("F.E.C."), the shorter form of an
// organisation's name ("Security Council" of a "National Security and Defense Council"), the first
// names of a firm ("Mintz Levin"-like). Each of these joins only where one candidate is left, since
// a wrong join hides two things behind one name.
#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "collation/names_compare.h"
#include "collation/names_merge.h"

namespace synoptic {
namespace {

constexpr std::size_t kBlock = 64;                       // keys compared with each other
constexpr std::size_t kShortestRespelt = 5;              // letters of a name that rules may rewrite
constexpr std::size_t kLongestAcronym = 7;               // letters
constexpr std::string_view kCountry = "united states ";  // the country that reports leave out

// One key with the entities that bear it.
struct Thing {
  std::string key;
  NameKind kind = NameKind::other;
  std::vector<std::uint32_t> entities;
  std::set<ReportIndex> reports;
  bool acronym = false;
  bool list = false;
};

struct Things {
  NameSets& sets;
  std::vector<Thing> things;  // sorted by key

  [[nodiscard]] std::uint32_t root(const Thing& thing) const {
    return sets.root(thing.entities.front());
  }
};

bool is_acronym(const NameForm& form) {
  return form.parts.size() == 1 && form.parts[0].upper && form.parts[0].word.size() > 1 &&
         form.parts[0].word.size() <= kLongestAcronym;
}

std::vector<Thing> things_of(const std::vector<NameEntity>& entities, NameSets& sets) {
  std::map<std::string, Thing> by_key;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    const NameEntity& entity = entities[i];
    // What is a person's nickname by now is no thing.
    if (entity.kind == NameKind::person || entities[sets.root(i)].kind == NameKind::person)
      continue;
    for (const NameForm& form : entity.forms) {
      const bool acronym = is_acronym(form);
      if (&form != &entity.fullest() && !acronym) continue;
      std::string key = thing_key(form);
      Thing& thing = by_key[key];
      if (thing.entities.empty()) thing.key = std::move(key), thing.kind = entity.kind;
      thing.acronym = thing.acronym || acronym;
      thing.list = thing.list || form.list;
      thing.entities.push_back(i);
      thing.reports.insert(entity.report);
      sets.join(thing.entities.front(), i);
    }
  }
  std::vector<Thing> things;
  for (auto& [key, thing] : by_key) things.push_back(std::move(thing));
  return things;
}

const Thing* find_thing(const Things& all, std::string_view key) {
  const auto at = std::ranges::lower_bound(
      all.things, key, {}, [](const Thing& thing) { return std::string_view(thing.key); });
  return at != all.things.end() && at->key == key ? &*at : nullptr;
}

void join(Things& all, const Thing& a, const Thing& b) {
  all.sets.join(a.entities.front(), b.entities.front());
}

void join_respelt(Things& all) {
  std::map<std::string, const Thing*> by_spelling;
  for (const Thing& thing : all.things) {
    if (thing.key.size() < kShortestRespelt || thing.acronym) continue;
    const auto [at, fresh] = by_spelling.try_emplace(spelled_key(thing.key), &thing);
    if (!fresh) join(all, *at->second, thing);
  }
}

void join_without_country(Things& all) {
  for (const Thing& thing : all.things) {
    if (!thing.key.starts_with(kCountry)) continue;
    if (const Thing* bare = find_thing(all, std::string_view(thing.key).substr(kCountry.size()))) {
      join(all, *bare, thing);
    }
  }
}

// "justice department" as "department of justice", whose letters are "dj" and "doj".
std::string head_first(std::string_view key) {
  const std::size_t blank = key.rfind(' ');
  if (blank == std::string_view::npos) return {};
  return std::string(key.substr(blank + 1)) + " of " + std::string(key.substr(0, blank));
}

// The one thing among candidates, counted by their sets; with several, the one that stands in a
// report of `asking`. Null when none or several are left.
const Thing* only_one(const Things& all, const std::vector<const Thing*>& candidates,
                      const Thing& asking) {
  std::set<std::uint32_t> roots;
  std::set<std::uint32_t> near_roots;
  const Thing* any = nullptr;
  const Thing* near = nullptr;
  for (const Thing* candidate : candidates) {
    roots.insert(all.root(*candidate));
    any = candidate;
    const bool shares = std::ranges::any_of(candidate->reports, [&asking](ReportIndex report) {
      return asking.reports.contains(report);
    });
    if (!shares) continue;
    near_roots.insert(all.root(*candidate));
    near = candidate;
  }
  if (roots.size() == 1) return any;
  return near_roots.size() == 1 ? near : nullptr;
}

void join_acronyms(Things& all) {
  std::map<std::string, std::vector<const Thing*>> by_letters;
  for (const Thing& thing : all.things) {
    if (thing.key.find(' ') == std::string::npos) continue;
    const std::string turned = head_first(thing.key);
    std::set<std::string> letters = {initials_of(thing.key, false), initials_of(thing.key, true),
                                     initials_of(turned, false), initials_of(turned, true)};
    for (const std::string& acronym : letters) by_letters[acronym].push_back(&thing);
  }
  for (const Thing& thing : all.things) {
    if (!thing.acronym || thing.key.size() < 2) continue;
    const auto found = by_letters.find(thing.key);
    if (found == by_letters.end()) continue;
    if (const Thing* full = only_one(all, found->second, thing)) join(all, *full, thing);
  }
}

bool is_place(const Things& all, std::string_view key) {
  if (is_listed_place(key)) return true;
  const Thing* thing = find_thing(all, key);
  return thing != nullptr && thing->kind == NameKind::place;
}

// Whether the words left out say of which place an organisation is: another place, another thing.
bool leaves_out_place(const Things& all, std::string_view missing) {
  const auto words = key_words(missing);
  return is_place(all, missing) ||
         std::ranges::any_of(words, [&all](std::string_view word) { return is_place(all, word); });
}

void join_short_forms(Things& all) {
  std::map<std::string_view, std::vector<const Thing*>> by_head;
  for (const Thing& thing : all.things) {
    const auto words = key_words(thing.key);
    if (thing.kind != NameKind::organization || words.size() < 2) continue;
    auto& block = by_head[words.back()];
    if (block.size() < kBlock) block.push_back(&thing);
  }
  std::vector<std::pair<const Thing*, const Thing*>> joins;
  for (const auto& [head, block] : by_head) {
    for (const Thing* shorter : block) {
      std::vector<const Thing*> longer;
      std::ranges::copy_if(block, std::back_inserter(longer), [&](const Thing* candidate) {
        return is_short_form(shorter->key, candidate->key) &&
               !leaves_out_place(all, left_out(shorter->key, candidate->key));
      });
      const bool apart = std::ranges::any_of(longer, [shorter](const Thing* candidate) {
        return std::ranges::any_of(candidate->reports, [shorter](ReportIndex report) {
          return shorter->reports.contains(report);
        });
      });
      if (const Thing* one = only_one(all, longer, *shorter); one && !apart) {
        joins.emplace_back(shorter, one);
      }
    }
  }
  for (const auto& [shorter, longer] : joins) join(all, *shorter, *longer);
}

// "Adler Brandt" of "Adler, Brandt, Cole & Dorn": two names at least, from the first on; or "Cole &
// Dorn", the end of the list.
void join_firms(Things& all) {
  for (const Thing& firm : all.things) {
    if (!firm.list) continue;
    for (std::size_t start = firm.key.find(' '); start != std::string::npos;
         start = firm.key.find(' ', start + 1)) {
      const Thing* rest = find_thing(all, std::string_view(firm.key).substr(start + 1));
      if (rest != nullptr && rest->list) join(all, *rest, firm);
    }
    std::size_t end = firm.key.find(' ');
    while (end != std::string::npos) {
      end = firm.key.find(' ', end + 1);
      if (end == std::string::npos) break;
      const Thing* shorter = find_thing(all, std::string_view(firm.key).substr(0, end));
      if (shorter != nullptr && shorter->kind != NameKind::place) join(all, *shorter, firm);
    }
  }
}

// "harbourwatch.org" and "Harbour Watch".
void join_written_together(Things& all) {
  for (const Thing& thing : all.things) {
    if (key_words(thing.key).size() != 2) continue;
    std::string together = thing.key;
    std::erase(together, ' ');
    if (const Thing* one = find_thing(all, together)) join(all, *one, thing);
  }
}

}  // namespace

void merge_things(const std::vector<NameEntity>& entities, NameSets& sets) {
  Things all{.sets = sets, .things = things_of(entities, sets)};
  join_respelt(all);
  join_without_country(all);
  join_written_together(all);
  join_firms(all);
  join_acronyms(all);
  join_short_forms(all);
}

}  // namespace synoptic
