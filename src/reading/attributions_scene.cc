// SPDX-License-Identifier: Apache-2.0
//
// How quotes and the words around them are laid out as statements.
//
// Idea. A quote may hold many sentences and still be one piece of the sentence that carries it. So
// quotes become single elements, and the elements are cut into statements where the telling itself
// pauses: at the end of a sentence outside quotes, at a paragraph, and behind a quote that ends its
// sentence.
//
// Example: “It is over. We won!” the mayor shouted. — one statement, although the quote ends in
// "!". Counter-example: … a “very good day.” The mayor left. — two, since nothing behind the mark
// says that the quote is being spoken.
//
// Cost: one pass over the tokens.
#include "reading/attributions_scene.h"

#include <algorithm>

namespace synoptic::reading {
namespace {

bool is_terminal(std::string_view folded) {
  return folded == "." || folded == "?" || folded == "!" || folded == "..." || folded == "…";
}

// The entries of Reading::names by token.
std::vector<std::uint32_t> mention_per_token(const Text& text, const Reading& reading) {
  std::vector<std::uint32_t> out(text.tokens.size(), kNothing);
  std::uint32_t token = 0;
  for (std::uint32_t m = 0; m < reading.names.size(); ++m) {
    const Span span = reading.names[m].span;
    while (token < text.tokens.size() && text.tokens[token].span.end <= span.start) ++token;
    for (std::uint32_t t = token; t < text.tokens.size() && text.tokens[t].span.start < span.end;
         ++t)
      out[t] = m;
  }
  return out;
}

}  // namespace

Scene::Scene(const Report& a_report, const Text& a_text, const Reading& a_reading)
    : report(a_report), text(a_text), reading(a_reading) {
  const SourceWords& list = SourceWords::get();
  words.reserve(text.tokens.size());
  for (const Token& token : text.tokens) {
    const bool listed = token.kind == TokenKind::word || token.kind == TokenKind::symbol ||
                        token.kind == TokenKind::possessive;
    words.push_back(listed ? list.of(text.fold(token)) : WordInfo{});
  }
  quotes = find_quoted(report, text);
  lay_out();
}

void Scene::lay_out() {
  const std::vector<std::uint32_t> mentions = mention_per_token(text, reading);
  std::size_t quote = 0;
  std::uint32_t inside_until = 0;  // byte up to which tokens belong to the last quote
  elements.reserve(text.tokens.size());
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    const Token& token = text.tokens[t];
    if (text.sentences[token.sentence].furniture) continue;
    if (quote < quotes.size() && quotes[quote].outside.start < token.span.end) {
      inside_until = quotes[quote].outside.end;
      elements.push_back({.token = t, .quote = static_cast<std::uint32_t>(quote)});
      ++quote;
      // A quote that begins inside the last token of another is rare, and must not be lost.
      while (quote < quotes.size() && quotes[quote].outside.start < token.span.end) {
        inside_until = quotes[quote].outside.end;
        elements.push_back({.token = t, .quote = static_cast<std::uint32_t>(quote)});
        ++quote;
      }
    }
    if (token.span.start < inside_until) continue;
    elements.push_back({.token = t, .mention = mentions[t]});
  }
  std::uint32_t first = 0;
  const auto size = static_cast<std::uint32_t>(elements.size());
  for (std::uint32_t e = 1; e <= size; ++e) {
    if (e < size && !breaks(e - 1, e)) continue;
    add_statement(first, e);
    first = e;
  }
}

void Scene::add_statement(std::uint32_t first, std::uint32_t last) {
  if (first == last) return;
  const std::uint32_t sentence = token(first).sentence;
  statements.push_back(
      {.first = first, .last = last, .paragraph = text.sentences[sentence].paragraph});
}

bool Scene::is_wordlike(std::uint32_t element) const {
  if (elements[element].is_quote()) return false;
  const TokenKind kind = token(element).kind;
  return kind == TokenKind::word || kind == TokenKind::number || kind == TokenKind::possessive;
}

Span Scene::span_of(std::uint32_t first, std::uint32_t last) const {
  const Element& a = elements[first];
  const Element& b = elements[last];
  const Span start = a.is_quote() ? quotes[a.quote].outside : text.tokens[a.token].span;
  const Span end = b.is_quote() ? quotes[b.quote].outside : text.tokens[b.token].span;
  return {start.start, std::max(start.end, end.end)};
}

char Scene::last_byte(std::uint32_t quote) const {
  const Span inside = quotes[quote].inside;
  if (inside.empty()) return 0;
  const std::string_view inner = cut(report.text, inside);
  if (inner.ends_with("…")) return '.';
  return inner.back();
}

bool Scene::ends_sentence(std::uint32_t element, std::uint32_t next_token) const {
  if (elements[element].is_quote()) return false;
  const Token& here = token(element);
  return here.sentence != text.tokens[next_token].sentence;
}

// Whether the element `next`, behind a quote, belongs to the quote's statement.
bool Scene::quote_goes_on(std::uint32_t quote, std::uint32_t next) const {
  if (!quotes[quote].closed) return false;
  const char end = last_byte(quote);
  const bool final = end == '.' || end == '!' || end == '?';
  if (!final) return true;
  if (!is_wordlike(next)) return !is_mark(next, "(") && !is_mark(next, "[");
  if (token(next).casing == Casing::lower) return true;
  // “Really?” Lind asked. — a name and a verb that speaks, and little else
  const auto limit = std::min<std::uint32_t>(next + 7, static_cast<std::uint32_t>(elements.size()));
  for (std::uint32_t e = next; e < limit; ++e) {
    if (elements[e].is_quote() || ends_sentence(e, elements[std::min(e + 1, limit - 1)].token))
      return false;
    const WordInfo& info = word(e);
    // A verb that is in no list and ends the sentence: “Really?” Lind wheezed.
    const bool unlisted = e > next && end != '.' && is_wordlike(e) &&
                          token(e).casing == Casing::lower && folded(e).ends_with("ed") &&
                          e + 1 < elements.size() && is_terminal(folded(e + 1));
    if (unlisted) return true;
    if (e > next && info.is(words::kSay | words::kAsk | words::kWrite) &&
        info.has(forms::kPast | forms::kThird)) {
      if (e + 1 < elements.size() && is_mark(e + 1, ":")) return false;
      if (end != '.' || e + 1 >= elements.size()) return true;
      return is_terminal(folded(e + 1)) || is_comma(e + 1) || elements[e + 1].is_quote();
    }
    if (!is_wordlike(e)) return false;
  }
  return false;
}

bool Scene::breaks(std::uint32_t before, std::uint32_t after) const {
  const Element& a = elements[before];
  const Element& b = elements[after];
  const auto paragraph_of = [&](const Element& element) {
    return text.sentences[text.tokens[element.token].sentence].paragraph;
  };
  if (!a.is_quote() && paragraph_of(a) != paragraph_of(b)) return true;
  if (a.is_quote()) {
    const Span gap{quotes[a.quote].outside.end,
                   b.is_quote() ? quotes[b.quote].outside.start : text.tokens[b.token].span.start};
    const bool new_line =
        gap.start < gap.end && cut(report.text, gap).find('\n') != std::string_view::npos;
    if (new_line) return true;
    if (!b.is_quote()) return !quote_goes_on(a.quote, after);
    const char end = last_byte(a.quote);
    return end == '.' || end == '!' || end == '?';
  }
  if (!b.is_quote()) return ends_sentence(before, b.token);
  return is_terminal(folded(before)) && ends_sentence(before, b.token);
}

}  // namespace synoptic::reading
