// SPDX-License-Identifier: Apache-2.0
#include "page/headline.h"

#include <algorithm>
#include <string>
#include <vector>

#include "page/dateline.h"
#include "page/lines.h"
#include "page/patterns.h"

namespace synoptic {
namespace {

constexpr std::size_t kFewestWords = 4;      // fewer are a section's name
constexpr std::size_t kLongest = 220;        // bytes
constexpr std::size_t kLinesLookedAt = 8;    // for a headline that nobody gave
constexpr std::size_t kLinesSearched = 200;  // for one that was given
constexpr std::size_t kBodyLine = 100;       // bytes; a line of the telling is longer

// A title as pages give it may end in the outlet's name: "Flood hits Orra | Orra Courier".
std::vector<std::string> forms_of(std::string_view title) {
  const std::string whole = fold_line(trim(title)).lower;
  std::vector<std::string> forms{whole};
  for (const std::string_view bar : {" | ", " - "}) {
    const std::size_t at = whole.rfind(bar);
    if (at != std::string::npos && count_words(std::string_view(whole).substr(0, at)) >= 3) {
      forms.push_back(whole.substr(0, at));
    }
  }
  return forms;
}

std::optional<Span> find_given(std::string_view text, const std::vector<TextLine>& lines,
                               std::string_view title) {
  const std::vector<std::string> forms = forms_of(title);
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesSearched); ++i) {
    if (lines[i].span.size() > title.size() * 2 + 16) continue;
    const std::string line = fold_line(cut(text, lines[i].span)).lower;
    if (std::ranges::find(forms, line) != forms.end()) return lines[i].span;
  }
  const std::string_view bare = trim(title);
  if (lines.empty() || bare.empty()) return std::nullopt;
  const Span first = lines.front().span;
  if (!cut(text, first).starts_with(bare)) return std::nullopt;
  return Span{first.start, first.start + static_cast<std::uint32_t>(bare.size())};
}

bool is_furniture(const FoldedLine& line) {
  bool found = false;
  furniture_patterns().each_match(line, [&found](const PatternRow& row) {
    found = row.where != Where::none && (!row.open_ended || row.kind != FurnitureKind::teaser);
    return true;
  });
  return found;
}

bool has_body(std::string_view text, const std::vector<TextLine>& lines, std::size_t from) {
  for (std::size_t i = from; i < std::min(lines.size(), from + kLinesLookedAt); ++i) {
    if (lines[i].span.size() >= kBodyLine || ends_as_sentence(cut(text, lines[i].span))) {
      return true;
    }
  }
  return false;
}

std::optional<Span> find_likely(std::string_view text, const std::vector<TextLine>& lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesLookedAt); ++i) {
    const std::string_view line = cut(text, lines[i].span);
    if (line.size() > kLongest) return std::nullopt;
    if (count_words(line) < kFewestWords || is_furniture(fold_line(line))) continue;
    const bool stops = ends_as_sentence(line) && !line.ends_with('?') && !line.ends_with('!');
    if (stops || dateline_size(line) > 0) return std::nullopt;
    if (!has_body(text, lines, i + 1)) return std::nullopt;
    return lines[i].span;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Span> find_headline(std::string_view text, std::optional<std::string_view> title) {
  const std::vector<TextLine> lines = lines_of(text);
  if (title) {
    if (const auto given = find_given(text, lines, *title)) return given;
  }
  return find_likely(text, lines);
}

}  // namespace synoptic
