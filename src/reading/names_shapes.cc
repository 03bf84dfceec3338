// SPDX-License-Identifier: Apache-2.0
//
// An organisation is read as capitals up to a head word. Before the head stand ordinary words and
// names; "and" joins only ordinary words there ("National Security and Defense Council", but not
// "Lind and Justice Department"). After the head "of", "for", "on" and "to" may lead on: "of" to
// any name, the others to ordinary words alone ("Committee to Protect Harbours", but not "Congress
// for Lind"). A role word inside is passed over only when the name plainly goes on ("Justice
// Department"). What fails: names whose head is in no list.

#include "reading/names_shapes.h"

#include <algorithm>

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kMaxFirm = 40;   // tokens of names between commas
constexpr std::uint32_t kMaxWords = 13;  // tokens of an organisation
constexpr std::uint32_t kMaxTail = 5;    // capitals after "of" in an organisation's name

}  // namespace

// The end of the organisation that begins at the token; the token itself when none does.
std::uint32_t NameShapes::organization_end(std::uint32_t from, std::uint32_t stop) const {
  std::uint32_t head_end = from;
  bool ordinary = true;  // all words so far are ordinary words or known names
  for (std::uint32_t t = from; t < stop && t - from < kMaxWords;) {
    if (capital(t)) {
      if (c_.is(t, cue::honorific | cue::calendar | cue::no_name) && t > from) break;
      const PhraseTable::Match role = c_.role_at(t, stop);
      const bool theirs = role.tokens == 1 && t + 2 < stop && is_plural_of_people(t) &&
                          c_.text.tokens[t + 1].kind == TokenKind::possessive &&
                          c_.is(t + 2, cue::organization);
      if (role.tokens != 0 && !theirs && !role_inside(t + role.tokens, stop)) break;
      if (is_head(from, t)) {
        head_end = t + 1;
      } else if (head_end != from && !(c_.is(t, cue::common) && head_follows(t, stop))) {
        break;
      }
      ordinary = ordinary && (c_.is(t, cue::common | cue::organization));
      ++t;
    } else if (head_end == t && opens_tail(t)) {
      const std::uint32_t tail = tail_end(t, stop);
      if (tail == t) break;
      head_end = t = tail;
    } else if (head_end == from && (c_.text.tokens[t].kind == TokenKind::possessive ||
                                    (joins_heads(t) && ordinary && c_.is(t + 1, cue::common)))) {
      ++t;
    } else if (c_.is_mark(t, "&") && capital(t + 1)) {
      head_end = t + 2;
      t += 2;
    } else {
      break;
    }
  }
  return head_end;
}

// "Justice Department", "Attorney General Office": a role word that only opens a name.
bool NameShapes::role_inside(std::uint32_t after, std::uint32_t stop) const {
  return after < stop && capital(after) &&
         (c_.is(after, cue::organization | cue::company) ||
          (after + 1 < stop && c_.is(after, cue::common) && capital(after + 1) &&
           c_.is(after + 1, cue::organization) && c_.role_at(after, stop).tokens == 0));
}

// Whether the word ends an organisation that began before it. "Peter House" is a person.
bool NameShapes::is_head(std::uint32_t from, std::uint32_t t) const {
  if (t == from) return opens_tail(t + 1) && c_.is(t, cue::organization) && capital_after(t + 1);
  if (c_.is(t, cue::company)) return true;
  if (!c_.is(t, cue::organization | cue::place | cue::other | cue::newspaper)) return false;
  const bool given_before = c_.is(from, cue::given) && t == from + 1;
  return !given_before || !c_.is(t, cue::head_surname);
}

// "Open Market Committee" after "Federal": ordinary words, then a head.
bool NameShapes::head_follows(std::uint32_t t, std::uint32_t stop) const {
  for (std::uint32_t n = 1; n <= 2 && t + n < stop && capital(t + n); ++n) {
    if (c_.role_at(t + n, stop).tokens != 0) return false;
    if (c_.is(t + n, cue::organization | cue::other)) return true;
    if (!c_.is(t + n, cue::common)) return false;
  }
  return false;
}

bool NameShapes::capital_after(std::uint32_t joiner) const {
  return capital(joiner + 1) || (c_.is_mark(joiner + 1, "the") && capital(joiner + 2));
}

bool NameShapes::opens_tail(std::uint32_t t) const {
  return t < end_ && (c_.is_mark(t, "of") || c_.is_mark(t, "for") || c_.is_mark(t, "on") ||
                      c_.is_mark(t, "to"));
}
bool NameShapes::joins_heads(std::uint32_t t) const {
  return c_.is_mark(t, "and") || c_.is_mark(t, "&");
}

// After "of X Y and Z"; the joiner itself when no name goes on there.
std::uint32_t NameShapes::tail_end(std::uint32_t joiner, std::uint32_t stop) const {
  std::uint32_t t = joiner + 1;
  if (c_.is_mark(t, "the")) ++t;
  if (t >= stop || !capital(t)) return joiner;
  if (!c_.is_mark(joiner, "of") && !c_.is(t, cue::common)) return joiner;
  if (c_.is(t, cue::calendar | cue::honorific | cue::no_name)) return joiner;
  const PhraseTable::Match known = c_.known_at(t, stop);
  if (known.tokens != 0) {
    t += known.tokens;
    if (!capital(t) || !c_.is(t, cue::organization | cue::common)) return t;
  }
  const std::uint32_t from = t;
  while (t < stop && t - from < kMaxTail) {
    const bool role = capital(t) && c_.role_at(t, stop).tokens != 0 &&
                      !role_inside(t + c_.role_at(t, stop).tokens, stop);
    if (capital(t) && !role && !c_.is(t, cue::calendar | cue::honorific)) {
      ++t;
    } else if (c_.is_mark(t, "and") && capital(t + 1) && c_.is(t + 1, cue::common) &&
               c_.is(t - 1, cue::common) && !c_.is(t + 1, cue::organization)) {
      t += 2;
    } else {
      break;
    }
  }
  // "Office of the Orra County [District Attorney]": the name is the holder's, not the office's.
  const bool cut_by_role = t < stop && capital(t) && c_.role_at(t, stop).tokens != 0;
  if (cut_by_role && c_.is_mark(joiner + 1, "the")) return joiner;
  return t > from || known.tokens != 0 ? t : joiner;
}

// What the last head word of an organisation, place or other thing makes of it.
NameKind NameShapes::kind_of_head(std::uint32_t first, std::uint32_t last) const {
  NameKind kind = NameKind::organization;
  for (std::uint32_t t = first; t < last; ++t) {
    if (c_.capital[t] == 0 && opens_tail(t) && t > first) break;
    if (c_.is(t, cue::organization | cue::company | cue::newspaper)) {
      kind = NameKind::organization;
    } else if (c_.is(t, cue::place)) {
      kind = NameKind::place;
    } else if (c_.is(t, cue::other)) {
      kind = NameKind::other;
    }
  }
  return kind;
}

// "South Orra": a direction before a known place; the token itself when there is none.
std::uint32_t NameShapes::direction_end(std::uint32_t t, std::uint32_t stop) const {
  if (!c_.is(t, cue::place_first) || t + 1 >= stop || !capital(t + 1)) return t;
  const PhraseTable::Match known = c_.known_at(t + 1, stop);
  if (known.tokens == 0 || c_.lexicon.entries[known.row].kind != NameKind::place) return t;
  return t + 1 + known.tokens;
}

// "Lind, Bergh, Oster & Vaal": names between commas that "&" closes, or "and" with a company's
// suffix; the token itself when there is none.
std::uint32_t NameShapes::firm_end(std::uint32_t from) const {
  std::uint32_t t = from + 1;
  while (c_.is_mark(t, ",") && capital(t + 1) && t - from < kMaxFirm) t += 2;
  if (t == from + 1) return from;
  if (c_.is_mark(t, ",")) ++t;
  const bool closes =
      c_.is_mark(t, "&") || (c_.is_mark(t, "and") && t + 2 < end_ && c_.is(t + 2, cue::company));
  if (!closes || !capital(t + 1)) return from;
  t += 2;
  return capital(t) && c_.is(t, cue::company) ? t + 1 : t;
}

bool NameShapes::is_plural_of_people(std::uint32_t t) const {
  if (!capital(t) || c_.known_at(t, t + 1).tokens != 0) return false;
  const std::string_view word = c_.folded(t);
  const bool irregular =
      word.ends_with("men") || word.ends_with("women") || word == "people" || word == "children";
  if (irregular) return true;
  return word.ends_with('s') && (c_.is_inflected(t) || c_.role_at(t, t + 1).tokens == 1);
}

// An ordinary word, or its plural.
bool NameShapes::is_ordinary(std::uint32_t t) const {
  return c_.is(t, cue::common) || (c_.cues[t] == 0 && c_.is_inflected(t));
}

// "Friends for Life": ordinary words with capitals around a small word, inside a sentence.
std::uint32_t NameShapes::motto_end(std::uint32_t t, std::uint32_t stop) const {
  if (t + 2 >= stop || c_.capital[t + 1] != 0 || !is_ordinary(t)) return t;
  if (c_.is_opening(t) && c_.is(t, cue::usual)) return t;
  if (c_.text.tokens[t + 1].kind != TokenKind::word || c_.is_mark(t + 1, "and")) return t;
  if (!capital(t + 2) || !c_.is(t + 2, cue::common) || c_.is(t + 2, cue::calendar)) return t;
  std::uint32_t last = t + 3;
  while (last < stop && capital(last) && c_.is(last, cue::common)) ++last;
  return last;
}

}  // namespace synoptic::reading
