// SPDX-License-Identifier: Apache-2.0
#include "reading/credits_sources.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace synoptic::reading {
namespace {

using namespace credit_words;

// Letters and digits in lower case, a leading "the" and a site's ending left out.
std::string bare(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out.push_back(c);
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c - 'A' + 'a'));
  }
  if (out.starts_with("the")) out.erase(0, 3);
  for (const std::string_view ending : {"com", "org", "net"})
    if (out.size() > ending.size() + 2 && out.ends_with(ending) &&
        name.find('.') != std::string_view::npos)
      out.resize(out.size() - ending.size());
  return out;
}

}  // namespace

std::optional<CreditedPhrase> CreditedSources::name_at(std::uint32_t element,
                                                       std::uint32_t limit) const {
  if (element >= limit || scene_.elements[element].is_quote()) return std::nullopt;
  const std::uint32_t first = scene_.elements[element].token;
  // Elements are tokens in a row as far as no quote is in between.
  std::uint32_t end = element;
  while (end < limit && end < element + 9 && !scene_.elements[end].is_quote()) ++end;
  const auto found = CreditLists::get().name_at(scene_.text, first, first + (end - element));
  if (!found) return std::nullopt;
  CreditedPhrase out{element, element + (found->last - first), found->kind, std::nullopt};
  for (std::uint32_t e = out.first; e <= out.last; ++e) {
    const std::uint32_t m = scene_.elements[e].mention;
    if (m == kNothing) continue;
    const NameMention& mention = scene_.reading.names[m];
    if (mention.kind == NameKind::person && !found->certain) return std::nullopt;
    out.entity = mention.entity;
    break;
  }
  return out;
}

bool CreditedSources::is_own(std::uint32_t first, std::uint32_t last) const {
  if (!scene_.report.outlet) return false;
  const std::string own = bare(*scene_.report.outlet);
  const std::string other = bare(cut(scene_.report.text, scene_.span_of(first, last)));
  if (own.empty() || other.empty()) return false;
  if (own == other) return true;
  // A short form of the same name keeps its beginning and its end.
  constexpr std::size_t kEdge = 4;
  return own.size() > kEdge && other.size() > kEdge &&
         own.substr(0, kEdge) == other.substr(0, kEdge) &&
         own.ends_with(std::string_view(other).substr(other.size() - kEdge));
}

// A name of a medium or agency that the phrase begins with, or whose work its head is.
std::optional<CreditedPhrase> CreditedSources::named(const NounPhrase& phrase) const {
  const bool outlet = (CreditLists::get().of(scene_.folded(phrase.head)) & kOutlet) != 0;
  const std::uint32_t last = outlet ? phrase.last : phrase.head;  // a newspaper, the Gazette
  for (std::uint32_t e = phrase.core_first; e <= last; ++e) {
    const auto name = name_at(e, last + 1);
    if (!name || name->kind == CreditKind::post) continue;
    if (name->last == phrase.head || name->first > phrase.head) return name;
    const std::uint32_t head = CreditLists::get().of(scene_.folded(phrase.head));
    if ((head & (kPiece | kOutlet)) != 0) return name;
    return std::nullopt;
  }
  return std::nullopt;
}

// "Lind and two officials": whoever else speaks, a named person does.
bool CreditedSources::names_person(const NounPhrase& phrase) const {
  for (std::uint32_t e = phrase.core_first; e < phrase.head; ++e) {
    const std::uint32_t m = scene_.elements[e].mention;
    if (m == kNothing || scene_.reading.names[m].kind != NameKind::person) continue;
    const bool joined = scene_.is_wordlike(e + 1) && scene_.elements[e + 1].mention == kNothing &&
                        scene_.word(e + 1).is(words::kCoordinator);
    if (joined) return true;
  }
  return false;
}

std::uint32_t CreditedSources::qualified_end(const NounPhrase& phrase) const {
  constexpr std::uint32_t kMost = 12;
  std::uint32_t end = phrase.head;
  while (end < phrase.last && end - phrase.head < kMost && scene_.is_wordlike(end + 1)) ++end;
  const auto size = static_cast<std::uint32_t>(scene_.elements.size());
  if (end + 3 >= size || !scene_.is_mark(end + 2, "by") || !scene_.is_wordlike(end + 1)) return end;
  const std::string_view made = scene_.folded(end + 1);
  if (!made.ends_with("ed") && !scene_.word(end + 1).is(words::kParticiple)) return end;
  const auto at = std::ranges::upper_bound(scene_.statements, end + 3, {}, &Statement::first);
  const Statement& statement = *std::prev(at);
  if (statement.first > end + 1) return end;
  const auto maker = phrase_from(scene_, statement, end + 3);
  return maker && maker->last - end < kMost ? maker->head : end;
}

std::optional<std::uint32_t> CreditedSources::how_many(const CreditedPhrase& who) const {
  constexpr double kMost = 1000;  // "10,000 people said" is a survey, not a source
  const Span words = scene_.span_of(who.first, who.last);
  const auto& quantities = scene_.reading.quantities;
  const auto found = std::ranges::lower_bound(quantities, words.start, {},
                                              [](const Quantity& q) { return q.span.start; });
  if (found != quantities.end() && words.contains(found->number_span) &&
      found->kind == QuantityKind::count) {
    const bool open = found->approximate || found->upper || found->bound != Bound::exact;
    if (open || found->number < 1 || found->number > kMost) return std::nullopt;
    return static_cast<std::uint32_t>(found->number);
  }
  const std::string_view word = scene_.folded(who.first);
  if (word == "a" || word == "an" || word == "another") return 1;
  return std::nullopt;
}

std::optional<Span> CreditedSources::described(const CreditedPhrase& who) const {
  constexpr std::uint32_t kMost = 24;  // elements of a description
  const auto size = static_cast<std::uint32_t>(scene_.elements.size());
  const auto after = std::ranges::upper_bound(scene_.statements, who.last, {}, &Statement::first);
  const std::uint32_t end = std::min(after == scene_.statements.end() ? size : after->first, size);
  std::uint32_t first = who.last + 1;
  if (first < end && scene_.is_comma(first)) ++first;
  if (first + 1 >= end || !scene_.is_wordlike(first)) return std::nullopt;
  const WordInfo& word = scene_.word(first);
  const std::string_view folded = scene_.folded(first);
  const bool opens = word.is(words::kParticiple | words::kRelative) || folded == "with" ||
                     folded == "in" || folded == "at" || folded == "from" || folded == "speaking" ||
                     folded == "briefed";
  // "an aide told the board" is no description: what tells is a verb of saying.
  if (!opens || (word.is(words::kVerb) && word.has(forms::kPast) && folded != "briefed"))
    return std::nullopt;
  std::uint32_t last = first;
  for (std::uint32_t e = first; e < end && e - first < kMost; ++e) {
    if (!scene_.is_wordlike(e)) break;
    const bool tells = e > first + 1 && scene_.word(e).is(words::kSay | words::kTell) &&
                       !scene_.word(e).is(words::kNounToo) &&
                       scene_.word(e).has(forms::kPast | forms::kThird) && folded != "who";
    if (tells) break;
    last = e;
  }
  return last > first ? std::optional(scene_.span_of(first, last)) : std::nullopt;
}

// An office that speaks whoever holds it: the inspector general, attorneys general of two states.
bool CreditedSources::is_office(const NounPhrase& phrase) const {
  if (phrase.head == phrase.core_first || !scene_.is_mark(phrase.head, "general")) return false;
  return scene_.is_mark(phrase.head - 1, "inspector") ||
         scene_.is_mark(phrase.head - 1, "attorneys");
}

std::optional<CreditedPhrase> CreditedSources::of(const NounPhrase& phrase,
                                                  std::optional<EntityIndex> entity) const {
  if (!scene_.is_wordlike(phrase.head)) return std::nullopt;
  if (const auto name = named(phrase)) {
    if (is_own(name->first, name->last)) return std::nullopt;
    return name;
  }
  CreditedPhrase out{phrase.core_first, phrase.head, CreditKind::anonymous, std::nullopt};
  const bool one_word = phrase.first == phrase.last;
  if (one_word &&
      scene_.word(phrase.head).is(words::kPronoun | words::kRelative | words::kDeterminer))
    return std::nullopt;
  const std::uint32_t m = scene_.elements[phrase.head].mention;
  if (m != kNothing) {
    // A body that speaks; people, peoples and places are no credits.
    const NameMention& mention = scene_.reading.names[m];
    if (mention.kind != NameKind::organization) return std::nullopt;
    out.kind = CreditKind::statement;
    out.entity = mention.entity;
    return out;
  }
  const std::uint32_t head = CreditLists::get().of(scene_.folded(phrase.head));
  if (is_office(phrase)) {
    out.kind = CreditKind::statement;
    return out;
  }
  // Behind a statement or a post stands whoever issued it; it is had from there all the same.
  const bool issued = (head & (kStatement | kMessage)) != 0;
  if ((entity && !issued) || names_person(phrase)) return std::nullopt;
  if ((head & (kStatement | kDocument | kFootage)) != 0) {
    out.kind = (head & kStatement) != 0 ? CreditKind::statement : CreditKind::document;
    // Whose it is says more than what it is: "the report from the harbour board".
    out.last = qualified_end(phrase);
  } else if ((head & kMessage) != 0) {
    out.kind = CreditKind::post;
  } else if ((head & kOutlet) != 0) {
    out.kind = CreditKind::medium;
  } else if ((head & kPerson) != 0) {
    out.kind = CreditKind::anonymous;
  } else if ((head & kBody) != 0) {
    out.kind = CreditKind::statement;
  } else {
    return std::nullopt;
  }
  return out;
}

}  // namespace synoptic::reading
