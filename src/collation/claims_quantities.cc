// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "collation/claims_facts.h"
#include "collation/claims_heads.h"
#include "collation/compare.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

ClaimKind kind_of(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::duration:
      return ClaimKind::duration;
    case QuantityKind::money:
    case QuantityKind::percent:
    case QuantityKind::measure:
      return ClaimKind::amount;
    default:
      return ClaimKind::count;
  }
}

// Durations are lined up by the scale they are said in: three days of talks and a five-hour session
// within them are two questions.
std::string_view scale_name(double hours) {
  struct Step {
    double below;
    std::string_view name;
  };
  static constexpr std::array<Step, 5> kSteps = {
      {{24, "hours"}, {168, "days"}, {700, "weeks"}, {8766, "months"}, {1e30, "years"}}};
  for (const Step& step : kSteps) {
    if (hours < step.below) return step.name;
  }
  return "years";
}

std::string_view last_word(std::string_view unit) {
  const std::size_t space = unit.rfind(' ');
  return space == std::string_view::npos ? unit : unit.substr(space + 1);
}

Feature head_of(const Quantity& quantity) {
  const auto scale = scale_of(quantity.unit);
  switch (quantity.kind) {
    case QuantityKind::duration:
      return hash_bytes(std::string("duration ") +
                        std::string(scale_name(quantity.number * (scale ? scale->base : 1))));
    case QuantityKind::money:
      return hash_bytes("money " + quantity.unit);
    case QuantityKind::percent:
      return hash_bytes("percent");
    case QuantityKind::age:
      return hash_bytes("age");
    case QuantityKind::measure:
      return hash_bytes("measure " + (scale ? std::string(scale->dimension) : quantity.unit));
    default:
      return feature_of_word(last_word(quantity.unit));
  }
}

// What stands before a number and says which state of the thing it is of; see the data file.
ThingState state_before(const Text& text, std::uint32_t first) {
  static const PhraseTable table(collation_data::before_after);
  constexpr std::uint32_t kReach = 5;
  constexpr std::uint32_t kGap = 1;  // "the initial [U.S.] 28-point plan", "cut to [just] 20"
  const Sentence& sentence = text.sentences[text.tokens[first].sentence];
  std::uint32_t t = std::max(sentence.first, first - std::min(first, kReach));
  for (; t < first; ++t) {
    const PhraseTable::Match match = table.match(text, t, first);
    if (match.tokens == 0 || t + match.tokens + kGap < first) continue;
    return table.label(match.row) == "before" ? ThingState::before : ThingState::after;
  }
  return ThingState::unsaid;
}

bool worth_stating(const Quantity& quantity) {
  if (quantity.unit.empty() && quantity.kind == QuantityKind::count) return quantity.number > 1;
  return quantity.kind != QuantityKind::count || quantity.number != 1;
}

bool comparable(const Quantity& quantity) {
  return quantity.kind != QuantityKind::ordinal && quantity.kind != QuantityKind::score &&
         !(quantity.kind == QuantityKind::count && quantity.unit.empty());
}

ClaimValue value_of(const Quantity& quantity) {
  return {.kind = ClaimValue::Kind::quantity,
          .number = quantity.number,
          .upper = quantity.upper,
          .unit = quantity.unit,
          .approximate = quantity.approximate,
          .bound = quantity.bound};
}

// "Four of [the] seven counts": the first number counts what the second does, and the second is the
// whole that the first is a part of. The place of the second among the quantities, or nothing.
std::optional<std::size_t> whole_of(const AnnotatedReport& report, std::size_t q) {
  constexpr std::uint32_t kBetween = 3;  // "of", and a word
  const auto& quantities = report.reading.quantities;
  if (q + 1 >= quantities.size()) return std::nullopt;
  const Quantity& part = quantities[q];
  const Quantity& whole = quantities[q + 1];
  if (part.kind != QuantityKind::count || whole.kind != QuantityKind::count) return std::nullopt;
  if (!part.unit.empty() || whole.unit.empty() || part.number > whole.number) return std::nullopt;
  const std::uint32_t from = report.text.tokens_in(part.span).last;
  const std::uint32_t to = report.text.tokens_in(whole.span).first;
  if (from >= to || to - from > kBetween || report.text.fold(from) != "of") return std::nullopt;
  return q + 1;
}

const PhraseTable& unasked() {
  static const PhraseTable table(collation_data::unasked);
  return table;
}

// "If eighteen deputies vote against it": the number is supposed, by a word before it in its
// clause; see the data file.
bool supposed(const Text& text, const ReportWords& words, std::uint32_t first) {
  constexpr std::uint32_t kReach = 20;
  const Sentence& sentence = text.sentences[text.tokens[first].sentence];
  for (std::uint32_t t = first; t > sentence.first && first - t < kReach; --t) {
    if (words.clause[t - 1] != words.clause[first]) return false;
    const PhraseTable::Match match = unasked().find(text.fold(t - 1));
    if (match.tokens != 0 && unasked().label(match.row) == "supposed") return true;
  }
  return false;
}

// "The past two years", "the bottom 80 percent": a number that points at a time or picks out a
// group answers no question; see the data file. Nor do "millions" and "dozens", which say a size
// only.
bool points_out(const AnnotatedReport& report, const Quantity& quantity, Text::Range range) {
  const Text& text = report.text;
  if (range.first > text.sentences[text.tokens[range.first].sentence].first) {
    const auto before = unasked().find(text.fold(range.first - 1));
    if (before.tokens != 0 && unasked().label(before.row) == "before") return true;
  }
  const Text::Range number = text.tokens_in(quantity.number_span);
  if (number.first >= number.last) return false;
  const auto size = unasked().find(text.fold(number.last - 1));
  return size.tokens != 0 && unasked().label(size.row) == "size" && number.last - number.first == 1;
}

// Whether a number stands behind words that give it without saying what it counts: "put the figure
// at [2,300]", "the commission spoke of [61]"; see the data file.
bool elliptic(const Text& text, Text::Range range) {
  static const PhraseTable table(collation_data::elliptic_cues);
  constexpr std::uint32_t kReach = 5;
  const Sentence& sentence = text.sentences[text.tokens[range.first].sentence];
  std::uint32_t t = std::max(sentence.first, range.first - std::min(range.first, kReach));
  for (; t < range.first; ++t) {
    const PhraseTable::Match match = table.match(text, t, range.first);
    if (match.tokens != 0 && t + match.tokens == range.first) return true;
  }
  return false;
}

// "62 crowns a share", "64 crowns for each Corvo share": what a rate is of, by the noun behind it;
// 0 for no rate.
Feature rate_of(const Text& text, const ReportWords& words, Text::Range range) {
  static const PhraseTable table(collation_data::rate_words);
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t end = text.sentences[text.tokens[range.first].sentence].last;
  const PhraseTable::Match match = table.match(text, range.last, end);
  if (match.tokens == 0) return 0;
  const std::uint32_t from = range.last + match.tokens;
  for (std::uint32_t t = from; t < std::min(end, from + kReach); ++t) {
    if (words.of_token[t] != 0 && !words.is_name[t]) return words.of_token[t];
  }
  return 0;
}

// "Put the number of jobs at risk at 1,500": what a bare number counts is named by the words that
// announce it. 0 where nothing does.
Feature announced(const Text& text, const ReportWords& words, Text::Range range) {
  constexpr std::uint32_t kReach = 14;
  static const PhraseTable table(collation_data::announcers);
  const Sentence& sentence = text.sentences[text.tokens[range.first].sentence];
  const std::uint32_t from = std::max(sentence.first, range.first - std::min(range.first, kReach));
  for (std::uint32_t t = range.first; t > from + 1; --t) {
    if (text.tokens[t - 1].kind == TokenKind::number) return 0;
    if (text.fold(t - 1) != "of") continue;
    const PhraseTable::Match match = table.find(text.fold(t - 2));
    if (match.tokens == 0) continue;
    for (std::uint32_t noun = t; noun < range.first; ++noun) {
      if (words.of_token[noun] != 0 && !words.is_name[noun]) return words.of_token[noun];
    }
  }
  return 0;
}

// "Put the magnitude at 6.4", "a magnitude of 6.1": a bare number is of the scale named before it.
Feature scale_before(const Text& text, Text::Range range) {
  static const PhraseTable table(collation_data::scales);
  constexpr std::uint32_t kReach = 8;
  const Sentence& sentence = text.sentences[text.tokens[range.first].sentence];
  const std::uint32_t from = std::max(sentence.first, range.first - std::min(range.first, kReach));
  for (std::uint32_t t = range.first; t > from; --t) {
    if (text.tokens[t - 1].kind == TokenKind::number) return 0;
    const PhraseTable::Match match = table.find(text.fold(t - 1));
    if (match.tokens != 0) return hash_bytes("scale " + std::string(text.fold(t - 1)));
  }
  return 0;
}

// "2,900 of her members": what a number is a part of it counts. 0 where no noun follows, and for
// "29 of the dead", which are some of a number that has been told.
Feature partitive_noun(const Text& text, const ReportWords& words, Text::Range range) {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t end = text.sentences[text.tokens[range.first].sentence].last;
  if (range.last >= end || text.fold(range.last) != "of") return 0;
  for (std::uint32_t t = range.last + 1; t < std::min(end, range.last + 1 + kReach); ++t) {
    const std::string_view word = text.fold(t);
    const bool told = word == "the" || word == "these" || word == "those" || word == "them";
    if (told || text.tokens[t].kind != TokenKind::word) return 0;
    if (words.of_token[t] != 0 && !words.is_name[t]) return words.of_token[t];
  }
  return 0;
}

// A number that is hardly a year and hardly comes up twice by chance: it can be lined up by itself.
bool speaks_for_itself(const Quantity& quantity) {
  constexpr double kLeast = 100;
  constexpr double kFirstYear = 1000;
  constexpr double kLastYear = 2100;
  const double n = quantity.number;
  if (quantity.kind != QuantityKind::count || n < kLeast || std::fmod(n, 100) == 0) {
    return quantity.kind == QuantityKind::count && n > kFirstYear && std::fmod(n, 1000) != 0 &&
           n == std::round(n);
  }
  return n < kFirstYear || n > kLastYear;
}

// "The plane's 81 passengers and crew": with the second noun, more are counted than by the first.
Feature joint_noun(const Text& text, Text::Range range) {
  static const PhraseTable table(collation_data::joint_nouns);
  const std::uint32_t end = text.sentences[text.tokens[range.first].sentence].last;
  if (range.last + 1 >= end || text.fold(range.last) != "and") return 0;
  const PhraseTable::Match match = table.match(text, range.last + 1, end);
  return match.tokens == 0 ? 0 : feature_of_word(text.fold(range.last + match.tokens));
}

// What a number without a noun counts, the number before it says: "2,900 of her members had stayed
// out, the union said; the management puts it at 2,300". Both are of one size, and no further
// apart than a sentence or two.
void read_as_ellipsis(const std::vector<Fact>& facts, Fact& fact) {
  constexpr std::uint32_t kSentences = 2;
  constexpr double kMostApart = 4;
  constexpr float kBorrowed = 0.8F;  // the other number's words count less here
  for (auto other = facts.rbegin(); other != facts.rend(); ++other) {
    if (other->report != fact.report || other->sentence + kSentences < fact.sentence) return;
    const bool number = other->value.kind == ClaimValue::Kind::quantity && other->comparable;
    if (!number || other->kind != fact.kind || other->value.number <= 0) continue;
    const double apart = std::max(other->value.number, fact.value.number) /
                         std::min(other->value.number, fact.value.number);
    if (apart > kMostApart || other->value.tally || other->value.unit == "year") continue;
    fact.head = other->head;
    fact.whom = other->whom;
    fact.part = other->part;
    fact.value.unit = other->value.unit;
    fact.comparable = true;
    fact.elliptic = true;
    fact.thing = other->thing;
    for (WeightedFeature f : other->context) {
      f.weight *= kBorrowed;
      fact.context.push_back(f);
    }
    for (const WeightedFeature& f : other->object) fact.object.push_back(f);
    settle_features(fact.context);
    settle_features(fact.object);
    return;
  }
}

// A count of those whom something befell has one head whatever its noun; it answers no question
// that another count answers where it is of some of them only.
void read_as_toll(const Text& text, const Quantity& quantity, Text::Range range, Fact& fact) {
  const auto toll = read_toll(text, quantity, range);
  if (!toll) return;
  fact.head = hash_bytes("toll " + std::string(toll->fate));
  fact.whom = toll->whom;
  fact.part = toll->part;
  fact.comparable = true;
  const Text::Range cue = toll->cue;
  const Text::Range both{.first = std::min(range.first, cue.first),
                         .last = std::max(range.last, cue.last)};
  fact.anchor = hull(text.tokens[both.first].span, text.tokens[both.last - 1].span);
}

// Two numbers of one vote or game.
void read_as_tally(const AnnotatedReport& report, const Quantity& quantity, Text::Range& range,
                   Fact& fact) {
  const auto tally = read_tally(report, quantity, range);
  if (!tally) return;
  range = tally->range;
  fact.head = hash_bytes("tally");
  fact.comparable = true;
  fact.value = {.kind = ClaimValue::Kind::quantity,
                .number = tally->first,
                .upper = tally->second,
                .tally = true};
  fact.focus = hull(report.text.tokens[range.first].span, report.text.tokens[range.last - 1].span);
}

void read_as_listed_age(const AnnotatedReport& report, const ListedAge& age, Text::Range range,
                        Fact& fact) {
  fact.kind = ClaimKind::count;
  fact.head = hash_bytes("age");
  fact.value.unit = "year";
  fact.comparable = age.person.has_value();
  if (!age.person) return;
  fact.subject = age.person;
  fact.anchor = hull(age.name, report.text.tokens[range.last - 1].span);
}

// An age is said of the name before it: "Lind, 43", "the 43-year-old".
// "The 26-year-old brother, Anna Lind" is somebody beside the name before, and may have no name.
void widen_to_subject(const AnnotatedReport& report, const ReportWords& words, Fact& fact) {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t first = report.text.token_at(fact.focus.start);
  if (cut(report.report.text, fact.focus).find("old") != std::string_view::npos) {
    const std::uint32_t behind = report.text.tokens_in(fact.focus).last;
    const auto next = std::ranges::lower_bound(words.names, behind, {}, &NameTokens::first);
    const bool named =
        next != words.names.end() && next->first <= behind + 1 && next->kind == NameKind::person;
    if (!named) {
      fact.comparable = false;
      return;
    }
    fact.anchor = hull(fact.focus, report.text.tokens[next->last - 1].span);
    fact.subject = next->name;
    return;
  }
  const auto after = std::ranges::lower_bound(words.names, first, {}, &NameTokens::first);
  if (after == words.names.begin()) return;
  const NameTokens& name = *std::prev(after);
  if (name.last > first || first - name.last >= kReach || name.kind != NameKind::person) return;
  fact.anchor = hull(report.text.tokens[name.first].span, fact.focus);
  fact.subject = name.name;
}

// What a number measures: "five days of [talks]", "[paid] $3 million in [state] [taxes]".
std::vector<Feature> thing_beside(const ReportWords& words, Text::Range range,
                                  const Sentence& sentence) {
  constexpr std::uint32_t kReach = 5;
  constexpr std::size_t kWords = 3;
  constexpr std::uint32_t kReachBack = 3;
  const auto [first, last] = range;
  std::vector<Feature> out;
  for (std::uint32_t t = first; t > sentence.first && first - t < kReachBack; --t) {
    if (words.clause[t - 1] != words.clause[first]) break;
    if (words.of_token[t - 1] == 0 || words.is_name[t - 1]) continue;
    out.push_back(words.of_token[t - 1]);
    break;
  }
  const std::size_t most = out.size() + kWords;
  for (std::uint32_t t = last; t < sentence.last && t - last < kReach && out.size() < most; ++t) {
    if (words.clause[t] != words.clause[last - 1]) break;
    if (words.of_token[t] != 0 && !words.is_name[t]) out.push_back(words.of_token[t]);
  }
  std::ranges::sort(out);
  const auto rest = std::ranges::unique(out);
  out.erase(rest.begin(), rest.end());
  return out;
}

// Per quantity of the report the happening whose duration it is.
std::vector<std::optional<std::uint32_t>> happenings_of(const FactSources& sources,
                                                        ReportIndex report) {
  const Reading& reading = sources.reports[report]->reading;
  std::vector<std::optional<std::uint32_t>> out(reading.quantities.size());
  if (report >= sources.happenings.of_mention.size()) return out;
  const auto& of_mention = sources.happenings.of_mention[report];
  for (std::size_t m = 0; m < reading.happenings.size() && m < of_mention.size(); ++m) {
    const auto duration = reading.happenings[m].duration;
    if (duration && *duration < out.size() && !out[*duration]) out[*duration] = of_mention[m];
  }
  return out;
}

}  // namespace

void add_quantity_facts(const FactSources& sources, ReportIndex report, std::vector<Fact>& facts) {
  const AnnotatedReport& annotated = *sources.reports[report];
  const Text& text = annotated.text;
  const auto happenings = happenings_of(sources, report);
  const auto ages = listed_ages(annotated, sources.words.of(report));
  std::uint32_t done = 0;  // tokens before this are part of a tally
  for (std::size_t q = 0; q < annotated.reading.quantities.size(); ++q) {
    const Quantity& quantity = annotated.reading.quantities[q];
    Text::Range range = text.tokens_in(quantity.span);
    if (range.first >= range.last || range.first < done || !worth_stating(quantity)) continue;
    const std::uint32_t sentence = text.tokens[range.first].sentence;
    if (text.sentences[sentence].furniture) continue;
    Fact fact{.report = report,
              .sentence = sentence,
              .kind = kind_of(quantity.kind),
              .focus = quantity.span,
              .value = value_of(quantity),
              .head = head_of(quantity)};
    fact.comparable = comparable(quantity) && fact.head != 0;
    if (const auto whole = whole_of(annotated, q)) {
      const Quantity& all = annotated.reading.quantities[*whole];
      fact.head = head_of(all);
      fact.value.unit = all.unit;
      fact.comparable = fact.head != 0;
      fact.anchor = hull(quantity.span, all.span);
    }
    if (q > 0 && whole_of(annotated, q - 1))
      fact.comparable = false;  // the whole of the one before
    fact.part = quantity.kind == QuantityKind::count && counts_some(text, range);
    read_as_toll(text, quantity, range, fact);
    read_as_tally(annotated, quantity, range, fact);
    done = range.last;
    fact.state = state_before(text, range.first);
    fact.state_said = fact.state != ThingState::unsaid;
    fact.happening = happenings[q];
    fact.thing = thing_beside(sources.words.of(report), range, text.sentences[sentence]);
    if (ages[q]) {
      read_as_listed_age(annotated, *ages[q], range, fact);
    } else if (quantity.kind == QuantityKind::age) {
      widen_to_subject(annotated, sources.words.of(report), fact);
    }
    const auto subject = fact.subject;
    complete_fact(sources, {.first = range.first, .last = range.last}, fact);
    if (subject) fact.subject = subject;
    const ReportWords& own = sources.words.of(report);
    if (const Feature of = rate_of(text, own, range); of != 0 && fact.head != 0) {
      fact.head = mix_hash(fact.head, of);
      fact.thing.push_back(of);
      std::ranges::sort(fact.thing);
    }
    if (const Feature with = joint_noun(text, range); with != 0 && fact.head != 0) {
      fact.head = mix_hash(fact.head, with);
    }
    const bool bare = quantity.kind == QuantityKind::count && quantity.unit.empty();
    if (const Feature noun = partitive_noun(text, own, range);
        bare && fact.head == 0 && noun != 0) {
      fact.head = noun;
      fact.comparable = true;
    }
    if (const Feature scale = scale_before(text, range); bare && fact.head == 0 && scale != 0) {
      fact.head = scale;
      fact.comparable = true;
    }
    if (const Feature noun = announced(text, own, range); bare && fact.head == 0 && noun != 0) {
      fact.head = noun;
      fact.comparable = true;
    }
    if (bare && fact.head == 0 && elliptic(text, range)) read_as_ellipsis(facts, fact);
    if (bare && fact.head == 0 && speaks_for_itself(quantity)) fact.comparable = true;
    if (points_out(annotated, quantity, range) || supposed(text, own, range.first)) {
      fact.comparable = false;
    }
    facts.push_back(std::move(fact));
  }
}

}  // namespace synoptic
