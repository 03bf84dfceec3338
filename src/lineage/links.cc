// SPDX-License-Identifier: Apache-2.0
#include "lineage/links.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "lineage/addresses.h"

namespace synoptic::lineage {
namespace {

bool is_furniture(const Report& report, Span span) {
  return std::ranges::any_of(
      report.furniture, [&](const Furniture& furniture) { return furniture.span.overlaps(span); });
}

}  // namespace

std::vector<LinkTo> find_links(Reports reports, std::span<const ReportIndex> order) {
  std::vector<LinkTo> out;
  const bool any = std::ranges::any_of(
      reports, [](const AnnotatedReport* report) { return !report->report.links.empty(); });
  if (!any) return out;
  std::unordered_map<std::string, std::uint32_t> by_address;
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    std::string address = article_address(reports[order[rank]]->report);
    if (!address.empty()) by_address.try_emplace(std::move(address), rank);
  }
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    const Report& report = reports[order[rank]]->report;
    const std::string own = article_address(report);
    for (const Link& link : report.links) {
      const std::string address = address_of(link.url);
      const auto target = by_address.find(address);
      if (target == by_address.end() || address == own || is_furniture(report, link.span)) continue;
      out.push_back({rank, target->second, link.span});
    }
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace synoptic::lineage
