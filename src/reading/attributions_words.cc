// SPDX-License-Identifier: Apache-2.0
#include "reading/attributions_words.h"

#include <array>
#include <bit>
#include <utility>

#include "reading/lexicon.h"
#include "reading_data.h"

namespace synoptic::reading {
namespace {

// In the order of the bits in namespace words.
constexpr std::array<std::string_view, 32> kSections = {
    "determiner",   "indefinite", "preposition", "auxiliary", "negation",  "adverb", "coordinator",
    "subordinator", "relative",   "he",          "she",       "they",      "it",     "self",
    "object",       "time",       "elided",      "noun_too",  "work_noun", "namer",  "say",
    "tell",         "ask",        "write",       "call",      "think",     "show",   "judge",
    "urge",         "intend",     "manner",      "participle"};

std::uint32_t section_named(std::string_view name) {
  for (std::size_t i = 0; i < kSections.size(); ++i)
    if (kSections[i] == name) return 1u << i;
  return 0;
}

}  // namespace

const SourceWords& SourceWords::get() {
  static const SourceWords kWords;
  return kWords;
}

SourceWords::SourceWords() {
  table_.reserve(4096);
  add(reading_data::attributions_grammar);
  add(reading_data::attributions_verbs);
}

void SourceWords::add(std::string_view source) {
  std::uint32_t section = 0;
  each_line(source, [&](std::string_view line) {
    if (line.front() == '[') {
      section = section_named(line.substr(1, line.find(']') - 1));
      return;
    }
    const bool verbs = (section & words::kVerb) != 0;
    const std::uint32_t known = verbs ? of(line.substr(0, line.find(' '))).verb : 0;
    const std::uint32_t verb = !verbs ? 0 : known != 0 ? known : ++verbs_;
    std::uint8_t form = forms::kBase;
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
      WordInfo& info = table_[word];
      info.sections |= section;
      if (!verbs) continue;
      info.forms |= form;
      info.verb = verb;
      form = static_cast<std::uint8_t>(form << 1);
    }
  });
}

}  // namespace synoptic::reading
