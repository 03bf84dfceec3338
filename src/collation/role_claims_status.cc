// SPDX-License-Identifier: Apache-2.0
//
// The state of an office. "President Lind" in two reports and "former President Lind" in two others
// cannot both be right on one day. They can when she resigned in between, when reports are weeks
// apart, and when a report says both itself; none of these is a difference. Nor is a "President
// Lind" of a look back at her years: sentences with a word of history do not count, and without two
// reports on each side the person must be one that the story is about.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "collation/compare.h"
#include "collation/role_claims_parts.h"

namespace synoptic {
namespace {

constexpr std::size_t kLeastReports = 3;  // that name the office: a title given once is a courtesy
constexpr std::size_t kLeastOfSide = 2;   // of them on each side, or else
constexpr NameIndex kMainNames = 10;      // the person is one of the most mentioned names
constexpr std::int64_t kLongGone = 60;    // days from a change of office to the first report
constexpr std::int64_t kOneState = 14LL * 24 * 60 * 60;  // seconds between reports of one state

enum class Held : std::uint8_t { now, before, unclear };

Held held_of(RoleState state) {
  if (state == RoleState::current) return Held::now;
  return state == RoleState::former ? Held::before : Held::unclear;
}

// Whether the sentence of a reading looks back.
bool in_look_back(const AnnotatedReport& report, const RoleItem& item) {
  const Text& text = report.text;
  if (text.sentences.empty()) return false;
  const Sentence& sentence = text.sentences[text.sentence_at(item.role.start)];
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (item.role.contains(text.tokens[i].span)) continue;
    if (looks_back(text.fold(i))) return true;
  }
  return false;
}

// "The outgoing president" is in office, and soon no more; "a recent governor" is not, and is
// called so: neither contradicts anybody.
bool leaves(const AnnotatedReport& report, const RoleItem& item) {
  const Text::Range range = report.text.tokens_in(item.role);
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const std::string_view word = report.text.fold(t);
    if (word == "outgoing" || word == "departing" || word == "recent") return true;
  }
  return false;
}

// "The committee's chairman and former nominee": which of the two is former, only its place tells.
bool unclear_of_two(const AnnotatedReport& report, const RoleItem& item) {
  if (item.state != RoleState::former || item.offices.size() < 2) return false;
  const std::string_view first = report.text.fold(report.text.tokens_in(item.role).first);
  return first != "former" && first != "ex" && first != "onetime";
}

// The readings of one office, and what each report says of its state.
struct OfficeState {
  const Office* office = nullptr;
  std::vector<std::pair<const RoleItem*, const Office*>> readings;
};

std::vector<OfficeState> held_offices(Reports reports, const std::vector<RoleItem>& items) {
  std::vector<OfficeState> states;
  for (const RoleItem& item : items) {
    if (!item.beside_name || held_of(item.state) == Held::unclear) continue;
    if (leaves(*reports[item.anchor.report], item)) continue;
    if (unclear_of_two(*reports[item.anchor.report], item)) continue;
    const bool now = held_of(item.state) == Held::now;
    if (now && in_look_back(*reports[item.anchor.report], item)) continue;
    for (const Office& office : item.offices) {
      if (!is_held(office)) continue;
      const auto known = std::ranges::find_if(states, [&office](const OfficeState& state) {
        return state.office->head == office.head &&
               compare_offices(*state.office, office) == OfficeMatch::same;
      });
      OfficeState& state = known != states.end() ? *known : states.emplace_back();
      if (state.office == nullptr) state.office = &office;
      state.readings.emplace_back(&item, &office);
    }
  }
  return states;
}

// Whether a happening is dated long before its report: a resignation of last year is the state of
// things, and explains no difference.
bool long_gone(const AnnotatedReport& report, const HappeningMention& mention) {
  const auto published = report.report.published_at();
  if (!published || !mention.time || *mention.time >= report.reading.times.size()) return false;
  const std::string& time = report.reading.times[*mention.time].value;
  const std::string day = to_iso(published->day);
  const auto gap = days_between(time, day);
  return gap && *gap > kLongGone && time < day;
}

bool lost_or_won_office(Reports reports, const NameTable& names, NameIndex name) {
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    for (const HappeningMention& mention : reports[r]->reading.happenings) {
      if (!changes_office(mention.kind) || long_gone(*reports[r], mention)) continue;
      for (const EntityIndex who : mention.participants) {
        if (who < names.of_entity[r].size() && names.of_entity[r][who] == name) return true;
      }
    }
  }
  return false;
}

// Whether the reports that say "now" and those that say "former" may speak of different weeks.
bool far_apart(Reports reports, const std::set<ReportIndex>& concerned) {
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (const ReportIndex r : concerned) {
    const auto published = reports[r]->report.published_at();
    if (!published) continue;
    first = std::min(first, instants_of(*published).earliest);
    last = std::max(last, instants_of(*published).earliest);
  }
  return last > first && last - first > kOneState;
}

std::string value_of(const RoleItem& item, const Office& office) {
  return (item.state == RoleState::former ? "former " : "") + office.head;
}

// The first reading of each report and value.
void fill(Claim& claim, Reports reports, const NameTable& names, const OfficeState& state,
          const std::set<ReportIndex>& of_two_minds) {
  std::set<std::pair<ReportIndex, std::string>> seen;
  std::vector<std::string> keys;
  for (const auto& [item, office] : state.readings) {
    std::string value = value_of(*item, *office);
    const bool fresh = seen.emplace(item->anchor.report, value).second;
    if (!fresh || of_two_minds.contains(item->anchor.report)) continue;
    const std::string key = value;
    add_to_answers(claim, claim_reading(reports, names, item->anchor, std::move(value)), key, keys);
  }
}

// "Viktor Hallam, the transport minister of Lorrin," states the office; "Minister Hallam" may be a
// courtesy.
bool stated(const OfficeState& state) {
  return std::ranges::any_of(state.readings, [](const auto& reading) {
    const RoleItem& item = *reading.first;
    return held_of(item.state) == Held::now && item.role.start > item.anchor.span.start;
  });
}

bool enough(const std::map<Held, std::size_t>& sides, NameIndex name, bool stated_now) {
  const std::size_t now = sides.at(Held::now);
  const std::size_t before = sides.at(Held::before);
  if (stated_now && name < kMainNames) return true;
  if (std::min(now, before) >= kLeastOfSide) return true;
  return now + before >= kLeastReports && name < kMainNames;
}

std::vector<Claim> state_claims(Reports reports, const NameTable& names, NameIndex name,
                                const std::vector<RoleItem>& items) {
  std::vector<Claim> claims;
  for (const OfficeState& state : held_offices(reports, items)) {
    std::map<ReportIndex, std::set<Held>> of_report;
    for (const auto& [item, office] : state.readings) {
      of_report[item->anchor.report].insert(held_of(item->state));
    }
    std::set<ReportIndex> of_two_minds;
    std::set<ReportIndex> concerned;
    std::map<Held, std::size_t> sides;
    for (const auto& [report, held] : of_report) {
      if (held.size() > 1) of_two_minds.insert(report);
      if (held.size() == 1) concerned.insert(report), ++sides[*held.begin()];
    }
    if (sides.size() < 2 || !enough(sides, name, stated(state))) continue;
    Claim claim{.kind = ClaimKind::status,
                .verdict = Verdict::differ,
                .reason = Reason::identity,
                .rule = Rule::office_state};
    fill(claim, reports, names, state, of_two_minds);
    const bool later = !of_two_minds.empty() || far_apart(reports, concerned) ||
                       lost_or_won_office(reports, names, name);
    if (later) claim.verdict = Verdict::agree, claim.reason = Reason::later_state;
    claim.about = about_of(reports, claim);
    claims.push_back(std::move(claim));
  }
  return claims;
}

// One reading per report of the party it gives.
std::vector<Claim> party_claims(Reports reports, const NameTable& names,
                                const std::vector<RoleItem>& items) {
  Claim claim{.kind = ClaimKind::status,
              .verdict = Verdict::agree,
              .reason = Reason::equal,
              .rule = Rule::party};
  std::set<ReportIndex> seen;
  std::vector<std::string> keys;
  for (const RoleItem& item : items) {
    const bool here =
        item.party.empty() || item.state != RoleState::current || seen.contains(item.anchor.report);
    if (here) continue;
    seen.insert(item.anchor.report);
    add_to_answers(claim, claim_reading(reports, names, item.anchor, std::string(item.party)),
                   item.party, keys);
  }
  if (seen.size() < 2) return {};
  if (keys.size() > 1) claim.verdict = Verdict::differ, claim.reason = Reason::identity;
  claim.about = about_of(reports, claim);
  std::vector<Claim> claims;
  claims.push_back(std::move(claim));
  return claims;
}

}  // namespace

std::vector<Claim> status_claims(Reports reports, const NameTable& names, NameIndex name,
                                 const std::vector<RoleItem>& items) {
  std::vector<Claim> claims = state_claims(reports, names, name, items);
  for (Claim& claim : party_claims(reports, names, items)) claims.push_back(std::move(claim));
  return claims;
}

}  // namespace synoptic
