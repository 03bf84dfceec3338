// SPDX-License-Identifier: Apache-2.0
#include "lineage/papers.h"

#include <algorithm>

namespace synoptic::lineage {

void Papers::note(std::uint32_t byte, std::string head, SourceIndex source) {
  papers_.push_back({byte, std::move(head), source});
}

std::optional<SourceIndex> Papers::called(std::string_view head, std::uint32_t byte) const {
  const Paper* best = nullptr;
  for (const Paper& paper : papers_) {
    if (paper.head != head) continue;
    const bool before = paper.byte <= byte;
    const bool best_before = best != nullptr && best->byte <= byte;
    const bool nearer =
        best == nullptr || (before && !best_before) ||
        (before == best_before && (before ? paper.byte > best->byte : paper.byte < best->byte));
    if (nearer) best = &paper;
  }
  return best == nullptr ? std::nullopt : std::optional(best->source);
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
