// SPDX-License-Identifier: Apache-2.0
//
// Days on the calendar come first, in their order. Days that are only weekdays are put in order by
// the reports themselves: news is about the last days, so the weekday most spoken of is taken as
// the latest, the other six as the days before it, and a weekday of something planned as one after
// it.
//   "the call on Saturday" (three times), "the meeting on Tuesday", "will meet on Monday"
//       =>  Tuesday, Saturday, Monday
#include "collation/timeline.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "collation/compare.h"

namespace synoptic {
namespace {

// A happening at one time, with the words that say so.
struct Dated {
  std::uint32_t happening = 0;
  std::string time;
  bool planned = true;  // no report says that it has happened
  std::vector<Anchor> words;
};

std::vector<Dated> dated_happenings(Reports reports, const HappeningTable& table) {
  std::map<std::uint32_t, std::map<std::string, Dated>> found;
  for (ReportIndex r = 0; r < reports.size() && r < table.of_mention.size(); ++r) {
    const Reading& reading = reports[r]->reading;
    for (std::size_t m = 0; m < reading.happenings.size(); ++m) {
      const HappeningMention& mention = reading.happenings[m];
      if (!table.of_mention[r][m] || !mention.time || *mention.time >= reading.times.size())
        continue;
      const TimeExpression& time = reading.times[*mention.time];
      if (time.type == TimexType::duration || time.type == TimexType::set) continue;
      const std::uint32_t happening = *table.of_mention[r][m];
      Dated& entry = found[happening][time.value];
      entry.happening = happening;
      entry.time = time.value;
      entry.planned &= mention.modality == Modality::planned;
      entry.words.push_back({.report = r, .span = time.span});
    }
  }
  std::vector<Dated> out;
  for (auto& [happening, times] : found) {
    for (auto& [value, entry] : times) {
      std::ranges::sort(entry.words);
      const auto rest = std::ranges::unique(entry.words);
      entry.words.erase(rest.begin(), rest.end());
      out.push_back(std::move(entry));
    }
  }
  return out;
}

// "They met on Sunday and agreed to meet again" dates two meetings by one word. A happening that no
// words date but those of another of its kind and time adds nothing to read: the one that more
// words date stands for both.
std::vector<Dated> without_repeated(std::vector<Dated> entries, const HappeningTable& table) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    alike[{table.happenings[entries[i].happening].kind, entries[i].time}].push_back(i);
  }
  std::vector<bool> kept(entries.size());
  for (auto& [key, group] : alike) {
    std::ranges::stable_sort(group, std::ranges::greater{},
                             [&](std::size_t i) { return entries[i].words.size(); });
    std::set<Anchor> said;
    for (const std::size_t i : group) {
      const auto fresh = [&](const Anchor& words) { return said.insert(words).second; };
      kept[i] = std::ranges::count_if(entries[i].words, fresh) > 0;
    }
  }
  std::vector<Dated> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (kept[i]) out.push_back(std::move(entries[i]));
  }
  return out;
}

// 0 to 6 of "XXXX-WXX-3", -1 of anything else.
int open_weekday(std::string_view value) {
  constexpr std::string_view kOpen = "XXXX-WXX-";
  if (!value.starts_with(kOpen) || value.size() <= kOpen.size()) return -1;
  const int day = value[kOpen.size()] - '1';
  return day >= 0 && day <= 6 ? day : -1;
}

bool on_calendar(std::string_view value) {
  return !value.empty() && value.front() >= '0' && value.front() <= '9';
}

int latest_weekday(const std::vector<Dated>& entries) {
  std::array<std::size_t, 7> said{};
  for (const Dated& entry : entries) {
    const int day = open_weekday(entry.time);
    if (day >= 0 && !entry.planned) said[static_cast<std::size_t>(day)] += entry.words.size();
  }
  return static_cast<int>(std::ranges::max_element(said) - said.begin());
}

}  // namespace

std::vector<TimelineEntry> make_timeline(Reports reports, const HappeningTable& happenings) {
  std::vector<Dated> entries = without_repeated(dated_happenings(reports, happenings), happenings);
  const int latest = latest_weekday(entries);
  const auto place = [&](const Dated& entry) {
    const int day = open_weekday(entry.time);
    const int group = on_calendar(entry.time) ? 0 : day >= 0 ? 1 : 2;
    const int order = day < 0 ? 0 : (day - latest + 6) % 7 + (entry.planned ? 7 : 0);
    return std::tuple(group, order, group == 0 ? std::string_view(entry.time) : std::string_view{},
                      entry.happening, std::string_view(entry.time));
  };
  std::ranges::sort(entries, {}, place);
  std::vector<TimelineEntry> out;
  for (Dated& entry : entries) {
    TimelineEntry line{.happening = entry.happening, .mentions = std::move(entry.words)};
    if (on_calendar(entry.time) || open_weekday(entry.time) >= 0) line.time = std::move(entry.time);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace synoptic
