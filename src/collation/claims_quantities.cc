// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
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
                        std::string(scale_name(scale ? scale->base : 1)));
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
  fact.value = {.number = tally->first, .upper = tally->second, .tally = true};
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
    facts.push_back(std::move(fact));
  }
}

}  // namespace synoptic
