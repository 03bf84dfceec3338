// SPDX-License-Identifier: Apache-2.0
#include "collation/names_listed.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "collation/names_profile.h"
#include "collation/role_claims_office.h"

namespace synoptic {
namespace {

constexpr NameIndex kDropped = UINT32_MAX;

// Whether every form is a people, a party's members or the adjective of either.
bool only_qualifies(const Name& name, Reports reports) {
  if (name.kind != NameKind::group && name.kind != NameKind::other) return false;
  return std::ranges::all_of(name.forms, [&reports](const Anchor& anchor) {
    const NameForm form = take_apart(*reports[anchor.report], anchor.span);
    return form.parts.size() == 1 &&
           (is_listed_demonym(form.key) || !party_of_word(form.key).empty());
  });
}

void mark(std::vector<bool>& used, std::optional<NameIndex> name) {
  if (name && *name < used.size()) used[*name] = true;
}

// The names that somebody's words or stance hang on.
std::vector<bool> acting_names(const Collation& collation) {
  std::vector<bool> used(collation.names.size());
  for (const CollatedQuote& quote : collation.quotes) {
    mark(used, quote.speaker);
    for (const NameIndex name : quote.other_speakers) mark(used, name);
    for (const QuoteReading& reading : quote.readings) mark(used, reading.speaker);
  }
  for (const Claim& claim : collation.claims) {
    for (const ClaimReading& reading : claim.readings) mark(used, reading.attributed_to);
  }
  for (const Party& party : collation.process.parties) {
    mark(used, party.name);
    mark(used, party.speaks_for);
  }
  for (const Position& position : collation.process.positions) mark(used, position.party);
  for (const Proposal& proposal : collation.process.proposals) {
    for (const ProposalVersion& version : proposal.versions) {
      for (const auto& name : version.attributed_to) mark(used, name);
    }
  }
  return used;
}

class Renumbering {
 public:
  explicit Renumbering(std::vector<NameIndex> now) : now_(std::move(now)) {}

  void apply(NameIndex& name) const {
    if (name < now_.size()) name = now_[name];
  }
  void apply(std::optional<NameIndex>& name) const {
    if (name) apply(*name);
    if (name == kDropped) name.reset();
  }
  void apply(std::vector<NameIndex>& names) const {
    for (NameIndex& name : names) apply(name);
    std::erase(names, kDropped);
  }

 private:
  std::vector<NameIndex> now_;
};

void renumber(Collation& collation, const Renumbering& names) {
  for (CollatedQuote& quote : collation.quotes) {
    names.apply(quote.speaker);
    names.apply(quote.other_speakers);
    for (QuoteReading& reading : quote.readings) names.apply(reading.speaker);
  }
  for (Claim& claim : collation.claims) {
    for (ClaimReading& reading : claim.readings) names.apply(reading.attributed_to);
  }
  for (CollatedHappening& happening : collation.happenings) {
    names.apply(happening.participants);
    names.apply(happening.place);
  }
  for (Party& party : collation.process.parties) {
    names.apply(party.name);
    names.apply(party.speaks_for);
  }
  for (Position& position : collation.process.positions) names.apply(position.party);
  for (Proposal& proposal : collation.process.proposals) {
    for (ProposalVersion& version : proposal.versions) {
      for (auto& name : version.attributed_to) names.apply(name);
    }
  }
}

}  // namespace

void drop_qualifiers(Collation& collation, Reports reports) {
  const std::vector<bool> acting = acting_names(collation);
  std::vector<NameIndex> now(collation.names.size(), kDropped);
  std::vector<Name> kept;
  for (NameIndex name = 0; name < now.size(); ++name) {
    if (!acting[name] && only_qualifies(collation.names[name], reports)) continue;
    now[name] = static_cast<NameIndex>(kept.size());
    kept.push_back(std::move(collation.names[name]));
    kept.back().id = "n" + std::to_string(kept.size());
  }
  collation.names = std::move(kept);
  renumber(collation, Renumbering(std::move(now)));
}

}  // namespace synoptic
