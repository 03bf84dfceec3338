// SPDX-License-Identifier: Apache-2.0
//
// Where the phrase that names a source begins and ends.
//
// Idea. Without a parser, the small words do it: a noun phrase read leftwards from its verb ends at
// its determiner, unless a preposition before that ties it to another noun ("a spokesman for the
// harbour board"); it ends at verbs, clause openers and punctuation. What stands between two commas
// before the verb describes the phrase left of it.
//
//   In Orra, Anna Lind, the mayor of the town, said      =>  Anna Lind, the mayor of the town
//   On Tuesday the board's lawyer later said             =>  the board's lawyer
//   When asked about the plan, he said                   =>  he
//
// Cost: a phrase is at most kLongest elements.
#include <algorithm>

#include "reading/sources.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kLongest = 28;      // elements of a phrase with what describes it
constexpr std::uint32_t kDescription = 24;  // elements between two commas

using namespace words;

bool is_adverb(const Scene& scene, std::uint32_t e) {
  if (scene.word(e).is(kAdverb)) return true;
  const std::string_view word = scene.folded(e);
  return word.size() > 4 && word.ends_with("ly") && scene.token(e).casing == Casing::lower;
}

bool is_time_word(const Scene& scene, std::uint32_t e) {
  return scene.word(e).is(kTime) && scene.elements[e].mention == kNothing;
}

bool ends_phrase(const Scene& scene, std::uint32_t e) {
  const WordInfo& word = scene.word(e);
  if (scene.elements[e].mention != kNothing) return false;
  if (scene.token(e).kind == TokenKind::possessive) return false;
  if (word.is(kAuxiliary | kNegation | kRelative | kPronoun)) return true;
  if (scene.is_mark(e, "that")) return true;
  if (word.is(kSubordinator) && !word.is(kPreposition) && !word.is(kDeterminer)) return true;
  if (word.is(kObject) && !word.is(kDeterminer)) return true;
  // A cue verb in the past ends it, "the accused minister" aside.
  return word.is(kVerb) && word.has(forms::kPast) && !word.has(forms::kBase) &&
         scene.token(e).casing == Casing::lower;
}

// Can stand inside a phrase: a word that is none of the small ones.
bool is_content(const Scene& scene, std::uint32_t e) {
  if (!scene.is_wordlike(e)) return false;
  return !ends_phrase(scene, e) && !scene.word(e).is(kPreposition | kCoordinator);
}

// A nickname in marks stands inside a name: William “Mo” Harlan.
bool is_nickname(const Scene& scene, const Statement& statement, std::uint32_t e) {
  if (!scene.elements[e].is_quote() || e == statement.first || e + 1 >= statement.last)
    return false;
  const auto proper = [&](std::uint32_t x) {
    return scene.is_wordlike(x) && scene.token(x).casing == Casing::capitalised;
  };
  return proper(e - 1) && proper(e + 1) &&
         scene.quotes[scene.elements[e].quote].inside.size() <= 24 &&
         !scene.token(e + 1).space_before == false;
}

// Whether "and" at `e` joins two nouns of one phrase rather than two clauses.
bool joins_nouns(const Scene& scene, const Statement& statement, std::uint32_t e) {
  if (e == statement.first || e + 1 >= statement.last) return false;
  if (!is_content(scene, e - 1) || !scene.is_wordlike(e + 1)) return false;
  const bool left = scene.elements[e - 1].mention != kNothing;
  const bool right =
      scene.elements[e + 1].mention != kNothing || scene.token(e + 1).casing != Casing::lower;
  if (left != right && left) return false;
  return true;
}

// ", saying Orra agreed": a participle, whose clause begins behind it.
bool is_participle(const Scene& scene, const Statement& statement, std::uint32_t e) {
  if (!scene.word(e).is(kVerb) || !scene.word(e).has(forms::kGerund)) return false;
  if (scene.elements[e].mention != kNothing || scene.token(e).casing != Casing::lower) return false;
  return e > statement.first && (scene.elements[e - 1].is_quote() || scene.is_comma(e - 1));
}

// Walks left from `end`: where the piece that ends there begins.
std::uint32_t piece_start(const Scene& scene, const Statement& statement, std::uint32_t end) {
  std::uint32_t start = end;
  std::uint32_t e = end;
  bool closed = false;  // its determiner was seen
  for (std::uint32_t steps = 0; steps < kLongest; ++steps) {
    const WordInfo& word = scene.word(e);
    if (scene.elements[e].is_quote()) {
      if (!is_nickname(scene, statement, e)) break;
    } else if (!scene.is_wordlike(e)) {
      const bool inner = scene.is_mark(e, "&") || scene.is_mark(e, "-");
      if (!inner) break;
    } else if (word.is(kPreposition) && scene.elements[e].mention == kNothing) {
      // An adverbial before the phrase: "On Tuesday the board", "In Orra officials".
      if (e == statement.first || !is_content(scene, e - 1)) break;
      if (is_time_word(scene, e - 1)) break;
      closed = false;
    } else if (word.is(kCoordinator)) {
      if (!joins_nouns(scene, statement, e)) break;
      closed = false;
    } else if (ends_phrase(scene, e) || (e != end && is_participle(scene, statement, e))) {
      break;
    } else if (closed) {
      // "the four", "these two"
      if (word.is(kDeterminer) && scene.word(start).is(kIndefinite)) start = e;
      break;
    } else if (is_time_word(scene, e) && e != end) {
      break;
    } else {
      start = e;
      const bool possessive_next = e + 1 <= end && scene.token(e + 1).kind == TokenKind::possessive;
      if (word.is(kDeterminer | kIndefinite) && scene.elements[e].mention == kNothing &&
          !possessive_next && scene.token(e).kind != TokenKind::possessive)
        closed = true;
    }
    if (e == statement.first) break;
    --e;
  }
  return start;
}

// A phrase that a preposition governs is no subject, unless it is two: "In Orra | officials".
// Gives where the subject begins, or kNothing.
std::uint32_t past_governed(const Scene& scene, const Statement& statement, std::uint32_t start,
                            std::uint32_t end) {
  if (start == statement.first || !scene.is_wordlike(start - 1)) return start;
  if (!scene.word(start - 1).is(kPreposition) || scene.elements[start - 1].mention != kNothing)
    return start;
  const std::uint32_t mention = scene.elements[start].mention;
  std::uint32_t e = start;
  if (mention != kNothing) {
    while (e <= end && scene.elements[e].mention == mention) ++e;
  } else {
    while (e <= end && (is_time_word(scene, e) || scene.token(e).kind == TokenKind::number)) ++e;
  }
  const bool rest =
      e > start && e <= end && is_content(scene, e) && scene.token(e).kind != TokenKind::possessive;
  return rest ? e : kNothing;
}

// The last word before what qualifies the piece.
std::uint32_t head_of(const Scene& scene, std::uint32_t first, std::uint32_t last) {
  std::uint32_t head = last;
  for (std::uint32_t e = first + 1; e <= last; ++e) {
    if (scene.elements[e].is_quote() || scene.elements[e].mention != kNothing) continue;
    // "two officials | familiar with the talks"
    const bool participle = e < last && scene.is_wordlike(e) && scene.is_wordlike(e + 1) &&
                            scene.word(e + 1).is(kPreposition) &&
                            (scene.word(e).is(kParticiple) || scene.folded(e).ends_with("ed"));
    const bool qualifies = scene.word(e).is(kPreposition) || scene.is_comma(e) || participle ||
                           scene.is_mark(e, "(") || scene.word(e).is(kRelative);
    if (!qualifies) continue;
    head = e - 1;
    break;
  }
  return head;
}

// The element left of `from` that opens what closes at `from`: the comma before a description, the
// bracket before a party. kNothing when nothing does.
std::uint32_t opener(const Scene& scene, const Statement& statement, std::uint32_t from) {
  const bool bracket = scene.is_mark(from, ")") || scene.is_mark(from, "]");
  const std::uint32_t limit =
      from > statement.first + kDescription ? from - kDescription : statement.first;
  for (std::uint32_t e = from; e > limit;) {
    --e;
    if (scene.elements[e].is_quote()) return kNothing;
    if (bracket ? scene.is_mark(e, "(") || scene.is_mark(e, "[") : scene.is_comma(e)) return e;
    if (!bracket && (scene.is_mark(e, ";") || scene.is_mark(e, ":"))) return kNothing;
  }
  return kNothing;
}

// Skips leftwards what may stand between a subject and its verb: "had", "later", "over the
// weekend".
std::uint32_t skip_left(const Scene& scene, const Statement& statement, std::uint32_t e) {
  bool time = false;
  while (e > statement.first) {
    const std::uint32_t left = e - 1;
    if (!scene.is_wordlike(left) || scene.elements[left].mention != kNothing) break;
    const WordInfo& word = scene.word(left);
    const bool possessive = scene.token(left).kind == TokenKind::possessive;
    const bool time_word = word.is(kTime) && left > statement.first;
    const bool in_time = time && (word.is(kDeterminer | kPreposition));
    const bool small = word.is(kAuxiliary | kNegation) || is_adverb(scene, left);
    if (possessive || !(small || time_word || in_time)) break;
    time = time_word || (in_time && word.is(kDeterminer));
    e = left;
  }
  return e;
}

bool is_description_start(const Scene& scene, std::uint32_t e) { return scene.is_wordlike(e); }

}  // namespace

std::optional<NounPhrase> phrase_before(const Scene& scene, const Statement& statement,
                                        std::uint32_t cue) {
  std::uint32_t end = skip_left(scene, statement, cue);
  if (end == statement.first) return std::nullopt;
  std::uint32_t last = end - 1;  // the last element of the whole phrase
  const std::uint32_t whole_last = last;
  std::uint32_t core_last = last;
  bool described = false;
  for (int turn = 0; turn < 3; ++turn) {
    const bool closes =
        scene.is_comma(core_last) || scene.is_mark(core_last, ")") || scene.is_mark(core_last, "]");
    if (!closes) break;
    const std::uint32_t open = opener(scene, statement, core_last);
    if (open == kNothing || open == statement.first || open + 1 >= core_last) return std::nullopt;
    if (!is_description_start(scene, open + 1)) return std::nullopt;
    core_last = open - 1;
    described = true;
  }
  if (scene.elements[core_last].is_quote() || !scene.is_wordlike(core_last)) return std::nullopt;
  const WordInfo& word = scene.word(core_last);
  const bool unnamed = scene.elements[core_last].mention == kNothing;
  if (unnamed && word.is(kPronoun | kRelative | kDeterminer) &&
      (word.is(kPronoun | kRelative) || word.is(kDeterminer)))
    return NounPhrase{core_last, core_last, core_last, core_last};
  if (unnamed && (word.is(kPreposition | kCoordinator | kSubordinator | kObject) ||
                  ends_phrase(scene, core_last)))
    return std::nullopt;
  NounPhrase phrase;
  phrase.first =
      past_governed(scene, statement, piece_start(scene, statement, core_last), core_last);
  if (phrase.first == kNothing) return std::nullopt;
  phrase.core_first = phrase.first;
  phrase.last = described && !scene.is_comma(whole_last) ? whole_last
                : described                              ? whole_last - 1
                                                         : core_last;
  phrase.head = head_of(scene, phrase.first, core_last);
  return phrase;
}

namespace {

bool starts_phrase(const Scene& scene, const Statement& statement, std::uint32_t e) {
  if (e >= statement.last || !scene.is_wordlike(e)) return false;
  if (scene.elements[e].mention != kNothing) return true;
  const WordInfo& word = scene.word(e);
  if (word.is(kPronoun)) return true;
  if (word.is(kDeterminer | kIndefinite)) return !scene.is_mark(e, "that");
  return is_content(scene, e) && !is_time_word(scene, e) && !is_adverb(scene, e) &&
         !word.is(kSubordinator) && scene.token(e).kind != TokenKind::possessive;
}

// Whether the lower-case word at `e` begins what a noun does or undergoes: "a letter | sent to",
// "a video | showing the".
bool begins_participle(const Scene& scene, const Statement& statement, std::uint32_t e) {
  if (scene.token(e).casing != Casing::lower) return false;
  const std::string_view w = scene.folded(e);
  const bool done = (w.size() > 4 && w.ends_with("ed")) || scene.word(e).is(kParticiple);
  const bool doing = w.size() > 5 && w.ends_with("ing");
  if (!done && !doing) return false;
  if (e + 1 >= statement.last) return done;
  if (!scene.is_wordlike(e + 1)) return doing && scene.elements[e + 1].is_quote();
  const WordInfo& next = scene.word(e + 1);
  if (next.is(kPreposition) && done) return true;
  if (scene.token(e + 1).kind == TokenKind::possessive) return false;
  return next.is(kTime | kDeterminer | kIndefinite | kPronoun | kObject) ||
         (doing && (scene.elements[e + 1].mention != kNothing || scene.is_mark(e + 1, "that")));
}

// Whether the word at `e` is no longer the phrase's, without a preposition to say so: a determiner
// ("the mayor left | the room") or a small word behind a person's name ("Anna Lind | left").
bool begins_anew(const Scene& scene, const Statement& statement, std::uint32_t first,
                 std::uint32_t e) {
  if (scene.elements[e].mention != kNothing || e == first) return false;
  const bool tied = scene.is_wordlike(e - 1) && scene.elements[e - 1].mention == kNothing &&
                    scene.word(e - 1).is(kPreposition | kCoordinator | kDeterminer | kIndefinite);
  if (tied) return false;
  if (scene.word(e).is(kDeterminer | kIndefinite)) return true;
  const std::uint32_t m = scene.elements[e - 1].mention;
  if (m == kNothing || scene.reading.names[m].kind != NameKind::person) return false;
  if (scene.token(e).casing != Casing::lower || scene.token(e).kind != TokenKind::word)
    return false;
  // "the Lind lawyer Jan Marek"
  return e + 1 >= statement.last || scene.elements[e + 1].mention == kNothing;
}

// Whether the preposition at `e` ties on another noun that says who the source is.
bool ties_on(const Scene& scene, std::uint32_t first, std::uint32_t e) {
  const std::string_view word = scene.folded(e);
  if (word == "of" || word == "for" || word == "from" || word == "with" || word == "to" ||
      word == "in" || word == "at") {
    const bool plain = scene.elements[e - 1].mention == kNothing;
    if (plain && (word == "of" || word == "for" || word == "from" || word == "to")) return true;
    if (plain && (word == "with" || word == "in" || word == "at"))
      return scene.elements[first].mention == kNothing;
    return word == "of" && scene.elements[first].mention == kNothing;
  }
  return false;
}

// The description behind the comma at `comma`: its last element, or kNothing when there is none.
std::uint32_t description_end(const Scene& scene, const Statement& statement, std::uint32_t comma) {
  const std::uint32_t limit = std::min(statement.last, comma + kDescription);
  if (comma + 1 >= limit || !scene.is_wordlike(comma + 1)) return kNothing;
  const WordInfo& next = scene.word(comma + 1);
  const bool named = scene.elements[comma + 1].mention != kNothing;
  if (!named && (next.is(kPronoun | kRelative | kAuxiliary | kCoordinator | kSubordinator) ||
                 next.has(forms::kGerund) || (next.is(kPreposition) && !next.is(kTime))))
    return kNothing;
  for (std::uint32_t e = comma + 1; e < limit; ++e) {
    if (scene.elements[e].is_quote() || scene.is_mark(e, ";") || scene.is_mark(e, ":") ||
        scene.is_mark(e, "--") || scene.is_mark(e, "-"))
      return e - 1;
    if (scene.is_comma(e) || scene.is_mark(e, ".") || scene.is_mark(e, "?")) return e - 1;
    const WordInfo& word = scene.word(e);
    if (scene.is_wordlike(e) && (word.is(kAuxiliary | kRelative))) return kNothing;
  }
  return limit == statement.last ? limit - 1 : kNothing;
}

}  // namespace

std::optional<NounPhrase> phrase_from(const Scene& scene, const Statement& statement,
                                      std::uint32_t from) {
  std::uint32_t e = from;
  while (e < statement.last && scene.is_wordlike(e) && scene.elements[e].mention == kNothing &&
         is_adverb(scene, e))
    ++e;
  if (!starts_phrase(scene, statement, e)) return std::nullopt;
  if (scene.elements[e].mention == kNothing && scene.word(e).is(kPronoun))
    return NounPhrase{e, e, e, e};
  const std::uint32_t first = e;
  std::uint32_t last = e;
  for (++e; e < statement.last && e - first < kLongest; ++e) {
    if (scene.elements[e].is_quote()) {
      if (is_nickname(scene, statement, e)) continue;
      break;
    }
    if (!scene.is_wordlike(e)) {
      if (scene.is_mark(e, "&") || scene.is_mark(e, "(") || scene.is_mark(e, ")")) {
        if (scene.is_mark(e, ")")) last = e;
        continue;
      }
      break;
    }
    const WordInfo& word = scene.word(e);
    const bool named = scene.elements[e].mention != kNothing;
    if (!named && (is_time_word(scene, e) || is_adverb(scene, e))) break;
    if (!named && word.is(kPreposition)) {
      if (!ties_on(scene, first, e)) break;
      continue;
    }
    if (!named && word.is(kCoordinator)) {
      if (!joins_nouns(scene, statement, e)) break;
      continue;
    }
    if (ends_phrase(scene, e) || (!named && begins_participle(scene, statement, e))) break;
    if (begins_anew(scene, statement, first, e)) break;
    last = e;
  }
  NounPhrase phrase{first, last, head_of(scene, first, last), first};
  if (last + 1 < statement.last && scene.is_comma(last + 1)) {
    const std::uint32_t end = description_end(scene, statement, last + 1);
    if (end != kNothing) phrase.last = end;
  }
  return phrase;
}

std::optional<NounPhrase> possessor_before(const Scene& scene, const Statement& statement,
                                           std::uint32_t noun) {
  std::uint32_t e = noun;
  for (int adjectives = 0; e > statement.first && adjectives < 3; ++adjectives) {
    --e;
    if (!scene.is_wordlike(e)) return std::nullopt;
    if (scene.token(e).kind == TokenKind::possessive) {
      if (e == statement.first || !is_content(scene, e - 1)) return std::nullopt;
      NounPhrase phrase;
      phrase.first = piece_start(scene, statement, e - 1);
      // "shares with | Lind's", but "the mayor of Orra's"
      for (std::uint32_t at = phrase.first; at + 1 < e; ++at)
        if (scene.word(at).is(kPreposition) && scene.elements[at].mention == kNothing &&
            !scene.is_mark(at, "of"))
          phrase.first = at + 1;
      phrase.core_first = phrase.first;
      phrase.last = phrase.head = e - 1;
      return phrase;
    }
    if (scene.elements[e].mention != kNothing) return std::nullopt;
    const WordInfo& word = scene.word(e);
    const bool whose = word.is(kDeterminer) && word.is(kObject);
    const std::string_view w = scene.folded(e);
    if (whose || w == "his" || w == "her" || w == "their" || w == "its")
      return NounPhrase{e, e, e, e};
    const bool done = word.is(kVerb) && word.has(forms::kParticiple);  // "her repeated calls"
    if ((!is_content(scene, e) && !done) || word.is(kDeterminer | kIndefinite)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<NounPhrase> main_phrase(const Scene& scene, const Statement& statement,
                                      std::uint32_t before) {
  std::uint32_t start = statement.first;
  const std::uint32_t limit = std::min(before, statement.first + 60);
  // A clause or adverbial in front ends at its comma.
  if (start < limit && scene.is_wordlike(start) && scene.elements[start].mention == kNothing &&
      (scene.word(start).is(kPreposition | kSubordinator) || is_adverb(scene, start) ||
       scene.word(start).has(forms::kGerund))) {
    std::uint32_t comma = start;
    while (comma < limit && !scene.is_comma(comma)) ++comma;
    if (comma < limit) start = comma + 1;
  }
  for (std::uint32_t e = start; e < limit; ++e) {
    if (!scene.is_wordlike(e)) continue;
    const WordInfo& word = scene.word(e);
    if (scene.elements[e].mention == kNothing && word.is(kHe | kShe | kThey | kIt))
      return NounPhrase{e, e, e, e};
    const bool determined = word.is(kDeterminer | kIndefinite) && !scene.is_mark(e, "that");
    if (scene.elements[e].mention == kNothing && !determined) continue;
    if (e > start && scene.is_wordlike(e - 1) && scene.word(e - 1).is(kPreposition)) continue;
    const std::optional<NounPhrase> phrase = phrase_from(scene, statement, e);
    if (!phrase) continue;
    // Titles before a name belong to it.
    NounPhrase whole = *phrase;
    whole.first = piece_start(scene, statement, phrase->first);
    whole.core_first = whole.first;
    whole.last = std::min(whole.last, before - 1);
    return whole;
  }
  return std::nullopt;
}

}  // namespace synoptic::reading
