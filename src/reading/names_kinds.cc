// SPDX-License-Identifier: Apache-2.0
//
// What kind a name is of is told by points: its form ("Inc.", an initial, a given name), what
// stands around it ("Mr.", "in", ", 43,", "said") and what the rest of the report shows. Points of
// all mentions with the same words are summed, so that one clear mention decides for the others;
// then a surname goes with the full name that has it. The points are a table of guesses, ordered by
// how seldom each hint misleads; none was fitted to a text.

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "reading/attributions_words.h"
#include "reading/names_draft.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

class KindScorer {
 public:
  explicit KindScorer(const NameContext& context) : c_(context) {}

  void score(NameDraft& draft) const {
    if (draft.known != kNoRow) return;
    score_form(draft);
    score_before(draft);
    score_after(draft);
    draft.thing = is_thing(draft);
    if (draft.thing) draft[NameKind::other] += 14;
  }

 private:
  void score_form(NameDraft& d) const {
    if (d.tokens() > 1) {
      score_words(d);
    } else {
      score_word(d);
    }
  }

  void score_words(NameDraft& d) const {
    const std::uint32_t last = d.last - 1;
    const bool given = c_.is(d.first, cue::man | cue::woman);
    std::uint32_t ordinary = 0;
    bool personal = false;
    for (std::uint32_t t = d.first; t < d.last; ++t) {
      if (c_.is(t, cue::usual | cue::mostly)) ++ordinary;
      if (c_.text.tokens[t].kind == TokenKind::open_quote) personal = true;
      if (t == d.first || t == last) continue;
      if (c_.is_initial(t) || (c_.capital[t] == 0 && c_.is(t, cue::particle))) personal = true;
    }
    if (personal || c_.is(last, cue::suffix)) d[NameKind::person] += 8;
    if (c_.is_initial(d.first)) d[NameKind::person] += 5;
    if (given) d[NameKind::person] += 6;
    if (c_.is(d.first, cue::ambiguous)) d[NameKind::person] += 3;
    if (!given) score_last_word(d, last);
    d[ordinary * 2 >= d.tokens() ? NameKind::other : NameKind::person] += 2;
  }

  void score_word(NameDraft& d) const {
    const std::string_view word = c_.folded(d.first);
    const Casing casing = c_.text.tokens[d.first].casing;
    const bool given = c_.is(d.first, cue::man | cue::woman);
    const NameParts& parts = c_.lexicon.parts;
    if (casing == Casing::upper && word.size() <= 6 && !given) d[NameKind::organization] += 5;
    if (casing == Casing::mixed && word.find('-') == word.npos) {
      const bool surname =
          std::ranges::any_of(parts.surname_prefixes,
                              [&](std::string_view prefix) { return word.starts_with(prefix); });
      d[surname ? NameKind::person : NameKind::organization] += 3;
    }
    if (given) d[NameKind::person] += 3;
    if (c_.is(d.first, cue::other)) d[NameKind::other] += 5;
    if (c_.is(d.first, cue::usual)) d[NameKind::other] += 3;
    if (word.find('.') != word.npos && casing != Casing::upper) d[NameKind::organization] += 3;
    const auto ending = std::ranges::find_if(parts.kind_endings, [&](const auto& known) {
      return word.size() >= known.first.size() + 2 && word.ends_with(known.first);
    });
    if (ending != parts.kind_endings.end()) d[ending->second] += 1;
  }

  void score_last_word(NameDraft& d, std::uint32_t last) const {
    if (c_.is(last, cue::place)) d[NameKind::place] += 6;
    if (c_.is(last, cue::other)) d[NameKind::other] += 6;
    if (c_.is(last, cue::organization | cue::company)) d[NameKind::organization] += 5;
    if (c_.is(d.first, cue::place_first)) d[NameKind::place] += 4;
  }

  // "the ferry Gannet", "the pilot boat Gannet", but not "they ferry Gannet home"; "HMS Gannet".
  [[nodiscard]] bool is_thing(const NameDraft& d) const {
    if (d.tokens() > 1 && c_.is(d.first, cue::thing_first)) return true;
    if (d.first == 0 || d.honorific != 0) return false;
    constexpr std::uint32_t kReach = 4;
    const std::uint32_t start = c_.text.sentences[c_.text.tokens[d.first].sentence].first;
    const std::uint32_t noun = d.first - 1;
    if (noun < start || !c_.is(noun, cue::thing)) return false;
    if (noun == start) return true;
    for (std::uint32_t t = noun; t > start && noun - t < kReach;) {
      --t;
      if (c_.text.tokens[t].kind != TokenKind::word) return false;
      if (c_.is(t, cue::article)) return is_determiner(t);
    }
    return false;
  }

  [[nodiscard]] bool is_determiner(std::uint32_t token) const {
    return SourceWords::get().of(c_.folded(token)).is(words::kDeterminer | words::kIndefinite);
  }

  void score_before(NameDraft& d) const {
    if (d.honorific != 0) d[NameKind::person] += 20;
    if (d.title) d[NameKind::person] += 10;
    if (d.first == 0) return;
    const std::uint32_t before = d.first - 1;
    if (c_.text.tokens[before].sentence != c_.text.tokens[d.first].sentence) return;
    if (!d.title && d.honorific == 0 && role_ends_at(before)) d[NameKind::person] += 10;
    if (c_.is(before, cue::locative) && (c_.capital[before] == 0 || c_.is_opening(before)))
      d[NameKind::place] += c_.is_mark(before, "in") ? 4 : 2;
    if (c_.is_mark(before, "of")) score_of(d, before);
    if (c_.is(before, cue::speech) && c_.capital[before] == 0) d[NameKind::person] += 3;
    if (c_.is_mark(before, "the")) {
      d[NameKind::person] -= 4;
      d[NameKind::organization] += 2;
    }
  }

  // "the foreign minister of Velmark", "the port of Orra".
  void score_of(NameDraft& d, std::uint32_t of) const {
    if (of == 0 || c_.text.tokens[of - 1].sentence != c_.text.tokens[of].sentence) return;
    if (c_.is(of - 1, cue::of_state)) d[NameKind::place] += 10;
    if (c_.is(of - 1, cue::of_place)) d[NameKind::place] += 6;
    // "the coast guard of Velmark"
    if (of > 1 && c_.is_mark(of - 1, "guard") && c_.is_mark(of - 2, "coast"))
      d[NameKind::place] += 10;
  }

  // "Velmark's deputy foreign minister", "Velmark's coast guard": what only a state has, at most
  // kReach words behind the possessive.
  void score_possession(NameDraft& d, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 4;
    const std::uint32_t limit = std::min(end, d.last + 1 + kReach);
    for (std::uint32_t t = d.last + 1; t < limit; ++t) {
      if (c_.text.tokens[t].kind != TokenKind::word) return;
      if (c_.is(t, cue::of_state)) {
        d[NameKind::place] += 10;
        return;
      }
      if (c_.is(t, cue::speech | cue::locative | cue::article)) return;
    }
  }

  // Whether a role phrase of one to three words ends with the token.
  [[nodiscard]] bool role_ends_at(std::uint32_t token) const {
    const std::uint32_t sentence_first = c_.text.sentences[c_.text.tokens[token].sentence].first;
    for (std::uint32_t words = 1; words <= 3 && token + 1 >= sentence_first + words; ++words) {
      const std::uint32_t first = token + 1 - words;
      if (c_.role_at(first, token + 1).tokens == words) return true;
    }
    return false;
  }

  void score_after(NameDraft& d) const {
    const std::uint32_t end = c_.text.sentences[c_.text.tokens[d.first].sentence].last;
    if (d.last >= end) return;
    if (c_.text.tokens[d.last].kind == TokenKind::possessive) score_possession(d, end);
    if (c_.is(d.last, cue::speech)) {
      d[NameKind::person] += c_.is_mark(d.last, "who") || c_.is_mark(d.last, "himself") ? 5 : 3;
      d[NameKind::place] -= 1;
    }
    if (!c_.is_mark(d.last, ",") || d.last + 1 >= end) return;
    const std::uint32_t next = d.last + 1;
    if (c_.is_mark(next, "who") || c_.is_mark(next, "whose")) d[NameKind::person] += 5;
    if (c_.text.tokens[next].kind == TokenKind::number && c_.written(next).size() == 2 &&
        next + 1 < end && (c_.is_mark(next + 1, ",") || c_.is_mark(next + 1, ".")))
      d[NameKind::person] += 6;
    const PhraseTable::Match known = c_.known_at(next, end);
    if (known.tokens != 0 && c_.lexicon.entries[known.row].state && d.tokens() <= 3 &&
        d.honorific == 0 && !d.title)
      d[NameKind::place] += 6;
  }

  const NameContext& c_;
};

// The word by which a person is called alone: the last that is no suffix.
std::uint32_t surname_token(const NameContext& c, const NameDraft& d) {
  std::uint32_t t = d.last - 1;
  while (t > d.first && (c.is(t, cue::suffix) || c.text.tokens[t].kind != TokenKind::word)) --t;
  return t;
}

// Where nothing speaks for any kind: a lone word is rather an organisation, several are a person.
NameKind kind_by_default(const NameDraft& d) {
  return d.tokens() == 1 ? NameKind::organization : NameKind::person;
}

// The points of all mentions with the same words.
struct Total {
  std::array<int, 5> score{};
  int mentions = 0;
};
using Totals = std::unordered_map<std::uint64_t, Total>;

// What comes by default has a lead that grows with the mentions: a weak hint at one of many says
// little.
NameKind best_kind(const NameDraft& draft, const Total& total) {
  // Of equal points the more frequent kind.
  constexpr std::array<NameKind, 5> kOrder = {NameKind::person, NameKind::organization,
                                              NameKind::place, NameKind::other, NameKind::group};
  constexpr int kMaxLead = 8;
  NameKind best = kind_by_default(draft);
  std::array<int, 5> score = total.score;
  score[static_cast<std::size_t>(best)] += std::min(1 + total.mentions / 2, kMaxLead);
  for (const NameKind kind : kOrder)
    if (score[static_cast<std::size_t>(kind)] > score[static_cast<std::size_t>(best)]) best = kind;
  return best;
}

Totals sum_scores(const std::vector<NameDraft>& drafts) {
  Totals totals;
  for (const NameDraft& d : drafts) {
    Total& total = totals[d.key];
    ++total.mentions;
    for (std::size_t k = 0; k < d.score.size(); ++k) total.score[k] += d.score[k];
  }
  return totals;
}

// The words by which people of the report may be called alone.
struct BearersOfNames {
  std::unordered_set<std::uint64_t> surnames;
  std::unordered_set<std::uint64_t> given_names;
};

BearersOfNames bearers_of_names(const NameContext& context, const std::vector<NameDraft>& drafts) {
  BearersOfNames out;
  for (const NameDraft& d : drafts) {
    if (d.kind != NameKind::person || d.only_surname) continue;
    if (d.tokens() > 1 || d.honorific != 0)
      out.surnames.insert(context.text.hashes[surname_token(context, d)]);
    if (d.tokens() > 1) out.given_names.insert(context.text.hashes[d.first]);
    for (std::uint32_t t = d.first; t + 1 < d.last; ++t)
      if (context.text.tokens[t].kind == TokenKind::open_quote)
        out.given_names.insert(context.text.hashes[t + 1]);
  }
  return out;
}

// After "the ferry Gannet" the Gannet is a thing wherever it is named.
void spread_things(std::vector<NameDraft>& drafts) {
  std::unordered_set<std::uint64_t> things;
  for (const NameDraft& d : drafts)
    if (d.thing) things.insert(d.key);
  for (NameDraft& d : drafts)
    if (d.honorific == 0 && !d.title && d.known == kNoRow) d.thing = things.contains(d.key);
}

// "Velmark and Tessaly": beside a place stands another, where nothing else is known of it.
void join_places(const NameContext& c, const std::vector<NameDraft>& drafts, Totals& totals) {
  constexpr int kBesidePlace = 3;
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    const NameDraft& a = drafts[i - 1];
    const NameDraft& b = drafts[i];
    if (a.last + 1 != b.first || !c.is_mark(a.last, "and")) continue;
    for (const auto& [one, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
      if (one->kind != NameKind::place || other->kind != NameKind::organization) continue;
      if (other->known != kNoRow || other->tokens() != 1) continue;
      totals[other->key].score[static_cast<std::size_t>(NameKind::place)] += kBesidePlace;
    }
  }
}

// "the Linds" are a family when a Lind is there: a group, its article part of it.
void make_family(const NameContext& c, const BearersOfNames& bearers, NameDraft& d) {
  if (d.tokens() != 1 || d.first == 0 || d.known != kNoRow) return;
  if (c.folded(d.first - 1) != "the") return;
  std::string_view word = c.folded(d.first);
  if (word.size() < 4 || !word.ends_with('s')) return;
  const bool family = bearers.surnames.contains(hash_bytes(word.substr(0, word.size() - 1))) ||
                      (word.ends_with("es") &&
                       bearers.surnames.contains(hash_bytes(word.substr(0, word.size() - 2))));
  if (!family) return;
  d.kind = NameKind::group;
  --d.first;
  d.span.start = c.text.tokens[d.first].span.start;
  d.key = key_of(c.text, d.first, d.last);
  d.known = kNoRow;
  d.score = {};
  d[NameKind::group] = 50;
}

}  // namespace

void settle_kinds(const NameContext& context, std::vector<NameDraft>& drafts) {
  const KindScorer scorer(context);
  for (NameDraft& draft : drafts) {
    if (!draft.scored) scorer.score(draft);
    draft.scored = true;
  }
  spread_things(drafts);
  Totals totals = sum_scores(drafts);
  for (NameDraft& d : drafts) d.kind = best_kind(d, totals[d.key]);
  const BearersOfNames bearers = bearers_of_names(context, drafts);
  for (const NameDraft& d : drafts) {
    if (d.tokens() != 1 || d.known != kNoRow) continue;
    const std::uint64_t word = context.text.hashes[d.first];
    int& person = totals[d.key].score[static_cast<std::size_t>(NameKind::person)];
    if (bearers.surnames.contains(word)) person += 8;
    if (bearers.given_names.contains(word)) person += 4;
  }
  join_places(context, drafts, totals);
  for (NameDraft& d : drafts) d.kind = best_kind(d, totals[d.key]);
  for (NameDraft& d : drafts) make_family(context, bearers, d);
  std::erase_if(drafts, [&](const NameDraft& d) {
    return d.only_surname && !bearers.surnames.contains(context.text.hashes[d.first]);
  });
}

}  // namespace synoptic::reading
