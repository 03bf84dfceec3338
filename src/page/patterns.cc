// Matching short lines against patterns with wildcards.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: a pattern is a list of parts (literal, "*", digits, a run of capitalised words, one of a
// group) and is matched by trying, left to right, every length that a part can have. "follow % on
// twitter*" takes "Follow Jane Roe on Twitter: @roe" with % = "Jane Roe".
//
// Trying all lengths is exponential for a bad pattern and a bad line, so each match has a budget of
// steps; a line that exhausts it does not match. Cost: almost every row is refused at once, since a
// line must begin with the row's first byte and hold a few pairs of bytes of its longest literal.

#include "page/patterns.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>

#include "page_data.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr int kStepBudget = 4000;
constexpr int kMostNameWords = 8;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_high(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

// Bytes that a word of a name may have inside it.
bool in_name_word(char c) noexcept {
  return is_upper(c) || is_lower(c) || is_high(c) || c == '\'' || c == '.' || c == '-' || c == '&';
}

// Small words that stand inside names without a capital.
bool is_name_particle(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 17> kParticles = {
      "of",  "the", "and", "de",  "del", "della", "di", "da", "van",
      "von", "der", "den", "bin", "al",  "el",    "la", "le"};
  return std::ranges::find(kParticles, word) != kParticles.end();
}

class Match {
 public:
  Match(const std::vector<PatternPart>& parts, const FoldedLine& line)
      : parts_(parts), line_(line) {}

  bool from(std::size_t part, std::size_t at) {
    if (--budget_ < 0) return false;
    if (part == parts_.size()) return at == line_.lower.size();
    switch (parts_[part].kind) {
      case PatternPart::Kind::literal:
        return starts_with(at, parts_[part].text) && from(part + 1, at + parts_[part].text.size());
      case PatternPart::Kind::anything:
        return anything(part, at);
      case PatternPart::Kind::digits:
        return digits(part, at);
      case PatternPart::Kind::name:
        return name(part, at);
      case PatternPart::Kind::one_of:
        return std::ranges::any_of(parts_[part].words, [&](const std::string& word) {
          return starts_with(at, word) && from(part + 1, at + word.size());
        });
    }
    return false;
  }

 private:
  [[nodiscard]] bool starts_with(std::size_t at, std::string_view text) const {
    const std::string_view rest = std::string_view(line_.lower).substr(at);
    return !rest.empty() && rest.front() == text.front() && rest.starts_with(text);
  }

  bool anything(std::size_t part, std::size_t at) {
    if (part + 1 == parts_.size()) return true;
    const PatternPart& next = parts_[part + 1];
    if (next.kind == PatternPart::Kind::literal) {
      while (budget_ > 0) {
        const std::size_t found = line_.lower.find(next.text, at);
        if (found == std::string::npos) return false;
        if (from(part + 1, found)) return true;
        at = found + 1;
      }
      return false;
    }
    for (std::size_t to = at; to <= line_.lower.size() && budget_ > 0; ++to) {
      if (from(part + 1, to)) return true;
    }
    return false;
  }

  bool digits(std::size_t part, std::size_t at) {
    std::size_t to = at;
    while (to < line_.lower.size() && is_digit(line_.lower[to])) ++to;
    return to > at && from(part + 1, to);
  }

  // Words of a name, the longest run that lets the rest match.
  bool name(std::size_t part, std::size_t at) {
    std::array<std::size_t, kMostNameWords> ends{};
    int words = 0;
    const std::string& shape = line_.shape;
    while (words < kMostNameWords && at < shape.size()) {
      std::size_t to = at;
      while (to < shape.size() && in_name_word(shape[to])) ++to;
      const std::string_view word = std::string_view(shape).substr(at, to - at);
      const bool capital = !word.empty() && (is_upper(word.front()) || is_high(word.front()));
      if (!capital && (words == 0 || !is_name_particle(word))) break;
      ends[static_cast<std::size_t>(words++)] = to;
      if (to >= shape.size() || shape[to] != ' ') break;
      at = to + 1;
    }
    while (words > 0) {
      if (from(part + 1, ends[static_cast<std::size_t>(--words)])) return true;
    }
    return false;
  }

  const std::vector<PatternPart>& parts_;
  const FoldedLine& line_;
  int budget_ = kStepBudget;
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t found = text.find(at);
    pieces.push_back(text.substr(0, found));
    if (found == std::string_view::npos) return pieces;
    text.remove_prefix(found + 1);
  }
}

using Groups = std::map<std::string, std::vector<std::string>, std::less<>>;

Groups groups_of(const std::vector<std::string_view>& lines) {
  Groups groups;
  for (const std::string_view line : lines) {
    if (!line.starts_with("= ")) continue;
    const auto columns = split(line.substr(2), '\t');
    assert(columns.size() == 2);
    auto& words = groups[std::string(columns[0])];
    for (const std::string_view word : split(columns[1], '|')) words.emplace_back(word);
    // The longest first: "pa wire" before "pa".
    std::ranges::sort(words, [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
  }
  return groups;
}

std::vector<PatternPart> parts_of(std::string_view pattern, const Groups& groups) {
  std::vector<PatternPart> parts;
  using Kind = PatternPart::Kind;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '*' || c == '#' || c == '%') {
      parts.push_back({.kind = c == '*' ? Kind::anything : c == '#' ? Kind::digits : Kind::name});
    } else if (c == '{') {
      const std::size_t close = pattern.find('}', at);
      assert(close != std::string_view::npos);
      const auto group = groups.find(pattern.substr(at + 1, close - at - 1));
      assert(group != groups.end());
      parts.push_back({.kind = Kind::one_of, .words = group->second});
      at = close;
    } else if (!parts.empty() && parts.back().kind == Kind::literal) {
      parts.back().text += c;
    } else {
      parts.push_back({.kind = Kind::literal, .text = std::string(1, c)});
    }
  }
  return parts;
}

template <class Value>
struct NameRow {
  std::string_view name;
  Value value;
};

constexpr std::array kKinds = {
    NameRow<FurnitureKind>{"caption", FurnitureKind::caption},
    NameRow<FurnitureKind>{"share", FurnitureKind::share},
    NameRow<FurnitureKind>{"teaser", FurnitureKind::teaser},
    NameRow<FurnitureKind>{"notice", FurnitureKind::notice},
    NameRow<FurnitureKind>{"credit", FurnitureKind::credit},
    NameRow<FurnitureKind>{"byline", FurnitureKind::byline},
    NameRow<FurnitureKind>{"other", FurnitureKind::other},
};

constexpr std::array kWheres = {
    NameRow<Where>{"any", Where::any},   NameRow<Where>{"top", Where::top},
    NameRow<Where>{"end", Where::end},   NameRow<Where>{"list", Where::list},
    NameRow<Where>{"last", Where::last}, NameRow<Where>{"long", Where::long_line},
    NameRow<Where>{"none", Where::none},
};

template <class Rows>
auto value_of(const Rows& rows, std::string_view name) {
  const auto row = std::ranges::find(rows, name, [](const auto& each) { return each.name; });
  assert(row != rows.end());
  return row->value;
}

// What the code points that patterns do not tell apart are folded to.
std::string_view plain_form(char32_t code_point) noexcept {
  switch (code_point) {
    case U'‘':
    case U'’':
    case U'ʼ':
      return "'";
    case U'“':
    case U'”':
    case U'„':
      return "\"";
    case U'‐':
    case U'‑':
    case U'–':
    case U'—':
      return "-";
    case U'…':
      return "...";
    case U'\u00a0':
    case U'\u2009':
    case U'\u202f':
    case U'\u3000':
      return " ";
    default:
      return {};
  }
}

bool may_begin_with(const PatternRow& row, char first) {
  const PatternPart& part = row.parts.front();
  switch (part.kind) {
    case PatternPart::Kind::literal:
      return part.text.front() == first;
    case PatternPart::Kind::anything:
      return true;
    case PatternPart::Kind::digits:
      return is_digit(first);
    case PatternPart::Kind::name:
      return is_lower(first) || is_high(first);
    case PatternPart::Kind::one_of:
      return std::ranges::any_of(part.words,
                                 [first](const auto& word) { return word.front() == first; });
  }
  return false;
}

}  // namespace

FoldedLine fold_line(std::string_view line) {
  FoldedLine folded;
  std::string& shape = folded.shape;
  shape.resize(line.size());  // no form is longer than what it stands for
  std::size_t size = 0;
  const auto put = [&shape, &size](std::string_view piece) {
    if (piece == " " && (size == 0 || shape[size - 1] == ' ')) return;
    for (const char c : piece) shape[size++] = c;
  };
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (!is_high(c)) {
      put(c == '\t' ? " " : line.substr(at, 1));
      ++at;
      continue;
    }
    const Decoded decoded = decode_at(line, at);
    const std::string_view plain = plain_form(decoded.code_point);
    put(!plain.empty() ? plain : line.substr(at, decoded.bytes));
    at += decoded.bytes;
  }
  if (size > 0 && shape[size - 1] == ' ') --size;
  shape.resize(size);
  folded.lower = shape;
  for (char& c : folded.lower) {
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

bool PatternRow::matches(const FoldedLine& line) const {
  using Kind = PatternPart::Kind;
  const std::string_view lower = line.lower;
  if (parts.front().kind == Kind::literal && !lower.starts_with(parts.front().text)) return false;
  if (parts.back().kind == Kind::literal && !lower.ends_with(parts.back().text)) return false;
  if (!needle.empty() && lower.find(needle) == std::string_view::npos) return false;
  return Match(parts, line).from(0, 0);
}

namespace {

// At most four pairs of bytes, as far apart as may be.
std::vector<std::uint16_t> some_pairs(std::string_view needle) {
  constexpr std::size_t kMost = 4;
  std::vector<std::uint16_t> pairs;
  if (needle.size() < 2) return pairs;
  const std::size_t step = std::max<std::size_t>(1, (needle.size() - 1) / kMost);
  for (std::size_t i = 0; i + 1 < needle.size() && pairs.size() < kMost; i += step) {
    pairs.push_back(BytePairs::bit_of(needle[i], needle[i + 1]));
  }
  return pairs;
}

}  // namespace

std::vector<PatternRow> parse_patterns(std::string_view data) {
  const std::vector<std::string_view> lines = split(data, '\n');
  const Groups groups = groups_of(lines);
  std::vector<PatternRow> rows;
  for (const std::string_view line : lines) {
    if (line.empty() || line.starts_with("# ") || line == "#" || line.starts_with("= ")) continue;
    const auto columns = split(line, '\t');
    assert(columns.size() == 3 && !columns[2].empty());
    PatternRow row;
    row.kind = value_of(kKinds, columns[0]);
    row.where = value_of(kWheres, columns[1]);
    row.parts = parts_of(columns[2], groups);
    row.open_ended = row.parts.back().kind == PatternPart::Kind::anything;
    for (const PatternPart& part : row.parts) {
      if (part.text.size() > row.needle.size()) row.needle = part.text;
    }
    row.pairs = some_pairs(row.needle);
    rows.push_back(std::move(row));
  }
  return rows;
}

PatternTable::PatternTable(std::string_view data) : rows_(parse_patterns(data)), by_first_(256) {
  for (std::size_t first = 0; first < by_first_.size(); ++first) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (may_begin_with(rows_[i], static_cast<char>(first))) {
        by_first_[first].push_back(static_cast<std::uint16_t>(i));
      }
    }
  }
}

const PatternTable& furniture_patterns() {
  static const PatternTable table(page_data::furniture);
  return table;
}

}  // namespace synoptic
