// The page's sections on what the reports say: who reports, and where they differ and agree.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "dossier/history.h"
#include "dossier/html.h"
#include "dossier/labels.h"
#include "dossier/words.h"

namespace synoptic {
namespace {

std::string claim_remark(const Claim& claim) {
  std::string remark(name_of(claim.kind));
  if (claim.reason) remark += " · " + std::string(label_of(*claim.reason));
  return remark + " · " + escape_html(flat(claim.id));
}

std::size_t count_with(const Dossier& dossier, Verdict verdict) {
  const std::vector<Claim>& claims = dossier.collation.claims;
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(),
                    [verdict](const Claim& claim) { return claim.verdict == verdict; }));
}

std::string attributed(const HtmlView& view, const ClaimReading& reading) {
  if (!reading.attributed_to) return {};
  return " <small class=\"by\">attributed to " +
         isolated(view.dossier.collation.names[*reading.attributed_to].name) + "</small>";
}

std::string sources_of(const HtmlView& view, const Claim& claim,
                       const std::vector<std::uint32_t>& readings, std::size_t origins) {
  const std::size_t outlets = count_outlets(view.dossier, reports_of(claim, readings));
  return "<a href=\"#" + view.prefix + "-lineage\">" + counted_sources(outlets, origins) + "</a>";
}

// Readings of an answer, those with the same words in the same sentence under one another's names.
void html_answer(HtmlView& view, const Claim& claim, const Answer& answer, std::size_t place) {
  const char letter = static_cast<char>('A' + std::min<std::size_t>(place, 25));
  view << "<section class=\"answer\">\n<h4><span class=\"no\">" << std::string(1, letter)
       << "</span> " << sources_of(view, claim, answer.readings, answer.independent_origins)
       << "</h4>\n<ul>\n";
  std::vector<std::string> contexts;
  for (const std::uint32_t index : answer.readings) {
    const ClaimReading& reading = claim.readings[index];
    const Context context = context_of(view.dossier, reading.anchor, reading.sentence, 320);
    contexts.push_back(context.before + "\n" + context.words + "\n" + context.after + "\n" +
                       attributed(view, reading));
  }
  for (const std::vector<std::uint32_t>& group : group_alike(contexts)) {
    view << "<li><p class=\"outlets\">";
    for (std::size_t i = 0; i < group.size(); ++i) {
      const ClaimReading& reading = claim.readings[answer.readings[group[i]]];
      if (i > 0) view << ", ";
      view << view.outlet_reading(reading.anchor, MarkKind::differ);
    }
    const ClaimReading& first = claim.readings[answer.readings[group[0]]];
    view << "</p><p class=\"context\" dir=\"auto\"" << view.language(first.anchor.report) << ">"
         << view.context_of_words(first.anchor, first.sentence) << attributed(view, first)
         << "</p></li>\n";
  }
  view << "</ul>\n</section>\n";
}

void html_difference(HtmlView& view, const Claim& claim, std::size_t index, std::size_t number) {
  const std::string id = view.id("c", index + 1);
  view << "<section class=\"claim\" id=\"" << id << "\" aria-labelledby=\"" << id
       << "-h\">\n<h3 id=\"" << id << "-h\"><span class=\"no\">" << std::to_string(number)
       << "</span> " << view.quoted_reading(claim.about, MarkKind::other) << " <small>"
       << claim_remark(claim) << "</small></h3>\n<div class=\"answers\">\n";
  for (std::size_t i = 0; i < claim.answers.size(); ++i) {
    html_answer(view, claim, claim.answers[i], i);
  }
  view << "</div>\n";
  if (!claim.missing_in.empty()) {
    view << "<p class=\"missing\">Not in: " << view.outlets(claim.missing_in) << "</p>\n";
  }
  view << "</section>\n";
}

// “About 40 ferries” Harbour Post, Tidewater News
void html_wordings(HtmlView& view, const Claim& claim) {
  std::vector<std::string> wordings;
  for (const ClaimReading& reading : claim.readings) {
    wordings.push_back(flat(words_of(view.dossier, reading.anchor)) + attributed(view, reading));
  }
  view << "<ul class=\"wordings\">";
  for (const std::vector<std::uint32_t>& group : group_alike(wordings)) {
    const ClaimReading& first = claim.readings[group[0]];
    view << "<li>“"
         << view.again(first.anchor,
                       "<bdi>" +
                           escape_html(shortened(flat(words_of(view.dossier, first.anchor)), 240)) +
                           "</bdi>")
         << "”" << attributed(view, first) << " <span class=\"outlets\">";
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (i > 0) view << ", ";
      view << view.outlet_reading(claim.readings[group[i]].anchor, MarkKind::agree);
    }
    view << "</span></li>";
  }
  view << "</ul>";
}

void html_agreement(HtmlView& view, const Claim& claim, std::size_t index) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < claim.readings.size(); ++i) all.push_back(i);
  const std::size_t origins = claim.answers.empty() ? 0 : claim.answers[0].independent_origins;
  view << "<tr id=\"" << view.id("c", index + 1) << "\"><th scope=\"row\">"
       << view.quoted_reading(claim.about, MarkKind::other) << "<br><small>" << claim_remark(claim)
       << "</small></th><td>";
  html_wordings(view, claim);
  if (in_all_but_one(view.dossier, claim)) {
    view << "<p class=\"missing\">All but: " << view.outlets(claim.missing_in) << "</p>";
  }
  view << "</td><td>" << sources_of(view, claim, all, origins) << "</td></tr>\n";
}

void html_single(HtmlView& view, const Claim& claim, std::size_t index) {
  if (claim.readings.empty()) return;
  const ClaimReading& reading = claim.readings[0];
  view << "<tr id=\"" << view.id("c", index + 1) << "\"><th scope=\"row\">"
       << view.outlet_reading(reading.anchor, MarkKind::single)
       << "</th><td dir=\"auto\" class=\"context\"" << view.language(reading.anchor.report) << ">"
       << view.context_of_words(reading.anchor, reading.sentence) << attributed(view, reading)
       << "</td><td><small>" << claim_remark(claim) << "</small></td></tr>\n";
}

std::string origin_of_report(const HtmlView& view, ReportIndex report) {
  const Lineage& lineage = view.dossier.lineage;
  if (report >= lineage.of_report.size()) return "–";
  const OriginIndex index = lineage.of_report[report];
  const Origin& origin = lineage.origins[index];
  const std::string kind(label_of(origin.kind));
  const std::string from = foreign_origin(view.dossier, report);
  const std::string words = from.empty() ? kind
                            : origin.kind == OriginKind::own
                                ? isolated(from)
                                : isolated(from) + " <small>" + kind + "</small>";
  return "<a href=\"#" + view.id("o", index + 1) + "\">" + words + "</a>";
}

}  // namespace

void html_reports(HtmlView& view) {
  const std::vector<Report>& reports = view.dossier.reports;
  view.begin_section("reports", "Reports", counted(reports.size(), "report"));
  view << "<table>\n<thead><tr><th scope=\"col\">Outlet</th><th scope=\"col\">Published</th>"
          "<th scope=\"col\">Headline</th><th scope=\"col\">Goes back "
          "to</th></tr></thead>\n<tbody>\n";
  for (ReportIndex i = 0; i < reports.size(); ++i) {
    view << "<tr><th scope=\"row\">" << view.outlet(i) << "</th><td class=\"date\">"
         << escape_html(date_label(reports[i].published)) << "</td><td" << view.language(i) << ">";
    if (reports[i].headline) {
      view << view.reading(
          {i, *reports[i].headline}, MarkKind::other,
          isolated(shortened(flat(cut(reports[i].text, *reports[i].headline)), 300)));
    }
    const std::string versions = versions_label(view.dossier, i);
    if (!versions.empty()) {
      view << " <small><a href=\"#" << view.prefix << "-changed\">" << versions << "</a></small>";
    }
    view << "</td><td>" << origin_of_report(view, i) << "</td></tr>\n";
  }
  view << "</tbody></table>\n";
  view.end_section();
}

void html_differences(HtmlView& view) {
  const std::vector<Claim>& claims = view.dossier.collation.claims;
  view.begin_section("differ", "Where they differ",
                     counted(count_with(view.dossier, Verdict::differ), "question"));
  std::size_t number = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].verdict == Verdict::differ) html_difference(view, claims[i], i, ++number);
  }
  view.end_section();
}

void html_agreements(HtmlView& view) {
  const std::vector<Claim>& claims = view.dossier.collation.claims;
  const std::size_t count = count_with(view.dossier, Verdict::agree);
  view.begin_section("agree", "Where they agree", counted(count, "question"));
  if (count > 0) {
    view << "<table>\n<thead><tr><th scope=\"col\">Question</th><th scope=\"col\">Words</th>"
            "<th scope=\"col\">Sources</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (claims[i].verdict == Verdict::agree) html_agreement(view, claims[i], i);
    }
    view << "</tbody></table>\n";
  }
  view.end_section();
}

void html_singles(HtmlView& view) {
  const std::vector<Claim>& claims = view.dossier.collation.claims;
  const std::size_t count = count_with(view.dossier, Verdict::single);
  view.begin_section("single", "Only in one report", counted(count, "fact"));
  if (count > 0) {
    view << "<table>\n<thead><tr><th scope=\"col\">Outlet</th><th scope=\"col\">Words</th>"
            "<th scope=\"col\">Kind</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (claims[i].verdict == Verdict::single) html_single(view, claims[i], i);
    }
    view << "</tbody></table>\n";
  }
  view.end_section();
}

}  // namespace synoptic
