// SPDX-License-Identifier: Apache-2.0
//
// Quotes with cue and speaker, told apart from marks of distance and from titles.
//
// Idea. Words in quotation marks are somebody's when a cue gives them to somebody (voices.h). What
// nobody says is no utterance when it is a nickname (William “Mo” Harlan), a title (the film “Night
// Ferry”), a term (a so-called “peace camp”), stands for an adjective (its “zero tolerance” policy)
// or is a single word: the writer's own distance to it. Other words that nobody is named for stay
// quotes: most of them are cited from what the report has just told of.
#include "reading/quotes.h"

#include <algorithm>

#include "reading/voices.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers
using namespace words;

// How a quote's words look.
struct Shape {
  std::uint32_t words = 0;
  std::uint32_t capitalised = 0;  // of them, small connecting words left out
  std::uint32_t small = 0;        // words in lower case that titles would capitalise
};

Shape shape_of(const Scene& scene, Span inside) {
  Shape shape;
  const Text::Range range = scene.text.tokens_in(inside);
  for (std::uint32_t t = range.first; t < range.last && shape.words < 64; ++t) {
    const Token& token = scene.text.tokens[t];
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    ++shape.words;
    if (token.casing == Casing::lower) {
      const bool connecting = scene.words[t].is(kDeterminer | kIndefinite | kPreposition |
                                                kCoordinator | kAuxiliary | kPronoun);
      if (!connecting) ++shape.small;
    } else {
      ++shape.capitalised;
    }
  }
  return shape;
}

bool is_proper(const Scene& scene, std::uint32_t e) {
  return scene.is_wordlike(e) && scene.token(e).casing != Casing::lower &&
         scene.token(e).kind == TokenKind::word;
}

// William “Mo” Harlan: a word or two between two parts of a name.
bool is_nickname(const Scene& scene, const Voice& voice, const Shape& shape) {
  const std::uint32_t e = voice.element;
  if (shape.words > 3 || shape.small > 0 || e == 0 || e + 1 >= scene.elements.size()) return false;
  return is_proper(scene, e - 1) && is_proper(scene, e + 1) &&
         scene.statements[voice.statement].first < e &&
         e + 1 < scene.statements[voice.statement].last;
}

bool is_spoken(const Voice& voice) {
  return voice.by != VoiceBy::nobody && voice.by != VoiceBy::state;
}

// The film “Night Ferry”, titled “Night Ferry”.
bool is_title(const Scene& scene, const Voice& voice, const Shape& shape) {
  if (voice.alone || shape.small > 0 || shape.capitalised == 0) return false;
  const std::uint32_t e = voice.element;
  const Statement& statement = scene.statements[voice.statement];
  if (e == statement.first) return false;
  std::uint32_t left = e - 1;
  if (scene.is_comma(left) && left > statement.first) --left;
  if (scene.is_wordlike(left) && scene.word(left).is(kWorkNoun | kNamer)) return true;
  return !is_spoken(voice) && shape.capitalised >= 2;
}

// A so-called “peace camp”, known as the “night shift”, the term “soft landing”.
bool is_term(const Scene& scene, const Voice& voice, const Shape& shape) {
  constexpr std::uint32_t kLongest = 6;
  if (voice.alone || is_spoken(voice) || shape.words > kLongest) return false;
  const std::uint32_t first = scene.statements[voice.statement].first;
  std::uint32_t e = voice.element;
  const auto step_over = [&](auto&& wanted) {
    if (e > first && scene.is_wordlike(e - 1) && wanted(e - 1)) --e;
  };
  step_over([&](std::uint32_t w) { return scene.word(w).is(kDeterminer | kIndefinite); });
  step_over([&](std::uint32_t w) { return scene.folded(w) == "as"; });
  return e > first && scene.is_wordlike(e - 1) && scene.word(e - 1).is(kNamer);
}

// Its “zero tolerance” policy: the words stand for an adjective, and nobody is there to say them.
bool is_adjective(const Scene& scene, const Voice& voice, const Shape& shape, Span inside) {
  constexpr std::uint32_t kLongest = 4;
  if (voice.by != VoiceBy::nobody || voice.alone || shape.words > kLongest) return false;
  const std::uint32_t e = voice.element;
  const Statement& statement = scene.statements[voice.statement];
  if (e == statement.first || e + 1 >= statement.last) return false;
  if (!scene.is_wordlike(e - 1) || !scene.word(e - 1).is(kDeterminer | kIndefinite)) return false;
  const Text::Range range = scene.text.tokens_in(inside);
  if (scene.text.tokens[range.last - 1].kind == TokenKind::punctuation) return false;
  if (!scene.is_wordlike(e + 1) || scene.token(e + 1).casing != Casing::lower) return false;
  return scene.token(e + 1).kind == TokenKind::word &&
         !scene.word(e + 1).is(kPreposition | kCoordinator | kSubordinator | kRelative |
                               kAuxiliary | kNegation | kAdverb | kPronoun | kObject | kTime |
                               kDeterminer | kIndefinite | (kVerb & ~kNounToo));
}

bool is_scare(const Scene& scene, const Voice& voice, Span inside) {
  const Shape shape = shape_of(scene, inside);
  if (shape.words == 0) return true;
  if (is_nickname(scene, voice, shape) || is_title(scene, voice, shape)) return true;
  if (is_term(scene, voice, shape) || is_adjective(scene, voice, shape, inside)) return true;
  return voice.by == VoiceBy::nobody && !voice.alone && shape.words == 1;
}

}  // namespace

std::vector<Quote> find_quotes(const Voices& voices) {
  const Scene& scene = voices.scene;
  std::vector<Quote> out;
  out.reserve(scene.quotes.size());
  for (std::size_t q = 0; q < scene.quotes.size(); ++q) {
    const Voice& voice = voices.quotes[q];
    Quote quote{.span = scene.quotes[q].inside};
    quote.scare = is_scare(scene, voice, quote.span);
    quote.continued = voice.continued && !quote.scare;
    if (voice.by != VoiceBy::nobody && !quote.scare) {
      if (voice.cue != kNothing) {
        const Cue& cue = voices.cues[voice.cue];
        quote.cue = scene.span_of(cue.first, cue.last);
      }
      if (voice.source) quote.source.span = scene.span_of(voice.source->first, voice.source->last);
      quote.source.entity = voice.entity;
    }
    out.push_back(quote);
  }
  return out;
}

}  // namespace synoptic
