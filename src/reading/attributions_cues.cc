// SPDX-License-Identifier: Apache-2.0
//
// Which words are cues, and whose they are.
//
// Idea. A listed verb is a cue where it is used as a verb: not behind a determiner or preposition
// ("the claims"), and for words that are nouns as often ("reports", "charge") only where what
// follows can be governed by a verb. Its source is the phrase before it; behind a quote or comma it
// may stand after it ("said Lind"); a form in -ing or behind "and" borrows the source of the verb
// before it, or the subject of the statement.
//
// Example: Lind, the mayor, praised the plan, calling it “bold” and saying that …
//   =>  praised / calling / saying, all of Lind
// Counter-example: the reports of claims  =>  none
//
// Cost: linear; every look around is bounded.
#include "reading/attributions_cues.h"

#include <algorithm>

#include "reading/attributions_governs.h"

namespace synoptic::reading {
namespace {

using namespace words;

constexpr std::size_t kBorrowReach = 16;  // cues that a verb without a subject looks back over

class CueFinder {
 public:
  explicit CueFinder(const Scene& scene) : scene_(scene) {}

  std::vector<Cue> run() {
    for (std::uint32_t s = 0; s < scene_.statements.size(); ++s) {
      statement_ = scene_.statements[s];
      headline_ = scene_.text.sentences[scene_.token(statement_.first).sentence].headline;
      first_cue_ = cues_.size();
      for (std::uint32_t e = statement_.first; e < statement_.last; ++e) look_at(e, s);
    }
    return std::move(cues_);
  }

 private:
  void look_at(std::uint32_t e, std::uint32_t s) {
    if (scene_.elements[e].is_quote()) return;
    if (scene_.is_mark(e, "according") && e + 2 < statement_.last && scene_.is_mark(e + 1, "to")) {
      add_according(e, s);
      return;
    }
    if (scene_.elements[e].mention != kNothing) return;
    if (add_noun(e, s)) return;
    const WordInfo& word = scene_.word(e);
    if (!word.is(kVerb)) {
      add_unlisted(e, s);
      return;
    }
    const Casing casing = scene_.token(e).casing;
    if (casing != Casing::lower && !headline_ && e != statement_.first) return;
    if (casing == Casing::upper) return;
    add_verb(e, s);
  }

  void add_according(std::uint32_t e, std::uint32_t s) {
    Cue cue{.first = e, .last = e + 1, .verb = e, .statement = s, .kind = CueKind::according};
    cue.sections = kSay;
    cue.source = phrase_from(scene_, statement_, e + 2);
    if (cue.source) cues_.push_back(cue);
  }

  // “Yes,” proffered Lind. / “Yes?” she wheezed. — a verb that is in no list utters the quote that
  // it leans on, since nothing else can stand there.
  void add_unlisted(std::uint32_t e, std::uint32_t s) {
    const std::string_view w = scene_.folded(e);
    if (!scene_.is_wordlike(e) || scene_.token(e).casing != Casing::lower || w.size() < 5 ||
        !w.ends_with("ed") || e == statement_.first || headline_)
      return;
    Cue cue{.first = e, .last = e, .verb = e, .statement = s, .kind = CueKind::verb};
    cue.sections = kSay;
    if (leans_on_quote(e)) {
      const bool source = e + 1 < statement_.last && scene_.is_wordlike(e + 1) &&
                          (scene_.elements[e + 1].mention != kNothing ||
                           scene_.token(e + 1).casing == Casing::capitalised ||
                           scene_.word(e + 1).is(kDeterminer | kHe | kShe));
      if (source) cue.source = phrase_from(scene_, statement_, e + 1);
      cue.inverted = cue.source.has_value();
    } else if (e + 1 == statement_.last || scene_.is_mark(e + 1, ".") || scene_.is_comma(e + 1)) {
      cue.source = phrase_before(scene_, statement_, e);
      if (cue.source &&
          (cue.source->first == statement_.first || !leans_on_quote(cue.source->first)))
        cue.source.reset();
    }
    if (cue.source) cues_.push_back(cue);
  }

  // Whether a quote that ends as one that is spoken stands right before the element.
  [[nodiscard]] bool leans_on_quote(std::uint32_t e) const {
    const Element& left = scene_.elements[e - 1];
    if (!left.is_quote()) return false;
    const char end = scene_.last_byte(left.quote);
    return end == ',' || end == '?' || end == '!';
  }

  // "Lind's claim that …", "his calls for talks", "a warning by Lind that …": whether one is at
  // `e`.
  bool add_noun(std::uint32_t e, std::uint32_t s) {
    const GovernedWords& list = GovernedWords::get();
    const std::uint32_t takes = list.of_noun(scene_.folded(e));
    if (takes == 0 || e + 2 >= statement_.last) return false;
    Cue cue{.first = e, .last = e, .verb = e, .statement = s, .kind = CueKind::noun};
    cue.sections = kSay;
    cue.source = possessor_before(scene_, statement_, e);
    std::uint32_t next = e + 1;
    if (!cue.source && (scene_.is_mark(next, "by") || scene_.is_mark(next, "from"))) {
      cue.source = phrase_from(scene_, statement_, next + 1);
      if (cue.source) next = cue.source->last + 1;
    }
    if (!cue.source || next >= statement_.last || scene_.elements[next].is_quote()) return false;
    if ((takes & list.bit_of(scene_.folded(next))) == 0) return false;
    cues_.push_back(cue);
    return true;
  }

  // The element left of `e` with adverbs passed over; kNothing at the statement's start.
  [[nodiscard]] std::uint32_t left_of(std::uint32_t e) const {
    while (e > statement_.first) {
      --e;
      if (scene_.elements[e].is_quote() || !scene_.is_wordlike(e)) return e;
      const WordInfo& word = scene_.word(e);
      const std::string_view folded = scene_.folded(e);
      const bool adverb = word.is(kAdverb | kNegation) ||
                          (folded.size() > 4 && folded.ends_with("ly") && !word.is(kVerb));
      if (!adverb || scene_.elements[e].mention != kNothing) return e;
    }
    return kNothing;
  }

  [[nodiscard]] bool is_be(std::uint32_t e) const {
    const std::string_view w = scene_.folded(e);
    return w == "is" || w == "are" || w == "was" || w == "were" || w == "be" || w == "been" ||
           w == "being" || w == "'re" || w == "'m" || w == "am";
  }

  [[nodiscard]] bool plural_like(std::uint32_t e) const {
    if (scene_.word(e).is(kThey | kSelf | kRelative)) return true;
    if (scene_.elements[e].mention != kNothing) return true;
    const std::string_view w = scene_.folded(e);
    return w.ends_with("s") || w == "people" || w == "police" || w == "many" || w == "some" ||
           w == "most" || w == "men" || w == "women" || w == "others" || w == "few" ||
           w == "both" || w == "media" || w == "children" || w == "staff";
  }

  // A determiner that can be a subject: "the four said", "some say", "that shows".
  [[nodiscard]] bool may_be_subject(std::uint32_t e) const {
    const std::string_view w = scene_.folded(e);
    if (scene_.word(e).is(kIndefinite))
      return w != "a" && w != "an" && w != "another" && w != "no" && w != "any" && w != "other";
    return w == "that" || w == "this" || w == "these" || w == "those" || w == "both" || w == "each";
  }

  // "these talks", "this report" are a noun with its article; "these show", "this shows" are not.
  [[nodiscard]] bool agrees(std::uint32_t e, std::uint32_t left) const {
    const WordInfo& word = scene_.word(e);
    if (!word.is(kNounToo) || word.has(forms::kPast)) return true;
    const std::string_view w = scene_.folded(left);
    if (w == "these" || w == "those") return word.has(forms::kBase);
    if (w == "this" || w == "that") return word.has(forms::kThird);
    return true;
  }

  // “…,” the mayor demands. / …, the Gazette reports, …
  [[nodiscard]] bool closes_statement(std::uint32_t e) const {
    const bool ends = e + 1 >= statement_.last || scene_.is_comma(e + 1) ||
                      scene_.is_mark(e + 1, ".") || scene_.elements[e + 1].is_quote();
    const std::uint32_t floor = e > statement_.first + 10 ? e - 10 : statement_.first;
    for (std::uint32_t at = e; ends && at > floor;) {
      --at;
      if (scene_.elements[at].is_quote()) return true;
      if (scene_.is_wordlike(at)) continue;
      if (!scene_.is_comma(at) || at + 1 == e) return false;
      // "…, court papers show."
      const bool shows = scene_.word(e).is(kSay | kShow) && scene_.word(e).has(forms::kBase);
      return shows || scene_.elements[at + 1].mention != kNothing ||
             scene_.word(at + 1).is(kDeterminer | kPronoun);
    }
    return false;
  }

  // Whether what follows can be governed by a verb.
  [[nodiscard]] bool governs(std::uint32_t e) const {
    if (e + 1 >= statement_.last) return false;
    const Element& next = scene_.elements[e + 1];
    if (next.is_quote() || next.mention != kNothing) return true;
    if (scene_.is_mark(e + 1, ":")) return true;
    if (scene_.is_comma(e + 1)) return e + 2 < statement_.last && scene_.elements[e + 2].is_quote();
    if (!scene_.is_wordlike(e + 1)) return false;
    const WordInfo& word = scene_.word(e + 1);
    if (scene_.token(e + 1).kind == TokenKind::possessive) return false;
    if (word.is(kDeterminer | kIndefinite | kPronoun | kObject)) return true;
    if (word.is(kSubordinator) && !word.is(kPreposition)) return true;
    return false;
  }

  // Tells how the verb at `e` is used; nothing when it is no verb there.
  [[nodiscard]] std::optional<CueKind> use_of(std::uint32_t e, std::uint32_t left) const {
    const WordInfo& word = scene_.word(e);
    const bool start = left == kNothing;
    const bool after_word = !start && scene_.is_wordlike(left);
    const bool named_left = !start && scene_.elements[left].mention != kNothing;
    const WordInfo before = after_word && !named_left ? scene_.word(left) : WordInfo{};
    if (after_word && scene_.token(left).kind == TokenKind::possessive && !before.is(kAuxiliary))
      return std::nullopt;
    if (before.is(kDeterminer | kIndefinite) && !headline_ && !may_be_subject(left))
      return std::nullopt;
    if (before.is(kDeterminer) && !agrees(e, left)) return std::nullopt;
    if (word.has(forms::kGerund)) {
      if (before.is(kAuxiliary)) return CueKind::verb;
      return CueKind::gerund;
    }
    if (before.is(kAuxiliary)) {
      const bool be = is_be(left) || scene_.is_mark(left, "'s");
      if (be && word.has(forms::kParticiple)) return CueKind::passive;
      if (be) return std::nullopt;
      return word.has(forms::kBase | forms::kParticiple) ? std::optional(CueKind::verb)
                                                         : std::nullopt;
    }
    if (!start && scene_.is_mark(left, "to") && word.has(forms::kBase)) return CueKind::infinitive;
    if (before.is(kPreposition) && !before.is(kTime) && !before.is(kAdverb)) return std::nullopt;
    if (word.has(forms::kPast | forms::kParticiple) && !word.has(forms::kBase)) {
      return CueKind::verb;
    }
    if (word.has(forms::kPast) && word.has(forms::kBase) && governs(e))
      return CueKind::verb;  // read
    if (word.is(kNounToo) && !governs(e) && !closes_statement(e)) return std::nullopt;
    if (word.has(forms::kThird)) return CueKind::verb;
    if (start || !after_word) return std::nullopt;
    return plural_like(left) ? std::optional(CueKind::verb) : std::nullopt;
  }

  // "publicly", "quietly"
  [[nodiscard]] bool is_manner_adverb(std::uint32_t e) const {
    const std::string_view word = scene_.folded(e);
    return word.size() > 5 && word.ends_with("ly") && scene_.token(e).casing == Casing::lower &&
           !scene_.word(e).is(kVerb);
  }

  void add_verb(std::uint32_t e, std::uint32_t s) {
    const std::uint32_t left = left_of(e);
    const std::optional<CueKind> kind = use_of(e, left);
    if (!kind) return;
    // "trying to find a way": searched for, not shown.
    constexpr std::uint32_t kUttered = kVerb & ~(kShow);
    if (*kind == CueKind::infinitive && !scene_.word(e).is(kUttered)) return;
    Cue cue{.first = e, .last = e, .verb = e, .statement = s, .kind = *kind};
    cue.sections = scene_.word(e).sections & (kVerb | kManner);
    while (cue.first > statement_.first && scene_.is_wordlike(cue.first - 1) &&
           scene_.elements[cue.first - 1].mention == kNothing &&
           (scene_.word(cue.first - 1).is(kAuxiliary | kNegation | kAdverb) ||
            is_manner_adverb(cue.first - 1)))
      --cue.first;
    find_source(cue, left);
    cues_.push_back(cue);
  }

  // "by Lind" behind a passive.
  [[nodiscard]] std::optional<NounPhrase> by_phrase(std::uint32_t e) const {
    const std::uint32_t limit = std::min(statement_.last, e + 14);
    for (std::uint32_t at = e + 1; at < limit; ++at) {
      if (scene_.is_mark(at, "by")) return phrase_from(scene_, statement_, at + 1);
      if (scene_.is_mark(at, ".") || scene_.is_mark(at, ";")) break;
    }
    return std::nullopt;
  }

  void borrow(Cue& cue) const {
    cue.borrowed = true;
    for (std::size_t i = cues_.size(); i > first_cue_ && i + kBorrowReach > cues_.size(); --i) {
      const Cue& earlier = cues_[i - 1];
      if (!earlier.source || earlier.kind == CueKind::passive) continue;
      if (earlier.kind == CueKind::according) continue;
      cue.source = earlier.source;
      return;
    }
    cue.source = main_phrase(scene_, statement_, cue.first);
  }

  void find_source(Cue& cue, std::uint32_t left) const {
    if (cue.kind == CueKind::passive) {
      cue.source = by_phrase(cue.last);
      return;
    }
    const bool behind_quote = left != kNothing && scene_.elements[left].is_quote();
    const bool behind_comma = left != kNothing && scene_.is_comma(left);
    const bool may_invert =
        (cue.sections & (kSay | kAsk | kWrite)) != 0 && cue.kind == CueKind::verb;
    if (may_invert && behind_quote) {
      cue.source = phrase_from(scene_, statement_, cue.last + 1);
      cue.inverted = cue.source.has_value();
      if (cue.inverted) return;
    }
    if (cue.kind == CueKind::gerund && (left == kNothing || behind_comma || behind_quote)) {
      borrow(cue);
      return;
    }
    if (cue.kind == CueKind::infinitive) {
      borrow(cue);
      return;
    }
    cue.source = phrase_before(scene_, statement_, cue.verb);
    if (cue.source) return;
    if (may_invert && behind_comma) {
      cue.source = phrase_from(scene_, statement_, cue.last + 1);
      cue.inverted = cue.source.has_value();
      if (cue.inverted) return;
    }
    borrow(cue);
  }

  const Scene& scene_;
  Statement statement_;
  bool headline_ = false;
  std::vector<Cue> cues_;
  std::size_t first_cue_ = 0;
};

}  // namespace

std::vector<Cue> find_cues(const Scene& scene) { return CueFinder(scene).run(); }

}  // namespace synoptic::reading
