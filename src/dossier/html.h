// dossier: what the sections of the HTML rendering share.
// SPDX-License-Identifier: Apache-2.0
//
// Each link into a report's text is a reading. The text carries one mark per stretch that readings
// point at, and each mark leads back to its readings. Ids on the page, for the first dossier:
//   d1-differ       a section          d1-c3           the third claim
//   d1-r2           a report's text    d1-w17          the seventeenth reading
//   d1-r2-120-131   the mark on code points 120 to 131 of that text

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/facts.h"
#include "synoptic/dossier.h"
#include "synoptic/utf8.h"

namespace synoptic {

// How a stretch looks in the text. When several readings share it, the first in this order counts.
enum class MarkKind : std::uint8_t { differ, single, agree, furniture, other };

// Readings of one stretch of one report.
struct PlacedMark {
  MarkKind kind = MarkKind::other;
  std::vector<std::uint32_t> readings;  // their numbers
};
// The longer of two that start together comes first, so that it holds the other.
struct OuterFirst {
  bool operator()(Span a, Span b) const {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  }
};
using PlacedMarks = std::map<Span, PlacedMark, OuterFirst>;

// One dossier on a page: the HTML so far, and the readings it has led to.
struct HtmlView {
  HtmlView(const Dossier& shown, std::size_t number);

  const Dossier& dossier;
  std::string prefix;               // "d1"
  std::vector<std::string> labels;  // by ReportIndex, not escaped
  std::vector<PlacedMarks> marks;   // by ReportIndex
  std::uint32_t readings = 0;
  std::string out;
  std::string late_style;  // rules for marks that are in pieces

  HtmlView& operator<<(std::string_view html) {
    out += html;
    return *this;
  }

  // "d1-c3"
  [[nodiscard]] std::string id(std::string_view what, std::size_t number) const;
  [[nodiscard]] std::string mark_id(ReportIndex report, Span span) const;

  // Escaped HTML in a link to the words; just the HTML where the anchor is empty. The second form
  // makes no new reading: for a further link beside one that did.
  [[nodiscard]] std::string reading(const Anchor& anchor, MarkKind kind, std::string_view html);
  [[nodiscard]] std::string again(const Anchor& anchor, std::string_view html) const;

  // The outlet's name as a link to its words.
  [[nodiscard]] std::string outlet_reading(const Anchor& anchor, MarkKind kind);
  // Words in quotation marks, as a link.
  [[nodiscard]] std::string quoted_reading(const Anchor& anchor, MarkKind kind);
  // The words as a link within their sentence, or in what stands around them.
  [[nodiscard]] std::string context_of_words(const Anchor& anchor,
                                             std::optional<Span> sentence) const;
  // The name of a report, without a link to words: leads to its text.
  [[nodiscard]] std::string outlet(ReportIndex report) const;
  [[nodiscard]] std::string outlets(const std::vector<ReportIndex>& reports) const;
  // lang="…" of a report, or nothing.
  [[nodiscard]] std::string language(ReportIndex report) const;

  // <section id="d1-differ" …><h2>…, closed by end_section.
  void begin_section(std::string_view name, std::string_view title, std::string_view remark);
  void end_section() { out += "</section>\n"; }

  std::vector<CodePoints> points;  // by ReportIndex
};

// Text of strangers as HTML text or attribute value. The words have been through flat() or shown().
[[nodiscard]] std::string escape_html(std::string_view words);

// A name with its own direction of writing.
[[nodiscard]] std::string isolated(std::string_view words);

// The sections, in the order of the page.
void html_reports(HtmlView& view);
void html_differences(HtmlView& view);
void html_agreements(HtmlView& view);
void html_singles(HtmlView& view);
void html_quotes(HtmlView& view);
void html_timeline(HtmlView& view);
void html_process(HtmlView& view);
void html_names(HtmlView& view);
void html_lineage(HtmlView& view);

// The reports in full with their marks; all sections must have been written before.
[[nodiscard]] std::string html_texts(HtmlView& view);

}  // namespace synoptic
