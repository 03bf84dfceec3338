// The JSON form, `synoptic.dossier/1`: docs/formats/dossier.md says what each field means.
// SPDX-License-Identifier: Apache-2.0
//
// One rule keeps the file checkable: whatever holds "report" and "span" points at words that are
// there. An anchor with an empty span is therefore left out, and the empty side of an edit is null.

#include "synoptic/json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/facts.h"
#include "synoptic/dossier.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

class DossierWriter {
 public:
  explicit DossierWriter(const Dossier& dossier) : dossier_(dossier) {
    points_.reserve(dossier.reports.size());
    for (const Report& report : dossier.reports) points_.emplace_back(report.text);
    number_credits();
  }

  std::string write();

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
  out_.end_array().end_object();
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

// The format knows two bounds: "more than 5" is at least 5 as far as comparing goes.
std::string_view bound_name(Bound bound) {
  constexpr std::array<std::string_view, 5> kNames = {"", "at_least", "at_most", "at_least",
                                                      "at_most"};
  return kNames[static_cast<std::size_t>(bound)];
}

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

// --- happenings, timeline, process -------------------------------------------------------------

void DossierWriter::happenings() {
  out_.key("happenings").begin_array();
  for (const CollatedHappening& happening : collation().happenings) {
    out_.begin_object();
    out_.key("id").string(happening.id);
    text_or_null("kind", happening.kind);
    name_ids("participants", happening.participants);
    name_or_null("place", happening.place);
    optional_text("time", happening.time);
    anchors("mentions", happening.mentions);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::timeline() {
  out_.key("timeline").begin_array();
  std::int64_t order = 0;
  for (const TimelineEntry& entry : collation().timeline) {
    out_.begin_object();
    optional_text("time", entry.time);
    out_.key("order").integer(++order);
    happening_or_null(entry.happening);
    anchors("mentions", entry.mentions);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::parties() {
  out_.key("parties").begin_array();
  for (const Party& party : collation().process.parties) {
    out_.begin_object();
    name_or_null("name", party.name);
    name_or_null("for", party.speaks_for);
    anchors("mentions", party.mentions);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::version(const ProposalVersion& version) {
  out_.begin_object().key("readings").begin_array();
  for (std::size_t i = 0; i < version.readings.size(); ++i) {
    if (version.readings[i].span.empty()) continue;
    out_.begin_object();
    place(version.readings[i]);
    name_or_null("attributed_to",
                 i < version.attributed_to.size() ? version.attributed_to[i] : std::nullopt);
    out_.end_object();
  }
  out_.end_array().key("after");
  if (version.after) {
    out_.integer(*version.after);
  } else {
    out_.null();
  }
  out_.end_object();
}

void DossierWriter::proposals() {
  out_.key("proposals").begin_array();
  for (const Proposal& proposal : collation().process.proposals) {
    out_.begin_object();
    anchor_or_null("about", proposal.about);
    out_.key("versions").begin_array();
    for (const ProposalVersion& each : proposal.versions) version(each);
    out_.end_array().end_object();
  }
  out_.end_array();
}

void DossierWriter::positions() {
  out_.key("positions").begin_array();
  for (const Position& position : collation().process.positions) {
    if (position.anchor.span.empty()) continue;
    out_.begin_object();
    name_or_null("party", position.party);
    out_.key("stance").string(name_of(position.stance));
    place(position.anchor);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::next_steps() {
  out_.key("next_steps").begin_array();
  for (const NextStep& step : collation().process.next_steps) {
    if (step.anchor.span.empty()) continue;
    out_.begin_object();
    place(step.anchor);
    optional_text("time", step.time);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::process() {
  out_.key("process").begin_object();
  parties();
  proposals();
  positions();
  next_steps();
  out_.end_object();
}

// --- lineage -----------------------------------------------------------------------------------

void DossierWriter::credits() {
  out_.key("credits").begin_array();
  for (ReportIndex report = 0; report < dossier_.credits.size(); ++report) {
    for (std::uint32_t i = 0; i < dossier_.credits[report].size(); ++i) {
      const Credit& credit = dossier_.credits[report][i];
      if (credit.span.empty()) continue;
      out_.begin_object();
      out_.key("id").string(credit_id({report, i}));
      place({report, credit.span});
      text_or_null("credited", words_of(dossier_, {report, credit.credited}));
      out_.key("kind").string(name_of(credit.kind));
      out_.end_object();
    }
  }
  out_.end_array();
}

void DossierWriter::passages() {
  out_.key("passages").begin_array();
  for (const Passage& passage : dossier_.lineage.passages) {
    out_.begin_object();
    out_.key("id").string(passage.id);
    out_.key("kind").string(name_of(passage.kind));
    anchors("readings", passage.readings);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::origins() {
  out_.key("origins").begin_array();
  for (const Origin& origin : dossier_.lineage.origins) {
    out_.begin_object();
    out_.key("id").string(origin.id);
    text_or_null("label", origin.label);
    out_.key("kind").string(name_of(origin.kind));
    report_ids("reports", origin.reports);
    out_.end_object();
  }
  out_.end_array();
}

void DossierWriter::edge(const LineageEdge& edge) {
  out_.begin_object();
  out_.key("from");
  if (edge.from_origin) {
    out_.string(dossier_.lineage.origins[edge.from].id);
  } else {
    report_id(edge.from);
  }
  out_.key("to");
  report_id(edge.to);
  out_.key("kind").string(name_of(edge.kind));
  out_.key("because").begin_array();
  for (const CreditRef credit : edge.credits) out_.string(credit_id(credit));
  for (const std::uint32_t passage : edge.passages) {
    out_.string(dossier_.lineage.passages[passage].id);
  }
  out_.end_array();
  out_.key("certainty").string(name_of(edge.certainty)).end_object();
}

void DossierWriter::lineage() {
  out_.key("lineage").begin_array();
  for (const LineageEdge& each : dossier_.lineage.edges) edge(each);
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

}  // namespace

std::string to_json(const Dossier& dossier) { return DossierWriter(dossier).write(); }

}  // namespace synoptic
