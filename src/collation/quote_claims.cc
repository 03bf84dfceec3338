// SPDX-License-Identifier: Apache-2.0
//
// "No boat will be given up," said by Ilse Andermatt in three reports and by Yuri Tamsin in one:
// somebody has it wrong. That a pronoun was read wrongly is likelier, so only speakers whom the
// report names beside the quote count, and only words that are the same but for a cut. One who
// tells what another said ("the envoy, Orme recalled, told him ...") names both: such a reading
// speaks for neither. Two names with a word in common may be one person whom the names failed to
// join.
#include "collation/quote_claims.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "collation/role_claims_parts.h"
#include "collation/tables.h"

namespace synoptic {
namespace {

constexpr std::uint32_t kLeastWords = 5;  // fewer may be said by two people
constexpr std::uint32_t kMostWords = 25;  // of a reading

std::uint32_t words_in(const Text& text, Span span) {
  const Text::Range range = text.tokens_in(span);
  std::uint32_t count = 0;
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    count += text.tokens[t].kind == TokenKind::word || text.tokens[t].kind == TokenKind::number;
  }
  return count;
}

std::set<std::string> words_of(std::string_view name) {
  std::set<std::string> out;
  for (const std::string_view word : pieces(name, ' ')) out.insert(fold_word(word));
  return out;
}

bool share_a_word(std::string_view a, std::string_view b) {
  const std::set<std::string> words = words_of(a);
  return std::ranges::any_of(words_of(b), [&](const auto& word) { return words.contains(word); });
}

// Whether a report has a name within a stretch.
bool mentions(const Name& name, ReportIndex report, Span span) {
  const auto at = std::ranges::lower_bound(name.forms, Anchor{report, {span.start, span.start}});
  return at != name.forms.end() && at->report == report && at->span.start < span.end;
}

// The quote with the words that name its speaker; those with the cue alone where all is too long.
Span reading_span(const Text& text, const QuoteReading& reading) {
  const Span all = hull(reading.anchor.span, *reading.speaker_words);
  if (words_in(text, all) <= kMostWords) return all;
  return reading.cue ? hull(*reading.cue, *reading.speaker_words) : *reading.speaker_words;
}

bool counts(const Text& text, const NameTable& names, const QuoteReading& reading) {
  return reading.direct && reading.change != Change::reworded && reading.speaker &&
         reading.speaker_words && names.names[*reading.speaker].kind == NameKind::person &&
         words_in(text, reading.anchor.span) >= kLeastWords;
}

std::set<std::string> words_between_marks(const Text& text, Span span) {
  const Text::Range range = text.tokens_in(span);
  std::set<std::string> out;
  for (std::uint32_t t = range.first; t < range.last; ++t) out.emplace(text.fold(t));
  return out;
}

// Whether what one is said to have said is for the most part what the other is: a long utterance
// comes in pieces that have nothing in common.
bool same_words(Reports reports, const QuoteReading& a, const QuoteReading& b) {
  const auto x = words_between_marks(reports[a.anchor.report]->text, a.anchor.span);
  const auto y = words_between_marks(reports[b.anchor.report]->text, b.anchor.span);
  const auto shared = static_cast<std::size_t>(
      std::ranges::count_if(x, [&](const std::string& word) { return y.contains(word); }));
  return shared >= kLeastWords && 3 * shared >= 2 * std::min(x.size(), y.size());
}

}  // namespace

std::vector<Claim> speaker_claims(Reports reports, const NameTable& names,
                                  const std::vector<CollatedQuote>& quotes) {
  std::vector<Claim> out;
  for (const CollatedQuote& quote : quotes) {
    std::set<NameIndex> speakers;
    for (const QuoteReading& reading : quote.readings) {
      if (counts(reports[reading.anchor.report]->text, names, reading)) {
        speakers.insert(*reading.speaker);
      }
    }
    if (speakers.size() != 2) continue;
    const Name& one = names.names[*speakers.begin()];
    const Name& two = names.names[*speakers.rbegin()];
    if (share_a_word(one.name, two.name)) continue;
    Claim claim{.kind = ClaimKind::other,
                .verdict = Verdict::differ,
                .reason = Reason::identity,
                .rule = Rule::speaker};
    std::set<std::pair<ReportIndex, NameIndex>> seen;
    std::vector<std::string> keys;
    for (const QuoteReading& reading : quote.readings) {
      const ReportIndex r = reading.anchor.report;
      const Text& text = reports[r]->text;
      if (!counts(text, names, reading)) continue;
      const bool met = std::ranges::any_of(quote.readings, [&](const QuoteReading& other) {
        return counts(reports[other.anchor.report]->text, names, other) &&
               *other.speaker != *reading.speaker && same_words(reports, reading, other);
      });
      if (!met) continue;
      const Span near = hull(text.sentences[text.sentence_at(reading.anchor.span.start)].span,
                             text.sentences[text.sentence_at(reading.speaker_words->start)].span);
      if (mentions(one, r, near) && mentions(two, r, near)) continue;
      if (!seen.emplace(r, *reading.speaker).second) continue;
      const std::string& name = names.names[*reading.speaker].name;
      const Anchor anchor{r, reading_span(text, reading)};
      add_to_answers(claim, claim_reading(reports, names, anchor, fold_word(name)), name, keys);
    }
    if (keys.size() < 2) continue;
    claim.about = about_of(reports, claim);
    out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace synoptic
