// SPDX-License-Identifier: Apache-2.0
#include "story/background.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "story/data_rows.h"
#include "story_data.h"
#include "synoptic/ids.h"

namespace synoptic::story {
namespace {

constexpr double kUnlistedShare = 0.3;  // of the share of the rarest word listed
constexpr std::size_t kEverywhere = 50;

}  // namespace

Background::Background() {
  double reports = 0;
  double least = 1;
  std::size_t words = 0;
  each_row(story_data::background_words, [&](std::string_view word, double count) {
    if (reports == 0) {  // the first line says how many reports were counted
      reports = std::max(1.0, count);
      return;
    }
    least = count / reports;
    put(static_cast<std::uint32_t>(hash_bytes(word)), static_cast<float>(std::log(least)));
    if (++words == kEverywhere) everywhere_ = static_cast<float>(std::log(least));
  });
  assert(2 * words < kSlots);
  rare_ = static_cast<float>(std::log(kUnlistedShare * least));
}

void Background::put(std::uint32_t hash, float log_share) {
  std::size_t at = hash % kSlots;
  while (rows_[at].log_share != kFree) at = (at + 1) % kSlots;
  rows_[at] = {hash, log_share};
}

const Background& Background::known() {
  static const Background background;
  return background;
}

Background::Word Background::find(std::uint32_t hash) const {
  std::size_t at = hash % kSlots;
  while (rows_[at].log_share != kFree && rows_[at].hash != hash) at = (at + 1) % kSlots;
  if (rows_[at].log_share == kFree) return {rare_, false};
  return {rows_[at].log_share, rows_[at].log_share >= everywhere_};
}

Background::Word Background::find(std::string_view word) const {
  return find(static_cast<std::uint32_t>(hash_bytes(word)));
}

}  // namespace synoptic::story
