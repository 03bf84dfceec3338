// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "synoptic/text.h"
#include "text/sentences.h"

namespace synoptic {

Text split_text(const Report& report) {
  Text out;
  out.folded.reserve(report.text.size());
  out.tokens.reserve(report.text.size() / 5);
  out.hashes.reserve(report.text.size() / 5);
  cut_paragraphs(report, out);
  return out;
}

std::uint32_t Text::token_at(std::uint32_t byte) const {
  const auto found =
      std::ranges::upper_bound(tokens, byte, {}, [](const Token& t) { return t.span.end; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

Text::Range Text::tokens_in(Span span) const {
  Range range{token_at(span.start), 0};
  range.last = range.first;
  while (range.last < tokens.size() && tokens[range.last].span.start < span.end) ++range.last;
  return range;
}

std::uint32_t Text::sentence_at(std::uint32_t byte) const {
  const auto found =
      std::ranges::upper_bound(sentences, byte, {}, [](const Sentence& s) { return s.span.start; });
  return found == sentences.begin() ? 0 : static_cast<std::uint32_t>(found - sentences.begin() - 1);
}

}  // namespace synoptic
