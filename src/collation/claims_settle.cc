// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "collation/claims.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

// Sorts the readings by anchor and renumbers them in the answers; a reading that stands twice in
// one answer is kept once.
void sort_readings(Claim& claim) {
  std::vector<std::pair<ClaimReading, std::size_t>> readings;  // with the answer they belong to
  for (std::size_t a = 0; a < claim.answers.size(); ++a) {
    for (const std::uint32_t r : claim.answers[a].readings) {
      if (r < claim.readings.size()) readings.emplace_back(claim.readings[r], a);
    }
  }
  std::ranges::sort(readings, {},
                    [](const auto& r) { return std::tuple(r.first.anchor, r.second); });
  const auto twice = std::ranges::unique(readings, [](const auto& a, const auto& b) {
    return a.first.anchor == b.first.anchor && a.second == b.second;
  });
  readings.erase(twice.begin(), twice.end());
  claim.readings.clear();
  for (Answer& answer : claim.answers) answer.readings.clear();
  for (auto& [reading, a] : readings) {
    claim.answers[a].readings.push_back(static_cast<std::uint32_t>(claim.readings.size()));
    claim.readings.push_back(std::move(reading));
  }
  std::erase_if(claim.answers, [](const Answer& answer) { return answer.readings.empty(); });
}

std::set<ReportIndex> reports_of(const Claim& claim) {
  std::set<ReportIndex> out;
  for (const ClaimReading& reading : claim.readings) out.insert(reading.anchor.report);
  return out;
}

void settle_verdict(Claim& claim) {
  if (reports_of(claim).size() < 2) claim.verdict = Verdict::single;
  if (claim.verdict == Verdict::differ && claim.answers.size() < 2) claim.verdict = Verdict::agree;
  if (claim.verdict == Verdict::differ) return;
  if (claim.verdict == Verdict::single) claim.reason.reset();
  Answer all;
  for (std::uint32_t r = 0; r < claim.readings.size(); ++r) all.readings.push_back(r);
  claim.answers = {all};
}

void count_origins(Claim& claim, const Lineage& lineage) {
  for (ClaimReading& reading : claim.readings) {
    const bool known = reading.anchor.report < lineage.of_report.size();
    if (known) reading.origin = lineage.origin_of(reading.anchor);
  }
  for (Answer& answer : claim.answers) {
    std::set<OriginIndex> origins;
    std::set<ReportIndex> unknown;
    for (const std::uint32_t r : answer.readings) {
      const ClaimReading& reading = claim.readings[r];
      if (reading.origin) {
        origins.insert(*reading.origin);
      } else {
        unknown.insert(reading.anchor.report);
      }
    }
    answer.independent_origins = static_cast<std::uint32_t>(origins.size() + unknown.size());
  }
}

// The answer that most origins give stands first, so that a dissent reads as one.
void sort_answers(Claim& claim) {
  std::ranges::sort(claim.answers, [](const Answer& a, const Answer& b) {
    if (a.independent_origins != b.independent_origins) {
      return a.independent_origins > b.independent_origins;
    }
    return a.readings.front() < b.readings.front();
  });
}

double kind_weight(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::count:
    case ClaimKind::amount:
    case ClaimKind::status:
    case ClaimKind::outcome:
      return 1.0;
    case ClaimKind::duration:
    case ClaimKind::date:
    case ClaimKind::place:
      return 0.8;
    default:
      return 0.5;
  }
}

// A disagreement weighs the more the more origins stand on each side, and the more exact its values
// are; words that are attributed to two different people may both be reported rightly.
void weigh(Claim& claim) {
  if (claim.verdict == Verdict::single) return;
  std::uint32_t most = 0;
  std::uint32_t all = 0;
  for (const Answer& answer : claim.answers) {
    most = std::max(most, answer.independent_origins);
    all += answer.independent_origins;
  }
  double weight = kind_weight(claim.kind) + 0.1 * std::min(claim.weight, 5.0);
  weight += std::log2(1.0 + all);
  if (claim.verdict == Verdict::differ) weight += std::log2(1.0 + (all - most));
  if (claim.reason == Reason::attributed) weight -= 0.5;
  claim.weight = weight;
}

// Says which claim it is, whatever the order of the reports.
std::string key_of(const Claim& claim, Reports reports) {
  std::vector<std::string> readings;
  for (const ClaimReading& reading : claim.readings) {
    std::string key = reports[reading.anchor.report]->report.id;
    key += ' ' + std::to_string(reading.anchor.span.start);
    key += ' ' + std::to_string(reading.anchor.span.end);
    key += ' ' + reading.value.timex;
    readings.push_back(std::move(key));
  }
  std::ranges::sort(readings);
  std::string out(name_of(claim.kind));
  for (const std::string& reading : readings) out += '\n' + reading;
  return out;
}

// A statement in other words whose every reading meets a reading of one claim that is lined up
// already says nothing new.
void drop_repeated_statements(std::vector<Claim>& claims) {
  struct Place {
    Span span;
    std::size_t claim = 0;
  };
  std::map<ReportIndex, std::vector<Place>> known;
  for (std::size_t c = 0; c < claims.size(); ++c) {
    if (claims[c].kind == ClaimKind::other || claims[c].verdict == Verdict::single) continue;
    for (const ClaimReading& r : claims[c].readings) {
      known[r.anchor.report].push_back({r.anchor.span, c});
    }
  }
  std::erase_if(claims, [&](const Claim& claim) {
    if (claim.kind != ClaimKind::other || claim.verdict != Verdict::agree) return false;
    std::map<std::size_t, std::set<std::size_t>> met;  // claim => readings of this one it meets
    for (std::size_t r = 0; r < claim.readings.size(); ++r) {
      for (const Place& place : known[claim.readings[r].anchor.report]) {
        if (place.span.overlaps(claim.readings[r].anchor.span)) met[place.claim].insert(r);
      }
    }
    return std::ranges::any_of(
        met, [&](const auto& entry) { return entry.second.size() == claim.readings.size(); });
  });
}

bool number(const Claim& claim) {
  return claim.kind == ClaimKind::count || claim.kind == ClaimKind::amount ||
         claim.kind == ClaimKind::duration;
}

// Whether a statement of one report tells nothing that a longer one of it does not: "hours on
// Saturday" within "closed for six hours on Saturday". Two numbers are two facts.
bool told_by(const Claim& part, const Claim& whole) {
  const Anchor& inner = part.readings.front().anchor;
  const Anchor& outer = whole.readings.front().anchor;
  if (inner == outer || !outer.span.contains(inner.span)) return false;
  const bool statements = part.kind == ClaimKind::other || whole.kind == ClaimKind::other;
  if (statements) return part.kind == whole.kind;
  return !(number(part) && number(whole)) && part.kind != ClaimKind::status &&
         part.kind != ClaimKind::role && part.kind != ClaimKind::name;
}

// A number says more than the day beside it: the fuller span takes the number over.
void take_over(const Claim& part, Claim& whole) {
  whole.weight = std::max(whole.weight, part.weight);
  if (!number(part) || number(whole)) return;
  whole.kind = part.kind;
  whole.readings.front().value = part.readings.front().value;
}

// Single facts of one report whose words lie within those of another are told by it. Per report in
// the order of the text, the longer first, so that each looks back at few.
void drop_told_singles(std::vector<Claim>& claims) {
  constexpr std::size_t kLookBack = 8;
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < claims.size(); ++c) {
    const bool single = claims[c].verdict == Verdict::single && claims[c].readings.size() == 1;
    if (single) order.push_back(c);
  }
  std::ranges::sort(order, {}, [&](std::size_t c) {
    const Anchor& anchor = claims[c].readings.front().anchor;
    return std::tuple(anchor.report, anchor.span.start, ~anchor.span.end,
                      static_cast<int>(claims[c].kind), c);
  });
  std::set<std::size_t> told;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t back = 1; back <= std::min(i, kLookBack); ++back) {
      Claim& whole = claims[order[i - back]];
      if (whole.readings.front().anchor.report != claims[order[i]].readings.front().anchor.report) {
        break;
      }
      if (told.contains(order[i - back]) || !told_by(claims[order[i]], whole)) continue;
      take_over(claims[order[i]], whole);
      told.insert(order[i]);
      break;
    }
  }
  std::vector<Claim> kept;
  for (std::size_t c = 0; c < claims.size(); ++c) {
    if (!told.contains(c)) kept.push_back(std::move(claims[c]));
  }
  claims = std::move(kept);
}

}  // namespace

std::vector<Claim> settle_claims(std::vector<Claim> claims, Reports reports,
                                 const Lineage& lineage) {
  for (Claim& claim : claims) {
    sort_readings(claim);
    if (claim.readings.empty()) continue;
    settle_verdict(claim);
    count_origins(claim, lineage);
    sort_answers(claim);
    weigh(claim);
    const std::set<ReportIndex> has = reports_of(claim);
    claim.missing_in.clear();
    if (claim.verdict == Verdict::single) continue;  // all the others
    for (ReportIndex r = 0; r < reports.size(); ++r) {
      if (!has.contains(r)) claim.missing_in.push_back(r);
    }
  }
  std::erase_if(claims, [](const Claim& claim) { return claim.readings.empty(); });
  drop_repeated_statements(claims);
  drop_told_singles(claims);
  std::vector<std::pair<std::string, Claim>> keyed;
  for (Claim& claim : claims) keyed.emplace_back(key_of(claim, reports), std::move(claim));
  const auto order = [](Verdict verdict) {
    return verdict == Verdict::differ ? 0 : verdict == Verdict::single ? 1 : 2;
  };
  std::ranges::sort(keyed, [&](const auto& a, const auto& b) {
    return std::tuple(order(a.second.verdict), -a.second.weight, std::string_view(a.first)) <
           std::tuple(order(b.second.verdict), -b.second.weight, std::string_view(b.first));
  });
  std::vector<Claim> out;
  std::unordered_set<std::string> ids;
  for (auto& [key, claim] : keyed) {
    claim.id = stable_id("c", key);
    if (ids.insert(claim.id).second) out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace synoptic
