// SPDX-License-Identifier: Apache-2.0
//
// The unit of "two long-range ballistic missiles were fired" is the head of the noun phrase that
// the number opens. With no grammar at hand, the head of a counted phrase shows itself by its
// plural: the first plural within kReach words, and the ones that directly follow it ("sports
// teams"). A preposition, an auxiliary or a mark ends the phrase, so "two were killed" counts
// nothing that it names. After "one", and after an ordinal, the noun is singular, and the last word
// before the phrase ends is taken.
//
// Counter-example: "52 voted for it and 47 against" has no plural before "for": no unit.

#include "reading/quantity_units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kReach = 5;  // words from the number to the head of its phrase

// The durations that units of time mean.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTimeUnits = {{
    {"TS", "second"},
    {"TM", "minute"},
    {"TH", "hour"},
    {"D", "day"},
    {"W", "week"},
    {"WE", "weekend"},
    {"F", "fortnight"},
    {"M", "month"},
    {"Q", "quarter"},
    {"Y", "year"},
    {"E", "decade"},
    {"C", "century"},
}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

class UnitFinder {
 public:
  UnitFinder(const Pieces& pieces, const NumberRun& number, const Lexicon& lexicon)
      : all_(pieces.all), number_(number), lexicon_(lexicon) {}

  UnitFound run(std::uint32_t after) {
    if (after == 0 || after >= all_.size()) return none(after);
    sentence_ = all_[after - 1].sentence;
    if (!inside(after)) return none(after);
    if (all_[after].joined) return joined_unit(after);
    UnitFound known = known_unit(after);
    if (known.last > known.first) return known;
    return number_.ordinal || number_.value == 1 ? singular_head(after) : plural_head(after);
  }

 private:
  static UnitFound none(std::uint32_t at) { return {.first = at, .last = at, .unit = {}}; }

  [[nodiscard]] bool inside(std::uint32_t at) const {
    return at < all_.size() && all_[at].sentence == sentence_;
  }
  [[nodiscard]] bool is(std::uint32_t at, WordClass word_class) const {
    return lexicon_.value(all_[at].id, word_class) != nullptr;
  }
  [[nodiscard]] bool ends_phrase(std::uint32_t at) const {
    if (!inside(at)) return true;
    const Piece& piece = all_[at];
    if (piece.kind != TokenKind::word) return true;
    return is(at, WordClass::stopper) || piece.number != 0;
  }

  // "28-point", "two-hour", "48-page", "5-percent".
  [[nodiscard]] UnitFound joined_unit(std::uint32_t at) const {
    const Piece& piece = all_[at];
    if (piece.kind != TokenKind::word || is(at, WordClass::stopper)) return none(at);
    UnitFound known = known_unit(at);
    if (known.last > known.first) return known;
    const bool letter = piece.word.size() < 2;
    if (letter || piece.casing != Casing::lower) return none(at);
    return {at, at + 1, QuantityKind::count, singular(piece.word, lexicon_)};
  }

  // Money, measures, percent and time.
  [[nodiscard]] UnitFound known_unit(std::uint32_t at) const {
    const std::uint32_t id = all_[at].id;
    if (all_[at].word == "percentage" && inside(at + 1) && all_[at + 1].word.starts_with("point"))
      return {at, at + 2, QuantityKind::percent, "percentage point"};
    if (all_[at].word == "per" && inside(at + 1) && all_[at + 1].word == "cent")
      return {at, at + 2, QuantityKind::percent, "percent"};
    const bool sterling = number_.scaled && all_[at].word == "pounds";
    if (sterling) return {at, at + 1, QuantityKind::money, "GBP"};
    if (const auto* currency = lexicon_.value(id, WordClass::currency))
      return {at, at + 1, QuantityKind::money, std::string(*currency)};
    if (const auto* measure = lexicon_.value(id, WordClass::measure)) return measured(at, *measure);
    for (const WordClass word_class : {WordClass::unit, WordClass::units}) {
      const auto* letter = lexicon_.value(id, word_class);
      if (letter != nullptr && takes_time_unit(at, word_class)) return timed(at, *letter);
    }
    return none(at);
  }

  // A one-letter measure must stand at its digits: "5m"; "m" alone is a word like others.
  [[nodiscard]] UnitFound measured(std::uint32_t at, std::string_view measure) const {
    if (all_[at].word.size() == 1 && all_[at].word != "%" && !number_.digits) return none(at);
    if (measure == "percent") return {at, at + 1, QuantityKind::percent, "percent"};
    if (all_[at - 1].word == "square" || all_[at - 1].word == "cubic") {
      const std::string unit = std::string(all_[at - 1].word) + " " + std::string(measure);
      return {at - 1, at + 1, QuantityKind::measure, unit};
    }
    return {at, at + 1, QuantityKind::measure, std::string(measure)};
  }

  // "two day" is no duration unless hyphened; "one day" is.
  [[nodiscard]] bool takes_time_unit(std::uint32_t at, WordClass word_class) const {
    if (number_.ordinal) return false;
    if (word_class == WordClass::units) return true;
    return all_[at].joined || number_.value <= 1 || all_[at].word == "hr" || all_[at].word == "min";
  }

  [[nodiscard]] UnitFound timed(std::uint32_t at, std::string_view letter) const {
    std::string unit(all_[at].word.starts_with("night") ? "night" : "");
    for (const auto& [known, name] : kTimeUnits)
      if (unit.empty() && known == letter) unit = name;
    return {at, at + 1, QuantityKind::duration, unit};
  }

  [[nodiscard]] bool is_plural(std::uint32_t at) const {
    const Piece& piece = all_[at];
    if (is(at, WordClass::noncount)) return false;
    if (is(at, WordClass::plural)) return true;
    const std::string_view word = piece.word;
    return word.size() > 2 && word.back() == 's' && !word.ends_with("ss") &&
           !word.ends_with("us") && !word.ends_with("is") &&
           word.find('\'') == std::string_view::npos;
  }

  [[nodiscard]] UnitFound plural_head(std::uint32_t at) const {
    for (std::uint32_t end = at; end < at + kReach && !ends_phrase(end); ++end) {
      const UnitFound known = end > at && is_time_or_measure(end) ? known_unit(end) : none(end);
      if (known.last > known.first) return known;
      if (!is_plural(end)) continue;
      std::uint32_t head = end;
      while (head + 1 < at + kReach && !ends_phrase(head + 1) && is_plural(head + 1) &&
             all_[head + 1].casing != Casing::upper)
        ++head;
      return {head, head + 1, QuantityKind::count, singular(all_[head].word, lexicon_)};
    }
    return none(at);
  }
  // "two more days", "five long hours", "30 square miles".
  [[nodiscard]] bool is_time_or_measure(std::uint32_t at) const {
    return is(at, WordClass::units) || (is(at, WordClass::measure) && all_[at].word.size() > 2);
  }

  // "the third round of talks", "one soldier was": the last word of the run.
  [[nodiscard]] UnitFound singular_head(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < at + kReach && !ends_phrase(end) && !is_verb(end)) {
      ++end;
      if (is_plural(end - 1) && !is(end - 1, WordClass::plural)) break;
    }
    if (end == at || end == at + kReach) return none(at);
    const std::uint32_t head = end - 1;
    if (is(head, WordClass::modifier) || all_[head].word.size() < 3) return none(at);
    if (all_[head].word.ends_with("ly")) return none(at);
    return {head, head + 1, QuantityKind::count, singular(all_[head].word, lexicon_)};
  }
  [[nodiscard]] bool is_verb(std::uint32_t at) const {
    if (is(at, WordClass::past) || is(at, WordClass::future)) return true;
    return all_[at].word.size() > 4 && all_[at].word.ends_with("ed") &&
           all_[at].casing == Casing::lower;
  }

  const std::vector<Piece>& all_;
  const NumberRun& number_;
  const Lexicon& lexicon_;
  std::uint32_t sentence_ = 0;
};

}  // namespace

std::string singular(std::string_view noun, const Lexicon& lexicon) {
  const std::uint32_t id = lexicon.find(hash_bytes(noun));
  if (const auto* known = lexicon.value(id, WordClass::plural)) return std::string(*known);
  if (lexicon.value(id, WordClass::noncount) != nullptr) return std::string(noun);
  const auto without = [noun](std::size_t letters) {
    return std::string(noun.substr(0, noun.size() - letters));
  };
  if (noun.size() < 4 || noun.back() != 's' || noun.ends_with("ss") || noun.ends_with("us") ||
      noun.ends_with("is"))
    return std::string(noun);
  if (noun.ends_with("ies") && !is_vowel(noun[noun.size() - 4])) return without(3) + "y";
  if (noun.ends_with("sses") || noun.ends_with("ches") || noun.ends_with("shes") ||
      noun.ends_with("xes") || noun.ends_with("zzes"))
    return without(2);
  return without(1);
}

UnitFound find_unit(const Pieces& pieces, std::uint32_t after, const NumberRun& number,
                    const Lexicon& lexicon) {
  return UnitFinder(pieces, number, lexicon).run(after);
}

}  // namespace synoptic::reading
