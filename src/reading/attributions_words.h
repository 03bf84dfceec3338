// reading: the words that sources and cues are told by.
// SPDX-License-Identifier: Apache-2.0
//
// Format of the two lists (attributions_grammar.txt, attributions_verbs.txt): UTF-8, "#" starts a
// comment line, `[section]` opens a section, words stand between blanks. In a section of verbs a
// line is one verb: base form, third person, past, participle, -ing form.

#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace synoptic::reading {

// The sections of the lists, as bits.
namespace words {
inline constexpr std::uint32_t kDeterminer = 1u << 0;
inline constexpr std::uint32_t kIndefinite = 1u << 1;
inline constexpr std::uint32_t kPreposition = 1u << 2;
inline constexpr std::uint32_t kAuxiliary = 1u << 3;
inline constexpr std::uint32_t kNegation = 1u << 4;
inline constexpr std::uint32_t kAdverb = 1u << 5;
inline constexpr std::uint32_t kCoordinator = 1u << 6;
inline constexpr std::uint32_t kSubordinator = 1u << 7;
inline constexpr std::uint32_t kRelative = 1u << 8;
inline constexpr std::uint32_t kHe = 1u << 9;
inline constexpr std::uint32_t kShe = 1u << 10;
inline constexpr std::uint32_t kThey = 1u << 11;
inline constexpr std::uint32_t kIt = 1u << 12;
inline constexpr std::uint32_t kSelf = 1u << 13;
inline constexpr std::uint32_t kObject = 1u << 14;
inline constexpr std::uint32_t kTime = 1u << 15;
inline constexpr std::uint32_t kElided = 1u << 16;
inline constexpr std::uint32_t kNounToo = 1u << 17;
inline constexpr std::uint32_t kWorkNoun = 1u << 18;
inline constexpr std::uint32_t kNamer = 1u << 19;
// verbs
inline constexpr std::uint32_t kSay = 1u << 20;
inline constexpr std::uint32_t kTell = 1u << 21;
inline constexpr std::uint32_t kAsk = 1u << 22;
inline constexpr std::uint32_t kWrite = 1u << 23;
inline constexpr std::uint32_t kCall = 1u << 24;
inline constexpr std::uint32_t kThink = 1u << 25;
inline constexpr std::uint32_t kShow = 1u << 26;
inline constexpr std::uint32_t kJudge = 1u << 27;
inline constexpr std::uint32_t kUrge = 1u << 28;
inline constexpr std::uint32_t kIntend = 1u << 29;

inline constexpr std::uint32_t kManner = 1u << 30;
inline constexpr std::uint32_t kParticiple = 1u << 31;

inline constexpr std::uint32_t kPronoun = kHe | kShe | kThey | kIt | kSelf;
inline constexpr std::uint32_t kVerb =
    kSay | kTell | kAsk | kWrite | kCall | kThink | kShow | kJudge | kUrge | kIntend;
}  // namespace words

// The forms of a verb, as bits.
namespace forms {
inline constexpr std::uint8_t kBase = 1u << 0;
inline constexpr std::uint8_t kThird = 1u << 1;
inline constexpr std::uint8_t kPast = 1u << 2;
inline constexpr std::uint8_t kParticiple = 1u << 3;
inline constexpr std::uint8_t kGerund = 1u << 4;
}  // namespace forms

// What the lists say of a word; all 0 when they do not have it.
struct WordInfo {
  std::uint32_t sections = 0;
  std::uint8_t forms = 0;
  std::uint32_t verb = 0;  // one number per verb; 0: none

  [[nodiscard]] bool is(std::uint32_t bits) const { return (sections & bits) != 0; }
  [[nodiscard]] bool has(std::uint8_t form) const { return (forms & form) != 0; }
};

// Both lists, read once. Safe to ask from many threads.
class SourceWords {
 public:
  [[nodiscard]] static const SourceWords& get();
  // REQUIRES: the word is folded, as Text::fold gives it.
  [[nodiscard]] WordInfo of(std::string_view folded) const {
    const auto found = table_.find(folded);
    return found == table_.end() ? WordInfo{} : found->second;
  }

 private:
  SourceWords();
  void add(std::string_view source);

  std::unordered_map<std::string_view, WordInfo> table_;
  std::uint32_t verbs_ = 0;
};

}  // namespace synoptic::reading
