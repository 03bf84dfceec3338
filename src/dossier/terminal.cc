// A dossier for reading on a terminal: what differs first, who has it from whom last.
// SPDX-License-Identifier: Apache-2.0
#include "dossier/terminal.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/facts.h"
#include "dossier/history.h"
#include "dossier/labels.h"
#include "dossier/paper.h"
#include "dossier/words.h"

namespace synoptic {

std::uint32_t TerminalView::label_columns() const { return paper.columns() / 5; }

std::size_t TerminalView::limit(std::size_t usual) const {
  return options.everything ? std::numeric_limits<std::size_t>::max() : usual;
}

void TerminalView::heading(std::string_view title, std::string remark) {
  paper.blank();
  paper.ends(0, {{std::string(title), Ink::heading}}, {std::move(remark), Ink::faint});
  paper.rule();
}

void TerminalView::more(std::uint32_t indent, std::size_t all, std::size_t shown) {
  if (all <= shown) return;
  const std::string count = std::to_string(all - shown);
  paper.paragraph(indent, {{"… " + count + " more (--all shows them)", Ink::faint}});
}

std::string TerminalView::outlets(const std::vector<ReportIndex>& reports) const {
  std::string out;
  for (const ReportIndex report : reports) {
    if (!out.empty()) out += ", ";
    out += labels[report];
  }
  return out;
}

namespace {

std::vector<Run> runs_of(const TerminalView& view, Context context) {
  return {{std::move(context.before), Ink::plain},
          view.paper.marked(Ink::answer, std::move(context.words)),
          {std::move(context.after), Ink::plain}};
}

constexpr std::size_t kNoLimit = 4000;  // bytes shown when everything is wanted

}  // namespace

std::vector<Run> TerminalView::in_context(const Anchor& anchor,
                                          std::optional<Span> sentence) const {
  return runs_of(*this, context_of(dossier, anchor, sentence, options.everything ? kNoLimit : 160));
}

std::vector<Run> TerminalView::in_brief(const Anchor& anchor) const {
  return runs_of(*this,
                 context_of(dossier, anchor, std::nullopt, options.everything ? kNoLimit : 64));
}

std::string TerminalView::quoted(const Anchor& anchor) const {
  const std::uint32_t room = options.everything ? 4000 : 90;
  return "“" + shortened(flat(words_of(dossier, anchor)), room) + "”";
}

void TerminalView::rows(std::uint32_t indent, const std::vector<SourcedRow>& rows,
                        std::size_t at_most) {
  std::vector<std::string> lines;
  for (const SourcedRow& row : rows) {
    std::string line;
    for (const Run& run : row.runs) line += run.text;
    lines.push_back(std::move(line));
  }
  const std::vector<std::vector<std::uint32_t>> groups = group_alike(lines);
  const std::size_t shown = std::min(groups.size(), at_most);
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<ReportIndex> reports;
    for (const std::uint32_t row : groups[i]) reports.push_back(rows[row].report);
    std::sort(reports.begin(), reports.end());
    reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
    paper.pair(indent, {{outlets(reports), Ink::plain}}, label_columns(),
               rows[groups[i].front()].runs);
  }
  more(indent, groups.size(), shown);
}

namespace {

// --- head --------------------------------------------------------------------------------------

void show_head(TerminalView& view) {
  const Dossier& dossier = view.dossier;
  if (dossier.headline) {
    view.paper.paragraph(0, {{flat(words_of(dossier, *dossier.headline)), Ink::title}});
  }
  const Period period = period_of(dossier);
  std::string counts = counted(dossier.reports.size(), "report") + " · " +
                       counted_sources(count_outlets(dossier), count_origins(dossier));
  if (period.first) counts += " · " + date_label(period.first);
  if (period.first != period.last) counts += " to " + date_label(period.last);
  view.paper.paragraph(0, {{std::move(counts), Ink::faint}});
  if (!view.options.colour) {
    view.paper.paragraph(
        0, {{"⟦…⟧ the answer in its sentence   [-…-] left out   {+…+} added", Ink::faint}});
  }
}

std::string origin_label(const Dossier& dossier, ReportIndex report) {
  if (report >= dossier.lineage.of_report.size()) return {};
  const Origin& origin = dossier.lineage.origins[dossier.lineage.of_report[report]];
  const std::string from = foreign_origin(dossier, report);
  if (from.empty()) return std::string(label_of(origin.kind));
  if (origin.kind == OriginKind::own) return flat(from);
  return flat(from) + " (" + std::string(label_of(origin.kind)) + ")";
}

void show_reports(TerminalView& view) {
  const Dossier& dossier = view.dossier;
  view.heading("REPORTS", counted(dossier.reports.size(), "report"));
  const std::size_t shown = std::min(dossier.reports.size(), view.limit(24));
  for (ReportIndex i = 0; i < shown; ++i) {
    const Report& report = dossier.reports[i];
    std::vector<Run> right;
    if (report.headline) {
      const std::uint32_t room = view.options.everything ? kNoLimit : 160;
      right.push_back({shortened(flat(cut(report.text, *report.headline)), room), Ink::plain});
    }
    const std::string origin = origin_label(dossier, i);
    if (!origin.empty()) right.push_back({" ← " + origin, Ink::faint});
    const std::string versions = versions_label(dossier, i);
    if (!versions.empty()) right.push_back({" · " + versions, Ink::faint});
    constexpr std::uint32_t kDateColumns = 16;
    view.paper.cells(2, {{{{view.labels[i], Ink::strong}}, view.label_columns()},
                         {{{date_label(report.published), Ink::faint}}, kDateColumns},
                         {right, 0}});
  }
  view.more(2, dossier.reports.size(), shown);
}

// --- claims ------------------------------------------------------------------------------------

std::vector<const Claim*> claims_with(const Dossier& dossier, Verdict verdict) {
  std::vector<const Claim*> claims;
  for (const Claim& claim : dossier.collation.claims) {
    if (claim.verdict == verdict) claims.push_back(&claim);
  }
  return claims;
}

std::string claim_remark(const Claim& claim) {
  std::string remark(name_of(claim.kind));
  if (claim.reason) remark += " · " + std::string(label_of(*claim.reason));
  return remark + " · " + flat(claim.id);
}

void show_answer(TerminalView& view, const Claim& claim, const Answer& answer, char letter) {
  const std::vector<ReportIndex> reports = reports_of(claim, answer.readings);
  const std::string sources =
      counted_sources(count_outlets(view.dossier, reports), answer.independent_origins);
  view.paper.paragraph(5, {{std::string(1, letter) + " · ", Ink::strong}, {sources, Ink::strong}});
  std::vector<SourcedRow> rows;
  for (const std::uint32_t index : answer.readings) {
    const ClaimReading& reading = claim.readings[index];
    SourcedRow row{reading.anchor.report, view.in_context(reading.anchor, reading.sentence)};
    if (reading.attributed_to) {
      const std::string name = flat(view.dossier.collation.names[*reading.attributed_to].name);
      row.runs.push_back({" (attributed to " + name + ")", Ink::faint});
    }
    rows.push_back(std::move(row));
  }
  view.rows(8, rows, view.limit(6));
}

void show_difference(TerminalView& view, const Claim& claim, std::size_t number) {
  view.paper.blank();
  view.paper.ends(
      2, {{std::to_string(number) + "  ", Ink::faint}, {view.quoted(claim.about), Ink::strong}},
      {claim_remark(claim), Ink::faint});
  for (std::size_t i = 0; i < claim.answers.size(); ++i) {
    show_answer(view, claim, claim.answers[i],
                static_cast<char>('A' + std::min<std::size_t>(i, 25)));
  }
  if (claim.missing_in.empty()) return;
  view.paper.paragraph(5, {{"– not in: " + view.outlets(claim.missing_in), Ink::faint}}, 3);
}

void show_differences(TerminalView& view) {
  const std::vector<const Claim*> claims = claims_with(view.dossier, Verdict::differ);
  view.heading("WHERE THEY DIFFER", counted(claims.size(), "question"));
  const std::size_t shown = std::min(claims.size(), view.limit(20));
  for (std::size_t i = 0; i < shown; ++i) show_difference(view, *claims[i], i + 1);
  view.more(2, claims.size(), shown);
}

void show_agreement(TerminalView& view, const Claim& claim) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < claim.readings.size(); ++i) all.push_back(i);
  const std::size_t origins = claim.answers.empty() ? 0 : claim.answers[0].independent_origins;
  const std::string sources =
      counted_sources(count_outlets(view.dossier, reports_of(claim, all)), origins);
  view.paper.blank();
  view.paper.ends(2, {{view.quoted(claim.about), Ink::strong}, {" " + sources, Ink::plain}},
                  {claim_remark(claim), Ink::faint});
  std::vector<SourcedRow> rows;
  for (const ClaimReading& reading : claim.readings) {
    rows.push_back({reading.anchor.report, {{view.quoted(reading.anchor), Ink::plain}}});
  }
  view.rows(5, rows, view.limit(4));
  if (!in_all_but_one(view.dossier, claim)) return;
  view.paper.paragraph(5, {{"– all but: " + view.outlets(claim.missing_in), Ink::strong}}, 3);
}

void show_agreements(TerminalView& view) {
  const std::vector<const Claim*> claims = claims_with(view.dossier, Verdict::agree);
  view.heading("WHERE THEY AGREE", counted(claims.size(), "question"));
  const std::size_t shown = std::min(claims.size(), view.limit(12));
  for (std::size_t i = 0; i < shown; ++i) show_agreement(view, *claims[i]);
  if (claims.size() > shown) view.paper.blank();
  view.more(2, claims.size(), shown);
}

void show_singles(TerminalView& view) {
  std::vector<const Claim*> claims = claims_with(view.dossier, Verdict::single);
  std::erase_if(claims, [](const Claim* claim) { return claim->readings.empty(); });
  view.heading("ONLY IN ONE REPORT", counted(claims.size(), "fact"));
  const std::size_t shown = std::min(claims.size(), view.limit(16));
  std::map<ReportIndex, std::vector<const Claim*>> by_report;
  for (std::size_t i = 0; i < shown; ++i) {
    by_report[claims[i]->readings[0].anchor.report].push_back(claims[i]);
  }
  for (const auto& [report, own] : by_report) {
    bool first = true;
    for (const Claim* claim : own) {
      const ClaimReading& reading = claim->readings[0];
      std::vector<Run> label;
      if (first) label.push_back({view.labels[report], Ink::plain});
      view.paper.pair(2, label, view.label_columns(),
                      view.in_context(reading.anchor, reading.sentence));
      first = false;
    }
  }
  view.more(2, claims.size(), shown);
}

}  // namespace

std::string to_terminal(const Dossier& dossier, const TerminalOptions& options) {
  TerminalView view(dossier, options);
  show_head(view);
  show_reports(view);
  show_differences(view);
  show_agreements(view);
  show_singles(view);
  show_histories(view);
  show_quotes(view);
  show_timeline(view);
  show_process(view);
  show_lineage(view);
  return view.paper.take();
}

}  // namespace synoptic
