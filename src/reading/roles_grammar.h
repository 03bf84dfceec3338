// reading: how far a title or apposition reaches.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/names_lexicon.h"
#include "synoptic/reading.h"

namespace synoptic::reading {

inline constexpr std::uint32_t kNoMention = 0xffffffffu;

// What a word or phrase does in a description; the sections of role_grammar.txt.
enum class Part : std::uint8_t {
  none,
  state,
  determiner,
  modifier,
  complement,
  copula,
  adverb,
  end
};

// Tokens [first, last).
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] bool empty() const { return first == last; }
};

// A description with the office in it.
struct Description {
  Stretch whole;
  Stretch head;
};

// A report with its names, ready for roles to be found.
class RoleContext {
 public:
  RoleContext(const Report& report, const Text& text, const Reading& reading);

  const Report& report;
  const Text& text;
  const Reading& reading;
  const NameLexicon& lexicon;

  // The name the token is part of, or kNoMention.
  [[nodiscard]] std::uint32_t mention(std::uint32_t token) const { return mention_[token]; }
  [[nodiscard]] bool in_person(std::uint32_t token) const {
    return mention_[token] != kNoMention && reading.names[mention_[token]].kind == NameKind::person;
  }
  // The tokens of a name.
  [[nodiscard]] Stretch tokens_of(std::uint32_t mention) const { return stretches_[mention]; }
  [[nodiscard]] const Sentence& sentence_of(std::uint32_t token) const {
    return text.sentences[text.tokens[token].sentence];
  }
  [[nodiscard]] bool is(std::uint32_t token, std::string_view word) const {
    return token < text.tokens.size() && text.fold(token) == word;
  }
  [[nodiscard]] bool is_possessive(std::uint32_t token) const {
    return text.tokens[token].kind == TokenKind::possessive;
  }
  // Whether an apposition ends before the token: a mark, or the end of the sentence.
  [[nodiscard]] bool closes(std::uint32_t token, std::uint32_t sentence_end) const;

  // The phrase of role_grammar.txt at the token, and what it does.
  struct GrammarMatch {
    Part part = Part::none;
    std::uint32_t tokens = 0;
    std::uint32_t row = 0;
  };
  [[nodiscard]] GrammarMatch grammar_at(std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] Part part(std::uint32_t token) const { return grammar_at(token, token + 1).part; }
  // The longest role phrase that begins at the token; empty when none does.
  [[nodiscard]] Stretch role_at(std::uint32_t token, std::uint32_t limit) const;
  // The longest role phrase that ends before the token; empty when none does.
  [[nodiscard]] Stretch role_before(std::uint32_t token) const;

  // Whether the head is an office or rank, not a calling, party or relation.
  [[nodiscard]] bool is_office(Stretch head) const {
    const PhraseTable::Match found = lexicon.roles.match(text, head.first, head.last);
    return found.tokens != 0 && role_group(found.row) == RoleGroup::office;
  }

  // Widens a role to the left by what belongs to it: "Ukraine's ... Council [Secretary]".
  [[nodiscard]] std::uint32_t widen_left(Stretch role) const;
  // The description that begins at the token and ends at a mark: an apposition.
  [[nodiscard]] std::optional<Description> apposition_at(std::uint32_t token) const;
  // The description that begins at the token as a predicate: "a former partner in the firm".
  [[nodiscard]] std::optional<Description> predicate_at(std::uint32_t token) const;

  [[nodiscard]] RoleState state_of(Stretch whole) const;
  // The first name of this kind among the words of a description.
  [[nodiscard]] std::optional<EntityIndex> name_in(Stretch whole, NameKind kind) const;
  [[nodiscard]] Span span_of(Stretch stretch) const {
    return {text.tokens[stretch.first].span.start, text.tokens[stretch.last - 1].span.end};
  }

 private:
  [[nodiscard]] std::uint32_t trimmed_end(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool joins_verb(std::uint32_t token, std::uint32_t limit) const;
  // Where the search for a head has come to.
  struct HeadSearch {
    std::uint32_t at = 0;
    std::uint32_t limit = 0;
    std::uint32_t plain = 0;  // words passed that are in no list
    bool opened = false;      // an article or owner has been passed
  };
  [[nodiscard]] bool is_final_head(Stretch role, std::uint32_t limit) const;
  bool pass_name(HeadSearch& search) const;
  bool pass_word(HeadSearch& search) const;
  bool pass_over(HeadSearch& search, GrammarMatch match) const;
  [[nodiscard]] std::optional<Stretch> head_from(std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] std::uint32_t step_left(std::uint32_t at, std::uint32_t first) const;
  [[nodiscard]] std::uint32_t to_determiner(std::uint32_t at, std::uint32_t first) const;

  std::vector<std::uint32_t> mention_;
  std::vector<Stretch> stretches_;
};

}  // namespace synoptic::reading
