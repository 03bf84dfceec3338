// SPDX-License-Identifier: Apache-2.0
//
// Credits of the page itself. Each sentence, furniture or not, is looked at for a label with a
// colon, a name in brackets near the top, and the verbs of editors' notes; in captions the name of
// an agency alone is a photo credit.
//
// Cost: linear; what follows a label is read for kReach tokens.
#include "reading/credits_notes.h"

#include <algorithm>
#include <string_view>

#include "reading/credits_lists.h"

namespace synoptic::reading {
namespace {

using namespace credit_words;

constexpr std::uint32_t kReach = 24;
constexpr std::uint32_t kTopTokens = 80;  // where a dateline's agency stands

class NoteFinder {
 public:
  NoteFinder(const Text& text, const Reading& reading)
      : text_(text), reading_(reading), lists_(CreditLists::get()) {}

  std::vector<Credit> run() {
    for (const Sentence& sentence : text_.sentences) {
      sentence_ = sentence;
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) look_at(t);
      if (sentence.furniture) caption();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < sentence_.last ? text_.fold(t) : std::string_view{};
  }

  void look_at(std::uint32_t t) {
    const std::string_view folded = text_.fold(t);
    if (folded == "(" && t < kTopTokens) return bracket(t);
    const std::uint32_t sections = lists_.of(folded);
    if ((sections & kLabel) != 0 && word(t + 1) == ":") return label(t, folded);
    if ((sections & kNoteWork) != 0 && (word(t + 1) == "by" || word(t + 1) == "from"))
      return work(t);
    if ((sections & kNoteVerb) != 0) note(t, folded);
  }

  // (Reporting by Meridian Wire; additional reporting by Anna Lind in Orra and Jan Marek; editing
  // by …): whoever is named up to the end of the part.
  void work(std::uint32_t t) {
    if (!opens_note(t)) return;
    const std::uint32_t limit = std::min(sentence_.last, t + kReach);
    for (std::uint32_t at = t + 2; at < limit; ++at) {
      const std::string_view mark = text_.fold(at);
      if (mark == ";" || mark == ")" || mark == "." || mark == "|") return;
      if (const auto name = lists_.name_at(text_, at, limit)) {
        add({t, name->last}, {name->first, name->last}, name->kind, true);
        at = name->last;
        continue;
      }
      std::uint32_t last = at;
      while (last < limit && capital(last)) ++last;
      // One capital is a town or what a slip left over: people are named in full here.
      if (last > at + 1) add({t, last - 1}, {at, last - 1}, CreditKind::contribution, false);
      if (last > at) at = last - 1;
    }
  }

  // Whether the word at `t` begins a note or goes on with it: a capital, a bracket, a semicolon, or
  // "additional" and "with" with one of these before it. "He praised the reporting by …" does not.
  [[nodiscard]] bool opens_note(std::uint32_t t) const {
    std::uint32_t first = t;
    while (first > sentence_.first &&
           (word(first - 1) == "additional" || word(first - 1) == "with" ||
            word(first - 1) == "and" || word(first - 1) == "writing"))
      --first;
    if (first == sentence_.first) return true;
    const std::string_view before = text_.fold(first - 1);
    return before == "(" || before == "[" || before == ";" || before == "-" || before == "—";
  }

  // ORRA (Meridian Wire) —
  void bracket(std::uint32_t t) {
    const auto name = lists_.name_at(text_, t + 1, sentence_.last);
    if (!name || word(name->last + 1) != ")") return;
    const bool agency = name->kind == CreditKind::agency;
    if (!agency && !name->certain) return;
    if (name->kind == CreditKind::post) return;
    // The place before it belongs to the words.
    std::uint32_t first = t;
    while (first > sentence_.first && t - first < 4 &&
           (text_.tokens[first - 1].casing == Casing::upper ||
            text_.tokens[first - 1].casing == Casing::capitalised || word(first - 1) == ","))
      --first;
    add({first, name->last + 1}, {name->first, name->last}, name->kind, true);
  }

  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // included
  };

  void add(Range span, Range credited, CreditKind kind, bool whole) {
    const auto span_of = [&](Range range) {
      return Span{text_.tokens[range.first].span.start, text_.tokens[range.last].span.end};
    };
    Credit credit{.span = span_of(span), .credited = span_of(credited), .kind = kind};
    credit.whole_report = whole;
    const auto end_of = [](const NameMention& mention) { return mention.span.end; };
    const auto mention =
        std::ranges::upper_bound(reading_.names, credit.credited.start, {}, end_of);
    if (mention != reading_.names.end() && mention->span.overlaps(credit.credited))
      credit.entity = mention->entity;
    out_.push_back(credit);
  }

  // PHOTO: Meridian Wire / Source: orra-news.com
  void label(std::uint32_t t, std::string_view folded) {
    const bool source = folded.starts_with("source") || folded == "via";
    const std::uint32_t limit = std::min(sentence_.last, t + kReach);
    for (std::uint32_t at = t + 2; at < limit; ++at) {
      const auto name = lists_.name_at(text_, at, limit);
      if (!name) continue;
      add({t, name->last}, {name->first, name->last}, source ? name->kind : CreditKind::photo,
          false);
      return;
    }
    // A photographer, or somebody we do not know: the capitalised words behind the colon.
    std::uint32_t last = t + 1;
    while (last + 1 < limit && capital(last + 1)) ++last;
    if (last == t + 1 || source || last - t > 8) return;
    if (folded.starts_with("video")) return;
    if (!may_have_taken({t + 2, last}, folded.ends_with("s"))) return;
    add({t, last}, {t + 2, last}, CreditKind::photo, false);
  }

  // Whether the words can be who took a picture: not a place, and behind "Photos:", which as often
  // tells what is to be seen, nothing but a person.
  [[nodiscard]] bool may_have_taken(Range words, bool several) const {
    const Span span{text_.tokens[words.first].span.start, text_.tokens[words.last].span.end};
    const auto mention = std::ranges::upper_bound(
        reading_.names, span.start, {}, [](const NameMention& name) { return name.span.end; });
    const bool named = mention != reading_.names.end() && mention->span.overlaps(span);
    if (named && mention->kind == NameKind::place) return false;
    return !several || (named && mention->kind == NameKind::person);
  }

  [[nodiscard]] bool capital(std::uint32_t t) const {
    const Token& token = text_.tokens[t];
    return token.kind == TokenKind::word && token.casing != Casing::lower;
  }

  void note(std::uint32_t t, std::string_view verb) {
    if (verb == "contributed" && word(t + 1) == "to" && word(t + 2) == "this") {
      contribution(t);
      return;
    }
    const std::string_view before = t > sentence_.first ? text_.fold(t - 1) : std::string_view{};
    if (before != "originally" && before != "first") return;
    if (!is_about_itself(t)) return;
    const std::uint32_t limit = std::min(sentence_.last, t + 8);
    for (std::uint32_t at = t + 1; at < limit; ++at) {
      const auto name = lists_.name_at(text_, at, sentence_.last);
      if (!name) continue;
      add({sentence_.first, name->last}, {name->first, name->last}, name->kind, true);
      return;
    }
    std::uint32_t start = t + 1;
    while (start < limit && !capital(start)) ++start;
    std::uint32_t last = start;
    while (last + 1 < limit && capital(last + 1)) ++last;
    if (start >= limit) return;
    add({sentence_.first, last}, {start, last}, CreditKind::medium, true);
  }

  // "This article", "a version of this story"
  [[nodiscard]] bool is_about_itself(std::uint32_t t) const {
    const std::uint32_t from = t > sentence_.first + 10 ? t - 10 : sentence_.first;
    for (std::uint32_t at = from; at + 1 < t; ++at)
      if ((text_.fold(at) == "this" || text_.fold(at) == "the") &&
          (lists_.of(text_.fold(at + 1)) & kPiece) != 0)
        return true;
    return false;
  }

  // Whoever stands before "contributed to this report".
  void contribution(std::uint32_t t) {
    std::uint32_t end = t;
    while (end < sentence_.last && end < t + 3) ++end;
    if (end < sentence_.last) ++end;
    const std::uint32_t from = t > sentence_.first + kReach ? t - kReach : sentence_.first;
    bool any = false;
    for (std::uint32_t at = from; at < t; ++at) {
      const auto name = lists_.name_at(text_, at, t);
      if (!name) continue;
      add({name->first, end - 1}, {name->first, name->last}, CreditKind::contribution, true);
      at = name->last;
      any = true;
    }
    if (any) return;
    std::uint32_t first = t;
    while (first > from && capital(first - 1)) --first;
    if (first < t) add({first, end - 1}, {first, t - 1}, CreditKind::contribution, true);
  }

  // The name of an agency in a caption or credit line.
  void caption() {
    const std::size_t before = out_.size();
    for (std::size_t i = before; i > 0 && i + 2 > before; --i)
      if (out_[i - 1].span.start >= sentence_.span.start) return;  // it has its credit
    const std::uint32_t limit = std::min(sentence_.last, sentence_.first + 120);
    for (std::uint32_t t = sentence_.first; t < limit; ++t) {
      const auto name = lists_.name_at(text_, t, limit);
      if (!name) continue;
      if (name->kind != CreditKind::agency || !name->certain) {
        t = name->last;
        continue;
      }
      add({name->first, name->last}, {name->first, name->last}, CreditKind::photo, false);
      return;
    }
  }

  const Text& text_;
  const Reading& reading_;
  const CreditLists& lists_;
  Sentence sentence_;
  std::vector<Credit> out_;
};

}  // namespace

std::vector<Credit> find_notes(const Text& text, const Reading& so_far) {
  return NoteFinder(text, so_far).run();
}

}  // namespace synoptic::reading
