// SPDX-License-Identifier: Apache-2.0
//
// A proposal is known by its parts: "the 28-point plan", "a bill cut to 12 articles". Every count
// of parts of a plan, bill or offer is a version; equal counts are one version, and a count that a
// change led to ("reduced to 20 points") comes after the one it changed. A count belongs to a
// proposal when the word for one stands in its sentence or the one before, or when the same parts
// are counted of one elsewhere in the story.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "collation/claims_facts.h"
#include "collation/compare.h"
#include "collation/process_scene.h"
#include "collation_data.h"

namespace synoptic {
namespace {

const PhraseTable& words_table() {
  static const PhraseTable table(collation_data::proposal_words);
  return table;
}

bool is_part(std::string_view unit) {
  const std::size_t space = unit.rfind(' ');
  const std::string_view word = space == std::string_view::npos ? unit : unit.substr(space + 1);
  static const std::set<std::string_view> parts = [] {
    std::set<std::string_view> out;
    for (std::uint32_t row = 0; row < words_table().size(); ++row) {
      if (words_table().label(row) == "part") out.insert(words_table().phrase(row));
    }
    return out;
  }();
  return parts.contains(word);
}

// Where a proposal is named in a sentence, or in the one before it.
std::optional<std::uint32_t> proposal_word(const Text& text, std::uint32_t sentence,
                                           std::uint32_t near) {
  std::optional<std::uint32_t> best;
  const std::uint32_t from = text.sentences[sentence == 0 ? 0 : sentence - 1].first;
  const auto distance = [&](std::uint32_t t) { return t > near ? t - near : near - t; };
  for (std::uint32_t t = from; t < text.sentences[sentence].last; ++t) {
    const PhraseTable::Match match = words_table().find(text.fold(t));
    if (match.tokens == 0 || words_table().label(match.row) != "proposal") continue;
    if (!best || distance(t) < distance(*best)) best = t;
  }
  return best;
}

struct Counted {
  const Fact* fact = nullptr;
  std::optional<Anchor> about;  // the word for the proposal
};

std::vector<Counted> counted_parts(const ProcessSources& sources) {
  std::vector<Counted> out;
  for (const Fact& fact : sources.facts) {
    if (fact.kind != ClaimKind::count || !is_part(fact.value.unit)) continue;
    Counted counted{.fact = &fact};
    const Text& text = sources.reports[fact.report]->text;
    const auto word = proposal_word(text, fact.sentence, text.token_at(fact.focus.start));
    if (word) counted.about = Anchor{.report = fact.report, .span = text.tokens[*word].span};
    out.push_back(counted);
  }
  return out;
}

struct Version {
  std::vector<const Fact*> facts;
  bool before = false;
  bool after = false;
};

std::vector<Version> versions_of(const std::vector<const Fact*>& facts) {
  std::vector<Version> out;
  for (const Fact* fact : facts) {
    const auto home = std::ranges::find_if(out, [&](const Version& v) {
      return compare_quantities(v.facts.front()->value, fact->value).relation == Relation::same;
    });
    Version& version = home == out.end() ? out.emplace_back() : *home;
    version.facts.push_back(fact);
    version.before |= fact->state_said && fact->state == ThingState::before;
    version.after |= fact->state_said && fact->state == ThingState::after;
  }
  // The original first, then the larger: what is cut grows smaller.
  std::ranges::sort(out, [](const Version& a, const Version& b) {
    const auto rank = [](const Version& v) { return v.before ? 0 : v.after ? 2 : 1; };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.facts.front()->value.number > b.facts.front()->value.number;
  });
  return out;
}

ProposalVersion describe(const Version& version) {
  std::vector<const Fact*> facts = version.facts;
  std::ranges::sort(facts, {}, [](const Fact* f) { return Anchor{f->report, f->anchor}; });
  ProposalVersion out;
  for (const Fact* fact : facts) {
    out.readings.push_back({.report = fact->report, .span = fact->anchor});
    out.attributed_to.push_back(fact->attributed_to);
  }
  return out;
}

}  // namespace

std::vector<Proposal> find_proposals(const ProcessSources& sources) {
  const std::vector<Counted> counted = counted_parts(sources);
  std::map<std::string, std::vector<const Counted*>> by_part;
  std::set<std::string> of_proposal;
  for (const Counted& c : counted) {
    by_part[c.fact->value.unit].push_back(&c);
    if (c.about) of_proposal.insert(c.fact->value.unit);
  }
  std::vector<Proposal> out;
  for (const auto& [part, list] : by_part) {
    if (!of_proposal.contains(part)) continue;
    std::vector<const Fact*> facts;
    Proposal proposal;
    for (const Counted* c : list) {
      facts.push_back(c->fact);
      if (c->about && proposal.about.span.empty()) proposal.about = *c->about;
    }
    const std::vector<Version> versions = versions_of(facts);
    const bool original = !versions.empty() && versions.front().before;
    for (std::size_t v = 0; v < versions.size(); ++v) {
      proposal.versions.push_back(describe(versions[v]));
      if (v > 0 && original) proposal.versions.back().after = 0;
    }
    out.push_back(std::move(proposal));
  }
  return out;
}

}  // namespace synoptic
