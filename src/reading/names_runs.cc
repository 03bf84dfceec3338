// SPDX-License-Identifier: Apache-2.0
//
// Names stand in runs of capitalised words: "Velmark's Deputy Foreign Minister Anna van der Lind",
// "House Committee on Foreign Affairs". A run is read from the left; at each word the longest of
// these is taken:
//
//   a known name          "United Nations", "New York", "Ukrainian" (places, organisations,
//   peoples) an organisation       capitals up to a head word, with "of", "for", "and" between:
//                         "Ministry of Defence", "National Security and Defense Council"
//   a role                "Deputy Foreign Minister": no name, but says that a person follows
//   an honorific          "Mr.": likewise
//   anything else         a person or an unknown, up to the next of the above, with initials,
//                         particles, a nickname in quotation marks and a suffix
//
// What fails: "Paris Hilton Hotels" (a known place first), organisations whose names are sentences.
// Each token is looked at a bounded number of times: no run is read further than kMaxRun tokens.

#include <algorithm>
#include <string>
#include <unordered_set>

#include "reading/names_draft.h"
#include "reading/names_shapes.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kMaxRun = 40;    // tokens of one run
constexpr std::uint32_t kMaxPerson = 8;  // tokens of one person's name

class RunReader {
 public:
  explicit RunReader(const NameContext& context) : c_(context) {}

  std::vector<NameDraft> run() {
    note_newspapers();
    for (std::uint32_t s = 0; s < c_.text.sentences.size(); ++s) {
      const Sentence& sentence = c_.text.sentences[s];
      if (!sentence.furniture && c_.lines[s] == LineCase::normal) read_sentence(sentence);
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool capital(std::uint32_t t) const { return t < end_ && c_.capital[t] != 0; }
  [[nodiscard]] bool lower_joiner(std::uint32_t t) const {
    return t < end_ && c_.is(t, cue::joiner | cue::particle) && c_.capital[t] == 0;
  }

  [[nodiscard]] NameShapes shapes() const { return {c_, end_}; }

  void read_sentence(const Sentence& sentence) {
    end_ = sentence.last;
    for (std::uint32_t t = sentence.first; t < sentence.last;) {
      if (!capital(t)) {
        if (c_.text.tokens[t].kind == TokenKind::word) emit_parts(t);
        ++t;
        continue;
      }
      const std::uint32_t stop = run_end(t);
      t = read_run(t, stop);
    }
  }

  // Known names inside a hyphened word: "Velmark-backed", "Velmark-Tessaly", "D-Orra".
  bool emit_parts(std::uint32_t t) {
    const std::string_view word = c_.written(t);
    const std::size_t hyphen = word.find('-');
    if (hyphen == word.npos || hyphen + 1 >= word.size() || word.size() > 60) return false;
    if (c_.known_at(t, t + 1).tokens != 0) return false;
    const bool party = hyphen == 1 && word[0] >= 'A' && word[0] <= 'Z';
    const bool front = !party && emit_part(t, 0, word.substr(0, hyphen));
    const std::string_view rest = word.substr(hyphen + 1);
    const bool back = (party || front) && rest.front() >= 'A' && rest.front() <= 'Z' &&
                      emit_part(t, hyphen + 1, rest);
    return party || front || back;
  }

  // A known name in a part of a token; the full stop of "D-Orra." may be a token of its own.
  bool emit_part(std::uint32_t t, std::size_t offset, std::string_view part) {
    const std::string folded = fold_word(part);
    PhraseTable::Match known = c_.lexicon.known.find(folded);
    if (known.tokens == 0 && c_.is_mark(t + 1, ".") && !c_.text.tokens[t + 1].space_before)
      known = c_.lexicon.known.find(folded + ".");
    if (known.tokens == 0) return false;
    const KnownName& name = c_.lexicon.entries[known.row];
    if (part.front() < 'A' || part.front() > 'Z' || name.kind == NameKind::other) return false;
    NameDraft draft{.first = t, .last = t + 1};
    const auto start = c_.text.tokens[t].span.start + static_cast<std::uint32_t>(offset);
    draft.span = {start, start + static_cast<std::uint32_t>(part.size())};
    draft.known = known.row;
    draft[name.kind] = 12;
    draft.key = mix_hash(name.canonical, static_cast<std::uint64_t>(offset != 0));
    out_.push_back(draft);
    return true;
  }

  // Where the run that begins at a capital ends.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t from) const {
    std::uint32_t t = from + 1;
    while (t < end_ && t - from < kMaxRun) {
      if (capital(t)) {
        ++t;
      } else if (joins(t)) {
        t += capital(t + 1) ? 2u : 3u;
      } else if (const std::uint32_t after = nickname_end(t); after != 0) {
        t = after;
      } else {
        break;
      }
    }
    return std::min(t, end_);
  }

  // Joiners and particles between capitals, "'s" after an ordinary word ("Children's Fund"), "&".
  [[nodiscard]] bool joins(std::uint32_t t) const {
    if (lower_joiner(t) || c_.is_mark(t, "&")) {
      if (capital(t + 1)) return true;
      return t + 2 < end_ && lower_joiner(t + 1) && capital(t + 2);
    }
    return c_.text.tokens[t].kind == TokenKind::possessive && capital(t + 1) &&
           (c_.is(t - 1, cue::common) ||
            (c_.is(t + 1, cue::organization) && shapes().is_plural_of_people(t - 1)));
  }

  // After `"Bo"` in `Robert "Bo" Kavan`; 0 when there is no nickname at the token.
  [[nodiscard]] std::uint32_t nickname_end(std::uint32_t t) const {
    if (c_.text.tokens[t].kind != TokenKind::open_quote) return 0;
    for (std::uint32_t close = t + 2; close <= t + 3; ++close) {
      if (!capital(close - 1)) return 0;
      if (close < end_ && c_.text.tokens[close].kind == TokenKind::close_quote)
        return capital(close + 1) && !c_.is(close + 1, cue::common) ? close + 1 : 0;
    }
    return 0;
  }

  // Gives the token after the run, or after a name that reaches over its end.
  std::uint32_t read_run(std::uint32_t t, std::uint32_t stop) {
    title_ = honorific_ = 0;
    while (t < stop) {
      if (!capital(t)) {
        title_ = honorific_ = 0;
        ++t;
        continue;
      }
      t = read_at(t, stop);
    }
    return t;
  }

  // Reads what stands at a capital; gives the token after it.
  std::uint32_t read_at(std::uint32_t t, std::uint32_t stop) {
    if (c_.is(t, cue::honorific) && t + 1 < stop) {
      honorific_ = c_.cues[t];
      return t + 1;
    }
    if (is_calendar(t, stop) || c_.is(t, cue::no_name) || emit_parts(t)) return t + 1;
    const PhraseTable::Match known = c_.known_at(t, stop);
    if (c_.is(t, cue::article) && known.tokens < 2) return t + 1;
    const PhraseTable::Match role = c_.role_at(t, stop);
    if (const std::uint32_t last = national_body_end(t, stop, known); last != t) return last;
    const std::uint32_t organization = shapes().organization_end(t, stop) - t;
    const bool party = known.tokens != 0 && known.tokens == role.tokens &&
                       c_.lexicon.entries[known.row].kind == NameKind::group;
    if (role.tokens != 0 && role.tokens >= known.tokens && role.tokens >= organization && !party)
      return read_role(t, stop, role.tokens);
    if (organization > known.tokens) {
      emit(with_article(t, t + organization), t + organization,
           shapes().kind_of_head(t, t + organization), 8);
      return t + organization;
    }
    if (const std::uint32_t first = lone_newspaper(t, stop); first != t) {
      emit(first, t + 1, NameKind::organization, 8);
      return t + 1;
    }
    if (known.tokens != 0 && !is_person_after_all(t, stop, known)) return read_known(t, known);
    if (const std::uint32_t last = shapes().direction_end(t, stop); last != t) {
      emit(t, last, NameKind::place, 8);
      return last;
    }
    if (const std::uint32_t last = shapes().motto_end(t, stop); last != t) {
      emit(t, last, NameKind::organization, 8);
      return last;
    }
    if (only_opening(t)) return t + 1;
    if (const std::uint32_t last = shapes().firm_end(t); last != t) {
      emit(t, last, NameKind::organization, 8);
      return last;
    }
    return read_person(t, stop);
  }

  // "U.S. Environmental Protection Agency": a known body of a known state. Emits it.
  std::uint32_t national_body_end(std::uint32_t t, std::uint32_t stop, PhraseTable::Match state) {
    if (state.tokens == 0 || !c_.lexicon.entries[state.row].state) return t;
    const PhraseTable::Match body = c_.known_at(t + state.tokens, stop);
    if (body.tokens < 2 || !c_.lexicon.entries[body.row].body) return t;
    const std::uint32_t last = t + state.tokens + body.tokens;
    emit(t, last, NameKind::organization, 12);
    out_.back().known = body.row;
    return last;
  }

  // A month or day, unless a surname follows: "May Chen", but not "May 3" or "May Day".
  [[nodiscard]] bool is_calendar(std::uint32_t t, std::uint32_t stop) const {
    if (!c_.is(t, cue::calendar)) return false;
    if (honorific_ != 0) return false;
    const bool surname_follows =
        t + 1 < stop && (capital(t + 1) ? !c_.is(t + 1, ~0u) : goes_on(t + 1, stop));
    return !(c_.is(t, cue::given) && surname_follows);
  }

  // A single role word that is a surname here ("Mr. King") is no role.
  std::uint32_t read_role(std::uint32_t t, std::uint32_t stop, std::uint32_t tokens) {
    const bool surname = tokens == 1 && c_.is(t, cue::title_surname);
    if (surname && honorific_ != 0) return read_person(t, stop);
    const std::uint32_t after = t + tokens;
    if (after + 1 < end_ && c_.text.tokens[after].kind == TokenKind::possessive &&
        capital(after + 1) && c_.is(after + 1, cue::organization)) {
      emit(t, after + 2, NameKind::organization, 8);  // "Governor's Office"
      return after + 2;
    }
    if (surname && !capital(t + 1)) {
      emit(t, t + 1, NameKind::person, 0);
      out_.back().only_surname = true;
    }
    emit_house(t, after);
    title_ = 1;
    return after;
  }

  // The organisation in "House Speaker" and "White House counsel" is a name too.
  void emit_house(std::uint32_t t, std::uint32_t limit) {
    const PhraseTable::Match known = c_.known_at(t, limit);
    if (known.tokens == 0 || t + known.tokens >= limit) return;
    if (!c_.lexicon.entries[known.row].body) return;
    emit(t, t + known.tokens, NameKind::organization, 12);
    out_.back().known = known.row;
  }

  // "Jordan Vale", "Mr. London": a known place that is part of a person here.
  [[nodiscard]] bool is_person_after_all(std::uint32_t t, std::uint32_t stop,
                                         PhraseTable::Match known) const {
    if (known.tokens != 1 || c_.lexicon.entries[known.row].kind == NameKind::group) return false;
    if (honorific_ != 0) return true;
    if (!c_.is(t, cue::given) || !(t + 1 < stop && capital(t + 1))) return false;
    return c_.is_initial(t + 1) ||
           (!c_.is(t + 1,
                   cue::common | cue::organization | cue::place | cue::calendar | cue::other) &&
            c_.role_at(t + 1, stop).tokens == 0 && c_.known_at(t + 1, stop).tokens == 0);
  }

  std::uint32_t read_known(std::uint32_t t, PhraseTable::Match known) {
    const KnownName& name = c_.lexicon.entries[known.row];
    std::uint32_t last = t + known.tokens;
    if (known.tokens == 1 && only_opening(t)) return last;
    if (name.kind == NameKind::place && capital(last) && c_.is(last, cue::place) &&
        !c_.is(last, cue::organization) && last + 1 <= end_) {
      emit(t, last + 1, NameKind::place, 8);
      return last + 1;
    }
    emit(name.takes_article ? with_article_before(t) : t, last, name.kind,
         title_ != 0 && name.kind == NameKind::place ? 5 : 12);
    out_.back().known = known.row;
    // "Republican Lind": a party member is what a person is.
    if (name.kind == NameKind::group && c_.role_at(t, last).tokens == known.tokens) title_ = 1;
    return last;
  }

  // "The" before a newspaper's name belongs to it.
  [[nodiscard]] std::uint32_t with_article(std::uint32_t first, std::uint32_t last) const {
    return c_.is(last - 1, cue::newspaper) ? with_article_before(first) : first;
  }
  [[nodiscard]] std::uint32_t with_article_before(std::uint32_t first) const {
    const bool article = first > 0 && c_.written(first - 1) == "The" &&
                         c_.text.tokens[first - 1].sentence == c_.text.tokens[first].sentence;
    return article ? first - 1 : first;
  }

  // "The Ledger": the article's capital inside a sentence, here or elsewhere in the report, makes
  // the two words a newspaper's name. Gives where the name begins; the token itself for any other
  // word.
  [[nodiscard]] std::uint32_t lone_newspaper(std::uint32_t t, std::uint32_t stop) const {
    if (!c_.is(t, cue::newspaper) || (t + 1 < stop && capital(t + 1))) return t;
    const std::uint32_t first = with_article_before(t);
    if (first == t) return t;
    return !c_.is_opening(first) || newspapers_.contains(c_.text.hashes[t]) ? first : t;
  }

  // Notes the words that stand behind a capital "The" inside a sentence.
  void note_newspapers() {
    for (std::uint32_t t = 1; t < c_.text.tokens.size(); ++t) {
      if (!c_.is(t, cue::newspaper) || c_.capital[t] == 0 || with_article_before(t) == t) continue;
      const std::uint32_t s = c_.text.tokens[t].sentence;
      const bool plain = !c_.text.sentences[s].furniture && c_.lines[s] == LineCase::normal;
      if (plain && !c_.is_opening(t - 1)) newspapers_.insert(c_.text.hashes[t]);
    }
  }

  // Whether the capital at the token may be due to its place alone.
  [[nodiscard]] bool only_opening(std::uint32_t t) const {
    if (honorific_ != 0 || title_ != 0 || !c_.is_opening(t)) {
      // An ordinary word with a capital inside a sentence, nothing before or after: "the Bill".
      constexpr std::uint32_t kGeneric =
          cue::organization | cue::place | cue::place_first | cue::other;
      const bool ordinary = c_.is(t, cue::usual) || (c_.is(t, cue::common) && c_.is(t, kGeneric));
      return ordinary && !capital(t + 1) && honorific_ == 0 && title_ == 0 &&
             (t == 0 || c_.capital[t - 1] == 0);
    }
    const auto found = c_.seen.find(c_.text.hashes[t]);
    const WordSeen seen = found == c_.seen.end() ? WordSeen{} : found->second;
    if (c_.is(t, cue::usual)) return true;
    if (c_.is(t, cue::common)) return seen.capital == 0 || seen.lower > seen.capital;
    return seen.capital == 0 && (seen.lower > 0 || (!capital(t + 1) && c_.is_inflected(t)));
  }

  // Reads an unknown name: a person until something else is shown.
  std::uint32_t read_person(std::uint32_t from, std::uint32_t stop) {
    std::uint32_t t = from + 1;
    const bool given = c_.is(from, cue::given) || c_.is_initial(from);
    while (t < stop && t - from < kMaxPerson) {
      if (capital(t)) {
        if (ends_person(from, t, stop, given)) break;
        ++t;
      } else if (c_.is(t, cue::particle) && goes_on(t, stop)) {
        ++t;
      } else if (const std::uint32_t after = nickname_end(t); after != 0 && after < stop) {
        t = after;
      } else {
        break;
      }
    }
    if (t + 1 < end_ && c_.is_mark(t, ",") && c_.is(t + 1, cue::suffix) && t > from + 1 &&
        c_.written(t + 1).size() >= 2)
      t += 2;
    if (t > from + 1 || !c_.is_initial(from) || honorific_ != 0) emit(from, t, NameKind::person, 0);
    title_ = honorific_ = 0;
    return t;
  }

  // Particles up to a capital.
  [[nodiscard]] bool goes_on(std::uint32_t t, std::uint32_t stop) const {
    while (t < stop && c_.is(t, cue::particle) && c_.capital[t] == 0) ++t;
    return t < stop && capital(t);
  }

  // Whether the capital at the token is no more part of the name that began at `from`.
  [[nodiscard]] bool ends_person(std::uint32_t from, std::uint32_t t, std::uint32_t stop,
                                 bool given) const {
    if (c_.is_initial(t) || c_.is(t, cue::suffix)) return false;
    if (c_.is(t, cue::honorific | cue::calendar | cue::no_name)) return true;
    const PhraseTable::Match role = c_.role_at(t, stop);
    if (role.tokens != 0) {
      // "Barbara Piper": after a given name a calling is a surname when nothing follows it.
      const bool last = t == from + 1 && c_.is(from, cue::man | cue::woman) && !capital(t + 1);
      return !(role.tokens == 1 && given && (last || c_.is(t, cue::title_surname)));
    }
    const PhraseTable::Match known = c_.known_at(t, stop);
    if (known.tokens > 1) return true;
    if (known.tokens == 1) {
      if (c_.lexicon.entries[known.row].kind == NameKind::group) return !given;
      return !(given && t == from + 1) && !c_.is_initial(t - 1);
    }
    return false;
  }

  void emit(std::uint32_t first, std::uint32_t last, NameKind kind, int weight) {
    NameDraft draft{.first = first, .last = last};
    draft.span = {c_.text.tokens[first].span.start, c_.text.tokens[last - 1].span.end};
    draft[kind] += weight;
    draft.honorific = honorific_;
    draft.title = title_ != 0;
    draft.key = key_of(c_.text, first, last);
    out_.push_back(draft);
    title_ = honorific_ = 0;
  }

  const NameContext& c_;
  std::uint32_t end_ = 0;                         // of the sentence
  std::uint32_t title_ = 0;                       // a role, or a demonym, stands right before
  std::uint32_t honorific_ = 0;                   // cues of the honorific right before
  std::unordered_set<std::uint64_t> newspapers_;  // hashes of "ledger" of "The Ledger"
  std::vector<NameDraft> out_;
};

}  // namespace

std::vector<NameDraft> draft_body_names(const NameContext& context) {
  return RunReader(context).run();
}

}  // namespace synoptic::reading
