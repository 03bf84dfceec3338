// dossier: writes the JSON form, one method per part of the format.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/dossier.h"
#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic {

// Views the dossier, which must outlive it. write() is called once.
class DossierWriter {
 public:
  explicit DossierWriter(const Dossier& dossier) : dossier_(dossier) {
    points_.reserve(dossier.reports.size());
    for (const Report& report : dossier.reports) points_.emplace_back(report.text);
    number_credits();
  }

  std::string write();
  std::string write(const Claim& of, const Explanation& why);

 private:
  const Collation& collation() const { return dossier_.collation; }

  void number_credits();
  std::string credit_id(CreditRef ref) const;

  // Small values.
  void text_or_null(std::string_view key, std::string_view text);
  void optional_text(std::string_view key, const std::optional<std::string>& text);
  void report_id(ReportIndex report) { out_.string(dossier_.reports[report].id); }
  void report_ids(std::string_view key, const std::vector<ReportIndex>& reports);
  void span_of(std::string_view key, ReportIndex report, std::optional<Span> span);
  void place(const Anchor& anchor);  // "report" and "span" of an open object
  void anchor_or_null(std::string_view key, const std::optional<Anchor>& anchor);
  void anchors(std::string_view key, const std::vector<Anchor>& anchors);
  void name_or_null(std::string_view key, std::optional<NameIndex> name);
  void name_ids(std::string_view key, const std::vector<NameIndex>& names);
  void happening_or_null(std::optional<std::uint32_t> happening);

  // The parts of the dossier, in the order of the format.
  void story();
  void reports();
  void report(ReportIndex index);
  void names();
  void quotes();
  void quote(const CollatedQuote& quote);
  void quote_reading(const CollatedQuote& quote, const QuoteReading& reading);
  void edits(const CollatedQuote& quote, const QuoteReading& reading);
  void claims();
  void claim(const Claim& claim);
  void claim_reading(const ClaimReading& reading);
  void claim_value(const ClaimValue& value);
  void answers(const Claim& claim);
  void happenings();
  void timeline();
  void process();
  void parties();
  void proposals();
  void version(const ProposalVersion& version);
  void positions();
  void next_steps();
  void credits();
  void passages();
  void origins();
  void lineage();
  void edge(const LineageEdge& edge);

  const Dossier& dossier_;
  std::vector<CodePoints> points_;
  std::vector<std::size_t> first_credit_;  // per report: how many credits stand before its own
  JsonWriter out_;
};

}  // namespace synoptic
