// SPDX-License-Identifier: Apache-2.0
//
// The offices of one person. Roles of all reports are put into sets of one office ("Gov.", "the
// governor of Velmark"); a set that two reports know is an agreement. What is left over, one office
// here and another there, is compatible unless the table says that nobody holds both.
#include <algorithm>
#include <cstddef>
#include <set>
#include <tuple>
#include <utility>

#include "collation/role_claims_parts.h"

namespace synoptic {
namespace {

constexpr double kSingleWeight = 0.05;  // of an office that one report alone gives
constexpr std::size_t kMostRoles =
    200;  // of one person; a person with more is a reading gone wrong

// One way a report names an office.
struct OfficeReading {
  const RoleItem* item = nullptr;
  const Office* office = nullptr;
  std::size_t place = 0;  // among the person's offices
};
using OfficeSet = std::vector<OfficeReading>;

bool fits(const OfficeSet& set, const Office& office) {
  return std::ranges::any_of(set, [&office](const OfficeReading& reading) {
    return compare_offices(*reading.office, office) == OfficeMatch::same;
  });
}

// Listed offices first, so that a loose word finds the office it stands for.
std::vector<OfficeSet> office_sets(const std::vector<RoleItem>& items) {
  std::vector<OfficeReading> readings;
  for (const RoleItem& item : items) {
    for (const Office& office : item.offices) {
      // "a Democrat" is a party and no office; "Democratic governor" is both.
      const bool says_office = item.party.empty() || office.listed;
      if (readings.size() < kMostRoles && says_office) {
        readings.push_back({&item, &office, readings.size()});
      }
    }
  }
  std::ranges::sort(readings, {}, [](const OfficeReading& reading) {
    return std::make_tuple(!reading.office->listed,
                           -static_cast<int>(reading.office->domain.size()), reading.place);
  });
  std::vector<OfficeSet> sets;
  for (const OfficeReading& reading : readings) {
    const auto known = std::ranges::find_if(
        sets, [&reading](const OfficeSet& set) { return fits(set, *reading.office); });
    (known != sets.end() ? *known : sets.emplace_back()).push_back(reading);
  }
  return sets;
}

std::set<ReportIndex> reports_of(const OfficeSet& set) {
  std::set<ReportIndex> reports;
  for (const OfficeReading& reading : set) reports.insert(reading.item->anchor.report);
  return reports;
}

// Whether some hold the office now and some held it before: a question of status, asked elsewhere.
bool of_two_states(const OfficeSet& set) {
  const auto in_state = [&set](RoleState state) {
    return std::ranges::any_of(set, [state](const OfficeReading& reading) {
      return reading.item->state == state && is_held(*reading.office);
    });
  };
  return in_state(RoleState::current) && in_state(RoleState::former);
}

std::string value_of(const Office& office) {
  std::string value;
  for (const std::string_view rank : office.rank) value += std::string(rank) + ' ';
  return value + office.head;
}

// The reading of each report that says most of the office.
std::vector<OfficeReading> best_of_each(const OfficeSet& set) {
  std::vector<OfficeReading> best;
  for (const OfficeReading& reading : set) {
    const auto known = std::ranges::find_if(best, [&reading](const OfficeReading& other) {
      return other.item->anchor.report == reading.item->anchor.report;
    });
    if (known == best.end()) {
      best.push_back(reading);
    } else if (!known->item->beside_name && reading.item->beside_name) {
      *known = reading;
    }
  }
  return best;
}

Claim claim_of(Reports reports, const NameTable& names,
               const std::vector<OfficeReading>& readings) {
  Claim claim{.kind = ClaimKind::role,
              .verdict = Verdict::agree,
              .reason = Reason::equal,
              .rule = Rule::office};
  Answer answer;
  std::set<std::string> values;
  for (const OfficeReading& reading : readings) {
    std::string value = value_of(*reading.office);
    values.insert(value);
    answer.readings.push_back(static_cast<std::uint32_t>(claim.readings.size()));
    claim.readings.push_back(claim_reading(reports, names, reading.item->anchor, std::move(value)));
  }
  if (values.size() > 1) claim.reason = Reason::same_office;
  claim.answers.push_back(std::move(answer));
  claim.about = about_of(reports, claim);
  return claim;
}

// Whether somebody said to hold the one cannot hold the other: both beside the name, both now.
bool clash(const OfficeReading& a, const OfficeReading& b) {
  const auto sure = [](const OfficeReading& reading) {
    return reading.item->beside_name && reading.item->state == RoleState::current &&
           reading.office->listed;
  };
  return a.item->anchor.report != b.item->anchor.report && sure(a) && sure(b) &&
         compare_offices(*a.office, *b.office) == OfficeMatch::exclusive;
}

// One office here, another there, that nobody holds together; no report may say both.
std::vector<Claim> clashing(Reports reports, const NameTable& names,
                            const std::vector<OfficeSet>& sets) {
  std::vector<Claim> claims;
  for (std::size_t a = 0; a < sets.size(); ++a) {
    for (std::size_t b = a + 1; b < sets.size(); ++b) {
      const bool clashes = std::ranges::any_of(sets[a], [&](const OfficeReading& left) {
        return std::ranges::any_of(
            sets[b], [&left](const OfficeReading& right) { return clash(left, right); });
      });
      const std::set<ReportIndex> left = reports_of(sets[a]);
      const bool both = std::ranges::any_of(
          reports_of(sets[b]), [&left](ReportIndex report) { return left.contains(report); });
      if (!clashes || both) continue;
      Claim claim{.kind = ClaimKind::role,
                  .verdict = Verdict::differ,
                  .reason = Reason::identity,
                  .rule = Rule::exclusive_offices};
      std::vector<std::string> keys;
      for (const OfficeSet* set : {&sets[a], &sets[b]}) {
        for (const OfficeReading& reading : best_of_each(*set)) {
          add_to_answers(
              claim, claim_reading(reports, names, reading.item->anchor, value_of(*reading.office)),
              set == &sets[a] ? "a" : "b", keys);
        }
      }
      claim.about = about_of(reports, claim);
      claims.push_back(std::move(claim));
    }
  }
  return claims;
}

// Different offices of the table, one report each: compatible, one question.
std::vector<OfficeReading> left_over(const std::vector<OfficeSet>& sets) {
  std::vector<OfficeReading> out;
  for (const OfficeSet& set : sets) {
    if (reports_of(set).size() > 1) continue;
    for (const OfficeReading& reading : best_of_each(set)) {
      if (reading.office->listed && reading.item->beside_name) out.push_back(reading);
    }
  }
  return out;
}

}  // namespace

std::vector<Claim> office_claims(Reports reports, const NameTable& names, NameIndex name,
                                 const std::vector<RoleItem>& items) {
  const std::vector<OfficeSet> sets = office_sets(items);
  std::vector<Claim> claims = clashing(reports, names, sets);
  for (const OfficeSet& set : sets) {
    if (reports_of(set).size() > 1 && !of_two_states(set)) {
      claims.push_back(claim_of(reports, names, best_of_each(set)));
    }
  }
  const std::vector<OfficeReading> rest = left_over(sets);
  std::set<ReportIndex> rest_reports;
  for (const OfficeReading& reading : rest) rest_reports.insert(reading.item->anchor.report);
  if (rest_reports.size() > 1 && claims.empty()) {
    Claim claim = claim_of(reports, names, rest);
    claim.reason = Reason::same_office;
    claims.push_back(std::move(claim));
  } else if (rest_reports.size() == 1 && claims.empty() &&
             names.names[name].forms.front().report != names.names[name].forms.back().report) {
    Claim claim = claim_of(reports, names, {rest.front()});
    claim.verdict = Verdict::single;
    claim.reason.reset();
    claim.weight = kSingleWeight;
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace synoptic
