// story: what a report is about, as weighted terms.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "synoptic/reading.h"

namespace synoptic::story {

// A word, a pair of neighbouring words or a name, by hash, with its weight.
struct Term {
  std::uint32_t hash = 0;
  float weight = 0;
};

// The terms of a report or of several; sorted by hash.
using Terms = std::vector<Term>;

// Sum of the products of the weights of common terms.
[[nodiscard]] double dot(const Terms& a, const Terms& b);
// The terms of both, weights of common ones added.
[[nodiscard]] Terms sum(const Terms& a, const Terms& b);

// How common words are in news at large: in a batch of five reports of one event every word that
// matters would look common.
class Background {
 public:
  [[nodiscard]] static const Background& known();

  // The share of reports that hold a word. A word that is not listed has the share of a rare one.
  [[nodiscard]] double share_of(std::string_view word) const;
  // Whether it is one of the few words that stand in nearly every report.
  [[nodiscard]] bool is_everywhere(std::string_view word) const;

 private:
  Background();
  struct Row {
    float share = 0;
    bool everywhere = false;
  };
  std::unordered_map<std::string_view, Row> rows_;
  float rare_ = 0;
};

// The words of a token for grouping: lower case, parted at hyphens, full stops and apostrophes
// dropped, commas in numbers too: "U.S.-backed" => "us", "backed".
[[nodiscard]] std::vector<std::string> words_of(std::string_view folded, TokenKind kind);

// One vector of unit length per report (an empty one for a report without words), in the order of
// `reports`. Weights are (1 + ln tf) * idf, where idf is taken from the batch and the background
// together; terms that stand in one report alone count for its length and are left out.
[[nodiscard]] std::vector<Terms> weigh(Reports reports);

}  // namespace synoptic::story
