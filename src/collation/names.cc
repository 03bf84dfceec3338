// SPDX-License-Identifier: Apache-2.0
#include "collation/names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "collation/names_merge.h"
#include "collation/role_claims_office.h"

namespace synoptic {
namespace {

constexpr std::size_t kKinds = 5;
constexpr std::size_t kMostNames = 5;    // words of one person's name
constexpr std::uint32_t kMostVotes = 3;  // of one report: one that errs errs at every mention
using Votes = std::array<std::uint32_t, kKinds>;

// The kind with most mentions behind it; "other" only where nothing else is said.
NameKind majority(const Votes& votes) {
  std::size_t best = std::to_underlying(NameKind::other);
  std::uint32_t most = 0;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    if (kind == std::to_underlying(NameKind::other) || votes[kind] <= most) continue;
    most = votes[kind];
    best = kind;
  }
  return static_cast<NameKind>(best);
}

std::uint32_t sum(const Votes& votes) {
  std::uint32_t all = 0;
  for (const std::uint32_t vote : votes) all += vote;
  return all;
}

// Reports disagree about what a name is. Names of several words take the kind of the majority; a
// single word only where most agree, and nearly all where somebody takes it for a place, since a
// town and a surname may share it.
void settle_kinds(std::vector<NameEntity>& entities) {
  std::map<std::string, Votes> votes;
  for (const NameEntity& entity : entities) {
    for (const NameForm& form : entity.forms) {
      votes[form.key][std::to_underlying(entity.kind)] += std::min(form.mentions, kMostVotes);
    }
  }
  for (NameEntity& entity : entities) {
    const Votes& of_key = votes[entity.fullest().key];
    const NameKind kind = majority(of_key);
    const bool nearly_all = 5 * of_key[std::to_underlying(kind)] >= 4 * sum(of_key);
    const bool clear = entity.kind != NameKind::place && kind != NameKind::place &&
                       3 * of_key[std::to_underlying(kind)] >= 2 * sum(of_key);
    if (entity.fullest().parts.size() > 1 || nearly_all || clear) entity.kind = kind;
  }
}

// "Adler Brandt" looks like a person until a firm "Adler, Brandt, Cole & Dorn" is named.
void settle_firms(std::vector<NameEntity>& entities) {
  std::set<std::string> firms;  // the first two names of each
  for (const NameEntity& entity : entities) {
    const NameForm& form = entity.fullest();
    const bool firm = form.list && form.parts.size() > 2 && entity.kind != NameKind::person;
    if (firm) firms.insert(form.parts[0].word + " " + form.parts[1].word);
  }
  for (NameEntity& entity : entities) {
    const bool meant = entity.kind == NameKind::person && entity.fullest().parts.size() == 2 &&
                       firms.contains(entity.fullest().key);
    if (meant) entity.kind = NameKind::organization;
  }
}

// One name being put together.
struct Draft {
  Name name;
  Votes votes{};
  std::map<std::string, std::uint32_t> forms;          // words => how often
  std::vector<std::pair<std::uint32_t, Span>> places;  // (report rank, span): the order of names
};

bool has_lower(std::string_view words) {
  return std::ranges::any_of(words, [](char c) { return 'a' <= c && c <= 'z'; });
}

std::size_t count_words(std::string_view words) {
  return static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
}

// The form that says most: not all in capitals where another is not, most words, most often. Nobody
// has more than kMostNames names; a longer form has caught its neighbours.
std::string fullest_form(const std::map<std::string, std::uint32_t>& forms, NameKind kind) {
  const auto best = std::ranges::max_element(forms, {}, [kind](const auto& form) {
    const bool too_long = kind == NameKind::person && count_words(form.first) > kMostNames;
    return std::make_tuple(!too_long, count_words(form.first) > 1, has_lower(form.first),
                           count_words(form.first), form.second);
  });
  return best == forms.end() ? std::string{} : best->first;
}

void add_entity(Draft& draft, Reports reports, ReportIndex r, const Entity& entity,
                std::uint32_t rank) {
  const AnnotatedReport& report = *reports[r];
  for (const std::uint32_t mention : entity.mentions) {
    const NameMention& at = report.reading.names[mention];
    draft.name.forms.push_back({r, at.span});
    draft.places.emplace_back(rank, at.span);
    ++draft.votes[std::to_underlying(entity.kind)];
    std::string words(cut(report.report.text, at.span));
    std::ranges::replace(words, '\n', ' ');
    ++draft.forms[std::move(words)];
  }
}

void finish(Draft& draft) {
  draft.name.kind = majority(draft.votes);
  draft.name.name = fullest_form(draft.forms, draft.name.kind);
  std::ranges::sort(draft.name.forms);
  std::ranges::sort(draft.places);
}

// Whether every form of an entity is a people or adjective of the place.
bool is_people_of(const NameEntity& entity, std::string_view place) {
  return std::ranges::all_of(entity.forms,
                             [place](const NameForm& form) { return is_demonym(form.key, place); });
}

// What the reports name that a people or a party's member belongs to, by key.
struct Homes {
  std::map<std::string, std::uint32_t> places;   // => entity
  std::map<std::string, std::uint32_t> parties;  // by the party's word, likewise
};

Homes homes_of(const std::vector<NameEntity>& entities) {
  Homes homes;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    const std::string key = thing_key(entities[i].fullest());
    if (entities[i].kind == NameKind::place) homes.places.emplace(key, i);
    const bool members = entities[i].fullest().parts.size() == 1 && key.ends_with('s');
    const bool party = key.ends_with(" party");
    if (!members && !party) continue;
    const std::string_view word = std::string_view(key).substr(0, key.find(' '));
    if (const auto of = party_of_word(word); !of.empty()) homes.parties.emplace(of, i);
  }
  return homes;
}

// The place or party that an entity's words belong to, as an entity; itself where there is none.
std::uint32_t home_of(const std::vector<NameEntity>& entities, std::uint32_t at,
                      const Homes& homes) {
  const NameEntity& entity = entities[at];
  if (entity.kind != NameKind::group && entity.kind != NameKind::other) return at;
  const std::string& word = entity.fullest().key;
  if (const auto party = party_of_word(word); !party.empty()) {
    const auto found = homes.parties.find(std::string(party));
    return found == homes.parties.end() || word.ends_with('s') ? at : found->second;
  }
  for (const auto& [place, home] : homes.places) {
    if (is_demonym(word, place) && is_people_of(entity, place)) return home;
  }
  return at;
}

// For each entity the one that its mentions are given to: mostly itself. A people or an adjective
// ("Tessalian") belongs to its place where the reports name it, and is no form of it; so do a
// party's member and adjective.
std::vector<std::uint32_t> bearers(const std::vector<NameEntity>& entities) {
  const Homes homes = homes_of(entities);
  std::vector<std::uint32_t> bearer(entities.size());
  for (std::uint32_t i = 0; i < entities.size(); ++i) bearer[i] = home_of(entities, i, homes);
  return bearer;
}

std::vector<Draft> draft_names(Reports reports, const std::vector<NameEntity>& entities,
                               const NameSets& sets,
                               std::vector<std::vector<NameIndex>>& of_entity) {
  const std::vector<std::uint32_t> bearer = bearers(entities);
  std::vector<Draft> drafts;
  std::map<std::uint32_t, NameIndex> by_root;
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    const NameEntity& entity = entities[i];
    const auto [at, fresh] =
        by_root.try_emplace(sets.root(bearer[i]), static_cast<NameIndex>(drafts.size()));
    if (fresh) drafts.emplace_back();
    of_entity[entity.report][entity.entity] = at->second;
    if (bearer[i] != i) continue;
    add_entity(drafts[at->second], reports, entity.report,
               reports[entity.report]->reading.entities[entity.entity], entity.rank);
  }
  for (Draft& draft : drafts) finish(draft);
  return drafts;
}

// The names in the order of the dossier; of_entity follows.
std::vector<Name> order_names(std::vector<Draft> drafts,
                              std::vector<std::vector<NameIndex>>& of_entity) {
  std::vector<NameIndex> order(drafts.size());
  for (NameIndex n = 0; n < order.size(); ++n) order[n] = n;
  std::ranges::sort(order, [&drafts](NameIndex a, NameIndex b) {
    const auto key = [&drafts](NameIndex n) {
      const Draft& draft = drafts[n];
      return std::make_tuple(-static_cast<std::int64_t>(draft.name.forms.size()),
                             std::string_view(draft.name.name), draft.places.front());
    };
    return key(a) < key(b);
  });
  std::vector<Name> names;
  std::vector<NameIndex> place(drafts.size());
  for (const NameIndex n : order) {
    place[n] = static_cast<NameIndex>(names.size());
    Name& name = drafts[n].name;
    name.id = "n" + std::to_string(names.size() + 1);
    names.push_back(std::move(name));
  }
  for (auto& of_report : of_entity) {
    for (NameIndex& name : of_report) name = place[name];
  }
  return names;
}

void add_roles(Reports reports, NameTable& table) {
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    for (const Role& role : reports[r]->reading.roles) {
      if (role.of >= table.of_entity[r].size()) continue;
      table.names[table.of_entity[r][role.of]].roles.push_back(
          {.anchor = {r, role.span}, .state = role.state, .head = role.head});
    }
  }
  for (Name& name : table.names) std::ranges::sort(name.roles, {}, &RoleReading::anchor);
}

}  // namespace

NameTable merge_names(Reports reports) {
  std::vector<NameEntity> entities = gather_entities(reports);
  settle_kinds(entities);
  settle_firms(entities);
  NameSets sets(entities.size());
  merge_people(entities, sets);
  merge_things(entities, sets);
  NameTable table;
  for (const AnnotatedReport* report : reports) {
    table.of_entity.emplace_back(report->reading.entities.size(), NameIndex{0});
  }
  table.names = order_names(draft_names(reports, entities, sets, table.of_entity), table.of_entity);
  add_roles(reports, table);
  return table;
}

}  // namespace synoptic
