// SPDX-License-Identifier: Apache-2.0
#include "lineage/copying.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace synoptic::lineage {
namespace {

using Readings = std::vector<RankedPassage::Reading>;

// The first reading whose report is an outlet's own, or wholly an agency's, by that source.
std::unordered_map<SourceIndex, std::uint32_t> readings_by_source(const Readings& readings,
                                                                  std::span<const Trail> trails) {
  std::unordered_map<SourceIndex, std::uint32_t> by_source;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const Trail& trail = trails[readings[i].rank];
    by_source.try_emplace(trail.own, i);
    if (trail.whole) by_source.try_emplace(*trail.whole, i);
  }
  return by_source;
}

// The credit of a reading's report to another report of the passage.
std::optional<Copy> stated(std::uint32_t to, const Trail& trail,
                           const std::unordered_map<SourceIndex, std::uint32_t>& by_source) {
  std::optional<Copy> copy;
  for (const CreditedSource& credited : trail.credits) {
    const auto from = by_source.find(credited.source);
    if (from == by_source.end() || from->second == to || credited.source == trail.own) continue;
    if (!copy) copy = Copy{from->second, to, Certainty::stated, {}};
    if (copy->from == from->second) copy->credits.push_back(credited.credit);
  }
  return copy;
}

// A link from a reading's report to that of another reading which does not link back.
std::optional<Copy> linked(std::uint32_t to, const Readings& readings,
                           std::span<const LinkTo> links) {
  const auto leads = [&](std::uint32_t rank, std::uint32_t target) {
    const auto at = std::ranges::lower_bound(links, LinkTo{rank, target, {}});
    return at != links.end() && at->rank == rank && at->target == target;
  };
  if (links.empty()) return std::nullopt;
  for (std::uint32_t from = 0; from < readings.size(); ++from) {
    const std::uint32_t a = readings[to].rank;
    const std::uint32_t b = readings[from].rank;
    if (from != to && leads(a, b) && !leads(b, a)) return Copy{from, to, Certainty::derived, {}};
  }
  return std::nullopt;
}

// The reading that was surely out first, as far as one can be: the earliest latest instant.
std::optional<std::uint32_t> first_out(const Readings& readings,
                                       std::span<const std::optional<Instants>> published) {
  std::optional<std::uint32_t> first;
  std::int64_t latest = std::numeric_limits<std::int64_t>::max();
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const auto& instants = published[readings[i].rank];
    if (!instants || instants->latest >= latest) continue;
    latest = instants->latest;
    first = i;
  }
  return first;
}

bool surely_before(const std::optional<Instants>& a, const std::optional<Instants>& b) {
  return a && b && a->latest < b->earliest;
}

bool is_agency_copy(const Trail& trail, const Sources& sources) {
  const SourceIndex source = trail.whole.value_or(trail.own);
  return sources.at(source).kind == OriginKind::agency;
}

// The reading that others state they have it from, then an agency's, then the one out first.
std::uint32_t choose_root(const Readings& readings, const std::vector<std::optional<Copy>>& stated,
                          std::optional<std::uint32_t> first, std::span<const Trail> trails,
                          const Sources& sources) {
  for (const std::optional<Copy>& copy : stated) {
    // Of a loop of credits the first in canonical order; of a chain the one that credits nobody.
    if (copy && !stated[copy->from]) return copy->from;
  }
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    if (is_agency_copy(trails[readings[i].rank], sources)) return i;
  }
  return first.value_or(0);
}

}  // namespace

Copying direct(const RankedPassage& passage, std::span<const Trail> trails,
               std::span<const LinkTo> links, std::span<const std::optional<Instants>> published,
               const Sources& sources) {
  const Readings& readings = passage.readings;
  const auto by_source = readings_by_source(readings, trails);
  std::vector<std::optional<Copy>> said;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    said.push_back(stated(i, trails[readings[i].rank], by_source));
    if (!said.back()) said.back() = linked(i, readings, links);
  }
  const std::optional<std::uint32_t> first = first_out(readings, published);
  Copying copying;
  copying.root = choose_root(readings, said, first, trails, sources);
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    if (said[i]) copying.copies.push_back(std::move(*said[i]));
    if (said[i] || i == copying.root) continue;
    const auto& when = published[readings[i].rank];
    const bool after_root = surely_before(published[readings[copying.root].rank], when);
    const bool after_first = first && surely_before(published[readings[*first].rank], when);
    const std::uint32_t from = !after_root && after_first ? *first : copying.root;
    const bool derived = after_root || after_first;
    copying.copies.push_back({from, i, derived ? Certainty::derived : Certainty::undirected, {}});
  }
  return copying;
}

}  // namespace synoptic::lineage
