// collation: the words of reports as features that can be compared across reports.
// SPDX-License-Identifier: Apache-2.0
//
// A feature stands for a meaning as far as newsrooms vary it: a name whatever its spelling, a word
// whatever its ending, a word for one of its common stand-ins ("talks" and "negotiations").
// Features are hashes, so they mean the same in every run and in every order of the reports.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "collation/names.h"
#include "synoptic/reading.h"

namespace synoptic {

using Feature = std::uint64_t;  // 0: says nothing

// The part of a folded English word that its inflected forms share: "meetings" => "meet",
// "negotiated" => "negotiat". A few rules of Porter's, no dictionary; for comparing only.
[[nodiscard]] std::string stem(std::string_view folded);

// Whether a folded word negates: "not", "didn't".
[[nodiscard]] bool is_negation(std::string_view folded);

// The feature of a folded word; 0 for words without content.
[[nodiscard]] Feature feature_of_word(std::string_view folded);

// The feature of a name of the table.
[[nodiscard]] Feature feature_of_name(const NameTable& names, NameIndex name);

struct WeightedFeature {
  Feature feature = 0;
  float weight = 0;
  bool name = false;
};

// A name mention as tokens.
struct NameTokens {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // one past
  NameIndex name = 0;
  NameKind kind = NameKind::other;
};

// One report's tokens as features.
struct ReportWords {
  std::vector<Feature> of_token;  // 0 for empty words, and for all of a name but its first token
  std::vector<bool> is_name;      // whether the feature is a name's
  std::vector<std::uint32_t>
      clause;                 // the clause that a token stands in, counted through the report
  std::vector<bool> quoted;   // whether the token stands in a direct quote
  std::vector<bool> negates;  // whether the token is a "not", "never", "didn't"
  std::vector<std::optional<NameIndex>> source;  // who is said to say it, by the innermost content
  std::vector<Feature> voice;     // likewise, also where it is no name ("the union"); 0: the report
  std::vector<NameTokens> names;  // in text order, furniture left out
};

// All reports' words, and how much a feature says: the rarer among the story's sentences the more.
class StoryWords {
 public:
  StoryWords(Reports reports, const NameTable& names);

  [[nodiscard]] const ReportWords& of(ReportIndex report) const { return reports_[report]; }
  // Between 0 and about 5; 0 for the empty feature.
  [[nodiscard]] float weight(Feature feature) const;
  // In how many sentences of the story the feature stands.
  [[nodiscard]] std::uint32_t sentences_with(Feature feature) const;
  // In how many reports.
  [[nodiscard]] std::uint32_t reports_with(Feature feature) const;

 private:
  struct Frequency {
    std::uint32_t sentences = 0;
    std::uint32_t reports = 0;
    std::uint32_t last_report = ~0U;
    std::uint32_t last_sentence = ~0U;
  };
  void count(const AnnotatedReport& report, ReportIndex index);

  std::vector<ReportWords> reports_;
  std::unordered_map<Feature, Frequency> frequency_;
  std::uint32_t sentence_count_ = 0;
};

// Sorts by feature and joins equal ones, keeping the greater weight.
void settle_features(std::vector<WeightedFeature>& features);

// How much two settled lists have in common: the lesser weights summed.
[[nodiscard]] double shared_weight(std::span<const WeightedFeature> a,
                                   std::span<const WeightedFeature> b);
[[nodiscard]] double total_weight(std::span<const WeightedFeature> features);

// shared / sqrt(total * total): 1 for the same features, 0 for none in common.
[[nodiscard]] double likeness(std::span<const WeightedFeature> a,
                              std::span<const WeightedFeature> b);

}  // namespace synoptic
