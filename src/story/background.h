// story: how common words are in news at large.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace synoptic::story {

// In a batch of five reports of one event every word that matters would look common, so what news
// at large says is asked too. Learned by models/train/background_words.py; read once, then shared.
class Background {
 public:
  [[nodiscard]] static const Background& known();

  struct Word {
    float log_share = 0;  // ln of the share of reports that hold it; a rare one's when not listed
    bool everywhere = false;  // one of the few words that stand in nearly every report
  };
  // By the lower 32 bits of hash_bytes of the word.
  [[nodiscard]] Word find(std::uint32_t hash) const;
  [[nodiscard]] Word find(std::string_view word) const;

 private:
  // Open addressing over small rows: the table is asked for every word of every report.
  static constexpr float kFree = 1;  // no logarithm of a share
  struct Row {
    std::uint32_t hash = 0;
    float log_share = kFree;
  };
  static constexpr std::size_t kSlots = 1u << 14u;  // more than twice the words of the list

  Background();
  void put(std::uint32_t hash, float log_share);

  std::vector<Row> rows_ = std::vector<Row>(kSlots);
  float rare_ = 0;
  float everywhere_ = 0;  // what a word that stands everywhere has at least
};

}  // namespace synoptic::story
