// SPDX-License-Identifier: Apache-2.0
//
// The same call, meeting or vote in several reports. A mention is a word ("call") with who took
// part, where, when and how long, as far as its report says so. Two mentions are one happening when
// their kinds go together, nothing that both say clashes, and enough that both say is the same:
//   a: "a two-hour call between Lind and Orme on Saturday"
//   b: "Lind spoke with Orme by telephone"                   two participants: the same
//   c: "a five-hour meeting with Orme in Orra on Tuesday"     another kind, another day: not
// A happening of one day is a part of one of several days of its kind, where that day lies within
// them and they share those who took part, or the place:
//   a: "three days of talks in Orra that ended on Sunday"     b: "the session in Orra on Friday"
// Pairs are joined surest first; two groups join only when nothing in them clashes and at least
// half of their pairs are likenesses of their own (a quorum), so that one vague mention ("the
// talks") cannot weld two meetings together. Cost: pairs that share a participant, place or time
// and a kind; lists that are too long to be telling are left out.
#include "collation/happenings.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "collation/compare.h"
#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr double kOneHappening = 2;
constexpr std::size_t kMaxPosting = 80;
constexpr std::size_t kMaxGroup = 400;
constexpr std::uint32_t kBareReach = 3;  // sentences back to what "the meeting" means

struct Mention {
  ReportIndex report = 0;
  std::uint32_t index = 0;              // in the report's list
  std::string_view kind;                // canonical
  std::vector<NameIndex> participants;  // sorted
  std::string place;
  std::optional<NameIndex> place_name;
  std::string time;
  std::optional<ClaimValue> duration;
  Modality modality = Modality::happened;
  std::uint64_t key = 0;
};

std::optional<NameIndex> name_at(const NameTable& names, ReportIndex report, EntityIndex entity) {
  if (report >= names.of_entity.size() || entity >= names.of_entity[report].size()) {
    return std::nullopt;
  }
  return names.of_entity[report][entity];
}

Mention read_mention(const AnnotatedReport& report, ReportIndex r, std::uint32_t index,
                     const NameTable& names) {
  const Reading& reading = report.reading;
  const HappeningMention& given = reading.happenings[index];
  Mention out{
      .report = r, .index = index, .kind = canonical_kind(given.kind), .modality = given.modality};
  for (const EntityIndex entity : given.participants) {
    if (const auto name = name_at(names, r, entity)) out.participants.push_back(*name);
  }
  std::ranges::sort(out.participants);
  const auto rest = std::ranges::unique(out.participants);
  out.participants.erase(rest.begin(), rest.end());
  if (given.place) out.place_name = name_at(names, r, *given.place);
  if (out.place_name) out.place = names.names[*out.place_name].name;
  if (given.time && *given.time < reading.times.size()) out.time = reading.times[*given.time].value;
  if (given.duration && *given.duration < reading.quantities.size()) {
    const Quantity& q = reading.quantities[*given.duration];
    out.duration = ClaimValue{.kind = ClaimValue::Kind::quantity,
                              .number = q.number,
                              .upper = q.upper,
                              .unit = q.unit,
                              .approximate = q.approximate,
                              .bound = q.bound};
  }
  out.key = mix_hash(hash_bytes(report.report.id), given.span.start);
  return out;
}

bool bare(const Mention& mention) {
  return mention.participants.empty() && mention.place.empty() && mention.time.empty() &&
         !mention.duration;
}

struct Likeness {
  double score = 0;
  bool clash = false;
};

std::size_t shared_count(const std::vector<NameIndex>& a, const std::vector<NameIndex>& b) {
  return static_cast<std::size_t>(std::ranges::count_if(
      a, [&](NameIndex name) { return std::ranges::binary_search(b, name); }));
}

void add_relation(Relation relation, double weight, Likeness& likeness) {
  if (relation == Relation::same) likeness.score += weight;
  if (relation == Relation::different) likeness.clash = true;
}

Likeness compare_mentions(const Mention& a, const Mention& b) {
  Likeness out;
  if (a.kind != b.kind) return {.score = 0, .clash = true};
  const bool real_a = a.modality == Modality::happened || a.modality == Modality::alleged;
  const bool real_b = b.modality == Modality::happened || b.modality == Modality::alleged;
  if (real_a != real_b) out.score -= 0.5;
  const std::size_t shared = shared_count(a.participants, b.participants);
  out.score += static_cast<double>(std::min<std::size_t>(shared, 2));
  if (shared == 0 && !a.participants.empty() && !b.participants.empty()) out.score -= 1;
  if (!a.place.empty() && !b.place.empty()) {
    add_relation(compare_places(a.place, b.place).relation, 1, out);
  }
  if (!a.time.empty() && !b.time.empty()) {
    add_relation(compare_times(a.time, b.time).relation, 1, out);
  }
  if (a.duration && b.duration) {
    const Comparison durations = compare_quantities(*a.duration, *b.duration);
    if (durations.relation == Relation::same) out.score += 1.5;
    if (durations.relation == Relation::different) out.score -= 1;  // reports may err
  }
  return out;
}

struct Pair {
  double score = 0;
  std::uint64_t key = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

using Keys = std::map<std::tuple<std::string_view, char, std::string>, std::vector<std::uint32_t>>;

Keys postings_of(const std::vector<Mention>& mentions) {
  Keys keys;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    for (const NameIndex name : m.participants)
      keys[{m.kind, 'n', std::to_string(name)}].push_back(i);
    if (!m.place.empty()) keys[{m.kind, 'p', m.place}].push_back(i);
    if (!m.time.empty()) keys[{m.kind, 't', m.time}].push_back(i);
  }
  return keys;
}

std::vector<Pair> likely_pairs(const std::vector<Mention>& mentions) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> candidates;
  for (const auto& [key, posting] : postings_of(mentions)) {
    if (posting.size() > kMaxPosting) continue;
    for (std::size_t i = 0; i < posting.size(); ++i) {
      for (std::size_t j = i + 1; j < posting.size(); ++j) {
        candidates.emplace(posting[i], posting[j]);
      }
    }
  }
  std::vector<Pair> out;
  for (const auto& [a, b] : candidates) {
    const Likeness likeness = compare_mentions(mentions[a], mentions[b]);
    if (likeness.clash || likeness.score < kOneHappening) continue;
    const std::uint64_t x = mentions[a].key;
    const std::uint64_t y = mentions[b].key;
    out.push_back({likeness.score, mix_hash(std::min(x, y), std::max(x, y)), a, b});
  }
  std::ranges::sort(out, [](const Pair& a, const Pair& b) {
    return std::tie(b.score, a.key) < std::tie(a.score, b.key);
  });
  return out;
}

bool quorum(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
            const std::vector<Mention>& mentions) {
  if (a.size() + b.size() > kMaxGroup) return false;
  std::size_t alike = 0;
  for (const std::uint32_t i : a) {
    for (const std::uint32_t j : b) {
      const Likeness likeness = compare_mentions(mentions[i], mentions[j]);
      if (likeness.clash) return false;
      alike += likeness.score >= kOneHappening ? 1U : 0U;
    }
  }
  return 2 * alike >= a.size() * b.size();
}

using Groups = std::vector<std::vector<std::uint32_t>>;

Groups group_mentions(const std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> home(mentions.size());
  std::iota(home.begin(), home.end(), 0U);
  Groups groups(mentions.size());
  for (std::uint32_t i = 0; i < mentions.size(); ++i) groups[i] = {i};
  for (const Pair& pair : likely_pairs(mentions)) {
    std::uint32_t a = home[pair.a];
    std::uint32_t b = home[pair.b];
    if (a == b || !quorum(groups[a], groups[b], mentions)) continue;
    if (groups[a].size() < groups[b].size()) std::swap(a, b);
    for (const std::uint32_t m : groups[b]) home[m] = a;
    groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
    groups[b].clear();
  }
  return groups;
}

// "The meeting" with nothing beside it is the one that its report last spoke of.
std::vector<std::optional<std::uint32_t>> referents(Reports reports,
                                                    const std::vector<Mention>& mentions) {
  std::vector<std::optional<std::uint32_t>> out(mentions.size());
  std::map<std::pair<ReportIndex, std::string_view>, std::uint32_t> last;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    const auto found = last.find({m.report, m.kind});
    if (bare(m) && found != last.end()) {
      const auto& list = reports[m.report]->reading.happenings;
      const std::uint32_t here = list[m.index].sentence;
      const std::uint32_t there = list[mentions[found->second].index].sentence;
      if (here - there <= kBareReach) out[i] = found->second;
    }
    if (!bare(m)) last[{m.report, m.kind}] = i;
  }
  return out;
}

template <class Value>
std::optional<Value> most_frequent(const std::map<Value, int>& counts) {
  std::optional<Value> best;
  int most = 0;
  for (const auto& [value, count] : counts) {
    if (count > most) best = value;
    most = std::max(most, count);
  }
  return best;
}

CollatedHappening describe(Reports reports, const std::vector<Mention>& mentions,
                           const std::vector<std::uint32_t>& group) {
  CollatedHappening out;
  std::map<NameIndex, int> people;
  std::map<NameIndex, int> places;
  std::map<std::string, int> times;
  std::uint64_t first = ~std::uint64_t{0};
  for (const std::uint32_t i : group) {
    const Mention& m = mentions[i];
    out.kind = m.kind;
    for (const NameIndex name : m.participants) ++people[name];
    if (m.place_name) ++places[*m.place_name];
    if (!m.time.empty()) ++times[m.time];
    first = std::min(first, m.key);
    const Span span = reports[m.report]->reading.happenings[m.index].span;
    out.mentions.push_back({.report = m.report, .span = span});
  }
  std::ranges::sort(out.mentions);
  std::vector<std::pair<int, NameIndex>> ranked;
  for (const auto& [name, count] : people) ranked.emplace_back(-count, name);
  std::ranges::sort(ranked);
  for (const auto& [count, name] : ranked) out.participants.push_back(name);
  out.place = most_frequent(places);
  out.time = most_frequent(times);
  out.id = stable_id("h", out.kind + std::to_string(first));
  return out;
}

// For how many days a happening went on, by the mention that gives most; 0 where none says days.
double days_of(const std::vector<Mention>& mentions, const std::vector<std::uint32_t>& group) {
  double days = 0;
  for (const std::uint32_t i : group) {
    const auto& length = mentions[i].duration;
    if (!length) continue;
    const auto scale = scale_of(length->unit);
    const auto day = scale_of("day");
    if (!scale || !day || scale->dimension != day->dimension) continue;
    days = std::max(days, length->number * scale->base / day->base);
  }
  return days;
}

bool is_day(const std::optional<std::string>& time) {
  constexpr std::size_t kDay = 10;  // "2031-05-04"; a week ("2031-W18") is shorter
  return time && time->size() >= kDay && time->find('/') == std::string::npos;
}

// Whether a happening of one day lies within one that went on for `days`.
bool lies_within(const CollatedHappening& part, const CollatedHappening& whole, double days,
                 const NameTable& names) {
  if (part.kind != whole.kind || !is_day(part.time)) return false;
  const auto name = [&](const std::optional<NameIndex>& place) {
    return place ? std::string_view(names.names[*place].name) : std::string_view{};
  };
  const bool places = part.place && whole.place;
  const Relation place =
      places ? compare_places(name(part.place), name(whole.place)).relation : Relation::unknown;
  if (place == Relation::different) return false;
  const bool someone = std::ranges::any_of(part.participants, [&](NameIndex who) {
    return std::ranges::find(whole.participants, who) != whole.participants.end();
  });
  if (!someone && place != Relation::same) return false;
  if (!whole.time) return someone && place == Relation::same;
  if (!is_day(whole.time)) return compare_times(*part.time, *whole.time).relation == Relation::same;
  // Reports date what took several days by its last: "ended on Sunday after three days".
  const auto apart = days_between(*part.time, *whole.time);
  return apart && *part.time <= *whole.time && static_cast<double>(*apart) < days;
}

// The first of the longer happenings, which are in the order of their weight, that holds each of
// the others. `days` has one for each.
void find_wholes(std::vector<CollatedHappening>& happenings, const std::vector<double>& days,
                 const NameTable& names) {
  constexpr double kSeveral = 2;
  constexpr std::size_t kMostWholes = 64;  // of a story; more are no story
  std::vector<std::uint32_t> wholes;
  for (std::uint32_t h = 0; h < happenings.size() && wholes.size() < kMostWholes; ++h) {
    if (days[h] >= kSeveral) wholes.push_back(h);
  }
  for (std::uint32_t h = 0; h < happenings.size(); ++h) {
    if (days[h] >= kSeveral) continue;
    const auto whole = std::ranges::find_if(wholes, [&](std::uint32_t w) {
      return lies_within(happenings[h], happenings[w], days[w], names);
    });
    if (whole != wholes.end()) happenings[h].part_of = *whole;
  }
}

std::size_t report_count(const CollatedHappening& happening) {
  std::set<ReportIndex> reports;
  for (const Anchor& anchor : happening.mentions) reports.insert(anchor.report);
  return reports.size();
}

}  // namespace

std::string_view canonical_kind(std::string_view kind) {
  static const std::unordered_map<std::string_view, std::string_view> table = [] {
    std::unordered_map<std::string_view, std::string_view> out;
    for (const std::string_view row : rows(collation_data::happening_kinds)) {
      const std::vector<std::string_view> kinds = pieces(row, '|');
      for (const std::string_view one : kinds) out.emplace(one, kinds.front());
    }
    return out;
  }();
  const auto found = table.find(kind);
  return found == table.end() ? kind : found->second;
}

HappeningTable align_happenings(Reports reports, const NameTable& names) {
  HappeningTable table;
  std::vector<Mention> mentions;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const auto& list = reports[r]->reading.happenings;
    table.of_mention.emplace_back(list.size());
    for (std::uint32_t m = 0; m < list.size(); ++m) {
      mentions.push_back(read_mention(*reports[r], r, m, names));
    }
  }
  const auto refers = referents(reports, mentions);
  Groups groups = group_mentions(mentions);
  std::vector<std::uint32_t> home(mentions.size());
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    for (const std::uint32_t m : groups[g]) home[m] = g;
  }
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    if (!refers[m] || groups[home[m]].size() != 1) continue;
    groups[home[m]].clear();
    groups[home[*refers[m]]].push_back(m);
    home[m] = home[*refers[m]];
  }
  struct Entry {
    CollatedHappening happening;
    std::vector<std::uint32_t> group;
    std::size_t reports = 0;
  };
  std::vector<Entry> entries;
  for (std::vector<std::uint32_t>& group : groups) {
    if (group.empty()) continue;
    CollatedHappening happening = describe(reports, mentions, group);
    const std::size_t count = report_count(happening);
    entries.push_back({std::move(happening), std::move(group), count});
  }
  std::ranges::sort(entries, {}, [](const Entry& entry) {
    return std::tuple(-static_cast<std::ptrdiff_t>(entry.reports),
                      -static_cast<std::ptrdiff_t>(entry.happening.mentions.size()),
                      std::string_view(entry.happening.id));
  });
  std::vector<double> days;
  for (Entry& entry : entries) {
    for (const std::uint32_t m : entry.group) {
      table.of_mention[mentions[m].report][mentions[m].index] =
          static_cast<std::uint32_t>(table.happenings.size());
    }
    days.push_back(days_of(mentions, entry.group));
    table.happenings.push_back(std::move(entry.happening));
  }
  find_wholes(table.happenings, days, names);
  return table;
}

}  // namespace synoptic
