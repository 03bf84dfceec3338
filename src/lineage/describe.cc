// What the words that name a source without a name of its own say.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

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
  std::unordered_set<std::string> shows;
  std::unordered_set<std::string> stands_for;
  std::unordered_set<std::string> tells;
  std::unordered_set<std::string> document_verbs;
  std::unordered_set<std::string> personal;
  std::unordered_set<std::string> offices;
  std::unordered_set<std::string> finding_verbs;
  std::unordered_map<std::string, std::string> parts;  // of a document: "shot" => "video"
  std::unordered_set<std::string> films;
  std::unordered_set<std::string> perceived;
  std::unordered_set<std::string> be;
  struct Author {
    std::string name;
    std::vector<std::string> words;
    std::string beside;
  };
  std::vector<Author> authors;
};

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

SourceWords read_words() {
  SourceWords words;
  const std::unordered_map<std::string_view, std::unordered_set<std::string>*> sections = {
      {"back to a document", &words.to_document},
      {"back to a medium", &words.to_medium},
      {"one voice", &words.one_voice},
      {"empty", &words.empty},
      {"ends a name", &words.name_ends},
      {"says", &words.says},
      {"shows", &words.shows},
      {"stands for a document", &words.stands_for},
      {"tells", &words.tells},
      {"document verbs", &words.document_verbs},
      {"written by who speaks", &words.personal},
      {"finds", &words.offices},
      {"finding verbs", &words.finding_verbs},
      {"films", &words.films},
      {"perceived", &words.perceived},
      {"be", &words.be}};
  for (const DataLine& line : data_lines(lineage_data::sources)) {
    if (line.section == "documents") {
      for (const std::string_view name : line.fields) {
        words.documents.emplace(name, line.fields.front());
      }
    } else if (line.section == "parts" && line.fields.size() > 1) {
      words.parts.emplace(line.fields[0], line.fields[1]);
    } else if (line.section == "one author" && line.fields.size() > 1) {
      words.authors.push_back({std::string(line.fields[0]), split_words(line.fields[1]),
                               std::string(line.fields.size() > 2 ? line.fields[2] : "")});
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

bool is_determiner(std::string_view word) {
  return word == "the" || word == "this" || word == "that" || word == "these" || word == "those" ||
         word == "his" || word == "her" || word == "its" || word == "their";
}

bool has_word_beginning(const AnnotatedReport& report, std::string_view beginning) {
  for (const Token& token : report.text.tokens) {
    if (report.text.fold(token).starts_with(beginning)) return true;
  }
  return false;
}

}  // namespace

std::string singular(std::string_view word) {
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                      !word.ends_with("us") && !word.ends_with("is");
  if (plural && word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + 'y';
  if (plural) word.remove_suffix(1);
  return std::string(word);
}

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

std::string_view medium_in(const AnnotatedReport& report, Span words) {
  auto [first, last] = report.text.tokens_in(words);
  if (first < last && is_determiner(report.text.fold(first))) ++first;
  if (last - first < 2) return {};
  if (!source_words().to_medium.contains(singular(report.text.fold(last - 1)))) return {};
  return cut(report.report.text,
             hull(report.text.tokens[first].span, report.text.tokens[last - 2].span));
}

bool is_one_voice(const Description& description) {
  return source_words().one_voice.contains(description.head);
}

std::string author_behind(const AnnotatedReport& report, const Description& description) {
  const auto has = [&](const std::string& word) {
    return description.head == word || description.about.contains(word);
  };
  for (const SourceWords::Author& author : source_words().authors) {
    if (!std::all_of(author.words.begin(), author.words.end(), has)) continue;
    if (author.beside.empty() || has_word_beginning(report, author.beside)) return author.name;
  }
  return {};
}

bool is_showing(const AnnotatedReport& report, Span cue) {
  const auto range = report.text.tokens_in(cue);
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    if (source_words().shows.contains(std::string(report.text.fold(t)))) return true;
  }
  return false;
}

bool is_personal(const Description& description) {
  return source_words().personal.contains(description.head);
}

namespace {

// The verbs by which what ends with the word at `t` tells, or null when it tells nothing.
const std::unordered_set<std::string>* verbs_of(const Text& text, std::uint32_t t) {
  const SourceWords& known = source_words();
  const std::string word = singular(text.fold(t));
  const auto first = known.documents.find(word);
  const std::string& document = first == known.documents.end() ? word : first->second;
  if (known.tells.contains(document)) return &known.document_verbs;
  const bool office = known.offices.contains(word) ||
                      (t > 0 && known.offices.contains(std::string(text.fold(t - 1)) + ' ' + word));
  return office ? &known.finding_verbs : nullptr;
}

// The first word after what stands between commas: "The auditor, who had seen the books, | found".
std::uint32_t after_aside(const Text& text, std::uint32_t comma, std::uint32_t last) {
  constexpr std::uint32_t kLongestAside = 16;  // tokens
  const std::uint32_t end = std::min(last, comma + kLongestAside);
  for (std::uint32_t t = comma + 1; t < end; ++t) {
    if (text.fold(t) == ",") return t + 1;
  }
  return comma;
}

}  // namespace

std::optional<Span> document_that_tells(const AnnotatedReport& report, const Sentence& sentence) {
  constexpr std::uint32_t kNameWords = 4;  // before the word for the document, "the" included
  constexpr std::uint32_t kToVerb = 4;     // "does not specifically seek"
  const SourceWords& known = source_words();
  const Text& text = report.text;
  if (!is_determiner(text.fold(sentence.first)) && text.fold(sentence.first) != "a") {
    return std::nullopt;
  }
  const auto is_word = [&](std::uint32_t t) {
    return t < sentence.last && text.tokens[t].kind == TokenKind::word;
  };
  std::uint32_t noun = sentence.first + 1;
  for (; is_word(noun) && verbs_of(text, noun) == nullptr; ++noun) {
    const bool name_ends = known.name_ends.contains(std::string(text.fold(noun)));
    if (name_ends || noun == sentence.first + kNameWords) return std::nullopt;
  }
  if (!is_word(noun)) return std::nullopt;
  std::uint32_t from = noun + 1;
  if (from < sentence.last && text.fold(from) == ",") from = after_aside(text, from, sentence.last);
  for (std::uint32_t t = from; t < from + kToVerb && is_word(t); ++t) {
    const std::string word(text.fold(t));
    if (verbs_of(text, noun)->contains(word)) {
      return hull(text.tokens[sentence.first].span, text.tokens[noun].span);
    }
    if (known.name_ends.contains(word)) break;
  }
  return std::nullopt;
}

std::string document_of_part(const AnnotatedReport& report, const Sentence& sentence) {
  constexpr std::uint32_t kNameWords = 5;  // "in the last few frames"
  const Text& text = report.text;
  if (sentence.first >= sentence.last || text.fold(sentence.first) != "in") return {};
  const std::uint32_t end = std::min(sentence.last, sentence.first + kNameWords + 1);
  for (std::uint32_t t = sentence.first + 1; t < end; ++t) {
    if (text.tokens[t].kind != TokenKind::word) return {};
    const auto part = source_words().parts.find(singular(text.fold(t)));
    if (part != source_words().parts.end()) return part->second;
  }
  return {};
}

bool is_perceived(const AnnotatedReport& report, const Sentence& sentence) {
  constexpr std::uint32_t kApart = 2;  // "is | then | seen", "can be | clearly | heard"
  const Text& text = report.text;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    if (!source_words().perceived.contains(std::string(text.fold(t)))) continue;
    for (std::uint32_t back = t; back > sentence.first && t - back <= kApart;) {
      if (source_words().be.contains(std::string(text.fold(--back)))) return true;
    }
  }
  return false;
}

bool is_film(std::string_view head) { return source_words().films.contains(std::string(head)); }

bool stands_for_document(const Description& description) {
  return description.about.empty() && source_words().stands_for.contains(description.head);
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
