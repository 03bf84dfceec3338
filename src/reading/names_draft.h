// reading: names while they are being found.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "reading/names_lexicon.h"
#include "synoptic/reading.h"

namespace synoptic::reading {

// How a line is capitalised. In title and upper lines a capital says nothing.
enum class LineCase : std::uint8_t { normal, title, upper };

// What the report itself shows about a word that is in no list.
struct WordSeen {
  std::uint32_t capital = 0;  // capitalised where nothing but a name asks for it
  std::uint32_t lower = 0;
};

// A report prepared for name finding.
struct NameContext {
  NameContext(const Report& report, const Text& text);

  const Report& report;
  const Text& text;
  const NameLexicon& lexicon;
  std::vector<std::uint32_t> cues;    // per token
  std::vector<std::uint8_t> capital;  // per token: could be part of a name by its letters
  std::vector<LineCase> lines;        // per sentence
  std::unordered_map<std::uint64_t, WordSeen> seen;  // by the hash of the folded word

  [[nodiscard]] bool is(std::uint32_t token, std::uint32_t bits) const {
    return (cues[token] & bits) != 0;
  }
  [[nodiscard]] std::string_view folded(std::uint32_t token) const { return text.fold(token); }
  [[nodiscard]] std::string_view written(std::uint32_t token) const {
    return cut(report.text, text.tokens[token].span);
  }
  // Whether the token is a single letter with or without its full stop: "E.", "E".
  [[nodiscard]] bool is_initial(std::uint32_t token) const;
  // Whether the token stands where any word has a capital: first in its sentence or quotation.
  [[nodiscard]] bool is_opening(std::uint32_t token) const;
  // Whether the word looks like an ordinary one with an ending: "Apologises", "Coercion".
  [[nodiscard]] bool is_inflected(std::uint32_t token) const;
  [[nodiscard]] bool is_mark(std::uint32_t token, std::string_view mark) const {
    return token < text.tokens.size() && folded(token) == mark;
  }

  // A known name that begins at the token and whose words have their capitals; tokens 0: none.
  [[nodiscard]] PhraseTable::Match known_at(std::uint32_t token, std::uint32_t limit) const;
  // Whether a state's abbreviation stands where one can stand.
  [[nodiscard]] bool abbreviation_fits(std::uint32_t token) const;
  // A phrase of role_words.txt that begins at the token.
  [[nodiscard]] PhraseTable::Match role_at(std::uint32_t token, std::uint32_t limit) const {
    return lexicon.roles.match(text, token, limit);
  }
};

inline constexpr std::uint32_t kNoRow = 0xffffffffu;

// One mention with what speaks for each kind.
struct NameDraft {
  std::uint32_t first = 0;  // tokens [first, last)
  std::uint32_t last = 0;
  Span span;
  std::array<int, 5> score{};    // by NameKind
  std::uint32_t known = kNoRow;  // row of NameLexicon::known
  std::uint32_t honorific = 0;   // cue bits of an honorific right before
  bool title = false;            // a role stands right before
  bool thing = false;            // a word of the report tells what thing it is: "the ferry Gannet"
  bool headline = false;         // found in a line where capitals mean nothing
  bool only_surname = false;     // a name only if somebody of the report has this surname
  bool scored = false;           // form and surroundings have been counted
  NameKind kind = NameKind::other;
  std::uint64_t key = 0;  // hash of its folded words

  [[nodiscard]] std::uint32_t tokens() const { return last - first; }
  int& operator[](NameKind k) { return score[static_cast<std::size_t>(k)]; }
};

// The hash of the folded words of tokens [first, last).
[[nodiscard]] std::uint64_t key_of(const Text& text, std::uint32_t first, std::uint32_t last);

// Finds drafts in all lines that are written in sentence case; in text order.
[[nodiscard]] std::vector<NameDraft> draft_body_names(const NameContext& context);

// Adds the evidence of form and surroundings to each draft, then settles kinds over the report.
void settle_kinds(const NameContext& context, std::vector<NameDraft>& drafts);

// Finds drafts in headlines, by the names of the body, known names and given names.
[[nodiscard]] std::vector<NameDraft> draft_headline_names(const NameContext& context,
                                                          const std::vector<NameDraft>& body);

// Everything that the rules find, bodies and headlines, kinds settled; in text order, disjoint.
[[nodiscard]] std::vector<NameDraft> draft_names(const NameContext& context);

// Tells which drafts are one entity; an entity per draft, numbered by first mention.
[[nodiscard]] std::vector<EntityIndex> link_names(const NameContext& context,
                                                  const std::vector<NameDraft>& drafts);

}  // namespace synoptic::reading
