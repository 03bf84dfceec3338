// SPDX-License-Identifier: Apache-2.0
#include "story/background.h"

#include <algorithm>
#include <charconv>

#include "story_data.h"
#include "synoptic/ids.h"

namespace synoptic::story {
namespace {

constexpr double kUnlistedShare = 0.3;  // of the share of the rarest word listed
constexpr std::size_t kEverywhere = 50;

}  // namespace

Background::Background() {
  std::string_view source = story_data::background_words;
  double reports = 0;
  double least = 1;
  rows_.reserve(8192);
  while (!source.empty()) {
    const auto end = source.find('\n');
    const std::string_view line = source.substr(0, end);
    source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    const auto tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    double count = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    if (reports == 0) {  // the first line says how many reports were counted
      reports = std::max(1.0, count);
      continue;
    }
    least = count / reports;
    rows_.emplace(static_cast<std::uint32_t>(hash_bytes(line.substr(0, tab))),
                  Word{static_cast<float>(least), rows_.size() < kEverywhere});
  }
  rare_ = static_cast<float>(kUnlistedShare * least);
}

const Background& Background::known() {
  static const Background background;
  return background;
}

Background::Word Background::find(std::uint32_t hash) const {
  const auto row = rows_.find(hash);
  return row == rows_.end() ? Word{rare_, false} : row->second;
}

Background::Word Background::find(std::string_view word) const {
  return find(static_cast<std::uint32_t>(hash_bytes(word)));
}

}  // namespace synoptic::story
