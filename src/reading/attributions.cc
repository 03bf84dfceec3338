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
#include <tuple>

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
      if (voice.cue != kNothing && voice.by == VoiceBy::cue_before && mixed(voice)) {
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

  // --- clauses -----------------------------------------------------------------------------------

  void indirect(std::size_t c) {
    const Cue& cue = v_.cues[c];
    if (!cue.source && cue.kind != CueKind::passive) return;
    const Statement& statement = scene_.statements[cue.statement];
    used_[c] = true;
    const bool behind = stands_behind(cue, statement);
    std::optional<Clause> clause =
        behind ? clause_before(cue, statement, c) : clause_after(cue, statement, c);
    if (!clause || clause->first > clause->last) return;
    if (!behind && (only_addressed(cue, statement) || only_placed(*clause))) return;
    const Span content = scene_.span_of(clause->first, clause->last);
    if (content.empty()) return;
    add(content, static_cast<std::uint32_t>(c), cue.source, v_.cue_entities[c], false);
  }

  // Where the words of the cue and its source begin.
  [[nodiscard]] static std::uint32_t start_of(const Cue& cue) {
    if (!cue.source || cue.inverted || cue.borrowed || cue.kind == CueKind::according ||
        cue.kind == CueKind::passive)
      return cue.first;
    return std::min(cue.first, cue.source->first);
  }
  [[nodiscard]] static std::uint32_t end_of(const Cue& cue) {
    const bool source_behind = cue.inverted || cue.kind == CueKind::according;
    return source_behind && cue.source ? std::max(cue.last, cue.source->last) : cue.last;
  }

  // …, Lind said / …, said Lind / …, according to Lind
  [[nodiscard]] bool stands_behind(const Cue& cue, const Statement& statement) const {
    const std::uint32_t start = start_of(cue);
    if (cue.kind == CueKind::passive || cue.kind == CueKind::infinitive) return false;
    if (cue.kind == CueKind::according)
      return start > statement.first && !(start == statement.first);
    if (cue.inverted) return true;
    if (cue.kind != CueKind::verb || cue.borrowed || start <= statement.first + 1) return false;
    if ((cue.sections & (kSay | kThink | kTell | kWrite | kShow)) == 0) return false;
    if (!scene_.is_comma(start - 1)) return false;
    // What follows must not be a clause of the cue's own.
    const std::uint32_t next = cue.last + 1;
    if (next >= statement.last) return true;
    if (!scene_.is_wordlike(next))
      return !scene_.elements[next].is_quote() && !scene_.is_mark(next, ":");
    const WordInfo& word = scene_.word(next);
    return word.is(kPreposition | kTime | kAdverb) && !word.is(kDeterminer);
  }

  [[nodiscard]] std::optional<Clause> clause_before(const Cue& cue, const Statement& statement,
                                                    std::size_t c) const {
    const std::uint32_t start = start_of(cue);
    if (start <= statement.first) return std::nullopt;
    std::uint32_t last = start - 1;
    if (scene_.is_comma(last) && last > statement.first) --last;
    Clause clause{statement.first, last};
    if (cue.kind == CueKind::according && c > 0) {
      // Behind another cue of the statement it covers all of it still.
      clause.first = statement.first;
    }
    while (clause.first < clause.last && !scene_.elements[clause.first].is_quote() &&
           (!scene_.is_wordlike(clause.first) || scene_.word(clause.first).is(kCoordinator) ||
            scene_.is_mark(clause.first, "but")))
      ++clause.first;
    if (clause.last - clause.first < 1) return std::nullopt;
    return clause;
  }

  // Skips what may stand between a cue and what it governs: "said | on Friday in Orra | that …".
  [[nodiscard]] std::uint32_t content_start(const Cue& cue, const Statement& statement) const {
    std::uint32_t at = end_of(cue) + 1;
    const std::uint32_t limit = std::min(statement.last, at + kSkip);
    if (cue.kind == CueKind::according)
      return at < statement.last && scene_.is_comma(at) ? at + 1 : at;
    const bool clausal = (cue.sections & (kSay | kTell | kWrite | kThink | kShow | kAsk)) != 0;
    if (clausal) {
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

  [[nodiscard]] bool that_clause(std::uint32_t e, const Statement& statement) const {
    return e + 1 < statement.last;
  }

  // "will brief the prime minister on Monday", "will report to the board in Orra": somebody is
  // addressed, and nothing is given that he is told.
  [[nodiscard]] bool only_addressed(const Cue& cue, const Statement& statement) const {
    if (cue.kind == CueKind::passive || cue.kind == CueKind::according || cue.inverted)
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

  [[nodiscard]] std::optional<Clause> clause_after(const Cue& cue, const Statement& statement,
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
      const std::uint32_t edge = edge_before(other, clause.first);
      if (edge == kNothing) continue;
      end = edge;
      break;
    }
    end = std::min(end, side_clause(clause.first, end));
    clause.last = end - 1;
    while (clause.last > clause.first && !scene_.elements[clause.last].is_quote() &&
           (!scene_.is_wordlike(clause.last) && !scene_.is_mark(clause.last, ")") &&
            !scene_.is_mark(clause.last, "%")))
      --clause.last;
    if (!scene_.elements[clause.last].is_quote() && !scene_.is_wordlike(clause.last)) {
      if (clause.last == clause.first) return std::nullopt;
    }
    return clause;
  }

  // Where the clause ends before another cue of the same statement; kNothing when it goes on.
  [[nodiscard]] std::uint32_t edge_before(const Cue& other, std::uint32_t first) const {
    const std::uint32_t start = start_of(other);
    if (start <= first + 1) return kNothing;
    const std::uint32_t left = start - 1;
    if (other.kind == CueKind::gerund && other.borrowed && scene_.is_comma(left)) return left;
    if (other.kind == CueKind::according) return scene_.is_comma(left) ? left : start;
    if (!other.borrowed || other.kind != CueKind::verb || !scene_.is_wordlike(left))
      return kNothing;
    if (!scene_.word(left).is(kCoordinator) && !scene_.is_mark(left, "but")) return kNothing;
    return left > first && scene_.is_comma(left - 1) ? left - 1 : left;
  }

  // Where a clause beside the governed one begins: "; …", ", but …", ", while …".
  [[nodiscard]] std::uint32_t side_clause(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t e = first + 1; e + 1 < end; ++e) {
      if (scene_.is_mark(e, ";")) return e;
      if (!scene_.is_comma(e) || !scene_.is_wordlike(e + 1)) continue;
      const std::string_view w = scene_.folded(e + 1);
      if (w == "but" || w == "while" || w == "although" || w == "though") return e;
    }
    return end;
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
