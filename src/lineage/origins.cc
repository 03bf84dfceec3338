// Origins: chains of credits and copies followed to their roots.
// SPDX-License-Identifier: Apache-2.0
//
// Every report has a default root. It is the agency or outlet that the report says it is copied
// from as a whole; or the root of another report, when most of its words are passages of that one;
// or else its outlet's own work. Every stretch that a credit covers has that credit's root, and
// every stretch copied from another report has the root it has there.
//
//   Harbour Post   "(Meridian Wire) The ferry sank …"        default: Meridian Wire
//   Tidewater      "The ferry sank …", word for word         most of it shared: Meridian Wire
//   Orra Courier   "The ferry sank, the Harbour Post said."  that sentence: the Post's root, again
//                                                            Meridian Wire; the rest its own
//
// so one origin says that the ferry sank. A passage that cannot be directed still is one origin:
// the one has it from the other, or both have it from a third. Sister outlets are one. Outlets that
// have a thing from each other in a circle are one origin that is not known (chains.h).
#include "lineage/origins.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lineage/chains.h"
#include "lineage/disjoint_sets.h"
#include "lineage/edges.h"
#include "lineage/links.h"
#include "lineage/outlets.h"
#include "synoptic/ids.h"

namespace synoptic::lineage {
namespace {

constexpr double kMostly = 0.6;            // of a report's words, shared with another: a copy of it
constexpr std::uint32_t kAkin = 3;         // weight of shared names that makes one story
constexpr std::size_t kReportsTried = 64;  // of an outlet, for the one that a credit means
constexpr std::string_view kOutlet = "outlet:";

bool says_lineage(const RankedPassage& passage) { return passage.role == PassageRole::narrative; }

std::uint32_t shared_weight(const Profile& a, const Profile& b) {
  std::uint32_t weight = 0;
  auto x = a.names.begin();
  auto y = b.names.begin();
  while (x != a.names.end() && y != b.names.end()) {
    if (x->hash == y->hash) weight += std::min(x->weight, y->weight);
    const bool step_x = x->hash <= y->hash;
    const bool step_y = y->hash <= x->hash;
    if (step_x) ++x;
    if (step_y) ++y;
  }
  return weight;
}

class Tracer {
 public:
  Tracer(const Findings& findings, Lineage& lineage)
      : f_(findings), lineage_(lineage), copies_(findings.order.size()) {}

  void trace() {
    links_ = find_links(f_.reports, f_.order);
    for (std::uint32_t p = 0; p < f_.passages.size(); ++p) {
      copying_.push_back(says_lineage(f_.passages[p])
                             ? direct(f_.passages[p], f_.trails, links_, f_.published, *f_.sources)
                             : Copying{});
    }
    index_outlets();
    find_copies();
    find_defaults();
    emit_spans();
    emit_edges();
    sort_origins();
  }

 private:
  // --- defaults ---

  void index_outlets() {
    for (std::uint32_t rank = 0; rank < f_.trails.size(); ++rank) {
      reports_of_[f_.trails[rank].own].push_back(rank);
    }
    for (SourceIndex source = 0; source < f_.sources->size(); ++source) {
      const std::string_view key = f_.sources->at(source).key;
      if (!key.starts_with(kOutlet)) continue;
      const std::string_view family = Outlets::known().family_of(key.substr(kOutlet.size()));
      if (!family.empty()) sisters_[std::string(family)].push_back(source);
    }
    for (const auto& [family, sources] : sisters_) {
      for (const SourceIndex source : sources) eldest_[source] = sources.front();
    }
  }

  // Joins reports that are mostly copies of another with it.
  void find_copies() {
    is_copy_.assign(f_.trails.size(), false);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> shared;  // copy, root => words
    for (std::uint32_t p = 0; p < f_.passages.size(); ++p) {
      if (!says_lineage(f_.passages[p])) continue;
      const auto& readings = f_.passages[p].readings;
      const std::uint32_t root = readings[copying_[p].root].rank;
      for (const auto& reading : readings) {
        if (reading.rank != root) shared[{reading.rank, root}] += reading.last - reading.first;
      }
    }
    join_versions();
    for (const auto& [pair, words] : shared) {
      const auto [copy, root] = pair;
      if (words < kMostly * f_.words[copy].visible()) continue;
      copies_.join(copy, root);
      is_copy_[copy] = true;
    }
  }

  // Versions of one article have one origin.
  void join_versions() {
    std::vector<const Report*> by_rank;
    for (const ReportIndex index : f_.order) by_rank.push_back(&f_.reports[index]->report);
    for (const VersionGroup& group : find_versions(by_rank)) {
      for (const ReportIndex rank : group.versions) copies_.join(group.versions.front(), rank);
    }
  }

  void find_defaults() {
    // The report that a group of copies goes back to: the first that is no copy itself, else the
    // first; but one that says where it comes from as a whole speaks for all.
    std::map<std::uint32_t, std::uint32_t> head;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      const bool a_says = f_.trails[a].whole.has_value();
      const bool b_says = f_.trails[b].whole.has_value();
      if (a_says != b_says) return a_says;
      return is_copy_[a] != is_copy_[b] ? !is_copy_[a] : a < b;
    };
    for (std::uint32_t rank = 0; rank < f_.trails.size(); ++rank) {
      const auto [at, is_new] = head.try_emplace(copies_.root(rank), rank);
      if (!is_new && better(rank, at->second)) at->second = rank;
    }
    for (std::uint32_t rank = 0; rank < f_.trails.size(); ++rank) {
      const Trail& trail = f_.trails[head[copies_.root(rank)]];
      const Trail& mine = f_.trails[rank];
      default_.push_back(mine.whole ? *mine.whole : trail.whole.value_or(trail.own));
    }
    for (std::uint32_t rank = 0; rank < f_.trails.size(); ++rank) {
      lineage_.of_report[f_.order[rank]] = origin_for(default_[rank]);
      note(f_.order[rank], default_[rank]);
    }
  }

  // --- roots ---

  // One step towards the root: an outlet whose every report here goes back to one other source is
  // no root itself.
  [[nodiscard]] SourceIndex step(SourceIndex source) const {
    if (const auto eldest = eldest_.find(source); eldest != eldest_.end()) source = eldest->second;
    const auto reports = reports_of_.find(source);
    if (reports == reports_of_.end()) return source;
    const SourceIndex first = default_[reports->second.front()];
    const bool all = std::all_of(reports->second.begin(), reports->second.end(),
                                 [&](std::uint32_t rank) { return default_[rank] == first; });
    return all ? first : source;
  }

  SourceIndex root_of(SourceIndex source) {
    if (const auto known = roots_.find(source); known != roots_.end()) return known->second;
    std::vector<SourceIndex> path = {source};
    while (true) {
      const SourceIndex next = step(path.back());
      const auto loop = std::find(path.begin(), path.end(), next);
      if (loop != path.end()) {
        const SourceIndex root = f_.sources->loop({loop, path.end()});
        for (const SourceIndex on_path : path) roots_[on_path] = root;
        return root;
      }
      path.push_back(next);
    }
  }

  OriginIndex origin_for(SourceIndex source) {
    const SourceIndex root = root_of(source);
    const auto [at, is_new] =
        origin_of_.try_emplace(root, static_cast<OriginIndex>(lineage_.origins.size()));
    if (is_new) {
      const NamedSource& named = f_.sources->at(root);
      lineage_.origins.push_back({.id = stable_id("o", identity_of(root)),
                                  .label = named.label,
                                  .kind = named.kind,
                                  .reports = {}});
    }
    return at->second;
  }

  // Described sources are numbered by order of appearance, which is no identity across runs; the
  // words they are known by and the first report that has them are.
  [[nodiscard]] std::string identity_of(SourceIndex source) const {
    const NamedSource& named = f_.sources->at(source);
    const auto mark = named.key.find('#');
    if (mark == std::string::npos) return named.key;
    return named.key.substr(0, mark) + '#' + f_.reports[f_.order[named.first_rank]]->report.id;
  }

  void note(ReportIndex report, SourceIndex source) {
    std::vector<ReportIndex>& reports = lineage_.origins[origin_for(source)].reports;
    if (reports.empty() || reports.back() != report) reports.push_back(report);
  }

  // --- spans ---

  // The root of a passage: that of a credit which covers it in one of its reports, else the
  // default of its root report.
  [[nodiscard]] SourceIndex source_of(const RankedPassage& passage, std::uint32_t root) const {
    const auto credited = [&](const RankedPassage::Reading& reading) {
      return f_.trails[reading.rank].paint.most_of(span_in(reading));
    };
    if (const auto source = credited(passage.readings[root])) return *source;
    for (const RankedPassage::Reading& reading : passage.readings) {
      if (const auto source = credited(reading)) return *source;
    }
    return default_[passage.readings[root].rank];
  }

  [[nodiscard]] Span span_in(const RankedPassage::Reading& reading) const {
    return span_of(f_.words[reading.rank], reading.first, reading.last);
  }

  [[nodiscard]] std::vector<Paint> chained_paints() const {
    std::vector<const AnnotatedReport*> by_rank;
    for (const ReportIndex index : f_.order) by_rank.push_back(f_.reports[index]);
    const auto reports_of = [&](SourceIndex outlet, std::uint32_t by) {
      std::vector<std::uint32_t> akin;
      const auto reports = reports_of_.find(outlet);
      if (reports == reports_of_.end()) return akin;
      const std::size_t tried = std::min(reports->second.size(), kReportsTried);
      for (const std::uint32_t rank : std::span(reports->second).first(tried)) {
        const bool other = rank != by;
        if (other && shared_weight(f_.profiles[rank], f_.profiles[by]) >= kAkin) {
          akin.push_back(rank);
        }
      }
      return akin;
    };
    return follow_chains(by_rank, f_.trails, reports_of, *f_.sources);
  }

  void emit_spans() {
    std::vector<Paint> paints = chained_paints();
    for (std::uint32_t p = 0; p < f_.passages.size(); ++p) {
      if (!says_lineage(f_.passages[p])) continue;
      const SourceIndex source = source_of(f_.passages[p], copying_[p].root);
      for (const auto& reading : f_.passages[p].readings) {
        paints[reading.rank].fill(span_in(reading), source);
      }
    }
    for (const RankedPassage& passage : f_.passages) {
      if (passage.role == PassageRole::quote) paint_unmarked(passage, paints);
    }
    for (std::uint32_t rank = 0; rank < paints.size(); ++rank) {
      const ReportIndex report = f_.order[rank];
      for (const auto& [start, part] : paints[rank].parts()) {
        const OriginIndex origin = origin_for(part.source);
        if (origin == lineage_.of_report[report]) continue;
        lineage_.spans.push_back({{report, {start, part.end}}, origin});
        note(report, part.source);
      }
    }
    std::sort(lineage_.spans.begin(), lineage_.spans.end(),
              [](const OriginSpan& x, const OriginSpan& y) { return x.anchor < y.anchor; });
  }

  // Words that one report prints in quotation marks and another as its own are the quoted one's
  // source's in both.
  void paint_unmarked(const RankedPassage& passage, std::vector<Paint>& paints) const {
    const auto is_marked = [&](const RankedPassage::Reading& reading) {
      const std::uint32_t inside =
          words_in(f_.words[reading.rank].quoted, reading.first, reading.last);
      return 2 * inside > reading.last - reading.first;
    };
    std::optional<SourceIndex> source;
    for (const RankedPassage::Reading& reading : passage.readings) {
      if (!source && is_marked(reading)) {
        source = f_.trails[reading.rank].paint.most_of(span_in(reading));
      }
    }
    if (!source) return;
    for (const RankedPassage::Reading& reading : passage.readings) {
      if (!is_marked(reading)) paints[reading.rank].fill(span_in(reading), *source);
    }
  }

  // --- edges ---

  void emit_edges() {
    for (std::uint32_t rank = 0; rank < f_.trails.size(); ++rank) add_credit_edges(rank);
    for (std::uint32_t p = 0; p < f_.passages.size(); ++p) {
      const auto& readings = f_.passages[p].readings;
      for (const Copy& copy : copying_[p].copies) {
        const ReportIndex to = f_.order[readings[copy.to].rank];
        LineageEdge& edge =
            edges_.between(false, f_.order[readings[copy.from].rank], to, EdgeKind::passage);
        edge.certainty = std::min(edge.certainty, copy.certainty);
        edge.passages.push_back(p);
        for (const std::uint32_t credit : copy.credits) edge.credits.push_back({to, credit});
      }
    }
    add_link_edges();
    add_family_edges();
    lineage_.edges = edges_.take();
    mark_circular(lineage_.edges);
  }

  // The report that a credit to an outlet means: one of its own about the same names.
  [[nodiscard]] std::optional<std::uint32_t> report_meant(SourceIndex source,
                                                          std::uint32_t by) const {
    const auto reports = reports_of_.find(source);
    if (reports == reports_of_.end()) return std::nullopt;
    const std::size_t tried = std::min(reports->second.size(), kReportsTried);
    for (std::size_t i = 0; i < tried; ++i) {
      const std::uint32_t rank = reports->second[i];
      if (rank == by) continue;
      if (shared_weight(f_.profiles[rank], f_.profiles[by]) >= kAkin) return rank;
    }
    return std::nullopt;
  }

  LineageEdge& edge_from(SourceIndex source, std::uint32_t to, EdgeKind kind) {
    const auto meant = report_meant(source, to);
    LineageEdge& edge = meant ? edges_.between(false, f_.order[*meant], f_.order[to], kind)
                              : edges_.between(true, origin_for(source), f_.order[to], kind);
    edge.certainty = Certainty::stated;
    if (!meant) note(f_.order[to], source);
    return edge;
  }

  void add_credit_edges(std::uint32_t rank) {
    const Trail& trail = f_.trails[rank];
    const ReportIndex to = f_.order[rank];
    for (const CreditedSource& credited : trail.credits) {
      if (credited.source == trail.own) continue;
      const Credit& credit = f_.reports[to]->reading.credits[credited.credit];
      const bool byline = credit.whole_report || credit.kind == CreditKind::contribution;
      edge_from(credited.source, rank, byline ? EdgeKind::byline : EdgeKind::credit)
          .credits.push_back({to, credited.credit});
    }
    for (const SourceIndex agency : trail.bylines) {
      if (agency != trail.own) edge_from(agency, rank, EdgeKind::byline);
    }
  }

  // Links in the telling of a report that lead to another one. That a report names the other's
  // outlet where the link stands says that it has something from there; a link alone is only a
  // hint.
  void add_link_edges() {
    for (const LinkTo& link : links_) {
      const ReportIndex to = f_.order[link.rank];
      LineageEdge& edge = edges_.between(false, f_.order[link.target], to, EdgeKind::link);
      edge.links.push_back(link.span);
      const Certainty sure = credits_outlet(link) ? Certainty::stated : Certainty::derived;
      edge.certainty = std::min(edge.certainty, sure);
    }
  }

  [[nodiscard]] bool credits_outlet(const LinkTo& link) const {
    const AnnotatedReport& report = *f_.reports[f_.order[link.rank]];
    const std::uint32_t sentence = report.text.sentence_at(link.span.start);
    const std::vector<CreditedSource>& credits = f_.trails[link.rank].credits;
    return std::ranges::any_of(credits, [&](const CreditedSource& credited) {
      const Span span = report.reading.credits[credited.credit].span;
      return credited.source == f_.trails[link.target].own &&
             report.text.sentence_at(span.start) == sentence;
    });
  }

  // Sister outlets: each report with the first of the family about the same names.
  void add_family_edges() {
    for (const auto& [family, sources] : sisters_) {
      std::vector<std::uint32_t> ranks;
      for (const SourceIndex source : sources) {
        const auto reports = reports_of_.find(source);
        if (reports == reports_of_.end()) continue;
        ranks.insert(ranks.end(), reports->second.begin(), reports->second.end());
      }
      std::sort(ranks.begin(), ranks.end());
      for (std::size_t i = 1; i < ranks.size(); ++i) {
        for (std::size_t j = 0; j < std::min(i, kReportsTried); ++j) {
          if (f_.trails[ranks[i]].own == f_.trails[ranks[j]].own) continue;
          if (shared_weight(f_.profiles[ranks[i]], f_.profiles[ranks[j]]) < kAkin) continue;
          edges_.between(false, f_.order[ranks[j]], f_.order[ranks[i]], EdgeKind::family);
          break;
        }
      }
    }
  }

  // Origins by id, so that their order does not tell in which order reports came.
  void sort_origins() {
    std::vector<OriginIndex> order(lineage_.origins.size());
    for (OriginIndex i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](OriginIndex x, OriginIndex y) {
      return lineage_.origins[x].id < lineage_.origins[y].id;
    });
    std::vector<OriginIndex> place(order.size());
    std::vector<Origin> sorted;
    for (OriginIndex i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      Origin& origin = sorted.emplace_back(std::move(lineage_.origins[order[i]]));
      std::sort(origin.reports.begin(), origin.reports.end());
      origin.reports.erase(std::unique(origin.reports.begin(), origin.reports.end()),
                           origin.reports.end());
    }
    lineage_.origins = std::move(sorted);
    for (OriginIndex& origin : lineage_.of_report) origin = place[origin];
    for (OriginSpan& span : lineage_.spans) span.origin = place[span.origin];
    for (LineageEdge& edge : lineage_.edges) {
      if (edge.from_origin) edge.from = place[edge.from];
    }
  }

  const Findings& f_;
  Lineage& lineage_;
  std::vector<LinkTo> links_;                                               // sorted
  DisjointSets copies_;                                                     // of ranks
  std::vector<bool> is_copy_;                                               // by rank
  std::vector<Copying> copying_;                                            // by passage
  std::vector<SourceIndex> default_;                                        // by rank
  std::unordered_map<SourceIndex, std::vector<std::uint32_t>> reports_of_;  // own => ranks
  std::map<std::string, std::vector<SourceIndex>> sisters_;                 // family => outlets
  std::unordered_map<SourceIndex, SourceIndex> eldest_;                     // of its family
  std::unordered_map<SourceIndex, SourceIndex> roots_;
  std::unordered_map<SourceIndex, OriginIndex> origin_of_;
  Edges edges_;
};

}  // namespace

void find_origins(const Findings& findings, Lineage& lineage) {
  lineage.of_report.assign(findings.order.size(), 0);
  Tracer(findings, lineage).trace();
}

}  // namespace synoptic::lineage
