// SPDX-License-Identifier: Apache-2.0
#include "reading/credits_lists.h"

#include <algorithm>
#include <array>

#include "reading/lexicon.h"
#include "reading_data.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kLongestName = 8;  // tokens

// In the order of the bits in namespace credit_words.
constexpr std::array<std::string_view, 17> kSections = {
    "title_end",    "outlet",  "piece",     "document", "footage",  "statement",
    "message",      "person",  "body",      "release",  "citing",   "spoken_to",
    "credit_label", "brought", "note_verb", "position", "note_work"};

bool is_capital(const Token& token) {
  return token.kind == TokenKind::word && token.casing != Casing::lower &&
         token.casing != Casing::none;
}

// "orra-news.com", with letters on both sides of a full stop.
bool is_address(std::string_view folded) {
  constexpr std::array<std::string_view, 10> kEndings = {".com",  ".org",  ".net", ".co.uk", ".co",
                                                         ".info", ".news", ".tv",  ".ru",    ".ua"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) {
    return folded.size() > ending.size() + 1 && folded.ends_with(ending);
  });
}

// The part of a word behind its last hyphen: "Star-Gazette" ends as a Gazette does.
std::string_view last_part(std::string_view folded) {
  const std::size_t hyphen = folded.rfind('-');
  return hyphen == std::string_view::npos ? folded : folded.substr(hyphen + 1);
}

}  // namespace

const CreditLists& CreditLists::get() {
  static const CreditLists kLists;
  return kLists;
}

CreditLists::CreditLists() : names_(reading_data::credits_names) {
  words_.reserve(1024);
  std::uint32_t section = 0;
  each_line(reading_data::credits_words, [&](std::string_view line) {
    if (line.front() == '[') {
      const auto found = std::ranges::find(kSections, line.substr(1, line.find(']') - 1));
      section = found == kSections.end() ? 0 : 1u << (found - kSections.begin());
      return;
    }
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line))
      words_[word] |= section;
  });
}

std::optional<CreditName> CreditLists::name_at(const Text& text, std::uint32_t token,
                                               std::uint32_t limit) const {
  if (token >= limit) return std::nullopt;
  const Token& first = text.tokens[token];
  const std::string_view folded = text.fold(first);
  if (is_address(folded)) return CreditName{token, token, CreditKind::medium, true};
  const bool article = folded == "the";
  if (!is_capital(first) && !article) return std::nullopt;
  const PhraseTable::Match match = names_.match(text, token, limit);
  if (match.tokens > 0) {
    const std::uint32_t last = token + match.tokens - 1;
    // A listed name is written with capitals; "the times" and "dawn" are none.
    bool capitals = true;
    for (std::uint32_t t = article ? token + 1 : token; t <= last; ++t) {
      const Token& word = text.tokens[t];
      if (word.kind == TokenKind::word && word.casing == Casing::lower && word.span.size() > 3)
        capitals = false;
    }
    // Short ones are written in capitals throughout: "AP", "ANI", "X".
    if (match.tokens == 1 && folded.size() <= 4 && first.casing == Casing::capitalised &&
        folded != "fox" && folded.size() > 1 && names_.label(match.row) == "agency")
      capitals = false;
    if (capitals) {
      const std::string_view label = names_.label(match.row);
      const CreditKind kind = label == "agency" ? CreditKind::agency
                              : label == "post" ? CreditKind::post
                                                : CreditKind::medium;
      return CreditName{token, last, kind, true};
    }
  }
  // The Harbour Gazette
  std::uint32_t last = token;
  bool found = false;
  const std::uint32_t stop = std::min(limit, token + kLongestName);
  for (std::uint32_t t = article ? token + 1 : token; t < stop; ++t) {
    const Token& word = text.tokens[t];
    const std::string_view next = text.fold(word);
    const bool joins = next == "of" || next == "and" || next == "&" || next == "de" || next == "-";
    if (!is_capital(word) && !(joins && t > token)) break;
    if (t > token && (of(last_part(next)) & credit_words::kTitleEnd) != 0) {
      last = t;
      found = true;
    }
  }
  if (!found) return std::nullopt;
  const bool wire = text.fold(last) == "wire" || text.fold(last) == "agency";
  return CreditName{token, last, wire ? CreditKind::agency : CreditKind::medium, false};
}

}  // namespace synoptic::reading
