// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "lineage/trails.h"

namespace synoptic::lineage {

void Paint::fill(Span span, SourceIndex source) {
  std::uint32_t from = span.start;
  auto next = parts_.upper_bound(from);
  if (next != parts_.begin()) from = std::max(from, std::prev(next)->second.end);
  while (from < span.end) {
    next = parts_.lower_bound(from);
    const std::uint32_t until = next == parts_.end() ? span.end : std::min(span.end, next->first);
    if (from < until) parts_.emplace_hint(next, from, Part{until, source});
    if (next == parts_.end()) return;
    from = std::max(until, next->second.end);
  }
}

std::optional<SourceIndex> Paint::most_of(Span span) const {
  std::map<SourceIndex, std::uint32_t> bytes;
  auto part = parts_.upper_bound(span.start);
  if (part != parts_.begin()) --part;
  for (; part != parts_.end() && part->first < span.end; ++part) {
    const std::uint32_t first = std::max(part->first, span.start);
    const std::uint32_t last = std::min(part->second.end, span.end);
    if (first < last) bytes[part->second.source] += last - first;
  }
  const auto most = std::max_element(
      bytes.begin(), bytes.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (most == bytes.end() || 2 * most->second < span.size()) return std::nullopt;
  return most->first;
}

}  // namespace synoptic::lineage
