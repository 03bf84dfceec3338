// What the words that name a source without a name of its own say.
// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "lineage/data_lines.h"
#include "lineage/sources.h"
#include "lineage_data.h"

namespace synoptic::lineage {
namespace {

// The sections of sources.txt.
struct SourceWords {
  std::unordered_map<std::string, std::string> documents;  // any name => the first
  std::unordered_set<std::string> to_document;
  std::unordered_set<std::string> to_medium;
  std::unordered_set<std::string> one_voice;
  std::unordered_set<std::string> empty;
  std::unordered_set<std::string> name_ends;
  std::unordered_set<std::string> says;
};

SourceWords read_words() {
  SourceWords words;
  const std::unordered_map<std::string_view, std::unordered_set<std::string>*> sections = {
      {"back to a document", &words.to_document},
      {"back to a medium", &words.to_medium},
      {"one voice", &words.one_voice},
      {"empty", &words.empty},
      {"ends a name", &words.name_ends},
      {"says", &words.says}};
  for (const DataLine& line : data_lines(lineage_data::sources)) {
    if (line.section == "documents") {
      for (const std::string_view name : line.fields) {
        words.documents.emplace(name, line.fields.front());
      }
    } else if (const auto section = sections.find(line.section); section != sections.end()) {
      section->second->emplace(line.fields.front());
    }
  }
  return words;
}

const SourceWords& source_words() {
  static const SourceWords words = read_words();
  return words;
}

std::string singular(std::string_view word) {
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                      !word.ends_with("us") && !word.ends_with("is");
  if (plural && word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + 'y';
  if (plural) word.remove_suffix(1);
  return std::string(word);
}

bool is_determiner(std::string_view word) {
  return word == "the" || word == "this" || word == "that" || word == "these" || word == "those" ||
         word == "his" || word == "her" || word == "its" || word == "their";
}

}  // namespace

Description describe(const AnnotatedReport& report, Span words) {
  constexpr std::uint32_t kLongest = 24;  // tokens; names of documents are short
  const SourceWords& known = source_words();
  Description description;
  const auto range = report.text.tokens_in(words);
  bool name_ended = false;
  for (std::uint32_t t = range.first; t < std::min(range.last, range.first + kLongest); ++t) {
    if (report.text.tokens[t].kind != TokenKind::word) continue;
    const std::string word(report.text.fold(t));
    if (t == range.first && is_determiner(word)) description.definite = true;
    if (known.name_ends.contains(word)) name_ended = name_ended || !description.head.empty();
    const bool numbered = word.front() >= '0' && word.front() <= '9';  // "47-page"
    if (numbered || known.empty.contains(word) || known.name_ends.contains(word)) continue;
    if (name_ended) {
      if (!description.head.empty()) description.about.insert(singular(word));
      continue;
    }
    if (!description.head.empty()) description.about.insert(description.head);
    description.head = singular(word);
  }
  const auto document = known.documents.find(description.head);
  if (document != known.documents.end()) description.head = document->second;
  return description;
}

bool points_to_document(const Description& description) {
  return description.definite && description.about.empty() &&
         source_words().to_document.contains(description.head);
}

bool points_to_medium(const Description& description) {
  return description.definite && description.about.empty() &&
         source_words().to_medium.contains(description.head);
}

bool is_one_voice(const Description& description) {
  return source_words().one_voice.contains(description.head);
}

bool is_saying(const AnnotatedReport& report, const Attribution& attribution) {
  if (attribution.direct) return true;
  if (!attribution.cue) return false;
  const auto range = report.text.tokens_in(*attribution.cue);
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    if (source_words().says.contains(std::string(report.text.fold(t)))) return true;
  }
  return false;
}

}  // namespace synoptic::lineage
