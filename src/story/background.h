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
    float share = 0;          // of reports that hold it; of a word not listed, that of a rare one
    float log_share = 0;      // its natural logarithm
    bool everywhere = false;  // one of the few words that stand in nearly every report
  };
  // By the lower 32 bits of hash_bytes of the word.
  [[nodiscard]] Word find(std::uint32_t hash) const;
  [[nodiscard]] Word find(std::string_view word) const;

 private:
  // Open addressing: a table is asked for every word of every report.
  struct Row {
    std::uint32_t hash = 0;
    Word word;  // share 0: free
  };
  static constexpr std::size_t kSlots = 1u << 14u;  // more than twice the words of the list

  Background();
  void put(std::uint32_t hash, const Word& word);

  std::vector<Row> rows_ = std::vector<Row>(kSlots);
  Word rare_;
};

}  // namespace synoptic::story
