// SPDX-License-Identifier: Apache-2.0
//
// A position is a clause with a word of stance ("demands", "ready to") and somebody whose stance it
// is: the name before the word in its clause, else the source of the sentence, else the name before
// it in the sentence.
//   "Velmark is still demanding that Tessaly leave the delta"         Velmark demands
//   "Tessaly would not sign, Orme said"                               Tessaly rejects
//   "a rate that nobody demanded"                                     nobody: no position
#include <algorithm>
#include <array>
#include <map>

#include "collation/process_scene.h"
#include "collation_data.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kMaxWords = 25;

const PhraseTable& stance_table() {
  static const PhraseTable table(collation_data::stance_cues);
  return table;
}

const PhraseTable& step_table() {
  static const PhraseTable table(collation_data::next_step_cues);
  return table;
}

Stance stance_of(std::string_view label) {
  if (label == "demands") return Stance::demands;
  if (label == "rejects") return Stance::rejects;
  if (label == "accepts") return Stance::accepts;
  if (label == "offers") return Stance::offers;
  return Stance::undecided;
}

bool negated(const Text& text, TokenRange clause, std::uint32_t cue) {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t from = std::max(clause.first, cue - std::min(cue, kReach));
  for (std::uint32_t t = from; t < cue; ++t) {
    const std::string_view word = text.fold(t);
    if (word == "not" || word == "never" || word == "no" || word.ends_with("n't")) return true;
  }
  return false;
}

Stance turned(Stance stance) {
  switch (stance) {
    case Stance::accepts:
      return Stance::rejects;
    case Stance::rejects:
      return Stance::accepts;
    default:
      return stance;
  }
}

// "Asked whether", "asked him what": a question is no demand.
bool opens_question(const Text& text, std::uint32_t after, std::uint32_t last) {
  static constexpr std::array<std::string_view, 9> kQuestions = {
      "if", "whether", "about", "why", "how", "what", "when", "where", "question"};
  constexpr std::uint32_t kReach = 4;
  for (std::uint32_t t = after; t < last && t - after < kReach; ++t) {
    if (std::ranges::find(kQuestions, text.fold(t)) != kQuestions.end()) return true;
  }
  return false;
}

// The last name in [first, last), unless it only owns what follows ("Orme's offer").
std::optional<NameIndex> name_in(const ReportWords& words, const Text& text, std::uint32_t first,
                                 std::uint32_t last) {
  std::optional<NameIndex> out;
  auto at = std::ranges::lower_bound(words.names, first, {}, &NameTokens::first);
  for (; at != words.names.end() && at->first < last; ++at) {
    const bool owner =
        at->last < text.tokens.size() && text.tokens[at->last].kind == TokenKind::possessive;
    if (!owner || !out) out = at->name;
  }
  return out;
}

std::optional<NameIndex> party_of(const ReportWords& words, const Text& text, TokenRange clause,
                                  std::uint32_t cue) {
  if (const auto name = name_in(words, text, clause.first, cue)) return name;
  if (words.source[cue]) return words.source[cue];
  const Sentence& sentence = text.sentences[text.tokens[cue].sentence];
  if (const auto name = name_in(words, text, sentence.first, cue)) return name;
  return name_in(words, text, cue, clause.last);
}

bool before(const Anchor& a, const Anchor& b) { return a < b; }

std::optional<std::string> time_in(const Reading& reading, Span span) {
  auto at = std::ranges::lower_bound(reading.times, span.start, {},
                                     [](const TimeExpression& t) { return t.span.start; });
  for (; at != reading.times.end() && at->span.start < span.end; ++at) {
    const bool date = at->type == TimexType::date || at->type == TimexType::time;
    if (date && !at->value.empty()) return at->value;
  }
  return std::nullopt;
}

// The first cue of a clause, token by token, over all clauses of a report that are read.
template <class Visit>
void visit_cues(const AnnotatedReport& report, const PhraseTable& table, Visit visit) {
  for (const Sentence& sentence : report.text.sentences) {
    if (sentence.furniture || sentence.headline) continue;
    std::uint32_t t = sentence.first;
    while (t < sentence.last) {
      const PhraseTable::Match match = table.match(report.text, t, sentence.last);
      t = match.tokens == 0 ? t + 1 : std::max(t + 1, visit(t, match));
    }
  }
}

}  // namespace

Span span_of(const Text& text, TokenRange range) {
  return hull(text.tokens[range.first].span, text.tokens[range.last - 1].span);
}

TokenRange within_limit(TokenRange range, std::uint32_t keep) {
  if (range.last - range.first <= kMaxWords) return range;
  if (keep - range.first > kMaxWords / 2) {
    range.first = std::min(keep - kMaxWords / 2, range.last - kMaxWords);
  }
  range.last = std::min(range.last, range.first + kMaxWords);
  return range;
}

TokenRange clause_around(const Text& text, std::uint32_t token) {
  static constexpr std::array<std::string_view, 10> kOpeners = {
      "but", "while", "although", "though", "because", "whereas", "as", "that", "which", "saying"};
  const Sentence& sentence = text.sentences[text.tokens[token].sentence];
  const auto ends = [&](std::uint32_t t) {
    const Token& mark = text.tokens[t];
    const std::string_view word = text.fold(mark);
    if (mark.kind == TokenKind::word) {
      return std::ranges::find(kOpeners, word) != kOpeners.end();
    }
    return mark.kind == TokenKind::punctuation && word != "'" && word != "/";
  };
  TokenRange out{token, token + 1};
  while (out.first > sentence.first && !ends(out.first - 1)) --out.first;
  while (out.last < sentence.last && !ends(out.last)) ++out.last;
  return out;
}

// What is demanded stands behind the "that" at which the clause ends: "demands [that Tessaly leave
// the delta]".
TokenRange with_content(const Text& text, TokenRange clause, std::uint32_t after) {
  constexpr std::uint32_t kGap = 2;  // "demanded again that"
  const Sentence& sentence = text.sentences[text.tokens[clause.first].sentence];
  if (clause.last + 1 >= sentence.last || text.fold(clause.last) != "that") return clause;
  if (clause.last > after + kGap) return clause;
  const Token& next = text.tokens[clause.last + 1];  // "rejects that and has offered": a pronoun
  if (next.kind != TokenKind::word || text.fold(next) == "and" || text.fold(next) == "or") {
    return clause;
  }
  return {clause.first, clause_around(text, clause.last + 1).last};
}

std::vector<Position> find_positions(const ProcessSources& sources) {
  std::vector<Position> out;
  for (ReportIndex r = 0; r < sources.reports.size(); ++r) {
    const AnnotatedReport& report = *sources.reports[r];
    const ReportWords& words = sources.words.of(r);
    visit_cues(report, stance_table(), [&](std::uint32_t cue, PhraseTable::Match match) {
      const TokenRange clause = clause_around(report.text, cue);
      const auto party = party_of(words, report.text, clause, cue);
      const Sentence& sentence = report.text.sentences[report.text.tokens[cue].sentence];
      if (!party || opens_question(report.text, cue + match.tokens, sentence.last)) {
        return cue + match.tokens;
      }
      Stance stance = stance_of(stance_table().label(match.row));
      if (negated(report.text, clause, cue)) stance = turned(stance);
      const TokenRange whole = with_content(report.text, clause, cue + match.tokens);
      const TokenRange shown = within_limit(whole, cue);
      out.push_back({.party = *party,
                     .stance = stance,
                     .anchor = {.report = r, .span = span_of(report.text, shown)}});
      return whole.last;
    });
  }
  std::ranges::sort(out, before, &Position::anchor);
  return out;
}

std::vector<NextStep> find_next_steps(const ProcessSources& sources) {
  std::vector<NextStep> out;
  for (ReportIndex r = 0; r < sources.reports.size(); ++r) {
    const AnnotatedReport& report = *sources.reports[r];
    visit_cues(report, step_table(), [&](std::uint32_t cue, PhraseTable::Match) {
      const TokenRange clause = clause_around(report.text, cue);
      const Span span = span_of(report.text, within_limit(clause, cue));
      out.push_back({.anchor = {.report = r, .span = span}, .time = time_in(report.reading, span)});
      return clause.last;
    });
  }
  std::ranges::sort(out, before, &NextStep::anchor);
  return out;
}

}  // namespace synoptic
