// SPDX-License-Identifier: Apache-2.0
#include "dossier/history.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "dossier/facts.h"
#include "dossier/labels.h"
#include "dossier/words.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kRoom = 60;        // bytes around a change
constexpr std::uint32_t kColumns = 400;  // of changed words

// The end of the line before a place, from a blank on.
std::string words_before(std::string_view text, std::uint32_t at) {
  std::size_t from = at > kRoom ? at - kRoom : 0;
  const std::size_t line = text.substr(0, at).rfind('\n');
  if (line != std::string_view::npos && line + 1 >= from)
    return flat(cut(text, {static_cast<std::uint32_t>(line + 1), at}));
  if (from == 0) return flat(text.substr(0, at));
  const std::size_t blank = text.find(' ', from);
  from = blank < at ? blank + 1 : at;
  return "… " + flat(text.substr(from, at - from));
}

std::string words_after(std::string_view text, std::uint32_t at) {
  const std::size_t line = std::min(text.find('\n', at), text.size());
  if (line - at <= kRoom) return flat(text.substr(at, line - at));
  const std::size_t blank = text.rfind(' ', at + kRoom);
  const std::size_t to = blank == std::string_view::npos || blank < at ? at : blank;
  return flat(text.substr(at, to - at)) + " …";
}

std::string touches_of(const RevisionChange& change) {
  std::string out;
  for (const std::string_view what : touched_by(change)) {
    if (!out.empty()) out += ", ";
    out += what;
  }
  return out;
}

std::string version_label(const Report& report) {
  const auto& moment = report.modified ? report.modified : report.published;
  return moment ? date_label(moment) : flat(report.id);
}

// Of many changes the weighty ones, then the first others; in text order.
std::vector<std::size_t> chosen(const std::vector<RevisionChange>& changes, std::size_t at_most) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < changes.size(); ++i) order.push_back(i);
  if (order.size() <= at_most) return order;
  std::ranges::sort(order, {},
                    [&](std::size_t i) { return std::pair(touched_by(changes[i]).empty(), i); });
  order.resize(at_most);
  std::ranges::sort(order);
  return order;
}

}  // namespace

const ReportHistory* history_of(const Dossier& dossier, ReportIndex report) {
  if (report >= dossier.histories.size() || dossier.histories[report].earlier.empty()) {
    return nullptr;
  }
  return &dossier.histories[report];
}

std::size_t count_histories(const Dossier& dossier) {
  std::size_t count = 0;
  for (ReportIndex i = 0; i < dossier.histories.size(); ++i) {
    count += history_of(dossier, i) != nullptr ? 1u : 0u;
  }
  return count;
}

std::string versions_label(const Dossier& dossier, ReportIndex report) {
  const ReportHistory* const history = history_of(dossier, report);
  return history == nullptr ? std::string() : counted(history->earlier.size() + 1, "version");
}

std::string label_of(const ShownRevision& revision, const ReportHistory& history) {
  return revision.from + " → " + revision.to + " · " + counted(revision.all, "change") +
         (history.order_known ? "" : ", order not known");
}

std::vector<ShownRevision> revisions_of(const Dossier& dossier, ReportIndex report,
                                        std::size_t at_most) {
  const ReportHistory* const history = history_of(dossier, report);
  std::vector<ShownRevision> out;
  if (history == nullptr) return out;
  for (std::size_t v = 0; v < history->earlier.size(); ++v) {
    const EarlierVersion& version = history->earlier[v];
    const bool last = v + 1 == history->earlier.size();
    const Report& next = last ? dossier.reports[report] : history->earlier[v + 1].report;
    ShownRevision& revision = out.emplace_back();
    revision.from = version_label(version.report);
    revision.to = version_label(next);
    if (revision.from == revision.to) {
      revision.from = flat(version.report.id);
      revision.to = flat(next.id);
    }
    revision.all = version.revision.changes.size();
    for (const std::size_t i : chosen(version.revision.changes, at_most)) {
      const RevisionChange& change = version.revision.changes[i];
      const Span now = change.edit.after;
      revision.changes.push_back(
          {.before = words_before(next.text, now.start),
           .gone = shortened(flat(cut(version.report.text, change.edit.before)), kColumns),
           .come = shortened(flat(cut(next.text, now)), kColumns),
           .after = words_after(next.text, now.end),
           .touches = touches_of(change),
           .place = {report, last ? now : Span{}}});
    }
  }
  return out;
}

void show_histories(TerminalView& view) {
  const std::size_t count = count_histories(view.dossier);
  if (count == 0) return;
  view.heading("WHAT CHANGED", counted(count, "report"));
  const std::size_t at_most = view.limit(8);
  for (ReportIndex report = 0; report < view.dossier.reports.size(); ++report) {
    for (const ShownRevision& revision : revisions_of(view.dossier, report, at_most)) {
      view.paper.blank();
      view.paper.ends(2, {{view.labels[report], Ink::strong}},
                      {label_of(revision, *history_of(view.dossier, report)), Ink::faint});
      for (const ShownChange& change : revision.changes) {
        std::vector<Run> runs;
        const auto add = [&](Run run) {
          if (!runs.empty()) runs.push_back({" ", Ink::plain});
          runs.push_back(std::move(run));
        };
        if (!change.before.empty()) add({change.before, Ink::plain});
        if (!change.gone.empty()) add(view.paper.marked(Ink::cut, change.gone));
        if (!change.come.empty()) add(view.paper.marked(Ink::insert, change.come));
        if (!change.after.empty()) add({change.after, Ink::plain});
        view.paper.pair(4, {{change.touches, Ink::plain}}, view.label_columns(), runs);
      }
      view.more(4, revision.all, revision.changes.size());
    }
  }
}

void html_histories(HtmlView& view) {
  const std::size_t count = count_histories(view.dossier);
  if (count == 0) return;
  view.begin_section("changed", "What changed", counted(count, "report"));
  for (ReportIndex report = 0; report < view.dossier.reports.size(); ++report) {
    for (const ShownRevision& revision : revisions_of(view.dossier, report, ~std::size_t{0})) {
      view << "<h3>" << view.outlet(report) << " <small>"
           << escape_html(label_of(revision, *history_of(view.dossier, report)))
           << "</small></h3>\n<table><thead class=\"unseen\"><tr><th scope=\"col\">Touches</th>"
              "<th scope=\"col\">Words</th></tr></thead><tbody>\n";
      for (const ShownChange& change : revision.changes) {
        view << "<tr><th scope=\"row\"><small>" << change.touches
             << "</small></th><td dir=\"auto\" class=\"context\"" << view.language(report) << ">"
             << escape_html(change.before);
        if (!change.gone.empty()) view << " <del>" << escape_html(change.gone) << "</del>";
        if (!change.come.empty()) {
          view << " <ins>" << view.reading(change.place, MarkKind::other, escape_html(change.come))
               << "</ins>";
        }
        view << " " << escape_html(change.after) << "</td></tr>\n";
      }
      view << "</tbody></table>\n";
    }
  }
  view.end_section();
}

namespace {

void text_or_null(JsonWriter& out, std::string_view key, const std::optional<std::string>& text) {
  out.key(key);
  if (text && !text->empty()) {
    out.string(*text);
  } else {
    out.null();
  }
}

void span_or_null(JsonWriter& out, std::string_view key, const CodePoints& points, Span span) {
  out.key(key);
  if (span.empty()) {
    out.null();
  } else {
    out.span(points.of(span));
  }
}

void write_version(JsonWriter& out, const EarlierVersion& version, const Report& next) {
  const CodePoints before(version.report.text);
  const CodePoints after(next.text);
  out.begin_object().key("id").string(version.report.id);
  text_or_null(out, "url", version.report.url);
  text_or_null(out, "title", version.report.title);
  text_or_null(out, "published", version.report.published);
  text_or_null(out, "modified", version.report.modified);
  out.key("text").string(version.report.text).key("changes").begin_array();
  for (const RevisionChange& change : version.revision.changes) {
    out.begin_object().key("op").string(name_of(change.edit.kind));
    span_or_null(out, "base_span", before, change.edit.before);
    span_or_null(out, "span", after, change.edit.after);
    out.key("touches").begin_array();
    for (const std::string_view what : touched_by(change)) out.string(what);
    out.end_array().end_object();
  }
  out.end_array().end_object();
}

}  // namespace

void write_history(JsonWriter& out, const Dossier& dossier, ReportIndex report) {
  const ReportHistory* const history = history_of(dossier, report);
  if (history == nullptr) return;
  out.key("order_known").boolean(history->order_known).key("versions").begin_array();
  for (std::size_t v = 0; v < history->earlier.size(); ++v) {
    const bool last = v + 1 == history->earlier.size();
    write_version(out, history->earlier[v],
                  last ? dossier.reports[report] : history->earlier[v + 1].report);
  }
  out.end_array();
}

}  // namespace synoptic
