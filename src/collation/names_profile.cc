// SPDX-License-Identifier: Apache-2.0
#include "collation/names_profile.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "collation/names_data.h"
#include "collation/names_spelling.h"
#include "collation_data.h"

namespace synoptic {
namespace {

struct NameWords {
  std::array<std::set<std::string_view>, 5> sets;
  std::set<std::string_view> inverted;
  std::map<std::string_view, std::string_view> orthography;
};

NameWords read_name_words() {
  static constexpr std::array<std::string_view, 5> kSections = {"generation", "particle", "small",
                                                                "company", "telling"};
  NameWords words;
  for (const TableRow& row : table_rows(collation_data::name_words)) {
    const std::string_view word = row.cells[0];
    if (row.section == "inverted") words.inverted.insert(word);
    if (row.section == "orthography" && row.cells.size() > 1) {
      words.orthography[word] = row.cells[1];
    }
    const auto* const section = std::ranges::find(kSections, row.section);
    if (section != kSections.end()) {
      words.sets[static_cast<std::size_t>(section - kSections.begin())].insert(word);
    }
  }
  return words;
}

const NameWords& name_words() {
  static const NameWords words = read_name_words();
  return words;
}

// Form => full form.
const std::map<std::string_view, std::string_view>& equivalents() {
  static const std::map<std::string_view, std::string_view> table = [] {
    std::map<std::string_view, std::string_view> forms;
    for (const TableRow& row : table_rows(collation_data::name_equivalents)) {
      for (const std::string_view form : row.cells) forms.emplace(form, row.cells[0]);
    }
    return forms;
  }();
  return table;
}

// People or adjective => place.
const std::multimap<std::string_view, std::string_view>& demonyms() {
  static const std::multimap<std::string_view, std::string_view> table = [] {
    std::multimap<std::string_view, std::string_view> out;
    for (const TableRow& row : table_rows(collation_data::demonyms)) {
      for (auto cell = row.cells.begin() + 1; cell != row.cells.end(); ++cell) {
        out.emplace(*cell, row.cells[0]);
      }
    }
    return out;
  }();
  return table;
}

// "example.com" => "example".
std::string_view without_domain(std::string_view folded) {
  for (const std::string_view end : {".com", ".org", ".net"}) {
    if (folded.size() > end.size() + 2 && folded.ends_with(end)) {
      return folded.substr(0, folded.size() - end.size());
    }
  }
  return folded;
}

std::string without_stops(std::string_view folded) {
  std::string out;
  std::ranges::copy_if(folded, std::back_inserter(out), [](char c) { return c != '.'; });
  return out;
}

// Of "R-Velm.", where the name is the state alone, the state alone.
std::string folded_inside(const AnnotatedReport& report, const Token& token, Span span) {
  if (span.contains(token.span)) return std::string(report.text.fold(token));
  const Span inside{std::max(span.start, token.span.start), std::min(span.end, token.span.end)};
  return fold_word(cut(report.report.text, inside));
}

NamePart part_of(const AnnotatedReport& report, std::uint32_t index, Span span,
                 bool between_marks) {
  const Token& token = report.text.tokens[index];
  const std::string folded = folded_inside(report, token, span);
  NamePart part;
  part.word = without_stops(without_domain(folded));
  part.skeleton = latin_skeleton(part.word);
  if (part.skeleton.empty()) part.skeleton = part.word;
  part.sound = sound_key(part.skeleton);
  part.upper = token.casing == Casing::upper;
  part.nickname = between_marks;
  const bool stops = folded.find('.') != std::string::npos;
  part.initial = part.word.size() == 1 || (stops && part.upper && part.word.size() <= 3);
  return part;
}

std::vector<std::string> words_of(std::string_view key) {
  const std::vector<std::string_view> words = key_words(key);
  return {words.begin(), words.end()};
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out.push_back(' ');
    out += word;
  }
  return out;
}

// "ministry of defense" => "defense ministry".
void put_head_last(std::vector<std::string>& words) {
  if (words.size() < 3 || !name_words().inverted.contains(words[0]) || words[1] != "of") return;
  std::string head = words[0];
  words.erase(words.begin(), words.begin() + 2);
  if (words.size() > 1 && words[0] == "the") words.erase(words.begin());
  words.push_back(std::move(head));
}

std::string full_form(const std::vector<std::string>& words) {
  std::string key = join(words);
  const auto found = equivalents().find(key);
  return found == equivalents().end() ? key : std::string(found->second);
}

}  // namespace

bool is_name_word(NameWord kind, std::string_view word) {
  return name_words().sets[std::to_underlying(kind)].contains(word);
}

std::vector<std::string_view> key_words(std::string_view key) {
  std::vector<std::string_view> words;
  while (!key.empty()) {
    const std::size_t blank = key.find(' ');
    if (blank != 0) words.push_back(key.substr(0, blank));
    key = blank == std::string_view::npos ? std::string_view{} : key.substr(blank + 1);
  }
  return words;
}

std::string spelled_key(std::string_view key) {
  std::string out;
  for (const std::string_view word : key_words(key)) {
    if (!out.empty()) out.push_back(' ');
    out += transliteration_key(latin_skeleton(word));
  }
  return out;
}

bool is_listed_place(std::string_view key) {
  static const std::set<std::string_view> places = [] {
    std::set<std::string_view> out;
    for (const TableRow& row : table_rows(collation_data::name_equivalents)) {
      if (row.section == "place") out.insert(row.cells[0]);
    }
    return out;
  }();
  return places.contains(key);
}

bool is_listed_demonym(std::string_view word) { return demonyms().contains(word); }

bool is_demonym(std::string_view word, std::string_view place) {
  const auto [first, last] = demonyms().equal_range(word);
  if (std::any_of(first, last, [place](const auto& row) { return row.second == place; })) {
    return true;
  }
  // The place, or all of it but a last vowel or y, with an ending.
  constexpr std::array<std::string_view, 14> kEndings = {
      "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "er", "ers", "ite", "ites"};
  constexpr std::size_t kShortest = 4;
  if (place.size() < kShortest || place.find(' ') != std::string_view::npos) return false;
  for (const std::string_view stem : {place, place.substr(0, place.size() - 1)}) {
    const bool whole = stem.size() == place.size();
    if (!whole && std::string_view("aeiouy").find(place.back()) == std::string_view::npos) continue;
    if (!word.starts_with(stem)) continue;
    if (std::ranges::find(kEndings, word.substr(stem.size())) != kEndings.end()) return true;
  }
  return false;
}

NameForm take_apart(const AnnotatedReport& report, Span span) {
  const Text& text = report.text;
  const Text::Range range = text.tokens_in(span);
  NameForm form;
  bool between_marks = false;
  for (std::uint32_t i = range.first; i < range.last && form.parts.size() < 24; ++i) {
    const TokenKind kind = text.tokens[i].kind;
    if (kind == TokenKind::open_quote) between_marks = true;
    if (kind == TokenKind::close_quote) between_marks = false;
    const bool ampersand = kind == TokenKind::symbol && text.fold(i) == "&";
    form.list = form.list || ampersand || (kind == TokenKind::punctuation && text.fold(i) == ",");
    if (kind != TokenKind::word && kind != TokenKind::number && !ampersand) continue;
    NamePart part = part_of(report, i, span, between_marks);
    if (part.word.empty() || (form.parts.empty() && part.word == "the")) continue;
    const bool last = form.parts.size() > 1;
    if (last && is_name_word(NameWord::generation, part.word)) {
      form.generation = part.word;
      continue;
    }
    form.parts.push_back(std::move(part));
  }
  if (form.parts.empty() && !span.empty()) {  // no word at all: "€", compared as it stands
    const std::string sign(cut(report.report.text, span));
    form.parts.push_back({.word = sign, .skeleton = sign, .sound = sign});
  }
  std::vector<std::string> words;
  for (const NamePart& part : form.parts) words.push_back(part.word);
  form.key = join(words);
  return form;
}

std::string thing_key(const NameForm& form) {
  std::vector<std::string> words = words_of(form.key);
  for (std::string& word : words) {
    const auto found = name_words().orthography.find(word);
    if (found != name_words().orthography.end()) word = found->second;
  }
  while (words.size() > 1 && is_name_word(NameWord::company, words.back())) words.pop_back();
  if (words.size() > 1 && words.back() == "and") words.pop_back();
  put_head_last(words);
  std::string key = full_form(words);
  if (key.starts_with("us ")) key = "united states " + key.substr(3);
  return key;
}

std::string initials_of(std::string_view key, bool all) {
  std::string out;
  for (const std::string_view word : key_words(key)) {
    if (all || !is_name_word(NameWord::small, word)) out.push_back(word[0]);
  }
  return out;
}

}  // namespace synoptic
