// SPDX-License-Identifier: Apache-2.0
//
// Where a process stands: who takes part and for whom, what is on the table and in which version,
// what each side says to it, what comes next. A process is people acting towards a decision over
// time: talks, a bill, a trial, a strike, a merger. It shows in positions of at least two parties,
// or in a proposal that has versions; where reports show neither, the view stays empty rather than
// fill with whatever somebody wanted or will do.
#include "collation/process.h"

#include <algorithm>
#include <map>
#include <set>

#include "collation/compare.h"
#include "collation/process_scene.h"

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

// The names of places and organisations by the place they mean: "Ukrainian" and "Ukraine" are one.
std::map<std::string_view, NameIndex> polities(const NameTable& names) {
  std::map<std::string_view, NameIndex> out;
  for (NameIndex n = 0; n < names.names.size(); ++n) {
    if (names.names[n].kind == NameKind::person) continue;
    const std::string_view place = known_place(names.names[n].name);
    if (!place.empty()) out.try_emplace(place, n);
  }
  return out;
}

// Whom a person speaks for, by the roles they are given: "Velmark's chief negotiator".
std::optional<NameIndex> speaks_for(const ProcessSources& sources, NameIndex person,
                                    const std::map<std::string_view, NameIndex>& polities) {
  for (const RoleReading& role : sources.names.names[person].roles) {
    const AnnotatedReport& report = *sources.reports[role.anchor.report];
    const Text::Range range = report.text.tokens_in(role.anchor.span);
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const std::string_view word = cut(report.report.text, report.text.tokens[t].span);
      if (word.empty() || report.text.tokens[t].casing == Casing::lower) continue;
      const auto found = polities.find(known_place(word));
      if (found != polities.end() && !found->first.empty() && found->second != person) {
        return found->second;
      }
    }
  }
  return std::nullopt;
}

// Those who hold positions, and those who take part in happenings that two reports tell of.
std::vector<Party> find_parties(const ProcessSources& sources, const Process& process) {
  constexpr std::size_t kMaxParties = 16;
  std::map<NameIndex, int> weight;
  for (const Position& position : process.positions) weight[position.party] += 2;
  for (const CollatedHappening& happening : sources.happenings.happenings) {
    std::set<ReportIndex> reports;
    for (const Anchor& anchor : happening.mentions) reports.insert(anchor.report);
    if (reports.size() < 2) continue;
    for (const NameIndex name : happening.participants) ++weight[name];
  }
  std::vector<std::pair<int, NameIndex>> ranked;
  for (const auto& [name, count] : weight) ranked.emplace_back(-count, name);
  std::ranges::sort(ranked);
  if (ranked.size() > kMaxParties) ranked.resize(kMaxParties);
  const auto places = polities(sources.names);
  std::vector<Party> out;
  for (const auto& [count, name] : ranked) {
    const Name& entry = sources.names.names[name];
    Party party{.name = name, .mentions = entry.forms};
    if (entry.kind == NameKind::person) party.speaks_for = speaks_for(sources, name, places);
    out.push_back(std::move(party));
  }
  return out;
}

}  // namespace

Process read_process(Reports reports, const NameTable& names, const HappeningTable& happenings) {
  const StoryWords words(reports, names);
  const ProcessSources sources{
      .reports = reports, .names = names, .happenings = happenings, .words = words};
  Process process;
  process.proposals = find_proposals(sources);
  process.positions = find_positions(sources);
  process.next_steps = find_next_steps(sources);
  if (!is_process(process)) return {};
  process.parties = find_parties(sources, process);
  return process;
}

}  // namespace synoptic
