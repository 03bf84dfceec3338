// Reuse between reports of any bytes: words, passages, groups and differences.
// SPDX-License-Identifier: Apache-2.0
//
// The reports stand one after the other, parted by form feeds. A first byte of which the lowest bit
// is set makes their outlets one; it is part of the first report all the same.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check.h"
#include "fuzz/report_laws.h"
#include "lineage/words.h"
#include "synoptic/lineage.h"

using namespace synoptic;

namespace {

constexpr std::size_t kMostReports = 24;
constexpr std::size_t kCells = std::size_t{1} << 22;  // of a table of common words
constexpr double kLeastEqual = 0.6;

std::vector<Report> reports_in(std::string_view input) {
  std::vector<Report> reports;
  const bool one_outlet = !input.empty() && (input[0] & 1) != 0;
  while (reports.size() < kMostReports) {
    const std::size_t end = input.find('\f');
    Record record;
    record.path = record.id = "r" + std::to_string(reports.size());
    record.bytes = input.substr(0, end);
    if (auto report = read_page(record)) {
      report->id = record.id;
      report->outlet = one_outlet ? "Harbour Post" : "Outlet " + record.id;
      reports.push_back(std::move(*report));
    }
    if (end == std::string_view::npos) return reports;
    input.remove_prefix(end + 1);
  }
  return reports;
}

// How many words two stretches have in common, in order.
std::uint32_t common_words(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::vector<std::uint32_t> row(b.size() + 1, 0);
  for (const std::uint32_t word : a) {
    std::uint32_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::uint32_t above = row[j + 1];
      row[j + 1] = word == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

// The words whose places lie in a span.
std::span<const std::uint32_t> words_in_span(const lineage::Words& words, Span span) {
  const auto first = std::ranges::lower_bound(words.place, span.start, {}, &Span::start);
  const auto last = std::ranges::lower_bound(words.place, span.end, {}, &Span::start);
  const auto begin = static_cast<std::size_t>(first - words.place.begin());
  return std::span(words.hash).subspan(begin, static_cast<std::size_t>(last - first));
}

void check_words(const Report& report, const lineage::Words& words) {
  must(words.hash.size() == words.place.size(), "every word has a place");
  for (std::size_t i = 0; i < words.place.size(); ++i) {
    check_span(report.text, words.place[i]);
    must(i == 0 || words.place[i - 1].end <= words.place[i].start, "words follow each other");
  }
  for (const auto* list : {&words.quoted, &words.headings}) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      must((*list)[i].first < (*list)[i].last && (*list)[i].last <= words.size(),
           "a stretch of words lies in the report");
      must(i == 0 || (*list)[i - 1].last <= (*list)[i].first, "stretches of words are disjoint");
    }
  }
}

void check_passage(const Passage& passage, const std::vector<Report>& reports,
                   const std::vector<lineage::Words>& words, const PassageOptions& options) {
  must(passage.readings.size() >= 2, "a passage is shared");
  must(passage.score > 0 && passage.score <= 1, "a score is a share");
  for (std::size_t i = 0; i < passage.readings.size(); ++i) {
    const Anchor& reading = passage.readings[i];
    must(reading.report < reports.size(), "a reading is of a report");
    check_span(reports[reading.report].text, reading.span);
    must(i == 0 || passage.readings[i - 1].report < reading.report, "one reading a report, sorted");
  }
  const auto first = words_in_span(words[passage.readings[0].report], passage.readings[0].span);
  for (const Anchor& reading : passage.readings) {
    const auto other = words_in_span(words[reading.report], reading.span);
    must(other.size() >= options.min_words, "a reading is long enough");
    if (passage.kind == PassageKind::verbatim) {
      must(std::ranges::equal(first, other), "verbatim is word for word");
    } else if (passage.readings.size() == 2 && first.size() * other.size() <= kCells) {
      const std::uint32_t common = common_words(first, other);
      must(common >= options.min_words, "both sides have the words in common");
      must(common >= kLeastEqual * static_cast<double>(std::max(first.size(), other.size())),
           "and most of their words are those");
    }
  }
}

void check_groups(const Reuse& reuse, const std::vector<lineage::Words>& words, double at_least) {
  std::vector<int> dropped(words.size(), 0);
  for (const ReuseGroup& group : reuse.groups) {
    must(!group.dropped.empty(), "a group has somebody to drop");
    for (const ReportIndex report : group.dropped) {
      must(report != group.keep && report < words.size(), "who is kept is not dropped");
      must(++dropped[report] == 1, "nobody is dropped twice");
      if (group.exact) must(words[report].hash == words[group.keep].hash, "exact is word for word");
    }
    must(group.score >= at_least, "a group is as alike as was asked for");
  }
}

// What was found, by ids, whatever the order of the reports.
std::vector<std::string> lines_of(const std::vector<const Report*>& reports, const Reuse& reuse) {
  std::vector<std::string> lines;
  for (const Passage& passage : reuse.passages) {
    std::vector<std::string> readings;
    for (const Anchor& reading : passage.readings) {
      readings.push_back(reports[reading.report]->id + ' ' + std::to_string(reading.span.start) +
                         '-' + std::to_string(reading.span.end));
    }
    std::ranges::sort(readings);
    std::string line = passage.id + ' ' + std::string(name_of(passage.role));
    for (const std::string& reading : readings) line += ' ' + reading;
    lines.push_back(std::move(line));
  }
  for (const ReuseGroup& group : reuse.groups) {
    std::vector<std::string> dropped;
    for (const ReportIndex report : group.dropped) dropped.push_back(reports[report]->id);
    std::ranges::sort(dropped);
    std::string line = (group.exact ? "exact " : "near ") + reports[group.keep]->id;
    for (const std::string& id : dropped) line += ' ' + id;
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines);
  return lines;
}

// Both texts without what the edits take out are the same words.
void check_difference(std::string_view before, std::string_view after) {
  const auto a = lineage::scan_words(before, {}, lineage::WordDetail::places);
  const auto b = lineage::scan_words(after, {}, lineage::WordDetail::places);
  std::vector<std::uint32_t> kept_a;
  std::vector<std::uint32_t> kept_b;
  const auto edits = diff_texts(before, after);
  const auto keep = [&](const lineage::Words& words, auto side, std::vector<std::uint32_t>& kept) {
    std::size_t edit = 0;
    for (std::size_t i = 0; i < words.place.size(); ++i) {
      while (edit < edits.size() && side(edits[edit]).end <= words.place[i].start) ++edit;
      const bool gone = edit < edits.size() && side(edits[edit]).start <= words.place[i].start;
      if (!gone) kept.push_back(words.hash[i]);
    }
  };
  for (std::size_t i = 0; i < edits.size(); ++i) {
    must(edits[i].before.end <= before.size() && edits[i].after.end <= after.size(),
         "an edit lies in its texts");
    must(!edits[i].before.empty() || !edits[i].after.empty(), "an edit changes something");
    must(i == 0 || (edits[i - 1].before.end <= edits[i].before.start &&
                    edits[i - 1].after.end <= edits[i].after.start),
         "edits follow each other");
  }
  keep(a, [](const TextEdit& edit) { return edit.before; }, kept_a);
  keep(b, [](const TextEdit& edit) { return edit.after; }, kept_b);
  must(kept_a == kept_b, "what no edit touches is the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::vector<Report> reports = reports_in(view_of(data, size));
  std::vector<const Report*> views;
  std::vector<lineage::Words> words;
  for (const Report& report : reports) {
    views.push_back(&report);
    words.push_back(lineage::words_of(report, lineage::WordDetail::places));
    check_words(report, words.back());
  }
  const ReuseOptions options;
  const Reuse reuse = find_reuse(views, options);
  for (const Passage& passage : reuse.passages) {
    check_passage(passage, reports, words, options.passages);
  }
  check_groups(reuse, words, options.duplicates.at_least);
  if (reports.size() > 1) check_difference(reports[0].text, reports[1].text);
  const std::vector<std::string> expected = lines_of(views, reuse);
  std::ranges::reverse(views);
  must(lines_of(views, find_reuse(views, options)) == expected, "the order decides nothing");
  return 0;
}
