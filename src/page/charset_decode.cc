// Bytes of any encoding of the web as UTF-8.
// SPDX-License-Identifier: Apache-2.0
//
// Idea: what a sequence means is ICU's to say; where a sequence begins and ends, and what is none,
// is the standard's (Encoding, sections 8 to 14), since a converter that swallows the '<' behind a
// stray lead byte hides markup, and because every character must know its bytes. So each shape has
// a function that cuts one sequence off the bytes:
//   Shift_JIS  83 49 => "オ" (2 bytes)   81 3C => U+FFFD (1 byte), then '<' by itself
//   gb18030    81 30 81 30 => U+0080     81 30 81 => U+FFFD (1 byte), then '0', …
// and the sequence is looked up in the corrections, then in ICU. A sequence of the right shape that
// no character has is one U+FFFD, without its second byte when that is ASCII. Cost: one look-up a
// character beyond ASCII; stretches of ASCII are copied.

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <utility>

#include "page/charset.h"
#include "page_data.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr char32_t kNone = 0xfffd;

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

std::uint32_t to_offset(std::size_t bytes) { return static_cast<std::uint32_t>(bytes); }

// One sequence cut off the bytes. `code_points` is U+FFFD where it is no character.
struct Sequence {
  std::size_t bytes = 1;
  std::u32string_view code_points;
};

// Collects text and runs.
class Sink {
 public:
  // `expected` is about how many bytes the text will have.
  Sink(std::string_view bytes, std::size_t expected)
      : bytes_(bytes), own_(std::make_unique<std::string>()) {
    own_->reserve(expected);
  }

  // A stretch that is the same in UTF-8.
  void copy(std::size_t from, std::size_t to) {
    if (from == to) return;
    const std::size_t size = to - from;
    page_.source.add({to_offset(own_->size()), to_offset(size), to_offset(from), to_offset(size)});
    make_room(size);
    *own_ += bytes_.substr(from, size);
  }

  void put(std::u32string_view code_points, std::size_t from, std::size_t to) {
    const std::size_t text = own_->size();
    make_room(code_points.size() * kLongestCodePoint);
    for (const char32_t c : code_points) append_utf8(*own_, c);
    note_unit(text, from, to);
  }

  void put(std::string_view character, std::size_t from, std::size_t to) {
    const std::size_t text = own_->size();
    make_room(character.size());
    *own_ += character;
    note_unit(text, from, to);
  }

  void put_fault(std::size_t from, std::size_t to) {
    if (page_.replaced++ == 0) page_.first_replaced = from;
    put(std::u32string_view(&kNone, 1), from, to);
  }

  DecodedPage take() {
    page_.text = *own_;
    page_.own = std::move(own_);
    return std::move(page_);
  }

 private:
  static constexpr std::size_t kLongestCodePoint = 4;

  void note_unit(std::size_t text, std::size_t from, std::size_t to) {
    page_.source.add_unit({to_offset(text), to_offset(own_->size() - text), to_offset(from),
                           to_offset(to - from), true});
  }

  // By a quarter and not twice: a text is the largest thing that reading holds.
  void make_room(std::size_t size) {
    if (own_->size() + size <= own_->capacity()) return;
    std::string larger;
    larger.reserve(own_->size() + own_->size() / 4 + size);
    larger += *own_;
    *own_ = std::move(larger);
  }

  std::string_view bytes_;
  DecodedPage page_;
  std::unique_ptr<std::string> own_;
};

bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

std::size_t not_ascii(std::string_view bytes) {
  return bytes.size() - static_cast<std::size_t>(std::ranges::count_if(bytes, is_ascii));
}

std::optional<std::uint32_t> read_hex(std::string_view digits) {
  std::uint32_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

// What the sequences of one encoding mean.
class Meanings {
 public:
  explicit Meanings(const Charset& charset)
      : private_use_(charset.shape == CharsetShape::gb18030 ||
                     charset.shape == CharsetShape::shift_jis ||
                     charset.shape == CharsetShape::single) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(std::string(charset.converter).c_str(), &status));
    if (U_FAILURE(status)) converter_.reset();
    if (converter_) {
      status = U_ZERO_ERROR;
      ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &status);
    }
    read_corrections(charset.name);
  }

  // The view holds until the next call. U+FFFD where the sequence has no meaning.
  std::u32string_view of(std::string_view sequence) {
    std::uint32_t key = 0;
    for (const char c : sequence) key = (key << 8u) | static_cast<unsigned char>(c);
    if (const auto row = corrections_.find(key); row != corrections_.end()) return row->second;
    last_[0] = by_icu(sequence);
    return {last_.data(), 1};
  }

 private:
  char32_t by_icu(std::string_view sequence) {
    if (!converter_) return kNone;
    const char* source = sequence.data();
    std::array<char16_t, 4> units{};
    char16_t* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_resetToUnicode(converter_.get());
    ucnv_toUnicode(converter_.get(), &target, units.data() + units.size(), &source,
                   sequence.data() + sequence.size(), nullptr, true, &status);
    const auto count = target - units.data();
    if (U_FAILURE(status) || count < 1 || count > 2) return kNone;
    char32_t c = units[0];
    if (count == 2) {
      if ((units[0] & 0xfc00u) != 0xd800u || (units[1] & 0xfc00u) != 0xdc00u) return kNone;
      c = 0x10000u + ((c - 0xd800u) << 10u) + (char32_t{units[1]} - 0xdc00u);
    }
    const bool surrogate = c >= 0xd800 && c <= 0xdfff;
    const bool private_use = c >= 0xe000 && c <= 0xf8ff;
    return c < 0x80 || surrogate || (private_use && !private_use_) ? kNone : c;
  }

  // Rows are "big5 <tab> 8862=ca+304 8840=31c0".
  void read_corrections(std::string_view name) {
    for (std::string_view data = page_data::charset_corrections; !data.empty();) {
      const std::size_t end = std::min(data.find('\n'), data.size());
      std::string_view row = data.substr(0, end);
      data.remove_prefix(std::min(end + 1, data.size()));
      if (!row.starts_with(name) || row.substr(name.size(), 1) != "\t") continue;
      row.remove_prefix(name.size() + 1);
      while (!row.empty()) {
        const std::size_t blank = std::min(row.find(' '), row.size());
        read_correction(row.substr(0, blank));
        row.remove_prefix(std::min(blank + 1, row.size()));
      }
    }
  }

  void read_correction(std::string_view word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos) return;
    const auto key = read_hex(word.substr(0, equals));
    std::u32string code_points;
    for (std::string_view rest = word.substr(equals + 1); !rest.empty();) {
      const std::size_t plus = std::min(rest.find('+'), rest.size());
      if (const auto c = read_hex(rest.substr(0, plus))) code_points += char32_t{*c};
      rest.remove_prefix(std::min(plus + 1, rest.size()));
    }
    if (key && !code_points.empty()) corrections_.emplace(*key, std::move(code_points));
  }

  Converter converter_;
  bool private_use_;
  std::map<std::uint32_t, std::u32string> corrections_;
  std::array<char32_t, 1> last_{};
};

// The bytes of the page from some place on, as numbers; 0x100 beyond the end.
class Ahead {
 public:
  Ahead(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}
  unsigned operator[](std::size_t i) const {
    return at_ + i < bytes_.size() ? static_cast<unsigned char>(bytes_[at_ + i]) : 0x100u;
  }
  [[nodiscard]] std::string_view first(std::size_t count) const {
    return bytes_.substr(at_, count);
  }

 private:
  std::string_view bytes_;
  std::size_t at_;
};

bool between(unsigned byte, unsigned low, unsigned high) { return byte >= low && byte <= high; }

constexpr std::u32string_view kFault(&kNone, 1);

// A double byte: both when they mean something, the first alone when the second is ASCII or cannot
// stand behind it and is the beginning of something else.
Sequence double_byte(Ahead ahead, bool fits, Meanings& meanings) {
  const unsigned second = ahead[1];
  if (second == 0x100u) return {1, kFault};
  if (fits) {
    const std::u32string_view meaning = meanings.of(ahead.first(2));
    if (meaning != kFault) return {2, meaning};
  }
  return {second < 0x80 ? std::size_t{1} : std::size_t{2}, kFault};
}

Sequence cut_gb18030(Ahead ahead, Meanings& meanings) {
  if (ahead[0] == 0x80) return {1, U"\u20ac"};
  if (ahead[0] == 0xff) return {1, kFault};
  if (!between(ahead[1], 0x30, 0x39)) {
    const bool fits = between(ahead[1], 0x40, 0x7e) || between(ahead[1], 0x80, 0xfe);
    return double_byte(ahead, fits, meanings);
  }
  // Also where the end cuts it off, though the standard drops the digits then: what stands before
  // the end does not hang on where the end is.
  if (!between(ahead[2], 0x81, 0xfe) || !between(ahead[3], 0x30, 0x39)) return {1, kFault};
  const std::u32string_view meaning = meanings.of(ahead.first(4));
  return {meaning == kFault ? std::size_t{1} : std::size_t{4}, meaning};
}

Sequence cut_big5(Ahead ahead, Meanings& meanings) {
  if (!between(ahead[0], 0x81, 0xfe)) return {1, kFault};
  const bool fits = between(ahead[1], 0x40, 0x7e) || between(ahead[1], 0xa1, 0xfe);
  return double_byte(ahead, fits, meanings);
}

Sequence cut_euc_kr(Ahead ahead, Meanings& meanings) {
  if (!between(ahead[0], 0x81, 0xfe)) return {1, kFault};
  return double_byte(ahead, between(ahead[1], 0x41, 0xfe), meanings);
}

Sequence cut_shift_jis(Ahead ahead, Meanings& meanings) {
  if (ahead[0] == 0x80) return {1, U"\u0080"};
  if (between(ahead[0], 0xa1, 0xdf)) return {1, meanings.of(ahead.first(1))};
  if (!between(ahead[0], 0x81, 0x9f) && !between(ahead[0], 0xe0, 0xfc)) return {1, kFault};
  const bool fits = between(ahead[1], 0x40, 0x7e) || between(ahead[1], 0x80, 0xfc);
  return double_byte(ahead, fits, meanings);
}

Sequence cut_euc_jp(Ahead ahead, Meanings& meanings) {
  if (ahead[0] == 0x8e && between(ahead[1], 0xa1, 0xdf)) return {2, meanings.of(ahead.first(2))};
  if (ahead[0] == 0x8f && between(ahead[1], 0xa1, 0xfe)) {
    if (between(ahead[2], 0xa1, 0xfe)) return {3, meanings.of(ahead.first(3))};
    return {ahead[2] < 0x80 || ahead[2] == 0x100u ? std::size_t{2} : std::size_t{3}, kFault};
  }
  if (ahead[0] != 0x8e && ahead[0] != 0x8f && !between(ahead[0], 0xa1, 0xfe)) return {1, kFault};
  const bool fits = between(ahead[0], 0xa1, 0xfe) && between(ahead[1], 0xa1, 0xfe);
  return double_byte(ahead, fits, meanings);
}

using Cut = Sequence (*)(Ahead, Meanings&);

// The encodings that are ASCII below 0x80 wherever a sequence may begin.
Cut cut_of(CharsetShape shape) {
  switch (shape) {
    case CharsetShape::gb18030:
      return cut_gb18030;
    case CharsetShape::big5:
      return cut_big5;
    case CharsetShape::euc_kr:
      return cut_euc_kr;
    case CharsetShape::shift_jis:
      return cut_shift_jis;
    default:
      return cut_euc_jp;
  }
}

// One byte a character: each byte is looked up once for all.
DecodedPage decode_single(std::string_view bytes, const Charset& charset) {
  std::array<std::size_t, 256> counts{};
  for (const char c : bytes) ++counts[static_cast<unsigned char>(c)];
  std::array<std::string, 256> characters;  // empty: none
  Meanings meanings(charset);
  std::size_t size = bytes.size();
  for (std::size_t byte = 0x80; byte < characters.size(); ++byte) {
    if (counts[byte] == 0) continue;
    const char c = static_cast<char>(byte);
    const std::u32string_view meaning = meanings.of({&c, 1});
    if (meaning != kFault) {
      for (const char32_t point : meaning) append_utf8(characters[byte], point);
    }
    size += counts[byte] * ((characters[byte].empty() ? 3 : characters[byte].size()) - 1);
  }
  Sink sink(bytes, size);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = at;
    while (end < bytes.size() && is_ascii(bytes[end])) ++end;
    sink.copy(at, end);
    for (; end < bytes.size() && !is_ascii(bytes[end]); ++end) {
      const std::string& character = characters[static_cast<unsigned char>(bytes[end])];
      if (character.empty()) {
        sink.put_fault(end, end + 1);
      } else {
        sink.put(character, end, end + 1);
      }
    }
    at = end;
  }
  return sink.take();
}

// Two bytes a character, mostly: three in UTF-8.
DecodedPage decode_above_ascii(std::string_view bytes, const Charset& charset) {
  Sink sink(bytes, bytes.size() + not_ascii(bytes) * 2 / 3);
  Meanings meanings(charset);
  const Cut cut = cut_of(charset.shape);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto* const stop =
        std::find_if_not(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), is_ascii);
    const auto end = static_cast<std::size_t>(stop - bytes.begin());
    sink.copy(at, end);
    at = end;
    if (at == bytes.size()) break;
    const Sequence sequence = cut(Ahead(bytes, at), meanings);
    if (sequence.code_points == kFault) {
      sink.put_fault(at, at + sequence.bytes);
    } else {
      sink.put(sequence.code_points, at, at + sequence.bytes);
    }
    at += sequence.bytes;
  }
  return sink.take();
}

// ISO-2022-JP: escape sequences switch between ASCII, JIS-Roman, half-width katakana and double
// bytes. An escape sequence belongs to the character behind it.
class Iso2022Jp {
 public:
  Iso2022Jp(std::string_view bytes, const Charset& charset)
      : bytes_(bytes), sink_(bytes, bytes.size() + bytes.size() / 8), meanings_(charset) {}

  DecodedPage decode() {
    while (at_ < bytes_.size()) {
      if (bytes_[at_] == '\x1b') {
        escape();
      } else {
        character();
      }
    }
    return sink_.take();
  }

 private:
  enum class State : std::uint8_t { ascii, roman, katakana, pairs };

  void escape() {
    const std::string_view behind = bytes_.substr(at_ + 1, 2);
    State next = State::ascii;
    if (behind == "(J") {
      next = State::roman;
    } else if (behind == "(I") {
      next = State::katakana;
    } else if (behind == "$@" || behind == "$B") {
      next = State::pairs;
    } else if (behind != "(B") {
      fault(1);
      return;
    }
    state_ = next;
    // Two escapes with nothing between them could hide text from a filter: the standard's rule.
    if (std::exchange(bare_escape_, true)) {
      fault(3);
      bare_escape_ = true;
      return;
    }
    at_ += 3;
  }

  void character() {
    const Ahead ahead(bytes_, at_);
    const unsigned byte = ahead[0];
    if (state_ == State::pairs) {
      pair(ahead);
    } else if (byte >= 0x80 || byte == 0x0e || byte == 0x0f) {
      fault(1);
    } else if (state_ == State::katakana) {
      if (!between(byte, 0x21, 0x5f)) return fault(1);
      const char32_t c = 0xff61u - 0x21u + byte;
      put(std::u32string_view(&c, 1), 1);
    } else if (state_ == State::roman && (byte == 0x5c || byte == 0x7e)) {
      put(byte == 0x5c ? U"\u00a5" : U"\u203e", 1);
    } else {
      bare_escape_ = false;
      sink_.copy(at_, at_ + 1);
      from_ = ++at_;
    }
  }

  void pair(Ahead ahead) {
    if (!between(ahead[0], 0x21, 0x7e)) return fault(1);
    if (ahead[1] == 0x1b) return fault(1);
    if (ahead[1] == 0x100u) return fault(1);
    if (!between(ahead[1], 0x21, 0x7e)) return fault(2);
    const std::array<char, 2> high = {static_cast<char>(ahead[0] | 0x80u),
                                      static_cast<char>(ahead[1] | 0x80u)};
    const std::u32string_view meaning = meanings_.of({high.data(), high.size()});
    if (meaning == kFault) return fault(2);
    put(meaning, 2);
  }

  void put(std::u32string_view code_points, std::size_t bytes) {
    bare_escape_ = false;
    at_ += bytes;
    sink_.put(code_points, from_, at_);
    from_ = at_;
  }

  void fault(std::size_t bytes) {
    bare_escape_ = false;
    at_ += bytes;
    sink_.put_fault(from_, at_);
    from_ = at_;
  }

  std::string_view bytes_;
  Sink sink_;
  Meanings meanings_;
  std::size_t at_ = 0;
  std::size_t from_ = 0;  // where the bytes begin that the next character has
  State state_ = State::ascii;
  bool bare_escape_ = false;  // the last thing was an escape
};

DecodedPage decode_utf16(std::string_view bytes, bool big_endian) {
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8u | second : second << 8u | first);
  };
  std::size_t expected = 3;  // of a last byte that is half a unit
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t c = unit_at(at);
    expected += c < 0x80 ? 1 : c < 0x800 || (c & 0xf800u) == 0xd800u ? 2 : 3;
  }
  Sink sink(bytes, expected);
  const bool marked = bytes.size() >= 2 && unit_at(0) == 0xfeff;
  for (std::size_t at = marked ? 2 : 0; at < bytes.size();) {
    if (at + 1 == bytes.size()) {
      sink.put_fault(at, at + 1);
      break;
    }
    char32_t c = unit_at(at);
    std::size_t size = 2;
    if ((c & 0xfc00u) == 0xd800u && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if ((low & 0xfc00u) == 0xdc00u) {
        c = 0x10000u + ((c - 0xd800u) << 10u) + (low - 0xdc00u);
        size = 4;
      }
    }
    if (c >= 0xd800 && c <= 0xdfff) {
      sink.put_fault(at, at + size);
    } else {
      sink.put(std::u32string_view(&c, 1), at, at + size);
    }
    at += size;
  }
  return sink.take();
}

DecodedPage decode_utf8(std::string_view bytes) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  const std::size_t mark = bytes.starts_with(kMark) ? kMark.size() : 0;
  DecodedPage page;
  if (is_utf8(bytes)) {
    page.text = bytes.substr(mark);
    const auto size = to_offset(page.text.size());
    if (mark > 0) page.source.add({0, size, to_offset(mark), size});
    return page;
  }
  Sink sink(bytes, bytes.size());
  std::size_t from = mark;
  for (std::size_t at = mark; at < bytes.size();) {
    const Decoded decoded = decode_at(bytes, at);
    const std::size_t end = at + decoded.bytes;
    if (decoded.code_point == kNone && bytes.substr(at, decoded.bytes) != "\xef\xbf\xbd") {
      sink.copy(from, at);
      sink.put_fault(at, end);
      from = end;
    }
    at = end;
  }
  sink.copy(from, bytes.size());
  return sink.take();
}

DecodedPage decode_user_defined(std::string_view bytes) {
  Sink sink(bytes, bytes.size() + not_ascii(bytes) * 2);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const char32_t c = 0xf780u + byte - 0x80u;
    if (byte < 0x80) {
      sink.copy(at, at + 1);
    } else {
      sink.put(std::u32string_view(&c, 1), at, at + 1);
    }
  }
  return sink.take();
}

DecodedPage decode_replacement(std::string_view bytes) {
  Sink sink(bytes, 3);
  if (!bytes.empty()) sink.put_fault(0, bytes.size());
  return sink.take();
}

DecodedPage decode_by_shape(std::string_view bytes, const Charset& charset) {
  switch (charset.shape) {
    case CharsetShape::utf_8:
      return decode_utf8(bytes);
    case CharsetShape::utf_16le:
      return decode_utf16(bytes, false);
    case CharsetShape::utf_16be:
      return decode_utf16(bytes, true);
    case CharsetShape::iso_2022_jp:
      return Iso2022Jp(bytes, charset).decode();
    case CharsetShape::replacement:
      return decode_replacement(bytes);
    case CharsetShape::user_defined:
      return decode_user_defined(bytes);
    case CharsetShape::single:
      return decode_single(bytes, charset);
    default:
      return decode_above_ascii(bytes, charset);
  }
}

}  // namespace

DecodedPage decode_as(std::string_view bytes, const Charset& charset) {
  DecodedPage page = decode_by_shape(bytes, charset);
  page.charset = charset.name;
  return page;
}

}  // namespace synoptic
