// SPDX-License-Identifier: Apache-2.0
#include "dossier/world.h"

#include <gtest/gtest.h>

#include <utility>

namespace synoptic {
namespace {

constexpr std::string_view kWire =
    "Orra talks end after three days without a deal\n\n"
    "ORRA (Meridian Wire) - Ministers of Velmark and Tessaly left the harbour town of Orra on "
    "Sunday after three days of talks, and the ferry line stays closed to all freight until a "
    "treaty is signed.\n\n"
    "“We are close, but the last mile is the hardest,” said Anna Lind, the foreign minister of "
    "Velmark.\n\n"
    "The plan, once 28 points long, was cut to 19 points, officials said. Some 40 ferries lie "
    "idle.";

constexpr std::string_view kPost =
    "Ministers leave Orra\n\n"
    "Ministers of Velmark and Tessaly left the harbour town of Orra on Sunday after two days of "
    "talks, Meridian Wire reported, and the ferry line stays closed to all freight until a treaty "
    "is signed.\n\n"
    "“We are close,” said Foreign Minister Lind.\n\n"
    "Tessaly wants the plan to have 20 points. About 40 ferries are idle.";

constexpr std::string_view kTide =
    "Talks in Orra fail\n\n"
    "The talks took two days, according to the Tessalian envoy Oram Tash.\n\n"
    "“We are very close, but the last step is the hardest,” Lind told reporters.\n\n"
    "A new round is planned for Thursday.";

constexpr std::string_view kLeaf = "Harbour pilots strike in Orra\n\nPilots had struck since dawn.";

Name name(std::string id, NameKind kind, std::string text, std::vector<Anchor> forms) {
  return {.id = std::move(id), .kind = kind, .name = std::move(text), .forms = std::move(forms)};
}

ClaimReading count_of(const Dossier& d, ReportIndex report, std::string_view words, double number,
                      std::string unit) {
  ClaimReading reading{.anchor = at(d, report, words)};
  reading.value = {.kind = ClaimValue::Kind::quantity, .number = number, .unit = std::move(unit)};
  reading.origin = d.lineage.of_report[report];
  return reading;
}

void add_reports(Dossier& d) {
  const auto add = [&d](std::string id, std::string_view text, std::string outlet,
                        std::string published) {
    Report report = plain_report(std::move(id), std::string(text));
    if (!outlet.empty()) report.outlet = std::move(outlet);
    if (!published.empty()) report.published = std::move(published);
    d.reports.push_back(std::move(report));
    d.credits.emplace_back();
  };
  add("wire", kWire, "Meridian Wire", "2031-05-04T18:00:00Z");
  add("post", kPost, "Harbour Post", "2031-05-05T06:30:00Z");
  add("tide", kTide, "Tidewater News", "2031-05-05");
  add("leaf", kLeaf, "", "");
  d.reports[0].url = "https://wire.example/orra?a=1&b=2";
  d.reports[1].byline = {"Mara Quill"};
  d.reports[0].language = "en";
}

void add_lineage(Dossier& d) {
  d.credits[1] = {{.span = at(d, 1, "Meridian Wire reported").span,
                   .credited = at(d, 1, "Meridian Wire").span,
                   .kind = CreditKind::agency}};
  d.lineage.origins = {
      {.id = "o1", .label = "Meridian Wire", .kind = OriginKind::agency, .reports = {0, 1}},
      {.id = "o2", .label = "Tidewater News", .kind = OriginKind::own, .reports = {2}},
      {.id = "o3", .label = "leaf", .kind = OriginKind::unknown, .reports = {3}}};
  d.lineage.of_report = {0, 0, 1, 2};
  const std::string_view shared =
      "and the ferry line stays closed to all freight until a treaty is signed.";
  d.lineage.passages = {{.id = "p1", .readings = {at(d, 0, shared), at(d, 1, shared)}}};
  d.lineage.edges = {{.from = 0,
                      .to = 1,
                      .kind = EdgeKind::credit,
                      .certainty = Certainty::stated,
                      .credits = {{1, 0}},
                      .passages = {0}},
                     {.from_origin = true, .from = 0, .to = 0, .kind = EdgeKind::byline}};
}

void add_names(Dossier& d) {
  std::vector<Name>& names = d.collation.names;
  names = {name("n1", NameKind::person, "Anna Lind",
                {at(d, 0, "Anna Lind"), at(d, 1, "Lind"), at(d, 2, "Lind")}),
           name("n2", NameKind::place, "Velmark", {at(d, 0, "Velmark"), at(d, 1, "Velmark")}),
           name("n3", NameKind::place, "Tessaly", {at(d, 0, "Tessaly"), at(d, 1, "Tessaly")}),
           name("n4", NameKind::person, "Oram Tash", {at(d, 2, "Oram Tash")})};
  names[0].roles = {
      {.anchor = at(d, 0, "the foreign minister of Velmark"), .head = at(d, 0, "minister").span},
      {.anchor = at(d, 1, "Foreign Minister"), .head = at(d, 1, "Minister").span}};
}

void add_claims(Dossier& d) {
  Claim length{.id = "c1", .kind = ClaimKind::duration, .about = at(d, 0, "days of talks")};
  length.happening = 0;
  length.verdict = Verdict::differ;
  length.reason = Reason::value;
  length.readings = {count_of(d, 0, "three days of talks", 3, "day"),
                     count_of(d, 1, "two days of talks", 2, "day"),
                     count_of(d, 2, "two days", 2, "day")};
  length.readings[2].attributed_to = 3;
  length.readings[0].sentence = at(d, 0, "Ministers of Velmark").span;
  length.answers = {{{0}, 1}, {{1, 2}, 2}};
  length.missing_in = {3};

  Claim idle{.id = "c3", .kind = ClaimKind::count, .about = at(d, 0, "40 ferries")};
  idle.verdict = Verdict::agree;
  idle.reason = Reason::hedge;
  idle.readings = {count_of(d, 0, "Some 40 ferries", 40, "ferry"),
                   count_of(d, 1, "About 40 ferries", 40, "ferry")};
  idle.readings[0].value.approximate = true;
  idle.answers = {{{0, 1}, 1}};
  idle.missing_in = {2, 3};

  Claim strike{.id = "c2", .kind = ClaimKind::date, .about = at(d, 3, "since dawn")};
  strike.readings = {{.anchor = at(d, 3, "since dawn")}};
  strike.readings[0].value = {.kind = ClaimValue::Kind::timex, .timex = "XXXX-XX-XXTMO"};
  strike.answers = {{{0}, 1}};
  strike.missing_in = {0, 1, 2};
  d.collation.claims = {length, strike, idle};
}

void add_quotes(Dossier& d) {
  CollatedQuote close{.id = "q1", .speaker = 0, .speaker_words = at(d, 0, "Anna Lind")};
  const Anchor whole = at(d, 0, "We are close, but the last mile is the hardest,");
  const Anchor part = at(d, 1, "We are close,");
  const Anchor other = at(d, 2, "We are very close, but the last step is the hardest,");
  const auto in = [&d](ReportIndex report, std::string_view words) {
    return at(d, report, words).span;
  };
  const Span rest = in(0, "but the last mile is the hardest,");
  close.readings = {{.anchor = whole, .cue = in(0, "said")},
                    {.anchor = part,
                     .cue = in(1, "said"),
                     .change = Change::cut,
                     .edits = {{EditKind::same, part.span, in(0, "We are close,")},
                               {EditKind::cut, {part.span.end, part.span.end}, rest}}},
                    {.anchor = other, .change = Change::reworded}};
  close.readings[2].edits = {
      {EditKind::same, in(2, "We are"), in(0, "We are")},
      {EditKind::insert, in(2, "very"), {whole.span.start + 9, whole.span.start + 9}},
      {EditKind::same, in(2, "close, but the last"), in(0, "close, but the last")},
      {EditKind::replace, in(2, "step"), in(0, "mile")},
      {EditKind::same, in(2, "is the hardest,"), in(0, "is the hardest,")}};
  d.collation.quotes = {close};
}

void add_events(Dossier& d) {
  d.collation.happenings = {{.id = "h1",
                             .kind = "talks",
                             .participants = {1, 2},
                             .time = "2031-05-04",
                             .mentions = {at(d, 0, "talks"), at(d, 2, "talks")}}};
  d.collation.timeline = {{.time = "2031-05-04",
                           .happening = 0,
                           .mentions = {at(d, 0, "on Sunday"), at(d, 1, "on Sunday")}},
                          {.time = "2031-05-08", .mentions = {at(d, 2, "Thursday")}},
                          {.mentions = {at(d, 3, "since dawn")}}};
  Process& process = d.collation.process;
  process.parties = {{.name = 1, .mentions = {at(d, 0, "Velmark")}},
                     {.name = 3, .speaks_for = 2, .mentions = {at(d, 2, "Oram Tash")}}};
  Proposal plan{.about = at(d, 0, "The plan"), .versions = {}};
  plan.versions = {
      {.readings = {at(d, 0, "28 points")}, .attributed_to = {std::nullopt}, .after = {}},
      {.readings = {at(d, 0, "cut to 19 points")}, .attributed_to = {std::nullopt}, .after = 0u},
      {.readings = {at(d, 1, "20 points")}, .attributed_to = {NameIndex{2}}, .after = 0u}};
  process.proposals = {plan};
  process.positions = {{.party = 2,
                        .stance = Stance::demands,
                        .anchor = at(d, 1, "wants the plan to have 20 points")}};
  process.next_steps = {{.anchor = at(d, 2, "A new round is planned"), .time = "2031-05-08"}};
}

}  // namespace

Report plain_report(std::string id, std::string text) {
  Report report;
  report.id = std::move(id);
  report.text = std::move(text);
  const std::size_t end = std::min(report.text.find('\n'), report.text.size());
  if (end > 0) report.headline = Span{0, static_cast<std::uint32_t>(end)};
  return report;
}

Anchor at(const Dossier& dossier, ReportIndex report, std::string_view words, std::size_t nth) {
  const std::string& text = dossier.reports[report].text;
  std::size_t found = text.find(words);
  for (; nth > 0 && found != std::string::npos; --nth) found = text.find(words, found + 1);
  EXPECT_NE(found, std::string::npos) << words;
  const auto start = static_cast<std::uint32_t>(found);
  return {report, {start, start + static_cast<std::uint32_t>(words.size())}};
}

Dossier harbour_talks() {
  Dossier d;
  d.id = "l1";
  d.stories = {"s1", "s2"};
  add_reports(d);
  add_lineage(d);
  add_names(d);
  add_claims(d);
  add_quotes(d);
  add_events(d);
  d.headline = Anchor{0, *d.reports[0].headline};
  return d;
}

Dossier dossier_on(std::string words) {
  Dossier d;
  d.id = words;
  Report report = plain_report("r", words);
  report.headline.reset();
  report.outlet = words;
  report.title = words;
  report.byline = {words};
  report.url = words;
  d.reports = {std::move(report)};
  const Anchor all{0, {0, static_cast<std::uint32_t>(words.size())}};
  if (!words.empty()) d.headline = all;
  d.credits = {{{.span = all.span, .credited = all.span}}};
  d.lineage.origins = {{.id = "o1", .label = words, .kind = OriginKind::medium, .reports = {0}}};
  d.lineage.of_report = {0};
  d.collation.names = {name("n1", NameKind::person, words, {all})};
  d.collation.quotes = {{.id = "q1", .speaker = 0, .readings = {{.anchor = all}}}};
  d.collation.claims = {{.id = "c1",
                         .about = all,
                         .verdict = Verdict::differ,
                         .readings = {{.anchor = all, .sentence = all.span}},
                         .answers = {{{0}, 1}, {{0}, 1}}}};
  d.collation.timeline = {{.time = words, .mentions = {all}}};
  d.collation.process.positions = {{.anchor = all}};
  d.collation.process.next_steps = {{.anchor = all, .time = words}};
  return d;
}

}  // namespace synoptic
