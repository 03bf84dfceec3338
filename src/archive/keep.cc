// SPDX-License-Identifier: Apache-2.0
#include "archive/keep.h"

#include <string>
#include <string_view>
#include <vector>

#include "synoptic/ids.h"
#include "synoptic/json.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

using Integer = std::int64_t;

class Keeper {
 public:
  Keeper(Database& database, const Dossier& dossier) : database_(database), dossier_(dossier) {
    for (const Report& report : dossier.reports) points_.emplace_back(report.text);
  }

  Kept keep();

 private:
  void report(ReportIndex index, Kept& kept);
  void furniture(ReportIndex index);
  void dossier_row(std::string_view json);
  void names();
  void form(NameIndex name, const Anchor& anchor, Integer is_role);
  void quotes();
  void claims();
  void claim_reading(Integer claim, Integer place, Integer answer, const ClaimReading& reading);

  Span points(const Anchor& anchor) const { return points_[anchor.report].of(anchor.span); }
  Integer row(const Anchor& anchor) const { return report_rows_[anchor.report]; }
  SqlValue name_row(std::optional<NameIndex> name) const {
    if (!name) return nullptr;
    return name_rows_[*name];
  }

  Database& database_;
  const Dossier& dossier_;
  std::vector<CodePoints> points_;
  std::vector<Integer> report_rows_;  // by ReportIndex
  std::vector<Integer> name_rows_;    // by NameIndex
  Integer dossier_row_ = 0;
};

// The authors as a JSON list, which every reader of the file can take apart again.
std::string byline_of(const Report& report) {
  JsonWriter out;
  out.begin_array();
  for (const std::string& author : report.byline) out.string(author);
  out.end_array();
  return out.take();
}

// All that is kept of a report besides its text, as one short value: equal means unchanged.
std::string fingerprint_of(const Report& report, const std::string& byline) {
  JsonWriter out;
  out.begin_array();
  out.optional_string(report.outlet).optional_string(report.url).optional_string(report.title);
  out.string(byline).optional_string(report.published).optional_string(report.modified);
  out.optional_string(report.language);
  for (const Furniture& furniture : report.furniture) {
    out.span(furniture.span).string(name_of(furniture.kind));
  }
  out.end_array();
  return stable_id("f", out.take());
}

// The same id with another text is another report: places kept before must go on pointing at their
// words.
std::string key_of(const Report& report) {
  std::string bytes = report.id;
  bytes += '\0';
  bytes += report.text;
  return stable_id("r", bytes);
}

void Keeper::furniture(ReportIndex index) {
  database_.run("DELETE FROM furniture WHERE report = ?1", {report_rows_[index]});
  for (const Furniture& furniture : dossier_.reports[index].furniture) {
    if (furniture.span.empty()) continue;
    const Span at = points({index, furniture.span});
    database_.run(
        "INSERT INTO furniture (report, start, stop, kind) VALUES (?1, ?2, ?3, ?4)",
        {report_rows_[index], Integer{at.start}, Integer{at.end}, name_of(furniture.kind)});
  }
}

void Keeper::report(ReportIndex index, Kept& kept) {
  const Report& report = dossier_.reports[index];
  const std::string key = key_of(report);
  const std::string byline = byline_of(report);
  const std::string fingerprint = fingerprint_of(report, byline);
  if (database_.run("SELECT number, fingerprint FROM reports WHERE key = ?1",
                    {std::string_view(key)})) {
    report_rows_.push_back(database_.column_integer(0));
    if (database_.column_text(1) == fingerprint) {
      ++kept.unchanged;
      return;
    }
    ++kept.updated;
    database_.run(
        "UPDATE reports SET outlet = ?2, url = ?3, title = ?4, byline = ?5, published = ?6, "
        "modified = ?7, language = ?8, fingerprint = ?9 WHERE number = ?1",
        {report_rows_.back(), or_null(report.outlet), or_null(report.url), or_null(report.title),
         std::string_view(byline), or_null(report.published), or_null(report.modified),
         or_null(report.language), std::string_view(fingerprint)});
  } else {
    ++kept.added;
    database_.run(
        "INSERT INTO reports (key, id, outlet, url, title, byline, published, modified, language, "
        "text, fingerprint) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        {std::string_view(key), std::string_view(report.id), or_null(report.outlet),
         or_null(report.url), or_null(report.title), std::string_view(byline),
         or_null(report.published), or_null(report.modified), or_null(report.language),
         std::string_view(report.text), std::string_view(fingerprint)});
    report_rows_.push_back(database_.last_row());
  }
  furniture(index);
}

void Keeper::dossier_row(std::string_view json) {
  const std::vector<Report>& reports = dossier_.reports;
  SqlValue headline = nullptr;
  if (dossier_.headline) {
    headline = or_null(cut(reports[dossier_.headline->report].text, dossier_.headline->span));
  }
  SqlValue first = nullptr;
  SqlValue last = nullptr;
  for (const Report& report : reports) {  // sorted by publication, those without a date last
    if (!report.published_at()) continue;
    if (std::holds_alternative<std::nullptr_t>(first)) first = or_null(report.published);
    last = or_null(report.published);
  }
  database_.run("DELETE FROM dossiers WHERE id = ?1", {std::string_view(dossier_.id)});
  database_.run(
      "INSERT INTO dossiers (id, headline, first_published, last_published, json) "
      "VALUES (?1, ?2, ?3, ?4, ?5)",
      {std::string_view(dossier_.id), headline, first, last, json});
  dossier_row_ = database_.last_row();
  for (std::size_t i = 0; i < report_rows_.size(); ++i) {
    database_.run("INSERT INTO dossier_reports (dossier, place, report) VALUES (?1, ?2, ?3)",
                  {dossier_row_, static_cast<Integer>(i), report_rows_[i]});
  }
}

void Keeper::form(NameIndex name, const Anchor& anchor, Integer is_role) {
  if (anchor.span.empty()) return;
  const Span at = points(anchor);
  database_.run(
      "INSERT OR IGNORE INTO name_forms (name, report, start, stop, is_role) "
      "VALUES (?1, ?2, ?3, ?4, ?5)",
      {name_rows_[name], row(anchor), Integer{at.start}, Integer{at.end}, is_role});
}

void Keeper::names() {
  const std::vector<Name>& names = dossier_.collation.names;
  for (NameIndex i = 0; i < names.size(); ++i) {
    database_.run("INSERT INTO names (dossier, id, name, kind) VALUES (?1, ?2, ?3, ?4)",
                  {dossier_row_, std::string_view(names[i].id), std::string_view(names[i].name),
                   name_of(names[i].kind)});
    name_rows_.push_back(database_.last_row());
    for (const Anchor& anchor : names[i].forms) form(i, anchor, 0);
    for (const RoleReading& role : names[i].roles) form(i, role.anchor, 1);
  }
}

void Keeper::quotes() {
  for (const CollatedQuote& quote : dossier_.collation.quotes) {
    database_.run("INSERT INTO quotes (dossier, id, speaker) VALUES (?1, ?2, ?3)",
                  {dossier_row_, std::string_view(quote.id), name_row(quote.speaker)});
    const Integer number = database_.last_row();
    Integer place = 0;
    for (const QuoteReading& reading : quote.readings) {
      if (reading.anchor.span.empty()) continue;
      const Span at = points(reading.anchor);
      database_.run(
          "INSERT INTO quote_readings (quote, place, report, start, stop, direct, change) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          {number, place++, row(reading.anchor), Integer{at.start}, Integer{at.end},
           Integer{reading.direct ? 1 : 0}, name_of(reading.change)});
    }
  }
}

void Keeper::claim_reading(Integer claim, Integer place, Integer answer,
                           const ClaimReading& reading) {
  if (reading.anchor.span.empty()) return;
  const Span at = points(reading.anchor);
  const ClaimValue& value = reading.value;
  const bool counts = value.kind == ClaimValue::Kind::quantity;
  SqlValue origin = nullptr;
  if (reading.origin) {
    origin = or_null(std::string_view(dossier_.lineage.origins[*reading.origin].label));
  }
  database_.run(
      "INSERT INTO claim_readings (claim, place, report, start, stop, answer, amount, unit, "
      "approximate, timex, folded, attributed_to, origin) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      {claim, place, row(reading.anchor), Integer{at.start}, Integer{at.end},
       answer < 0 ? SqlValue(nullptr) : SqlValue(answer),
       counts ? SqlValue(value.number) : SqlValue(nullptr), or_null(std::string_view(value.unit)),
       counts ? SqlValue(Integer{value.approximate ? 1 : 0}) : SqlValue(nullptr),
       or_null(std::string_view(value.timex)), or_null(std::string_view(value.text)),
       name_row(reading.attributed_to), origin});
}

void Keeper::claims() {
  for (const Claim& claim : dossier_.collation.claims) {
    const Span about = points(claim.about);
    database_.run(
        "INSERT INTO claims (dossier, id, kind, verdict, reason, about_report, about_start, "
        "about_stop) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        {dossier_row_, std::string_view(claim.id), name_of(claim.kind), name_of(claim.verdict),
         or_null(claim.reason ? name_of(*claim.reason) : std::string_view()), row(claim.about),
         Integer{about.start}, Integer{about.end}});
    const Integer number = database_.last_row();
    std::vector<Integer> answer_of(claim.readings.size(), -1);
    for (std::size_t i = 0; i < claim.answers.size(); ++i) {
      for (const std::uint32_t reading : claim.answers[i].readings) {
        answer_of[reading] = static_cast<Integer>(i);
      }
    }
    for (std::size_t i = 0; i < claim.readings.size(); ++i) {
      claim_reading(number, static_cast<Integer>(i), answer_of[i], claim.readings[i]);
    }
  }
}

Kept Keeper::keep() {
  Kept kept;
  for (ReportIndex i = 0; i < dossier_.reports.size(); ++i) report(i, kept);
  const std::string json = to_json(dossier_);
  const bool same = database_.run("SELECT 1 FROM dossiers WHERE id = ?1 AND json = ?2",
                                  {std::string_view(dossier_.id), std::string_view(json)});
  if (same || database_.error()) return kept;
  dossier_row(json);
  names();
  quotes();
  claims();
  return kept;
}

}  // namespace

Kept keep_dossier(Database& database, const Dossier& dossier) {
  return Keeper(database, dossier).keep();
}

}  // namespace synoptic
