// The page around the sections. No network, and no script but the one for the keys j and k: the
// policy in its head forbids all others by that one's hash. The page reads as well without it.
// SPDX-License-Identifier: Apache-2.0
#include "dossier/html.h"

#include <algorithm>

#include "dossier/history.h"
#include "dossier/labels.h"
#include "dossier/words.h"
#include "dossier_data.h"

namespace synoptic {

std::string escape_html(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (const char c : words) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string isolated(std::string_view words) {
  return "<bdi>" + escape_html(flat(words)) + "</bdi>";
}

HtmlView::HtmlView(const Dossier& shown, std::size_t number)
    : dossier(shown),
      prefix("d" + std::to_string(number)),
      labels(labels_of(shown)),
      marks(shown.reports.size()) {
  points.reserve(shown.reports.size());
  for (const Report& report : shown.reports) points.emplace_back(report.text);
}

std::string HtmlView::id(std::string_view what, std::size_t number) const {
  return prefix + "-" + std::string(what) + std::to_string(number);
}

std::string HtmlView::mark_id(ReportIndex report, Span span) const {
  const Span at = points[report].of(span);
  return id("r", report + 1) + "-" + std::to_string(at.start) + "-" + std::to_string(at.end);
}

std::string HtmlView::reading(const Anchor& anchor, MarkKind kind, std::string_view html) {
  if (anchor.span.empty()) return std::string(html);
  PlacedMark& mark = marks[anchor.report][anchor.span];
  mark.kind = mark.readings.empty() ? kind : std::min(mark.kind, kind);
  mark.readings.push_back(++readings);
  return "<a id=\"" + id("w", readings) + "\" href=\"#" + mark_id(anchor.report, anchor.span) +
         "\">" + std::string(html) + "</a>";
}

std::string HtmlView::again(const Anchor& anchor, std::string_view html) const {
  if (anchor.span.empty()) return std::string(html);
  return "<a class=\"words\" href=\"#" + mark_id(anchor.report, anchor.span) + "\">" +
         std::string(html) + "</a>";
}

std::string HtmlView::outlet_reading(const Anchor& anchor, MarkKind kind) {
  return reading(anchor, kind, isolated(labels[anchor.report]));
}

std::string HtmlView::quoted_reading(const Anchor& anchor, MarkKind kind) {
  constexpr std::uint32_t kColumns = 240;
  const std::string words = shortened(flat(words_of(dossier, anchor)), kColumns);
  return "“" + reading(anchor, kind, "<bdi>" + escape_html(words) + "</bdi>") + "”";
}

std::string HtmlView::context_of_words(const Anchor& anchor, std::optional<Span> sentence) const {
  constexpr std::size_t kRoom = 320;
  const Context context = context_of(dossier, anchor, sentence, kRoom);
  return escape_html(context.before) + again(anchor, escape_html(context.words)) +
         escape_html(context.after);
}

std::string HtmlView::outlet(ReportIndex report) const {
  return "<a href=\"#" + id("r", report + 1) + "\">" + isolated(labels[report]) + "</a>";
}

std::string HtmlView::outlets(const std::vector<ReportIndex>& reports) const {
  std::string out_list;
  for (const ReportIndex report : reports) {
    if (!out_list.empty()) out_list += ", ";
    out_list += outlet(report);
  }
  return out_list;
}

std::string HtmlView::language(ReportIndex report) const {
  const std::string& tag = dossier.reports[report].language.value_or("");
  const bool plain =
      !tag.empty() && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-';
      });
  return plain ? " lang=\"" + tag + "\"" : std::string();
}

void HtmlView::begin_section(std::string_view name, std::string_view title,
                             std::string_view remark) {
  const std::string section = prefix + "-" + std::string(name);
  *this << "<section id=\"" << section << "\" class=\"" << name << "\" aria-labelledby=\""
        << section << "-h\">\n<h2 id=\"" << section << "-h\">" << title << " <small>" << remark
        << "</small></h2>\n";
}

namespace {

// Base64 (RFC 4648) of the bytes that hexadecimal digits stand for.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto value = [](char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  std::string out;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : hex) {
    bits = (bits << 4u) | value(c);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += kDigits[(bits >> held) & 63u];
  }
  if (held > 0) out += kDigits[(bits << (6 - held)) & 63u];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

constexpr std::string_view kStart =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; script-src 'sha256-";
constexpr std::string_view kHead =
    "'; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>";

// Where a dossier's parts are, in their order.
struct SectionRow {
  std::string_view name;
  std::string_view title;
};
constexpr SectionRow kSections[] = {
    {"reports", "Reports"},     {"differ", "Differ"}, {"agree", "Agree"},
    {"single", "Only in one"},  {"quotes", "Quotes"}, {"timeline", "Timeline"},
    {"process", "Process"},     {"names", "Names"},   {"lineage", "Who from whom"},
    {"texts", "Texts in full"},
};

std::string title_of(const Dossier& dossier) {
  constexpr std::uint32_t kColumns = 300;
  if (!dossier.headline) return flat(dossier.id);
  return shortened(flat(words_of(dossier, *dossier.headline)), kColumns);
}

void html_head(HtmlView& view) {
  const Dossier& dossier = view.dossier;
  view << "<header>\n<h1>";
  if (dossier.headline) {
    const std::string words = "<bdi>" + escape_html(title_of(dossier)) + "</bdi>";
    view << view.reading(*dossier.headline, MarkKind::other, words);
  } else {
    view << isolated(title_of(dossier));
  }
  view << "</h1>\n<p class=\"counts\"><a href=\"#" << view.prefix << "-reports\">"
       << counted(dossier.reports.size(), "report") << "</a> · <a href=\"#" << view.prefix
       << "-lineage\">" << counted_sources(count_outlets(dossier), count_origins(dossier))
       << "</a>";
  const Period period = period_of(dossier);
  if (period.first) view << " · " << escape_html(date_label(period.first));
  if (period.first != period.last) view << " to " << escape_html(date_label(period.last));
  view << "</p>\n<nav aria-label=\"Sections\"><ul>\n";
  for (const SectionRow& section : kSections) {
    view << "<li><a href=\"#" << view.prefix << "-" << section.name << "\">" << section.title
         << "</a></li>\n";
  }
  view << "</ul></nav>\n</header>\n";
}

void html_dossier(HtmlView& view) {
  view << "<article id=\"" << view.prefix << "\">\n";
  html_head(view);
  html_reports(view);
  html_differences(view);
  html_agreements(view);
  html_singles(view);
  html_histories(view);
  html_quotes(view);
  html_timeline(view);
  html_process(view);
  html_names(view);
  html_lineage(view);
  view << "</article>\n";
}

std::string list_of(const std::vector<Dossier>& dossiers) {
  if (dossiers.size() < 2) return {};
  std::string list = "<nav class=\"dossiers\" aria-label=\"Dossiers\"><ol>\n";
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    list += "<li><a href=\"#d" + std::to_string(i + 1) + "\">" + isolated(title_of(dossiers[i])) +
            "</a> <small>" + counted(dossiers[i].reports.size(), "report") + "</small></li>\n";
  }
  return list + "</ol></nav>\n";
}

}  // namespace

std::string to_html(const std::vector<Dossier>& dossiers) {
  std::string body;
  std::string texts;
  std::string late_style;
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    HtmlView view(dossiers[i], i + 1);
    html_dossier(view);
    texts += html_texts(view);
    body += view.out;
    late_style += view.late_style;
  }
  std::string page(kStart);
  page += base64_of_hex(SYNOPTIC_KEYS_SHA256);
  page += kHead;
  page += dossiers.empty() ? "Synoptic" : escape_html(title_of(dossiers.front()));
  page += "</title>\n<style>\n";
  page += dossier_data::page;
  page += late_style;
  page +=
      "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#dossiers\">Skip to the dossier</a>\n";
  page += "<main id=\"dossiers\" tabindex=\"-1\">\n" + list_of(dossiers) + body + "</main>\n";
  page += "<section class=\"texts\" tabindex=\"0\" aria-label=\"The reports in full\">\n" + texts;
  page += "</section>\n<script>";
  page += dossier_data::keys;
  page += "</script>\n</body>\n</html>\n";
  return page;
}

}  // namespace synoptic
