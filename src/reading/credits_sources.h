// reading: what kind of source a phrase names, when it is one that credits are for.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/attributions_scene.h"
#include "reading/credits_lists.h"
#include "reading/sources.h"

namespace synoptic::reading {

// A source that a report has things from, in elements of the scene, both ends included.
struct CreditedPhrase {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  CreditKind kind = CreditKind::anonymous;
  std::optional<EntityIndex> entity;
};

// Tells sources that are credited from people who speak.
class CreditedSources {
 public:
  explicit CreditedSources(const Scene& scene) : scene_(scene) {}

  // The source behind a phrase. Absent for a named person, a pronoun, a place, and for words that
  // name no source. `entity` is the name behind the phrase, where it is known.
  //   "The Gazette report" => "The Gazette", medium     "two officials" => anonymous
  //   "the indictment"     => document                  "harbour chief Anna Lind" => none
  [[nodiscard]] std::optional<CreditedPhrase> of(const NounPhrase& phrase,
                                                 std::optional<EntityIndex> entity) const;

  // The medium, agency or platform whose name begins at the element; "the" before it included.
  [[nodiscard]] std::optional<CreditedPhrase> name_at(std::uint32_t element,
                                                      std::uint32_t limit) const;

  // Whether the words are the report's own outlet: it credits nobody with what it did itself.
  [[nodiscard]] bool is_own(std::uint32_t first, std::uint32_t last) const;

  // How many unnamed people a phrase means: "two officials" => 2, "an aide" => 1. Absent where the
  // words leave it open: "officials", "some aides".
  [[nodiscard]] std::optional<std::uint32_t> how_many(const CreditedPhrase& who) const;

  // What is said of unnamed people behind the words that mean them: "familiar with the talks", "who
  // spoke on condition of anonymity". Absent where nothing is.
  [[nodiscard]] std::optional<Span> described(const CreditedPhrase& who) const;

  // The last element of the phrase with whose it is: "a statement | from her doctor", "a letter |
  // signed by the board".
  [[nodiscard]] std::uint32_t qualified_end(const NounPhrase& phrase) const;

 private:
  [[nodiscard]] bool names_person(const NounPhrase& phrase) const;
  [[nodiscard]] std::optional<CreditedPhrase> named(const NounPhrase& phrase) const;

  [[nodiscard]] bool is_office(const NounPhrase& phrase) const;

  const Scene& scene_;
};

}  // namespace synoptic::reading
