// SPDX-License-Identifier: Apache-2.0
//
// A quantity is read outwards from its number: what comes right before it (a currency, "about",
// "at least"), a second number that makes a range or a score of it ("two to three", "52–47"), the
// unit behind it, and what may still follow ("or more"). What merely looks like one is dropped
// first: numbers inside dates and clock times, names like "Section 230" and "F-16", telephone
// numbers, list numbers, and "one" as a pronoun.

#include "reading/quantities.h"

#include <algorithm>
#include <cmath>

#include "reading/quantity_context.h"
#include "reading/quantity_cues.h"
#include "reading/quantity_units.h"
#include "reading/words.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers

constexpr double kOldest = 115;  // years of age that ", 45," may mean

// One quantity in the making.
struct Draft {
  std::uint32_t first = 0;  // of the number's pieces
  std::uint32_t last = 0;
  std::uint32_t left = 0;  // of the whole quantity
  std::uint32_t right = 0;
  UnitFound unit;
  double number = 0;
  std::optional<double> upper;
  QuantityKind kind = QuantityKind::count;
  bool approximate = false;
  bool share = false;  // a fraction of something
  Bound bound = Bound::exact;
};

class QuantityReader {
 public:
  QuantityReader(const Pieces& pieces, const Reading& so_far)
      : words_(reading_words()), pieces_(pieces), all_(pieces_.all), times_(so_far.times) {}

  std::vector<Quantity> run() {
    for (std::uint32_t at = 0; at < all_.size();) {
      const std::uint32_t next = read_at(at);
      at = std::max(next, at + 1);
    }
    return std::move(out_);
  }

 private:
  std::uint32_t read_at(std::uint32_t at);
  std::uint32_t read_number_at(std::uint32_t at, const NumberRun& number);
  std::uint32_t read_ordinal(std::uint32_t at, const NumberRun& number);
  std::uint32_t read_dozens(std::uint32_t at);
  std::uint32_t read_fraction(std::uint32_t at, const NumberRun& number);
  std::uint32_t read_part(std::uint32_t at);
  std::uint32_t read_ratio(std::uint32_t at, const NumberRun& number);
  std::uint32_t finish_share(Draft draft, std::uint32_t noun);
  [[nodiscard]] std::uint32_t past_number_chain(std::uint32_t at) const;
  void read_second(Draft& draft, const NumberRun& number);
  bool read_score(Draft& draft);
  void read_currency(Draft& draft);
  bool read_age(Draft& draft, const NumberRun& number);
  void read_cues(Draft& draft);
  std::uint32_t finish(const Draft& draft);

  [[nodiscard]] bool is(std::uint32_t at, WordClass word_class) const {
    return at < all_.size() && words_.lexicon.value(all_[at].id, word_class) != nullptr;
  }
  [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return a < all_.size() && b < all_.size() && all_[a].sentence == all_[b].sentence;
  }
  [[nodiscard]] bool word_is(std::uint32_t at, std::string_view word, std::uint32_t near) const {
    return same_sentence(at, near) && all_[at].word == word;
  }
  // Whether the piece stands in a date, a clock time or a "two weeks ago".
  [[nodiscard]] bool in_a_date(std::uint32_t at) const;
  [[nodiscard]] bool is_name_or_list(std::uint32_t at, const NumberRun& number) const;
  [[nodiscard]] bool is_dash(std::uint32_t at) const {
    return at < all_.size() && all_[at].word == "-" && !all_[at].space_before;
  }

  const ReadingWords& words_;
  const Pieces& pieces_;
  const std::vector<Piece>& all_;
  const std::vector<TimeExpression>& times_;
  std::vector<Quantity> out_;
};

bool QuantityReader::in_a_date(std::uint32_t at) const {
  const Span span = all_[at].span;
  const auto time = std::ranges::upper_bound(
      times_, span.start, {}, [](const TimeExpression& one) { return one.span.end; });
  if (time == times_.end() || !time->span.overlaps(span)) return false;
  return time->type == TimexType::date || time->type == TimexType::time;
}

// "Section 230", "F-16", "555-1234", "1. First", "no one".
bool QuantityReader::is_name_or_list(std::uint32_t at, const NumberRun& number) const {
  const std::uint32_t after = at + number.pieces;
  if (all_[at].joined && at > 0 && all_[at - 1].number == 0) return true;
  if (all_[at].opens && (word_is(after, ".", at) || word_is(after, ")", at))) return true;
  if (at > 0 && same_sentence(at - 1, at)) {
    const Piece& before = all_[at - 1];
    if (is(at - 1, WordClass::numbered)) return true;
    if (before.word == "#" || before.word == "/" || before.word == "." || before.word == ":")
      return before.word == "/" || !all_[at].space_before;
    if (number.value == 1 && !number.digits &&
        (before.word == "any" || before.word == "every" || before.word == "each" ||
         before.word == "this" || before.word == "that" || before.word == "which" ||
         before.word == "another"))
      return true;
  }
  const bool code = number.plain && all_[at].word.size() > 1 && all_[at].word.front() == '0';
  const bool slash = word_is(after, "/", at) && !all_[after].space_before;
  return code || slash;
}

std::uint32_t QuantityReader::read_at(std::uint32_t at) {
  if (const NumberRun* number = pieces_.number_at(at)) {
    if (in_a_date(at) || is_name_or_list(at, *number)) return at + number->pieces;
    if (const std::uint32_t end = read_part(at)) return end;
    return number->ordinal ? read_ordinal(at, *number) : read_number_at(at, *number);
  }
  if (const std::uint32_t end = read_part(at)) return end;
  return is(at, WordClass::scaleplural) ? read_dozens(at) : at + 1;
}

std::uint32_t QuantityReader::read_number_at(std::uint32_t at, const NumberRun& number) {
  Draft draft{.first = at, .last = at + number.pieces, .left = at, .unit = {}};
  draft.number = number.value;
  if (const std::uint32_t end = read_fraction(at, number)) return end;
  if (const std::uint32_t end = read_ratio(at, number)) return end;
  if (const std::uint32_t end = past_number_chain(draft.last)) return end;
  read_second(draft, number);
  read_currency(draft);
  if (draft.kind == QuantityKind::money) {
    draft.right = draft.last;
  } else if (read_age(draft, number)) {
    return finish(draft);
  } else if (draft.kind == QuantityKind::score) {
    draft.right = draft.last;
  } else {
    NumberRun counted = number;
    if (draft.upper) counted.value = *draft.upper;
    const QuantityCue between =
        words_.quantity_cues.after(pieces_, draft.last, all_[at].sentence);  // "138 or so drones"
    draft.unit = find_unit(pieces_, draft.last + between.pieces, counted, words_.lexicon);
    const bool has_unit = draft.unit.last > draft.unit.first;
    draft.right = has_unit ? draft.unit.last : draft.last;
    draft.kind = draft.unit.kind;
    // "one of them", "the one who": a pronoun.
    if (number.value == 1 && !number.digits && !has_unit && !draft.upper) return draft.last;
    // "Boeing 737": a name ends in a number that counts nothing.
    const bool name_before = at > 0 && same_sentence(at - 1, at) && !all_[at - 1].opens &&
                             all_[at - 1].kind == TokenKind::word &&
                             all_[at - 1].casing != Casing::lower && all_[at].space_before;
    if (!has_unit && name_before && number.digits && !number.scaled) return draft.last;
  }
  read_cues(draft);
  return finish(draft);
}

// The end of "555-010-1234": three numbers or more in a chain; 0 when there is none.
std::uint32_t QuantityReader::past_number_chain(std::uint32_t at) const {
  std::uint32_t links = 0;
  while (is_dash(at) && at + 1 < all_.size() && !all_[at + 1].space_before &&
         pieces_.number_at(at + 1) != nullptr) {
    at += 2;
    ++links;
  }
  // "555-0123"
  const bool telephone = links == 1 && all_[at - 1].word.size() > 1 && all_[at - 1].word[0] == '0';
  return links >= 2 || telephone ? at : 0;
}

// A second number: "two to three", "10-15", "52–47", "9-to-1".
void QuantityReader::read_second(Draft& draft, const NumberRun& number) {
  std::uint32_t at = draft.last;
  if (!same_sentence(at, draft.first)) return;
  const bool dash = is_dash(at);
  const bool to = all_[at].word == "to";
  const bool between = draft.first > 0 && word_is(draft.first - 1, "between", draft.first);
  const bool either = all_[at].word == "or" || (between && all_[at].word == "and");
  if (!dash && !to && !either) return;
  ++at;
  if (to && is_dash(at)) ++at;  // "9-to-1"
  if (same_sentence(at, draft.first) && is(at, WordClass::currency) &&
      all_[at].kind == TokenKind::symbol)
    ++at;
  if (!same_sentence(at, draft.first)) return;
  const NumberRun* second = pieces_.number_at(at);
  if (second == nullptr || second->ordinal || in_a_date(at)) return;
  if (all_[at].joined && !to) return;
  draft.last = at + second->pieces;
  draft.upper = second->value;
  if (second->scaled && !number.scaled && number.value < 1000) draft.number *= second->scale;
  if (either && *draft.upper <= draft.number) {
    draft.upper.reset();
    draft.last = draft.first + number.pieces;
    return;
  }
  if (!either && read_score(draft)) draft.kind = QuantityKind::score;
  // "fell from $12 to $9": two quantities.
  if (draft.kind != QuantityKind::score && *draft.upper < draft.number) {
    draft.upper.reset();
    draft.last = draft.first + number.pieces;
  }
}

// Two numbers side by side are a score when the first is the larger and nothing is counted, or
// when a word of voting or winning is near.
bool QuantityReader::read_score(Draft& draft) {
  if (draft.number > 2000 || *draft.upper > 2000) return false;
  const auto near_word = [&](std::uint32_t at) {
    return same_sentence(at, draft.first) && words_.quantity_cues.is_score_word(all_[at].id);
  };
  for (std::uint32_t step = 1; step <= 3; ++step)
    if (near_word(draft.last + step - 1) || (draft.first >= step && near_word(draft.first - step)))
      return true;
  return *draft.upper < draft.number && is_dash(draft.first + 1);
}

// "$5", "US$5", "€3 million". A currency behind the number is a unit.
void QuantityReader::read_currency(Draft& draft) {
  if (draft.first == 0 || !same_sentence(draft.first - 1, draft.first)) return;
  const std::uint32_t sign = draft.first - 1;
  if (all_[sign].kind != TokenKind::symbol) return;
  const std::string_view* currency = words_.lexicon.value(all_[sign].id, WordClass::currency);
  if (currency == nullptr) return;
  draft.kind = QuantityKind::money;
  draft.unit = {sign, sign + 1, QuantityKind::money, std::string(*currency)};
  draft.left = sign;
  if (all_[sign].word == "$" && sign > 0 && !all_[sign].space_before &&
      same_sentence(sign - 1, sign)) {
    if (const auto* other = words_.lexicon.value(all_[sign - 1].id, WordClass::prefix)) {
      draft.unit.unit = *other;
      draft.left = draft.unit.first = sign - 1;
    }
  }
}

// "45-year-old", "45 years old", "aged 45", ", 45,".
bool QuantityReader::read_age(Draft& draft, const NumberRun& number) {
  const std::uint32_t at = draft.first;
  const std::uint32_t after = draft.last;
  const auto age = [&](std::uint32_t left, std::uint32_t right, UnitFound unit) {
    draft.kind = QuantityKind::age;
    draft.left = left;
    draft.right = right;
    unit.kind = QuantityKind::age;
    draft.unit = std::move(unit);
    if (draft.unit.unit.empty()) draft.unit.unit = "year";
    return true;
  };
  const bool unit_then_old = same_sentence(after + 1, at) &&
                             (is(after, WordClass::unit) || is(after, WordClass::units)) &&
                             (all_[after + 1].word == "old" || all_[after + 1].word == "olds");
  if (unit_then_old) {
    return age(at, after + 2,
               {after, after + 1, QuantityKind::age, singular(all_[after].word, words_.lexicon)});
  }
  const QuantityCue before = words_.quantity_cues.before(pieces_, at);
  const QuantityCue behind = words_.quantity_cues.after(pieces_, after, all_[at].sentence);
  if (behind.pieces > 0 && behind.age) {
    draft.bound = behind.bound;
    return age(at, after + behind.pieces, {after, after, QuantityKind::age, {}});
  }
  const bool plausible = number.plain && number.value >= 1 && number.value <= kOldest;
  if (before.pieces > 0 && before.age && plausible)
    return age(at - before.pieces, after, {after, after, QuantityKind::age, {}});
  if (at < 2 || !plausible || !number.digits || draft.upper) return false;
  const bool commas = word_is(at - 1, ",", at) && same_sentence(after, at) &&
                      (all_[after].word == "," || all_[after].word == "." ||
                       all_[after].word == ")" || all_[after].word == ";");
  const Piece& name = all_[at - 2];
  const bool after_name = same_sentence(at - 2, at) && name.kind == TokenKind::word &&
                          name.casing != Casing::lower && !is(at - 2, WordClass::month);
  return commas && after_name && age(at, after, {after, after, QuantityKind::age, {}});
}

void QuantityReader::read_cues(Draft& draft) {
  for (int round = 0; round < 2; ++round) {  // "at least about 20"
    const QuantityCue before = words_.quantity_cues.before(pieces_, draft.left);
    if (before.pieces == 0 || before.age) break;
    draft.approximate |= before.about;
    if (before.bound != Bound::exact) draft.bound = before.bound;
    draft.left -= before.pieces;
  }
  const std::uint32_t behind_number = draft.last;
  for (const std::uint32_t at : {behind_number, draft.right}) {
    const QuantityCue after = words_.quantity_cues.after(pieces_, at, all_[draft.first].sentence);
    if (after.pieces == 0 || after.age) continue;
    draft.approximate |= after.about;
    if (after.bound != Bound::exact) draft.bound = after.bound;
    draft.right = std::max(draft.right, at + after.pieces);
    break;
  }
}

// "the 12th package", "a third round of talks". Alone an ordinal is "first of all".
std::uint32_t QuantityReader::read_ordinal(std::uint32_t at, const NumberRun& number) {
  const std::uint32_t after = at + number.pieces;
  Draft draft{.first = at, .last = after, .left = at, .right = after, .unit = {}};
  draft.number = number.value;
  draft.kind = QuantityKind::ordinal;
  const bool name = all_[at].casing == Casing::capitalised && !all_[at].opens && !number.digits;
  if (name) return after;
  draft.unit = find_unit(pieces_, after, number, words_.lexicon);
  if (draft.unit.last == draft.unit.first) return after;
  draft.right = draft.unit.last;
  return finish(draft);
}

// "dozens of people", "hundreds of thousands".
std::uint32_t QuantityReader::read_dozens(std::uint32_t at) {
  Draft draft{.first = at, .last = at + 1, .left = at, .right = at + 1, .unit = {}};
  draft.number = 1;
  draft.approximate = true;
  draft.bound = Bound::at_least;
  const auto multiply = [&](std::uint32_t piece) {
    const auto* plural = words_.lexicon.value(all_[piece].id, WordClass::scaleplural);
    if (plural == nullptr) return false;
    draft.number *= number_in(*plural);
    return true;
  };
  if (!multiply(at)) return at + 1;
  while (word_is(draft.last, "of", at) && same_sentence(draft.last + 1, at) &&
         multiply(draft.last + 1))
    draft.last += 2;
  draft.right = draft.last;
  const std::uint32_t noun = word_is(draft.last, "of", at) ? draft.last + 1 : draft.last;
  draft.unit = find_unit(pieces_, noun, {.pieces = 1, .value = draft.number}, words_.lexicon);
  if (draft.unit.last > draft.unit.first) draft.right = draft.unit.last;
  if (draft.right == draft.last && noun == draft.last) return draft.last;
  draft.kind = draft.unit.kind;
  return finish(draft);
}

// "two-thirds", "three quarters": past its end, or 0.
std::uint32_t QuantityReader::read_fraction(std::uint32_t at, const NumberRun& number) {
  const std::uint32_t part = at + number.pieces;
  if (number.digits || number.value > 9 || !same_sentence(part, at)) return 0;
  const auto* value = words_.lexicon.value(all_[part].id, WordClass::fraction);
  const bool joined = all_[part].joined;
  if (value == nullptr || (!joined && !all_[part].word.ends_with('s'))) return 0;
  if (all_[part].word == "half") return 0;
  Draft draft{.first = at, .last = part + 1, .left = at, .right = part + 1, .unit = {}};
  draft.number = number.value * number_in(*value);
  return finish_share(std::move(draft), part + 1);
}

// "half of the ships", "a third of voters", "half a dozen": past its end, or 0.
std::uint32_t QuantityReader::read_part(std::uint32_t at) {
  const auto* value = words_.lexicon.value(all_[at].id, WordClass::fraction);
  if (value == nullptr || all_[at].joined) return 0;
  const std::uint32_t next = at + 1;
  const bool one = at > 0 && same_sentence(at - 1, at) && is(at - 1, WordClass::article);
  Draft draft{.first = one ? at - 1 : at, .last = next, .left = at, .right = next, .unit = {}};
  draft.left = draft.first;
  draft.number = number_in(*value);
  if (all_[at].word == "half" && word_is(next, "a", at) && word_is(next + 1, "dozen", at)) {
    draft.number = 6;
    draft.last = draft.right = next + 2;
    draft.unit = find_unit(pieces_, draft.last, {.pieces = 1, .value = 6}, words_.lexicon);
    if (draft.unit.last > draft.unit.first) draft.right = draft.unit.last;
    read_cues(draft);
    return finish(draft);
  }
  if (!word_is(next, "of", at) || (!one && all_[at].word != "half")) return 0;
  return finish_share(std::move(draft), next);
}

// "one in five voters", "three out of four": past its end, or 0.
std::uint32_t QuantityReader::read_ratio(std::uint32_t at, const NumberRun& number) {
  const std::uint32_t in = at + number.pieces;
  const bool out_of = word_is(in, "out", at) && word_is(in + 1, "of", at);
  if (!out_of && !word_is(in, "in", at)) return 0;
  const std::uint32_t whole = in + (out_of ? 2 : 1);
  if (!same_sentence(whole, at)) return 0;
  const NumberRun* second = pieces_.number_at(whole);
  if (second == nullptr || second->ordinal || in_a_date(whole)) return 0;
  constexpr double kMostParts = 100;
  if (number.value >= second->value || number.value < 1 || second->value > kMostParts) return 0;
  const std::uint32_t after = whole + second->pieces;
  if (same_sentence(after, at) && (is(after, WordClass::units) || is(after, WordClass::unit)))
    return 0;  // "killed three in 10 days"
  Draft draft{.first = at, .last = after, .left = at, .right = after, .unit = {}};
  draft.number = number.value / second->value;
  draft.share = true;
  draft.unit = find_unit(pieces_, after, *second, words_.lexicon);
  if (draft.unit.kind != QuantityKind::count) draft.unit = {after, after, QuantityKind::count, {}};
  if (draft.unit.last > draft.unit.first) draft.right = draft.unit.last;
  read_cues(draft);
  return finish(draft);
}

// A fraction with the words around it; what it is a part of stands behind "of".
std::uint32_t QuantityReader::finish_share(Draft draft, std::uint32_t noun) {
  draft.share = true;
  if (!word_is(noun, "of", draft.first)) draft.share = false;
  read_cues(draft);
  return finish(draft);
}

std::uint32_t QuantityReader::finish(const Draft& draft) {
  Quantity quantity;
  const auto span = [&](std::uint32_t first, std::uint32_t last) -> Span {
    if (last <= first) {
      const std::uint32_t end = all_[draft.last - 1].span.end;
      return {end, end};
    }
    return {all_[first].span.start, all_[last - 1].span.end};
  };
  quantity.number_span = span(draft.first, draft.last);
  quantity.unit_span = span(draft.unit.first, draft.unit.last);
  quantity.span = span(draft.left, std::max(draft.right, draft.last));
  quantity.kind = draft.kind;
  quantity.number = draft.number;
  quantity.upper = draft.upper;
  quantity.unit = draft.unit.unit;
  quantity.approximate = draft.approximate;
  quantity.bound = draft.bound;
  const bool of_something = draft.share || draft.kind == QuantityKind::percent ||
                            draft.kind == QuantityKind::money ||
                            draft.kind == QuantityKind::measure;
  const bool has_unit = draft.unit.last > draft.unit.first;
  const std::uint32_t right = std::max(draft.right, draft.last);
  const bool compound = has_unit && draft.unit.first >= draft.last && all_[right - 1].joined;
  const QuantityContext context = context_of({.left = draft.left,
                                              .right = right,
                                              .compound = compound,
                                              .share = of_something,
                                              .age = draft.kind == QuantityKind::age},
                                             pieces_, words_.lexicon);
  quantity.noun = context.noun;
  quantity.verb = context.verb;
  out_.push_back(std::move(quantity));
  return std::max(draft.right, draft.last);
}

}  // namespace

std::vector<Quantity> find_quantities(const Pieces& pieces, const Reading& so_far) {
  return QuantityReader(pieces, so_far).run();
}

}  // namespace synoptic
