// SPDX-License-Identifier: Apache-2.0
//
// Where a process stands: who takes part and for whom, what is on the table and in which version,
// what each side says to it, what comes next. A process is people acting towards a decision over
// time: talks, a bill, a trial, a strike, a merger. It shows in positions of at least two parties,
// or in a proposal that has versions; where reports show neither, the view stays empty rather than
// fill with whatever somebody wanted or will do.
#include "collation/process.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "collation/compare.h"
#include "collation/process_scene.h"
#include "collation/tables.h"
#include "collation_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kMinPositions = 3;
constexpr std::size_t kMinNextSteps = 2;

bool has_versions(const std::vector<Proposal>& proposals) {
  return std::ranges::any_of(proposals, [](const Proposal& p) { return p.versions.size() > 1; });
}

bool is_process(const Process& process) {
  if (has_versions(process.proposals)) return true;
  std::set<NameIndex> parties;
  for (const Position& position : process.positions) parties.insert(position.party);
  return process.positions.size() >= kMinPositions && parties.size() > 1 &&
         process.next_steps.size() >= kMinNextSteps;
}

// Polities by what reports call them and their people: "Ukrainian" and "Ukraine" by the gazetteer,
// "Velmarkian" and "Velmark" by the endings that such words have.
class Polities {
 public:
  explicit Polities(const NameTable& names) : names_(names) {
    for (NameIndex n = 0; n < names.names.size(); ++n) {
      const Name& name = names.names[n];
      if (name.kind == NameKind::person) continue;
      const std::string_view place = known_place(name.name);
      if (!place.empty()) known_.try_emplace(std::string(place), n);
      if (name.kind != NameKind::place) continue;
      std::string root = fold_word(name.name);
      for (std::size_t cut = 0; cut <= kMaxCut && root.size() >= kMinRoot; ++cut) {
        roots_.try_emplace(root, n);
        root.pop_back();
      }
    }
  }
  // The polity that a word means, by the gazetteer or as a word for its people.
  [[nodiscard]] std::optional<NameIndex> of_word(std::string_view word) const {
    const auto known = known_.find(std::string(known_place(word)));
    if (known != known_.end()) return known->second;
    const std::string folded = fold_word(word);
    for (const std::string_view ending : rows(collation_data::demonym_endings)) {
      if (!folded.ends_with(ending)) continue;
      const auto found = roots_.find(folded.substr(0, folded.size() - ending.size()));
      if (found != roots_.end()) return found->second;
    }
    return std::nullopt;
  }
  // A name, or the polity whose people it names.
  [[nodiscard]] NameIndex of_name(NameIndex name) const {
    if (names_.names[name].kind == NameKind::person) return name;
    return of_word(names_.names[name].name).value_or(name);
  }

 private:
  static constexpr std::size_t kMinRoot = 4;
  static constexpr std::size_t kMaxCut = 2;  // "Tessaly" => "tessal", of "Tessal[ian]"
  const NameTable& names_;
  std::map<std::string, NameIndex, std::less<>> known_;
  std::map<std::string, NameIndex, std::less<>> roots_;
};

// The first place in a stretch of tokens, or word for the people of one.
std::optional<NameIndex> polity_in(const ProcessSources& sources, ReportIndex report,
                                   Text::Range range, const Polities& polities) {
  const ReportWords& words = sources.words.of(report);
  auto at = std::ranges::lower_bound(words.names, range.first, {}, &NameTokens::first);
  for (; at != words.names.end() && at->first < range.last; ++at) {
    const NameIndex name = polities.of_name(at->name);
    if (sources.names.names[name].kind == NameKind::place) return name;
  }
  const AnnotatedReport& annotated = *sources.reports[report];
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const Token& token = annotated.text.tokens[t];
    if (token.kind != TokenKind::word || token.casing == Casing::lower) continue;
    const auto found = polities.of_word(cut(annotated.report.text, token.span));
    if (found) return found;
  }
  return std::nullopt;
}

// Whom a person speaks for, by the roles they are given: "Velmark's chief negotiator".
std::optional<NameIndex> speaks_for(const ProcessSources& sources, NameIndex person,
                                    const Polities& polities) {
  for (const RoleReading& role : sources.names.names[person].roles) {
    const Text::Range range = sources.reports[role.anchor.report]->text.tokens_in(role.anchor.span);
    const auto found = polity_in(sources, role.anchor.report, range, polities);
    if (found && *found != person) return found;
  }
  return std::nullopt;
}

// How much each name acts: in positions, and in happenings that two reports tell of.
std::map<NameIndex, int> weigh_actors(const ProcessSources& sources, const Process& process,
                                      const Polities& polities) {
  std::map<NameIndex, int> weight;
  std::set<NameIndex> hosts;
  for (const CollatedHappening& happening : sources.happenings.happenings) {
    if (happening.place) hosts.insert(*happening.place);
    std::set<ReportIndex> reports;
    for (const Anchor& anchor : happening.mentions) reports.insert(anchor.report);
    if (reports.size() < 2) continue;
    for (const NameIndex name : happening.participants) ++weight[polities.of_name(name)];
  }
  std::erase_if(weight, [&](const auto& entry) {
    const NameKind kind = sources.names.names[entry.first].kind;
    return kind == NameKind::other || (kind == NameKind::place && hosts.contains(entry.first));
  });
  for (const Position& position : process.positions) weight[position.party] += 2;
  return weight;
}

// Those who act, the most active first. A place that only hosts is no party.
std::vector<Party> find_parties(const ProcessSources& sources, const Process& process,
                                const Polities& polities) {
  constexpr std::size_t kMaxParties = 16;
  std::vector<std::pair<int, NameIndex>> ranked;
  for (const auto& [name, count] : weigh_actors(sources, process, polities)) {
    ranked.emplace_back(-count, name);
  }
  std::ranges::sort(ranked);
  if (ranked.size() > kMaxParties) ranked.resize(kMaxParties);
  std::vector<Party> out;
  for (const auto& [count, name] : ranked) {
    const Name& entry = sources.names.names[name];
    Party party{.name = name, .mentions = entry.forms};
    if (entry.kind == NameKind::person) party.speaks_for = speaks_for(sources, name, polities);
    out.push_back(std::move(party));
  }
  return out;
}

}  // namespace

Process read_process(Reports reports, const NameTable& names, const HappeningTable& happenings,
                     const StoryWords& words, const std::vector<Fact>& facts) {
  const ProcessSources sources{
      .reports = reports, .names = names, .happenings = happenings, .words = words, .facts = facts};
  Process process;
  process.proposals = find_proposals(sources);
  process.positions = find_positions(sources);
  process.next_steps = find_next_steps(sources);
  const Polities polities(names);
  for (Position& position : process.positions) position.party = polities.of_name(position.party);
  if (!is_process(process)) return {};
  process.parties = find_parties(sources, process, polities);
  return process;
}

}  // namespace synoptic
