// SPDX-License-Identifier: Apache-2.0
//
// The tokenizer walks the text once, one function per kind of token. What makes news text hard:
//
//   "U.S.-backed"      one word: full stops between single letters, a hyphen before a letter
//   "Antiwar-Now.net"  one word: a full stop before a lower-case letter belongs to a web address
//   "end.Next"         two words: a full stop before a capital does not
//   "Ukraine's"        two tokens, the second a possessive; "it's" is one word
//   "ministers' plan"  a possessive, unless a single quotation mark is still open
//   ‘difficult’        marks; ’90s and rock ’n’ roll: none
//   "52–47"            number, dash, number; "28-point" one word; "1,500", "3.5", "10:30" one
//   number
//
// A mark that may open a quotation looks ahead for its partner, at most kLookAhead bytes, so the
// whole stays linear.

#include "text/tokens.h"

#include <unicode/uchar.h>

#include <array>
#include <optional>

#include "synoptic/ids.h"
#include "synoptic/utf8.h"
#include "text/word_sets.h"
#include "text_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kLookAhead = 600;  // bytes in which a single quotation mark must be closed
constexpr std::size_t kMaxToken = 256;   // bytes of one token; longer runs are cut

constexpr char32_t kRightSingle = 0x2019;

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(static_cast<UChar32>(c)) != 0;
}
bool is_number_sign(char32_t c) {
  if (c < 0x80) return is_digit(c);
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_DECIMAL_DIGIT_NUMBER || type == U_OTHER_NUMBER;
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == kRightSingle || c == 0x02bc; }
bool is_opener(char32_t c) { return c == 0x201c || c == 0x201e || c == 0xab || c == 0x2039; }
bool is_closer(char32_t c) { return c == 0x201d || c == 0xbb || c == 0x203a; }
bool is_bracket_or_dash(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015);
}

const WordSet& contractions() {
  static const WordSet set = read_word_set(text_data::contractions);
  return set;
}
const WordSet& elisions() {
  static const WordSet set = read_word_set(text_data::elisions);
  return set;
}

// "Sat." but not "sat."; "etc." and "Etc.": a list entry in lower case holds for both.
bool is_written_abbreviation(std::string_view word) {
  static const WordSet written = read_word_set(text_data::abbreviations);
  if (written.contains(word)) return true;
  std::string folded;
  append_folded(folded, word);
  return written.contains(folded);
}

Casing casing_of(std::string_view word) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded d = decode_at(word, at);
    if (is_upper(d.code_point)) {
      if (upper + lower == 0) first_upper = true;
      ++upper;
    } else if (is_letter(d.code_point)) {
      ++lower;
    }
    at += d.bytes;
  }
  if (upper + lower == 0) return Casing::none;
  if (upper == 0) return Casing::lower;
  if (lower == 0) return upper > 1 ? Casing::upper : Casing::capitalised;
  return first_upper && upper == 1 ? Casing::capitalised : Casing::mixed;
}

// Walks one stretch of text.
class Tokenizer {
 public:
  Tokenizer(std::string_view whole, Span span, Text& out)
      : text_(whole.substr(0, span.end)), at_(span.start), begin_(span.start), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const Decoded d = peek(at_);
      if (is_white_space(d.code_point)) {
        at_ += d.bytes;
        space_ = true;
        continue;
      }
      take_token(d);
    }
  }

 private:
  [[nodiscard]] Decoded peek(std::size_t at) const {
    return at < text_.size() ? decode_at(text_, at) : Decoded{0, 0};
  }
  [[nodiscard]] char32_t before(std::size_t at) const {
    return at > begin_ ? decode_before(text_, at).code_point : char32_t{' '};
  }

  void take_token(Decoded d) {
    const char32_t c = d.code_point;
    if (is_letter(c)) return take_word(at_);
    if (is_number_sign(c)) return take_number();
    if (is_opener(c)) return emit(TokenKind::open_quote, at_ + d.bytes);
    if (is_closer(c)) return emit(TokenKind::close_quote, at_ + d.bytes);
    if (c == '"') return take_double_mark();
    if (is_apostrophe(c) || c == 0x2018 || c == '`') return take_single_mark(d);
    const bool punctuation = c < 0x80
                                 ? std::string_view(".,;:?!()[]{}-/").find(static_cast<char>(c)) !=
                                       std::string_view::npos
                                 : u_ispunct(static_cast<UChar32>(c)) != 0;
    if (c == '.' && text_.substr(at_, 3) == "...") return emit(TokenKind::punctuation, at_ + 3);
    if (c == '-' && text_.substr(at_, 2) == "--") return emit(TokenKind::punctuation, at_ + 2);
    emit(punctuation ? TokenKind::punctuation : TokenKind::symbol, at_ + d.bytes);
  }

  // A straight double mark opens after a space or bracket when something follows it.
  void take_double_mark() {
    const char32_t previous = before(at_);
    const char32_t next = peek(at_ + 1).code_point;
    const bool edge_before =
        is_white_space(previous) || is_bracket_or_dash(previous) || previous == 0x2018;
    const bool opens = edge_before && next != 0 && !is_white_space(next);
    emit(opens ? TokenKind::open_quote : TokenKind::close_quote, at_ + 1);
  }

  void take_single_mark(Decoded d) {
    const char32_t previous = before(at_);
    const Decoded next = peek(at_ + d.bytes);
    const bool edge_before = is_white_space(previous) || is_bracket_or_dash(previous) ||
                             previous == '"' || previous == 0x201c || at_ == begin_;
    const bool starts_something = next.bytes != 0 && !is_white_space(next.code_point);
    if (edge_before && starts_something) {
      if (is_elision(d)) return take_word(at_ + d.bytes);
      if (d.code_point != kRightSingle && closes_later(at_ + d.bytes)) {
        ++open_singles_;
        return emit(TokenKind::open_quote, at_ + d.bytes);
      }
    }
    if (open_singles_ > 0 && !edge_before) {
      --open_singles_;
      return emit(TokenKind::close_quote, at_ + d.bytes);
    }
    const bool after_plural =
        previous == 's' || previous == 'S' || previous == 'x' || previous == 'z';
    if (after_plural && !space_) return emit(TokenKind::possessive, at_ + d.bytes);
    emit(edge_before ? TokenKind::open_quote : TokenKind::close_quote, at_ + d.bytes);
  }

  // "'90s", "'em".
  [[nodiscard]] bool is_elision(Decoded mark) const {
    if (is_digit(peek(at_ + mark.bytes).code_point)) {
      return is_digit(peek(at_ + mark.bytes + 1).code_point) &&
             peek(at_ + mark.bytes + 2).code_point == 's';
    }
    std::size_t end = at_ + mark.bytes;
    while (end < text_.size() && is_ascii_letter(static_cast<unsigned char>(text_[end]))) ++end;
    std::string word = "'";
    append_folded(
        word, text_.substr(at_ + mark.bytes, std::min<std::size_t>(end - at_ - mark.bytes, 12)));
    return elisions().contains(word);
  }

  // Whether a single mark after something and before no letter follows in reach.
  [[nodiscard]] bool closes_later(std::size_t from) const {
    const std::size_t limit = std::min(text_.size(), from + kLookAhead);
    for (std::size_t at = from; at < limit;) {
      const Decoded d = decode_at(text_, at);
      if (d.code_point == '\n') return false;
      if (is_apostrophe(d.code_point) && at > from && !is_white_space(before(at))) {
        const char32_t next = peek(at + d.bytes).code_point;
        if (!is_letter(next) && !is_digit(next)) return true;
      }
      at += d.bytes;
    }
    return false;
  }

  // From `from` (after an elision's mark) to the end of the word.
  void take_word(std::size_t from) {
    if (is_web_address()) return take_web_address();
    std::size_t end = from;
    std::size_t piece = 0;  // code points since the last full stop
    bool initials = false;  // "U.S"
    bool address = false;   // "example.org": only lower case after its full stop
    while (end < text_.size() && end - at_ < kMaxToken) {
      const Decoded d = decode_at(text_, end);
      const char32_t c = d.code_point;
      const Decoded next = peek(end + d.bytes);
      if (is_letter(c) || is_number_sign(c) || is_mark(c)) {
        if (address && is_upper(c)) break;
        ++piece;
        end += d.bytes;
      } else if (is_apostrophe(c)) {
        if (!is_letter(next.code_point) || ends_in_possessive(end, d)) break;
        end += d.bytes;
      } else if (c == '-' || c == 0x2010 || c == 0x2011) {
        if (!is_letter(next.code_point) && !is_number_sign(next.code_point)) break;
        piece = 0;
        end += d.bytes;
      } else if (c == '.') {
        if (piece == 1 && is_letter(next.code_point) && !address) {
          initials = true;
        } else if (initials && piece == 1 && next.code_point == '-' &&
                   is_letter(peek(end + 2).code_point)) {
          // "U.S.-backed"
        } else if (piece > 1 && !initials && is_lower(next.code_point) &&
                   is_lower(peek(end + d.bytes + next.bytes).code_point)) {
          address = true;
        } else {
          break;
        }
        piece = 0;
        end += d.bytes;
      } else {
        break;
      }
    }
    end = with_final_stop(from, end, piece, initials);
    emit(TokenKind::word, end == at_ ? at_ + peek(at_).bytes : end);
    take_possessive();
  }

  // Takes in the full stop of "U.S.", "E." and "Gov.".
  [[nodiscard]] std::size_t with_final_stop(std::size_t from, std::size_t end, std::size_t piece,
                                            bool initials) const {
    if (end >= text_.size() || text_[end] != '.' || text_.substr(end, 3) == "...") return end;
    if (initials && piece == 1) return end + 1;
    const std::string_view word = text_.substr(from, end - from);
    const Decoded first = decode_at(word, 0);
    if (word.size() == first.bytes)
      return is_upper(first.code_point) && is_initial(end) ? end + 1 : end;
    const std::size_t hyphen = word.rfind('-');
    const std::size_t last = hyphen == std::string_view::npos ? from : from + hyphen + 1;
    if (end - last > 8) return end;
    return is_written_abbreviation(text_.substr(last, end + 1 - last)) ? end + 1 : end;
  }

  // "E." of "Joseph E. Lind", but not "on X. The": a name goes on behind an initial.
  [[nodiscard]] bool is_initial(std::size_t stop) const {
    std::size_t at = stop + 1;
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at >= text_.size() || !is_upper(decode_at(text_, at).code_point)) return false;
    std::size_t end = at;
    while (end < text_.size() && end - at < 16 &&
           is_ascii_letter(static_cast<unsigned char>(text_[end])))
      ++end;
    std::string next;
    append_folded(next, text_.substr(at, end - at));
    return !opens_sentence(next);
  }

  // "'s" before no further letter, in a word that is no contraction.
  [[nodiscard]] bool ends_in_possessive(std::size_t mark, Decoded d) const {
    const char c = text_[mark + d.bytes];
    if (c != 's' && c != 'S') return false;
    const char32_t after = peek(mark + d.bytes + 1).code_point;
    if (is_letter(after) || is_digit(after)) return false;
    std::string word;
    append_folded(word, text_.substr(at_, mark + d.bytes + 1 - at_));
    return !contractions().contains(word);
  }

  void take_possessive() {
    const Decoded d = peek(at_);
    if (!is_apostrophe(d.code_point)) return;
    const char32_t s = peek(at_ + d.bytes).code_point;
    const char32_t after = peek(at_ + d.bytes + 1).code_point;
    if ((s == 's' || s == 'S') && !is_letter(after) && !is_digit(after)) {
      emit(TokenKind::possessive, at_ + d.bytes + 1);
    }
  }

  [[nodiscard]] bool is_web_address() const {
    const std::string_view rest = text_.substr(at_, 8);
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  }

  void take_web_address() {
    std::size_t end = at_;
    while (end < text_.size() && end - at_ < kMaxToken) {
      const Decoded d = decode_at(text_, end);
      if (is_white_space(d.code_point) || is_closer(d.code_point) || d.code_point == '"' ||
          d.code_point == ')' || d.code_point == '<')
        break;
      end += d.bytes;
    }
    while (end > at_ + 1 && (text_[end - 1] == '.' || text_[end - 1] == ',')) --end;
    emit(TokenKind::word, end);
  }

  // Digits with inner separators, an ordinal or plural ending, or a hyphened word.
  void take_number() {
    std::size_t end = at_;
    bool letters = false;
    while (end < text_.size() && end - at_ < kMaxToken) {
      const Decoded d = decode_at(text_, end);
      const char32_t c = d.code_point;
      const Decoded next = peek(end + d.bytes);
      if (is_number_sign(c)) {
        end += d.bytes;
      } else if (is_letter(c)) {
        letters = letters || !is_number_ending(end);
        end += d.bytes;
      } else if ((c == ',' || c == '.' || c == ':') && !letters && is_digit(next.code_point)) {
        end += d.bytes;
      } else if ((c == '-' || c == 0x2010 || c == 0x2011) && is_letter(next.code_point)) {
        letters = true;
        end += d.bytes;
      } else {
        break;
      }
    }
    emit(letters ? TokenKind::word : TokenKind::number, end);
    take_possessive();
  }

  // "th" of "12th", "s" of "1990s": letters that leave a number a number.
  [[nodiscard]] bool is_number_ending(std::size_t at) const {
    static constexpr std::array<std::string_view, 5> kEndings = {"st", "nd", "rd", "th", "s"};
    const std::string_view rest = text_.substr(at, 3);
    for (const std::string_view ending : kEndings) {
      if (!rest.starts_with(ending)) continue;
      if (rest.size() == ending.size() ||
          !is_letter(static_cast<unsigned char>(rest[ending.size()])))
        return true;
    }
    return at > at_ && is_letter(before(at)) &&
           (rest.starts_with("t") || rest.starts_with("d") || rest.starts_with("h")) &&
           (rest.size() == 1 || !is_letter(static_cast<unsigned char>(rest[1])));
  }

  void emit(TokenKind kind, std::size_t end) {
    Token token;
    token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    token.kind = kind;
    token.space_before = space_;
    const std::string_view word = text_.substr(at_, end - at_);
    if (kind == TokenKind::word || kind == TokenKind::number) token.casing = casing_of(word);
    token.folded = static_cast<std::uint32_t>(out_.folded.size());
    append_folded(out_.folded, word);
    token.folded_size = static_cast<std::uint32_t>(out_.folded.size()) - token.folded;
    out_.hashes.push_back(hash_bytes(out_.fold(token)));
    out_.tokens.push_back(token);
    at_ = end;
    space_ = false;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
  Text& out_;
  int open_singles_ = 0;
  bool space_ = true;
};

}  // namespace

bool is_white_space(char32_t c) noexcept {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200d) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

void append_folded(std::string& out, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
      ++at;
      continue;
    }
    const Decoded d = decode_at(word, at);
    at += d.bytes;
    switch (d.code_point) {
      case 0x2018:
      case 0x2019:
      case 0x02bc:
        out += '\'';
        break;
      case 0x201c:
      case 0x201d:
      case 0x201e:
      case 0xab:
      case 0xbb:
      case 0x2039:
      case 0x203a:
        out += '"';
        break;
      case 0x2010:
      case 0x2011:
      case 0x2012:
      case 0x2013:
      case 0x2014:
      case 0x2015:
        out += '-';
        break;
      default:
        append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(d.code_point))));
    }
  }
}

namespace {
std::string folded_copy(std::string_view source) {
  std::string copy;
  append_folded(copy, source);
  return copy;
}
}  // namespace

Abbreviation abbreviation_of(std::string_view folded) {
  static const std::string lower = folded_copy(text_data::abbreviations);
  static const WordSet set = read_word_set(lower);
  const auto found = set.find(folded);
  if (found == set.end()) return Abbreviation::none;
  return found->second == "before_name" ? Abbreviation::before_name : Abbreviation::anywhere;
}

bool opens_sentence(std::string_view folded) {
  static const WordSet openers = read_word_set(text_data::sentence_openers);
  return openers.contains(folded);
}

void append_tokens(std::string_view whole, Span span, Text& out) {
  Tokenizer(whole, span, out).run();
}

}  // namespace synoptic
