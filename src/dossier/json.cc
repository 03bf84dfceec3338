// The JSON form, `synoptic.dossier/1`: docs/formats/dossier.md says what each field means.
// SPDX-License-Identifier: Apache-2.0
//
// One rule keeps the file checkable: whatever holds "report" and "span" points at words that are
// there. An anchor with an empty span is therefore left out, and the empty side of an edit is null.

#include "synoptic/json.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/facts.h"
#include "dossier/history.h"
#include "dossier/json.h"

namespace synoptic {

// --- small values ------------------------------------------------------------------------------

void DossierWriter::number_credits() {
  std::size_t before = 0;
  for (const std::vector<Credit>& credits : dossier_.credits) {
    first_credit_.push_back(before);
    before += credits.size();
  }
}

std::string DossierWriter::credit_id(CreditRef ref) const {
  return "k" + std::to_string(first_credit_[ref.report] + ref.credit + 1);
}

void DossierWriter::text_or_null(std::string_view key, std::string_view text) {
  out_.key(key);
  if (text.empty()) {
    out_.null();
  } else {
    out_.string(text);
  }
}

void DossierWriter::optional_text(std::string_view key, const std::optional<std::string>& text) {
  text_or_null(key, text ? std::string_view(*text) : std::string_view());
}

void DossierWriter::report_ids(std::string_view key, const std::vector<ReportIndex>& reports) {
  out_.key(key).begin_array();
  for (const ReportIndex report : reports) report_id(report);
  out_.end_array();
}

void DossierWriter::span_of(std::string_view key, ReportIndex report, std::optional<Span> span) {
  out_.key(key);
  if (!span || span->empty()) {
    out_.null();
  } else {
    out_.span(points_[report].of(*span));
  }
}

void DossierWriter::place(const Anchor& anchor) {
  out_.key("report");
  report_id(anchor.report);
  span_of("span", anchor.report, anchor.span);
}

void DossierWriter::anchor_or_null(std::string_view key, const std::optional<Anchor>& anchor) {
  out_.key(key);
  if (!anchor || anchor->span.empty()) {
    out_.null();
    return;
  }
  out_.begin_object();
  place(*anchor);
  out_.end_object();
}

void DossierWriter::anchors(std::string_view key, const std::vector<Anchor>& anchors) {
  out_.key(key).begin_array();
  for (const Anchor& anchor : anchors) {
    if (anchor.span.empty()) continue;
    out_.begin_object();
    place(anchor);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::name_or_null(std::string_view key, std::optional<NameIndex> name) {
  text_or_null(key, name ? std::string_view(collation().names[*name].id) : std::string_view());
}

void DossierWriter::name_ids(std::string_view key, const std::vector<NameIndex>& names) {
  out_.key(key).begin_array();
  for (const NameIndex name : names) out_.string(collation().names[name].id);
  out_.end_array();
}

void DossierWriter::happening_or_null(std::optional<std::uint32_t> happening) {
  text_or_null("happening", happening ? std::string_view(collation().happenings[*happening].id)
                                      : std::string_view());
}

// --- story, reports, names ---------------------------------------------------------------------

void DossierWriter::story() {
  const Period period = period_of(dossier_);
  out_.key("story").begin_object();
  text_or_null("id", dossier_.id);
  anchor_or_null("headline", dossier_.headline);
  optional_text("first_published", period.first);
  optional_text("last_published", period.last);
  out_.key("stories").begin_array();
  for (const std::string& id : dossier_.stories) out_.string(id);
  out_.end_array().end_object();
}

void DossierWriter::report(ReportIndex index) {
  const Report& report = dossier_.reports[index];
  out_.begin_object();
  out_.key("id").string(report.id);
  optional_text("outlet", report.outlet);
  optional_text("url", report.url);
  optional_text("title", report.title);
  out_.key("byline").begin_array();
  for (const std::string& author : report.byline) out_.string(author);
  out_.end_array();
  optional_text("published", report.published);
  optional_text("modified", report.modified);
  optional_text("language", report.language);
  out_.key("text").string(report.text);
  out_.key("furniture").begin_array();
  for (const Furniture& furniture : report.furniture) {
    if (furniture.span.empty()) continue;
    out_.begin_object();
    span_of("span", index, furniture.span);
    out_.key("kind").string(name_of(furniture.kind)).end_object();
  }
  out_.end_array();
  write_history(out_, dossier_, index);
  out_.end_object();
}

void DossierWriter::reports() {
  out_.key("reports").begin_array();
  for (ReportIndex i = 0; i < dossier_.reports.size(); ++i) report(i);
  out_.end_array();
}

void DossierWriter::names() {
  out_.key("names").begin_array();
  for (const Name& name : collation().names) {
    out_.begin_object();
    out_.key("id").string(name.id);
    text_or_null("name", name.name);
    out_.key("kind").string(name_of(name.kind));
    anchors("forms", name.forms);
    std::vector<Anchor> roles;
    for (const RoleReading& role : name.roles) roles.push_back(role.anchor);
    anchors("roles", roles);
    out_.end_object();
  }
  out_.end_array();
}

// --- quotes ------------------------------------------------------------------------------------

void DossierWriter::edits(const CollatedQuote& quote, const QuoteReading& reading) {
  const ReportIndex base =
      quote.base < quote.readings.size() ? quote.readings[quote.base].anchor.report : 0;
  out_.key("edits").begin_array();
  for (const Edit& edit : reading.edits) {
    if (edit.span.empty() && edit.base_span.empty()) continue;
    out_.begin_object();
    out_.key("op").string(name_of(edit.kind));
    span_of("span", reading.anchor.report, edit.span);
    span_of("base_span", base, edit.base_span);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::quote_reading(const CollatedQuote& quote, const QuoteReading& reading) {
  if (reading.anchor.span.empty()) return;
  out_.begin_object();
  place(reading.anchor);
  out_.key("direct").boolean(reading.direct);
  span_of("cue", reading.anchor.report, reading.cue);
  out_.key("change").string(name_of(reading.change));
  edits(quote, reading);
  out_.end_object();
}

void DossierWriter::quote(const CollatedQuote& quote) {
  out_.begin_object();
  out_.key("id").string(quote.id);
  name_or_null("speaker", quote.speaker);
  text_or_null("speaker_text",
               quote.speaker_words ? words_of(dossier_, *quote.speaker_words) : std::string_view());
  name_ids("other_speakers", quote.other_speakers);
  out_.key("readings").begin_array();
  for (const QuoteReading& reading : quote.readings) quote_reading(quote, reading);
  out_.end_array().end_object();
}

void DossierWriter::quotes() {
  out_.key("quotes").begin_array();
  for (const CollatedQuote& each : collation().quotes) quote(each);
  out_.end_array();
}

// --- claims ------------------------------------------------------------------------------------

namespace {

// The format knows two bounds: "more than 5" is at least 5 as far as comparing goes.
std::string_view bound_name(Bound bound) {
  constexpr std::array<std::string_view, 5> kNames = {"", "at_least", "at_most", "at_least",
                                                      "at_most"};
  return kNames[static_cast<std::size_t>(bound)];
}

}  // namespace

void DossierWriter::claim_value(const ClaimValue& value) {
  out_.key("value").begin_object();
  switch (value.kind) {
    case ClaimValue::Kind::quantity:
      out_.key("number").number(value.number);
      if (value.upper) out_.key("upper").number(*value.upper);
      text_or_null("unit", value.unit);
      out_.key("approximate").boolean(value.approximate);
      text_or_null("bound", bound_name(value.bound));
      break;
    case ClaimValue::Kind::timex:
      text_or_null("timex", value.timex);
      break;
    case ClaimValue::Kind::text:
      text_or_null("text", value.text);
      break;
  }
  out_.end_object();
}

void DossierWriter::claim_reading(const ClaimReading& reading) {
  out_.begin_object();
  place(reading.anchor);
  span_of("sentence", reading.anchor.report, reading.sentence);
  claim_value(reading.value);
  name_or_null("attributed_to", reading.attributed_to);
  text_or_null("origin", reading.origin
                             ? std::string_view(dossier_.lineage.origins[*reading.origin].id)
                             : std::string_view());
  out_.end_object();
}

// Answers name readings by their place in the list as written, which leaves out empty ones.
void DossierWriter::answers(const Claim& claim) {
  std::vector<std::int64_t> written(claim.readings.size(), -1);
  std::int64_t next = 0;
  for (std::size_t i = 0; i < claim.readings.size(); ++i) {
    if (!claim.readings[i].anchor.span.empty()) written[i] = next++;
  }
  out_.key("answers").begin_array();
  for (const Answer& answer : claim.answers) {
    out_.begin_object().key("readings").begin_array();
    for (const std::uint32_t reading : answer.readings) {
      if (written[reading] >= 0) out_.integer(written[reading]);
    }
    out_.end_array();
    out_.key("independent_origins").integer(answer.independent_origins).end_object();
  }
  out_.end_array();
}

void DossierWriter::claim(const Claim& claim) {
  out_.begin_object();
  out_.key("id").string(claim.id);
  out_.key("kind").string(name_of(claim.kind));
  anchor_or_null("about", claim.about);
  happening_or_null(claim.happening);
  out_.key("verdict").string(name_of(claim.verdict));
  text_or_null("reason", claim.reason ? name_of(*claim.reason) : std::string_view());
  out_.key("rule").string(name_of(claim.rule));
  out_.key("readings").begin_array();
  for (const ClaimReading& reading : claim.readings) {
    if (!reading.anchor.span.empty()) claim_reading(reading);
  }
  out_.end_array();
  answers(claim);
  report_ids("missing_in", claim.missing_in);
  out_.end_object();
}

void DossierWriter::claims() {
  out_.key("claims").begin_array();
  for (const Claim& each : collation().claims) claim(each);
  out_.end_array();
}

std::string DossierWriter::write() {
  out_.begin_object();
  out_.key("schema").string("synoptic.dossier/1");
  story();
  reports();
  names();
  quotes();
  claims();
  happenings();
  timeline();
  process();
  credits();
  passages();
  origins();
  lineage();
  out_.end_object();
  return out_.take();
}

std::string DossierWriter::write(const Claim& of, const Explanation& why) {
  out_.begin_object();
  out_.key("schema").string("synoptic.explanation/1");
  out_.key("rule").string(name_of(why.rule));
  out_.key("description").string(description_of(why.rule));
  out_.key("claim");
  claim(of);
  out_.key("values").begin_array();
  for (const std::string& value : why.values) out_.string(value);
  out_.end_array();
  out_.key("compared").begin_array();
  for (const ComparedPair& pair : why.pairs) {
    out_.begin_object();
    out_.key("a").integer(pair.a).key("b").integer(pair.b);
    out_.key("relation").string(pair.relation);
    out_.key("reason").string(name_of(pair.reason));
    out_.key("score").number(pair.score).key("threshold").number(pair.threshold);
    out_.end_object();
  }
  out_.end_array();
  out_.key("lost").begin_array();
  for (const LostReading& lost : why.lost) {
    out_.begin_object();
    place(lost.anchor);
    out_.key("because").string(lost.because);
    out_.key("score").number(lost.score).key("threshold").number(lost.threshold);
    out_.end_object();
  }
  out_.end_array().end_object();
  return out_.take();
}

std::string to_json(const Dossier& dossier) { return DossierWriter(dossier).write(); }

}  // namespace synoptic
