// SPDX-License-Identifier: Apache-2.0
//
// Idea. English prose cannot do without its small words: "the", "of", "was" and forty more are
// about three in ten. So their share among the first kMostWords words tells English from anything
// else, whatever a page says of itself; a page that says another language is believed where the
// share leaves doubt. Which other language it is we do not guess, only its script.
//
// Counter-example: a table of results has no small words; below kFewestWords nothing is said.
//
// Cost: one pass over kMostWords tokens.
#include "reading/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "reading/lexicon.h"
#include "reading_data.h"
#include "synoptic/ids.h"
#include "synoptic/utf8.h"

namespace synoptic::reading {
namespace {

constexpr std::size_t kMostWords = 600;
constexpr std::size_t kFewestWords = 40;
constexpr double kEnglishShare = 0.10;   // of small words, at least
constexpr double kDoubtfulShare = 0.18;  // below this a page is believed that says another language

struct Script {
  char32_t first;
  char32_t last;
  std::string_view name;  // ISO 15924
};
constexpr std::array<Script, 18> kScripts = {{
    {0x0370, 0x03FF, "Grek"},
    {0x0400, 0x052F, "Cyrl"},
    {0x0530, 0x058F, "Armn"},
    {0x0590, 0x05FF, "Hebr"},
    {0x0600, 0x06FF, "Arab"},
    {0x0750, 0x077F, "Arab"},
    {0x0900, 0x097F, "Deva"},
    {0x0980, 0x09FF, "Beng"},
    {0x0A00, 0x0A7F, "Guru"},
    {0x0B80, 0x0BFF, "Taml"},
    {0x0C00, 0x0C7F, "Telu"},
    {0x0E00, 0x0E7F, "Thai"},
    {0x10A0, 0x10FF, "Geor"},
    {0x1200, 0x137F, "Ethi"},
    {0x3040, 0x30FF, "Jpan"},
    {0x4E00, 0x9FFF, "Hani"},
    {0xAC00, 0xD7AF, "Kore"},
    {0xFB50, 0xFEFF, "Arab"},
}};

const std::unordered_set<std::uint64_t>& small_words() {
  static const auto kWords = [] {
    std::unordered_set<std::uint64_t> out;
    each_line(reading_data::language_words, [&](std::string_view line) {
      for (std::string_view word = take_word(line); !word.empty(); word = take_word(line))
        out.insert(hash_bytes(word));
    });
    return out;
  }();
  return kWords;
}

struct Counts {
  std::size_t words = 0;
  std::size_t small = 0;
  std::size_t bytes = 0;                               // of the words
  std::array<std::size_t, kScripts.size()> letters{};  // of them, by the script they begin in
};

std::size_t script_of(char32_t letter) {
  std::size_t s = 0;
  while (s < kScripts.size() && (letter < kScripts[s].first || letter > kScripts[s].last)) ++s;
  return s;
}

Counts count_words(const Report& report, const Text& text) {
  Counts out;
  for (std::size_t t = 0; t < text.tokens.size() && out.words < kMostWords; ++t) {
    const Token& token = text.tokens[t];
    if (token.kind != TokenKind::word || text.sentences[token.sentence].furniture) continue;
    ++out.words;
    if (small_words().contains(text.hashes[t])) ++out.small;
    const std::string_view word = cut(report.text, token.span);
    const std::size_t script = script_of(decode_at(word, 0).code_point);
    out.bytes += word.size();
    if (script < kScripts.size()) out.letters[script] += word.size();
  }
  return out;
}

bool says_other(const Report& report) {
  if (!report.language) return false;
  const std::string folded = fold_word(*report.language);
  return folded != "en" && !folded.starts_with("en-") && !folded.starts_with("en_") &&
         folded != "und" && !folded.starts_with("english");
}

}  // namespace

std::optional<std::string> other_language(const Report& report, const Text& text) {
  const Counts counts = count_words(report, text);
  const auto most = std::ranges::max_element(counts.letters);
  const bool foreign_script = *most > 0 && *most * 2 > counts.bytes;
  const double share = counts.words == 0
                           ? 1.0
                           : static_cast<double>(counts.small) / static_cast<double>(counts.words);
  const double least = says_other(report) ? kDoubtfulShare : kEnglishShare;
  const bool enough = counts.words >= kFewestWords || says_other(report);
  if (!foreign_script && (!enough || counts.words == 0 || share >= least)) return std::nullopt;
  if (says_other(report)) return *report.language;
  if (!foreign_script) return "und";
  const auto script = static_cast<std::size_t>(most - counts.letters.begin());
  return "und-" + std::string(kScripts[script].name);
}

}  // namespace synoptic::reading
