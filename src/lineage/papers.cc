// SPDX-License-Identifier: Apache-2.0
#include "lineage/papers.h"

#include <algorithm>
#include <iterator>

namespace synoptic::lineage {

void Papers::note(std::uint32_t byte, std::string head, SourceIndex source) {
  if (is_film(head)) films_.push_back({byte, source});
  papers_[std::move(head)].push_back({byte, source});
}

std::optional<SourceIndex> Papers::called(std::string_view head, std::uint32_t byte) const {
  const auto known = papers_.find(std::string(head));
  if (known == papers_.end()) return std::nullopt;
  const auto after = std::ranges::upper_bound(known->second, byte, {}, &Paper::byte);
  return after == known->second.begin() ? after->source : std::prev(after)->source;
}

std::optional<SourceIndex> Papers::mentioned_before(std::uint32_t byte) const {
  const Text& text = report_.text;
  if (text.sentences.empty() || papers_.empty()) return std::nullopt;
  const std::uint32_t paragraph = text.sentences[text.sentence_at(byte)].paragraph;
  for (std::uint32_t t = text.token_at(byte); t-- > 0;) {
    const Token& token = text.tokens[t];
    if (text.sentences[token.sentence].paragraph + 1 < paragraph) break;
    if (token.kind != TokenKind::word) continue;
    if (const auto source = called(singular(text.fold(t)), token.span.start)) return source;
  }
  return std::nullopt;
}

std::optional<SourceIndex> Papers::seen_before(std::uint32_t byte) const {
  const Text& text = report_.text;
  const auto after = std::ranges::lower_bound(films_, byte, {}, &Paper::byte);
  if (after == films_.begin()) return std::nullopt;
  const Paper& last = *std::prev(after);
  const std::uint32_t here = text.sentences[text.sentence_at(byte)].paragraph;
  const std::uint32_t there = text.sentences[text.sentence_at(last.byte)].paragraph;
  return here - there <= 1 ? std::optional(last.source) : std::nullopt;
}

std::optional<SourceIndex> Papers::right_before(std::uint32_t byte) const {
  const Text& text = report_.text;
  for (std::uint32_t t = text.token_at(byte); t-- > 0;) {
    const Token& token = text.tokens[t];
    if (token.kind == TokenKind::punctuation) continue;
    if (token.kind != TokenKind::word) break;
    return called(singular(text.fold(t)), token.span.start);
  }
  return std::nullopt;
}

}  // namespace synoptic::lineage
