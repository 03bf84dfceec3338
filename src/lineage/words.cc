// Cutting texts into words, once, fast.
// SPDX-License-Identifier: Apache-2.0
//
// Everything that lineage compares it compares as words: runs of letters and digits in lower case,
// without what editors change when they set another outlet's text. Most text is ASCII, so that is
// one table look-up and one multiplication a byte; a word with other letters is folded as the text
// stage folds it.
//
//   "U.S." = "US", "won’t" = "wont", "Cowan's" = "Cowan", "1,500" = "1500", but "3.5" is not "35".
#include "lineage/words.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>

#include "synoptic/ids.h"
#include "synoptic/parallel.h"
#include "synoptic/text.h"
#include "synoptic/time.h"
#include "synoptic/utf8.h"

namespace synoptic::lineage {
namespace {

enum Class : std::uint8_t { separator, letter, digit, high };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (c >= '0' && c <= '9') classes[c] = digit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) classes[c] = letter;
    if (c >= 0x80) classes[c] = high;
  }
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

std::uint8_t class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kClasses[static_cast<unsigned char>(text[at])]
                          : static_cast<std::uint8_t>(separator);
}

constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15u;

std::uint64_t add_byte(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * kMultiplier;
}

std::uint32_t finish(std::uint64_t hash) {
  hash ^= hash >> 29u;
  return static_cast<std::uint32_t>((hash * 0xbf58476d1ce4e5b9u) >> 32u);
}

struct Range {
  char32_t first;
  char32_t last;
};

// Code points that part words: marks, spaces, symbols, pictures.
constexpr std::array kSeparators = {
    Range{0x80, 0xa9},     Range{0xab, 0xb4},     Range{0xb6, 0xb9},      Range{0xbb, 0xbf},
    Range{0xd7, 0xd7},     Range{0xf7, 0xf7},     Range{0x2000, 0x206f},  Range{0x20a0, 0x20cf},
    Range{0x2190, 0x2bff}, Range{0x3000, 0x3004}, Range{0x3008, 0x3020},  Range{0x30fb, 0x30fb},
    Range{0xfe10, 0xfe6f}, Range{0xff00, 0xff0f}, Range{0xff1a, 0xff20},  Range{0xff3b, 0xff40},
    Range{0xff5b, 0xff65}, Range{0xfff0, 0xffff}, Range{0x1f000, 0x1ffff}};
// Scripts that set no spaces between words.
constexpr std::array kSpaceless = {
    Range{0xe00, 0xeff},   Range{0x1000, 0x109f}, Range{0x1780, 0x17ff},
    Range{0x2e80, 0x2fff}, Range{0x3005, 0x3007}, Range{0x3021, 0x30fa},
    Range{0x30fc, 0x9fff}, Range{0xf900, 0xfaff}, Range{0x20000, 0x3ffff}};

bool in_ranges(std::span<const Range> ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range range) { return range.first <= c && c <= range.last; });
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2bc; }

// Reads one word after the other.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), at_(begin) {}

  struct Word {
    Span span;
    std::uint32_t hash = 0;
  };

  std::optional<Word> next() {
    while (at_ < text_.size()) {
      const std::uint8_t kind = class_at(text_, at_);
      if (kind == separator) {
        ++at_;
      } else if (kind == high) {
        const Decoded decoded = decode_at(text_, at_);
        if (!in_ranges(kSeparators, decoded.code_point)) return word();
        at_ += decoded.bytes;
      } else {
        return word();
      }
    }
    return std::nullopt;
  }

 private:
  // REQUIRES: a letter or digit stands at at_.
  Word word() {
    const std::size_t start = at_;
    std::uint64_t hash = 0;
    end_of_word_ = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const std::uint8_t kind = kClasses[static_cast<unsigned char>(c)];
      if (kind == letter) {
        hash = add_byte(hash, static_cast<char>(c | 0x20));
        ++at_;
      } else if (kind == digit) {
        hash = add_byte(hash, c);
        ++at_;
      } else if (kind == high && !is_joining_apostrophe()) {
        if (in_ranges(kSeparators, decode_at(text_, at_).code_point)) break;
        return folded_word(start);
      } else if (!goes_on(start, hash)) {
        break;
      }
    }
    return {span(start, end_of_word_ == 0 ? at_ : end_of_word_), finish(hash)};
  }

  [[nodiscard]] bool is_joining_apostrophe() const {
    return is_apostrophe(decode_at(text_, at_).code_point);
  }

  // Whether a word goes on over the mark at at_, which is then passed over: "won't", "1,500",
  // "3.5", "U.S.". A possessive ends the word, and is passed over too.
  bool goes_on(std::size_t start, std::uint64_t& hash) {
    const Decoded mark = decode_at(text_, at_);
    const std::size_t after = at_ + mark.bytes;
    const std::uint8_t next_kind = class_at(text_, after);
    end_of_word_ = 0;
    if (is_apostrophe(mark.code_point)) {
      if (next_kind == separator) return false;
      const bool possessive = (text_[after] | 0x20) == 's' && !continues(after + 1);
      if (possessive) {
        end_of_word_ = at_;
        at_ = after + 1;
        return false;
      }
      if (next_kind == high && in_ranges(kSeparators, decode_at(text_, after).code_point)) {
        return false;
      }
      at_ = after;
      return true;
    }
    const std::uint8_t before = class_at(text_, at_ - 1);
    if (before == digit && next_kind == digit && (text_[at_] == ',' || text_[at_] == '.')) {
      if (text_[at_] == '.') hash = add_byte(hash, '.');
      at_ = after;
      return true;
    }
    const bool initial = before == letter && (at_ - start == 1 || text_[at_ - 2] == '.');
    if (text_[at_] == '.' && initial && next_kind == letter &&
        class_at(text_, after + 1) == separator) {
      at_ = after;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool continues(std::size_t at) const {
    const std::uint8_t kind = class_at(text_, at);
    return kind == letter || kind == digit ||
           (kind == high && !in_ranges(kSeparators, decode_at(text_, at).code_point));
  }

  // A word with letters beyond ASCII.
  Word folded_word(std::size_t start) {
    const bool alone = in_ranges(kSpaceless, decode_at(text_, at_).code_point);
    if (alone && at_ == start) {
      at_ += decode_at(text_, at_).bytes;
    } else {
      while (at_ < text_.size() && continues(at_)) {
        const Decoded decoded = decode_at(text_, at_);
        if (in_ranges(kSpaceless, decoded.code_point)) break;
        at_ += decoded.bytes;
      }
    }
    const std::size_t end = at_;
    std::uint64_t hash = 0;
    for (const char c : fold_word(text_.substr(start, end - start))) hash = add_byte(hash, c);
    std::uint64_t unused = 0;
    if (at_ < text_.size() && is_joining_apostrophe() && class_at(text_, at_ + 1) != separator) {
      (void)goes_on(start, unused);  // passes over a possessive
    }
    return {span(start, end), finish(hash)};
  }

  static Span span(std::size_t start, std::size_t end) {
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_of_word_ = 0;  // where a possessive begins, else 0
};

// The words that begin inside one of the spans, which are sorted by start and may overlap.
std::vector<Words::Stretch> stretches_inside(const Words& words, std::span<const Span> spans) {
  std::vector<Words::Stretch> out;
  const auto word_at = [&](std::uint32_t byte) {
    const auto at = std::lower_bound(words.place.begin(), words.place.end(), byte,
                                     [](Span place, std::uint32_t b) { return place.start < b; });
    return static_cast<std::uint32_t>(at - words.place.begin());
  };
  for (const Span span : spans) {
    const Words::Stretch stretch = {word_at(span.start), word_at(span.end)};
    if (stretch.first >= stretch.last) continue;
    if (!out.empty() && stretch.first <= out.back().last) {
      out.back().last = std::max(out.back().last, stretch.last);
    } else {
      out.push_back(stretch);
    }
  }
  return out;
}

}  // namespace

Words::Stretch Words::stretch_around(std::uint32_t word) const {
  const auto after = std::upper_bound(breaks.begin(), breaks.end(), word);
  return {after == breaks.begin() ? 0u : *(after - 1), after == breaks.end() ? size() : *after};
}

std::uint32_t Words::visible() const { return size() - words_in(headings, 0, size()); }

std::uint32_t words_in(std::span<const Words::Stretch> stretches, std::uint32_t first,
                       std::uint32_t last) {
  auto stretch =
      std::upper_bound(stretches.begin(), stretches.end(), first,
                       [](std::uint32_t word, const Words::Stretch& s) { return word < s.last; });
  std::uint32_t count = 0;
  for (; stretch != stretches.end() && stretch->first < last; ++stretch) {
    count += std::min(last, stretch->last) - std::max(first, stretch->first);
  }
  return count;
}

Words scan_words(std::string_view text, std::span<const Furniture> furniture, WordDetail detail) {
  Words words;
  words.hash.reserve(text.size() / 5);
  if (detail != WordDetail::hashes) words.place.reserve(text.size() / 5);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= furniture.size() && begin < text.size(); ++i) {
    const std::size_t end = i < furniture.size() ? furniture[i].span.start : text.size();
    if (begin < end) {
      if (i > 0 && !words.hash.empty()) words.breaks.push_back(words.size());
      Scanner scanner(text, begin, end);
      while (const auto word = scanner.next()) {
        words.hash.push_back(word->hash);
        if (detail != WordDetail::hashes) words.place.push_back(word->span);
      }
    }
    if (i < furniture.size()) begin = std::max<std::size_t>(begin, furniture[i].span.end);
  }
  while (!words.breaks.empty() && words.breaks.back() == words.size()) words.breaks.pop_back();
  return words;
}

Words words_of(const Report& report, WordDetail detail) {
  if (detail == WordDetail::hashes) return scan_words(report.text, report.furniture, detail);
  Words words = scan_words(report.text, report.furniture, WordDetail::places);
  words.quoted = stretches_inside(words, quoted_stretches(report.text));
  if (report.headline) words.headings = stretches_inside(words, std::span(&*report.headline, 1));
  if (detail == WordDetail::parts) words.place = {};
  return words;
}

Words words_of(const AnnotatedReport& report) {
  Words words = scan_words(report.report.text, report.report.furniture, WordDetail::places);
  std::vector<Span> quotes;
  for (const Quote& quote : report.reading.quotes) {
    if (!quote.scare) quotes.push_back(quote.span);
  }
  words.quoted = stretches_inside(words, quotes);
  std::vector<Span> headings;
  for (const Sentence& sentence : report.text.sentences) {
    if (sentence.headline) headings.push_back(sentence.span);
  }
  words.headings = stretches_inside(words, headings);
  return words;
}

std::vector<Words> words_of_many(std::size_t count, unsigned threads,
                                 const std::function<Words(std::size_t)>& words_of) {
  constexpr std::size_t kBatch = 512;
  std::vector<Words> words;
  words.reserve(count);
  for (std::size_t first = 0; first < count; first += kBatch) {
    std::vector<Words> batch(std::min(kBatch, count - first));
    for_each_index(batch.size(), threads, [&](std::size_t i) { batch[i] = words_of(first + i); });
    for (const Words& one : batch) words.push_back(one);  // a copy takes what it needs and no more
  }
  return words;
}

Span span_of(const Words& words, std::uint32_t first, std::uint32_t last) {
  return {words.place[first].start, words.place[last - 1].end};
}

std::vector<ReportIndex> canonical_order(PlainReports reports) {
  struct Key {
    std::int64_t published;
    std::uint64_t text;
  };
  std::vector<Key> keys;
  keys.reserve(reports.size());
  for (const Report* report : reports) {
    const auto moment = report->published_at();
    keys.push_back(
        {moment ? instants_of(*moment).earliest : std::numeric_limits<std::int64_t>::max(),
         hash_bytes(report->text)});
  }
  std::vector<ReportIndex> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](ReportIndex a, ReportIndex b) {
    return std::tie(keys[a].published, reports[a]->id, keys[a].text) <
           std::tie(keys[b].published, reports[b]->id, keys[b].text);
  });
  return order;
}

std::vector<const Report*> plain(Reports reports) {
  std::vector<const Report*> out;
  out.reserve(reports.size());
  for (const AnnotatedReport* report : reports) out.push_back(&report->report);
  return out;
}

}  // namespace synoptic::lineage
