// SPDX-License-Identifier: Apache-2.0
#include "dossier/facts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "dossier/words.h"
#include "synoptic/time.h"

namespace synoptic {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u; }

bool ends_sentence(std::string_view text, std::size_t at) {
  return (text[at] == '.' || text[at] == '!' || text[at] == '?') && at + 1 < text.size() &&
         text[at + 1] == ' ';
}

// Where the context may begin at the earliest, and end at the latest, within `room` bytes.
Span window_around(std::string_view text, Span span, std::size_t room) {
  std::size_t start = span.start;
  while (start > 0 && text[start - 1] != '\n' && span.start - start < 2 * room) {
    if (start < span.start && ends_sentence(text, start - 1)) break;
    --start;
  }
  std::size_t end = span.end;
  while (end < text.size() && text[end] != '\n' && end - span.end < 2 * room) {
    if (ends_sentence(text, end++)) break;
  }
  while (start < span.start && continues(text[start])) ++start;
  while (end > span.end && end < text.size() && continues(text[end])) --end;
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

// The last `room` bytes or so, from the beginning of a word where there is one.
std::string end_of(std::string_view text, std::size_t room) {
  if (text.size() <= room) return flat(text);
  std::size_t from = text.size() - room;
  const std::size_t space = text.find(' ', from);
  if (space != std::string_view::npos) from = space + 1;
  while (from < text.size() && continues(text[from])) ++from;
  return "…" + flat(text.substr(from));
}

// The first `room` bytes or so, to the end of a word where there is one.
std::string start_of(std::string_view text, std::size_t room) {
  if (text.size() <= room) return flat(text);
  std::size_t to = room;
  const std::size_t space = text.rfind(' ', to);
  if (space != std::string_view::npos && space > 0) to = space;
  while (to > 0 && continues(text[to])) --to;
  return flat(text.substr(0, to)) + "…";
}

bool space_ends(std::string_view text) {
  return !text.empty() && is_space(decode_before(text, text.size()).code_point);
}

bool space_begins(std::string_view text) {
  return !text.empty() && is_space(decode_at(text, 0).code_point);
}

}  // namespace

std::string_view words_of(const Dossier& dossier, const Anchor& anchor) {
  return cut(dossier.reports[anchor.report].text, anchor.span);
}

std::int64_t seconds_of(const Moment& moment) {
  return days_from_civil(moment.day) * 86400 + moment.second.value_or(0) -
         std::int64_t{60} * moment.zone_minutes.value_or(0);
}

Period period_of(const Dossier& dossier) {
  using Dated = std::pair<std::int64_t, const std::string*>;
  std::optional<Dated> first;
  std::optional<Dated> last;
  for (const Report& report : dossier.reports) {
    const std::optional<Moment> moment = report.published_at();
    if (!moment) continue;
    const Dated dated{seconds_of(*moment), &*report.published};
    const auto before = [](const Dated& a, const Dated& b) {
      return a.first != b.first ? a.first < b.first : *a.second < *b.second;
    };
    if (!first || before(dated, *first)) first = dated;
    if (!last || before(*last, dated)) last = dated;
  }
  Period period;
  if (first) period = {.first = *first->second, .last = *last->second};
  return period;
}

std::string date_label(const std::optional<std::string>& iso) {
  if (!iso) return {};
  std::string label = flat(std::string_view(*iso).substr(0, 16));
  if (label.size() > 10 && label[10] == 'T') label[10] = ' ';
  return label;
}

std::vector<std::string> labels_of(const Dossier& dossier) {
  std::map<std::string, std::size_t> uses;
  std::vector<std::string> labels;
  for (const Report& report : dossier.reports) {
    std::string label = flat(report.outlet.value_or(""));
    if (label.empty()) label = flat(report.id);
    ++uses[label];
    labels.push_back(std::move(label));
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (uses[labels[i]] > 1) labels[i] += " (" + flat(dossier.reports[i].id) + ")";
  }
  return labels;
}

std::size_t count_outlets(const Dossier& dossier, const std::vector<ReportIndex>& reports) {
  std::set<std::string_view> outlets;
  std::size_t unknown = 0;
  for (const ReportIndex index : reports) {
    const std::optional<std::string>& outlet = dossier.reports[index].outlet;
    if (outlet) {
      outlets.insert(*outlet);
    } else {
      ++unknown;
    }
  }
  return outlets.size() + unknown;
}

std::size_t count_outlets(const Dossier& dossier) {
  std::vector<ReportIndex> all(dossier.reports.size());
  std::iota(all.begin(), all.end(), ReportIndex{0});
  return count_outlets(dossier, all);
}

std::size_t count_origins(const Dossier& dossier) {
  const std::vector<OriginIndex>& of_report = dossier.lineage.of_report;
  return std::set<OriginIndex>(of_report.begin(), of_report.end()).size();
}

Context context_of(const Dossier& dossier, const Anchor& anchor, std::optional<Span> sentence,
                   std::size_t room) {
  const std::string_view text = dossier.reports[anchor.report].text;
  const bool given = sentence && sentence->contains(anchor.span);
  const Span around = given ? *sentence : window_around(text, anchor.span, room);
  const std::string_view before = cut(text, {around.start, anchor.span.start});
  const std::string_view after = cut(text, {anchor.span.end, around.end});
  const std::string_view words = cut(text, anchor.span);
  Context context{end_of(before, room), flat(words), start_of(after, room)};
  if (words.size() > 2 * room) {
    context.words = start_of(words, room) + " " + end_of(words, room);
  }
  if (space_ends(before) && !context.before.empty()) context.before += ' ';
  if (space_begins(after) && !context.after.empty()) context.after.insert(0, 1, ' ');
  return context;
}

std::vector<std::vector<std::uint32_t>> group_alike(const std::vector<std::string>& lines) {
  std::map<std::string_view, std::size_t> group_of;
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    const auto [found, fresh] = group_of.try_emplace(lines[i], groups.size());
    if (fresh) groups.emplace_back();
    groups[found->second].push_back(i);
  }
  return groups;
}

std::vector<ReportIndex> reports_of(const Claim& claim,
                                    const std::vector<std::uint32_t>& readings) {
  std::set<ReportIndex> reports;
  for (const std::uint32_t reading : readings) {
    reports.insert(claim.readings[reading].anchor.report);
  }
  return {reports.begin(), reports.end()};
}

bool in_all_but_one(const Dossier& dossier, const Claim& claim) {
  constexpr std::size_t kLeast = 3;
  return dossier.reports.size() >= kLeast && claim.missing_in.size() == 1;
}

std::vector<std::size_t> steps_of(const Proposal& proposal) {
  std::vector<std::size_t> steps;
  for (std::size_t i = 0; i < proposal.versions.size(); ++i) {
    const std::optional<std::uint32_t> after = proposal.versions[i].after;
    steps.push_back(after && *after < i ? steps[*after] + 1 : 0);
  }
  return steps;
}

std::size_t number_of_words(std::string_view words) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && !inside) ++count;
    inside = !space;
  }
  return count;
}

std::string foreign_origin(const Dossier& dossier, ReportIndex report) {
  if (report >= dossier.lineage.of_report.size()) return {};
  const Origin& origin = dossier.lineage.origins[dossier.lineage.of_report[report]];
  if (origin.kind == OriginKind::unknown) return {};
  if (origin.kind != OriginKind::own) return origin.label;
  const Report& of = dossier.reports[report];
  return origin.reports.size() < 2 || origin.label == of.outlet.value_or(of.id) ? std::string()
                                                                                : origin.label;
}

}  // namespace synoptic
