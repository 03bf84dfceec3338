// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "lineage/align.h"
#include "lineage/fingerprints.h"
#include "lineage/origins.h"
#include "lineage/passages.h"
#include "lineage/trails.h"
#include "lineage/voices.h"
#include "lineage/words.h"
#include "synoptic/ids.h"
#include "synoptic/lineage.h"

namespace synoptic {
namespace {

using namespace lineage;

// A passage's identity is its words and the first report in canonical order that has them.
std::string passage_id(const AnnotatedReport& report, Span span) {
  return stable_id("p", report.report.id + '\n' + std::to_string(span.start) + '\n' +
                            std::string(cut(report.report.text, span)));
}

std::vector<Passage> to_passages(const Findings& findings) {
  std::vector<Passage> passages;
  for (const RankedPassage& ranked : findings.passages) {
    Passage& passage = passages.emplace_back();
    passage.kind = ranked.kind;
    passage.score = ranked.score;
    passage.quoted = ranked.quoted;
    for (const RankedPassage::Reading& reading : ranked.readings) {
      const ReportIndex index = findings.order[reading.rank];
      const AnnotatedReport& report = *findings.reports[index];
      const Span span = span_of(report, findings.words[reading.rank], reading.first, reading.last);
      if (passage.id.empty()) passage.id = passage_id(report, span);
      passage.readings.push_back({index, span});
    }
    std::sort(passage.readings.begin(), passage.readings.end());
  }
  return passages;
}

}  // namespace

std::string_view name_of(PassageKind kind) noexcept {
  return kind == PassageKind::verbatim ? "verbatim" : "near";
}

std::string_view name_of(OriginKind kind) noexcept {
  switch (kind) {
    case OriginKind::own:
      return "own";
    case OriginKind::agency:
      return "agency";
    case OriginKind::medium:
      return "medium";
    case OriginKind::document:
      return "document";
    case OriginKind::post:
      return "post";
    case OriginKind::statement:
      return "statement";
    case OriginKind::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string_view name_of(EdgeKind kind) noexcept {
  switch (kind) {
    case EdgeKind::passage:
      return "passage";
    case EdgeKind::credit:
      return "credit";
    case EdgeKind::byline:
      return "byline";
    case EdgeKind::link:
      return "link";
    case EdgeKind::family:
      return "family";
  }
  return "passage";
}

std::string_view name_of(Certainty certainty) noexcept {
  switch (certainty) {
    case Certainty::stated:
      return "stated";
    case Certainty::derived:
      return "derived";
    case Certainty::undirected:
      return "undirected";
  }
  return "undirected";
}

Lineage trace_lineage(Reports reports, const LineageOptions& options) {
  const std::vector<ReportIndex> order = canonical_order(reports);
  std::vector<Words> words;
  std::vector<Profile> profiles;
  std::vector<std::optional<Instants>> published;
  for (const ReportIndex index : order) {
    words.push_back(words_of(*reports[index]));
    profiles.push_back(profile_of(*reports[index]));
    const auto moment = reports[index]->report.published_at();
    published.push_back(moment ? std::optional(instants_of(*moment)) : std::nullopt);
  }
  drop_common(profiles);
  Sources sources(profiles);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    note_outlets(*reports[order[rank]], rank, sources);
  }
  std::vector<Trail> trails;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    trails.push_back(follow_credits(*reports[order[rank]], rank, sources));
  }
  const std::uint32_t shingle = std::max(1u, options.shingle_words);
  const std::vector<Match> matches =
      align(words, find_hits(words, shingle), shingle, options.min_passage_words);
  const std::vector<RankedPassage> passages = group_matches(words, matches);
  const Findings findings{.reports = reports,
                          .order = order,
                          .words = words,
                          .profiles = profiles,
                          .trails = trails,
                          .passages = passages,
                          .published = published,
                          .sources = &sources};
  Lineage lineage;
  lineage.passages = to_passages(findings);
  for (std::uint32_t p = 0; p < lineage.passages.size(); ++p) {
    for (const Anchor& reading : lineage.passages[p].readings) {
      lineage.passages_of.push_back({reading.report, p});
    }
  }
  std::sort(lineage.passages_of.begin(), lineage.passages_of.end());
  find_origins(findings, lineage);
  return lineage;
}

}  // namespace synoptic
