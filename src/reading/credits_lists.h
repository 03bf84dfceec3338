// reading: the words and names that credits are told by.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "synoptic/reading.h"
#include "synoptic/text.h"

namespace synoptic::reading {

// The sections of credits_words.txt, as bits.
namespace credit_words {
inline constexpr std::uint32_t kTitleEnd = 1u << 0;
inline constexpr std::uint32_t kOutlet = 1u << 1;
inline constexpr std::uint32_t kPiece = 1u << 2;
inline constexpr std::uint32_t kDocument = 1u << 3;
inline constexpr std::uint32_t kFootage = 1u << 4;
inline constexpr std::uint32_t kStatement = 1u << 5;
inline constexpr std::uint32_t kMessage = 1u << 6;
inline constexpr std::uint32_t kPerson = 1u << 7;
inline constexpr std::uint32_t kBody = 1u << 8;
inline constexpr std::uint32_t kRelease = 1u << 9;
inline constexpr std::uint32_t kCiting = 1u << 10;
inline constexpr std::uint32_t kSpokenTo = 1u << 11;
inline constexpr std::uint32_t kLabel = 1u << 12;
inline constexpr std::uint32_t kBrought = 1u << 13;
inline constexpr std::uint32_t kNoteVerb = 1u << 14;
inline constexpr std::uint32_t kPosition = 1u << 15;
inline constexpr std::uint32_t kNoteWork = 1u << 16;
}  // namespace credit_words

// A name that things are had from, in tokens.
struct CreditName {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // the last token, included
  CreditKind kind = CreditKind::medium;
  bool certain = false;  // in the list, or a site's address; not just the look of one
};

// Both lists, read once. Safe to ask from many threads.
class CreditLists {
 public:
  [[nodiscard]] static const CreditLists& get();

  // The sections of a folded word.
  [[nodiscard]] std::uint32_t of(std::string_view folded) const {
    const auto found = words_.find(folded);
    return found == words_.end() ? 0 : found->second;
  }
  // The medium, agency or platform whose name begins at the token and ends before `limit`: a
  // listed one, a site's address ("orra-news.example"), or capitalised words of which the last is
  // one that such names end in ("the Harbour Gazette").
  [[nodiscard]] std::optional<CreditName> name_at(const Text& text, std::uint32_t token,
                                                  std::uint32_t limit) const;

 private:
  CreditLists();

  std::unordered_map<std::string_view, std::uint32_t> words_;
  PhraseTable names_;
};

}  // namespace synoptic::reading
