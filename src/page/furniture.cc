// Marking what is no part of the article's own telling in a plain text.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: furniture comes in whole lines. Each line is held against the patterns of
// data/furniture.txt, and then the few things that need more than the line are looked for: a list
// of links under its heading, a caption's words repeated before it ("Water in Lower Street" over
// "Water in Lower Street / PHOTO: MW"), a headline printed twice, the names of sections above the
// headline, a dateline, and furniture that lost its line break ("…by the harbour.Similar
// Articles", "…he said. The Meridian Wire contributed to this report.").
//
// Counter-example: "Related" in the middle of an article over a subheading. What stands under a
// heading is a list of links only when it touches the heading, or when nothing but short lines
// follow to the end of the text.
//
// Cost: linear in the text; lines over kLongestLine bytes are no furniture, and their ends are
// looked at within a fixed window.

#include "page/furniture.h"

#include <algorithm>
#include <string>

#include "page/dateline.h"
#include "page/headline.h"
#include "page/lines.h"
#include "page/patterns.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestLine = 700;
constexpr std::size_t kShortLine = 200;
constexpr std::size_t kLongestLast = 400;
constexpr std::size_t kTopLines = 15;
constexpr std::size_t kEndLines = 8;
constexpr std::size_t kLongestLink = 160;
constexpr std::size_t kMostLinks = 40;

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// Letters and digits alone, to see that two lines say the same.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : fold_line(text).lower) {
    const bool high = static_cast<unsigned char>(c) >= 0x80;
    if (high || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

class Marker {
 public:
  Marker(std::string_view text, std::optional<Span> headline)
      : text_(text), headline_(headline), lines_(lines_of(text)), kinds_(lines_.size()) {}

  std::vector<Furniture> mark() {
    for (std::size_t i = 0; i < lines_.size(); ++i) mark_by_pattern(i);
    mark_around_headline();
    mark_doubled_captions();
    std::vector<Furniture> furniture;
    bool dateline_seen = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (kinds_[i]) {
        furniture.push_back({lines_[i].span, *kinds_[i]});
        continue;
      }
      if (!dateline_seen && i < kTopLines && !is_headline(i)) {
        dateline_seen = mark_head(lines_[i].span, furniture);
      }
      mark_tail(lines_[i].span, furniture);
    }
    return furniture;
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const { return cut(text_, lines_[i].span); }

  [[nodiscard]] bool is_headline(std::size_t i) const {
    return headline_ && lines_[i].span.overlaps(*headline_);
  }

  [[nodiscard]] bool stands_right(const PatternRow& row, std::size_t i, std::size_t size) const {
    if (row.where == Where::top && i >= kTopLines) return false;
    if (row.where == Where::end && i + kEndLines < lines_.size()) return false;
    if (row.where == Where::long_line) return true;
    return size <= (row.where == Where::last ? kLongestLast : kShortLine);
  }

  // A line that a "*" ended may not be a sentence of the telling ("Listen: I will go.").
  [[nodiscard]] static bool reads_right(const PatternRow& row, std::string_view text) {
    const bool strict = row.kind == FurnitureKind::teaser || row.kind == FurnitureKind::byline ||
                        row.kind == FurnitureKind::other;
    return !strict || !row.open_ended || !ends_as_sentence(text);
  }

  // The row that takes line i when it reads as `text`; null: none.
  [[nodiscard]] const PatternRow* row_for(std::string_view text, std::size_t i) const {
    const PatternRow* found = nullptr;
    const FoldedLine folded = fold_line(text);
    const auto may = [&](const PatternRow& row) {
      return row.where == Where::none || stands_right(row, i, text.size());
    };
    furniture_patterns().each_match(folded, may, [&](const PatternRow& row) {
      if (row.where == Where::none) return true;
      if (!reads_right(row, text)) return false;
      found = &row;
      return true;
    });
    return found;
  }

  void mark_by_pattern(std::size_t i) {
    if (kinds_[i] || is_headline(i) || lines_[i].span.size() > kLongestLine) return;
    const PatternRow* row = row_for(line(i), i);
    if (row == nullptr) return;
    // "Water rose, he said. Jane Roe contributed to this report.": only the last sentence.
    const bool begins_open = row->parts.front().kind == PatternPart::Kind::anything;
    if (row->where == Where::last && begins_open && holds_sentence_end(line(i))) return;
    kinds_[i] = row->kind;
    if (row->where == Where::list) mark_list(i);
  }

  [[nodiscard]] bool is_link(std::size_t i) const {
    const std::string_view text = line(i);
    return text.size() <= kLongestLink && (!ends_as_sentence(text) || text.ends_with('?'));
  }

  void mark_list(std::size_t heading) {
    std::size_t end = heading + 1;
    while (end < lines_.size() && end - heading <= kMostLinks && is_link(end)) ++end;
    const bool to_the_end = end == lines_.size();
    for (std::size_t i = heading + 1; i < end; ++i) {
      if (!to_the_end && lines_[i].blank_before) return;
      if (is_headline(i)) return;
      kinds_[i] = FurnitureKind::teaser;
    }
  }

  // Names of sections above the headline, and its repetitions below.
  void mark_around_headline() {
    if (!headline_) return;
    const std::string said = bare(cut(text_, *headline_));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Span span = lines_[i].span;
      if (kinds_[i] || is_headline(i)) continue;
      const bool above = span.end <= headline_->start;
      const bool label = above && count_words(line(i)) <= 4 && !ends_as_sentence(line(i));
      const bool alike = span.size() <= 2 * headline_->size() + 16;
      if (label || (!above && alike && bare(line(i)) == said)) kinds_[i] = FurnitureKind::other;
    }
  }

  void mark_doubled_captions() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (kinds_[i] != FurnitureKind::caption || kinds_[i - 1] || is_headline(i - 1)) continue;
      if (lines_[i].blank_before || lines_[i - 1].span.size() > kLongestLine) continue;
      const std::string before = bare(line(i - 1));
      if (before.size() >= 8 && bare(line(i)).starts_with(before)) {
        kinds_[i - 1] = FurnitureKind::caption;
      }
    }
  }

  // True when the line began with a dateline.
  static std::uint32_t to_offset(std::size_t bytes) { return static_cast<std::uint32_t>(bytes); }

  bool mark_head(Span span, std::vector<Furniture>& furniture) const {
    const std::string_view text = cut(text_, span);
    if (const std::size_t byline = glued_byline_size(text)) {
      furniture.push_back({{span.start, span.start + to_offset(byline)}, FurnitureKind::byline});
      return false;
    }
    const std::size_t size = text.size() >= kShortLine / 4 ? dateline_size(text) : 0;
    if (size == 0) return false;
    const std::size_t marked = trim(text.substr(0, size)).size();
    furniture.push_back({{span.start, span.start + to_offset(marked)}, FurnitureKind::dateline});
    return true;
  }

  // Furniture that runs on from the last sentence of a paragraph.
  void mark_tail(Span span, std::vector<Furniture>& furniture) const {
    const std::string_view text = cut(text_, span);
    const std::size_t from = text.size() > kLongestLast ? text.size() - kLongestLast : 1;
    for (std::size_t at = text.size(); at-- > std::max<std::size_t>(from, 2);) {
      const bool glued = is_upper(text[at]) && ends_as_sentence(text.substr(0, at)) &&
                         text.size() - at <= kShortLine / 2;
      const bool spaced = is_upper(text[at]) && text[at - 1] == ' ' && ends_sentence_at(text, at);
      if (!glued && !spaced) continue;
      const PatternRow* row = row_for(text.substr(at), kTopLines);
      if (row == nullptr || row->parts.front().kind == PatternPart::Kind::name) continue;
      if (!glued && row->where != Where::last) continue;
      furniture.push_back({{span.start + to_offset(at), span.end}, row->kind});
      return;
    }
  }

  static bool holds_sentence_end(std::string_view text) {
    for (std::size_t at = 2; at < text.size(); ++at) {
      if (text[at - 1] == ' ' && is_upper(text[at]) && ends_sentence_at(text, at)) return true;
    }
    return false;
  }

  // Whether a sentence ends before the blank at `at` - 1; an initial or "Dr." does not end one.
  static bool ends_sentence_at(std::string_view text, std::size_t at) {
    const std::string_view before = trim(text.substr(0, at));
    if (!ends_as_sentence(before)) return false;
    const std::size_t blank = before.rfind(' ');
    return blank == std::string_view::npos || before.size() - blank > 4;
  }

  std::string_view text_;
  std::optional<Span> headline_;
  std::vector<TextLine> lines_;
  std::vector<std::optional<FurnitureKind>> kinds_;
};

}  // namespace

std::vector<Furniture> mark_furniture(std::string_view text, std::optional<Span> headline) {
  return Marker(text, headline).mark();
}

std::vector<Furniture> mark_furniture(std::string_view text) {
  return mark_furniture(text, find_headline(text, std::nullopt));
}

}  // namespace synoptic
