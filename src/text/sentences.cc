// SPDX-License-Identifier: Apache-2.0
//
// Sentence boundaries by rules over tokens. A full stop, question or exclamation mark ends a
// sentence, together with the closing marks behind it, when what follows can begin one: a capital,
// a digit, an opening mark. What makes it hard, with what decides:
//
//   "He met Gov. Lind."          the abbreviation stands before a name: no boundary
//   "made in the U.S. The plan"  an abbreviation that may end a sentence, and a word that opens one
//   "“Will it end?” he asked."   a lower-case word follows: no boundary
//   "under way.Similar Articles" no space, but a capitalised word after a lower-case one: boundary

#include "text/sentences.h"

#include <algorithm>

#include "synoptic/utf8.h"
#include "text/tokens.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kMaxSentenceTokens = 400;  // a longer run without a mark is cut
constexpr std::uint32_t kMaxHeadingWords = 16;

bool is_terminal(std::string_view folded) {
  return folded == "." || folded == "?" || folded == "!" || folded == "..." || folded == "…" ||
         folded == "。" || folded == "؟" || folded == "।";
}

bool can_begin(const Token& token) {
  if (token.kind == TokenKind::open_quote || token.kind == TokenKind::number) return true;
  if (token.kind == TokenKind::symbol) return true;
  if (token.kind != TokenKind::word) return false;
  return token.casing != Casing::lower;
}

bool is_closing(const Text& text, const Token& token) {
  if (token.space_before) return false;
  if (token.kind == TokenKind::close_quote) return true;
  const std::string_view folded = text.fold(token);
  return folded == ")" || folded == "]";
}

// Whether a sentence ends with token `i`, which is no closing mark itself.
bool ends_here(const Text& text, std::uint32_t i, std::uint32_t next) {
  const Token& token = text.tokens[i];
  const Token& follower = text.tokens[next];
  const std::string_view folded = text.fold(token);
  if (is_terminal(folded)) {
    if (!can_begin(follower)) {
      // "… said .the next": a glued lower-case word begins nothing.
      return follower.kind == TokenKind::punctuation && follower.space_before &&
             text.fold(follower) == "(";
    }
    if (follower.space_before) return true;
    const bool glued = i > 0 && text.tokens[i - 1].casing == Casing::lower &&
                       follower.casing == Casing::capitalised && follower.span.size() > 1;
    return glued;
  }
  if (token.kind != TokenKind::word || folded.size() < 2 || folded.back() != '.') return false;
  if (follower.kind != TokenKind::word && follower.kind != TokenKind::open_quote) return false;
  if (follower.casing == Casing::lower) return false;
  if (abbreviation_of(folded) == Abbreviation::before_name) return false;
  const std::uint32_t word = follower.kind == TokenKind::open_quote ? next + 1 : next;
  return word < text.tokens.size() && opens_sentence(text.fold(word)) &&
         text.tokens[word].casing == Casing::capitalised;
}

bool looks_like_heading(const Text& text, const Sentence& sentence) {
  std::uint32_t words = 0;
  std::uint32_t long_words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = text.tokens[i];
    if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
    ++words;
    if (token.span.size() <= 3 || token.kind == TokenKind::number) continue;
    ++long_words;
    if (token.casing != Casing::lower) ++capitals;
  }
  if (words == 0 || words > kMaxHeadingWords) return false;
  const std::string_view last = text.fold(sentence.last - 1);
  if (is_terminal(last) && last != "?") return false;
  if (last == "," || last == ";" || last == "\"") return false;
  return words <= 4 || 10 * capitals >= 6 * long_words;
}

Span span_of(const Text& text, std::uint32_t first, std::uint32_t last) {
  return {text.tokens[first].span.start, text.tokens[last - 1].span.end};
}

// Lines that a machine wrapped: many of them go on in lower case.
bool is_hard_wrapped(std::string_view text) {
  std::size_t single = 0;
  std::size_t goes_on = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (at == 0 || at + 1 >= text.size() || text[at - 1] == '\n' || text[at + 1] == '\n') continue;
    ++single;
    if (text[at + 1] >= 'a' && text[at + 1] <= 'z') ++goes_on;
  }
  return single >= 3 && 5 * goes_on >= single;
}

// Where the paragraph that starts at `from` ends: a blank line, or a line end in text that nobody
// wrapped; in wrapped text a line end after a full stop on a short line.
std::size_t paragraph_end(std::string_view text, std::size_t from, bool wrapped) {
  constexpr std::size_t kShortLine = 45;
  std::size_t line_start = from;
  for (std::size_t at = text.find('\n', from); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (!wrapped) return at;
    std::size_t next = at + 1;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r'))
      ++next;
    if (next >= text.size() || text[next] == '\n') return at;
    const char last = at > from ? text[at - 1] : '\n';
    if (at - line_start < kShortLine && (last == '.' || last == '"' || last == '?' || last == '!'))
      return at;
    line_start = at + 1;
  }
  return text.size();
}

// Tokens and sentences of one stretch that lies wholly inside or outside furniture.
void cut_stretch(const Report& report, Span stretch, bool furniture, Text& out) {
  const auto first = static_cast<std::uint32_t>(out.tokens.size());
  append_tokens(report.text, stretch, out);
  if (out.tokens.size() > first) cut_sentences(report, first, furniture, out);
}

// Cuts a paragraph at the edges of furniture. `next` is the first furniture not yet passed.
void cut_paragraph(const Report& report, Span span, std::size_t& next, Text& out) {
  const auto first = static_cast<std::uint32_t>(out.sentences.size());
  std::uint32_t at = span.start;
  while (at < span.end) {
    while (next < report.furniture.size() && report.furniture[next].span.end <= at) ++next;
    const bool any = next < report.furniture.size() && report.furniture[next].span.start < span.end;
    if (any && report.furniture[next].span.start <= at) {
      const std::uint32_t end = std::min(span.end, report.furniture[next].span.end);
      cut_stretch(report, {at, end}, true, out);
      at = end;
    } else {
      const std::uint32_t end = any ? report.furniture[next].span.start : span.end;
      cut_stretch(report, {at, end}, false, out);
      at = end;
    }
  }
  const auto last = static_cast<std::uint32_t>(out.sentences.size());
  if (last == first) return;
  const auto index = static_cast<std::uint32_t>(out.paragraphs.size());
  for (std::uint32_t s = first; s < last; ++s) out.sentences[s].paragraph = index;
  out.paragraphs.push_back(
      {{out.sentences[first].span.start, out.sentences[last - 1].span.end}, first, last});
}

}  // namespace

void cut_sentences(const Report& report, std::uint32_t first, bool furniture, Text& out) {
  const auto count = static_cast<std::uint32_t>(out.tokens.size());
  const auto close = [&](std::uint32_t start, std::uint32_t end) {
    Sentence sentence{
        .span = span_of(out, start, end), .first = start, .last = end, .furniture = furniture};
    const auto index = static_cast<std::uint32_t>(out.sentences.size());
    for (std::uint32_t t = start; t < end; ++t) out.tokens[t].sentence = index;
    out.sentences.push_back(sentence);
  };
  const auto sentences_before = out.sentences.size();
  std::uint32_t start = first;
  for (std::uint32_t i = first; i < count;) {
    std::uint32_t next = i + 1;
    while (next < count && is_closing(out, out.tokens[next])) ++next;
    const bool too_long = next - start >= kMaxSentenceTokens;
    if (next < count && (too_long || ends_here(out, i, next))) {
      close(start, next);
      start = next;
    }
    i = next;
  }
  if (start < count) close(start, count);
  // A paragraph of one sentence may be a heading.
  Sentence& only = out.sentences[sentences_before];
  if (out.sentences.size() == sentences_before + 1) only.headline = looks_like_heading(out, only);
  for (std::size_t s = sentences_before; s < out.sentences.size(); ++s) {
    if (report.headline && report.headline->overlaps(out.sentences[s].span))
      out.sentences[s].headline = true;
  }
}

void cut_paragraphs(const Report& report, Text& out) {
  const std::string_view text = report.text;
  const bool wrapped = is_hard_wrapped(text);
  std::size_t next_furniture = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded d = decode_at(text, at);
    if (is_white_space(d.code_point)) {
      at += d.bytes;
      continue;
    }
    const std::size_t end = paragraph_end(text, at, wrapped);
    cut_paragraph(report, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                  next_furniture, out);
    at = end;
  }
}

}  // namespace synoptic
