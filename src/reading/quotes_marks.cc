// SPDX-License-Identifier: Apache-2.0
//
// Which quotation marks belong together.
//
// Idea. Marks are read paragraph by paragraph onto a stack. A mark that says itself which way it
// looks (“ ” « » „ ‚) is believed, a plain one (" ' '' ``) is judged by what stands around it:
// white space before and none after opens. Only the outermost pair is a quote; what is inside is
// part of it. A single mark opens only where a closing one follows in its paragraph, because most
// single marks are apostrophes.
//
// Paragraphs. A quote that is still open at the end of its paragraph
//   - ends there when the next paragraph opens anew (the newspaper way: “… / “… / “…”), or when
//     no later paragraph closes it: a mark was forgotten;
//   - goes on when one of the next few paragraphs closes more than it opens.
// Example: “One. / Two. / Three.” is one stretch. Counter-example: “One, he said. / “Two.” are two.
//
// A forgotten closing mark inside a paragraph shows as an opening one inside an open quote that
// the paragraph never closes; the first quote then ends before the second begins.
//
// Cost: linear. Every mark is pushed and popped once, and an open paragraph looks at kReach others.
#include "reading/quotes_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "reading/attributions_words.h"
#include "synoptic/utf8.h"

namespace synoptic::reading {
namespace {

constexpr std::size_t kReach = 8;  // paragraphs that an open quote may run on

enum class Family : std::uint8_t { plain_double, curly_double, plain_single, curly_single, angle };
enum class Turn : std::uint8_t { opens, closes, none };

struct Mark {
  Span span;
  Family family = Family::plain_double;
  Turn turn = Turn::none;

  [[nodiscard]] bool single() const {
    return family == Family::plain_single || family == Family::curly_single;
  }
};

bool is_blank(char32_t c) {
  return c == 0 || c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x3000;
}

bool is_opening_punctuation(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0x2014 || c == 0x2013 || c == '-' || c == '/' ||
         c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == '`' ||
         c == 0x2015;
}

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || c >= 0x3040;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// A paragraph's marks, read off its bytes.
class MarkScanner {
 public:
  MarkScanner(std::string_view text, Span where) : text_(text), where_(where) {}

  std::vector<Mark> scan() {
    std::vector<Mark> marks;
    for (std::uint32_t at = where_.start; at < where_.end;) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      const bool interesting =
          byte == '"' || byte == '\'' || byte == '`' || byte == 0xC2 || byte == 0xE2;
      const std::uint32_t size = interesting ? read(at, marks) : 1;
      at += size;
    }
    drop_lonely_singles(marks);
    return marks;
  }

 private:
  // Reads the mark at `at`, if one is there; gives the bytes to step over.
  std::uint32_t read(std::uint32_t at, std::vector<Mark>& marks) const {
    const Decoded decoded = decode_at(text_, at);
    const bool doubled = at + 1 < where_.end && text_[at + 1] == text_[at];
    switch (decoded.code_point) {
      case '"':
        add_plain_double(at, 1, marks);
        return 1;
      case '`':
        if (doubled) add({at, at + 2}, Family::plain_double, Turn::opens, marks);
        return doubled ? 2 : 1;
      case '\'':
        if (doubled) {
          add_plain_double(at, 2, marks);
        } else {
          add_single(at, 1, Family::plain_single, marks);
        }
        return doubled ? 2 : 1;
      case 0x2018:
      case 0x201A:
      case 0x2019:
        add_single(at, decoded.bytes, Family::curly_single, marks);
        return decoded.bytes;
      default:
        add_directed(at, decoded, marks);
        return decoded.bytes;
    }
  }

  // Marks that look one way, or the other way in other languages: „ … “ closes with what opens
  // “ … ”, and » … « is « … » elsewhere.
  void add_directed(std::uint32_t at, Decoded mark, std::vector<Mark>& marks) const {
    const Span span{at, at + mark.bytes};
    const char32_t left = before(at);
    const char32_t right = after(span.end);
    const bool behind_word = !is_blank(left) && !is_opening_punctuation(left);
    const Turn before_word =
        is_blank(left) && is_letter_or_digit(right) ? Turn::opens : Turn::closes;
    switch (mark.code_point) {
      case 0x201C: {
        const bool closes = behind_word && !is_letter_or_digit(right);
        return add(span, Family::curly_double, closes ? Turn::closes : Turn::opens, marks);
      }
      case 0x201E:
        return add(span, Family::curly_double, Turn::opens, marks);
      case 0x201D:
        return add(span, Family::curly_double, before_word, marks);
      case 0xAB: {
        const bool closes = is_blank(right) && !is_blank(left);
        return add(span, Family::angle, closes ? Turn::closes : Turn::opens, marks);
      }
      case 0xBB:
        return add(span, Family::angle, before_word, marks);
      default:
        return;
    }
  }

  [[nodiscard]] char32_t before(std::uint32_t at) const {
    return at > where_.start ? decode_before(text_, at).code_point : 0;
  }
  [[nodiscard]] char32_t after(std::uint32_t at) const {
    return at < where_.end ? decode_at(text_, at).code_point : 0;
  }

  static void add(Span span, Family family, Turn turn, std::vector<Mark>& marks) {
    marks.push_back({span, family, turn});
  }

  void add_plain_double(std::uint32_t at, std::uint32_t size, std::vector<Mark>& marks) const {
    const char32_t left = before(at);
    const char32_t right = after(at + size);
    const bool may_open = (is_blank(left) || is_opening_punctuation(left)) && !is_blank(right);
    const bool may_close = !is_blank(left);
    // Inches, as in 5'10", stand behind a digit where no quote is open.
    const bool inches = size == 1 && is_digit(left) && !open_in(marks);
    if (inches) return;
    Turn turn = Turn::none;
    if (may_open && !(may_close && open_in(marks))) turn = Turn::opens;
    if (turn == Turn::none && may_close)
      turn = open_in(marks) || !is_letter_or_digit(right) ? Turn::closes : Turn::opens;
    if (turn == Turn::none) turn = open_in(marks) ? Turn::closes : Turn::opens;
    add({at, at + size}, Family::plain_double, turn, marks);
  }

  // Whether a plain double mark is open behind the marks so far; looks at the last one only, which
  // is right unless plain marks are nested in plain marks.
  static bool open_in(const std::vector<Mark>& marks) {
    for (std::size_t i = marks.size(); i > 0 && i + 4 > marks.size(); --i)
      if (marks[i - 1].family == Family::plain_double) return marks[i - 1].turn == Turn::opens;
    return false;
  }

  void add_single(std::uint32_t at, std::uint32_t size, Family family,
                  std::vector<Mark>& marks) const {
    const char32_t left = before(at);
    const char32_t right = after(at + size);
    if (is_letter_or_digit(left) && is_letter_or_digit(right)) return;  // don't
    const bool left_open = is_blank(left) || is_opening_punctuation(left);
    if (left_open && is_letter_or_digit(right)) {
      if (is_digit(right) || elided(at + size)) return;  // ’90s, ’em
      const bool looks_right = family == Family::curly_single && text_.substr(at, size) == "’";
      if (!looks_right) add({at, at + size}, family, Turn::opens, marks);
      return;
    }
    if (left_open && (right == 0x201C || right == '"' || right == '[' || right == '(' ||
                      right == '$' || right == 0x2026 || right == '.')) {
      if (is_blank(left)) add({at, at + size}, family, Turn::opens, marks);
      return;
    }
    if (!is_blank(left)) add({at, at + size}, family, Turn::closes, marks);
  }

  // Whether the word at `at` is one that loses its first letters: ’em, ’til.
  [[nodiscard]] bool elided(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < where_.end && end < at + 8 &&
           is_letter_or_digit(static_cast<unsigned char>(text_[end])))
      ++end;
    return SourceWords::get().of(fold_word(text_.substr(at, end - at))).is(words::kElided);
  }

  // Keeps single marks that pair up: an opening one with the next closing one that is not the
  // apostrophe of a plural (“the ministers’ plan’ …”), within the paragraph.
  void drop_lonely_singles(std::vector<Mark>& marks) const {
    std::vector<bool> keep(marks.size(), true);
    std::optional<std::size_t> open;
    std::optional<std::size_t> plural;  // a closing mark that may be an apostrophe
    const auto settle = [&] {           // the open mark closes at its plural, or is none
      if (open && plural)
        keep[*plural] = true;
      else if (open)
        keep[*open] = false;
      open.reset();
      plural.reset();
    };
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (!marks[i].single()) continue;
      if (marks[i].turn == Turn::opens) {
        if (open) settle();
        open = i;
        continue;
      }
      keep[i] = false;
      if (!open) continue;
      if (plural_apostrophe(marks[i])) {
        plural = i;
        continue;
      }
      keep[i] = true;
      open.reset();
      plural.reset();
    }
    settle();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < marks.size(); ++i)
      if (keep[i]) marks[kept++] = marks[i];
    marks.resize(kept);
  }

  // “ministers’ plan”: behind an s, before a blank and a small letter.
  [[nodiscard]] bool plural_apostrophe(const Mark& mark) const {
    if (before(mark.span.start) != 's') return false;
    if (mark.span.end + 1 >= where_.end || text_[mark.span.end] != ' ') return false;
    const char next = text_[mark.span.end + 1];
    return next >= 'a' && next <= 'z';
  }

  std::string_view text_;
  Span where_;
};

// One paragraph's marks, put together as far as the paragraph alone tells.
struct ParagraphQuotes {
  std::vector<QuotedStretch> closed;      // outermost pairs
  std::optional<Span> open;               // an outermost opening mark without its closing one
  std::optional<Span> stray;              // the first closing mark that nothing opens
  std::vector<QuotedStretch> after_open;  // pairs that stand behind `open`
  bool begins_open = false;               // the first thing in it is an opening mark
};

bool pairs(const Mark& open, const Mark& close) { return open.single() == close.single(); }

struct Opened {
  Mark mark;
  std::size_t closed_before = 0;  // pairs found before it
};

// Takes the closing mark off the stack: the pair, when it was the outermost.
void close_mark(const Mark& mark, std::vector<Opened>& stack, ParagraphQuotes& out,
                std::vector<QuotedStretch>& pairs_found) {
  while (!stack.empty() && !pairs(stack.back().mark, mark)) {
    // A single mark that a double one closes over was an apostrophe.
    if (!stack.back().mark.single()) return;  // a single closing inside doubles: nothing
    stack.pop_back();
  }
  if (stack.empty()) {
    if (!mark.single() && !out.stray) out.stray = mark.span;
    return;
  }
  const Opened opened = stack.back();
  stack.pop_back();
  pairs_found.resize(opened.closed_before);  // what is inside is no quote of its own
  pairs_found.push_back({.inside = {opened.mark.span.end, mark.span.start},
                         .outside = {opened.mark.span.start, mark.span.end},
                         .single = mark.single()});
}

ParagraphQuotes read_paragraph(std::string_view text, Span span) {
  const std::vector<Mark> marks = MarkScanner(text, span).scan();
  ParagraphQuotes out;
  out.begins_open = !marks.empty() && marks.front().turn == Turn::opens &&
                    marks.front().span.start == span.start && !marks.front().single();
  std::vector<Opened> stack;
  std::vector<QuotedStretch> found;
  for (const Mark& mark : marks) {
    if (mark.turn == Turn::opens)
      stack.push_back({mark, found.size()});
    else
      close_mark(mark, stack, out, found);
  }
  const auto first_double =
      std::ranges::find_if(stack, [](const Opened& o) { return !o.mark.single(); });
  if (first_double == stack.end()) {
    out.closed = std::move(found);
    return out;
  }
  out.open = first_double->mark.span;
  const auto split = found.begin() + static_cast<std::ptrdiff_t>(first_double->closed_before);
  out.after_open.assign(split, found.end());
  out.closed.assign(found.begin(), split);
  return out;
}

// White space at the edges is no part of the words.
Span trim(std::string_view text, Span span) {
  while (span.start < span.end) {
    const Decoded first = decode_at(text, span.start);
    if (!is_blank(first.code_point)) break;
    span.start += first.bytes;
  }
  while (span.start < span.end) {
    const Decoded last = decode_before(text, span.end);
    if (!is_blank(last.code_point)) break;
    span.end -= last.bytes;
  }
  return span;
}

// Where the quote that `at` leaves open ends, when a later paragraph closes it; else the index of
// the paragraph itself.
std::size_t closing_paragraph(std::span<const ParagraphQuotes> paragraphs, std::size_t at) {
  const std::size_t last = std::min(paragraphs.size(), at + 1 + kReach);
  for (std::size_t next = at + 1; next < last; ++next) {
    if (paragraphs[next].begins_open) return at;
    if (paragraphs[next].stray) return next;
    if (paragraphs[next].open) return at;
  }
  return at;
}

}  // namespace

std::vector<QuotedStretch> find_quoted(const Report& report, const Text& text) {
  const std::string_view whole = report.text;
  std::vector<std::uint32_t> rows;  // paragraphs of the telling
  std::vector<ParagraphQuotes> paragraphs;
  for (std::uint32_t i = 0; i < text.paragraphs.size(); ++i) {
    const Paragraph& paragraph = text.paragraphs[i];
    if (paragraph.first < paragraph.last && text.sentences[paragraph.first].furniture) continue;
    rows.push_back(i);
    paragraphs.push_back(read_paragraph(whole, paragraph.span));
  }
  std::vector<QuotedStretch> out;
  const auto keep = [&](QuotedStretch stretch, std::size_t row) {
    stretch.inside = trim(whole, stretch.inside);
    stretch.paragraph = rows[row];
    if (!stretch.inside.empty()) out.push_back(stretch);
  };
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const ParagraphQuotes& here = paragraphs[i];
    for (const QuotedStretch& stretch : here.closed) keep(stretch, i);
    if (!here.open) continue;
    const std::size_t end = closing_paragraph(paragraphs, i);
    const Span mark = *here.open;
    if (end != i) {
      const Span close = *paragraphs[end].stray;
      keep({.inside = {mark.end, close.start}, .outside = {mark.start, close.end}}, i);
      std::erase_if(paragraphs[end].closed,
                    [&](const QuotedStretch& s) { return s.outside.start < close.end; });
      for (std::size_t between = i + 1; between < end; ++between) paragraphs[between] = {};
      continue;
    }
    const bool continues = i + 1 < paragraphs.size() && paragraphs[i + 1].begins_open;
    const std::uint32_t stop = text.paragraphs[rows[i]].span.end;
    if (continues || here.after_open.empty()) {
      keep({.inside = {mark.end, stop}, .outside = {mark.start, stop}, .closed = false}, i);
      continue;
    }
    const std::uint32_t next = here.after_open.front().outside.start;
    keep({.inside = {mark.end, next}, .outside = {mark.start, next}, .closed = false}, i);
    for (const QuotedStretch& stretch : here.after_open) keep(stretch, i);
  }
  return out;
}

}  // namespace synoptic::reading
