// reading: a report with its quotes folded away, so that what stands around them can be read.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/attributions_words.h"
#include "reading/quotes_marks.h"
#include "synoptic/reading.h"

namespace synoptic::reading {

inline constexpr std::uint32_t kNothing = 0xFFFFFFFF;

// A token outside quotes, or a whole quote.
struct Element {
  std::uint32_t token = 0;           // of a quote: its first
  std::uint32_t quote = kNothing;    // into Scene::quotes
  std::uint32_t mention = kNothing;  // into Reading::names, when the token is part of one

  [[nodiscard]] bool is_quote() const { return quote != kNothing; }
};

// What is told in one breath: a sentence with its quotes, however many sentences they hold.
//   “It is done. We go home,” said Anna Lind.
struct Statement {
  std::uint32_t first = 0;  // elements [first, last)
  std::uint32_t last = 0;
  std::uint32_t paragraph = 0;
};

// One report laid out for the search of cues and sources. Views the report, text and reading.
class Scene {
 public:
  Scene(const Report& report, const Text& text, const Reading& reading);

  const Report& report;
  const Text& text;
  const Reading& reading;
  std::vector<WordInfo> words;  // per token
  std::vector<QuotedStretch> quotes;
  std::vector<Element> elements;
  std::vector<Statement> statements;

  [[nodiscard]] const WordInfo& word(std::uint32_t element) const {
    return words[elements[element].token];
  }
  [[nodiscard]] const Token& token(std::uint32_t element) const {
    return text.tokens[elements[element].token];
  }
  [[nodiscard]] std::string_view folded(std::uint32_t element) const {
    return text.fold(elements[element].token);
  }
  // Whether the element is this punctuation mark (folded).
  [[nodiscard]] bool is_mark(std::uint32_t element, std::string_view mark) const {
    return !elements[element].is_quote() && folded(element) == mark;
  }
  [[nodiscard]] bool is_comma(std::uint32_t element) const { return is_mark(element, ","); }
  // A word, number or possessive outside quotes.
  [[nodiscard]] bool is_wordlike(std::uint32_t element) const;
  // The bytes of elements [first, last], quotes with their marks.
  [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] Span span_of(std::uint32_t element) const { return span_of(element, element); }
  // The last byte of the quote's words ("," of “Yes,”), 0 when it is empty.
  [[nodiscard]] char last_byte(std::uint32_t quote) const;

 private:
  void lay_out();
  void add_statement(std::uint32_t first, std::uint32_t last);
  [[nodiscard]] bool breaks(std::uint32_t before, std::uint32_t after) const;
  [[nodiscard]] bool ends_sentence(std::uint32_t element, std::uint32_t next_token) const;
  [[nodiscard]] bool quote_goes_on(std::uint32_t quote, std::uint32_t next) const;
};

}  // namespace synoptic::reading
