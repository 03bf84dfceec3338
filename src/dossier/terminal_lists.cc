// The later sections of the terminal rendering: quotes, timeline, process, lineage.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "dossier/facts.h"
#include "dossier/labels.h"
#include "dossier/paper.h"
#include "dossier/terminal.h"
#include "dossier/words.h"

namespace synoptic {
namespace {

constexpr std::size_t kQuotes = 20;
constexpr std::uint32_t kQuoteColumns = 600;  // of one reading

// --- quotes ------------------------------------------------------------------------------------

std::vector<Run> quote_runs(const TerminalView& view, const CollatedQuote& quote,
                            const QuoteReading& reading) {
  std::vector<Run> runs;
  const std::uint32_t room = view.options.everything ? 1u << 30u : kQuoteColumns;
  runs.push_back({reading.direct ? "“" : "", Ink::plain});
  for (MarkedWords& piece : marked_words(view.dossier, quote, reading)) {
    if (piece.space_before) runs.push_back({" ", Ink::plain});
    std::string words = shortened(piece.words, room);
    if (piece.mark == Mark::same) {
      runs.push_back({std::move(words), Ink::plain});
    } else {
      const Ink ink = piece.mark == Mark::cut ? Ink::cut : Ink::insert;
      runs.push_back(view.paper.marked(ink, std::move(words)));
    }
  }
  runs.push_back({reading.direct ? "”" : " (indirect)", Ink::plain});
  if (reading.change != Change::verbatim) {
    runs.push_back({" (" + std::string(name_of(reading.change)) + ")", Ink::faint});
  }
  return runs;
}

void show_quote(TerminalView& view, const CollatedQuote& quote) {
  std::vector<SourcedRow> rows;
  const auto add = [&](const QuoteReading& reading) {
    rows.push_back({reading.anchor.report, quote_runs(view, quote, reading)});
  };
  if (quote.base < quote.readings.size()) add(quote.readings[quote.base]);
  for (std::size_t i = 0; i < quote.readings.size(); ++i) {
    if (i != quote.base) add(quote.readings[i]);
  }
  view.rows(4, rows, view.limit(8));
  for (const NameIndex other : quote.other_speakers) {
    const std::string name = flat(view.dossier.collation.names[other].name);
    view.paper.paragraph(4, {{"also given to: " + name, Ink::strong}});
  }
}

// --- timeline ----------------------------------------------------------------------------------

void show_entry(TerminalView& view, const TimelineEntry& entry) {
  std::string time = time_label(entry.time);
  if (entry.happening) {
    time += " " + flat(happening_label(view.dossier.collation.happenings[*entry.happening]));
  }
  std::vector<std::string> lines;
  std::vector<std::vector<Run>> runs;
  for (const Anchor& mention : entry.mentions) {
    runs.push_back(view.in_brief(mention));
    lines.emplace_back();
    for (const Run& run : runs.back()) lines.back() += run.text;
  }
  const std::vector<std::vector<std::uint32_t>> groups = group_alike(lines);
  const std::size_t shown = std::min(groups.size(), view.limit(3));
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<ReportIndex> reports;
    for (const std::uint32_t row : groups[i]) reports.push_back(entry.mentions[row].report);
    std::vector<Run> right = {{view.outlets(reports) + ": ", Ink::faint}};
    std::vector<Run>& words = runs[groups[i].front()];
    right.insert(right.end(), words.begin(), words.end());
    std::vector<Run> left;
    if (i == 0) left.push_back({time, Ink::strong});
    view.paper.pair(2, left, view.label_columns(), right);
  }
  if (groups.empty()) view.paper.paragraph(2, {{time, Ink::strong}});
  view.more(view.label_columns() + 4, groups.size(), shown);
}

// --- process -----------------------------------------------------------------------------------

std::string name_at(const TerminalView& view, NameIndex name) {
  return flat(view.dossier.collation.names[name].name);
}

void subheading(TerminalView& view, std::string title) {
  view.paper.blank();
  view.paper.paragraph(2, {{std::move(title), Ink::strong}});
}

void show_parties(TerminalView& view, const std::vector<Party>& parties) {
  if (parties.empty()) return;
  subheading(view, "Parties");
  const std::size_t shown = std::min(parties.size(), view.limit(10));
  for (std::size_t i = 0; i < shown; ++i) {
    const Party& party = parties[i];
    std::vector<Run> left = {{name_at(view, party.name), Ink::plain}};
    std::vector<Run> right;
    if (party.speaks_for)
      right.push_back({"for " + name_at(view, *party.speaks_for) + " · ", Ink::plain});
    right.push_back({counted(party.mentions.size(), "mention"), Ink::faint});
    view.paper.pair(4, left, view.label_columns(), right);
  }
  view.more(4, parties.size(), shown);
}

void show_version(TerminalView& view, const ProposalVersion& version, std::size_t number) {
  std::string label = "version " + std::to_string(number);
  if (version.after) label += ", after " + std::to_string(*version.after + 1);
  view.paper.paragraph(6, {{std::move(label), Ink::faint}});
  std::vector<SourcedRow> rows;
  for (std::size_t i = 0; i < version.readings.size(); ++i) {
    SourcedRow row{version.readings[i].report, view.in_brief(version.readings[i])};
    if (i < version.attributed_to.size() && version.attributed_to[i]) {
      const std::string name = name_at(view, *version.attributed_to[i]);
      row.runs.push_back({" (attributed to " + name + ")", Ink::faint});
    }
    rows.push_back(std::move(row));
  }
  view.rows(8, rows, view.limit(4));
}

// “28 points” → “cut to 19 points” / “20 points”
std::string chain_of(const TerminalView& view, const Proposal& proposal) {
  std::string chain;
  std::size_t before = 0;
  const std::vector<std::size_t> steps = steps_of(proposal);
  for (std::size_t i = 0; i < proposal.versions.size(); ++i) {
    if (proposal.versions[i].readings.empty()) continue;
    if (!chain.empty()) chain += steps[i] > before ? " → " : " / ";
    chain += view.quoted(proposal.versions[i].readings[0]);
    before = steps[i];
  }
  return chain;
}

void show_proposals(TerminalView& view, const std::vector<Proposal>& proposals) {
  const std::size_t shown = std::min(proposals.size(), view.limit(4));
  for (std::size_t i = 0; i < shown; ++i) {
    const Proposal& proposal = proposals[i];
    subheading(view, "Proposal " + view.quoted(proposal.about));
    view.paper.paragraph(4, {{chain_of(view, proposal), Ink::plain}}, 2);
    for (std::size_t v = 0; v < proposal.versions.size(); ++v) {
      show_version(view, proposal.versions[v], v + 1);
    }
  }
  view.more(4, proposals.size(), shown);
}

void show_positions(TerminalView& view, const std::vector<Position>& positions) {
  if (positions.empty()) return;
  subheading(view, "Positions");
  const std::size_t shown = std::min(positions.size(), view.limit(12));
  for (std::size_t i = 0; i < shown; ++i) {
    const Position& position = positions[i];
    std::vector<Run> left = {{name_at(view, position.party) + " ", Ink::plain},
                             {std::string(name_of(position.stance)), Ink::strong}};
    std::vector<Run> right = {{view.labels[position.anchor.report] + ": ", Ink::faint}};
    for (Run& run : view.in_brief(position.anchor)) right.push_back(std::move(run));
    view.paper.pair(4, left, view.label_columns(), right);
  }
  view.more(4, positions.size(), shown);
}

void show_next_steps(TerminalView& view, const std::vector<NextStep>& steps) {
  if (steps.empty()) return;
  subheading(view, "Next steps");
  const std::size_t shown = std::min(steps.size(), view.limit(10));
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<Run> right = {{view.labels[steps[i].anchor.report] + ": ", Ink::faint}};
    for (Run& run : view.in_brief(steps[i].anchor)) right.push_back(std::move(run));
    view.paper.pair(4, {{time_label(steps[i].time), Ink::plain}}, view.label_columns(), right);
  }
  view.more(4, steps.size(), shown);
}

// --- lineage -----------------------------------------------------------------------------------

void show_origins(TerminalView& view) {
  const std::vector<Origin>& origins = view.dossier.lineage.origins;
  const std::size_t shown = std::min(origins.size(), view.limit(16));
  for (std::size_t i = 0; i < shown; ++i) {
    const Origin& origin = origins[i];
    view.paper.pair(2, {{flat(origin.label), Ink::strong}}, view.label_columns(),
                    {{std::string(label_of(origin.kind)), Ink::faint},
                     {" → " + view.outlets(origin.reports), Ink::plain}});
  }
  view.more(2, origins.size(), shown);
}

void show_edges(TerminalView& view) {
  const std::vector<LineageEdge>& edges = view.dossier.lineage.edges;
  if (edges.empty()) return;
  subheading(view, "Links");
  const std::size_t shown = std::min(edges.size(), view.limit(16));
  for (std::size_t i = 0; i < shown; ++i) {
    const LineageEdge& edge = edges[i];
    const std::string from = edge.from_origin ? flat(view.dossier.lineage.origins[edge.from].label)
                                              : view.labels[edge.from];
    const bool directed = edge.certainty != Certainty::undirected;
    const std::string remark = std::string(label_of(edge.kind)) + ", " +
                               std::string(label_of(edge.certainty)) +
                               (edge.circular ? ", circular" : "");
    view.paper.ends(4, {{from + (directed ? " → " : " ↔ ") + view.labels[edge.to], Ink::plain}},
                    {remark, Ink::faint});
  }
  view.more(4, edges.size(), shown);
}

void show_credits(TerminalView& view) {
  std::vector<SourcedRow> rows;
  for (ReportIndex report = 0; report < view.dossier.credits.size(); ++report) {
    for (const Credit& credit : view.dossier.credits[report]) {
      SourcedRow row{report, view.in_brief({report, credit.span})};
      row.runs.push_back({" (" + std::string(name_of(credit.kind)) + ")", Ink::faint});
      rows.push_back(std::move(row));
    }
  }
  if (rows.empty()) return;
  subheading(view, "Credits");
  view.rows(4, rows, view.limit(12));
}

void show_passages(TerminalView& view) {
  std::vector<const Passage*> passages;
  for (const Passage& passage : view.dossier.lineage.passages) {
    if (!passage.readings.empty()) passages.push_back(&passage);
  }
  if (passages.empty()) return;
  subheading(view, "Shared passages");
  const std::size_t shown = std::min(passages.size(), view.limit(6));
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<ReportIndex> reports;
    for (const Anchor& reading : passages[i]->readings) reports.push_back(reading.report);
    const std::size_t words = number_of_words(words_of(view.dossier, passages[i]->readings[0]));
    const std::string remark =
        counted(words, "word") + ", " + std::string(name_of(passages[i]->kind));
    view.paper.pair(
        4, {{view.outlets(reports), Ink::plain}}, view.label_columns(),
        {{view.quoted(passages[i]->readings[0]), Ink::plain}, {" (" + remark + ")", Ink::faint}});
  }
  view.more(4, passages.size(), shown);
}

}  // namespace

void show_quotes(TerminalView& view) {
  const std::size_t all = view.dossier.collation.quotes.size();
  view.heading("QUOTES", counted(all, "quote"));
  const std::size_t at_most = view.limit(kQuotes);
  for (const Speaker& speaker : speakers_of(view.dossier, at_most)) {
    view.paper.blank();
    view.paper.paragraph(2, {{speaker.label.empty() ? "–" : speaker.label, Ink::strong}});
    for (const std::uint32_t quote : speaker.quotes) {
      show_quote(view, view.dossier.collation.quotes[quote]);
    }
  }
  view.more(2, all, at_most);
}

void show_timeline(TerminalView& view) {
  const std::vector<TimelineEntry>& timeline = view.dossier.collation.timeline;
  view.heading("TIMELINE",
               timeline.size() == 1 ? "1 entry" : std::to_string(timeline.size()) + " entries");
  const std::size_t shown = std::min(timeline.size(), view.limit(16));
  for (std::size_t i = 0; i < shown; ++i) show_entry(view, timeline[i]);
  view.more(2, timeline.size(), shown);
}

void show_process(TerminalView& view) {
  const Process& process = view.dossier.collation.process;
  const bool empty = process.parties.empty() && process.proposals.empty() &&
                     process.positions.empty() && process.next_steps.empty();
  if (empty) return;
  view.heading("PROCESS", "");
  show_parties(view, process.parties);
  show_proposals(view, process.proposals);
  show_positions(view, process.positions);
  show_next_steps(view, process.next_steps);
}

void show_lineage(TerminalView& view) {
  view.heading("WHO HAS IT FROM WHOM",
               counted_sources(count_outlets(view.dossier), count_origins(view.dossier)));
  show_origins(view);
  show_edges(view);
  show_credits(view);
  show_passages(view);
}

}  // namespace synoptic
