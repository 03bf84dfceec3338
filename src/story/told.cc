// Telling stories: what a settled window says of each of its stories.
// SPDX-License-Identifier: Apache-2.0
//
// Everything told is the reports' own words, or a count over them. The headline is the title of the
// report that is most alike to all others of its story, on average: the medoid. A copy is a report
// whose word shingles are nearly those of an earlier one of the story.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "story/settle.h"
#include "story/stream_state.h"
#include "synoptic/ids.h"
#include "synoptic/json.h"

namespace synoptic {
namespace {

using story::Fingerprint;
using story::Shown;

constexpr double kCopy = 0.7;             // resemblance
constexpr std::size_t kCopiesAsked = 64;  // earlier reports that one is compared with
constexpr std::size_t kNamesTold = 12;
constexpr std::size_t kNamesOfLink = 5;

// One story being told: its reports in canonical order.
using Members = std::vector<const Fingerprint*>;

bool is_copy(const Members& members, std::size_t at) {
  const std::size_t from = at > kCopiesAsked ? at - kCopiesAsked : 0;
  for (std::size_t i = from; i < at; ++i) {
    if (members[i]->text == members[at]->text) return true;
    if (story::resemblance(*members[i], *members[at]) >= kCopy) return true;
  }
  return false;
}

std::string choose_headline(const Members& members, const story::Frequencies& frequencies) {
  std::vector<story::Terms> terms;
  story::Terms all;
  for (const Fingerprint* member : members) {
    terms.push_back(story::weigh(member->terms, frequencies));
    all = story::sum(all, terms.back());
    story::trim(all, 2048);
  }
  std::string_view best;
  double most = -1;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string_view title = story::shown_of(*members[i]).title;
    if (title.empty()) continue;
    const double likeness = story::dot(terms[i], all);
    if (likeness > most) std::tie(best, most) = std::tuple(title, likeness);
  }
  return std::string(best);
}

std::vector<NameTold> count_names(const Members& members) {
  std::map<std::pair<std::string_view, NameKind>, std::size_t> counts;
  for (const Fingerprint* member : members) {
    for (const story::SeenName& name : story::shown_of(*member).names) {
      ++counts[{name.form, name.kind}];
    }
  }
  std::vector<NameTold> names;
  for (const auto& [name, reports] : counts) {
    names.push_back({std::string(name.first), name.second, reports});
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const NameTold& x, const NameTold& y) { return x.reports > y.reports; });
  if (names.size() > kNamesTold) names.resize(kNamesTold);
  return names;
}

StoryTold tell(const Members& members, const story::Frequencies& frequencies) {
  StoryTold told;
  std::set<std::string_view> outlets;
  std::set<std::string_view> origins;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Shown shown = story::shown_of(*members[i]);
    const bool copy = is_copy(members, i);
    told.copies += copy ? 1 : 0;
    if (!shown.outlet.empty()) outlets.insert(shown.outlet);
    if (!shown.origin.empty()) origins.insert(shown.origin);
    if (!shown.published.empty()) {
      if (told.first.empty()) told.first = shown.published;
      told.last = shown.published;
    }
    told.reports.push_back({std::string(shown.id), std::string(shown.title),
                            std::string(shown.outlet), std::string(shown.published),
                            std::string(shown.origin), copy});
  }
  told.outlets.assign(outlets.begin(), outlets.end());
  told.origins.assign(origins.begin(), origins.end());
  told.headline = choose_headline(members, frequencies);
  told.names = count_names(members);
  return told;
}

std::vector<std::string> common_names(const StoryTold& a, const StoryTold& b) {
  std::vector<std::string> common;
  for (const NameTold& name : a.names) {
    const bool both = std::ranges::any_of(
        b.names, [&](const NameTold& other) { return other.form == name.form; });
    if (both && common.size() < kNamesOfLink) common.push_back(name.form);
  }
  return common;
}

std::optional<float> first_day(const Members& members) {
  return members.empty() ? std::nullopt : members.front()->day;
}

}  // namespace

namespace {

// What is known of a settled window while it is being told, by the number of a group.
struct Telling {
  std::map<std::uint32_t, Members> members;
  std::map<std::uint32_t, std::uint32_t> line;  // group => group that its storyline is named by
  std::map<std::uint32_t, StoryTold> told;
};

void tell_link(Telling& telling, const story::Link& link, bool forwards) {
  const std::uint32_t from = forwards ? link.a : link.b;
  const std::uint32_t to = forwards ? link.b : link.a;
  StoryLink out;
  out.story = telling.told.at(to).id;
  out.likeness = link.likeness;
  out.names = common_names(telling.told.at(from), telling.told.at(to));
  if (link.numbered) {
    const auto [own, other] = forwards ? std::pair(link.numbered->a, link.numbered->b)
                                       : std::pair(link.numbered->b, link.numbered->a);
    out.numbered = std::to_string(own) + ", " + std::to_string(other);
  }
  const auto day = first_day(telling.members.at(from));
  const auto other_day = first_day(telling.members.at(to));
  if (day && other_day) out.days = static_cast<double>(*other_day) - static_cast<double>(*day);
  telling.told.at(from).links.push_back(std::move(out));
}

// Follows redirects to the story that is there now.
std::vector<Redirect> resolve(const std::deque<Redirect>& redirects) {
  std::map<std::string, std::string> next;
  for (const Redirect& one : redirects) next[one.from] = one.to;
  std::vector<Redirect> out;
  for (const auto& [from, to] : next) {
    std::string end = to;
    // An id never comes back after it has ended, so the way has no loop; the count is a belt.
    for (std::size_t step = 0; step < next.size() && next.contains(end); ++step) end = next.at(end);
    out.push_back({from, end});
  }
  return out;
}

}  // namespace

Window StoryStream::State::settle() const {
  std::vector<const Fingerprint*> prints;
  for (const Resident& report : window_) prints.push_back(&report.print);
  const story::Settled settled = story::settle(prints, frequencies_, house_, options_.story);
  std::vector<std::uint32_t> before;
  Telling telling;
  for (std::size_t rank = 0; rank < settled.order.size(); ++rank) {
    const Resident& report = window_[settled.order[rank]];
    before.push_back(report.story);
    telling.members[settled.groups.story[rank]].push_back(&report.print);
    telling.line.emplace(settled.groups.story[rank], settled.groups.storyline[rank]);
  }
  const Inheritance heirs = inherit(before, settled.groups.story);
  for (const auto& [group, members] : telling.members) {
    StoryTold told = tell(members, frequencies_);
    const auto heir = heirs.story_of_group.find(group);
    told.id = heir != heirs.story_of_group.end() ? stories_.at(heir->second).id
                                                 : fresh_id(*members.front());
    telling.told.emplace(group, std::move(told));
  }
  for (auto& [group, told] : telling.told) {
    told.storyline = "l" + telling.told.at(telling.line.at(group)).id.substr(1);
  }
  for (const story::Link& link : settled.groups.links) {
    tell_link(telling, link, true);
    tell_link(telling, link, false);
  }
  std::deque<Redirect> redirects = redirects_;
  for (const auto& [story, group] : heirs.ended) {
    redirects.push_back({stories_.at(story).id, telling.told.at(group).id});
  }
  Window window;
  window.redirects = resolve(redirects);
  for (auto& [group, told] : telling.told) window.stories.push_back(std::move(told));
  std::stable_sort(
      window.stories.begin(), window.stories.end(),
      [](const StoryTold& x, const StoryTold& y) { return x.reports.size() > y.reports.size(); });
  return window;
}

namespace {

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.string(text);
  }
}

void write_reports(JsonWriter& json, const std::vector<const ReportTold*>& reports) {
  json.key("reports").begin_array();
  for (const ReportTold* report : reports) {
    json.begin_object().key("id").string(report->id);
    write_text(json, "title", report->title);
    write_text(json, "outlet", report->outlet);
    write_text(json, "published", report->published);
    write_text(json, "origin", report->origin);
    json.key("copy").boolean(report->copy).end_object();
  }
  json.end_array();
}

// A date-time and a bare day compare by the earliest instant that each can mean.
bool is_after(std::string_view published, std::string_view since) {
  const auto a = parse_iso(published);
  const auto b = parse_iso(since);
  return a && b && instants_of(*a).earliest > instants_of(*b).earliest;
}

// What reports after a time have that none before it has.
void write_new(JsonWriter& json, const StoryTold& story, std::string_view since) {
  std::vector<const ReportTold*> fresh;
  std::set<std::string_view> known_outlets;
  std::set<std::string_view> known_origins;
  for (const ReportTold& report : story.reports) {
    if (is_after(report.published, since)) {
      fresh.push_back(&report);
    } else {
      known_outlets.insert(report.outlet);
      known_origins.insert(report.origin);
    }
  }
  std::set<std::string> outlets;
  std::set<std::string> origins;
  for (const ReportTold* report : fresh) {
    if (!report->outlet.empty() && !known_outlets.contains(report->outlet)) {
      outlets.insert(report->outlet);
    }
    if (!report->origin.empty() && !known_origins.contains(report->origin)) {
      origins.insert(report->origin);
    }
  }
  json.key("new").begin_object().key("since").string(since);
  write_reports(json, fresh);
  write_list(json, "outlets", {outlets.begin(), outlets.end()});
  write_list(json, "origins", {origins.begin(), origins.end()});
  json.end_object();
}

void write_links(JsonWriter& json, const std::vector<StoryLink>& links) {
  json.key("links").begin_array();
  for (const StoryLink& link : links) {
    json.begin_object().key("story").string(link.story);
    json.key("likeness").number(std::round(1000 * link.likeness) / 1000);
    write_list(json, "names", link.names);
    write_text(json, "numbered", link.numbered);
    json.key("days");
    if (link.days) {
      json.number(std::round(100 * *link.days) / 100);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_json(const StoryTold& story, std::string_view since) {
  JsonWriter json;
  json.begin_object().key("story").string(story.id).key("storyline").string(story.storyline);
  write_text(json, "headline", story.headline);
  write_text(json, "first_published", story.first);
  write_text(json, "last_published", story.last);
  write_list(json, "outlets", story.outlets);
  write_list(json, "origins", story.origins);
  json.key("names").begin_array();
  for (const NameTold& name : story.names) {
    json.begin_object().key("form").string(name.form).key("kind").string(name_of(name.kind));
    json.key("reports").integer(static_cast<std::int64_t>(name.reports)).end_object();
  }
  json.end_array();
  json.key("copies").integer(static_cast<std::int64_t>(story.copies));
  std::vector<const ReportTold*> reports;
  for (const ReportTold& report : story.reports) reports.push_back(&report);
  write_reports(json, reports);
  write_links(json, story.links);
  if (!since.empty()) write_new(json, story, since);
  json.end_object();
  return json.take();
}

}  // namespace synoptic
