// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "collation/claims_facts.h"
#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr double kDateReach = 6;  // a date belongs to the words close by

// The word that a date or place is of: the nearest word with content before it in its clause, else
// after it. Names are passed over.
Feature governor(const ReportWords& words, std::uint32_t first, std::uint32_t last,
                 const Sentence& sentence) {
  constexpr std::uint32_t kReach = 6;
  const std::uint32_t clause = words.clause[first];
  for (std::uint32_t t = first; t > sentence.first && first - t < kReach; --t) {
    if (words.clause[t - 1] != clause) break;
    if (words.of_token[t - 1] != 0 && !words.is_name[t - 1]) return words.of_token[t - 1];
  }
  for (std::uint32_t t = last; t < sentence.last && t - last < kReach; ++t) {
    if (words.clause[t] != clause) break;
    if (words.of_token[t] != 0 && !words.is_name[t]) return words.of_token[t];
  }
  return 0;
}

bool joins_range(std::string_view between) {
  static constexpr std::array<std::string_view, 8> kJoins = {"to",  "through", "until", "till",
                                                             "and", "-",       "–",     "—"};
  while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
  while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
  return std::ranges::find(kJoins, between) != kJoins.end();
}

// Whether happenings of a kind befall somebody once, as far as one story goes.
bool once(std::string_view kind) {
  static const std::vector<std::string_view> kinds = rows(collation_data::once);
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool is_date(const TimeExpression& time) {
  return (time.type == TimexType::date || time.type == TimexType::time) && !time.value.empty() &&
         !time.value.ends_with("_REF") && !time.value.starts_with("T");
}

// Whether a report looks forward to a date: a day after its own, or, where days are not known, one
// said behind "will" or "is set to"; see the data file.
bool looks_forward(const AnnotatedReport& report, const std::string& value, Text::Range range) {
  static const PhraseTable cues(collation_data::forward_cues);
  constexpr std::uint32_t kReach = 12;
  constexpr std::size_t kDay = 10;   // "2031-05-04"
  constexpr std::size_t kMonth = 7;  // "2031-05"
  const std::string published = report.report.published.value_or("");
  const bool month = value.size() == kMonth && value[4] == '-' && value[5] != 'W';
  if ((month || value.size() >= kDay) && value.front() != 'X' && published.size() >= kDay) {
    const std::size_t part = month ? kMonth : kDay;
    return std::string_view(value).substr(0, part) > std::string_view(published).substr(0, part);
  }
  const Sentence& sentence = report.text.sentences[report.text.tokens[range.first].sentence];
  std::uint32_t t = std::max(sentence.first, range.first - std::min(range.first, kReach));
  for (; t < range.first; ++t) {
    if (cues.match(report.text, t, range.first).tokens != 0) return true;
  }
  return false;
}

// "Super Tuesday" is the name of a day, not a day that a report gives; see data/unasked.txt.
bool names_day(const Text& text, Text::Range range) {
  static const PhraseTable table(collation_data::unasked);
  if (range.first == text.sentences[text.tokens[range.first].sentence].first) return false;
  const PhraseTable::Match match = table.find(text.fold(range.first - 1));
  return match.tokens != 0 && table.label(match.row) == "day";
}

// Per time of the report the mention of a happening that it dates: the first one, but rather one
// that befalls somebody once.
std::vector<std::optional<std::size_t>> mentions_at(const AnnotatedReport& report) {
  constexpr std::uint32_t kReach = 10;  // tokens: what stands further off dates something else
  const Reading& reading = report.reading;
  const Text& text = report.text;
  std::vector<std::optional<std::size_t>> out(reading.times.size());
  for (std::size_t m = 0; m < reading.happenings.size(); ++m) {
    const auto time = reading.happenings[m].time;
    if (!time || *time >= out.size()) continue;
    const std::uint32_t word = text.token_at(reading.happenings[m].span.start);
    const std::uint32_t date = text.token_at(reading.times[*time].span.start);
    const bool near = std::max(word, date) - std::min(word, date) <= kReach;
    if (!near || text.tokens[word].sentence != text.tokens[date].sentence) continue;
    std::optional<std::size_t>& at = out[*time];
    if (!at || (!once(reading.happenings[*at].kind) && once(reading.happenings[m].kind))) at = m;
  }
  return out;
}

// Who takes part in a happening, by name; where nobody is said to, the one person of the sentence.
std::vector<NameIndex> actors_of(const FactSources& sources, const HappeningMention& mention,
                                 const Fact& fact) {
  std::vector<NameIndex> out;
  const auto& of_entity = sources.names.of_entity[fact.report];
  for (const EntityIndex entity : mention.participants) {
    if (entity < of_entity.size()) out.push_back(of_entity[entity]);
  }
  if (out.empty() && fact.people.size() == 1) out = fact.people;
  std::ranges::sort(out);
  const auto rest = std::ranges::unique(out);
  out.erase(rest.begin(), rest.end());
  return out;
}

// What a date is of: the happening, and whether that befalls somebody once.
void add_event(const FactSources& sources, std::size_t m, Fact& fact) {
  const HappeningMention& mention = sources.reports[fact.report]->reading.happenings[m];
  if (mention.modality == Modality::hypothetical || mention.modality == Modality::denied) return;
  if (!once(mention.kind)) return;
  fact.event = hash_bytes("event " + std::string(canonical_kind(mention.kind)));
  fact.to_come |= mention.modality == Modality::planned;
  fact.actors = actors_of(sources, mention, fact);
}

}  // namespace

// "from 1967 to 1979": the same kind of value on both sides, the earlier first.
bool is_range(const AnnotatedReport& report, const TimeExpression& from, const TimeExpression& to) {
  if (from.span.end > to.span.start || from.value.size() != to.value.size()) return false;
  if (from.type != TimexType::date || to.type != TimexType::date) return false;
  if (!from.resolved || !to.resolved || from.value >= to.value) return false;
  return joins_range(cut(report.report.text, {from.span.end, to.span.start}));
}

void add_time_facts(const FactSources& sources, ReportIndex report, std::vector<Fact>& facts) {
  const AnnotatedReport& annotated = *sources.reports[report];
  const Text& text = annotated.text;
  const auto& times = annotated.reading.times;
  const auto mentions = mentions_at(annotated);
  const bool known = report < sources.happenings.of_mention.size();
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!is_date(times[i])) continue;
    const std::size_t began = i;
    Span focus = times[i].span;
    std::string value = times[i].value;
    if (i + 1 < times.size() && is_range(annotated, times[i], times[i + 1])) {
      ++i;
      focus = hull(focus, times[i].span);
      value += "/" + times[i].value;
    }
    const Text::Range range = text.tokens_in(focus);
    if (range.first >= range.last) continue;
    const std::uint32_t sentence = text.tokens[range.first].sentence;
    if (text.sentences[sentence].furniture) continue;
    Fact fact{.report = report,
              .sentence = sentence,
              .kind = ClaimKind::date,
              .focus = focus,
              .value = {.kind = ClaimValue::Kind::timex, .timex = value}};
    fact.head =
        governor(sources.words.of(report), range.first, range.last, text.sentences[sentence]);
    fact.comparable = fact.head != 0 && !names_day(text, range);
    fact.named_day = std::ranges::none_of(cut(annotated.report.text, fact.focus),
                                          [](char c) { return c >= '0' && c <= '9'; });
    fact.to_come = looks_forward(annotated, value, range);
    const auto mention = mentions[began];
    if (mention && known) fact.happening = sources.happenings.of_mention[report][*mention];
    complete_fact(sources, {.first = range.first, .last = range.last, .reach = kDateReach}, fact);
    if (mention) add_event(sources, *mention, fact);
    facts.push_back(std::move(fact));
  }
}

void add_place_facts(const FactSources& sources, ReportIndex report, std::vector<Fact>& facts) {
  static constexpr std::array<std::string_view, 4> kPrepositions = {"in", "at", "to", "near"};
  const AnnotatedReport& annotated = *sources.reports[report];
  const Text& text = annotated.text;
  const ReportWords& words = sources.words.of(report);
  for (const NameTokens& name : words.names) {
    if (name.kind != NameKind::place || name.first == 0) continue;
    const std::uint32_t sentence = text.tokens[name.first].sentence;
    if (name.first == text.sentences[sentence].first) continue;
    if (std::ranges::find(kPrepositions, text.fold(name.first - 1)) == kPrepositions.end())
      continue;
    const Span focus = hull(text.tokens[name.first].span, text.tokens[name.last - 1].span);
    Fact fact{.report = report,
              .sentence = sentence,
              .kind = ClaimKind::place,
              .focus = focus,
              .value = {.kind = ClaimValue::Kind::text,
                        .text = fold_word(cut(annotated.report.text, focus))}};
    fact.head = governor(words, name.first, name.last, text.sentences[sentence]);
    fact.comparable = fact.head != 0;
    complete_fact(sources, {.first = name.first, .last = name.last, .reach = kDateReach}, fact);
    facts.push_back(std::move(fact));
  }
}

}  // namespace synoptic
