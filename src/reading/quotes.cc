// SPDX-License-Identifier: Apache-2.0
//
// Quotes with cue and speaker, told apart from marks of distance and from titles.
//
// Idea. Words in quotation marks are somebody's when a cue gives them to somebody (voices.h). What
// nobody says is no utterance when it is a nickname (William “Mo” Harlan), a title (the film “Night
// Ferry”), or a single word: the writer's own distance to it. Longer words that nobody is named
// for stay quotes: most of them are cited from what the report has just told of.
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

// The film “Night Ferry”, titled “Night Ferry”.
bool is_title(const Scene& scene, const Voice& voice, const Shape& shape) {
  if (voice.alone || shape.small > 0 || shape.capitalised == 0) return false;
  const std::uint32_t e = voice.element;
  const Statement& statement = scene.statements[voice.statement];
  if (e == statement.first) return false;
  std::uint32_t left = e - 1;
  if (scene.is_comma(left) && left > statement.first) --left;
  if (scene.is_wordlike(left) && scene.word(left).is(kWorkNoun | kNamer)) return true;
  const bool spoken = voice.by != VoiceBy::nobody && voice.by != VoiceBy::state;
  return !spoken && shape.capitalised >= 2;
}

bool is_scare(const Scene& scene, const Voice& voice, const Shape& shape) {
  if (shape.words == 0) return true;
  if (is_nickname(scene, voice, shape) || is_title(scene, voice, shape)) return true;
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
    quote.scare = is_scare(scene, voice, shape_of(scene, quote.span));
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
