// SPDX-License-Identifier: Apache-2.0
//
// "Edmund Tarn was acquitted" here and "Edmund Tarn was found guilty" there: no number, no date,
// and the two sentences may share nothing but the name. So states that rule each other out are
// listed, and a person is asked for each: which report says which? A state counts only where the
// name stands right before it (an apposition between commas may stand between) or right behind it,
// outside quotations, and not behind "would" or "not". Counter-examples: one report tells both
// (first she fled, then she was caught), or the later report tells the later state.
#include "collation/state_claims.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "collation/role_claims_parts.h"
#include "collation_data.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kBetween = 2;  // words between a name and its state
constexpr std::uint32_t kInsets = 2;   // appositions
constexpr std::uint32_t kInset = 14;   // tokens of an apposition between commas
constexpr std::uint32_t kBefore = 3;   // tokens before a state in which "not" and "would" stand
constexpr std::uint32_t kTitle = 4;    // tokens of a title before a name that follows its state

const PhraseTable& state_table() {
  static const PhraseTable table(collation_data::states);
  return table;
}

bool listed(std::string_view list, std::string_view word) {
  const PhraseTable::Match match = state_table().find(word);
  return match.tokens != 0 && state_table().label(match.row) == list;
}

bool is_state(const PhraseTable::Match& match) {
  return match.tokens != 0 && state_table().labels(match.row).size() > 2;
}

bool stands(const PhraseTable::Match& match, std::string_view how) {
  const auto labels = state_table().labels(match.row);
  return std::ranges::find(labels.begin() + 2, labels.end(), how) != labels.end();
}

// The end of what may stand between a name and its state: an apposition between commas, a few
// words.
std::uint32_t skip_between(const Text& text, std::uint32_t from, std::uint32_t end) {
  std::uint32_t t = from;
  for (std::uint32_t inset = 0; inset < kInsets && t < end && text.fold(t) == ","; ++inset) {
    // "The leader, Anna Lind, [was captured]": the comma ends an apposition before the name.
    if (is_state(state_table().match(text, t + 1, end))) return t + 1;
    std::uint32_t close = t + 1;
    while (close < std::min(end, t + kInset) && text.fold(close) != ",") ++close;
    if (close >= std::min(end, t + kInset)) break;
    const bool more = close + 1 < end && inset + 1 < kInsets && text.fold(close + 1) == "who";
    t = more ? close : close + 1;  // ", 51, who used to referee, was found guilty"
  }
  for (std::uint32_t words = 0; t < end && words < kBetween; ++words) {
    if (is_state(state_table().match(text, t, end)) || !listed("between", text.fold(t))) break;
    ++t;
  }
  return t;
}

bool unsaid(const Text& text, std::uint32_t first, std::uint32_t state) {
  const std::uint32_t from = std::max(first, state - std::min(state, kBefore));
  for (std::uint32_t t = from; t < state; ++t) {
    if (listed("unsaid", text.fold(t))) return true;
  }
  return false;
}

struct State {
  std::string_view set;
  std::string_view state;
  std::uint32_t order = 0;  // among the states of its set
  Text::Range words;
};

State state_of(const PhraseTable::Match& match, std::uint32_t token) {
  const auto labels = state_table().labels(match.row);
  return {.set = labels[0],
          .state = labels[1],
          .order = match.row,
          .words = {token, token + match.tokens}};
}

// The state that a name's clause tells of it.
std::optional<State> state_beside(const Text& text, const ReportWords& words,
                                  const NameTokens& name) {
  const Sentence& sentence = text.sentences[text.tokens[name.first].sentence];
  const std::uint32_t behind = skip_between(text, name.last, sentence.last);
  const PhraseTable::Match match = state_table().match(text, behind, sentence.last);
  const bool said = is_state(match) && stands(match, "subject") && !words.quoted[behind];
  if (said && !unsaid(text, name.last, behind)) return state_of(match, behind);
  const std::uint32_t from = std::max(sentence.first, name.first - std::min(name.first, kTitle));
  for (std::uint32_t t = from; t < name.first; ++t) {
    const PhraseTable::Match before = state_table().match(text, t, name.first);
    if (!is_state(before) || !stands(before, "object") || words.quoted[t]) continue;
    const auto between = std::ranges::subrange(text.tokens.begin() + t + before.tokens,
                                               text.tokens.begin() + name.first);
    const bool plain = std::ranges::all_of(
        between, [](const Token& token) { return token.kind == TokenKind::word; });
    if (plain && !unsaid(text, sentence.first, t)) return state_of(before, t);
  }
  return std::nullopt;
}

// The end of the words that go with a state, within its clause: "fled [across the river]".
std::uint32_t phrase_end(const Text& text, const ReportWords& words, std::uint32_t last) {
  constexpr std::uint32_t kReach = 4;
  const std::uint32_t end = text.sentences[text.tokens[last - 1].sentence].last;
  std::uint32_t out = last;
  for (std::uint32_t t = last; t < std::min(end, last + kReach); ++t) {
    if (text.tokens[t].kind != TokenKind::word || words.clause[t] != words.clause[last - 1]) break;
    if (words.of_token[t] != 0) out = t + 1;
  }
  return out;
}

struct Told {
  State state;
  Anchor anchor;
};

// Per person and set, the states that each report tells, in the order of its text.
using States =
    std::map<std::pair<NameIndex, std::string_view>, std::map<ReportIndex, std::vector<Told>>>;

States told_states(Reports reports, const StoryWords& words) {
  States out;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const Text& text = reports[r]->text;
    for (const NameTokens& name : words.of(r).names) {
      if (name.kind != NameKind::person) continue;
      const auto state = state_beside(text, words.of(r), name);
      if (!state) continue;
      const std::uint32_t first = std::min(name.first, state->words.first);
      const std::uint32_t last = std::max(name.last, state->words.last);
      const Span span =
          hull(text.tokens[first].span, text.tokens[phrase_end(text, words.of(r), last) - 1].span);
      out[{name.name, state->set}][r].push_back({.state = *state, .anchor = {r, span}});
    }
  }
  return out;
}

bool of_one_mind(const std::vector<Told>& told) {
  return std::ranges::all_of(
      told, [&](const Told& one) { return one.state.state == told.front().state.state; });
}

// Whether every report with the later state came out on a later day than every other.
bool came_later(Reports reports, const std::map<ReportIndex, const Told*>& sides) {
  std::map<std::string_view, std::pair<std::uint32_t, std::set<std::string>>> days;
  for (const auto& [report, told] : sides) {
    const auto published = reports[report]->report.published_at();
    if (!published) return false;
    auto& [order, of_state] = days[told->state.state];
    order = told->state.order;
    of_state.insert(to_iso(published->day));
  }
  for (const auto& [x, a] : days) {
    for (const auto& [y, b] : days) {
      if (a.first < b.first && *a.second.rbegin() >= *b.second.begin()) return false;
    }
  }
  return true;
}

std::optional<Claim> claim_of(Reports reports, const NameTable& names,
                              const std::map<ReportIndex, std::vector<Told>>& told) {
  std::map<ReportIndex, const Told*> sides;
  for (const auto& [report, states] : told) {
    if (of_one_mind(states)) sides.emplace(report, &states.front());
  }
  if (sides.size() < 2) return std::nullopt;
  Claim claim{.kind = ClaimKind::outcome,
              .verdict = Verdict::agree,
              .reason = Reason::equal,
              .rule = Rule::state};
  std::vector<std::string> keys;
  for (const auto& [report, one] : sides) {
    add_to_answers(claim, claim_reading(reports, names, one->anchor, std::string(one->state.state)),
                   one->state.state, keys);
  }
  claim.about = about_of(reports, claim);
  if (keys.size() < 2) return claim;
  const bool verdict = sides.begin()->second->state.set == "verdict";  // a court gives one
  if (!verdict && came_later(reports, sides)) {
    claim.reason = Reason::later_state;
    return claim;
  }
  claim.verdict = Verdict::differ;
  claim.reason = Reason::identity;
  claim.weight = 1;
  return claim;
}

}  // namespace

std::vector<Claim> state_claims(Reports reports, const NameTable& names, const StoryWords& words) {
  std::vector<Claim> out;
  for (const auto& [question, told] : told_states(reports, words)) {
    if (auto claim = claim_of(reports, names, told)) out.push_back(std::move(*claim));
  }
  return out;
}

}  // namespace synoptic
