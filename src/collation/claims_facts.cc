// SPDX-License-Identifier: Apache-2.0
#include "collation/claims_facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "collation/compare.h"
#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kScopeReach = 7;   // tokens to each side in which a scope word counts
constexpr std::uint32_t kObjectReach = 5;  // likewise for the words right beside a value
constexpr std::uint32_t kAnchorReach = 4;
constexpr std::uint32_t kOpening = 3;  // "On Tuesday, ..." is said of all that follows

const std::unordered_map<std::string, std::vector<Scope>>& scope_table() {
  static const auto table = [] {
    std::unordered_map<std::string, std::vector<Scope>> out;
    std::uint16_t set = 0;
    for (const std::string_view row : rows(collation_data::scopes)) {
      std::uint16_t member = 0;
      for (const std::string_view word : pieces(row, '|')) {
        out[stem(word)].push_back({.set = set, .member = member++});
      }
      ++set;
    }
    return out;
  }();
  return table;
}

const std::unordered_set<std::string_view>& breakers() {
  static const auto table = [] {
    std::unordered_set<std::string_view> out;
    for (const std::string_view row : rows(collation_data::breakers)) {
      for (const std::string_view word : pieces(row, ' ')) out.insert(word);
    }
    return out;
  }();
  return table;
}

bool ends_phrase(const Text& text, std::uint32_t token) {
  const Token& t = text.tokens[token];
  switch (t.kind) {
    case TokenKind::open_quote:
    case TokenKind::close_quote:
    case TokenKind::punctuation:
      return true;
    case TokenKind::word:
      return breakers().contains(text.fold(t));
    default:
      return false;
  }
}

bool empty_word(const Text& text, std::uint32_t token) {
  const Token& t = text.tokens[token];
  if (t.kind == TokenKind::number || t.kind == TokenKind::symbol) return false;
  return feature_of_word(text.fold(t)) == 0;
}

std::uint32_t token_distance(std::uint32_t token, std::uint32_t first, std::uint32_t last) {
  if (token < first) return first - token;
  return token >= last ? token - last + 1 : 0;
}

void add_context(const FactSources& sources, const FactPlace& place, Fact& fact) {
  const Text& text = sources.reports[fact.report]->text;
  const ReportWords& words = sources.words.of(fact.report);
  const Sentence& sentence = text.sentences[fact.sentence];
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Feature feature = words.of_token[t];
    const std::uint32_t distance = token_distance(t, place.first, place.last);
    if (feature == 0 || distance == 0) continue;
    const bool same_clause = words.clause[t] == words.clause[place.first];
    const double near = std::exp(-static_cast<double>(distance) / place.reach);
    const auto weight =
        static_cast<float>(sources.words.weight(feature) * near * (same_clause ? 1.0 : 0.7));
    fact.context.push_back({feature, weight, words.is_name[t]});
    if (distance <= kObjectReach && same_clause) {
      fact.object.push_back({feature, sources.words.weight(feature), words.is_name[t]});
    }
  }
  settle_features(fact.context);
  settle_features(fact.object);
}

void add_scopes(const FactSources& sources, const FactPlace& place, Fact& fact) {
  const Text& text = sources.reports[fact.report]->text;
  const Sentence& sentence = text.sentences[fact.sentence];
  const ReportWords& words = sources.words.of(fact.report);
  const std::uint32_t from =
      std::max(sentence.first, place.first - std::min(place.first, kScopeReach));
  const std::uint32_t to = std::min(sentence.last, place.last + kScopeReach);
  for (std::uint32_t t = from; t < to; ++t) {
    if (text.tokens[t].kind != TokenKind::word || words.clause[t] != words.clause[place.first]) {
      continue;
    }
    const auto found = scope_table().find(stem(text.fold(t)));
    if (found == scope_table().end()) continue;
    fact.scopes.insert(fact.scopes.end(), found->second.begin(), found->second.end());
  }
  std::ranges::sort(fact.scopes);
  const auto rest = std::ranges::unique(fact.scopes);
  fact.scopes.erase(rest.begin(), rest.end());
}

void add_times(const FactSources& sources, Fact& fact) {
  const AnnotatedReport& report = *sources.reports[fact.report];
  const ReportWords& words = sources.words.of(fact.report);
  const Span sentence = report.text.sentences[fact.sentence].span;
  const std::uint32_t home = words.clause[report.text.token_at(fact.focus.start)];
  const auto& times = report.reading.times;
  auto at = std::ranges::lower_bound(times, sentence.start, {},
                                     [](const TimeExpression& t) { return t.span.start; });
  for (; at != times.end() && at->span.start < sentence.end; ++at) {
    const auto next = std::next(at);
    if (next != times.end() && is_range(report, *at, *next) && !next->span.overlaps(fact.focus)) {
      fact.period = at->value + "/" + next->value;
    }
    const bool dates = at->type == TimexType::date || at->type == TimexType::time;
    if (!dates || at->span.overlaps(fact.focus) || at->value.ends_with("_REF")) continue;
    const std::uint32_t token = report.text.token_at(at->span.start);
    const bool opens = token < report.text.sentences[fact.sentence].first + kOpening;
    if (opens || words.clause[token] == home) fact.times.push_back(at->value);
  }
}

// Whether all days said beside a value lie long before the report: "killed 12 people in 1987".
bool long_past(const Fact& fact) {
  constexpr std::int64_t kLong = 400;  // days
  if (!fact.published || fact.times.empty()) return false;
  const std::string published = to_iso(fact.published->day);
  return std::ranges::all_of(fact.times, [&](const std::string& time) {
    const auto gap = days_between(time, published);
    return gap && *gap > kLong && time < published;
  });
}

// "He said his rate was 36 percent": what a speaker says of himself is of him.
bool speaks_of_own(const Text& text, std::uint32_t first, std::uint32_t last) {
  static constexpr std::array<std::string_view, 7> kOwn = {"his",   "her", "my", "our",
                                                           "their", "i",   "we"};
  for (std::uint32_t t = first; t < last; ++t) {
    if (std::ranges::find(kOwn, text.fold(t)) != kOwn.end()) return true;
  }
  return false;
}

void add_names(const FactSources& sources, Fact& fact) {
  const Text& text = sources.reports[fact.report]->text;
  const ReportWords& words = sources.words.of(fact.report);
  const Sentence& sentence = text.sentences[fact.sentence];
  const std::uint32_t home = words.clause[text.token_at(fact.focus.start)];
  const std::uint32_t here = text.token_at(fact.focus.start);
  const std::optional<NameIndex> speaker = words.source[here];  // says it, and is not in it
  const bool told = fact.value.kind == ClaimValue::Kind::quantity && speaker.has_value() &&
                    !speaks_of_own(text, sentence.first, here);
  std::uint32_t nearest = ~0U;
  auto at = std::ranges::lower_bound(words.names, sentence.first, {}, &NameTokens::first);
  for (; at != words.names.end() && at->first < sentence.last; ++at) {
    if (told && at->name == *speaker) continue;
    if (at->kind == NameKind::person) {
      fact.people.push_back(at->name);
      const std::uint32_t distance = token_distance(here, at->first, at->last);
      if (distance < nearest) fact.subject = at->name;
      nearest = std::min(nearest, distance);
    }
    const Span span = hull(text.tokens[at->first].span, text.tokens[at->last - 1].span);
    const Feature name = hash_bytes(text.fold(at->last - 1));
    fact.sentence_names.push_back(name);
    if (words.clause[at->first] != home) continue;
    fact.names.push_back(name);
    if (at->kind != NameKind::place) continue;
    if (span.overlaps(fact.focus)) continue;
    fact.places.emplace_back(cut(sources.reports[fact.report]->report.text, span));
  }
  // "In Orra, where three people were killed": a number is of the place that its sentence opens
  // with.
  if (fact.places.empty() && fact.kind != ClaimKind::place && fact.kind != ClaimKind::date) {
    at = std::ranges::lower_bound(words.names, sentence.first, {}, &NameTokens::first);
    if (at != words.names.end() && at->last <= here && at->kind == NameKind::place &&
        at->first < sentence.first + kOpening) {
      const Span span = hull(text.tokens[at->first].span, text.tokens[at->last - 1].span);
      fact.places.emplace_back(cut(sources.reports[fact.report]->report.text, span));
    }
  }
  std::ranges::sort(fact.names);
  std::ranges::sort(fact.sentence_names);
  std::ranges::sort(fact.people);
  const auto rest = std::ranges::unique(fact.people);
  fact.people.erase(rest.begin(), rest.end());
}

// The happening mention nearest before or after the focus in its sentence, within reach.
void add_happening(const FactSources& sources, const FactPlace& place, Fact& fact) {
  if (fact.happening || fact.report >= sources.happenings.of_mention.size()) return;
  const AnnotatedReport& report = *sources.reports[fact.report];
  const auto& of_mention = sources.happenings.of_mention[fact.report];
  const auto& mentions = report.reading.happenings;
  const ReportWords& words = sources.words.of(fact.report);
  const Span sentence = report.text.sentences[fact.sentence].span;
  std::uint32_t best = kObjectReach + 1;
  auto at = std::ranges::lower_bound(mentions, sentence.start, {},
                                     [](const HappeningMention& m) { return m.span.start; });
  for (; at != mentions.end() && at->span.start < sentence.end; ++at) {
    const std::uint32_t token = report.text.token_at(at->span.start);
    const std::uint32_t distance = token_distance(token, place.first, place.last);
    if (words.clause[token] != words.clause[place.first] || distance >= best) continue;
    const auto index = static_cast<std::size_t>(at - mentions.begin());
    if (index >= of_mention.size() || !of_mention[index]) continue;
    best = distance;
    fact.happening = of_mention[index];
  }
}

}  // namespace

Span anchor_around(const AnnotatedReport& report, std::uint32_t first, std::uint32_t last) {
  const Text& text = report.text;
  const Sentence& sentence = text.sentences[text.tokens[first].sentence];
  std::uint32_t from = first;
  for (std::uint32_t t = first; t > sentence.first && first - t < kAnchorReach; --t) {
    if (ends_phrase(text, t - 1)) break;
    if (text.tokens[t - 1].kind == TokenKind::possessive) continue;
    if (empty_word(text, t - 1)) continue;
    from = t - 1;
    break;
  }
  std::uint32_t to = last;
  for (std::uint32_t t = last; t < sentence.last && t - last < kAnchorReach; ++t) {
    if (ends_phrase(text, t)) break;
    if (!empty_word(text, t)) to = t + 1;
  }
  return hull(text.tokens[from].span, text.tokens[to - 1].span);
}

ScopeRelation compare_scopes(const std::vector<Scope>& a, const std::vector<Scope>& b) {
  ScopeRelation out = ScopeRelation::same;
  for (const Scope& x : a) {
    const auto of_set = [&](const Scope& scope) { return scope.set == x.set; };
    if (std::ranges::none_of(b, of_set)) continue;
    bool shared = false;
    bool equal = true;
    for (const Scope& y : a) {
      if (!of_set(y)) continue;
      const bool both = std::ranges::binary_search(b, y);
      shared |= both;
      equal &= both;
    }
    for (const Scope& y : b) equal &= !of_set(y) || std::ranges::binary_search(a, y);
    if (!shared) return ScopeRelation::apart;
    if (!equal) out = ScopeRelation::part_whole;
  }
  return out;
}

void complete_fact(const FactSources& sources, const FactPlace& place, Fact& fact) {
  const AnnotatedReport& report = *sources.reports[fact.report];
  fact.headline = report.text.sentences[fact.sentence].headline;
  fact.published = report.report.published_at();
  fact.quoted = sources.words.of(fact.report).quoted[place.first];
  if (fact.anchor.empty()) fact.anchor = anchor_around(report, place.first, place.last);
  add_context(sources, place, fact);
  add_scopes(sources, place, fact);
  add_times(sources, fact);
  fact.past = long_past(fact);
  add_names(sources, fact);
  add_happening(sources, place, fact);
  fact.attributed_to = sources.words.of(fact.report).source[place.first];
  fact.voice = sources.words.of(fact.report).voice[place.first];
}

}  // namespace synoptic
