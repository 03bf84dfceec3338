// SPDX-License-Identifier: Apache-2.0
#include "collation/claims_heads.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>

#include "collation_data.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kBetween = 4;  // tokens between what befell them and the number
constexpr std::uint32_t kToll = 9;     // tokens between "death toll" and its number
constexpr std::uint32_t kPassive = 6;  // tokens between the counted and what befell them

const PhraseTable& toll_table() {
  static const PhraseTable table(collation_data::tolls);
  return table;
}

bool stands(std::uint32_t row, std::string_view how) {
  const auto labels = toll_table().labels(row);
  return labels.size() > 1 &&
         std::ranges::find(labels.begin() + 1, labels.end(), how) != labels.end();
}

// Whether a folded word is on one of the lists that are no fates. A word may stand on several.
bool listed(std::string_view list, std::string_view word) {
  static const auto table = [] {
    std::vector<std::pair<std::string, std::string>> out;
    const PhraseTable& tolls = toll_table();
    for (std::uint32_t row = 0; row < tolls.size(); ++row) {
      if (tolls.labels(row).size() == 1) {
        out.emplace_back(tolls.label(row), std::string(tolls.phrase(row)));
      }
    }
    std::ranges::sort(out);
    return out;
  }();
  return std::ranges::binary_search(table, std::pair(std::string(list), std::string(word)));
}

// The longest phrase of a fate that begins at a token and stands so to its number.
std::optional<Toll> fate_at(const Text& text, std::uint32_t token, std::uint32_t limit,
                            std::string_view how) {
  const PhraseTable::Match match = toll_table().match(text, token, limit);
  if (match.tokens == 0 || !stands(match.row, how)) return std::nullopt;
  return Toll{.fate = toll_table().label(match.row), .cue = {token, token + match.tokens}};
}

bool only_between(const Text& text, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t t = from; t < to; ++t) {
    if (!listed("between", text.fold(t))) return false;
  }
  return true;
}

// "[killing] at least 12", "the [death toll] from the storm rose to 12"
std::optional<Toll> fate_before(const Text& text, Text::Range range, const Sentence& sentence) {
  const std::uint32_t reach = std::min(range.first - sentence.first, kToll);
  for (std::uint32_t back = 1; back <= reach; ++back) {
    const std::uint32_t t = range.first - back;
    if (text.tokens[t].kind == TokenKind::number) return std::nullopt;
    if (const auto toll = fate_at(text, t, range.first, "toll")) return toll;
    const auto toll = fate_at(text, t, range.first, "before");
    if (!toll || range.first - toll->cue.last > kBetween) continue;
    if (only_between(text, toll->cue.last, range.first)) return toll;
  }
  return std::nullopt;
}

bool ends_reach(const Token& token) {
  return token.kind == TokenKind::number || token.kind == TokenKind::punctuation ||
         token.kind == TokenKind::open_quote || token.kind == TokenKind::close_quote;
}

// The comma that closes what one opens, within reach; the token before `from` where there is none.
std::uint32_t next_comma(const Text& text, std::uint32_t from, std::uint32_t sentence_end) {
  constexpr std::uint32_t kInset = 12;
  for (std::uint32_t t = from; t < std::min(sentence_end, from + kInset); ++t) {
    if (text.tokens[t].kind == TokenKind::number) break;
    if (text.fold(t) == ",") return t;
  }
  return from - 1;
}

// "12 people [were killed]", "12 [dead]". A phrase right behind the number or its noun; a place
// may stand between ("12 people in Orra were killed"), another verb may not.
std::optional<Toll> fate_behind(const Text& text, Text::Range range, const Sentence& sentence) {
  std::uint32_t limit = std::min(sentence.last, range.last + kPassive);
  for (std::uint32_t t = range.last; t < limit; ++t) {
    if (text.fold(t) == "," && limit <= range.last + kPassive) {
      // "Eleven people, most of them from Orra, lost their lives": what stands between is skipped.
      const std::uint32_t end = next_comma(text, t + 1, sentence.last);
      if (end == t) return std::nullopt;
      t = end;
      limit = std::min(sentence.last, end + kPassive);
      continue;
    }
    if (ends_reach(text.tokens[t])) return std::nullopt;
    if (const auto toll = fate_at(text, t, sentence.last, "behind")) return toll;
    const bool name = text.tokens[t].casing != Casing::lower;
    if (!name && !listed("passive", text.fold(t)) && !listed("anyone", text.fold(t)) &&
        !listed("more", text.fold(t))) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

// "12 [deaths]": the unit itself.
std::optional<Toll> fate_of_unit(const Quantity& quantity, Text::Range range) {
  if (quantity.unit.empty()) return std::nullopt;
  const std::string_view unit = std::string_view(quantity.unit);
  const std::size_t space = unit.rfind(' ');
  const PhraseTable::Match match =
      toll_table().find(space == std::string_view::npos ? unit : unit.substr(space + 1));
  if (match.tokens == 0 || !stands(match.row, "unit")) return std::nullopt;
  return Toll{.fate = toll_table().label(match.row), .cue = {range.last - 1, range.last}};
}

std::string_view last_word(std::string_view unit) {
  const std::size_t space = unit.rfind(' ');
  return space == std::string_view::npos ? unit : unit.substr(space + 1);
}

std::optional<double> number_of(std::string_view digits) {
  double value = 0;
  std::string plain;
  std::ranges::copy_if(digits, std::back_inserter(plain), [](char c) { return c != ','; });
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

bool has_tally_cue(const Text& text, const Sentence& sentence) {
  static const PhraseTable cues(collation_data::tally_cues);
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (cues.find(text.fold(t)).tokens != 0) return true;
  }
  return false;
}

bool whole(double number) {
  return number >= 0 && number < 100000 &&
         number == static_cast<double>(static_cast<std::int64_t>(number));
}

// The number behind "to" after the tokens of a quantity: "218 votes to [209]".
std::optional<std::uint32_t> second_number(const Text& text, Text::Range range,
                                           const Sentence& sentence) {
  std::uint32_t t = range.last;
  if (t < sentence.last && (text.fold(t) == "votes" || text.fold(t) == "vote")) ++t;
  if (t + 1 >= sentence.last || text.fold(t) != "to") return std::nullopt;
  if (text.tokens[t + 1].kind != TokenKind::number) return std::nullopt;
  return t + 1;
}

// Whether only commas, "and" and words for age stand between two tokens.
bool joined(const Text& text, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t t = from; t < to; ++t) {
    const std::string_view word = text.fold(t);
    if (word != "," && word != "and" && word != "aged" && word != "ages" && word != "age")
      return false;
  }
  return true;
}

}  // namespace

bool counts_some(const Text& text, Text::Range range) {
  const Sentence& sentence = text.sentences[text.tokens[range.first].sentence];
  const std::uint32_t from = range.first > sentence.first ? range.first - 1 : range.first;
  const std::uint32_t to = std::min(range.last + 1, sentence.last);
  for (std::uint32_t t = from; t < to; ++t) {
    // "more than 12" is a bound and not a remainder.
    if (text.fold(t) == "more" && t + 1 < to && text.fold(t + 1) == "than") continue;
    if (listed("more", text.fold(t))) return true;
  }
  return false;
}

std::optional<Toll> read_toll(const Text& text, const Quantity& quantity, Text::Range range) {
  if (quantity.kind != QuantityKind::count) return std::nullopt;
  const Sentence& sentence = text.sentences[text.tokens[range.first].sentence];
  std::optional<Toll> toll = fate_of_unit(quantity, range);
  if (!toll) toll = fate_before(text, range, sentence);
  if (!toll) toll = fate_behind(text, range, sentence);
  if (!toll) return std::nullopt;
  const std::string_view whom = last_word(quantity.unit);
  if (!whom.empty() && !listed("anyone", whom)) toll->whom = feature_of_word(whom);
  toll->part = counts_some(text, range);
  return toll;
}

std::optional<Tally> read_tally(const AnnotatedReport& report, const Quantity& quantity,
                                Text::Range range) {
  const Text& text = report.text;
  const Sentence& sentence = text.sentences[text.tokens[range.first].sentence];
  const bool pieces = quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::score;
  const bool votes = quantity.unit.empty() || quantity.unit == "vote";
  if (!pieces || !votes || !whole(quantity.number)) return std::nullopt;
  Tally tally{.first = quantity.number, .range = range};
  if (quantity.upper && quantity.kind == QuantityKind::score) {
    tally.second = *quantity.upper;
  } else if (range.last - range.first == 3 && text.fold(range.first + 1) == "to") {
    const auto second = number_of(text.fold(range.first + 2));  // "52 to 47", read as one number
    if (!second) return std::nullopt;
    tally.second = *second;
  } else if (const auto at = second_number(text, range, sentence)) {
    const auto second = number_of(text.fold(*at));
    if (!second) return std::nullopt;
    tally.second = *second;
    tally.range.last = *at + 1;
  } else {
    return std::nullopt;
  }
  if (!whole(tally.second) || !has_tally_cue(text, sentence)) return std::nullopt;
  return tally;
}

std::vector<std::optional<ListedAge>> listed_ages(const AnnotatedReport& report,
                                                  const ReportWords& words) {
  const Text& text = report.text;
  const auto& quantities = report.reading.quantities;
  std::vector<std::optional<ListedAge>> out(quantities.size());
  for (std::size_t first = 0; first < quantities.size(); ++first) {
    if (quantities[first].kind != QuantityKind::age) continue;
    std::size_t end = first + 1;  // the numbers [first, end) are one list
    std::uint32_t last_token = text.tokens_in(quantities[first].span).last;
    while (end < quantities.size() && quantities[end].unit.size() <= 4 &&
           joined(text, last_token, text.tokens_in(quantities[end].span).first)) {
      last_token = text.tokens_in(quantities[end++].span).last;
    }
    const std::uint32_t first_token = text.tokens_in(quantities[first].span).first;
    auto name = std::ranges::lower_bound(words.names, first_token, {}, &NameTokens::first);
    std::uint32_t reach = first_token;
    std::size_t at = end;
    while (end - first > 1 && at > first && name != words.names.begin()) {
      --name;
      if (name->kind != NameKind::person || !joined(text, name->last, reach)) break;
      const Span span = hull(text.tokens[name->first].span, text.tokens[name->last - 1].span);
      out[--at] = ListedAge{.person = name->name, .name = span};
      reach = name->first;
    }
    if (end - first > 1 && at > first) {
      for (std::size_t q = first; q < end; ++q) out[q] = ListedAge{};
    }
    first = end - 1;
  }
  return out;
}

}  // namespace synoptic
