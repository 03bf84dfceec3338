// The later parts of the JSON form: what happened when, the process, and who has it from whom.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string_view>

#include "dossier/facts.h"
#include "dossier/json.h"

namespace synoptic {

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
    const std::vector<CollatedHappening>& all = collation().happenings;
    text_or_null("part_of", happening.part_of ? std::string_view(all[*happening.part_of].id) : "");
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
  out_.key("certainty").string(name_of(edge.certainty));
  if (!edge.links.empty()) {
    std::vector<Anchor> links;
    for (const Span link : edge.links) links.push_back({edge.to, link});
    anchors("links", links);
  }
  if (edge.circular) out_.key("circular").boolean(true);
  out_.end_object();
}

void DossierWriter::lineage() {
  out_.key("lineage").begin_array();
  for (const LineageEdge& each : dossier_.lineage.edges) edge(each);
  out_.end_array();
}

}  // namespace synoptic
