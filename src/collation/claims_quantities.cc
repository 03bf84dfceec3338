// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "collation/claims_facts.h"
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

// An age is said of the name before it: "Lind, 43", "the 43-year-old".
void widen_to_subject(const AnnotatedReport& report, const ReportWords& words, Fact& fact) {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t first = report.text.token_at(fact.focus.start);
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
  for (std::size_t q = 0; q < annotated.reading.quantities.size(); ++q) {
    const Quantity& quantity = annotated.reading.quantities[q];
    const Text::Range range = text.tokens_in(quantity.span);
    if (range.first >= range.last || !worth_stating(quantity)) continue;
    const std::uint32_t sentence = text.tokens[range.first].sentence;
    if (text.sentences[sentence].furniture) continue;
    Fact fact{.report = report,
              .sentence = sentence,
              .kind = kind_of(quantity.kind),
              .focus = quantity.span,
              .value = value_of(quantity),
              .head = head_of(quantity)};
    fact.comparable = comparable(quantity) && fact.head != 0;
    fact.state = state_before(text, range.first);
    fact.happening = happenings[q];
    fact.thing = thing_beside(sources.words.of(report), range, text.sentences[sentence]);
    if (quantity.kind == QuantityKind::age)
      widen_to_subject(annotated, sources.words.of(report), fact);
    const auto subject = fact.subject;
    complete_fact(sources, {.first = range.first, .last = range.last}, fact);
    if (subject) fact.subject = subject;
    facts.push_back(std::move(fact));
  }
}

}  // namespace synoptic
