// reading: the phrase that names a source, and the name behind it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "reading/attributions_scene.h"

namespace synoptic::reading {

// A noun phrase, in elements of a Scene, both ends included.
struct NounPhrase {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t head = 0;        // the last word before what qualifies it: "spokesman" of
                                 // "a spokesman for the harbour"
  std::uint32_t core_first = 0;  // the piece that the head stands in, between commas
};

// The phrase that ends before `cue`, read leftwards, with what stands between commas before the
// verb: "Anna Lind, the mayor, | said". Absent when no phrase stands there.
// REQUIRES: cue is an element of the statement.
[[nodiscard]] std::optional<NounPhrase> phrase_before(const Scene& scene,
                                                      const Statement& statement,
                                                      std::uint32_t cue);

// The phrase that begins at `from`, read rightwards: "said | Anna Lind, the mayor of Orra."
[[nodiscard]] std::optional<NounPhrase> phrase_from(const Scene& scene, const Statement& statement,
                                                    std::uint32_t from);

// Whose the noun at `noun` is: "Lind" of "Lind's repeated claim", "his" of "his claim". Absent
// where the words before it do not say.
[[nodiscard]] std::optional<NounPhrase> possessor_before(const Scene& scene,
                                                         const Statement& statement,
                                                         std::uint32_t noun);

// The phrase that the statement is about, for cues whose subject stands far away: "Lind left the
// room, | saying …". `before` is the element to stop at.
[[nodiscard]] std::optional<NounPhrase> main_phrase(const Scene& scene, const Statement& statement,
                                                    std::uint32_t before);

// Finds the names behind phrases: names in them, pronouns, and descriptions whose role one person
// of the report has. Built once per report.
class SourceResolver {
 public:
  explicit SourceResolver(const Scene& scene);

  // The entity, or nothing when the words do not tell. `speaker` is who spoke last in the same
  // paragraph, for pronouns.
  [[nodiscard]] std::optional<EntityIndex> entity_of(const NounPhrase& phrase,
                                                     std::optional<EntityIndex> speaker) const;

 private:
  enum class Gender : std::uint8_t { unknown, man, woman };

  [[nodiscard]] std::optional<EntityIndex> named_in(const NounPhrase& phrase) const;
  [[nodiscard]] std::optional<EntityIndex> pronoun(std::uint32_t element,
                                                   std::optional<EntityIndex> speaker) const;
  [[nodiscard]] std::optional<EntityIndex> antecedent(std::uint32_t element) const;
  [[nodiscard]] std::optional<EntityIndex> described(const NounPhrase& phrase) const;
  [[nodiscard]] bool fits(EntityIndex entity, std::uint32_t pronoun_sections) const;
  // What a stretch is about: a name, or a pronoun that goes on with an earlier one.
  struct Subject {
    std::optional<EntityIndex> entity;
    bool pronoun = false;
  };
  [[nodiscard]] Subject subject_in(std::uint32_t first, std::uint32_t last,
                                   std::uint32_t pronoun_sections) const;
  // Whose the statement or post at the element is: "Lind's statement", "a statement issued by
  // Lind".
  [[nodiscard]] std::optional<EntityIndex> maker_at(std::uint32_t noun) const;
  // The same for "the statement", of which the report has told before whose it is.
  [[nodiscard]] std::optional<EntityIndex> maker_of(const NounPhrase& phrase) const;
  void learn_makers();
  void learn_genders();
  void learn_roles();
  void learn_unnamed();
  // The byte where the last unnamed one of this kind came in before `before`; 0 when none did.
  [[nodiscard]] std::uint32_t last_unnamed(std::string_view word, std::uint32_t before) const;

  struct RoleWord {
    EntityIndex entity = 0;
    std::uint32_t role = 0;  // into Reading::roles
  };

  struct Made {
    std::uint32_t element = 0;  // the noun
    EntityIndex maker = 0;
  };

  const Scene& scene_;
  std::unordered_map<std::string_view, std::vector<Made>> made_;              // by noun, in order
  std::vector<Gender> genders_;                                               // per entity
  std::unordered_map<std::string_view, std::vector<RoleWord>> role_words_;    // by office group
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> unnamed_;  // bytes, in order
};

}  // namespace synoptic::reading
