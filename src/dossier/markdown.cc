// A dossier as Markdown (CommonMark with footnotes): the sections of the terminal rendering, and a
// footnote for every reading that says where its words stand.
// SPDX-License-Identifier: Apache-2.0
//
// Foreign words are escaped sign by sign, so that they can be no markup, and never begin a line.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/facts.h"
#include "dossier/history.h"
#include "dossier/labels.h"
#include "dossier/words.h"
#include "synoptic/dossier.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

// Whether the sign at a place would make a list item of what stands before it: "1." or "-".
bool makes_item(std::string_view words, std::size_t at) {
  const char c = words[at];
  if (c == '-' || c == '+' || c == '=') return at == 0;
  const auto digit = [](char before) { return before >= '0' && before <= '9'; };
  constexpr std::size_t kLongestNumber = 9;  // of a list item, as CommonMark has it
  return (c == '.' || c == ')') && at > 0 && at <= kLongestNumber &&
         std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), digit);
}

std::string escaped(std::string_view words) {
  constexpr std::string_view kMarkup = "\\`*_[]<>#|~^&$";
  const std::string line = flat(words);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (kMarkup.find(line[i]) != std::string_view::npos || makes_item(line, i)) out += '\\';
    out += line[i];
  }
  return out;
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Dossier& dossier) : dossier_(dossier), labels_(labels_of(dossier)) {
    for (const Report& report : dossier.reports) points_.emplace_back(report.text);
    for (std::string& label : labels_) label = escaped(label);
  }

  std::string write();

 private:
  MarkdownWriter& operator<<(std::string_view text) {
    out_ += text;
    return *this;
  }

  std::string note(const Anchor& anchor);
  std::string quoted(const Anchor& anchor) const;
  std::string context(const Anchor& anchor, std::optional<Span> sentence) const;
  std::string outlets(const std::vector<ReportIndex>& reports) const;
  std::string name_at(NameIndex name) const { return escaped(dossier_.collation.names[name].name); }
  void heading(std::string_view title, const std::string& remark);
  void place(const Anchor& anchor, std::optional<Span> sentence = std::nullopt);

  void head();
  void reports();
  void differences();
  void difference(const Claim& claim, std::size_t number);
  void agreements();
  void singles();
  void quotes();
  void quote(const CollatedQuote& quote);
  void timeline();
  void process();
  void proposal(const Proposal& proposal);
  void histories();
  void edges();
  void lineage();

  const Dossier& dossier_;
  std::vector<std::string> labels_;
  std::vector<CodePoints> points_;
  std::map<Anchor, std::size_t> note_of_;
  std::string notes_;
  std::string out_;
};

// "[^3]"; the same words have the same footnote.
std::string MarkdownWriter::note(const Anchor& anchor) {
  if (anchor.span.empty()) return {};
  const auto [found, fresh] = note_of_.try_emplace(anchor, note_of_.size() + 1);
  const std::string mark = "[^" + std::to_string(found->second) + "]";
  if (fresh) {
    const Span at = points_[anchor.report].of(anchor.span);
    constexpr std::uint32_t kColumns = 400;
    notes_ += mark + ": " + labels_[anchor.report] + ", " +
              escaped(shortened(flat(dossier_.reports[anchor.report].id), 80)) + " " +
              std::to_string(at.start) + "–" + std::to_string(at.end) + ": “" +
              escaped(shortened(flat(words_of(dossier_, anchor)), kColumns)) + "”\n";
  }
  return mark;
}

std::string MarkdownWriter::quoted(const Anchor& anchor) const {
  return "“" + escaped(shortened(flat(words_of(dossier_, anchor)), 240)) + "”";
}

std::string MarkdownWriter::context(const Anchor& anchor, std::optional<Span> sentence) const {
  const Context around = context_of(dossier_, anchor, sentence, 160);
  const auto kept = [](const std::string& words, std::string_view side) {
    std::string out = escaped(words);
    if (words.empty()) return out;
    if (side == "before" && words.back() == ' ') out += ' ';
    if (side == "after" && words.front() == ' ') out.insert(0, 1, ' ');
    return out;
  };
  return kept(around.before, "before") + "**" + escaped(around.words) + "**" +
         kept(around.after, "after");
}

std::string MarkdownWriter::outlets(const std::vector<ReportIndex>& reports) const {
  std::string out;
  for (const ReportIndex report : reports) {
    if (!out.empty()) out += ", ";
    out += labels_[report];
  }
  return out;
}

void MarkdownWriter::heading(std::string_view title, const std::string& remark) {
  *this << "\n## " << title << "\n\n";
  if (!remark.empty()) *this << "*" << remark << "*\n\n";
}

// “Harbour Post: … **two days** …[^4]”
void MarkdownWriter::place(const Anchor& anchor, std::optional<Span> sentence) {
  *this << labels_[anchor.report] << ": " << context(anchor, sentence) << note(anchor);
}

void MarkdownWriter::head() {
  *this << "# ";
  if (dossier_.headline) {
    *this << escaped(shortened(flat(words_of(dossier_, *dossier_.headline)), 300))
          << note(*dossier_.headline);
  } else {
    *this << "Dossier " << escaped(dossier_.id);
  }
  *this << "\n\n"
        << counted(dossier_.reports.size(), "report") << " · "
        << counted_sources(count_outlets(dossier_), count_origins(dossier_)) << "\n";
}

void MarkdownWriter::reports() {
  heading("Reports", "");
  for (ReportIndex i = 0; i < dossier_.reports.size(); ++i) {
    const Report& report = dossier_.reports[i];
    *this << "- **" << labels_[i] << "**";
    if (report.published) *this << " " << escaped(date_label(report.published));
    if (report.headline) {
      const Anchor anchor{i, *report.headline};
      *this << " " << quoted(anchor) << note(anchor);
    }
    if (i < dossier_.lineage.of_report.size()) {
      const Origin& origin = dossier_.lineage.origins[dossier_.lineage.of_report[i]];
      *this << " ← ";
      const std::string from = foreign_origin(dossier_, i);
      *this << escaped(from);
      if (from.empty() || origin.kind != OriginKind::own) {
        *this << (from.empty() ? "" : ", ") << label_of(origin.kind);
      }
    }
    *this << "\n";
  }
}

void MarkdownWriter::difference(const Claim& claim, std::size_t number) {
  *this << "### " << std::to_string(number) << " · " << quoted(claim.about) << note(claim.about)
        << "\n\n*" << name_of(claim.kind);
  if (claim.reason) *this << " · " << label_of(*claim.reason);
  *this << " · " << claim.id << "*\n\n";
  for (std::size_t i = 0; i < claim.answers.size(); ++i) {
    const Answer& answer = claim.answers[i];
    const std::size_t outlet_count = count_outlets(dossier_, reports_of(claim, answer.readings));
    *this << "- **" << std::string(1, static_cast<char>('A' + std::min<std::size_t>(i, 25)))
          << " · " << counted_sources(outlet_count, answer.independent_origins) << "**\n";
    for (const std::uint32_t index : answer.readings) {
      const ClaimReading& reading = claim.readings[index];
      *this << "  - ";
      place(reading.anchor, reading.sentence);
      if (reading.attributed_to) {
        *this << " (attributed to " << name_at(*reading.attributed_to) << ")";
      }
      *this << "\n";
    }
  }
  if (!claim.missing_in.empty()) *this << "- not in: " << outlets(claim.missing_in) << "\n";
  *this << "\n";
}

void MarkdownWriter::differences() {
  const auto& claims = dossier_.collation.claims;
  const auto count = std::count_if(claims.begin(), claims.end(), [](const Claim& claim) {
    return claim.verdict == Verdict::differ;
  });
  heading("Where they differ", counted(static_cast<std::size_t>(count), "question"));
  std::size_t number = 0;
  for (const Claim& claim : claims) {
    if (claim.verdict == Verdict::differ) difference(claim, ++number);
  }
}

void MarkdownWriter::agreements() {
  heading("Where they agree", "");
  for (const Claim& claim : dossier_.collation.claims) {
    if (claim.verdict != Verdict::agree) continue;
    *this << "- " << quoted(claim.about) << note(claim.about);
    if (claim.reason) *this << " *" << label_of(*claim.reason) << "*";
    for (const ClaimReading& reading : claim.readings) {
      *this << "\n  - " << labels_[reading.anchor.report] << ": " << quoted(reading.anchor)
            << note(reading.anchor);
    }
    if (in_all_but_one(dossier_, claim)) *this << "\n  - all but: " << outlets(claim.missing_in);
    *this << "\n";
  }
}

void MarkdownWriter::singles() {
  heading("Only in one report", "");
  for (const Claim& claim : dossier_.collation.claims) {
    if (claim.verdict != Verdict::single || claim.readings.empty()) continue;
    *this << "- ";
    place(claim.readings[0].anchor, claim.readings[0].sentence);
    *this << "\n";
  }
}

void MarkdownWriter::quote(const CollatedQuote& quote) {
  bool first = true;
  for (const QuoteReading& reading : quote.readings) {
    *this << (first ? "- " : "  - ") << labels_[reading.anchor.report] << ": "
          << (reading.direct ? "“" : "");
    for (const MarkedWords& piece : marked_words(dossier_, quote, reading)) {
      if (piece.space_before) *this << " ";
      const std::string_view mark = piece.mark == Mark::cut      ? "~~"
                                    : piece.mark == Mark::insert ? "**"
                                                                 : "";
      *this << mark << escaped(piece.words) << mark;
    }
    *this << (reading.direct ? "”" : " (indirect)") << note(reading.anchor);
    if (reading.change != Change::verbatim) *this << " *" << name_of(reading.change) << "*";
    *this << "\n";
    first = false;
  }
  for (const NameIndex other : quote.other_speakers) {
    *this << "  - also given to: " << name_at(other) << "\n";
  }
}

void MarkdownWriter::quotes() {
  heading("Quotes", "");
  for (const Speaker& speaker : speakers_of(dossier_, dossier_.collation.quotes.size())) {
    *this << "### " << (speaker.label.empty() ? "–" : escaped(speaker.label)) << "\n\n";
    for (const std::uint32_t index : speaker.quotes) quote(dossier_.collation.quotes[index]);
    *this << "\n";
  }
}

void MarkdownWriter::timeline() {
  heading("Timeline", "");
  for (const TimelineEntry& entry : dossier_.collation.timeline) {
    *this << "- **" << escaped(time_label(entry.time)) << "**";
    if (entry.happening) {
      *this << " " << escaped(happening_label(dossier_.collation.happenings[*entry.happening]));
    }
    for (const Anchor& mention : entry.mentions) {
      *this << "\n  - ";
      place(mention);
    }
    *this << "\n";
  }
}

void MarkdownWriter::proposal(const Proposal& proposal) {
  *this << "### Proposal " << quoted(proposal.about) << note(proposal.about) << "\n\n";
  for (std::size_t i = 0; i < proposal.versions.size(); ++i) {
    const ProposalVersion& version = proposal.versions[i];
    *this << "- version " << std::to_string(i + 1);
    if (version.after) *this << ", after " << std::to_string(*version.after + 1);
    *this << "\n";
    for (const Anchor& anchor : version.readings) {
      *this << "  - ";
      place(anchor);
      *this << "\n";
    }
  }
  *this << "\n";
}

void MarkdownWriter::process() {
  const Process& process = dossier_.collation.process;
  heading("Process", "");
  for (const Party& party : process.parties) {
    *this << "- party " << name_at(party.name);
    if (party.speaks_for) *this << " for " << name_at(*party.speaks_for);
    for (const Anchor& mention : party.mentions) *this << note(mention);
    *this << "\n";
  }
  if (!process.parties.empty()) *this << "\n";
  for (const Proposal& each : process.proposals) proposal(each);
  for (const Position& position : process.positions) {
    *this << "- " << name_at(position.party) << " *" << name_of(position.stance) << "* ";
    place(position.anchor);
    *this << "\n";
  }
  for (const NextStep& step : process.next_steps) {
    *this << "- next step " << escaped(time_label(step.time)) << " ";
    place(step.anchor);
    *this << "\n";
  }
}

void MarkdownWriter::histories() {
  const std::size_t count = count_histories(dossier_);
  if (count == 0) return;
  heading("What changed", counted(count, "report"));
  for (ReportIndex report = 0; report < dossier_.reports.size(); ++report) {
    for (const ShownRevision& revision : revisions_of(dossier_, report, ~std::size_t{0})) {
      *this << "- **" << labels_[report] << "** "
            << escaped(label_of(revision, *history_of(dossier_, report))) << "\n";
      for (const ShownChange& change : revision.changes) {
        *this << "  - " << escaped(change.before);
        if (!change.gone.empty()) *this << " ~~" << escaped(change.gone) << "~~";
        if (!change.come.empty()) {
          *this << " **" << escaped(change.come) << "**" << note(change.place);
        }
        *this << " " << escaped(change.after);
        if (!change.touches.empty()) *this << " *" << change.touches << "*";
        *this << "\n";
      }
    }
  }
}

void MarkdownWriter::edges() {
  const Lineage& lineage = dossier_.lineage;
  for (const LineageEdge& edge : lineage.edges) {
    const bool directed = edge.certainty != Certainty::undirected;
    *this << "- "
          << (edge.from_origin ? escaped(lineage.origins[edge.from].label) : labels_[edge.from])
          << (directed ? " → " : " ↔ ") << labels_[edge.to] << " *" << label_of(edge.kind) << ", "
          << label_of(edge.certainty) << (edge.circular ? ", circular" : "") << "*";
    for (const Span link : edge.links) *this << note({edge.to, link});
    *this << "\n";
  }
}

void MarkdownWriter::lineage() {
  const Lineage& lineage = dossier_.lineage;
  heading("Who has it from whom",
          counted_sources(count_outlets(dossier_), count_origins(dossier_)));
  for (const Origin& origin : lineage.origins) {
    *this << "- **" << escaped(origin.label) << "** " << label_of(origin.kind) << " → "
          << outlets(origin.reports) << "\n";
  }
  edges();
  for (ReportIndex report = 0; report < dossier_.credits.size(); ++report) {
    for (const Credit& credit : dossier_.credits[report]) {
      *this << "- " << name_of(credit.kind) << " credited by ";
      place({report, credit.span});
      *this << "\n";
    }
  }
  for (const Passage& passage : lineage.passages) {
    if (passage.readings.empty()) continue;
    *this << "- shared by";
    for (std::size_t i = 0; i < passage.readings.size(); ++i) {
      *this << (i > 0 ? ", " : " ") << labels_[passage.readings[i].report]
            << note(passage.readings[i]);
    }
    *this << ": " << quoted(passage.readings[0]) << "\n";
  }
}

std::string MarkdownWriter::write() {
  head();
  reports();
  differences();
  agreements();
  singles();
  histories();
  quotes();
  timeline();
  process();
  lineage();
  return out_ + "\n" + notes_;
}

}  // namespace

std::string to_markdown(const Dossier& dossier) { return MarkdownWriter(dossier).write(); }

}  // namespace synoptic
