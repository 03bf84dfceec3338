// SPDX-License-Identifier: Apache-2.0
#include "collation/claims_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <unordered_set>

#include "collation/compare.h"
#include "collation/tables.h"
#include "collation_data.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool has_vowel(std::string_view s) { return std::ranges::any_of(s, vowel); }

// "plann" => "plan", but "call" stays.
void undouble(std::string& s) {
  if (s.size() < 4 || s.back() != s[s.size() - 2]) return;
  if (std::string_view("lsz").find(s.back()) == std::string_view::npos) s.pop_back();
}

bool strip(std::string& s, std::string_view suffix, std::size_t keep) {
  if (!s.ends_with(suffix) || s.size() < suffix.size() + keep) return false;
  if (!has_vowel(std::string_view(s).substr(0, s.size() - suffix.size()))) return false;
  s.resize(s.size() - suffix.size());
  return true;
}

void strip_plural(std::string& s) {
  if (s.ends_with("ss") || s.ends_with("us") || s.ends_with("is")) return;
  if (s.ends_with("ies") && s.size() > 4) {
    s.replace(s.size() - 3, 3, "y");
  } else if (s.size() > 3 && s.back() == 's') {
    s.pop_back();
    if (s.ends_with("xe") || s.ends_with("che") || s.ends_with("she") || s.ends_with("sse")) {
      s.pop_back();
    }
  }
}

std::uint64_t tagged(char tag, std::string_view s) {
  std::string key(1, tag);
  key += s;
  return hash_bytes(key);
}

struct WordTable {
  std::unordered_set<std::string_view> stop;
  std::unordered_map<std::string, std::string> canonical;  // stem => the stem that stands for it
};

const WordTable& word_table() {
  static const WordTable table = [] {
    WordTable out;
    for (const std::string_view row : rows(collation_data::stopwords)) {
      for (const std::string_view word : pieces(row, ' ')) out.stop.insert(word);
    }
    for (const std::string_view row : rows(collation_data::synonyms)) {
      const std::vector<std::string_view> words = pieces(row, ' ');
      const std::string first = stem(words.front());
      for (const std::string_view word : words) out.canonical.try_emplace(stem(word), first);
    }
    return out;
  }();
  return table;
}

bool says_something(const Text& text, std::uint32_t token) {
  const TokenKind kind = text.tokens[token].kind;
  return kind == TokenKind::word || kind == TokenKind::number;
}

// Where a clause ends: at marks, and at words that open the next one.
bool opens_clause(const Text& text, std::uint32_t token) {
  static const std::unordered_set<std::string_view> openers = {
      "while", "although", "though", "but", "because", "whereas", "which", "who", "where", "when"};
  const Token& t = text.tokens[token];
  if (t.kind == TokenKind::word) return openers.contains(text.fold(t));
  if (t.kind != TokenKind::punctuation) return false;
  const std::string_view mark = text.fold(t);
  return mark == "," || mark == ";" || mark == ":" || mark == "(" || mark == ")" || mark == "-" ||
         mark == "--";
}

void number_clauses(const Text& text, ReportWords& words) {
  std::uint32_t clause = 0;
  for (const Sentence& sentence : text.sentences) {
    ++clause;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (t > sentence.first && opens_clause(text, t)) ++clause;
      words.clause[t] = clause;
    }
  }
}

void mark_quoted(const AnnotatedReport& report, ReportWords& words) {
  for (const Quote& quote : report.reading.quotes) {
    if (quote.scare) continue;
    const Text::Range range = report.text.tokens_in(quote.span);
    for (std::uint32_t t = range.first; t < range.last; ++t) words.quoted[t] = true;
  }
}

// A thing that one report alone writes as a name ("the Harbour Clause") is told by its words: the
// others may write it small. No name of theirs could meet it.
bool told_by_its_words(const Name& name) {
  return name.kind == NameKind::other && !name.forms.empty() &&
         name.forms.front().report == name.forms.back().report;
}

void mark_names(const AnnotatedReport& report, ReportIndex index, const NameTable& names,
                ReportWords& words) {
  const Text& text = report.text;
  for (const NameMention& mention : report.reading.names) {
    const Text::Range range = text.tokens_in(mention.span);
    if (range.first >= range.last || text.sentences[text.tokens[range.first].sentence].furniture) {
      continue;
    }
    if (index >= names.of_entity.size() || mention.entity >= names.of_entity[index].size())
      continue;
    const NameIndex name = names.of_entity[index][mention.entity];
    if (told_by_its_words(names.names[name])) continue;
    for (std::uint32_t t = range.first; t < range.last; ++t) words.of_token[t] = 0;
    words.of_token[range.first] = feature_of_name(names, name);
    words.is_name[range.first] = true;
    words.names.push_back({range.first, range.last, name, mention.kind});
  }
}

// Whose account an attribution is: a name, or the last word that says who ("the doctors' union").
Feature voice_of(const AnnotatedReport& report, std::optional<NameIndex> name,
                 const NameTable& names, const Attribution& attribution) {
  if (name) return feature_of_name(names, *name);
  if (!attribution.source.span) return 0;
  const Text::Range range = report.text.tokens_in(*attribution.source.span);
  for (std::uint32_t t = range.last; t > range.first; --t) {
    const Feature feature = feature_of_word(report.text.fold(t - 1));
    if (feature != 0) return feature;
  }
  return 0;
}

// Long contents first, so that the innermost one has the last word.
void mark_sources(const AnnotatedReport& report, ReportIndex index, const NameTable& names,
                  ReportWords& words) {
  constexpr std::uint32_t kMaxTokens = 500;  // what is longer is no content of one source
  if (index >= names.of_entity.size()) return;
  std::vector<const Attribution*> order;
  for (const Attribution& a : report.reading.attributions) order.push_back(&a);
  std::ranges::sort(order, [](const Attribution* a, const Attribution* b) {
    if (a->content.size() != b->content.size()) return a->content.size() > b->content.size();
    return a->content < b->content;
  });
  for (const Attribution* a : order) {
    const Text::Range range = report.text.tokens_in(a->content);
    if (range.last - range.first > kMaxTokens) continue;
    std::optional<NameIndex> name;
    if (a->source.entity && *a->source.entity < names.of_entity[index].size()) {
      name = names.of_entity[index][*a->source.entity];
    }
    const Feature voice = voice_of(report, name, names, *a);
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (name) words.source[t] = name;
      if (voice != 0) words.voice[t] = voice;
    }
  }
}

// What a folded word says; the same in every report.
struct Meaning {
  Feature feature = 0;
  bool negates = false;
};
using Meanings = std::unordered_map<std::string_view, Meaning>;

ReportWords words_of(const AnnotatedReport& report, ReportIndex index, const NameTable& names,
                     Meanings& meanings) {
  const Text& text = report.text;
  ReportWords words;
  words.of_token.resize(text.tokens.size());
  words.is_name.resize(text.tokens.size());
  words.clause.resize(text.tokens.size());
  words.quoted.resize(text.tokens.size());
  words.negates.resize(text.tokens.size());
  words.source.resize(text.tokens.size());
  words.voice.resize(text.tokens.size());
  for (const Sentence& sentence : text.sentences) {
    if (sentence.furniture) continue;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (!says_something(text, t)) continue;
      const std::string_view word = text.fold(t);
      const auto [entry, fresh] = meanings.try_emplace(word);
      if (fresh) entry->second = {.feature = feature_of_word(word), .negates = is_negation(word)};
      words.of_token[t] = entry->second.feature;
      words.negates[t] = entry->second.negates;
    }
  }
  number_clauses(text, words);
  mark_quoted(report, words);
  mark_names(report, index, names, words);
  mark_sources(report, index, names, words);
  return words;
}

}  // namespace

bool is_negation(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = {
      "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"};
  return words.contains(folded) || folded.ends_with("n't");
}

std::string stem(std::string_view folded) {
  std::string s(folded);
  if (s.size() < 4) return s;
  strip_plural(s);
  if (strip(s, "ing", 3) || strip(s, "ed", 3)) {
    undouble(s);
  } else if (strip(s, "ly", 4) || strip(s, "ment", 4) || strip(s, "ness", 4)) {
    // The rest is the stem.
  } else if (s.ends_with("ation") && s.size() > 7) {
    s.resize(s.size() - 3);
  } else if (s.ends_with("ion") && s.size() > 6) {
    s.resize(s.size() - 3);
  }
  if (s.size() > 4 && s.back() == 'e') s.pop_back();
  if (s.size() > 3 && s.back() == 'y') s.back() = 'i';
  return s;
}

Feature feature_of_word(std::string_view folded) {
  const WordTable& table = word_table();
  if (folded.empty() || table.stop.contains(folded)) return 0;
  const std::string_view place = folded.size() > 2 ? known_place(folded) : std::string_view{};
  if (!place.empty()) return tagged('p', place);
  std::string key = stem(folded);
  const auto found = table.canonical.find(key);
  return tagged('w', found == table.canonical.end() ? key : found->second);
}

Feature feature_of_name(const NameTable& names, NameIndex name) {
  if (name >= names.names.size()) return 0;
  const Name& entry = names.names[name];
  const std::string_view place =
      entry.kind == NameKind::person ? std::string_view{} : known_place(entry.name);
  if (!place.empty()) return tagged('p', place);
  return tagged('n', entry.id.empty() ? entry.name : entry.id);
}

StoryWords::StoryWords(Reports reports, const NameTable& names) {
  reports_.reserve(reports.size());
  Meanings meanings;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    reports_.push_back(words_of(*reports[r], r, names, meanings));
    count(*reports[r], r);
  }
}

void StoryWords::count(const AnnotatedReport& report, ReportIndex index) {
  const ReportWords& words = reports_[index];
  for (const Sentence& sentence : report.text.sentences) {
    if (sentence.furniture) continue;
    ++sentence_count_;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (words.of_token[t] == 0) continue;
      Frequency& frequency = frequency_[words.of_token[t]];
      if (frequency.last_sentence == sentence_count_) continue;
      frequency.last_sentence = sentence_count_;
      ++frequency.sentences;
      if (frequency.last_report != index) ++frequency.reports;
      frequency.last_report = index;
    }
  }
}

float StoryWords::weight(Feature feature) const {
  if (feature == 0) return 0;
  constexpr double kMore = 25;  // as if the story went on, so that a short one has no rare words
  const double rest = static_cast<double>(sentence_count_) + kMore;
  return static_cast<float>(std::log(rest / (static_cast<double>(sentences_with(feature)) + 0.5)));
}

std::uint32_t StoryWords::sentences_with(Feature feature) const {
  const auto found = frequency_.find(feature);
  return found == frequency_.end() ? 0 : found->second.sentences;
}

std::uint32_t StoryWords::reports_with(Feature feature) const {
  const auto found = frequency_.find(feature);
  return found == frequency_.end() ? 0 : found->second.reports;
}

void settle_features(std::vector<WeightedFeature>& features) {
  std::ranges::sort(features, [](const WeightedFeature& a, const WeightedFeature& b) {
    return a.feature != b.feature ? a.feature < b.feature : a.weight > b.weight;
  });
  const auto rest = std::ranges::unique(features, {}, &WeightedFeature::feature);
  features.erase(rest.begin(), rest.end());
}

double shared_weight(std::span<const WeightedFeature> a, std::span<const WeightedFeature> b) {
  double sum = 0;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->feature < j->feature) {
      ++i;
    } else if (j->feature < i->feature) {
      ++j;
    } else {
      sum += std::min(i->weight, j->weight);
      ++i;
      ++j;
    }
  }
  return sum;
}

double total_weight(std::span<const WeightedFeature> features) {
  double sum = 0;
  for (const WeightedFeature& f : features) sum += f.weight;
  return sum;
}

double likeness(std::span<const WeightedFeature> a, std::span<const WeightedFeature> b) {
  const double both = std::sqrt(total_weight(a) * total_weight(b));
  return both > 0 ? shared_weight(a, b) / both : 0;
}

}  // namespace synoptic
