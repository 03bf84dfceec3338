// SPDX-License-Identifier: Apache-2.0
//
// People across reports. Full names come first: those that share a word are compared, and joined
// where given names agree ("Andrii Hnat", "Andriy Hnat"), unless somebody already in one set
// clashes with somebody in the other (Anna and Berta Lind never meet, not even over "A. Lind").
// Then names of one word find their full name: "Lind" the one person of that surname, in its own
// report before elsewhere; "Anna" the one Anna of a family that its report speaks of. Where two
// could be meant, the bare name goes to the one that the other reports call so, or to nobody.
//
// Cost: names meet only in blocks of one word's spelling family, of at most kBlock names.
#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "collation/names_compare.h"
#include "collation/names_merge.h"
#include "collation/names_slips.h"
#include "collation/names_spelling.h"

namespace synoptic {
namespace {

constexpr std::size_t kBlock = 64;           // names compared with each other in one block
constexpr std::size_t kComparedForms = 4;    // of one name
constexpr std::uint32_t kDominance = 4;      // times as often called so as any other
constexpr std::uint32_t kSlipMentions = 2;   // a misspelling does not stand more often
constexpr std::uint32_t kKnownMentions = 3;  // and what it stands for does

// All entities with one full name.
struct FullName {
  std::uint32_t first = 0;  // entity
  std::vector<const NameForm*> forms;
};

using Roots = std::set<std::uint32_t>;

struct People {
  const std::vector<NameEntity>& entities;
  NameSets& sets;
  std::vector<FullName> names;
  std::map<std::string, Roots> by_surname;   // sound => entities of full names
  std::map<std::string, Roots> by_given;     // first given name or nickname, likewise
  std::map<std::string, Roots> by_nickname;  // nickname between marks, likewise
  std::set<std::string> firsts;              // first words of organisations of several words
  std::map<std::string, std::vector<const NamePart*>> by_start;  // surnames by their first letters
};

constexpr std::size_t kStart = 3;  // letters that a slip leaves as they are

bool is_full(const NameForm& form) { return form.parts.size() > 1; }

std::vector<FullName> full_names(const std::vector<NameEntity>& entities, NameSets& sets) {
  std::map<std::pair<std::string_view, std::string_view>, FullName> by_key;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    const NameEntity& entity = entities[i];
    if (entity.kind != NameKind::person || !is_full(entity.fullest())) continue;
    const auto at =
        by_key
            .try_emplace({entity.fullest().key, entity.fullest().generation}, FullName{.first = i})
            .first;
    sets.join(at->second.first, i);
    for (const NameForm& form : entity.forms) {
      if (is_full(form) && at->second.forms.size() < kComparedForms) {
        at->second.forms.push_back(&form);
      }
    }
  }
  std::vector<FullName> names;
  for (auto& [key, name] : by_key) names.push_back(std::move(name));
  return names;
}

Likeness compare_names(const FullName& a, const FullName& b) {
  Likeness best = Likeness::different;
  for (const NameForm* left : a.forms) {
    for (const NameForm* right : b.forms) best = std::max(best, compare_people(*left, *right));
  }
  return best;
}

// Pairs of names that share a word's spelling family, as places in the list, sorted.
std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_of(const std::vector<FullName>& names) {
  std::map<std::string_view, std::vector<std::uint32_t>> blocks;
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    for (const NameForm* form : names[n].forms) {
      for (const NamePart& part : form->parts) {
        auto& block = blocks[part.sound];
        if (part.initial || block.size() >= kBlock) continue;
        if (block.empty() || block.back() != n) block.push_back(n);
      }
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [sound, block] : blocks) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t j = i + 1; j < block.size(); ++j) pairs.emplace_back(block[i], block[j]);
    }
  }
  std::ranges::sort(pairs);
  pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
  return pairs;
}

// Sets of full names, with what is known of whole sets.
class FullNameSets {
 public:
  explicit FullNameSets(People& people) : people_(people) {
    for (std::uint32_t n = 0; n < people.names.size(); ++n) {
      members_[people.names[n].first] = {n};
    }
  }

  // Joins two names' sets unless somebody in the one cannot be somebody in the other.
  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t left = root(a);
    const std::uint32_t right = root(b);
    if (left == right || clash(members_[left], members_[right])) return;
    people_.sets.join(left, right);
    std::vector<std::uint32_t> all = members_[left];
    all.insert(all.end(), members_[right].begin(), members_[right].end());
    members_.erase(left);
    members_.erase(right);
    members_[root(a)] = std::move(all);
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t name) const {
    return people_.sets.root(people_.names[name].first);
  }

 private:
  [[nodiscard]] bool clash(const std::vector<std::uint32_t>& a,
                           const std::vector<std::uint32_t>& b) const {
    std::set<std::string_view> nicknames;
    for (const auto* side : {&a, &b}) {
      for (const std::uint32_t n : *side) {
        for (const NamePart& part : people_.names[n].forms.front()->parts) {
          if (part.nickname) nicknames.insert(part.sound);
        }
      }
    }
    const auto called_so = [&](std::uint32_t n) {
      return nicknames.contains(people_.names[n].forms.front()->parts.front().sound);
    };
    for (const std::uint32_t left : a) {
      for (const std::uint32_t right : b) {
        if (called_so(left) || called_so(right)) continue;
        const bool different =
            compare_names(people_.names[left], people_.names[right]) == Likeness::different;
        if (different) return true;
      }
    }
    return false;
  }

  People& people_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> members_;  // by root entity
};

using Candidates = std::map<std::uint32_t, std::vector<std::uint32_t>>;  // name => names

Roots other_roots(const FullNameSets& sets, const Candidates& possible, std::uint32_t name) {
  Roots roots;
  for (const std::uint32_t other : possible.at(name)) roots.insert(sets.root(other));
  roots.erase(sets.root(name));
  return roots;
}

// Joins names that may be one where each is the other's only candidate.
void join_only_candidates(FullNameSets& sets, const Candidates& possible) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
  for (const auto& [name, others] : possible) {
    if (other_roots(sets, possible, name).size() != 1) continue;
    for (const std::uint32_t other : others) {
      if (other_roots(sets, possible, other).size() == 1) joins.emplace_back(name, other);
    }
  }
  for (const auto& [a, b] : joins) sets.join(a, b);
}

void join_full_names(People& people) {
  FullNameSets sets(people);
  Candidates possible;
  for (const auto& [a, b] : pairs_of(people.names)) {
    const Likeness likeness = compare_names(people.names[a], people.names[b]);
    if (likeness == Likeness::same) sets.join(a, b);
    if (likeness != Likeness::possible) continue;
    possible[a].push_back(b);
    possible[b].push_back(a);
  }
  join_only_candidates(sets, possible);
  join_slips(people.entities, people.sets);
}

void index_full_names(People& people) {
  for (const NameEntity& entity : people.entities) {
    if (entity.kind == NameKind::person) continue;
    for (const NameForm& form : entity.forms) {
      if (form.parts.size() > 1) people.firsts.insert(form.parts[0].word);
    }
  }
  for (const FullName& name : people.names) {
    const std::uint32_t root = people.sets.root(name.first);
    for (const NameForm* form : name.forms) {
      const std::size_t surname = surname_at(*form);
      const NamePart& part = form->parts[surname];
      people.by_surname[part.sound].insert(root);
      people.by_start[part.skeleton.substr(0, kStart)].push_back(&part);
      if (!form->parts[0].initial) people.by_given[form->parts[0].sound].insert(root);
      for (const NamePart& nickname : form->parts) {
        if (!nickname.nickname) continue;
        people.by_given[nickname.sound].insert(root);
        people.by_nickname[nickname.sound].insert(root);
      }
    }
  }
}

Roots current_roots(const People& people, const std::map<std::string, Roots>& index,
                    const std::string& sound) {
  Roots roots;
  const auto found = index.find(sound);
  if (found == index.end()) return roots;
  for (const std::uint32_t at : found->second) roots.insert(people.sets.root(at));
  return roots;
}

// What single names ask of the sets: which reports name them, and how often by surname alone.
struct SetUse {
  std::set<ReportIndex> reports;
  std::set<std::pair<ReportIndex, std::string_view>> surnames;  // as each report spells them
  std::uint32_t bare = 0;
  std::uint32_t mentions = 0;
};

std::map<std::uint32_t, SetUse> uses_of(const People& people) {
  std::map<std::uint32_t, SetUse> uses;
  for (std::uint32_t i = 0; i < people.entities.size(); ++i) {
    const NameEntity& entity = people.entities[i];
    if (entity.kind != NameKind::person || !is_full(entity.fullest())) continue;
    SetUse& use = uses[people.sets.root(i)];
    use.reports.insert(entity.report);
    use.mentions += entity.mentions;
    const NamePart& surname = entity.fullest().parts[surname_at(entity.fullest())];
    use.surnames.emplace(entity.report, surname.skeleton);
    for (const NameForm& form : entity.forms) {
      if (form.parts.size() == 1 && form.parts[0].sound == surname.sound) use.bare += form.mentions;
    }
  }
  return uses;
}

constexpr std::uint32_t kNobody = UINT32_MAX;

// The one of several people whom a bare surname means. A report that has somebody's full name and
// yet keeps the bare surname apart means somebody else ("Michelle Lind" and "Mr. Lind"), unless it
// spells the two differently.
std::uint32_t choose(const Roots& roots, const NameEntity& entity,
                     const std::map<std::uint32_t, SetUse>& uses) {
  const std::string_view surname = entity.fullest().parts[0].skeleton;
  std::uint32_t best = kNobody;
  std::uint32_t most = 0;
  std::uint32_t second = 0;
  std::size_t left = 0;
  for (const std::uint32_t root : roots) {
    const SetUse& use = uses.at(root);
    if (use.surnames.contains({entity.report, surname})) continue;
    ++left;
    if (best == kNobody || use.bare > most) {
      second = most;
      most = use.bare;
      best = root;
    } else {
      second = std::max(second, use.bare);
    }
  }
  return left == 1 || most >= kDominance * std::max(second, 1U) ? best : kNobody;
}

// The sets of surnames that a report names somebody by: its families.
bool speaks_of_family(const People& people, std::uint32_t root, ReportIndex report,
                      const std::map<std::uint32_t, SetUse>& uses) {
  for (const auto& [sound, names] : people.by_surname) {
    const Roots roots = current_roots(people, people.by_surname, sound);
    if (!roots.contains(root)) continue;
    for (const std::uint32_t other : roots) {
      if (uses.at(other).reports.contains(report)) return true;
    }
  }
  return false;
}

std::uint32_t by_given_name(const People& people, const NameEntity& entity,
                            const std::map<std::uint32_t, SetUse>& uses) {
  const NamePart& part = entity.fullest().parts[0];
  const Roots roots = current_roots(people, people.by_given, part.sound);
  if (roots.size() != 1) return kNobody;
  // A first word that is no given name we know is a surname in front (Xi, Kim).
  const bool in_front = !is_known_given(part.skeleton);
  return in_front || speaks_of_family(people, *roots.begin(), entity.report, uses) ? *roots.begin()
                                                                                   : kNobody;
}

std::uint32_t by_slip(const People& people, const NameEntity& entity,
                      const std::map<std::uint32_t, SetUse>& uses) {
  const NamePart& part = entity.fullest().parts[0];
  const auto block = people.by_start.find(part.skeleton.substr(0, kStart));
  if (entity.mentions > kSlipMentions || block == people.by_start.end()) return kNobody;
  Roots roots;
  std::string_view last;
  for (const NamePart* surname : block->second) {
    if (surname->sound == last || !may_be_slip(part, *surname)) continue;
    last = surname->sound;
    for (const std::uint32_t root : current_roots(people, people.by_surname, surname->sound)) {
      const SetUse& use = uses.at(root);
      if (use.mentions >= kKnownMentions && use.reports.contains(entity.report)) roots.insert(root);
    }
  }
  return roots.size() == 1 ? *roots.begin() : kNobody;
}

// A lone word that its report takes for something else may be a nickname or a misspelt surname of
// somebody the reports know.
std::uint32_t mistaken_for_thing(const People& people, const NameEntity& entity,
                                 const std::map<std::uint32_t, SetUse>& uses) {
  const NamePart& part = entity.fullest().parts[0];
  const Roots called = current_roots(people, people.by_nickname, part.sound);
  if (called.size() == 1) return *called.begin();
  // "Marlow" alone, where another report has "Anna Marlow" and no "Marlow Shipping" is named. A
  // report that names her in full and yet takes the word for something else knows why.
  const Roots named = current_roots(people, people.by_surname, part.sound);
  const bool lone = entity.kind != NameKind::place && !people.firsts.contains(part.word);
  if (lone && named.size() == 1) {
    const SetUse& use = uses.at(*named.begin());
    if (!use.reports.contains(entity.report) && use.bare > 0) return *named.begin();
  }
  const bool could_be = entity.kind != NameKind::place && entity.mentions == 1 && !part.upper;
  return could_be ? by_slip(people, entity, uses) : kNobody;
}

void join_single_names(People& people) {
  const std::map<std::uint32_t, SetUse> uses = uses_of(people);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
  std::map<std::string, std::uint32_t> strangers;  // by sound: nobody of that name is introduced
  for (std::uint32_t i = 0; i < people.entities.size(); ++i) {
    const NameEntity& entity = people.entities[i];
    if (is_full(entity.fullest())) continue;
    if (entity.kind != NameKind::person) {
      const std::uint32_t who = mistaken_for_thing(people, entity, uses);
      if (who != kNobody) joins.emplace_back(who, i);
      continue;
    }
    const std::string& sound = entity.fullest().parts[0].sound;
    const Roots roots = current_roots(people, people.by_surname, sound);
    std::uint32_t who =
        roots.empty() ? by_given_name(people, entity, uses) : choose(roots, entity, uses);
    if (who == kNobody && roots.empty()) who = by_slip(people, entity, uses);
    if (who == kNobody && roots.empty()) who = strangers.try_emplace(sound, i).first->second;
    if (who != kNobody) joins.emplace_back(who, i);
  }
  for (const auto& [who, entity] : joins) people.sets.join(who, entity);
}

}  // namespace

void merge_people(const std::vector<NameEntity>& entities, NameSets& sets) {
  People people{.entities = entities, .sets = sets, .names = full_names(entities, sets)};
  join_full_names(people);
  index_full_names(people);
  join_single_names(people);
}

}  // namespace synoptic
