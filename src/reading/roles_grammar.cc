// SPDX-License-Identifier: Apache-2.0
#include "reading/roles_grammar.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "reading_data.h"

namespace synoptic::reading {
namespace {

constexpr std::uint32_t kMaxDescription = 30;  // tokens of an apposition
constexpr std::uint32_t kMaxBeforeHead = 12;   // tokens of it before its head
constexpr std::uint32_t kMaxPhrase = 6;        // tokens of a role phrase

struct Grammar {
  Grammar() : phrases(reading_data::role_grammar) {
    constexpr std::array<std::pair<std::string_view, Part>, 7> kParts = {{
        {"state", Part::state},
        {"determiner", Part::determiner},
        {"modifier", Part::modifier},
        {"complement", Part::complement},
        {"copula", Part::copula},
        {"adverb", Part::adverb},
        {"end", Part::end},
    }};
    parts.resize(phrases.size());
    for (std::uint32_t row = 0; row < phrases.size(); ++row)
      for (const auto& [name, part] : kParts)
        if (phrases.label(row) == name) parts[row] = part;
  }
  PhraseTable phrases;
  std::vector<Part> parts;
};

const Grammar& grammar() {
  static const Grammar instance;
  return instance;
}

RoleState state_named(std::string_view name) {
  if (name == "former") return RoleState::former;
  if (name == "acting") return RoleState::acting;
  if (name == "interim") return RoleState::interim;
  if (name == "late") return RoleState::late;
  if (name == "elect") return RoleState::elect;
  return name == "would_be" ? RoleState::would_be : RoleState::current;
}

}  // namespace

RoleContext::RoleContext(const Report& given_report, const Text& given_text,
                         const Reading& given_reading)
    : report(given_report), text(given_text), reading(given_reading), lexicon(name_lexicon()) {
  mention_.assign(text.tokens.size(), kNoMention);
  stretches_.reserve(reading.names.size());
  std::uint32_t t = 0;
  for (std::uint32_t m = 0; m < reading.names.size(); ++m) {
    const Span span = reading.names[m].span;
    while (t < text.tokens.size() && text.tokens[t].span.end <= span.start) ++t;
    const std::uint32_t first = t;
    std::uint32_t last = t;
    while (last < text.tokens.size() && text.tokens[last].span.start < span.end)
      mention_[last++] = m;
    stretches_.push_back({first, last});
  }
}

bool RoleContext::closes(std::uint32_t token, std::uint32_t sentence_end) const {
  if (token >= sentence_end) return true;
  const TokenKind kind = text.tokens[token].kind;
  return kind == TokenKind::punctuation || kind == TokenKind::close_quote ||
         kind == TokenKind::open_quote;
}

RoleContext::GrammarMatch RoleContext::grammar_at(std::uint32_t token, std::uint32_t limit) const {
  const PhraseTable::Match found = grammar().phrases.match(text, token, limit);
  if (found.tokens == 0) return {};
  return {grammar().parts[found.row], found.tokens, found.row};
}

Stretch RoleContext::role_at(std::uint32_t token, std::uint32_t limit) const {
  const std::uint32_t n = lexicon.roles.match(text, token, limit).tokens;
  return {token, token + n};
}

Stretch RoleContext::role_before(std::uint32_t token) const {
  const std::uint32_t first = sentence_of(token).first;
  for (std::uint32_t n = std::min(kMaxPhrase, token - first); n > 0; --n) {
    const Stretch role = role_at(token - n, token);
    if (role.last == token) return role;
  }
  return {token, token};
}

// One step to the left of `at`; `at` itself when nothing there belongs to the description.
std::uint32_t RoleContext::step_left(std::uint32_t at, std::uint32_t first) const {
  const std::uint32_t before = at - 1;
  if (mention_[before] != kNoMention) {
    const Stretch name = stretches_[mention_[before]];
    if (name.last != at || name.first < first) return at;
    if (!in_person(before)) return name.first;
    // "Lind attorney", "Lind envoys": a lone surname right before its man's calling.
    return name.last - name.first == 1 ? name.first : at;
  }
  if (is_possessive(before)) {
    if (before == first) return at;
    const std::uint32_t owner = before - 1;
    if (mention_[owner] == kNoMention) return to_determiner(owner, first);
    std::uint32_t start = std::max(stretches_[mention_[owner]].first, first);
    if (start > first && (lexicon.cues(text.hashes[start - 1]) & cue::honorific) != 0)
      return start - 1;
    if (start == first) return start;
    const Stretch title = role_before(start);
    return title.empty() ? start : std::max(title.first, first);
  }
  for (std::uint32_t n = std::min(3u, at - first); n > 0; --n) {
    const GrammarMatch match = grammar_at(at - n, at);
    if (match.tokens != n) continue;
    if (match.part == Part::state || match.part == Part::modifier || match.part == Part::determiner)
      return at - n;
  }
  const Stretch role = role_before(at);
  if (!role.empty() && role.first >= first) return role.first;
  if (is(before, "and") && before > first) {
    const Stretch joined = role_before(before);
    if (!joined.empty() && joined.first >= first) return joined.first;
  }
  const Token& token = text.tokens[before];
  const bool compound = text.fold(before).find('-') != std::string_view::npos;
  if (compound && token.kind == TokenKind::word) return before;
  if (token.kind == TokenKind::word && (lexicon.cues(text.hashes[before]) & cue::organization) != 0)
    return before;
  return to_determiner(at, first);
}

// "the newly built [harbour] ...": plain words up to an article; `at` when there is none near.
std::uint32_t RoleContext::to_determiner(std::uint32_t at, std::uint32_t first) const {
  for (std::uint32_t t = at; t > first && at - t < 4;) {
    --t;
    if (text.tokens[t].kind != TokenKind::word || mention_[t] != kNoMention) return at;
    const Part what = part(t);
    if (what == Part::determiner) return t;
    if (what == Part::end || what == Part::complement || what == Part::copula) return at;
    if ((lexicon.cues(text.hashes[t]) & (cue::locative | cue::speech)) != 0) return at;
    // "his aides asked whether", "the race opposing": verbs end what an article began.
    if (what != Part::modifier &&
        (text.fold(t).ends_with("ing") || (text.fold(t).ends_with("ed") && t + 1 != at)))
      return at;
  }
  return at;
}

std::uint32_t RoleContext::widen_left(Stretch role) const {
  const std::uint32_t first = std::max(
      sentence_of(role.first).first, role.first > kMaxBeforeHead ? role.first - kMaxBeforeHead : 0);
  std::uint32_t at = role.first;
  while (at > first) {
    const std::uint32_t next = step_left(at, first);
    if (next == at) break;
    const bool ends = part(next) == Part::determiner && mention_[next] == kNoMention;
    at = next;
    if (ends) break;
  }
  return at;
}

// Whether no further office follows the role, nor an owner's "'s": "[assistant] district attorney".
bool RoleContext::is_final_head(Stretch role, std::uint32_t limit) const {
  if (role.last >= limit) return true;
  if (is_possessive(role.last)) return false;
  return in_person(role.last) || role_at(role.last, limit).empty();
}

// Passes over a name before the head; a person only with "'s".
bool RoleContext::pass_name(HeadSearch& search) const {
  const Stretch name = stretches_[mention_[search.at]];
  const bool owner = name.last < search.limit && is_possessive(name.last);
  if (in_person(search.at) && !owner) return false;
  search.opened = search.opened || owner;
  search.at = name.last + (owner ? 1 : 0);
  return true;
}

// Passes over a plain word before the head: one right before the office ("harbour minister"), three
// after an article or owner, any number of compounds.
bool RoleContext::pass_word(HeadSearch& search) const {
  const std::uint32_t t = search.at;
  const TokenKind kind = text.tokens[t].kind;
  if (kind != TokenKind::word && kind != TokenKind::number) return false;
  ++search.at;
  const std::uint32_t cues = lexicon.cues(text.hashes[t]);
  if ((cues & cue::honorific) != 0 || text.fold(t).find('-') != std::string_view::npos) return true;
  const bool beside_role = t + 1 < search.limit && !role_at(t + 1, search.limit).empty() &&
                           (cues & (cue::speech | cue::locative)) == 0 &&
                           !text.fold(t).ends_with("ed");
  return ++search.plain <= (search.opened ? 3u : beside_role ? 1u : 0u);
}

// Passes over what may stand before a head; false when nothing of that kind is there.
bool RoleContext::pass_over(HeadSearch& search, GrammarMatch match) const {
  if (match.tokens != 0) {
    if (match.part == Part::end || match.part == Part::complement || match.part == Part::copula)
      return false;
    search.opened = search.opened || match.part == Part::determiner;
    search.at += match.tokens;
    return true;
  }
  if (mention_[search.at] != kNoMention) return pass_name(search);
  if (!is_possessive(search.at)) return pass_word(search);
  ++search.at;
  return true;
}

// The head of a description that begins at the token: the first role after nothing but what may
// stand before one.
std::optional<Stretch> RoleContext::head_from(std::uint32_t token, std::uint32_t limit) const {
  HeadSearch search{.at = token, .limit = limit};
  while (search.at < limit && search.at - token < kMaxBeforeHead) {
    const Stretch role = role_at(search.at, limit);
    const GrammarMatch match = grammar_at(search.at, limit);
    const bool modifies = match.part == Part::modifier || match.part == Part::state;
    if (role.empty() || (modifies && match.tokens > role.last - role.first)) {
      if (!pass_over(search, match)) return std::nullopt;
      continue;
    }
    if (is_final_head(role, limit)) return role;
    const bool owner = is_possessive(role.last);
    search.opened = search.opened || owner;
    search.at = role.last + (owner ? 1 : 0);
  }
  return std::nullopt;
}

std::optional<Description> RoleContext::apposition_at(std::uint32_t token) const {
  const Sentence& sentence = sentence_of(token);
  const std::uint32_t limit = std::min(sentence.last, token + kMaxDescription);
  const std::optional<Stretch> head = head_from(token, limit);
  if (!head) return std::nullopt;
  if (head->last < limit && in_person(head->last)) return std::nullopt;  // "actor Carl Oster"
  bool relative = false;
  std::uint32_t t = head->last;
  for (; !closes(t, sentence.last); ++t) {
    if (t >= limit) return std::nullopt;
    if (mention_[t] != kNoMention) continue;
    if (is(t, "who") || is(t, "that") || is(t, "which") || is(t, "whose")) relative = true;
    const Part what = part(t);
    if (!relative && (what == Part::end || what == Part::copula)) return std::nullopt;
    const bool verb = t == head->last && (text.fold(t).ends_with("ed") ||
                                          (lexicon.cues(text.hashes[t]) & cue::speech) != 0);
    if (verb && !relative) return std::nullopt;
  }
  return Description{{token, t}, *head};
}

std::optional<Description> RoleContext::predicate_at(std::uint32_t token) const {
  const Sentence& sentence = sentence_of(token);
  const std::uint32_t limit = std::min(sentence.last, token + kMaxDescription);
  const std::optional<Stretch> head = head_from(token, limit);
  if (!head) return std::nullopt;
  if (head->last < limit && in_person(head->last)) return std::nullopt;
  std::uint32_t t = head->last;
  bool relative = false;
  for (; t < limit && !closes(t, sentence.last); ++t) {
    if (mention_[t] != kNoMention) continue;
    relative = relative || is(t, "who");
    const Part what = part(t);
    if (!relative && (what == Part::end || what == Part::copula)) break;
    if (joins_verb(t, limit)) break;
  }
  return Description{{token, trimmed_end(head->last, t)}, *head};
}

// Whether "and" at the token goes on with a verb, or an adverb and a verb: "the mother of two and
// | often helped at the school".
bool RoleContext::joins_verb(std::uint32_t token, std::uint32_t limit) const {
  if (!is(token, "and") || token + 1 >= limit) return false;
  std::uint32_t next = token + 1;
  if (mention_[next] != kNoMention) return false;
  const auto adverb = [&](std::uint32_t t) {
    const std::string_view word = text.fold(t);
    return part(t) == Part::adverb || word == "often" || word == "also" || word == "once" ||
           (word.size() > 4 && word.ends_with("ly"));
  };
  if (adverb(next) && next + 1 < limit) ++next;
  return part(next) == Part::end || part(next) == Part::copula || text.fold(next).ends_with("ed");
}

// Without the small words that an unfinished complement leaves at the end.
std::uint32_t RoleContext::trimmed_end(std::uint32_t first, std::uint32_t last) const {
  while (last > first && mention_[last - 1] == kNoMention &&
         (part(last - 1) == Part::complement || part(last - 1) == Part::determiner ||
          part(last - 1) == Part::adverb))
    --last;
  return last;
}

RoleState RoleContext::state_of(Stretch whole) const {
  for (std::uint32_t t = whole.first; t < whole.last; ++t) {
    const GrammarMatch match = grammar_at(t, whole.last);
    if (match.part == Part::state) return state_named(grammar().phrases.labels(match.row)[1]);
    const std::string_view word = text.fold(t);
    if (word.ends_with("-elect") || word.ends_with("-designate")) return RoleState::elect;
    if (word.starts_with("ex-") || word.starts_with("then-")) return RoleState::former;
  }
  return RoleState::current;
}

std::optional<EntityIndex> RoleContext::name_in(Stretch whole, NameKind kind) const {
  for (std::uint32_t t = whole.first; t < whole.last; ++t) {
    if (mention_[t] == kNoMention) continue;
    const NameMention& name = reading.names[mention_[t]];
    if (name.kind == kind) return name.entity;
  }
  return std::nullopt;
}

}  // namespace synoptic::reading
