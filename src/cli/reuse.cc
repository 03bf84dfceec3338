// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/versions.h"
#include "synoptic/lineage.h"
#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

constexpr std::string_view kChanged = "1;33";  // the words that differ
constexpr std::uint32_t kReadingsShown = 2;    // side by side; the others by name
constexpr std::size_t kNamesShown = 6;         // of those

// Words for one column of a table: as they stand, the changed ones coloured, or where there is no
// colour between marks.
struct Cell {
  std::string_view text;
  std::vector<Span> changed;  // sorted
  std::string_view opens = "{+";
  std::string_view closes = "+}";
};

// Lines of at most `columns` code points, broken at spaces; as long as the column each.
std::vector<std::string> column_of(const Cell& cell, std::uint32_t columns, bool colour) {
  std::vector<std::string> lines;
  std::string line;
  std::uint32_t used = 0;
  const auto end_line = [&] {
    lines.push_back(line + std::string(columns - std::min(used, columns), ' '));
    line.clear();
    used = 0;
  };
  std::size_t at = 0;
  while (at < cell.text.size()) {
    const std::size_t word = cell.text.find_first_not_of(" \n\t\r", at);
    if (word == std::string_view::npos) break;
    const std::size_t end = std::min(cell.text.find_first_of(" \n\t\r", word), cell.text.size());
    const Span place = {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(end)};
    const bool changed =
        std::ranges::any_of(cell.changed, [&](Span span) { return span.overlaps(place); });
    std::string shown = visible(cell.text.substr(word, end - word));
    if (changed && !colour) shown = std::string(cell.opens) + shown + std::string(cell.closes);
    const auto width = static_cast<std::uint32_t>(
        std::ranges::count_if(shown, [](char c) { return (c & 0xc0) != 0x80; }));
    if (used > 0 && used + 1 + width > columns) end_line();
    if (used > 0) line += ' ';
    used += width + (used > 0 ? 1 : 0);
    line += changed ? coloured(shown, kChanged, colour) : shown;
    at = end;
  }
  if (used > 0) end_line();
  return lines;
}

class Shower {
 public:
  Shower(PlainReports reports, bool colour)
      : reports_(reports), colour_(colour), half_((columns_of_terminal() - 7) / 2) {}

  std::string show(const Reuse& reuse, const std::vector<History>& histories) {
    for (const History& history : histories) show_history(history);
    for (const ReuseGroup& group : reuse.groups) show_group(group);
    for (const Passage& passage : reuse.passages) show_passage(passage);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string name(ReportIndex report) const {
    const Report& of = *reports_[report];
    return visible(of.id) + (of.outlet ? " · " + visible(*of.outlet) : "");
  }

  void show_history(const History& history) {
    const std::vector<ReportIndex>& versions = history.group.versions;
    out_ += coloured("versions", "1", colour_) + "  of one article";
    out_ += history.group.order_known ? "\n" : ", in an order that the dates leave open\n";
    for (std::size_t i = 0; i < history.revisions.size(); ++i) {
      const Report& before = *reports_[versions[i]];
      const Report& after = *reports_[versions[i + 1]];
      out_ += "  " + name(versions[i]) + " → " + name(versions[i + 1]) + "\n";
      for (const RevisionChange& change : history.revisions[i].changes) {
        out_ += "    " + std::string(name_of(change.edit.kind));
        for (const std::string_view what : touched_by(change)) out_ += " " + std::string(what);
        out_ += ": “" + visible(cut(before.text, change.edit.before)) + "” → “" +
                visible(cut(after.text, change.edit.after)) + "”\n";
      }
    }
    out_ += '\n';
  }

  void show_group(const ReuseGroup& group) {
    out_ += coloured(group.exact ? "exact" : "near", "1", colour_) + "  keep " + name(group.keep) +
            "\n";
    for (const ReportIndex report : group.dropped) out_ += "  drop " + name(report) + "\n";
    if (!group.exact) {
      out_ += "  at least " + percent(group.score) + " of their five-word runs are in both\n";
    }
    out_ += '\n';
  }

  static std::string percent(double share) {
    return std::to_string(static_cast<int>(100 * share + 0.5)) + " %";
  }

  void show_passage(const Passage& passage) {
    out_ += coloured("passage", "1", colour_) + "  " + std::string(name_of(passage.kind)) + ", " +
            std::string(name_of(passage.role));
    if (passage.kind == PassageKind::near) out_ += ", " + percent(passage.score) + " of the words";
    out_ += '\n';
    std::vector<Cell> cells;
    for (std::uint32_t i = 0; i < kReadingsShown; ++i) {
      const Anchor& reading = passage.readings[i];
      cells.push_back({cut(reports_[reading.report]->text, reading.span), {}});
    }
    cells[0].opens = "[-";
    cells[0].closes = "-]";
    for (const TextEdit& edit : diff_texts(cells[0].text, cells[1].text)) {
      if (!edit.before.empty()) cells[0].changed.push_back(edit.before);
      if (!edit.after.empty()) cells[1].changed.push_back(edit.after);
    }
    const std::string left = name(passage.readings[0].report);
    const std::string right = name(passage.readings[1].report);
    side_by_side({left, {}}, {right, {}});
    side_by_side(cells[0], cells[1]);
    const std::size_t named = std::min(passage.readings.size(), kReadingsShown + kNamesShown);
    for (std::size_t i = kReadingsShown; i < named; ++i) {
      out_ += "  also in " + name(passage.readings[i].report) + '\n';
    }
    if (named < passage.readings.size()) {
      out_ += "  and in " + std::to_string(passage.readings.size() - named) + " more\n";
    }
    out_ += '\n';
  }

  void side_by_side(const Cell& a, const Cell& b) {
    const auto left = column_of(a, half_, colour_);
    const auto right = column_of(b, half_, colour_);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      out_ += "  " + (i < left.size() ? left[i] : std::string(half_, ' ')) + " |";
      std::string end = i < right.size() ? ' ' + right[i] : std::string();
      while (end.ends_with(' ')) end.pop_back();
      out_ += end + '\n';
    }
  }

  PlainReports reports_;
  bool colour_;
  std::uint32_t half_;
  std::string out_;
};

// "1,000 reports: 2 exact groups, 1 near group, 4 to drop; 12 shared passages, of which 3
// narrative"
void tell_counts(std::size_t reports, const Reuse& reuse, bool with_passages) {
  const auto counted = [](std::size_t count, const std::string& noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
  };
  std::size_t exact = 0;
  std::size_t dropped = 0;
  for (const ReuseGroup& group : reuse.groups) {
    exact += group.exact ? 1 : 0;
    dropped += group.dropped.size();
  }
  std::string line = counted(reports, "report") + ": " + counted(exact, "exact group") + ", " +
                     counted(reuse.groups.size() - exact, "near group") + ", " +
                     std::to_string(dropped) + " to drop";
  if (with_passages) {
    const auto narrative =
        std::ranges::count(reuse.passages, PassageRole::narrative, &Passage::role);
    line += "; " + counted(reuse.passages.size(), "shared passage") + ", of which " +
            std::to_string(narrative) + " narrative";
  }
  std::fprintf(stderr, "synoptic: %s\n", line.c_str());
}

// One id a line: of all reports what is kept, or what is dropped.
std::string ids(PlainReports reports, const Reuse& reuse, bool kept) {
  std::vector<bool> dropped(reports.size(), false);
  for (const ReuseGroup& group : reuse.groups) {
    for (const ReportIndex report : group.dropped) dropped[report] = true;
  }
  std::string out;
  for (ReportIndex i = 0; i < reports.size(); ++i) {
    if (dropped[i] != kept) out += reports[i]->id + '\n';
  }
  return out;
}

ReuseOptions reuse_options(const ReuseCommand& command) {
  ReuseOptions options;
  options.duplicates = {.at_least = command.at_least, .threads = command.common.threads};
  options.with_passages = !command.no_passages && command.ids.empty();
  options.passages.min_words = command.min_words;
  options.keep = command.keep == "longest" ? KeepPolicy::longest : KeepPolicy::first;
  if (!command.preferred.empty()) options.keep = KeepPolicy::preferred;
  options.preferred = command.preferred;
  return options;
}

}  // namespace

int run_reuse(const ReuseCommand& command) {
  const CommonOptions& options = command.common;
  Progress progress(options.quiet);
  const RunOptions run = run_options(options, progress);
  Pages pages = load_pages(options.paths, run);
  leave_articles(pages);
  std::vector<const Report*> reports;
  for (const Report& report : pages.reports) reports.push_back(&report);
  const ReuseOptions wanted = reuse_options(command);
  const Reuse reuse = find_reuse(reports, wanted);
  const std::vector<History> histories =
      command.ids.empty() ? find_histories(reports) : std::vector<History>();
  progress.clear();
  std::string out;
  if (!command.ids.empty()) {
    out = ids(reports, reuse, command.ids == "kept");
  } else if (options.show) {
    out = Shower(reports, wants_colour(options.no_color)).show(reuse, histories);
  } else {
    out = to_json_lines(reports, histories) + to_json_lines(reports, reuse);
  }
  const int written = exit_code_of(write_out(out));
  if (!options.quiet) tell_counts(reports.size(), reuse, wanted.with_passages);
  const int faults = report_faults(pages.faults, pages.left_out, options.quiet);
  return written != 0 ? written : faults;
}

}  // namespace synoptic
