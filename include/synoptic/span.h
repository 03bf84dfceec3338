// base: a stretch of a report's text.
// SPDX-License-Identifier: Apache-2.0
//
// Inside the program a Span counts bytes of UTF-8. Everything exported counts Unicode code points;
// CodePoints in utf8.h turns the one into the other.

#pragma once

#include <algorithm>
#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace synoptic {

// [start, end) in bytes. An empty span (start == end) points at nothing.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - start; }
  [[nodiscard]] constexpr bool empty() const noexcept { return start == end; }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept {
    return start <= other.start && other.end <= end;
  }
  [[nodiscard]] constexpr bool contains(std::uint32_t byte) const noexcept {
    return start <= byte && byte < end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept {
    return start < other.end && other.start < end;
  }
  constexpr auto operator<=>(const Span&) const = default;
};

// The words a span points at.
// REQUIRES: span.end <= text.size().
[[nodiscard]] constexpr std::string_view cut(std::string_view text, Span span) {
  assert(span.start <= span.end && span.end <= text.size());
  return text.substr(span.start, span.size());
}

// The smallest span that holds both.
[[nodiscard]] constexpr Span hull(Span a, Span b) noexcept {
  return {std::min(a.start, b.start), std::max(a.end, b.end)};
}

// A report by its place in the list that a stage was given.
using ReportIndex = std::uint32_t;

// Words at a place of one report.
struct Anchor {
  ReportIndex report = 0;
  Span span;
  auto operator<=>(const Anchor&) const = default;
};

}  // namespace synoptic
