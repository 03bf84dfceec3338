// text: takes a Report, gives Text: its paragraphs, sentences and tokens, as spans.
// SPDX-License-Identifier: Apache-2.0
//
// Sentences survive "U.S.", "Lt. Gov.", "$1.5 million", "a.m." and every form of quotation mark.
// Furniture is cut into tokens too (it is read for credits), but its sentences say that they are
// furniture. No sentence crosses a paragraph or the edge of furniture.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/page.h"
#include "synoptic/span.h"

namespace synoptic {

enum class TokenKind : std::uint8_t {
  word,    // letters, with inner apostrophes, hyphens and full stops: "O'Neill", "U.S.", "28-point"
  number,  // begins with a digit: "1,500", "3.5", "12th", "1990s", "52"
  possessive,  // "'s" or the bare apostrophe after a plural, split from its word
  open_quote,  // “ « " ' where it opens
  close_quote,
  punctuation,  // . , ; : ? ! ( ) [ ] – — - … /
  symbol,       // $ € £ % # @ & and the rest
};

// What capitals a word has.
enum class Casing : std::uint8_t {
  none,  // no letter
  lower,
  capitalised,  // "Moscow"
  upper,        // "NATO", "U.S."; two letters at least
  mixed,        // "McCabe", "iPhone"
};

struct Token {
  Span span;
  std::uint32_t folded = 0;  // where its folded form starts in Text::folded
  std::uint32_t folded_size = 0;
  std::uint32_t sentence = 0;
  TokenKind kind = TokenKind::word;
  Casing casing = Casing::none;
  bool space_before = false;
};

struct Sentence {
  Span span;                // without surrounding white space
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t paragraph = 0;
  bool furniture = false;
  bool headline = false;  // stands in Report::headline, or is a heading of its own
};

struct Paragraph {
  Span span;
  std::uint32_t first = 0;  // sentences [first, last)
  std::uint32_t last = 0;
};

struct Text {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
  std::string folded;  // lower case, quotation marks and dashes made plain, "’" as "'"
  std::vector<std::uint64_t> hashes;  // per token, hash_bytes of its folded form

  [[nodiscard]] std::string_view fold(const Token& token) const {
    return std::string_view(folded).substr(token.folded, token.folded_size);
  }
  [[nodiscard]] std::string_view fold(std::size_t token) const { return fold(tokens[token]); }

  // The first token that ends after the byte, or tokens.size().
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;
  // The tokens [first, last) that overlap the span.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  [[nodiscard]] Range tokens_in(Span span) const;
  // The sentence that holds the byte (the one before it, between two).
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const;
};

// Cuts a report. Never fails; safe to call from many threads.
[[nodiscard]] Text split_text(const Report& report);

// The lower-case form that Text::fold gives, for words that come from elsewhere (word lists).
[[nodiscard]] std::string fold_word(std::string_view word);

// A letter-only lower-case ASCII skeleton of a name, through ICU's Any-Latin; Latin-ASCII, for
// comparing spellings: "Зорецький" => "zoretskii", "José" => "jose".
[[nodiscard]] std::string latin_skeleton(std::string_view word);

// A word list as data: phrases of one or more tokens with a label each.
//
// Format of the source: UTF-8, a line is `phrase` or `phrase<TAB>label[<TAB>label...]`; "#" starts
// a comment; a line `[label]` gives the lines below it that label. Phrases are matched on folded
// tokens; of several that match the longest counts.
class PhraseTable {
 public:
  explicit PhraseTable(std::string_view source);
  ~PhraseTable();
  PhraseTable(PhraseTable&&) noexcept;
  PhraseTable& operator=(PhraseTable&&) noexcept;

  struct Match {
    std::uint32_t tokens = 0;  // how many tokens the phrase covers; 0: no match
    std::uint32_t row = 0;     // the phrase, in the order of the source
  };
  // The longest phrase that begins at the token and ends before `limit`.
  [[nodiscard]] Match match(const Text& text, std::uint32_t token, std::uint32_t limit) const;
  // A phrase that is exactly this one folded word; tokens 0 when there is none.
  [[nodiscard]] Match find(std::string_view folded) const;

  // The labels of a row: the section's first (when there is one), then the line's own.
  [[nodiscard]] std::span<const std::string> labels(std::uint32_t row) const;
  // Its first label, or "".
  [[nodiscard]] std::string_view label(std::uint32_t row) const;
  [[nodiscard]] std::string_view phrase(std::uint32_t row) const;
  [[nodiscard]] std::size_t size() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace synoptic
