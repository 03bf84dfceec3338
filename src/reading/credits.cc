// SPDX-License-Identifier: Apache-2.0
//
// Where a report says whom it has a thing from.
//
// Idea. A credit is an attribution whose source is no named person: a medium, agency, paper, post,
// statement, body or unnamed people. So the cues of the report are gone through, and their sources
// sorted; besides, what a cue is told to, written on or said in is a credit, whoever speaks.
//
//   The Gazette reported on Friday          =>  medium, "The Gazette"
//   Anna Lind told the Gazette              =>  medium, "the Gazette": Lind herself is none
//   he said in a statement                  =>  statement, "a statement"
//   according to the indictment             =>  document
//   two officials said                      =>  anonymous
//
// Counter-examples: Lind said; they said; told the committee; the lawsuit was filed.
//
// Cost: linear; every look around is bounded by kNear elements.
#include "reading/credits.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "reading/credits_notes.h"
#include "reading/credits_sources.h"
#include "reading/names_lexicon.h"
#include "reading/voices.h"

namespace synoptic {

namespace {

using namespace reading;  // its private helpers
using namespace words;
namespace cw = credit_words;

constexpr std::uint32_t kNear = 12;
constexpr std::uint32_t kSpoken = kSay | kTell | kWrite;

class CreditFinder {
 public:
  CreditFinder(const Voices& voices, const Reading& reading)
      : v_(voices), scene_(voices.scene), sources_(voices.scene) {
    for (const Attribution& attribution : reading.attributions)
      if (attribution.cue) content_[attribution.cue->start] = attribution.content;
  }

  std::vector<Credit> run() {
    for (std::size_t c = 0; c < v_.cues.size(); ++c) from_cue(c);
    for (std::uint32_t s = 0; s < scene_.statements.size(); ++s) from_statement(s);
    return std::move(out_);
  }

 private:
  void add(std::uint32_t first, std::uint32_t last, const CreditedPhrase& who,
           const Cue* cue = nullptr) {
    Credit credit{.span = scene_.span_of(std::min(first, who.first), std::max(last, who.last)),
                  .credited = scene_.span_of(who.first, who.last),
                  .kind = who.kind,
                  .entity = who.entity};
    if (cue != nullptr) {
      const auto found = content_.find(scene_.span_of(cue->first, cue->last).start);
      if (found != content_.end()) credit.content = found->second;
    }
    if (who.kind == CreditKind::anonymous) {
      credit.how_many = sources_.how_many(who);
      credit.described = sources_.described(who);
    }
    out_.push_back(credit);
  }

  // --- the sources of cues -----------------------------------------------------------------------

  void from_cue(std::size_t c) {
    const Cue& cue = v_.cues[c];
    const bool told_medium = told(cue);
    if (!cue.source || cue.borrowed || denied(cue)) return;
    const auto who = sources_.of(*cue.source, v_.cue_entities[c]);
    if (!who || !may_speak(cue, *who)) return;
    // A headline is too terse to tell a paper from what happens to it.
    if (in_headline(cue) && who->kind != CreditKind::medium && who->kind != CreditKind::agency)
      return;
    if (told_medium && who->kind == CreditKind::anonymous) return;
    const std::uint32_t first =
        cue.kind == CueKind::according || cue.kind == CueKind::passive || cue.inverted
            ? cue.first
            : std::min(who->first, cue.first);
    const bool far = cue.verb > who->last + 16;
    add(far ? who->first : first, far ? who->last : cue.last, *who, &cue);
  }

  [[nodiscard]] bool in_headline(const Cue& cue) const {
    return scene_.text.sentences[scene_.token(cue.verb).sentence].headline;
  }

  // "did not say"
  [[nodiscard]] bool denied(const Cue& cue) const {
    for (std::uint32_t e = cue.first; e < cue.verb; ++e)
      if (scene_.word(e).is(kNegation) || scene_.folded(e).ends_with("n't")) return true;
    return false;
  }

  [[nodiscard]] bool may_speak(const Cue& cue, const CreditedPhrase& who) const {
    if (cue.kind == CueKind::according) return true;
    if (cue.kind == CueKind::noun) return false;
    if (cue.kind == CueKind::infinitive || (cue.sections & kManner) != 0) return false;
    const bool position = (CreditLists::get().of(scene_.folded(cue.verb)) & cw::kPosition) != 0;
    switch (who.kind) {
      case CreditKind::anonymous:
      case CreditKind::statement:
        return (cue.sections & kSpoken) != 0 && !position;
      default:
        return (cue.sections & (kSpoken | kShow | kCall | kAsk | kJudge)) != 0;
    }
  }

  // told the Gazette, informed Meridian Wire. The speaker's name belongs to the words.
  bool told(const Cue& cue) {
    if ((cue.sections & kTell) == 0 || cue.kind == CueKind::passive) return false;
    const Statement& statement = scene_.statements[cue.statement];
    const auto who = sources_.name_at(cue.last + 1, statement.last);
    if (!who || who->kind == CreditKind::post) return false;
    if (sources_.is_own(who->first, who->last)) return true;
    std::uint32_t first = cue.first;
    if (cue.source && !cue.borrowed && cue.source->first < cue.first &&
        cue.first - cue.source->first <= kNear)
      first = cue.source->first;
    add(first, who->last, *who, &cue);
    return true;
  }

  // --- what stands beside cues -------------------------------------------------------------------

  void from_statement(std::uint32_t s) {
    const Statement& statement = scene_.statements[s];
    while (next_cue_ < v_.cues.size() && v_.cues[next_cue_].statement < s) ++next_cue_;
    std::size_t end = next_cue_;
    while (end < v_.cues.size() && v_.cues[end].statement == s) ++end;
    if (scene_.text.sentences[scene_.token(statement.first).sentence].headline) return;
    first_cue_ = next_cue_;
    end_cue_ = end;
    for (std::uint32_t e = statement.first; e < statement.last; ++e) {
      if (!scene_.is_wordlike(e) || scene_.elements[e].mention != kNothing) continue;
      const std::uint32_t credit = CreditLists::get().of(scene_.folded(e));
      if (scene_.word(e).is(kPreposition)) behind_preposition(e, statement);
      if ((credit & cw::kCiting) != 0) citing(e, statement);
      if ((credit & cw::kRelease) != 0) released(e, statement);
      if (scene_.folded(e).starts_with("tweet") && scene_.word(e).is(kWrite)) tweeted(e, statement);
    }
  }

  // The cue of the statement that is nearest to the element; null when none is near.
  [[nodiscard]] const Cue* near_cue(std::uint32_t e) const {
    const auto begin = v_.cues.begin() + static_cast<std::ptrdiff_t>(first_cue_);
    const auto end = v_.cues.begin() + static_cast<std::ptrdiff_t>(end_cue_);
    const auto after = std::ranges::upper_bound(begin, end, e, {}, &Cue::verb);
    const Cue* const left = after != begin ? &*std::prev(after) : nullptr;
    const Cue* const right = after != end ? &*after : nullptr;
    const bool left_near = left != nullptr && e - left->verb <= kNear;
    const bool right_near = right != nullptr && right->verb - e <= kNear;
    if (left_near && right_near) {
      const bool left_speaks = (left->sections & kSpoken) != 0;
      const bool right_speaks = (right->sections & kSpoken) != 0;
      return right_speaks && !left_speaks ? right : left;
    }
    if (left_near) return left;
    return right_near ? right : nullptr;
  }

  // in a statement, on X, in an interview with the Gazette
  void behind_preposition(std::uint32_t e, const Statement& statement) {
    const std::string_view preposition = scene_.folded(e);
    if (preposition == "of" || e + 1 >= statement.last) return;
    if (const auto name = sources_.name_at(e + 1, statement.last)) {
      behind_name(e, preposition, *name);
      return;
    }
    if (preposition == "on" && on_platform(e, statement)) return;
    const bool carries = preposition == "in" || preposition == "on" || preposition == "via" ||
                         preposition == "by" || preposition == "through";
    if (!carries || !scene_.is_wordlike(e + 1)) return;
    const auto phrase = phrase_from(scene_, statement, e + 1);
    if (!phrase || !scene_.is_wordlike(phrase->head)) return;
    if (preposition == "by") return;
    const std::uint32_t head = CreditLists::get().of(scene_.folded(phrase->head));
    const Cue* cue = near_cue(e);
    if (cue == nullptr && (head & (cw::kStatement | cw::kFootage)) == 0) return;
    CreditedPhrase who{phrase->core_first, phrase->head, CreditKind::document, std::nullopt};
    if (scene_.elements[phrase->head].mention != kNothing) return;
    if ((head & cw::kStatement) != 0)
      who.kind = CreditKind::statement;
    else if ((head & cw::kMessage) != 0)
      who.kind = CreditKind::post;
    else if ((head & (cw::kDocument | cw::kFootage)) == 0)
      return;
    if ((head & cw::kBrought) != 0 || preposition == "through") return;
    add_beside(e, who, cue);
  }

  // "wrote on Murmur on Monday": a platform that is in no list. One capitalised word right behind
  // the verb or the preposition's own words, that names neither a place, a day nor a known body.
  bool on_platform(std::uint32_t e, const Statement& statement) {
    const std::uint32_t m = scene_.elements[e + 1].mention;
    if (m == kNothing || scene_.token(e + 1).casing == Casing::upper) return false;
    const NameMention& name = scene_.reading.names[m];
    const bool could_be = name.kind == NameKind::organization || name.kind == NameKind::other;
    if (!could_be || scene_.span_of(e + 1) != name.span || scene_.word(e + 1).is(kTime))
      return false;
    const std::uint32_t token = scene_.elements[e + 1].token;
    if (name_lexicon().known.match(scene_.text, token, token + 1).tokens != 0) return false;
    const Cue* cue = near_cue(e);
    if (cue == nullptr || cue->verb + 1 != e) return false;
    if ((cue->sections & kWrite) == 0 && scene_.folded(cue->verb) != "said") return false;
    const bool goes_on = e + 2 < statement.last && scene_.is_wordlike(e + 2) &&
                         scene_.token(e + 2).casing != Casing::lower &&
                         !scene_.word(e + 2).is(kTime);
    if (goes_on) return false;
    add_beside(e, {e + 1, e + 1, CreditKind::post, name.entity}, cue);
    return true;
  }

  // Adds a credit that stands beside a cue: the words between them belong to it when they are few.
  void add_beside(std::uint32_t e, const CreditedPhrase& who, const Cue* cue) {
    std::uint32_t first = e;
    std::uint32_t last = who.last;
    if (cue != nullptr && cue->verb < e && e - cue->verb <= 8) first = cue->verb;
    if (first < e) last = topic_end(last);
    if (cue != nullptr && cue->verb > last && cue->verb - last <= 6) last = cue->verb;
    add(first, last, who, cue);
  }

  // "said in a statement | on the talks in Orra": what the statement is on, when it is short.
  [[nodiscard]] std::uint32_t topic_end(std::uint32_t last) const {
    const auto size = static_cast<std::uint32_t>(scene_.elements.size());
    if (last + 1 >= size || !scene_.is_mark(last + 1, "on")) return last;
    for (std::uint32_t e = last + 2; e < size && e < last + 9; ++e)
      if (!scene_.is_wordlike(e) || scene_.is_mark(e, "that") || scene_.word(e).is(kPronoun))
        return e - 1;
    return last;
  }

  void behind_name(std::uint32_t e, std::string_view preposition, const CreditedPhrase& name) {
    if (sources_.is_own(name.first, name.last)) return;
    const bool piece =
        e > 0 && scene_.is_wordlike(e - 1) &&
        (CreditLists::get().of(scene_.folded(e - 1)) & (cw::kPiece | cw::kStatement)) != 0;
    const Cue* cue = near_cue(e);
    if (cue != nullptr && cue->kind == CueKind::according) return;  // it has its credit
    if (name.kind == CreditKind::post) {
      const bool one_letter = scene_.span_of(name.first, name.last).size() == 1;
      if (preposition != "on" && (one_letter || (preposition != "to" && preposition != "via")))
        return;
      const bool posted =
          e > 0 && scene_.is_wordlike(e - 1) &&
          (CreditLists::get().of(scene_.folded(e - 1)) & (cw::kMessage | cw::kRelease)) != 0;
      if (cue == nullptr && !posted && !piece) return;
      add_beside(e, name, cue);
      return;
    }
    if (piece) {
      add(e - 1, name.last, name, cue);
      return;
    }
    if (cue == nullptr || cue->verb > e || (cue->sections & kSpoken) == 0) return;
    const bool heard =
        preposition == "in" || preposition == "on" || preposition == "to" || preposition == "via";
    if (heard && e - cue->verb <= 8) add_beside(e, name, cue);
  }

  // citing two officials
  void citing(std::uint32_t e, const Statement& statement) {
    const auto phrase = phrase_from(scene_, statement, e + 1);
    if (!phrase) return;
    if (const auto who = sources_.of(*phrase, std::nullopt)) add(e, phrase->head, *who);
  }

  // released a statement, a letter obtained by the Gazette
  void released(std::uint32_t e, const Statement& statement) {
    if (e + 2 >= statement.last) return;
    if (scene_.is_mark(e + 1, "by")) {
      const auto who = sources_.name_at(e + 2, statement.last);
      if (who && who->kind != CreditKind::post && !sources_.is_own(who->first, who->last))
        add(e, who->last, *who);
      return;
    }
    const auto phrase = phrase_from(scene_, statement, e + 1);
    if (!phrase || !scene_.is_wordlike(phrase->head) || phrase->first != e + 1) return;
    if (!scene_.word(phrase->first).is(kIndefinite)) return;
    const std::uint32_t head = CreditLists::get().of(scene_.folded(phrase->head));
    if ((head & (cw::kStatement | cw::kDocument | cw::kFootage)) == 0 || (head & cw::kBrought) != 0)
      return;
    const CreditKind kind =
        (head & cw::kStatement) != 0 ? CreditKind::statement : CreditKind::document;
    const std::uint32_t end = sources_.qualified_end(*phrase);
    add(e, end, {phrase->core_first, end, kind, std::nullopt});
  }

  // The verb names the platform, where nothing else does.
  void tweeted(std::uint32_t e, const Statement& statement) {
    const std::uint32_t limit = std::min(statement.last, e + kNear);
    for (std::uint32_t at = e + 1; at < limit; ++at) {
      const auto name = sources_.name_at(at, limit);
      if (name && name->kind == CreditKind::post) return;
    }
    const Cue* cue = near_cue(e);
    if (cue == nullptr || cue->verb != e) return;
    const std::uint32_t first =
        cue->source && !cue->borrowed && cue->source->first < e && e - cue->source->first <= kNear
            ? cue->source->first
            : e;
    add(first, e, {e, e, CreditKind::post, std::nullopt}, cue);
  }

  const Voices& v_;
  const Scene& scene_;
  CreditedSources sources_;
  std::unordered_map<std::uint32_t, Span> content_;  // by the cue's first byte
  std::size_t next_cue_ = 0;
  std::size_t first_cue_ = 0;
  std::size_t end_cue_ = 0;
  std::vector<Credit> out_;
};

// One credit per credited words: the one that says most.
void drop_doubles(std::vector<Credit>& credits) {
  std::ranges::sort(credits, {}, [](const Credit& c) {
    return std::tuple(c.credited, ~c.span.size(), c.span, c.kind);
  });
  const auto doubles = std::ranges::unique(
      credits, [](const Credit& a, const Credit& b) { return a.credited.overlaps(b.credited); });
  credits.erase(doubles.begin(), doubles.end());
  std::ranges::sort(credits, {}, [](const Credit& c) { return std::tuple(c.span, c.credited); });
}

}  // namespace

std::vector<Credit> find_credits(const Voices& voices) {
  std::vector<Credit> out = CreditFinder(voices, voices.scene.reading).run();
  std::vector<Credit> notes = find_notes(voices.scene.text, voices.scene.reading);
  out.insert(out.end(), notes.begin(), notes.end());
  drop_doubles(out);
  return out;
}

}  // namespace synoptic
