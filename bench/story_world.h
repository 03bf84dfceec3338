// bench: a stream of news without end, made of real reports.
// SPDX-License-Identifier: Apache-2.0
//
// Takes annotated reports and gives as many more as are asked for. The order of words, the lengths
// of sentences and reports, and how common each word is, stay those of the real ones; who and what
// the news is about goes on changing, as it does in the world.
//
// An affair has a real report as its pattern and a cast of its own: each word of the pattern is
// given another of the same class.
//
//   common   in a twelfth of the real reports or more: stays. These are the words of all news.
//   ordinary in fewer, but in more than kRare: becomes another ordinary word about as common, with
//   a
//            chance of kThemed one of the few that belong to the theme of the affair.
//   rare     in kRare or fewer, mostly names and large numbers: becomes a word of a lexicon of rare
//            ones that grows as the vocabulary of the real reports does (Heaps' law, fitted to
//            them), so that names recur, and new ones keep coming.
//
// Within an affair a word always becomes the same word, and so do its pairs. Affairs of one pattern
// share kAlike of their cast and are look-alikes: some of the same people in another matter. Each
// report has some tenths of the pattern's sentences, the first one nearly always, and tells them in
// its own words: an ordinary word is with a chance of kReworded another one of the report's, while
// names and numbers, which are what reports of one event have in common, stay. The rest of a
// report, its background, is sentences of another real report with a cast that is this report's
// alone. `story_stream_bench --likeness` sets what comes of it beside real reports and real
// stories.
//
// How many reports an affair has follows a power law; they spread over a day and a half. Reports
// come in the order of their publication. Cost: linear in the words of a report, whatever has been
// made before.

#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <queue>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synoptic/ids.h"
#include "synoptic/reading.h"
#include "synoptic/time.h"

namespace synoptic::bench {

struct Generated {
  AnnotatedReport report;
  std::uint32_t affair = 0;  // the truth
};

// The words of the real reports by class.
class Lexicon {
 public:
  explicit Lexicon(const std::vector<AnnotatedReport>& real) {
    for (std::size_t r = 0; r < real.size(); ++r) {
      count(real[r].text);
      if (r + 1 == real.size() / 2) half_ = words_.size();
    }
    reports_ = static_cast<double>(real.size());
    growth_ = std::log2(static_cast<double>(words_.size()) /
                        static_cast<double>(std::max<std::size_t>(1, half_)));
    sort_into_classes();
  }

  [[nodiscard]] std::uint32_t word(std::string_view folded) const {
    return number_.at(hash_bytes(folded));
  }

  // How many words the lexicon has after `made` reports.
  [[nodiscard]] std::uint64_t size_after(std::size_t made) const {
    return static_cast<std::uint64_t>(
        static_cast<double>(words_.size()) *
        std::pow((reports_ + static_cast<double>(made)) / reports_, growth_));
  }

  // The word that one becomes in a cast, with a lexicon of `size` words; gives its hash.
  std::uint64_t put(std::string& out, std::uint32_t word, std::uint64_t cast, std::uint64_t theme,
                    std::uint64_t size) const {
    const Word& known = words_[word];
    if (known.kind == Kind::common) return put_known(out, known);
    const std::uint64_t dice = mix_hash(cast, word);
    if (known.kind == Kind::ordinary) {
      const auto& peers = classes_[known.bucket];
      std::uint64_t which = dice / 100;
      if (dice % 100 < kThemed) {
        which = mix_hash(theme, known.bucket) + which % (peers.size() / kPartOfTheme + 1);
      }
      return put_known(out, words_[peers[which % peers.size()]]);
    }
    return put_rare(out, known.numeric, dice % size);
  }

  [[nodiscard]] bool is_common(std::uint32_t word) const {
    return words_[word].kind == Kind::common;
  }
  [[nodiscard]] bool is_ordinary(std::uint32_t word) const {
    return words_[word].kind == Kind::ordinary;
  }
  [[nodiscard]] double growth() const { return growth_; }

 private:
  enum class Kind : std::uint8_t { common, ordinary, rare };
  // A line of the cache: a word is asked for by chance, each time from elsewhere in the memory.
  struct alignas(64) Word {
    std::string form;
    std::uint64_t hash = 0;  // of the form
    std::uint32_t reports = 0;
    std::uint32_t last = 0;  // report that it was counted in, from 1
    std::uint32_t bucket = 0;
    Kind kind = Kind::rare;
    bool numeric = false;
  };
  static constexpr double kCommonShare = 0.08;
  static constexpr std::uint32_t kRare = 3;     // real reports
  static constexpr std::uint64_t kThemed = 40;  // hundredths
  static constexpr std::size_t kPartOfTheme = 16;

  void count(const Text& text) {
    ++counted_;
    for (std::size_t t = 0; t < text.tokens.size(); ++t) {
      const auto [at, fresh] =
          number_.try_emplace(text.hashes[t], static_cast<std::uint32_t>(words_.size()));
      if (fresh) {
        words_.push_back({.form = std::string(text.fold(t)), .hash = text.hashes[t]});
        words_.back().numeric = is_numeric(words_.back().form);
      }
      Word& word = words_[at->second];
      word.reports += word.last == counted_ ? 0u : 1u;
      word.last = counted_;
    }
  }

  // Ordinary words are as common as others when their counts differ by less than a fifth. Numbers
  // and words do not become each other.
  void sort_into_classes() {
    std::unordered_map<std::uint32_t, std::uint32_t> bucket_of;
    for (std::uint32_t w = 0; w < words_.size(); ++w) {
      Word& word = words_[w];
      if (word.reports >= kCommonShare * reports_ || !is_word(word.form)) {
        word.kind = Kind::common;
      } else if (word.reports > kRare) {
        word.kind = Kind::ordinary;
        const auto step = static_cast<std::uint32_t>(std::log(word.reports) / std::log(1.2));
        const auto [at, fresh] = bucket_of.try_emplace(2 * step + (word.numeric ? 1u : 0u),
                                                       static_cast<std::uint32_t>(classes_.size()));
        if (fresh) classes_.emplace_back();
        word.bucket = at->second;
        classes_[word.bucket].push_back(w);
      }
    }
  }

  static bool is_numeric(std::string_view form) {
    return !form.empty() && form.front() >= '0' && form.front() <= '9';
  }
  static bool is_word(std::string_view form) {
    const auto c = static_cast<unsigned char>(form.empty() ? 0 : form.front());
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80u;
  }

  static std::uint64_t put_known(std::string& out, const Word& word) {
    out += word.form;
    return word.hash;
  }

  // A number becomes a number; a name becomes syllables.
  static std::uint64_t put_rare(std::string& out, bool numeric, std::uint64_t which) {
    constexpr std::string_view kFirst = "bdfgklmnprstvz";
    constexpr std::string_view kSecond = "aeiou";
    std::array<char, 64> form{};
    std::size_t size = 0;
    if (numeric) {
      const auto end = std::to_chars(form.data(), form.data() + form.size(), which % 100'000);
      size = static_cast<std::size_t>(end.ptr - form.data());
    } else {
      for (; which > 0; which /= kFirst.size() * kSecond.size()) {
        form[size++] = kFirst[which % kFirst.size()];
        form[size++] = kSecond[(which / kFirst.size()) % kSecond.size()];
      }
      form[size++] = 'e';
      form[size++] = 'n';
    }
    const std::string_view put(form.data(), size);
    out += put;
    return hash_bytes(put);
  }

  std::unordered_map<std::uint64_t, std::uint32_t> number_;
  std::vector<Word> words_;
  std::vector<std::vector<std::uint32_t>> classes_;
  std::size_t half_ = 0;
  double reports_ = 0;
  double growth_ = 0;
  std::uint32_t counted_ = 0;
};

class StoryWorld {
 public:
  StoryWorld(const std::vector<AnnotatedReport>& real, std::size_t reports_a_day,
             std::uint32_t seed = 1)
      : lexicon_(real), a_day_(reports_a_day), random_(seed) {
    for (const AnnotatedReport& report : real) patterns_.push_back(pattern_of(report));
  }

  Generated next() {
    Generated out;
    next(out);
    return out;
  }

  // The same into the memory of an earlier one.
  void next(Generated& out) {
    // Affairs begin at the rate that keeps the number of reports a day.
    const double now = static_cast<double>(made_) / static_cast<double>(a_day_);
    if (due_.empty() || due_.top().day > now) begin_affair(now);
    const Due due = due_.top();
    due_.pop();
    ++made_;
    out.affair = due.affair;
    clear(out.report);
    make(out.report, due, now);
  }

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

 private:
  struct Due {
    double day = 0;
    std::uint32_t affair = 0;
    std::uint32_t pattern = 0;
    std::size_t begun = 0;  // reports made before it
    bool operator<(const Due& other) const {
      return std::pair(other.day, other.affair) < std::pair(day, affair);
    }
  };
  struct PatternToken {
    std::uint32_t word = 0;
    TokenKind kind = TokenKind::word;
    Casing casing = Casing::none;
    bool space_before = false;
  };
  struct PatternOrdinal {
    std::uint32_t token = 0;  // of the sentence
    std::string unit;
    double number = 0;
  };
  struct PatternSentence {
    std::vector<PatternToken> tokens;
    std::vector<PatternOrdinal> ordinals;
  };
  struct Pattern {
    std::vector<PatternSentence> sentences;
    std::vector<std::pair<std::vector<PatternToken>, NameKind>> names;  // the most told of
    std::string title;
  };
  // The words of a sentence in a report: those of an affair, and maybe the report's own.
  struct Voice {
    std::uint64_t cast = 0;
    std::uint64_t look_alike = 0;  // the cast that other affairs of the pattern have a part of too
    std::uint64_t theme = 0;
    std::uint64_t own = 0;    // 0: nothing is reworded
    std::uint64_t words = 0;  // of the lexicon when the affair began

    [[nodiscard]] std::uint64_t cast_of(std::uint32_t word) const {
      return mix_hash(look_alike, word) % 100 < kAlike ? look_alike : cast;
    }
  };

  static constexpr std::uint32_t kMostReports = 400;
  static constexpr std::uint32_t kLeastOfOwn = 4;  // tenths; kMostOfOwn at most
  static constexpr std::uint32_t kMostOfOwn = 8;
  static constexpr std::uint32_t kReworded = 40;  // hundredths
  static constexpr std::uint32_t kAlike = 10;     // hundredths
  static constexpr std::uint64_t kThemes = 64;
  static constexpr std::uint32_t kBackgroundShare = 3;  // tenths
  static constexpr std::size_t kNames = 8;

  std::uint32_t pick(std::size_t below) {
    return static_cast<std::uint32_t>(random_() % static_cast<std::uint32_t>(below));
  }

  [[nodiscard]] PatternToken token_of(const Text& text, std::uint32_t t) const {
    const Token& token = text.tokens[t];
    return {lexicon_.word(text.fold(t)), token.kind, token.casing, token.space_before};
  }

  [[nodiscard]] Pattern pattern_of(const AnnotatedReport& report) const {
    Pattern pattern;
    const Text& text = report.text;
    pattern.title = report.report.title.value_or("");
    std::vector<std::uint32_t> place(text.sentences.size(), 0);
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      const Sentence& sentence = text.sentences[s];
      if (sentence.furniture) continue;
      place[s] = static_cast<std::uint32_t>(pattern.sentences.size());
      std::vector<PatternToken>& tokens = pattern.sentences.emplace_back().tokens;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        tokens.push_back(token_of(text, t));
      }
    }
    for (const Quantity& quantity : report.reading.quantities) {
      if (quantity.kind != QuantityKind::ordinal) continue;
      const std::uint32_t token = text.token_at(quantity.span.start);
      if (token >= text.tokens.size()) continue;
      const std::uint32_t s = text.tokens[token].sentence;
      if (text.sentences[s].furniture) continue;
      pattern.sentences[place[s]].ordinals.push_back(
          {token - text.sentences[s].first, quantity.unit, quantity.number});
    }
    add_names(pattern, report);
    return pattern;
  }

  void add_names(Pattern& pattern, const AnnotatedReport& report) const {
    std::vector<const Entity*> entities;
    for (const Entity& entity : report.reading.entities) entities.push_back(&entity);
    std::stable_sort(entities.begin(), entities.end(), [](const Entity* a, const Entity* b) {
      return a->mentions.size() > b->mentions.size();
    });
    if (entities.size() > kNames) entities.resize(kNames);
    for (const Entity* entity : entities) {
      const Text::Range range = report.text.tokens_in(report.reading.names[entity->fullest].span);
      auto& [tokens, kind] = pattern.names.emplace_back();
      for (std::uint32_t t = range.first; t < range.last; ++t) {
        tokens.push_back(token_of(report.text, t));
      }
      kind = entity->kind;
    }
  }

  void begin_affair(double now) {
    const double u = (1.0 + pick(1'000'000)) / 1'000'001.0;
    const auto size = static_cast<std::uint32_t>(std::min<double>(kMostReports, std::pow(u, -0.8)));
    const std::uint32_t affair = affairs_++;
    const std::uint32_t pattern = pick(patterns_.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      const double later = i == 0 ? 0 : 1.5 * static_cast<double>(pick(1000)) / 1000;
      due_.push({now + later, affair, pattern, made_});
    }
  }

  std::uint64_t put(std::string& out, std::uint32_t word, const Voice& voice) const {
    if (lexicon_.is_common(word)) return lexicon_.put(out, word, 0, 0, 0);
    if (voice.own != 0 && lexicon_.is_ordinary(word)) {
      const std::uint64_t own = mix_hash(voice.own, word);
      if (own % 100 < kReworded) return lexicon_.put(out, word, own, voice.theme, voice.words);
    }
    return lexicon_.put(out, word, voice.cast_of(word), voice.theme, voice.words);
  }

  void add_token(AnnotatedReport& out, const PatternToken& token, const Voice& voice) const {
    Text& text = out.text;
    const auto folded = static_cast<std::uint32_t>(text.folded.size());
    text.hashes.push_back(put(text.folded, token.word, voice));
    const std::string_view form = std::string_view(text.folded).substr(folded);
    if (token.space_before && !out.report.text.empty()) out.report.text += ' ';
    const auto start = static_cast<std::uint32_t>(out.report.text.size());
    out.report.text += form;
    text.tokens.push_back({.span = {start, static_cast<std::uint32_t>(out.report.text.size())},
                           .folded = folded,
                           .folded_size = static_cast<std::uint32_t>(form.size()),
                           .sentence = static_cast<std::uint32_t>(text.sentences.size()),
                           .kind = token.kind,
                           .casing = token.casing,
                           .space_before = token.space_before});
  }

  void add_sentence(AnnotatedReport& out, const PatternSentence& sentence,
                    const Voice& voice) const {
    const std::vector<PatternToken>& tokens = sentence.tokens;
    if (tokens.empty()) return;
    const auto first = static_cast<std::uint32_t>(out.text.tokens.size());
    for (const PatternToken& token : tokens) add_token(out, token, voice);
    const auto last = static_cast<std::uint32_t>(out.text.tokens.size());
    out.text.sentences.push_back(
        {.span = {out.text.tokens[first].span.start, out.text.tokens[last - 1].span.end},
         .first = first,
         .last = last});
    for (const PatternOrdinal& ordinal : sentence.ordinals) {
      const Span span = out.text.tokens[first + ordinal.token].span;
      out.reading.quantities.push_back({.span = span,
                                        .number_span = span,
                                        .unit_span = span,
                                        .kind = QuantityKind::ordinal,
                                        .number = ordinal.number,
                                        .upper = {},
                                        .unit = ordinal.unit});
    }
  }

  // Names stand behind the text, where no sentence is: they are told, not counted.
  void add_names(AnnotatedReport& out, const Pattern& pattern, const Voice& voice) const {
    for (const auto& [tokens, kind] : pattern.names) {
      const auto start = static_cast<std::uint32_t>(out.report.text.size());
      for (const PatternToken& token : tokens) {
        lexicon_.put(out.report.text, token.word, voice.cast_of(token.word), voice.theme,
                     voice.words);
        out.report.text += ' ';
      }
      const auto name = static_cast<std::uint32_t>(out.reading.names.size());
      const auto end = static_cast<std::uint32_t>(out.report.text.size());
      out.reading.names.push_back({.span = {start, end}, .kind = kind, .entity = name});
      out.reading.entities.push_back({.kind = kind, .mentions = {name}, .fullest = name});
    }
  }

  // Leaves the memory of what is written anew in every report.
  static void clear(AnnotatedReport& out) {
    out.report.text.clear();
    out.text.tokens.clear();
    out.text.sentences.clear();
    out.text.folded.clear();
    out.text.hashes.clear();
    out.reading.quantities.clear();
    out.reading.names.clear();
    out.reading.entities.clear();
  }

  void make(AnnotatedReport& out, const Due& due, double now) {
    const Pattern& pattern = patterns_[due.pattern];
    out.report.id = 'g' + std::to_string(made_);
    out.report.outlet = "Outlet ";
    *out.report.outlet += std::to_string(pick(200));
    out.report.published = to_iso(civil_from_days(20'000 + static_cast<std::int64_t>(now)));
    out.report.title = pattern.title;
    const Voice voice{.cast = mix_hash(1, due.affair),
                      .look_alike = mix_hash(2, due.pattern),
                      .theme = mix_hash(3, due.affair) % kThemes,
                      .own = mix_hash(4, made_),
                      .words = lexicon_.size_after(due.begun)};
    const std::uint32_t share = kLeastOfOwn + pick(kMostOfOwn - kLeastOfOwn + 1);
    for (std::uint32_t s = 0; s < pattern.sentences.size(); ++s) {
      if (pick(10) < (s == 0 ? 9u : share)) add_sentence(out, pattern.sentences[s], voice);
    }
    const Pattern& other = patterns_[pick(patterns_.size())];
    const std::uint64_t own = mix_hash(5, made_);
    const Voice aside{
        .cast = own, .look_alike = own, .theme = voice.theme, .own = 0, .words = voice.words};
    for (std::uint32_t s = 0; s < other.sentences.size(); ++s) {
      if (pick(10) < kBackgroundShare) add_sentence(out, other.sentences[s], aside);
    }
    add_names(out, pattern, voice);
  }

  Lexicon lexicon_;
  std::vector<Pattern> patterns_;
  std::size_t a_day_;
  std::mt19937 random_;
  std::priority_queue<Due> due_;
  std::uint64_t made_ = 0;
  std::uint32_t affairs_ = 0;
};

}  // namespace synoptic::bench
