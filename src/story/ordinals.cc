// SPDX-License-Identifier: Apache-2.0
#include "story/ordinals.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_set>

#include "story_data.h"
#include "synoptic/text.h"

namespace synoptic::story {
namespace {

constexpr std::uint32_t kLeadTokens = 80;
constexpr std::int64_t kLargestOrdinal = 10'000;

std::unordered_set<std::string_view> read_loose_nouns() {
  std::unordered_set<std::string_view> nouns;
  std::string_view source = story_data::loose_nouns;
  while (!source.empty()) {
    const auto end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    if (!line.empty() && line.front() != '#') nouns.insert(line);
  }
  return nouns;
}

bool is_loose(std::string_view noun) {
  static const std::unordered_set<std::string_view> nouns = read_loose_nouns();
  return nouns.contains(noun);
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

  Ordinals find() {
    for (const Quantity& quantity : report_.reading.quantities) {
      const bool counts = quantity.kind == QuantityKind::ordinal && !quantity.unit.empty() &&
                          !is_loose(quantity.unit) &&
                          std::abs(quantity.number) < static_cast<double>(kLargestOrdinal);
      if (counts && in_lead(text_.token_at(quantity.span.start))) {
        found_.of_noun[quantity.unit][std::llround(quantity.number)] = 1;
      }
    }
    for (std::uint32_t t = 1; t < text_.tokens.size() && in_lead(t); ++t) add_title(t);
    return std::move(found_);
  }

 private:
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
    const std::string noun(text_.fold(t - 1));
    found_.of_noun["title " + noun][number->value] = 1;
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
  Ordinals found_;
  std::optional<std::uint32_t> lead_end_;
};

}  // namespace

void Ordinals::add(const Ordinals& other) {
  for (const auto& [noun, numbers] : other.of_noun) {
    for (const auto& [number, reports] : numbers) of_noun[noun][number] += reports;
  }
}

Ordinals ordinals_of(const AnnotatedReport& report) { return Finder(report).find(); }

bool conflict(const Ordinals& a, std::uint32_t a_reports, const Ordinals& b,
              std::uint32_t b_reports) {
  const auto total = [](const std::map<std::int64_t, std::uint32_t>& numbers) {
    std::uint32_t reports = 0;
    for (const auto& [number, count] : numbers) reports += count;
    return reports;
  };
  for (const auto& [noun, numbers] : a.of_noun) {
    const auto other = b.of_noun.find(noun);
    if (other == b.of_noun.end()) continue;
    if (2 * total(numbers) < a_reports || 2 * total(other->second) < b_reports) continue;
    bool shared = false;
    for (const auto& [number, count] : numbers) shared |= other->second.contains(number);
    if (!shared) return true;
  }
  return false;
}

}  // namespace synoptic::story
