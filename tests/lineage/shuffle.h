// Tests of lineage and story: the same reports in another order.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "synoptic/lineage.h"

namespace synoptic {

// Views of the reports in an order that depends on the seed alone.
inline std::vector<const AnnotatedReport*> shuffled(const std::vector<AnnotatedReport>& reports,
                                                    std::uint32_t seed) {
  std::vector<const AnnotatedReport*> order = views(reports);
  std::mt19937 random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

// The plain reports behind views.
inline std::vector<const Report*> plain_of(Reports reports) {
  std::vector<const Report*> out;
  for (const AnnotatedReport* report : reports) out.push_back(&report->report);
  return out;
}

// The report's place in a list of views.
inline ReportIndex index_of(Reports reports, std::string_view id) {
  for (ReportIndex i = 0; i < reports.size(); ++i) {
    if (reports[i]->report.id == id) return i;
  }
  return static_cast<ReportIndex>(reports.size());
}

inline std::string words_at(Reports reports, const Anchor& anchor) {
  return std::string(cut(reports[anchor.report]->report.text, anchor.span));
}

// A lineage as lines that do not depend on report indices, sorted.
inline std::vector<std::string> lines_of(Reports reports, const Lineage& lineage) {
  std::vector<std::string> lines;
  const auto id = [&](ReportIndex report) { return reports[report]->report.id; };
  for (const Passage& passage : lineage.passages) {
    std::vector<std::string> readings;
    for (const Anchor& reading : passage.readings) {
      readings.push_back(id(reading.report) + '=' + words_at(reports, reading));
    }
    std::sort(readings.begin(), readings.end());
    std::string line = "passage " + passage.id + ' ' + std::string(name_of(passage.role));
    for (const std::string& reading : readings) line += '|' + reading;
    lines.push_back(line);
  }
  for (const OriginSpan& span : lineage.spans) {
    lines.push_back("span " + id(span.anchor.report) + ' ' + words_at(reports, span.anchor) + ' ' +
                    lineage.origins[span.origin].id);
  }
  for (ReportIndex report = 0; report < reports.size(); ++report) {
    const Origin& origin = lineage.origins[lineage.of_report[report]];
    lines.push_back("default " + id(report) + ' ' + origin.id + ' ' + origin.label);
  }
  for (const LineageEdge& edge : lineage.edges) {
    const std::string from = edge.from_origin ? lineage.origins[edge.from].id : id(edge.from);
    lines.push_back("edge " + from + ' ' + id(edge.to) + ' ' + std::string(name_of(edge.kind)) +
                    ' ' + std::string(name_of(edge.certainty)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace synoptic
