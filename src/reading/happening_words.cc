// SPDX-License-Identifier: Apache-2.0
#include "reading/happening_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace synoptic::reading {
namespace {

constexpr std::array<std::pair<std::string_view, HappeningForm>, 4> kForms = {{
    {"noun", HappeningForm::noun},
    {"past", HappeningForm::past},
    {"now", HappeningForm::now},
    {"base", HappeningForm::base},
}};

HappeningForm form_named(std::string_view name) {
  for (const auto& [known, form] : kForms)
    if (known == name) return form;
  return HappeningForm::noun;
}

}  // namespace

HappeningWords::HappeningWords(std::string_view source, Lexicon& lexicon) {
  std::string_view kind;
  each_line(source, [&](std::string_view line) {
    if (line.front() == '[') {
      kind = line.substr(1, line.find(']') - 1);
    } else {
      add_line(kind, line, lexicon);
    }
  });
}

void HappeningWords::add_line(std::string_view kind, std::string_view line, Lexicon& lexicon) {
  if (kind == "-") {
    std::vector<std::uint32_t> phrase;
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
      phrase.push_back(lexicon.intern(word));
    }
    const auto index = static_cast<std::uint32_t>(false_phrases_.size());
    for (const std::uint32_t word : phrase) {
      if (false_by_word_.size() <= word) false_by_word_.resize(word + 1);
      false_by_word_[word].push_back(index);
    }
    false_phrases_.push_back(std::move(phrase));
    return;
  }
  HappeningSense sense{.form = form_named(take_word(line)), .kind = kind, .followed = {}};
  for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
    if (word.front() == '+') {
      word.remove_prefix(1);
      while (!word.empty()) {
        const std::size_t bar = word.find('|');
        const std::string_view one = word.substr(0, bar);
        if (one == "name") {
          sense.before_name = true;
        } else {
          sense.followed.push_back(lexicon.intern(one));
        }
        word = bar == std::string_view::npos ? std::string_view{} : word.substr(bar + 1);
      }
      continue;
    }
    const std::uint32_t id = lexicon.intern(word);
    if (senses_.size() <= id) senses_.resize(id + 1);
    senses_[id].push_back(sense);
  }
}

bool HappeningWords::in_false_phrase(const Pieces& pieces, std::uint32_t at) const {
  const std::uint32_t id = pieces.all[at].id;
  if (id >= false_by_word_.size()) return false;
  for (const std::uint32_t index : false_by_word_[id]) {
    const std::vector<std::uint32_t>& phrase = false_phrases_[index];
    for (std::uint32_t offset = 0; offset < phrase.size() && offset <= at; ++offset) {
      if (phrase[offset] != id) continue;
      const std::uint32_t first = at - offset;
      if (first + phrase.size() > pieces.all.size()) continue;
      const auto same = [](std::uint32_t word, const Piece& piece) { return word == piece.id; };
      if (std::equal(phrase.begin(), phrase.end(), pieces.all.begin() + first, same)) return true;
    }
  }
  return false;
}

}  // namespace synoptic::reading
