// SPDX-License-Identifier: Apache-2.0
//
// Whose a quote is.
//
// Idea. News prose puts the source close by, and nearly always in one of few ways, tried in this
// order:
//   1. right behind the quote: “…,” Lind said / “…,” said Lind
//   2. before it in the same statement, the nearest verb counting: Lind called the plan “…”
//   3. later in the same statement: … as “…” and “…,” the report said; …, according to Lind
//   4. a colon: Lind summed up: “…”
//   5. a state: Lind was “deeply troubled”
// A quote with nothing around it goes on with the quote before it in its paragraph; at the start
// of a paragraph it belongs to what the paragraph before announced ("in a statement:"), or goes on
// with the quote that ended it.
//
// Example: “We won.” She laughed. “Again,” Lind said.  =>  both are Lind's: a quote that opens its
// paragraph alone is of the one who speaks next in it.
// Counter-example: the film “Night Ferry” sold out.  =>  nobody's
//
// Cost: linear; a quote looks at the cues of its own statement, kNear of them at most.
#include "reading/voices.h"

#include <algorithm>

namespace synoptic::reading {
namespace {

using namespace words;

constexpr std::size_t kNear = 24;  // cues that a quote looks at on each side

constexpr std::uint32_t kStrong = kSay | kTell | kAsk | kWrite | kCall;

class Assigner {
 public:
  explicit Assigner(Voices& voices) : v_(voices), scene_(voices.scene) {}

  void run() {
    v_.quotes.resize(scene_.quotes.size());
    std::size_t cue = 0;
    for (std::uint32_t s = 0; s < scene_.statements.size(); ++s) {
      first_cue_ = cue;
      while (cue < v_.cues.size() && v_.cues[cue].statement == s) ++cue;
      last_cue_ = cue;
      read_statement(s);
    }
    give_back();
  }

 private:
  void read_statement(std::uint32_t s) {
    const Statement& statement = scene_.statements[s];
    bool only_quotes = true;
    for (std::uint32_t e = statement.first; e < statement.last && only_quotes; ++e)
      only_quotes = scene_.elements[e].is_quote() || !scene_.is_wordlike(e);
    std::optional<std::uint32_t> last;  // the last quote of this statement
    for (std::uint32_t e = statement.first; e < statement.last; ++e) {
      if (!scene_.elements[e].is_quote()) continue;
      const std::uint32_t q = scene_.elements[e].quote;
      Voice& voice = v_.quotes[q];
      voice.element = e;
      voice.statement = s;
      voice.alone = only_quotes;
      if (only_quotes)
        carry(voice, q, statement);
      else
        find(voice, statement, last);
      last = q;
    }
  }

  void take_cue(Voice& voice, std::size_t cue, VoiceBy by) const {
    voice.by = by;
    voice.cue = static_cast<std::uint32_t>(cue);
    voice.source = v_.cues[cue].source;
    voice.entity = v_.cue_entities[cue];
  }

  // The cue that stands right behind the element: “…,” Lind said.
  [[nodiscard]] std::size_t right_behind(std::uint32_t e, const Statement& statement) const {
    const std::size_t from = first_cue_behind(e);
    const std::size_t limit = std::min(last_cue_, from + 3);
    for (std::size_t c = from; c < limit; ++c) {
      const Cue& cue = v_.cues[c];
      if (cue.kind == CueKind::passive || cue.kind == CueKind::infinitive) continue;
      std::uint32_t start = cue.first;
      if (cue.kind == CueKind::verb && !cue.inverted && !cue.borrowed && cue.source)
        start = std::min(start, cue.source->first);
      std::uint32_t expected = e + 1;
      while (expected < statement.last &&
             (scene_.is_comma(expected) || scene_.is_mark(expected, "-")))
        ++expected;
      if (start != expected) continue;
      if (cue.kind == CueKind::according) return c;
      if (cue.kind == CueKind::gerund && !cue.source) continue;
      if (cue.borrowed && cue.kind == CueKind::verb) continue;
      if (cue.kind == CueKind::gerund) continue;
      return c;
    }
    return last_cue_;
  }

  [[nodiscard]] std::size_t first_cue_behind(std::uint32_t e) const {
    const auto begin = v_.cues.begin() + static_cast<std::ptrdiff_t>(first_cue_);
    const auto end = v_.cues.begin() + static_cast<std::ptrdiff_t>(last_cue_);
    const auto found = std::ranges::upper_bound(begin, end, e, {}, &Cue::verb);
    return static_cast<std::size_t>(found - v_.cues.begin());
  }

  // Whether a quote, by how it ends or by what it is, is spoken by the cue right behind it.
  [[nodiscard]] bool leans_right(const Voice& voice, std::uint32_t q,
                                 const Statement& statement) const {
    const char end = scene_.last_byte(q);
    if (end == ',' || end == '?' || end == '!') return true;
    if (voice.element == statement.first) return true;
    return voice.element + 1 < statement.last && scene_.is_comma(voice.element + 1);
  }

  void find(Voice& voice, const Statement& statement, std::optional<std::uint32_t> last) {
    const std::uint32_t e = voice.element;
    const std::uint32_t q = scene_.elements[e].quote;
    const std::size_t behind = right_behind(e, statement);
    if (behind != last_cue_ && leans_right(voice, q, statement)) {
      take_cue(voice, behind, VoiceBy::cue_after);
      mark_split(voice, last);
      return;
    }
    const std::size_t before = nearest_before(e);
    if (before != last_cue_) {
      take_cue(voice, before, VoiceBy::cue_before);
      mark_split(voice, last);
      return;
    }
    const std::size_t later = later_cue(e);
    if (later != last_cue_) {
      take_cue(voice, later, VoiceBy::cue_after);
      return;
    }
    find_without_cue(voice, statement);
  }

  // “A,” he said, “b”: the second goes on with the first.
  void mark_split(Voice& voice, std::optional<std::uint32_t> last) const {
    if (!last) return;
    const Voice& first = v_.quotes[*last];
    if (first.cue != voice.cue || first.by != VoiceBy::cue_after) return;
    const Cue& cue = v_.cues[voice.cue];
    voice.continued = cue.verb > first.element && cue.verb < voice.element;
  }

  // A charity called “Hope for Orra”: the words are its name, not its saying. But "what critics
  // called “the wall”" is theirs.
  [[nodiscard]] bool names_it(const Cue& cue, std::uint32_t e) const {
    if ((cue.sections & kCall) == 0 || (cue.sections & kSay) != 0 || cue.last + 1 != e)
      return false;
    if (cue.kind == CueKind::gerund) return false;
    if (!cue.source || cue.source->first == 0 || cue.borrowed) return true;
    const std::uint32_t left = cue.source->first - 1;
    return !scene_.is_wordlike(left) || !scene_.word(left).is(kSubordinator | kRelative);
  }

  // The nearest cue before the quote that can have it. What is thought, shown or judged in words of
  // another's mouth is that other's: "Lind said the board rejects “all of it”".
  [[nodiscard]] std::size_t nearest_before(std::uint32_t e) const {
    const std::size_t end = first_cue_behind(e);
    std::size_t weak = last_cue_;
    for (std::size_t c = end; c > first_cue_ && c + kNear > end; --c) {
      const Cue& cue = v_.cues[c - 1];
      if (!cue.source || cue.last >= e) continue;
      const bool at_mark = cue.last + 1 == e || (cue.last + 2 == e && !scene_.is_wordlike(e - 1));
      if ((cue.sections & kManner) != 0 && !at_mark) continue;
      const bool strong = cue.kind != CueKind::according && cue.kind != CueKind::infinitive &&
                          (cue.sections & kStrong) != 0;
      const bool uttered = at_mark && (cue.sections & kManner) != 0;
      if (names_it(cue, e)) continue;
      if (strong || uttered) return c - 1;
      if (weak == last_cue_) weak = c - 1;
    }
    return weak;
  }

  // A cue later in the statement that speaks for all of it.
  [[nodiscard]] std::size_t later_cue(std::uint32_t e) const {
    const std::size_t from = first_cue_behind(e);
    const std::size_t limit = std::min(last_cue_, from + kNear);
    for (std::size_t c = from; c < limit; ++c) {
      const Cue& cue = v_.cues[c];
      if (!cue.source) continue;
      if (cue.kind == CueKind::according) return c;
      if (cue.kind != CueKind::verb || (cue.sections & (kSay | kTell | kWrite | kShow)) == 0)
        continue;
      const std::uint32_t start = cue.inverted ? cue.first : std::min(cue.first, cue.source->first);
      if (start == 0 || cue.borrowed) continue;
      const bool apart = scene_.elements[start - 1].is_quote() || scene_.is_comma(start - 1);
      if (apart) return c;
    }
    return last_cue_;
  }

  void find_without_cue(Voice& voice, const Statement& statement) const {
    const std::uint32_t e = voice.element;
    if (e == statement.first) return;
    const bool colon = scene_.is_mark(e - 1, ":");
    const bool state = !colon && ascribes(e, statement);
    if (!colon && !state) return;
    voice.source = main_phrase(scene_, statement, e);
    if (!voice.source) return;
    voice.by = colon ? VoiceBy::colon : VoiceBy::state;
  }

  // “was”, “felt” and the like right before the quote.
  [[nodiscard]] bool ascribes(std::uint32_t e, const Statement& statement) const {
    if (e < statement.first + 2 || !scene_.is_wordlike(e - 1)) return false;
    const std::string_view w = scene_.folded(e - 1);
    return w == "was" || w == "were" || w == "is" || w == "are" || w == "felt" || w == "been" ||
           w == "feels" || w == "'s";
  }

  // A quote with nothing around it.
  void carry(Voice& voice, std::uint32_t q, const Statement& statement) const {
    if (q > 0) {
      const Voice& before = v_.quotes[q - 1];
      const Statement& its = scene_.statements[before.statement];
      const bool same_paragraph = its.paragraph == statement.paragraph;
      const bool unclosed = !scene_.quotes[q - 1].closed;
      const bool adjacent = voice.statement <= before.statement + 1;
      if ((same_paragraph || (unclosed && adjacent)) && before.by != VoiceBy::nobody) {
        inherit(voice, before, true);
        return;
      }
      if (same_paragraph || (unclosed && adjacent)) {
        voice.continued = true;
        return;
      }
    }
    announced(voice, q, statement);
  }

  static void inherit(Voice& voice, const Voice& from, bool continued) {
    voice.by = VoiceBy::carried;
    voice.cue = from.cue;
    voice.source = from.source;
    voice.entity = from.entity;
    voice.continued = continued;
  }

  // At the start of a paragraph: what the paragraph before announced, or went on with.
  void announced(Voice& voice, std::uint32_t q, const Statement& statement) const {
    if (voice.statement == 0) return;
    const Statement& before = scene_.statements[voice.statement - 1];
    if (before.paragraph == statement.paragraph) return;
    if (scene_.is_mark(before.last - 1, ":")) {
      // The last cue with a source before the colon.
      for (std::size_t c = first_cue_; c > 0 && c + kNear > first_cue_; --c) {
        if (v_.cues[c - 1].statement != voice.statement - 1) break;
        if (!v_.cues[c - 1].source || v_.cues[c - 1].kind == CueKind::passive) continue;
        take_cue(voice, c - 1, VoiceBy::cue_before);
        return;
      }
      voice.source = main_phrase(scene_, before, before.last - 1);
      if (voice.source) voice.by = VoiceBy::colon;
      return;
    }
    if (q == 0) return;
    const Voice& last = v_.quotes[q - 1];
    const bool ended_so = last.statement + 1 == voice.statement && last.by != VoiceBy::nobody &&
                          last.by != VoiceBy::state;
    if (ended_so) inherit(voice, last, false);
  }

  // “We won.” She laughed. “Again,” Lind said: a quote alone that opens its paragraph is of the
  // one who speaks next in it.
  void give_back() {
    for (std::uint32_t q = static_cast<std::uint32_t>(v_.quotes.size()); q > 1;) {
      --q;
      Voice& first = v_.quotes[q - 1];
      const Voice& second = v_.quotes[q];
      if (first.by != VoiceBy::nobody || !first.alone || second.by == VoiceBy::nobody) continue;
      const Statement& a = scene_.statements[first.statement];
      const Statement& b = scene_.statements[second.statement];
      if (a.paragraph != b.paragraph || second.by == VoiceBy::state) continue;
      inherit(first, second, false);
    }
  }

  Voices& v_;
  const Scene& scene_;
  std::size_t first_cue_ = 0;
  std::size_t last_cue_ = 0;
};

}  // namespace

Voices::Voices(const Report& report, const Text& text, const Reading& reading)
    : scene(report, text, reading), cues(find_cues(scene)) {
  const SourceResolver resolver(scene);
  cue_entities.reserve(cues.size());
  std::optional<EntityIndex> speaker;
  std::uint32_t spoken_in = 0;
  for (const Cue& cue : cues) {
    const std::uint32_t paragraph = scene.statements[cue.statement].paragraph;
    if (paragraph > spoken_in + 1) speaker.reset();
    std::optional<EntityIndex> entity;
    if (cue.source) entity = resolver.entity_of(*cue.source, speaker);
    cue_entities.push_back(entity);
    if (!entity) continue;
    speaker = entity;
    spoken_in = paragraph;
  }
  Assigner(*this).run();
  for (Voice& voice : quotes) {
    const bool unresolved = voice.source && !voice.entity && voice.cue == kNothing;
    if (unresolved) voice.entity = resolver.entity_of(*voice.source, std::nullopt);
  }
}

}  // namespace synoptic::reading
