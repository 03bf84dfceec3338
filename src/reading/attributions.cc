// SPDX-License-Identifier: Apache-2.0
//
// What is given to whom, word for word or not.
//
// Idea. A quote with a source is an attribution; when words of the cue's own clause stand around it
// ("said the talks were “useful” and short"), all of the clause is. Every other cue governs a
// clause or object of its own: behind it up to the end of the statement or the next verb of the
// same source, or, when the cue stands behind a comma with its source, the words in front.
//
//   Lind said on Friday that the port was safe, adding it would stay open.
//     =>  "that the port was safe" and "it would stay open", both Lind's
//   The port is safe, the mayor said.   =>  "The port is safe"
//   According to Lind, the port is safe. =>  "the port is safe"
//
// Cost: linear; the search for a clause's edges is bounded by its statement and kLongest.
#include "reading/attributions.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "reading/attributions_governs.h"
#include "reading/voices.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers
using namespace words;

constexpr std::uint32_t kLongest = 160;  // elements of a clause
constexpr std::uint32_t kSkip = 14;      // elements between a cue and the "that" it governs

// Elements [first, last].
struct Clause {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class Attributor {
 public:
  explicit Attributor(const Voices& voices)
      : v_(voices), scene_(voices.scene), used_(voices.cues.size(), false) {}

  std::vector<Attribution> run() {
    direct();
    for (std::size_t c = 0; c < v_.cues.size(); ++c)
      if (!used_[c]) indirect(c);
    for (std::uint32_t s = 0; s < scene_.statements.size(); ++s) after_name_and_colon(s);
    // A total order, so that equal contents come in one order too.
    const auto key = [](const Attribution& a) {
      return std::tuple(a.content, a.cue.value_or(Span{}), a.source.span.value_or(Span{}),
                        a.direct);
    };
    std::ranges::sort(out_, {}, key);
    return std::move(out_);
  }

 private:
  // --- quotes ------------------------------------------------------------------------------------

  void direct() {
    const std::size_t count = v_.quotes.size();
    for (std::size_t q = 0; q < count; ++q) {
      const Voice& voice = v_.quotes[q];
      if (voice.by == VoiceBy::nobody || voice.by == VoiceBy::state) continue;
      if (voice.cue != kNothing &&
          (voice.by == VoiceBy::cue_before ? mixed(voice) : mixed_in_front(voice))) {
        if (!used_[voice.cue]) indirect(voice.cue);
        used_[voice.cue] = true;
        continue;
      }
      Span content = scene_.quotes[q].outside;
      while (q + 1 < count && goes_on(v_.quotes[q], v_.quotes[q + 1])) {
        ++q;
        content = hull(content, scene_.quotes[q].outside);
      }
      if (voice.cue != kNothing) used_[voice.cue] = true;
      add(content, voice.cue, voice.source, voice.entity, true);
    }
  }

  static bool goes_on(const Voice& here, const Voice& next) {
    return next.continued && next.cue == here.cue && next.by != VoiceBy::nobody;
  }

  // Whether words of the cue's clause stand between it and the quote, or behind the quote.
  [[nodiscard]] bool mixed(const Voice& voice) const {
    const Cue& cue = v_.cues[voice.cue];
    if (cue.verb >= voice.element) return false;
    if (scene_.is_comma(voice.element - 1) || scene_.is_mark(voice.element - 1, ":")) return false;
    return voice.element > cue.last + 1;
  }

  // “Those who “sail away”,” she said: words around the quote that are hers as well.
  [[nodiscard]] bool mixed_in_front(const Voice& voice) const {
    if (voice.by != VoiceBy::cue_after) return false;
    const Cue& cue = v_.cues[voice.cue];
    const std::uint32_t start = start_of(cue);
    const Statement& statement = scene_.statements[cue.statement];
    if (cue.verb <= voice.element || voice.statement != cue.statement) return false;
    if (cue.kind != CueKind::verb && cue.kind != CueKind::according) return false;
    for (std::size_t c = voice.cue; c > 0 && v_.cues[c - 1].statement == cue.statement; --c)
      if (v_.cues[c - 1].source) return false;
    std::uint32_t in_front = 0;
    for (std::uint32_t e = statement.first; e < start; ++e)
      if (scene_.is_wordlike(e)) ++in_front;
    return in_front > 1;
  }

  // "Anna Lind: Port will stay open", as headlines and transcripts have it.
  void after_name_and_colon(std::uint32_t s) {
    const Statement& statement = scene_.statements[s];
    if (s > 0 && scene_.statements[s - 1].paragraph == statement.paragraph) return;
    const std::uint32_t m = scene_.elements[statement.first].mention;
    if (m == kNothing || scene_.reading.names[m].kind != NameKind::person) return;
    std::uint32_t e = statement.first;
    while (e < statement.last && scene_.elements[e].mention == m) ++e;
    if (e + 3 >= statement.last || !scene_.is_mark(e, ":") || !scene_.is_wordlike(e + 1)) return;
    Clause clause{e + 1, statement.last - 1};
    trim_end(clause);
    const NounPhrase source{statement.first, e - 1, e - 1, statement.first};
    add(scene_.span_of(clause.first, clause.last), kNothing, source, scene_.reading.names[m].entity,
        false);
  }

  // --- clauses -----------------------------------------------------------------------------------

  void indirect(std::size_t c) {
    const Cue& cue = v_.cues[c];
    if (!cue.source && cue.kind != CueKind::passive) return;
    const Statement& statement = scene_.statements[cue.statement];
    used_[c] = true;
    const Side side = side_of(cue, statement, c);
    std::optional<Clause> clause = side == Side::behind   ? clause_behind(cue, statement, c)
                                   : side == Side::around ? clause_around(cue, statement)
                                                          : clause_in_front(cue, statement);
    if (!clause || clause->first > clause->last) return;
    if (side == Side::behind &&
        (only_addressed(cue, statement) || only_placed(*clause) || !governed(cue, *clause)))
      return;
    const Span content = scene_.span_of(clause->first, clause->last);
    if (content.empty()) return;
    add(content, static_cast<std::uint32_t>(c), cue.source, v_.cue_entities[c], false);
  }

  // Where the words of the cue and its source begin.
  [[nodiscard]] static std::uint32_t start_of(const Cue& cue) {
    if (!cue.source || cue.inverted || cue.borrowed || cue.kind == CueKind::according ||
        cue.kind == CueKind::passive)
      return cue.first;
    if (cue.source->first > cue.verb) return cue.first;
    return std::min(cue.first, cue.source->first);
  }
  [[nodiscard]] static std::uint32_t end_of(const Cue& cue) {
    const bool source_behind =
        cue.inverted || cue.kind == CueKind::according || cue.kind == CueKind::passive ||
        (cue.kind == CueKind::noun && cue.source && cue.source->first > cue.verb);
    return source_behind && cue.source ? std::max(cue.last, cue.source->last) : cue.last;
  }

  // Where a cue's content stands.
  enum class Side : std::uint8_t { in_front, around, behind };

  // …, Lind said / …, said Lind / …, according to Lind / …, Lind said, …
  [[nodiscard]] Side side_of(const Cue& cue, const Statement& statement, std::size_t c) const {
    const std::uint32_t start = start_of(cue);
    if (cue.kind == CueKind::passive || cue.kind == CueKind::infinitive ||
        cue.kind == CueKind::noun)
      return Side::behind;
    if (cue.kind == CueKind::according) {
      if (start == statement.first) return Side::behind;
      return scene_.is_comma(start - 1) && goes_on_behind(end_of(cue) + 1, statement, c)
                 ? Side::around
                 : Side::in_front;
    }
    if (cue.inverted) return Side::in_front;
    if (cue.kind != CueKind::verb || cue.borrowed || start <= statement.first + 1)
      return Side::behind;
    if ((cue.sections & (kSay | kThink | kTell | kWrite | kShow)) == 0) return Side::behind;
    if (!scene_.is_comma(start - 1)) return Side::behind;
    // What follows must not be a clause of the cue's own.
    const std::uint32_t next = cue.last + 1;
    if (next >= statement.last) return Side::in_front;
    if (!scene_.is_wordlike(next)) {
      if (scene_.elements[next].is_quote() || scene_.is_mark(next, ":")) return Side::behind;
      return goes_on_behind(next, statement, c) ? Side::around : Side::in_front;
    }
    const WordInfo& word = scene_.word(next);
    return word.is(kPreposition | kTime | kAdverb) && !word.is(kDeterminer) ? Side::in_front
                                                                            : Side::behind;
  }

  // Whether what was broken off for "Lind said" goes on at its second comma.
  [[nodiscard]] bool goes_on_behind(std::uint32_t comma, const Statement& statement,
                                    std::size_t c) const {
    if (comma + 2 >= statement.last || !scene_.is_comma(comma)) return false;
    const std::uint32_t next = comma + 1;
    if (!scene_.is_wordlike(next)) return false;
    const WordInfo& word = scene_.word(next);
    if (word.is(kRelative) || scene_.is_mark(next, "but") || scene_.is_mark(next, "while"))
      return false;
    return c + 1 >= v_.cues.size() || v_.cues[c + 1].first != next ||
           v_.cues[c + 1].kind != CueKind::gerund;
  }

  [[nodiscard]] std::optional<Clause> clause_in_front(const Cue& cue,
                                                      const Statement& statement) const {
    const std::uint32_t start = start_of(cue);
    if (start <= statement.first) return std::nullopt;
    std::uint32_t last = start - 1;
    if (scene_.is_comma(last) && last > statement.first) --last;
    Clause clause{statement.first, last};
    while (clause.first < clause.last && !scene_.elements[clause.first].is_quote() &&
           (!scene_.is_wordlike(clause.first) || scene_.word(clause.first).is(kCoordinator) ||
            scene_.is_mark(clause.first, "but")))
      ++clause.first;
    if (clause.last - clause.first < 1) return std::nullopt;
    return clause;
  }

  // The statement with the cue and its source in its midst.
  [[nodiscard]] std::optional<Clause> clause_around(const Cue& cue,
                                                    const Statement& statement) const {
    Clause clause{statement.first, std::min(statement.last, end_of(cue) + kLongest) - 1};
    trim_end(clause);
    return clause;
  }

  // Leaves out the marks that close a statement.
  void trim_end(Clause& clause) const {
    while (clause.last > clause.first && !scene_.elements[clause.last].is_quote() &&
           (!scene_.is_wordlike(clause.last) && !scene_.is_mark(clause.last, ")") &&
            !scene_.is_mark(clause.last, "%")))
      --clause.last;
  }

  // Skips what may stand between a cue and what it governs: "said | on Friday in Orra | that …".
  [[nodiscard]] std::uint32_t content_start(const Cue& cue, const Statement& statement) const {
    std::uint32_t at = end_of(cue) + 1;
    const std::uint32_t limit = std::min(statement.last, at + kSkip);
    if (cue.kind == CueKind::according)
      return at < statement.last && scene_.is_comma(at) ? at + 1 : at;
    const bool clausal = (cue.sections & (kSay | kTell | kWrite | kThink | kShow | kAsk)) != 0;
    if (clausal && may_skip(cue, at, limit)) {
      for (std::uint32_t e = at; e < limit; ++e) {
        if (scene_.elements[e].is_quote()) break;
        if (scene_.is_mark(e, "that") && e > at && that_clause(e, statement)) return e;
        if (scene_.is_wordlike(e) && scene_.elements[e].mention == kNothing &&
            (scene_.word(e).is(kAuxiliary)))
          break;
      }
    }
    while (at < limit && scene_.is_wordlike(at) && scene_.elements[at].mention == kNothing &&
           (scene_.word(at).is(kTime)))
      ++at;
    if ((cue.sections & (kTell | kAsk)) != 0 && (cue.sections & (kSay | kCall)) == 0)
      at = past_addressee(at, limit);
    if (at < limit && clausal && scene_.is_wordlike(at)) at = past_adverbial(at, limit);
    if (at < statement.last && (scene_.is_comma(at) || scene_.is_mark(at, ":"))) ++at;
    return at;
  }

  // Whether what stands at `at` can come between a cue and its "that": whom it is told to, or when
  // and where. Otherwise "that" belongs to what is said: "said he saw a port that burned".
  [[nodiscard]] bool may_skip(const Cue& cue, std::uint32_t at, std::uint32_t limit) const {
    if (at >= limit || (cue.sections & (kTell | kAsk)) != 0 || !scene_.is_wordlike(at)) return true;
    if (scene_.elements[at].mention != kNothing) return false;
    return scene_.word(at).is(kPreposition | kTime | kAdverb) ||
           (scene_.word(at).is(kObject) && !scene_.word(at).is(kDeterminer));
  }

  [[nodiscard]] bool that_clause(std::uint32_t e, const Statement& statement) const {
    return e + 1 < statement.last;
  }

  // "will brief the prime minister on Monday", "will report to the board in Orra": somebody is
  // addressed, and nothing is given that he is told.
  [[nodiscard]] bool only_addressed(const Cue& cue, const Statement& statement) const {
    if (cue.kind == CueKind::passive || cue.kind == CueKind::according ||
        cue.kind == CueKind::noun || cue.inverted)
      return false;
    std::uint32_t at = cue.last + 1;
    const bool direct_object = (cue.sections & kTell) != 0 && (cue.sections & kSay) == 0;
    const bool reports = (cue.sections & kSay) != 0 && at < statement.last &&
                         scene_.is_mark(at, "to") && !scene_.word(cue.verb).is(kManner);
    if (!direct_object && !reports) return false;
    if (reports) ++at;
    const auto addressee = phrase_from(scene_, statement, at);
    if (!addressee || addressee->first != at) return false;
    if (reports && !names_listener(*addressee)) return false;
    return only_placed({addressee->last + 1, statement.last - 1});
  }

  // Whether a person, or the role of one, is in the phrase.
  [[nodiscard]] bool names_listener(const NounPhrase& phrase) const {
    for (std::uint32_t e = phrase.first; e <= phrase.last; ++e) {
      const std::uint32_t m = scene_.elements[e].mention;
      if (m != kNothing && scene_.reading.names[m].kind == NameKind::person) return true;
    }
    return scene_.folded(phrase.head) == "reporters";
  }

  // Whether the words tell only when and where, or are one pronoun that stands for something said
  // before: "in Orra on Thursday", "that". Nothing at all counts too.
  [[nodiscard]] bool only_placed(Clause clause) const {
    if (clause.first == clause.last && scene_.is_wordlike(clause.first))
      return scene_.word(clause.first).is(kDeterminer | kIt) &&
             scene_.elements[clause.first].mention == kNothing;
    for (std::uint32_t e = clause.first; e <= clause.last; ++e) {
      if (scene_.elements[e].is_quote()) return false;
      if (!scene_.is_wordlike(e) || scene_.token(e).kind == TokenKind::number) continue;
      const std::uint32_t m = scene_.elements[e].mention;
      const bool place = m != kNothing && scene_.reading.names[m].kind == NameKind::place;
      const WordInfo& word = scene_.word(e);
      const bool small = m == kNothing && !scene_.is_mark(e, "that") &&
                         word.is(kTime | kPreposition | kDeterminer | kAdverb) &&
                         !word.is(kSubordinator | kPronoun);
      if (!place && !small) return false;
    }
    return true;
  }

  // "told | the board | it would close"
  [[nodiscard]] std::uint32_t past_addressee(std::uint32_t at, std::uint32_t limit) const {
    if (at >= limit || !scene_.is_wordlike(at)) return at;
    if (scene_.elements[at].mention != kNothing) {
      const std::uint32_t m = scene_.elements[at].mention;
      while (at < limit && scene_.elements[at].mention == m) ++at;
      return at;
    }
    const WordInfo& word = scene_.word(at);
    if (word.is(kObject) && !word.is(kDeterminer)) return at + 1;
    if (!word.is(kDeterminer | kIndefinite)) {
      const bool noun =
          !word.is(kPreposition | kSubordinator | kPronoun) && scene_.folded(at).ends_with("s");
      return noun ? at + 1 : at;
    }
    return at;
  }

  // "said | on Friday | the port …": a preposition with a word or two of time.
  [[nodiscard]] std::uint32_t past_adverbial(std::uint32_t at, std::uint32_t limit) const {
    if (!scene_.word(at).is(kPreposition) || scene_.elements[at].mention != kNothing) return at;
    std::uint32_t e = at + 1;
    while (e < limit && scene_.is_wordlike(e) &&
           (scene_.word(e).is(kTime) || scene_.token(e).kind == TokenKind::number))
      ++e;
    return e > at + 1 ? e : at;
  }

  [[nodiscard]] std::optional<Clause> clause_behind(const Cue& cue, const Statement& statement,
                                                    std::size_t c) const {
    Clause clause;
    clause.first = content_start(cue, statement);
    if (clause.first >= statement.last) return std::nullopt;
    const std::uint32_t limit = std::min(statement.last, clause.first + kLongest);
    std::uint32_t end = limit;
    for (std::size_t next = c + 1; next < v_.cues.size(); ++next) {
      const Cue& other = v_.cues[next];
      if (other.statement != cue.statement || other.first >= limit) break;
      if (other.first <= clause.first + 1) continue;
      const std::uint32_t edge = edge_before(cue, other, clause.first);
      if (edge == kNothing) continue;
      end = edge;
      break;
    }
    end = std::min(end, side_clause(cue, statement, clause.first, end));
    clause.last = end - 1;
    trim_end(clause);
    if (!scene_.elements[clause.last].is_quote() && !scene_.is_wordlike(clause.last)) {
      if (clause.last == clause.first) return std::nullopt;
    }
    return clause;
  }

  // Where the clause ends before another cue of the same statement; kNothing when it goes on.
  [[nodiscard]] std::uint32_t edge_before(const Cue& cue, const Cue& other,
                                          std::uint32_t first) const {
    // "Lind, who said it was safe, | called the board"
    if (relative(cue) && other.kind == CueKind::verb && other.first > first &&
        scene_.is_comma(other.first - 1))
      return other.first - 1;
    const std::uint32_t start = start_of(other);
    if (start <= first + 1) return kNothing;
    const std::uint32_t left = start - 1;
    if (other.kind == CueKind::gerund && other.borrowed && scene_.is_comma(left)) return left;
    if (other.kind == CueKind::according) return scene_.is_comma(left) ? left : start;
    if (other.kind != CueKind::verb) return kNothing;
    if (!other.borrowed) {
      // "…, and others say the port is closed"
      const bool joined = left > first + 1 && scene_.is_wordlike(left) &&
                          scene_.word(left).is(kCoordinator) && scene_.is_comma(left - 1);
      const std::uint32_t comma = joined ? left - 1 : left;
      return own_subject(other, first, comma) ? comma : kNothing;
    }
    if (!scene_.is_wordlike(left)) return kNothing;
    if (!scene_.word(left).is(kCoordinator) && !scene_.is_mark(left, "but")) return kNothing;
    return left > first && scene_.is_comma(left - 1) ? left - 1 : left;
  }

  [[nodiscard]] bool relative(const Cue& cue) const {
    return cue.source && cue.source->first == cue.source->last &&
           scene_.is_wordlike(cue.source->first) && scene_.word(cue.source->first).is(kRelative);
  }

  // "…, others say the port is closed": a cue behind a comma with a subject and a clause of its
  // own.
  [[nodiscard]] bool own_subject(const Cue& other, std::uint32_t first, std::uint32_t left) const {
    if ((other.sections & (kSay | kTell)) == 0 || !scene_.is_comma(left)) return false;
    if (other.last + 1 >= scene_.elements.size() || !scene_.is_wordlike(other.last + 1))
      return false;
    const std::uint32_t opens = scene_.is_mark(first, "that") ? first + 1 : first;
    return !scene_.is_wordlike(opens) || !scene_.word(opens).is(kSubordinator) ||
           scene_.word(opens).is(kDeterminer);
  }

  // Whether the cue stands in a clause that is beside another: "While Lind said it was safe, …".
  [[nodiscard]] bool in_side_clause(const Cue& cue, const Statement& statement) const {
    const std::uint32_t start = start_of(cue);
    if (start == statement.first) return false;
    const std::uint32_t left = start - 1;
    if (!scene_.is_wordlike(left) || scene_.elements[left].mention != kNothing) return false;
    if (left > statement.first && scene_.is_wordlike(left - 1)) return false;
    static constexpr std::array<std::string_view, 9> kOpeners = {
        "while", "though", "although", "when", "as", "because", "since", "if", "after"};
    return std::ranges::find(kOpeners, scene_.folded(left)) != kOpeners.end();
  }

  // Where a clause beside the governed one begins: "; …", ", but …", ", while …".
  [[nodiscard]] std::uint32_t side_clause(const Cue& cue, const Statement& statement,
                                          std::uint32_t first, std::uint32_t end) const {
    const bool beside = in_side_clause(cue, statement);
    for (std::uint32_t e = first + 1; e + 1 < end; ++e) {
      if (scene_.is_mark(e, ";")) return e;
      if (!scene_.is_comma(e) || !scene_.is_wordlike(e + 1)) continue;
      const std::string_view w = scene_.folded(e + 1);
      const bool but_that = w == "but" && scene_.is_mark(e + 2, "that");
      if ((w == "but" && !but_that) || w == "while" || w == "compared") return e;
      if (beside && !scene_.word(e + 1).is(kCoordinator)) return e;
    }
    return end;
  }

  // --- what a cue governs ------------------------------------------------------------------------

  // Whether the verb can govern what stands behind it.
  [[nodiscard]] bool governed(const Cue& cue, Clause clause) const {
    if (cue.kind == CueKind::according || cue.kind == CueKind::noun) return true;
    const std::uint32_t e = clause.first;
    if (!scene_.is_wordlike(e)) return true;  // a quote, a colon, a sum of money
    const std::uint32_t takes = GovernedWords::get().of_verb(scene_.word(cue.verb));
    const bool named = scene_.elements[e].mention != kNothing;
    const WordInfo& word = named ? WordInfo{} : scene_.word(e);
    if (!named && scene_.is_mark(e, "by") && cue.kind == CueKind::passive) return false;
    // "was seen as a friend": by nobody.
    if (cue.kind == CueKind::passive && (cue.sections & kThink) != 0 && (cue.sections & kUrge) == 0)
      return false;
    if (!named && scene_.is_mark(e, "to")) return (takes & governs::kTo) != 0;
    if (word.is(kSubordinator) && !word.is(kPreposition)) return (takes & governs::kThat) != 0;
    if (!named && (word.is(kPreposition) || is_particle(e))) {
      if ((takes & GovernedWords::get().bit_of(scene_.folded(e))) != 0) return true;
      return says_clause(cue, clause, takes);
    }
    if (cue.kind == CueKind::passive) return false;
    if ((takes & governs::kNoun) != 0) return cue.kind != CueKind::gerund || free_gerund(cue);
    return (takes & governs::kClause) != 0 && (word.is(kPronoun) || has_verb(clause));
  }

  [[nodiscard]] bool is_particle(std::uint32_t e) const {
    const std::string_view w = scene_.folded(e);
    return w == "up" || w == "out" || w == "off" || w == "down" || w == "away" || w == "back";
  }

  // "said | at least five people had died": a clause that begins with a small word.
  [[nodiscard]] bool says_clause(const Cue& cue, Clause clause, std::uint32_t takes) const {
    return (cue.sections & kSay) != 0 && (takes & governs::kClause) != 0 &&
           cue.kind != CueKind::passive && has_verb(clause);
  }

  // Whether an auxiliary or a verb in the past stands in it outside quotes.
  [[nodiscard]] bool has_verb(Clause clause) const {
    for (std::uint32_t e = clause.first; e <= clause.last; ++e) {
      if (!scene_.is_wordlike(e) || scene_.elements[e].mention != kNothing) continue;
      if (scene_.word(e).is(kAuxiliary) || scene_.folded(e).ends_with("ed")) return true;
    }
    return false;
  }

  // "…, praising the plan", "accused him of praising the plan", and no "people praising the plan".
  [[nodiscard]] bool free_gerund(const Cue& cue) const {
    if ((cue.sections & (kSay | kTell | kAsk | kWrite)) != 0) return true;
    if (cue.first == 0 || !scene_.is_wordlike(cue.first - 1)) return true;
    return scene_.word(cue.first - 1).is(kPreposition | kAuxiliary | kCoordinator);
  }

  void add(Span content, std::uint32_t cue, const std::optional<NounPhrase>& source,
           std::optional<EntityIndex> entity, bool is_direct) {
    Attribution attribution{.content = content};
    if (cue != kNothing) attribution.cue = scene_.span_of(v_.cues[cue].first, v_.cues[cue].last);
    if (source) attribution.source.span = scene_.span_of(source->first, source->last);
    attribution.source.entity = entity;
    attribution.direct = is_direct;
    out_.push_back(attribution);
  }

  const Voices& v_;
  const Scene& scene_;
  std::vector<bool> used_;
  std::vector<Attribution> out_;
};

}  // namespace

std::vector<Attribution> find_attributions(const Voices& voices) {
  return Attributor(voices).run();
}

}  // namespace synoptic
