// reading: what was learned about names: word classes and weights (models/names.bin).
// SPDX-License-Identifier: Apache-2.0
//
// Format of the model, little-endian: the header (ModelHeader), then
//   transitions  int16[labels + 1][labels]  in 1/256; row 0 is the start of a run
//   words        {uint32 hash, uint16 row} per word; hash is the low half of the hash of the folded
//                word, never 0
//   fine         uint16 per row; 0: no class
//   coarse       uint8 per fine class
//   features     {uint32 hash, int8 weight[labels]} in units of header.unit
// models/names.md says what it was learned from; models/train/names makes it.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "synoptic/reading.h"
#include "synoptic/result.h"

namespace synoptic::reading {

// What a token can be: no part of a name, or the first or a further token of one of four kinds.
// Groups count as `other` here; which is which the word lists tell.
using NameLabel = std::uint8_t;
inline constexpr std::size_t kNameLabels = 9;
inline constexpr NameLabel kOutside = 0;
inline constexpr NameLabel first_of(NameKind kind) {
  const auto k = static_cast<unsigned>(kind == NameKind::group ? NameKind::other : kind);
  return static_cast<NameLabel>(k < 3 ? 1 + 2 * k : 7);
}
inline constexpr NameLabel further_of(NameKind kind) {
  return static_cast<NameLabel>(first_of(kind) + 1);
}
inline constexpr bool is_first(NameLabel label) { return label % 2 == 1; }
// REQUIRES: label != kOutside.
inline constexpr NameKind kind_of(NameLabel label) {
  constexpr std::array<NameKind, 4> kinds = {NameKind::person, NameKind::organization,
                                             NameKind::place, NameKind::other};
  return kinds[static_cast<std::size_t>(label - 1) / 2];
}

// Groups of features, each of which a model may do without.
namespace feature_group {
inline constexpr std::uint32_t rules = 1u << 0;      // what the rules found
inline constexpr std::uint32_t gazetteer = 1u << 1;  // word lists and known names
inline constexpr std::uint32_t classes = 1u << 2;    // word classes
inline constexpr std::uint32_t document = 1u << 3;   // the rest of the report
inline constexpr std::uint32_t all = 15;
}  // namespace feature_group

struct ModelHeader {
  std::uint32_t magic = 0x314d4e53;  // "SNM1"
  std::uint32_t groups = feature_group::all;
  std::uint32_t words = 0;
  std::uint32_t rows = 0;
  std::uint32_t classes = 0;
  std::uint32_t features = 0;
  float unit = 0;         // what a weight of 1 is worth
  float rule_bonus = 0;   // what agreeing with the rules is worth in prose
  float table_bonus = 0;  // the same in lines that are no prose: tables, results, lists, datelines
};
static_assert(sizeof(ModelHeader) == 36);

// The class of a word, three times: most exact, fine, coarse; 0 for a word without one.
struct WordClassIds {
  std::uint16_t row = 0;
  std::uint16_t fine = 0;
  std::uint8_t coarse = 0;
};

class NameModel {
 public:
  // Reads a model. The bytes are not needed afterwards. Error: they are no model.
  [[nodiscard]] static Result<NameModel> read(std::string_view bytes);

  // The classes of a word by the hash of its folded form.
  [[nodiscard]] WordClassIds classes_of(std::uint64_t hash) const;
  // Adds the weights of a feature to the scores of the labels.
  void add_to(std::array<std::int32_t, kNameLabels>& scores, std::uint32_t feature) const {
    for (std::size_t i = feature & feature_mask_; features_[i].hash != 0;
         i = (i + 1) & feature_mask_) {
      if (features_[i].hash != feature) continue;
      for (std::size_t l = 0; l < kNameLabels; ++l) scores[l] += features_[i].weights[l];
      return;
    }
  }

  ModelHeader header;
  std::array<std::array<std::int32_t, kNameLabels>, kNameLabels + 1> transitions{};

 private:
  struct alignas(16) Feature {
    std::uint32_t hash = 0;
    std::array<std::int8_t, 12> weights{};
  };
  struct Word {
    std::uint32_t hash = 0;
    std::uint16_t row = 0;
  };

  std::vector<Feature> features_;
  std::size_t feature_mask_ = 0;
  std::vector<Word> words_;
  std::size_t word_mask_ = 0;
  std::vector<std::uint16_t> fine_;
  std::vector<std::uint8_t> coarse_;
};

// The bytes of the model that is compiled in.
[[nodiscard]] std::string_view name_model_bytes();

// The same model, read at the first call; safe to ask from many threads.
[[nodiscard]] const NameModel& name_model();

}  // namespace synoptic::reading
