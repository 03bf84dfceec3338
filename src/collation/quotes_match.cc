// SPDX-License-Identifier: Apache-2.0
#include "collation/quotes_match.h"

#include <algorithm>

#include "collation/quotes_align.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kUtteranceWords = 4;    // fewer are a piece
constexpr std::uint32_t kUtteranceContent = 2;  // of them that say something
constexpr double kShare = 0.6;                  // of the shorter's words, and of its content
constexpr std::uint32_t kDoubledWords = 5;      // that nobody says after somebody else by chance
constexpr std::uint32_t kDoubledContent = 3;
constexpr double kDoubledShare = 0.8;
constexpr std::uint32_t kPieceWords = 3;  // of a piece whose content is a single word

double share(std::uint32_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

SpeakerMatch compare_speakers(const Utterance& a, const Utterance& b) {
  if (a.speaker && b.speaker) {
    return *a.speaker == *b.speaker ? SpeakerMatch::same : SpeakerMatch::different;
  }
  const bool both_texts = !a.speaker && !b.speaker && !a.speaker_text.empty();
  return both_texts && a.speaker_text == b.speaker_text ? SpeakerMatch::same
                                                        : SpeakerMatch::unknown;
}

WordMatch match_words(const Utterance& shorter, const Utterance& longer,
                      const WordNumbers& numbers) {
  WordMatch match;
  const std::vector<AlignedRun> runs = align_words(longer.words, shorter.words);
  for (const AlignedRun& run : runs) {
    if (run.kind != EditKind::same) continue;
    match.words += run.last - run.first;
    for (std::uint32_t word = run.first; word < run.last; ++word) {
      match.content += numbers.is_content(shorter.words[word]) ? 1U : 0U;
    }
    match.contiguous = match.contiguous || run.last - run.first == shorter.words.size();
  }
  return match;
}

bool is_same_utterance(const Utterance& shorter, const Utterance& longer, const WordMatch& match) {
  const SpeakerMatch speakers = compare_speakers(shorter, longer);
  if (speakers == SpeakerMatch::different) {
    return match.words >= kDoubledWords && match.content >= kDoubledContent &&
           share(match.words, shorter.words.size()) >= kDoubledShare;
  }
  // A report says a thing once; two quotes of its own that are alike are two, unless one repeats
  // the other's words.
  const bool one_report = shorter.anchor.report == longer.anchor.report;
  if (match.contiguous) {
    const bool whole = shorter.words.size() == longer.words.size();
    if (shorter.words.size() >= kUtteranceWords) return true;
    if (speakers == SpeakerMatch::same) return whole && shorter.words.size() >= 2;
    return shorter.content.size() > kUtteranceContent;
  }
  if (one_report) return false;
  const bool enough = shorter.words.size() >= kUtteranceWords && match.content >= kUtteranceContent;
  return enough && share(match.words, shorter.words.size()) >= kShare &&
         share(match.content, shorter.content.size()) >= kShare;
}

std::uint32_t piece_strength(const Utterance& piece, const Utterance& whole,
                             const WordMatch& match) {
  if (compare_speakers(piece, whole) != SpeakerMatch::same) return 0;
  if (piece.anchor.report == whole.anchor.report) return 0;
  if (piece.content.empty() || match.content != piece.content.size()) return 0;
  if (piece.content.size() == 1 && piece.words.size() > kPieceWords) return 0;
  return 2 * match.words + (match.contiguous ? 1U : 0U);
}

}  // namespace synoptic
