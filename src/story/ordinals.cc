// SPDX-License-Identifier: Apache-2.0
#include "story/ordinals.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_set>

#include "story_data.h"
#include "synoptic/ids.h"
#include "synoptic/text.h"

namespace synoptic::story {
namespace {

constexpr std::uint32_t kLeadTokens = 50;
constexpr std::int64_t kLargestOrdinal = 10'000;

std::unordered_set<std::string_view> read_words(std::string_view source) {
  std::unordered_set<std::string_view> nouns;
  while (!source.empty()) {
    const auto end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    if (!line.empty() && line.front() != '#') nouns.insert(line);
  }
  return nouns;
}

bool is_loose(std::string_view noun) {
  static const auto nouns = read_words(story_data::loose_nouns);
  return nouns.contains(noun);
}

bool is_loose_title(std::string_view word) {
  static const auto words = read_words(story_data::loose_titles);
  return words.contains(word);
}

// The digits of "12", or of "12th"; absent for all else.
struct Number {
  std::int64_t value = 0;
  bool ordinal = false;
};
std::optional<Number> number_in(std::string_view folded) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), value);
  if (error != std::errc{} || value < 0 || value > kLargestOrdinal) return std::nullopt;
  const std::string_view rest = folded.substr(static_cast<std::size_t>(end - folded.data()));
  if (rest.empty()) return Number{value, false};
  const bool suffix = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return suffix ? std::optional(Number{value, true}) : std::nullopt;
}

// "Day 2", "Storm No. 4" are written with a capital; "killed 12" is not, "in May 12" is a date.
bool is_numbered_title(const Text& text, std::uint32_t noun, const Token& number) {
  const Token& token = text.tokens[noun];
  return token.kind == TokenKind::word && token.casing == Casing::capitalised &&
         number.space_before && token.sentence == number.sentence && token.folded_size > 2;
}

class Finder {
 public:
  explicit Finder(const AnnotatedReport& report) : report_(report), text_(report.text) {}

  std::vector<Numbered> find() {
    for (const Quantity& quantity : report_.reading.quantities) {
      const bool counts = quantity.kind == QuantityKind::ordinal && !quantity.unit.empty() &&
                          !is_loose(quantity.unit) &&
                          std::abs(quantity.number) < static_cast<double>(kLargestOrdinal);
      if (counts && in_lead(text_.token_at(quantity.span.start))) {
        add(quantity.unit, std::llround(quantity.number));
      }
    }
    for (std::uint32_t t = 1; t < text_.tokens.size() && in_lead(t); ++t) add_title(t);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    keep_single();
    return std::move(found_);
  }

 private:
  // A report that numbers a noun twice ("knocked down in the fourth, stopped in the seventh round")
  // counts with it, and does not name itself by it.
  void keep_single() {
    std::vector<Numbered> single;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const bool again = (i > 0 && found_[i - 1].noun == found_[i].noun) ||
                         (i + 1 < found_.size() && found_[i + 1].noun == found_[i].noun);
      if (!again) single.push_back(found_[i]);
    }
    found_ = std::move(single);
  }

  void add(std::string_view noun, std::int64_t number) {
    found_.push_back({.noun = static_cast<std::uint32_t>(hash_bytes(noun)),
                      .number = static_cast<std::int32_t>(number)});
  }

  // Whether a token stands among the first that are no furniture.
  bool in_lead(std::uint32_t token) {
    if (!lead_end_) lead_end_ = find_lead_end();
    return token < *lead_end_;
  }

  [[nodiscard]] std::uint32_t find_lead_end() const {
    std::uint32_t left = kLeadTokens;
    for (const Sentence& sentence : text_.sentences) {
      if (sentence.furniture) continue;
      const std::uint32_t size = sentence.last - sentence.first;
      if (size >= left) return sentence.first + left;
      left -= size;
    }
    return static_cast<std::uint32_t>(text_.tokens.size());
  }

  void add_title(std::uint32_t t) {
    const Token& token = text_.tokens[t];
    if (token.kind != TokenKind::number || !is_numbered_title(text_, t - 1, token)) return;
    const auto number = number_in(text_.fold(t));
    if (!number || number->ordinal || is_in_time(token.span)) return;
    if (text_.sentences[token.sentence].furniture || goes_on(t)) return;
    if (is_loose_title(text_.fold(t - 1))) return;
    add("title " + std::string(text_.fold(t - 1)), number->value);
  }

  // "6. 1", "4: 08", "16-1": part of a longer figure.
  [[nodiscard]] bool goes_on(std::uint32_t t) const {
    return t + 2 < text_.tokens.size() && text_.tokens[t + 1].kind == TokenKind::punctuation &&
           text_.tokens[t + 2].kind == TokenKind::number;
  }

  [[nodiscard]] bool is_in_time(Span span) const {
    for (const TimeExpression& time : report_.reading.times) {
      if (time.span.start > span.start) break;
      if (time.span.contains(span) && time.type != TimexType::duration) return true;
    }
    return false;
  }

  const AnnotatedReport& report_;
  const Text& text_;
  std::vector<Numbered> found_;
  std::optional<std::uint32_t> lead_end_;
};

}  // namespace

std::vector<Numbered> ordinals_of(const AnnotatedReport& report) { return Finder(report).find(); }

std::vector<Numbered> sum(const std::vector<Numbered>& a, const std::vector<Numbered>& b) {
  std::vector<Numbered> both;
  both.reserve(a.size() + b.size());
  both.insert(both.end(), a.begin(), a.end());
  both.insert(both.end(), b.begin(), b.end());
  std::sort(both.begin(), both.end());
  std::size_t kept = 0;
  for (const Numbered& one : both) {
    if (kept > 0 && both[kept - 1].noun == one.noun && both[kept - 1].number == one.number) {
      both[kept - 1].reports += one.reports;
    } else {
      both[kept++] = one;
    }
  }
  both.resize(kept);
  return both;
}

namespace {

// The ordinals of one noun: a run of a sorted list.
std::span<const Numbered> run_at(std::span<const Numbered> all) {
  std::size_t end = 0;
  while (end < all.size() && all[end].noun == all.front().noun) ++end;
  return all.first(end);
}

std::uint32_t total(std::span<const Numbered> numbers) {
  std::uint32_t reports = 0;
  for (const Numbered& one : numbers) reports += one.reports;
  return reports;
}

bool share_a_number(std::span<const Numbered> a, std::span<const Numbered> b) {
  return std::ranges::any_of(a, [&](const Numbered& x) {
    return std::ranges::any_of(b, [&](const Numbered& y) { return x.number == y.number; });
  });
}

}  // namespace

std::optional<Conflict> conflict(std::span<const Numbered> a, std::uint32_t a_reports,
                                 std::span<const Numbered> b, std::uint32_t b_reports) {
  while (!a.empty() && !b.empty()) {
    const auto of_a = run_at(a);
    const auto of_b = run_at(b);
    const std::uint32_t noun = of_a.front().noun;
    if (noun == of_b.front().noun) {
      const bool most = 2 * total(of_a) >= a_reports && 2 * total(of_b) >= b_reports;
      if (most && !share_a_number(of_a, of_b)) {
        return Conflict{noun, of_a.front().number, of_b.front().number};
      }
    }
    if (noun <= of_b.front().noun) a = a.subspan(of_a.size());
    if (of_b.front().noun <= noun) b = b.subspan(of_b.size());
  }
  return std::nullopt;
}

}  // namespace synoptic::story
