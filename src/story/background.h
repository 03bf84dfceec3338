// story: how common words are in news at large.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace synoptic::story {

// In a batch of five reports of one event every word that matters would look common, so what news
// at large says is asked too. Learned by models/train/background_words.py; read once, then shared.
class Background {
 public:
  [[nodiscard]] static const Background& known();

  struct Word {
    float share = 0;          // of reports that hold it; of a word not listed, that of a rare one
    bool everywhere = false;  // one of the few words that stand in nearly every report
  };
  // By the lower 32 bits of hash_bytes of the word.
  [[nodiscard]] Word find(std::uint32_t hash) const;
  [[nodiscard]] Word find(std::string_view word) const;

 private:
  Background();
  std::unordered_map<std::uint32_t, Word> rows_;
  float rare_ = 0;
};

}  // namespace synoptic::story
