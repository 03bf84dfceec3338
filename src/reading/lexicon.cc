// SPDX-License-Identifier: Apache-2.0
#include "reading/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 59> kClassNames = {{
    {"cardinal", WordClass::cardinal},
    {"tens", WordClass::tens},
    {"scale", WordClass::scale},
    {"article", WordClass::article},
    {"ordinal", WordClass::ordinal},
    {"vague", WordClass::vague},
    {"fraction", WordClass::fraction},
    {"month", WordClass::month},
    {"plainmonth", WordClass::plainmonth},
    {"shymonth", WordClass::shymonth},
    {"weekday", WordClass::weekday},
    {"shortday", WordClass::shortday},
    {"unit", WordClass::unit},
    {"units", WordClass::units},
    {"season", WordClass::season},
    {"part", WordClass::part},
    {"clockword", WordClass::clockword},
    {"ampm", WordClass::ampm},
    {"zone", WordClass::zone},
    {"direction", WordClass::direction},
    {"relday", WordClass::relday},
    {"holiday", WordClass::holiday},
    {"decadeword", WordClass::decadeword},
    {"future", WordClass::future},
    {"yearlead", WordClass::yearlead},
    {"past", WordClass::past},
    {"measure", WordClass::measure},
    {"currency", WordClass::currency},
    {"prefix", WordClass::prefix},
    {"plural", WordClass::plural},
    {"numbered", WordClass::numbered},
    {"scaleplural", WordClass::scaleplural},
    {"sign", WordClass::sign},
    {"noncount", WordClass::noncount},
    {"modifier", WordClass::modifier},
    {"stopper", WordClass::stopper},
    {"amountverb", WordClass::amountverb},
    {"auxiliary", WordClass::auxiliary},
    {"planned", WordClass::planned},
    {"denied", WordClass::denied},
    {"alleged", WordClass::alleged},
    {"hypothetical", WordClass::hypothetical},
    {"undone", WordClass::undone},
    {"tocome", WordClass::tocome},
    {"infinitive", WordClass::infinitive},
    {"subject", WordClass::subject},
    {"determiner", WordClass::determiner},
    {"preposition", WordClass::preposition},
    {"inplace", WordClass::inplace},
    {"lasting", WordClass::lasting},
    {"clause", WordClass::clause},
    {"speaker", WordClass::speaker},
    {"object", WordClass::object},
    {"number", WordClass::number},
    {"integer", WordClass::integer},
    {"year", WordClass::year},
    {"day", WordClass::day},
    {"clock", WordClass::clock},
    {"decade", WordClass::decade},
}};

// Where the hyphens stand in a folded word and in its written form. Both have the same number of
// parts unless a rare dash is folded in another way; then the word stays whole.
std::size_t hyphen_size(std::string_view written, std::size_t at) {
  if (written[at] == '-') return 1;
  const std::string_view rest = written.substr(at, 3);
  return rest == "\u2010" || rest == "\u2011" || rest == "\u2013" ? 3 : 0;
}

std::size_t hyphens_in(std::string_view written) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < written.size(); ++at) count += hyphen_size(written, at) != 0;
  return count;
}

class PieceCutter {
 public:
  PieceCutter(const Report& report, const Text& text, const Lexicon& lexicon)
      : report_(report), text_(text), lexicon_(lexicon) {}

  std::vector<Piece> run() {
    pieces_.reserve(text_.tokens.size() + text_.tokens.size() / 16);
    for (std::uint32_t s = 0; s < text_.sentences.size(); ++s) {
      const Sentence& sentence = text_.sentences[s];
      if (sentence.furniture) continue;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
        add_token(t, s);
        if (t == sentence.first) pieces_.back().opens = true;
      }
    }
    return std::move(pieces_);
  }

 private:
  void add_token(std::uint32_t t, std::uint32_t sentence) {
    const Token& token = text_.tokens[t];
    const std::string_view folded = text_.fold(token);
    Piece piece{.span = token.span,
                .word = folded,
                .token = t,
                .sentence = sentence,
                .kind = token.kind,
                .casing = token.casing,
                .space_before = token.space_before};
    const bool wordlike = token.kind == TokenKind::word || token.kind == TokenKind::number;
    if (wordlike && folded.size() > 2 && folded.find('-') != std::string_view::npos &&
        add_parts(piece))
      return;
    piece.id = piece.whole = lexicon_.find(hash_bytes(folded));
    pieces_.push_back(piece);
  }

  bool add_parts(const Piece& whole) {
    const std::string_view written = cut(report_.text, whole.span);
    const auto in_folded = std::ranges::count(whole.word, '-');
    if (static_cast<std::size_t>(in_folded) != hyphens_in(written)) return false;
    std::uint32_t start = 0;
    std::size_t folded_start = 0;
    bool first = true;
    for (std::uint32_t at = 0; at <= written.size(); ++at) {
      const std::size_t gap = at < written.size() ? hyphen_size(written, at) : 1;
      if (gap == 0) continue;
      const std::size_t folded_end =
          std::min(whole.word.find('-', folded_start), whole.word.size());
      Piece part = whole;
      part.span = {whole.span.start + start, whole.span.start + at};
      part.word = whole.word.substr(folded_start, folded_end - folded_start);
      part.joined = !first;
      if (first) part.whole = lexicon_.find(hash_bytes(whole.word));
      part.space_before = first && whole.space_before;
      if (!part.word.empty()) {
        part.id = lexicon_.find(hash_bytes(part.word));
        if (part.word.front() >= '0' && part.word.front() <= '9') part.kind = TokenKind::number;
        pieces_.push_back(part);
        first = false;
      }
      folded_start = std::min(folded_end + 1, whole.word.size());
      start = at + static_cast<std::uint32_t>(gap);
      at = start - 1;
    }
    return !first;
  }

  const Report& report_;
  const Text& text_;
  const Lexicon& lexicon_;
  std::vector<Piece> pieces_;
};

bool may_begin_number(const Piece& piece, const Lexicon& lexicon) {
  if (piece.word.empty()) return false;
  const auto first = static_cast<unsigned char>(piece.word.front());
  if ((first >= '0' && first <= '9') || first == 0xc2) return true;
  for (const WordSense& sense : lexicon.senses(piece.id)) {
    if (sense.word_class >= WordClass::cardinal && sense.word_class <= WordClass::fraction)
      return true;
  }
  return false;
}

}  // namespace

WordClass word_class_named(std::string_view name) {
  for (const auto& [known, word_class] : kClassNames)
    if (known == name) return word_class;
  return WordClass::none;
}

std::uint32_t Lexicon::intern(std::string_view word) {
  const auto next = static_cast<std::uint32_t>(senses_.size());
  const auto [entry, is_new] = ids_.try_emplace(hash_bytes(word), next);
  if (is_new) senses_.emplace_back();
  return entry->second;
}

void Lexicon::add(std::string_view source) {
  WordClass word_class = WordClass::none;
  each_line(source, [&](std::string_view line) {
    if (line.front() == '[') {
      word_class = word_class_named(line.substr(1, line.find(']') - 1));
      return;
    }
    const std::string_view value = take_word(line);
    for (std::string_view word = take_word(line); !word.empty(); word = take_word(line)) {
      senses_[intern(word)].push_back({word_class, value});
    }
  });
}

Pieces cut_pieces(const Report& report, const Text& text, const Lexicon& lexicon) {
  Pieces out{.all = PieceCutter(report, text, lexicon).run(), .numbers = {}};
  for (std::size_t at = 0; at < out.all.size(); ++at) {
    if (!may_begin_number(out.all[at], lexicon)) continue;
    const NumberRun number = read_number(out.all, at, lexicon);
    if (number.pieces == 0) continue;
    out.numbers.push_back(number);
    out.all[at].number = static_cast<std::uint32_t>(out.numbers.size());
  }
  return out;
}

}  // namespace synoptic::reading
