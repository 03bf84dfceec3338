// The page's sections on quotes, time, process, names and lineage.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "dossier/html.h"
#include "dossier/labels.h"
#include "dossier/words.h"

namespace synoptic {
namespace {

std::string name_at(const HtmlView& view, NameIndex name) {
  return "<a href=\"#" + view.id("n", name + 1) + "\">" +
         isolated(view.dossier.collation.names[name].name) + "</a>";
}

std::string cell(std::string_view html) { return "<td>" + std::string(html) + "</td>"; }

void begin_table(HtmlView& view, std::initializer_list<std::string_view> columns) {
  view << "<table>\n<thead><tr>";
  for (const std::string_view column : columns) view << "<th scope=\"col\">" << column << "</th>";
  view << "</tr></thead>\n<tbody>\n";
}

void end_table(HtmlView& view) { view << "</tbody></table>\n"; }

// --- quotes ------------------------------------------------------------------------------------

std::string marked_html(const HtmlView& view, const CollatedQuote& quote,
                        const QuoteReading& reading) {
  std::string html;
  for (const MarkedWords& piece : marked_words(view.dossier, quote, reading)) {
    if (piece.space_before) html += ' ';
    const std::string words = escape_html(piece.words);
    switch (piece.mark) {
      case Mark::same:
        html += words;
        break;
      case Mark::cut:
        html += "<del>" + words + "</del>";
        break;
      case Mark::insert:
        html += "<ins>" + words + "</ins>";
        break;
    }
  }
  return html;
}

void html_quote(HtmlView& view, const CollatedQuote& quote, std::size_t index) {
  std::vector<const QuoteReading*> readings;
  if (quote.base < quote.readings.size()) readings.push_back(&quote.readings[quote.base]);
  for (std::size_t i = 0; i < quote.readings.size(); ++i) {
    if (i != quote.base) readings.push_back(&quote.readings[i]);
  }
  std::vector<std::string> wordings;
  for (const QuoteReading* reading : readings) {
    const std::string words = marked_html(view, quote, *reading);
    wordings.push_back(reading->direct ? "“" + words + "”" : words);
  }
  view << "<table class=\"quote\" id=\"" << view.id("q", index + 1)
       << "\"><caption class=\"unseen\">Readings of one quote</caption><thead class=\"unseen\"><tr>"
          "<th scope=\"col\">Outlet</th><th scope=\"col\">Words</th>"
          "<th scope=\"col\">Change</th></tr></thead><tbody>\n";
  for (const std::vector<std::uint32_t>& group : group_alike(wordings)) {
    const QuoteReading& first = *readings[group[0]];
    view << "<tr><th scope=\"row\">";
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i > 0) view << ", ";
      view << view.outlet_reading(readings[group[i]]->anchor, MarkKind::other);
    }
    view << "</th><td dir=\"auto\" class=\"context\"" << view.language(first.anchor.report) << ">"
         << wordings[group[0]] << "</td><td><small>"
         << (first.change == Change::verbatim ? std::string_view() : name_of(first.change))
         << (first.direct ? "" : " indirect") << "</small></td></tr>\n";
  }
  view << "</tbody></table>\n";
  for (const NameIndex other : quote.other_speakers) {
    view << "<p class=\"missing\">Also given to: " << name_at(view, other) << "</p>\n";
  }
}

// --- timeline ----------------------------------------------------------------------------------

void html_entry(HtmlView& view, const TimelineEntry& entry, std::size_t index) {
  view << "<tr id=\"" << view.id("t", index + 1) << "\"><th scope=\"row\" class=\"date\">"
       << isolated(time_label(entry.time)) << "</th>";
  view << cell(entry.happening
                   ? isolated(happening_label(view.dossier.collation.happenings[*entry.happening]))
                   : std::string())
       << "<td><ul>";
  std::vector<std::string> contexts;
  for (const Anchor& mention : entry.mentions) {
    const Context context = context_of(view.dossier, mention, std::nullopt, 90);
    contexts.push_back(context.before + "\n" + context.words + "\n" + context.after);
  }
  for (const std::vector<std::uint32_t>& group : group_alike(contexts)) {
    const Anchor& first = entry.mentions[group[0]];
    view << "<li><span class=\"outlets\">";
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i > 0) view << ", ";
      view << view.outlet_reading(entry.mentions[group[i]], MarkKind::other);
    }
    const Context context = context_of(view.dossier, first, std::nullopt, 90);
    view << "</span> <span class=\"context\" dir=\"auto\"" << view.language(first.report) << ">"
         << escape_html(context.before) << view.again(first, escape_html(context.words))
         << escape_html(context.after) << "</span></li>";
  }
  view << "</ul></td></tr>\n";
}

// --- process -----------------------------------------------------------------------------------

// Numbers that lead to places, under the names of their reports: "Harbour Post 1 2".
std::string numbered_readings(HtmlView& view, const std::vector<Anchor>& anchors) {
  std::map<ReportIndex, std::vector<const Anchor*>> by_report;
  for (const Anchor& anchor : anchors) by_report[anchor.report].push_back(&anchor);
  std::string html;
  for (const auto& [report, places] : by_report) {
    html += html.empty() ? "<span class=\"places\">" : " <span class=\"places\">";
    html += isolated(view.labels[report]);
    std::size_t number = 0;
    for (const Anchor* anchor : places) {
      html += ' ' + view.reading(*anchor, MarkKind::other, std::to_string(++number));
    }
    html += "</span>";
  }
  return html;
}

void html_parties(HtmlView& view, const std::vector<Party>& parties) {
  if (parties.empty()) return;
  view << "<h3>Parties</h3>\n";
  begin_table(view, {"Party", "Speaks for", "Words"});
  for (const Party& party : parties) {
    view << "<tr><th scope=\"row\">" << name_at(view, party.name) << "</th>"
         << cell(party.speaks_for ? name_at(view, *party.speaks_for) : "")
         << cell(numbered_readings(view, party.mentions)) << "</tr>\n";
  }
  end_table(view);
}

void html_version(HtmlView& view, const ProposalVersion& version, std::size_t number) {
  view << "<li><span class=\"no\">" << std::to_string(number) << "</span> ";
  if (version.after) view << "<small>after " << std::to_string(*version.after + 1) << "</small>";
  view << "<ul>";
  for (std::size_t i = 0; i < version.readings.size(); ++i) {
    const Anchor& anchor = version.readings[i];
    view << "<li><span class=\"outlets\">" << view.outlet_reading(anchor, MarkKind::other)
         << "</span> <span class=\"context\" dir=\"auto\"" << view.language(anchor.report) << ">"
         << view.context_of_words(anchor, std::nullopt) << "</span>";
    if (i < version.attributed_to.size() && version.attributed_to[i]) {
      view << " <small class=\"by\">attributed to " << name_at(view, *version.attributed_to[i])
           << "</small>";
    }
    view << "</li>";
  }
  view << "</ul></li>\n";
}

void html_proposal(HtmlView& view, const Proposal& proposal) {
  view << "<h3>Proposal " << view.quoted_reading(proposal.about, MarkKind::other) << "</h3>\n"
       << "<p class=\"chain\">";
  const std::vector<std::size_t> steps = steps_of(proposal);
  bool first = true;
  std::size_t before = 0;
  for (std::size_t i = 0; i < proposal.versions.size(); ++i) {
    if (proposal.versions[i].readings.empty()) continue;
    const Anchor& anchor = proposal.versions[i].readings[0];
    if (!first) view << (steps[i] > before ? " → " : " / ");
    view << "“"
         << view.again(anchor, escape_html(shortened(flat(words_of(view.dossier, anchor)), 90)))
         << "”";
    first = false;
    before = steps[i];
  }
  view << "</p>\n<ol class=\"versions\">\n";
  for (std::size_t i = 0; i < proposal.versions.size(); ++i) {
    html_version(view, proposal.versions[i], i + 1);
  }
  view << "</ol>\n";
}

std::string place_and_context(HtmlView& view, const Anchor& anchor) {
  const std::string outlet = view.outlet_reading(anchor, MarkKind::other);
  return "<td class=\"outlets\">" + outlet + "</td><td class=\"context\" dir=\"auto\"" +
         view.language(anchor.report) + ">" + view.context_of_words(anchor, std::nullopt) + "</td>";
}

void html_positions(HtmlView& view, const std::vector<Position>& positions) {
  if (positions.empty()) return;
  view << "<h3>Positions</h3>\n";
  begin_table(view, {"Party", "Stance", "Outlet", "Words"});
  for (const Position& position : positions) {
    view << "<tr><th scope=\"row\">" << name_at(view, position.party) << "</th>"
         << cell(name_of(position.stance)) << place_and_context(view, position.anchor) << "</tr>\n";
  }
  end_table(view);
}

void html_next_steps(HtmlView& view, const std::vector<NextStep>& steps) {
  if (steps.empty()) return;
  view << "<h3>Next steps</h3>\n";
  begin_table(view, {"Time", "Outlet", "Words"});
  for (const NextStep& step : steps) {
    view << "<tr><th scope=\"row\" class=\"date\">" << isolated(time_label(step.time)) << "</th>"
         << place_and_context(view, step.anchor) << "</tr>\n";
  }
  end_table(view);
}

// --- names -------------------------------------------------------------------------------------

void html_name(HtmlView& view, const Name& name, std::size_t index) {
  view << "<tr id=\"" << view.id("n", index + 1) << "\"><th scope=\"row\">" << isolated(name.name)
       << "</th>" << cell(name_of(name.kind)) << "<td><ul>";
  std::map<std::string, std::vector<Anchor>> forms;
  for (const Anchor& form : name.forms) forms[flat(words_of(view.dossier, form))].push_back(form);
  for (const auto& [form, places] : forms) {
    view << "<li>" << isolated(form) << " <small>" << numbered_readings(view, places)
         << "</small></li>";
  }
  view << "</ul></td><td><ul>";
  std::map<std::string, std::vector<Anchor>> roles;
  for (const RoleReading& role : name.roles) {
    roles[flat(words_of(view.dossier, role.anchor))].push_back(role.anchor);
  }
  for (const auto& [role, places] : roles) {
    view << "<li>" << isolated(role) << " <small>" << numbered_readings(view, places)
         << "</small></li>";
  }
  view << "</ul></td></tr>\n";
}

// --- lineage -----------------------------------------------------------------------------------

void html_origins(HtmlView& view) {
  const std::vector<Origin>& origins = view.dossier.lineage.origins;
  if (origins.empty()) return;
  begin_table(view, {"Origin", "Kind", "Reports"});
  for (std::size_t i = 0; i < origins.size(); ++i) {
    view << "<tr id=\"" << view.id("o", i + 1) << "\"><th scope=\"row\">"
         << isolated(origins[i].label) << "</th>" << cell(label_of(origins[i].kind))
         << cell(view.outlets(origins[i].reports)) << "</tr>\n";
  }
  end_table(view);
}

std::size_t credit_number(const Dossier& dossier, CreditRef ref) {
  std::size_t number = ref.credit + 1;
  for (ReportIndex i = 0; i < ref.report; ++i) number += dossier.credits[i].size();
  return number;
}

void html_edges(HtmlView& view) {
  const Lineage& lineage = view.dossier.lineage;
  if (lineage.edges.empty()) return;
  view << "<h3>Links</h3>\n";
  begin_table(view, {"From", "To", "Kind", "Certainty", "Because of"});
  for (const LineageEdge& edge : lineage.edges) {
    std::string because;
    for (const CreditRef credit : edge.credits) {
      const std::string number = std::to_string(credit_number(view.dossier, credit));
      because += "<a href=\"#" + view.prefix + "-k" + number + "\">credit " + number + "</a> ";
    }
    for (const std::uint32_t passage : edge.passages) {
      because += "<a href=\"#" + view.id("p", passage + 1) + "\">passage " +
                 std::to_string(passage + 1) + "</a> ";
    }
    for (const Span link : edge.links) {
      because += view.quoted_reading({edge.to, link}, MarkKind::other) + " ";
    }
    const std::string from = edge.from_origin
                                 ? "<a href=\"#" + view.id("o", edge.from + 1) + "\">" +
                                       isolated(lineage.origins[edge.from].label) + "</a>"
                                 : view.outlet(edge.from);
    view << "<tr>" << cell(from) << cell(view.outlet(edge.to)) << cell(label_of(edge.kind))
         << cell(std::string(label_of(edge.certainty)) + (edge.circular ? ", circular" : ""))
         << cell(because) << "</tr>\n";
  }
  end_table(view);
}

void html_credits(HtmlView& view) {
  const auto& credits = view.dossier.credits;
  const bool none = std::all_of(credits.begin(), credits.end(),
                                [](const std::vector<Credit>& own) { return own.empty(); });
  if (none) return;
  view << "<h3>Credits</h3>\n";
  begin_table(view, {"No.", "Outlet", "Words", "Kind"});
  std::size_t number = 0;
  for (ReportIndex report = 0; report < credits.size(); ++report) {
    for (const Credit& credit : credits[report]) {
      ++number;
      view << "<tr id=\"" << view.id("k", number) << "\"><th scope=\"row\" class=\"no\">"
           << std::to_string(number) << "</th>" << place_and_context(view, {report, credit.span})
           << cell(name_of(credit.kind)) << "</tr>\n";
    }
  }
  end_table(view);
}

void html_passages(HtmlView& view) {
  const std::vector<Passage>& passages = view.dossier.lineage.passages;
  if (passages.empty()) return;
  view << "<h3>Shared passages</h3>\n";
  begin_table(view, {"No.", "Outlets", "Words", "Length", "Kind"});
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    std::string outlets;
    for (const Anchor& anchor : passage.readings) {
      if (!outlets.empty()) outlets += ", ";
      outlets += view.outlet_reading(anchor, MarkKind::other);
    }
    view << "<tr id=\"" << view.id("p", i + 1) << "\"><th scope=\"row\" class=\"no\">"
         << std::to_string(i + 1) << "</th>" << cell(outlets);
    if (passage.readings.empty()) {
      view << cell("") << cell("");
    } else {
      const std::string_view words = words_of(view.dossier, passage.readings[0]);
      const std::string short_words = escape_html(shortened(flat(words), 200));
      view << "<td class=\"context\" dir=\"auto\">“" << view.again(passage.readings[0], short_words)
           << "”</td>" << cell(counted(number_of_words(words), "word"));
    }
    view << cell(name_of(passage.kind)) << "</tr>\n";
  }
  end_table(view);
}

}  // namespace

void html_quotes(HtmlView& view) {
  const std::vector<CollatedQuote>& quotes = view.dossier.collation.quotes;
  view.begin_section("quotes", "Quotes", counted(quotes.size(), "quote"));
  for (const Speaker& speaker :
       speakers_of(view.dossier, std::numeric_limits<std::size_t>::max())) {
    view << "<h3>" << (speaker.label.empty() ? "–" : isolated(speaker.label)) << "</h3>\n";
    for (const std::uint32_t quote : speaker.quotes) html_quote(view, quotes[quote], quote);
  }
  view.end_section();
}

void html_timeline(HtmlView& view) {
  const std::vector<TimelineEntry>& timeline = view.dossier.collation.timeline;
  view.begin_section(
      "timeline", "Timeline",
      timeline.size() == 1 ? "1 entry" : std::to_string(timeline.size()) + " entries");
  if (!timeline.empty()) {
    begin_table(view, {"Time", "What", "Words"});
    for (std::size_t i = 0; i < timeline.size(); ++i) html_entry(view, timeline[i], i);
    end_table(view);
  }
  view.end_section();
}

void html_process(HtmlView& view) {
  const Process& process = view.dossier.collation.process;
  view.begin_section("process", "Process", "");
  html_parties(view, process.parties);
  for (const Proposal& proposal : process.proposals) html_proposal(view, proposal);
  html_positions(view, process.positions);
  html_next_steps(view, process.next_steps);
  view.end_section();
}

void html_names(HtmlView& view) {
  const std::vector<Name>& names = view.dossier.collation.names;
  view.begin_section("names", "Names", counted(names.size(), "name"));
  if (!names.empty()) {
    begin_table(view, {"Name", "Kind", "Forms", "Roles"});
    for (std::size_t i = 0; i < names.size(); ++i) html_name(view, names[i], i);
    end_table(view);
  }
  view.end_section();
}

void html_lineage(HtmlView& view) {
  view.begin_section("lineage", "Who has it from whom",
                     counted_sources(count_outlets(view.dossier), count_origins(view.dossier)));
  html_origins(view);
  html_edges(view);
  html_credits(view);
  html_passages(view);
  view.end_section();
}

}  // namespace synoptic
