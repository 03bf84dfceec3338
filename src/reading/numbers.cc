// SPDX-License-Identifier: Apache-2.0
//
// Numbers as English news writes them: a run of digits or number words is read left to right into
// a sum of groups, as one would say it aloud. "two hundred and five thousand" is (2·100 + 5)·1000;
// a scale multiplies what stands before it, a smaller word adds to it, and anything else ends the
// number. "nineteen ninety-six" is no number but a year; the times know how to read those. Each
// number takes at most kMaxPieces pieces.

#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "reading/lexicon.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::size_t kMaxPieces = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A run of digits with separators, and what stands behind it in the same word.
struct Digits {
  double value = 0;
  std::string_view rest;
  bool plain = true;
};

// "1,500" and "3.5"; "10:30" is none.
std::optional<Digits> read_digits(std::string_view word) {
  if (word.empty() || !is_digit(word.front())) return std::nullopt;
  Digits out;
  double place = 1;
  bool decimals = false;
  std::size_t at = 0;
  for (; at < word.size(); ++at) {
    const char c = word[at];
    const bool digit_next = at + 1 < word.size() && is_digit(word[at + 1]);
    if (is_digit(c)) {
      if (decimals) place /= 10;
      out.value = decimals ? out.value + (c - '0') * place : out.value * 10 + (c - '0');
    } else if (c == ',' && digit_next && !decimals) {
      out.plain = false;
    } else if (c == '.' && digit_next && !decimals) {
      decimals = true;
      out.plain = false;
    } else {
      break;
    }
  }
  if (decimals) {  // without the rounding that adding digit by digit gives
    std::string bare;
    for (const char c : word.substr(0, at))
      if (c != ',') bare += c;
    std::from_chars(bare.data(), bare.data() + bare.size(), out.value);
  }
  out.rest = word.substr(at);
  return out.rest.starts_with(':') ? std::nullopt : std::optional(out);
}

// "½" and its like, wherever it begins in the word.
std::optional<double> vulgar_fraction(std::string_view word) {
  if (word == "\u00bd") return 0.5;
  if (word == "\u00bc") return 0.25;
  if (word == "\u00be") return 0.75;
  return std::nullopt;
}

class NumberReader {
 public:
  NumberReader(std::span<const Piece> pieces, std::size_t at, const Lexicon& lexicon)
      : pieces_(pieces.subspan(at, std::min(kMaxPieces, pieces.size() - at))), lexicon_(lexicon) {}

  NumberRun run() {
    if (!begin()) return {};
    while (at_ < pieces_.size() && !run_.ordinal && goes_on() && step()) {
    }
    run_.pieces = static_cast<std::uint32_t>(at_);
    run_.value = total_ + group_;
    return run_;
  }

 private:
  [[nodiscard]] std::optional<double> value_as(std::size_t at, WordClass word_class) const {
    if (at >= pieces_.size()) return std::nullopt;
    const std::string_view* value = lexicon_.value(pieces_[at].id, word_class);
    return value == nullptr ? std::nullopt : std::optional(number_in(*value));
  }
  [[nodiscard]] bool goes_on() const { return pieces_[at_].sentence == pieces_[0].sentence; }

  bool begin() {
    const Piece& first = pieces_[0];
    if (const auto digits = read_digits(first.word)) return begin_with_digits(*digits);
    if (const auto part = vulgar_fraction(first.word)) {
      group_ = *part;
      at_ = 1;
      run_.digits = true;
      return true;
    }
    if (value_as(0, WordClass::article)) return begin_with_article();
    if (const auto small = value_as(0, WordClass::cardinal)) return take(*small);
    if (const auto tens = value_as(0, WordClass::tens)) {
      tens_ = true;
      return take(*tens);
    }
    if (const auto ordinal = value_as(0, WordClass::ordinal)) {
      run_.ordinal = true;
      return take(*ordinal);
    }
    return false;
  }

  bool take(double value) {
    group_ += value;
    ++at_;
    return true;
  }

  bool begin_with_digits(const Digits& digits) {
    run_.digits = true;
    run_.plain = digits.plain && digits.rest.empty();
    group_ = digits.value;
    at_ = 1;
    if (digits.rest.empty()) {
      take_fraction();
      return true;
    }
    if (digits.rest == "st" || digits.rest == "nd" || digits.rest == "rd" || digits.rest == "th") {
      run_.ordinal = true;
      return true;
    }
    if (const auto part = vulgar_fraction(digits.rest)) {
      group_ += *part;
      return true;
    }
    return scale_letters(digits.rest);
  }

  // "5m", "3bn": only at digits.
  bool scale_letters(std::string_view letters) {
    const std::uint32_t id = lexicon_.find(hash_bytes(letters));
    const std::string_view* scale = lexicon_.value(id, WordClass::sign);
    if (scale == nullptr) scale = lexicon_.value(id, WordClass::scale);
    if (scale == nullptr || letters.size() > 3) return false;
    run_.scale = number_in(*scale);
    group_ *= run_.scale;
    run_.scaled = true;
    return true;
  }

  // "2 1/2", "1/2", "2 ½".
  void take_fraction() {
    if (at_ < pieces_.size() && goes_on()) {
      if (const auto part = vulgar_fraction(pieces_[at_].word)) {
        group_ += *part;
        ++at_;
        run_.plain = false;
        return;
      }
    }
    const auto slash = [&](std::size_t at) {
      return at + 1 < pieces_.size() && pieces_[at].word == "/" && !pieces_[at].space_before &&
             !pieces_[at + 1].space_before;
    };
    if (slash(1)) {
      const auto below = read_digits(pieces_[2].word);
      if (below && below->rest.empty() && below->value > group_ && below->value <= 16 &&
          !(pieces_.size() > 3 && pieces_[3].word == "/")) {
        group_ /= below->value;
        at_ = 3;
        run_.plain = false;
      }
      return;
    }
    if (!slash(2) || group_ > 1000) return;
    const auto above = read_digits(pieces_[1].word);
    const auto below = read_digits(pieces_[3].word);
    if (!above || !below || !above->rest.empty() || !below->rest.empty()) return;
    if (above->value >= below->value || below->value > 16) return;
    group_ += above->value / below->value;
    at_ = 4;
    run_.plain = false;
  }

  // "a hundred", "a dozen", "a million"; "a half" is a fraction of what follows, not read here.
  bool begin_with_article() {
    const auto scale = value_as(1, WordClass::scale);
    if (!scale || pieces_[1].sentence != pieces_[0].sentence) return false;
    group_ = *scale;
    run_.scale = *scale;
    at_ = 2;
    run_.scaled = true;
    return true;
  }

  bool step() {
    if (const auto scale = value_as(at_, WordClass::scale)) return multiply(*scale);
    if (run_.digits && !run_.scaled) return false;
    if (run_.digits) return false;
    if (pieces_[at_].word == "and") return step_over_and();
    if (const auto ordinal = value_as(at_, WordClass::ordinal)) return end_in_ordinal(*ordinal);
    if (const auto small = value_as(at_, WordClass::cardinal)) return add_small(*small);
    if (const auto tens = value_as(at_, WordClass::tens)) {
      if (tens_ || std::fmod(group_, 100) != 0) return false;
      tens_ = true;
      return take(*tens);
    }
    return false;
  }

  bool multiply(double scale) {
    if (group_ == 0) return false;
    run_.scaled = true;
    run_.plain = false;
    run_.scale *= scale;
    if (scale <= 100) {
      group_ *= scale;
    } else {
      total_ += group_ * scale;
      group_ = 0;
    }
    tens_ = false;
    ++at_;
    return true;
  }

  // "two hundred and five", "two and a half (million)".
  bool step_over_and() {
    if (at_ + 2 < pieces_.size() && pieces_[at_ + 1].word == "a" &&
        pieces_[at_ + 2].word == "half") {
      group_ += 0.5;
      at_ += 3;
      return true;
    }
    if (!run_.scaled || group_ + total_ < 100) return false;
    const bool more = value_as(at_ + 1, WordClass::cardinal) || value_as(at_ + 1, WordClass::tens);
    if (!more) return false;
    ++at_;
    return true;
  }

  bool add_small(double value) {
    const double room = std::fmod(group_, 100);
    if (tens_ ? std::fmod(group_, 10) != 0 || value >= 10 : room != 0) return false;
    if (!run_.scaled && !tens_) return false;  // "one two": two numbers
    return take(value);
  }

  // "twenty-first", "hundred and twelfth".
  bool end_in_ordinal(double value) {
    if (!tens_ && !run_.scaled) return false;
    if (tens_ && value >= 10) return false;
    run_.ordinal = true;
    return take(value);
  }

  std::span<const Piece> pieces_;
  const Lexicon& lexicon_;
  NumberRun run_;
  double total_ = 0;
  double group_ = 0;
  std::size_t at_ = 0;
  bool tens_ = false;  // the group ends in "twenty" or so, and can take "one" to "nine"
};

}  // namespace

double number_in(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

NumberRun read_number(std::span<const Piece> pieces, std::size_t at, const Lexicon& lexicon) {
  return NumberReader(pieces, at, lexicon).run();
}

}  // namespace synoptic::reading
