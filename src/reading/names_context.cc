// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "reading/names_draft.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

bool starts_upper(std::string_view word) {
  if (word.empty()) return false;
  const auto byte = static_cast<unsigned char>(word.front());
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z';
  return fold_word(word) != word && fold_word(word.substr(0, 2)) != word.substr(0, 2);
}

// "al-Tarek", "d'Orsel": a small prefix, then the capital.
bool has_name_prefix(const NameLexicon& lexicon, std::string_view written,
                     std::string_view folded) {
  for (const std::string_view prefix : lexicon.parts.name_prefixes) {
    if (!folded.starts_with(prefix)) continue;
    const std::size_t at = written.find_first_of("-'\xe2");
    if (at == written.npos) return false;
    const std::size_t mark = written[at] == '-' || written[at] == '\'' ? 1 : 3;
    return at + mark < written.size() && starts_upper(written.substr(at + mark));
  }
  return false;
}

// "NATO-backed", "U.S.-led": an adjective made from a name, no name itself.
bool has_small_tail(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 >= word.size()) return false;
  const char c = word[hyphen + 1];
  if (c < 'a' || c > 'z') return false;
  const std::string_view tail = word.substr(hyphen + 1);
  return tail.size() > 3 || tail == "era" || tail == "led" || tail == "run";
}

bool is_capital(const NameLexicon& lexicon, std::string_view word, std::string_view folded,
                const Token& token) {
  if (token.kind != TokenKind::word) return false;
  switch (token.casing) {
    case Casing::capitalised:
    case Casing::upper:
      return starts_upper(word) && !has_small_tail(word);
    case Casing::mixed:
      return (starts_upper(word) && !has_small_tail(word)) ||
             has_name_prefix(lexicon, word, folded) ||
             (word.size() > 2 && starts_upper(word.substr(1)) && word.find('-') == word.npos);
    default:
      return false;
  }
}

// "he'd" is as ordinary as "he"; "Union-Tribune" ends as "Tribune" does.
std::uint32_t cues_of_part(const NameLexicon& lexicon, std::string_view word) {
  if (const std::size_t mark = word.find('\''); mark != word.npos && mark > 1)
    return lexicon.cues(hash_bytes(word.substr(0, mark))) & (cue::common | cue::no_name);
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == word.npos) return 0;
  return lexicon.cues(hash_bytes(word.substr(hyphen + 1))) &
         (cue::organization | cue::place | cue::other | cue::newspaper);
}

// Of the longer ordinary words of the line after its first, most have a capital: a title. Nearly
// all letters are capitals: a line in capitals.
LineCase case_of(const NameContext& context, const Sentence& sentence) {
  int capital = 0;
  int small = 0;
  int upper = 0;
  int words = 0;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Token& token = context.text.tokens[t];
    if (token.kind != TokenKind::word || token.casing == Casing::none) continue;
    ++words;
    if (token.casing == Casing::upper) ++upper;
    if (t == sentence.first || token.folded_size < 4 || !context.is(t, cue::usual | cue::mostly))
      continue;
    if (token.casing == Casing::lower) ++small;
    if (token.casing == Casing::capitalised) ++capital;
  }
  if (words >= 3 && upper * 10 >= words * 7) return LineCase::upper;
  if (capital >= 2 && capital > 2 * small && words <= 40) return LineCase::title;
  return LineCase::normal;
}

}  // namespace

NameContext::NameContext(const Report& given_report, const Text& given_text)
    : report(given_report), text(given_text), lexicon(name_lexicon()) {
  cues.resize(text.tokens.size());
  capital.resize(text.tokens.size());
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    const Token& token = text.tokens[t];
    if (token.kind != TokenKind::word) continue;
    cues[t] = lexicon.cues(text.hashes[t]);
    if (cues[t] == 0) cues[t] = cues_of_part(lexicon, text.fold(t));
    capital[t] = is_capital(lexicon, written(t), text.fold(t), token) ? 1 : 0;
  }
  lines.reserve(text.sentences.size());
  for (const Sentence& sentence : text.sentences) lines.push_back(case_of(*this, sentence));
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    if (text.tokens[t].kind != TokenKind::word) continue;
    const std::uint32_t s = text.tokens[t].sentence;
    if (text.sentences[s].furniture || lines[s] != LineCase::normal) continue;
    WordSeen& word = seen[text.hashes[t]];
    if (text.tokens[t].casing == Casing::lower) {
      ++word.lower;
    } else if (capital[t] != 0 && !is_opening(t)) {
      ++word.capital;
    }
  }
}

bool NameContext::is_initial(std::uint32_t token) const {
  if (capital[token] == 0) return false;
  const std::string_view word = written(token);
  const std::size_t letter = decode_at(word, 0).bytes;
  return word.size() == letter || (word.size() == letter + 1 && word.back() == '.') ||
         (word.size() == 4 && word[1] == '.' && word[3] == '.');
}

bool NameContext::is_opening(std::uint32_t token) const {
  const Sentence& sentence = text.sentences[text.tokens[token].sentence];
  if (token == sentence.first) return true;
  const Token& before = text.tokens[token - 1];
  if (before.kind == TokenKind::open_quote) return true;
  if (before.kind != TokenKind::punctuation && before.kind != TokenKind::symbol &&
      before.kind != TokenKind::close_quote)
    return false;
  const std::string_view mark = folded(token - 1);
  if (mark == ":" || mark == "." || mark == "?" || mark == "!" || mark == "..." || mark == "…")
    return true;
  const bool near_start = token - sentence.first <= 10;
  if (near_start && (mark == "-" || mark == "--" || mark == "•" || mark == "*")) return true;
  return token - sentence.first == 1;
}

bool NameContext::is_inflected(std::uint32_t token) const {
  const std::string_view word = folded(token);
  if (word.size() < 5) return false;
  for (const std::string_view ending : lexicon.parts.ordinary_endings)
    if (word.ends_with(ending)) return true;
  const auto ordinary_without = [&](std::string_view prefix, std::size_t tail) {
    if (!word.starts_with(prefix) || word.size() < prefix.size() + tail + 3) return false;
    const std::string_view stem = word.substr(prefix.size(), word.size() - prefix.size() - tail);
    return (lexicon.cues(hash_bytes(stem)) & cue::common) != 0;
  };
  if (word.ends_with('s') && (ordinary_without("", 1) || ordinary_without("", 2))) return true;
  return ordinary_without("un", 0) || ordinary_without("re", 0);
}

PhraseTable::Match NameContext::known_at(std::uint32_t token, std::uint32_t limit) const {
  PhraseTable::Match found = lexicon.known.match(text, token, limit);
  if (found.tokens == 0) return found;
  const bool all_capitals_line = lines[text.tokens[token].sentence] == LineCase::upper;
  const KnownName& name = lexicon.entries[found.row];
  for (std::uint32_t t = token; t < token + found.tokens; ++t) {
    if (text.tokens[t].kind != TokenKind::word) continue;
    if (capital[t] == 0 && !is(t, cue::joiner | cue::particle)) return {};
    if (name.capitals && !all_capitals_line && text.tokens[t].casing != Casing::upper &&
        written(t).size() > 1)
      return {};
  }
  if (name.capitals && all_capitals_line && is(token, cue::common)) return {};
  if (found.tokens == 1 && !abbreviation_fits(token)) return {};
  return found;
}

// "Mass." is the state after a comma or bracket, or before a capital; "Mo." at a sentence's end is
// somebody called Mo.
bool NameContext::abbreviation_fits(std::uint32_t token) const {
  const std::string_view word = written(token);
  if (!word.ends_with('.') || word.find('.') + 1 != word.size() || word.size() > 6) return true;
  const bool after =
      token > 0 && (is_mark(token - 1, ",") || is_mark(token - 1, "(") || is_mark(token - 1, "-"));
  const bool before = token + 1 < text.tokens.size() && capital[token + 1] != 0 &&
                      text.tokens[token + 1].sentence == text.tokens[token].sentence;
  return after || before;
}

std::uint64_t key_of(const Text& text, std::uint32_t first, std::uint32_t last) {
  std::uint64_t key = 0x6e616d65;
  for (std::uint32_t t = first; t < last; ++t) key = mix_hash(key, text.hashes[t]);
  return key;
}

}  // namespace synoptic::reading
