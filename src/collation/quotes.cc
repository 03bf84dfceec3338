// SPDX-License-Identifier: Apache-2.0
//
// One utterance, as every report has it. Quotes that share enough words in order are joined first,
// whatever was cut or put otherwise; then pieces of a few words ("useful") go to the one utterance
// of their speaker that holds them, and are no bridge between two. The longest reading is the base
// against which the others are edited. Indirect speech joins an utterance that another report has
// in the speaker's words.
//
//   a  “We agreed on the next steps and formats,” she said.      base
//   b  She spoke of “next steps and formats.”                    cut: joined by its words
//   c  The talks were “constructive.”                            joins whichever of hers says so
//   d  He said that they agreed on formats and next steps.       another speaker: stays away
//
// Cost: quotes meet only over a word that says something and stands in at most kCommon quotes;
// each pair that shares most of them is aligned once.
#include "collation/quotes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "collation/names_gather.h"
#include "collation/quotes_align.h"
#include "collation/quotes_gather.h"
#include "collation/quotes_match.h"

namespace synoptic {
namespace {

constexpr std::size_t kCommon = 64;            // quotes with a word, above which it is no sign
constexpr std::size_t kRun = 4;                // words
constexpr double kSharedContent = 0.6;         // before two quotes are aligned
constexpr std::uint32_t kIndirectContent = 4;  // words that indirect speech shares at least
constexpr std::size_t kLongestIndirect = 60;   // words; longer contents are retellings

struct Quotes {
  WordNumbers numbers;
  std::vector<Utterance> all;
};

bool says_more(const Utterance& a, const Utterance& b) {
  return std::make_pair(a.words.size(), a.content.size()) >
         std::make_pair(b.words.size(), b.content.size());
}

// Content word => the utterances with it, in order, each once.
std::vector<std::vector<std::uint32_t>> index_content(const Quotes& quotes) {
  std::vector<std::vector<std::uint32_t>> index(quotes.numbers.size());
  for (std::uint32_t i = 0; i < quotes.all.size(); ++i) {
    for (const std::uint32_t word : quotes.all[i].content) {
      if (index[word].empty() || index[word].back() != i) index[word].push_back(i);
    }
  }
  return index;
}

// Two quotes that share words, the one that says more first.
struct Candidate {
  std::uint32_t longer = 0;
  std::uint32_t shorter = 0;
  WordMatch match;
};

// Quotes with hardly a word of content ("Tell me who you are") meet others over a run of kRun
// words, and the ones that are equal.
void add_empty_pairs(const Quotes& quotes, std::set<std::pair<std::uint32_t, std::uint32_t>>& out) {
  std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> with_run;
  for (std::uint32_t i = 0; i < quotes.all.size(); ++i) {
    const std::vector<std::uint32_t>& words = quotes.all[i].words;
    const std::size_t run = std::min(kRun, words.size());
    for (std::size_t first = 0; first + run <= words.size(); ++first) {
      const auto begin = words.begin() + static_cast<std::ptrdiff_t>(first);
      auto& others = with_run[{begin, begin + static_cast<std::ptrdiff_t>(run)}];
      if (others.size() >= kCommon || (!others.empty() && others.back() == i)) continue;
      for (const std::uint32_t other : others) {
        if (std::min(quotes.all[other].content.size(), quotes.all[i].content.size()) < 2) {
          out.emplace(other, i);
        }
      }
      others.push_back(i);
    }
  }
}

std::set<std::pair<std::uint32_t, std::uint32_t>> meeting_pairs(const Quotes& quotes) {
  const auto index = index_content(quotes);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  add_empty_pairs(quotes, pairs);
  std::vector<std::uint32_t> shared(quotes.all.size());  // content words with the quote at hand
  std::vector<std::uint32_t> met;                        // the quotes that share any
  for (std::uint32_t i = 0; i < quotes.all.size(); ++i) {
    std::vector<std::uint32_t> content = quotes.all[i].content;
    std::ranges::sort(content);
    const auto rest = std::ranges::unique(content);
    content.erase(rest.begin(), rest.end());
    for (const std::uint32_t word : content) {
      if (index[word].size() > kCommon) continue;
      for (const std::uint32_t other : index[word]) {
        if (other < i && shared[other]++ == 0) met.push_back(other);
      }
    }
    for (const std::uint32_t other : met) {
      const auto least = std::min(quotes.all[i].content.size(), quotes.all[other].content.size());
      if (shared[other] >= kSharedContent * static_cast<double>(least)) pairs.emplace(other, i);
      shared[other] = 0;
    }
    met.clear();
  }
  return pairs;
}

std::vector<Candidate> candidates_of(const Quotes& quotes) {
  std::vector<Candidate> out;
  for (const auto& [a, b] : meeting_pairs(quotes)) {
    Candidate pair{.longer = a, .shorter = b};
    if (says_more(quotes.all[b], quotes.all[a])) std::swap(pair.longer, pair.shorter);
    pair.match = match_words(quotes.all[pair.shorter], quotes.all[pair.longer], quotes.numbers);
    out.push_back(pair);
  }
  return out;
}

void join_utterances(const Quotes& quotes, const std::vector<Candidate>& candidates,
                     NameSets& sets) {
  for (const Candidate& pair : candidates) {
    if (is_same_utterance(quotes.all[pair.shorter], quotes.all[pair.longer], pair.match)) {
      sets.join(pair.shorter, pair.longer);
    }
  }
}

// Gives each piece that is still alone to the utterance that holds it most surely.
void join_pieces(const Quotes& quotes, const std::vector<Candidate>& candidates, NameSets& sets) {
  std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> strengths;  // piece => set => how
  for (const Candidate& pair : candidates) {
    const std::uint32_t strength =
        piece_strength(quotes.all[pair.shorter], quotes.all[pair.longer], pair.match);
    if (strength == 0 || sets.together(pair.shorter, pair.longer)) continue;
    std::uint32_t& best = strengths[pair.shorter][sets.root(pair.longer)];
    best = std::max(best, strength);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
  for (const auto& [piece, wholes] : strengths) {
    const auto best =
        std::ranges::max_element(wholes, {}, [](const auto& whole) { return whole.second; });
    const auto rivals =
        std::ranges::count(wholes, best->second, [](const auto& whole) { return whole.second; });
    if (rivals == 1) joins.emplace_back(piece, best->first);
  }
  for (const auto& [piece, whole] : joins) sets.join(piece, whole);
}

// A quote split in the middle of its sentence is one utterance.
void join_continued(const Quotes& quotes, NameSets& sets) {
  for (std::uint32_t i = 1; i < quotes.all.size(); ++i) {
    const bool here = quotes.all[i].anchor.report == quotes.all[i - 1].anchor.report;
    if (quotes.all[i].continued && here) sets.join(i - 1, i);
  }
}

// --- one utterance ------------------------------------------------------------------------------

using Members = std::vector<std::uint32_t>;

std::map<std::uint32_t, Members> groups_of(const NameSets& sets, std::size_t size) {
  std::map<std::uint32_t, Members> groups;
  for (std::uint32_t i = 0; i < size; ++i) groups[sets.root(i)].push_back(i);
  return groups;
}

std::uint32_t base_of(const Quotes& quotes, const Members& members) {
  std::uint32_t base = members.front();
  for (const std::uint32_t member : members) {
    if (says_more(quotes.all[member], quotes.all[base])) base = member;
  }
  return base;
}

// Where words stand in their report; for none, the empty place in front of the next word.
Span span_of(const Utterance& utterance, std::uint32_t first, std::uint32_t last) {
  if (first < last) return {utterance.spans[first].start, utterance.spans[last - 1].end};
  const std::uint32_t place =
      first < utterance.spans.size() ? utterance.spans[first].start : utterance.anchor.span.end;
  return {place, place};
}

Change change_of(const std::vector<AlignedRun>& runs) {
  Change change = Change::verbatim;
  for (const AlignedRun& run : runs) {
    if (run.kind == EditKind::insert || run.kind == EditKind::replace) return Change::reworded;
    if (run.kind == EditKind::cut) change = Change::cut;
  }
  return change;
}

QuoteReading reading_of(const Utterance& utterance, const Utterance& base) {
  QuoteReading reading{
      .anchor = utterance.anchor, .direct = utterance.direct, .cue = utterance.cue};
  if (utterance.named) {
    reading.speaker = utterance.speaker;
    reading.speaker_words = utterance.source;
  }
  if (&utterance == &base) return reading;
  const std::vector<AlignedRun> runs = align_words(base.words, utterance.words);
  reading.change = change_of(runs);
  for (const AlignedRun& run : runs) {
    reading.edits.push_back({.kind = run.kind,
                             .span = span_of(utterance, run.first, run.last),
                             .base_span = span_of(base, run.base_first, run.base_last)});
  }
  return reading;
}

// Who is said to say it, with the reports that say so; those that do it by name, where any do.
using Speakers = std::map<NameIndex, std::set<ReportIndex>>;

Speakers speakers_of(const Quotes& quotes, const Members& members) {
  Speakers all;
  Speakers named;
  for (const std::uint32_t member : members) {
    const Utterance& utterance = quotes.all[member];
    if (!utterance.speaker) continue;
    all[*utterance.speaker].insert(utterance.anchor.report);
    if (utterance.named) named[*utterance.speaker].insert(utterance.anchor.report);
  }
  return named.empty() ? all : named;
}

// The name most reports give the words to; of several the most mentioned name. Another speaker is a
// finding only where both are named: a pronoun may have been read wrongly.
void set_speakers(const Quotes& quotes, const Members& members, std::uint32_t base,
                  CollatedQuote& out) {
  const Speakers speakers = speakers_of(quotes, members);
  for (const auto& [name, reports] : speakers) {
    if (!out.speaker || reports.size() > speakers.at(*out.speaker).size()) out.speaker = name;
  }
  const bool named = std::ranges::any_of(
      members, [&quotes](std::uint32_t member) { return quotes.all[member].named; });
  for (const auto& [name, reports] : speakers) {
    if (named && name != *out.speaker) out.other_speakers.push_back(name);
  }
  const auto set_words = [&](const Utterance& utterance) {
    const bool fits = !out.speaker || utterance.speaker == out.speaker;
    if (!out.speaker_words && utterance.source && fits) {
      out.speaker_words = Anchor{utterance.anchor.report, *utterance.source};
    }
  };
  set_words(quotes.all[base]);
  for (const std::uint32_t member : members) set_words(quotes.all[member]);
}

CollatedQuote collate_one(const Quotes& quotes, const Members& members,
                          const std::vector<const Utterance*>& indirect) {
  CollatedQuote out;
  const std::uint32_t base = base_of(quotes, members);
  set_speakers(quotes, members, base, out);
  for (const std::uint32_t member : members) {
    out.readings.push_back(reading_of(quotes.all[member], quotes.all[base]));
  }
  for (const Utterance* utterance : indirect) {
    out.readings.push_back(reading_of(*utterance, quotes.all[base]));
  }
  std::ranges::sort(out.readings, {}, &QuoteReading::anchor);
  const auto at = std::ranges::find(out.readings, quotes.all[base].anchor, &QuoteReading::anchor);
  out.base = static_cast<std::uint32_t>(at - out.readings.begin());
  return out;
}

// --- indirect speech ----------------------------------------------------------------------------

std::uint32_t count_shared(const Utterance& a, const std::set<std::uint32_t>& words) {
  const std::set<std::uint32_t> content(a.content.begin(), a.content.end());
  return static_cast<std::uint32_t>(std::ranges::count_if(
      content, [&words](std::uint32_t word) { return words.contains(word); }));
}

// Indirect speech by the group it belongs to: one that its own report has no words of.
std::map<std::uint32_t, std::vector<const Utterance*>> place_indirect(
    const Quotes& quotes, const std::vector<Utterance>& indirect,
    const std::map<std::uint32_t, Members>& groups) {
  std::map<NameIndex, std::vector<std::uint32_t>> by_speaker;
  std::map<std::uint32_t, std::set<std::uint32_t>> base_words;  // of each group
  for (const auto& [root, members] : groups) {
    for (const auto& [name, reports] : speakers_of(quotes, members)) {
      by_speaker[name].push_back(root);
    }
  }
  std::map<std::uint32_t, std::vector<const Utterance*>> placed;
  for (const Utterance& utterance : indirect) {
    if (!utterance.speaker || utterance.words.size() > kLongestIndirect) continue;
    const auto found = by_speaker.find(*utterance.speaker);
    if (found == by_speaker.end() || found->second.size() > kCommon) continue;
    std::uint32_t best = 0;
    std::uint32_t most = 0;
    for (const std::uint32_t root : found->second) {
      const Members& members = groups.at(root);
      const bool has_words = std::ranges::any_of(members, [&](std::uint32_t member) {
        return quotes.all[member].anchor.report == utterance.anchor.report;
      });
      const auto [entry, fresh] = base_words.try_emplace(root);
      if (fresh) {
        const Utterance& base = quotes.all[base_of(quotes, members)];
        entry->second.insert(base.content.begin(), base.content.end());
      }
      const std::set<std::uint32_t>& words = entry->second;
      const std::uint32_t shared = has_words ? 0 : count_shared(utterance, words);
      const auto least = std::min(words.size(), utterance.content.size());
      if (shared < kSharedContent * static_cast<double>(least) || shared <= most) continue;
      most = shared;
      best = root;
    }
    if (most >= kIndirectContent) placed[best].push_back(&utterance);
  }
  return placed;
}

// Earliest publication first, unknown last; then the order of ids and of the text.
using Appearance = std::tuple<bool, std::int64_t, std::uint32_t, Span>;

Appearance appearance_of(Reports reports, const Quotes& quotes, const Members& members) {
  Appearance first{true, INT64_MAX, UINT32_MAX, {}};
  for (const std::uint32_t member : members) {
    const Utterance& utterance = quotes.all[member];
    const auto published = reports[utterance.anchor.report]->report.published_at();
    const std::int64_t instant = published ? instants_of(*published).earliest : INT64_MAX;
    first = std::min(first, {!published, instant, utterance.rank, utterance.anchor.span});
  }
  return first;
}

}  // namespace

std::vector<CollatedQuote> collate_quotes(Reports reports, const NameTable& names) {
  Quotes quotes;
  quotes.all = gather_quotes(reports, names, quotes.numbers);
  const std::vector<Utterance> indirect = gather_indirect(reports, names, quotes.numbers);
  NameSets sets(quotes.all.size());
  const std::vector<Candidate> candidates = candidates_of(quotes);
  join_utterances(quotes, candidates, sets);
  join_continued(quotes, sets);
  join_pieces(quotes, candidates, sets);
  const auto groups = groups_of(sets, quotes.all.size());
  const auto placed = place_indirect(quotes, indirect, groups);
  std::vector<std::pair<Appearance, CollatedQuote>> out;
  for (const auto& [root, members] : groups) {
    const auto found = placed.find(root);
    out.emplace_back(
        appearance_of(reports, quotes, members),
        collate_one(quotes, members,
                    found == placed.end() ? std::vector<const Utterance*>{} : found->second));
  }
  std::ranges::sort(out, {}, [](const auto& quote) { return quote.first; });
  std::vector<CollatedQuote> ordered;
  for (auto& [when, quote] : out) {
    quote.id = "q" + std::to_string(ordered.size() + 1);
    ordered.push_back(std::move(quote));
  }
  return ordered;
}

}  // namespace synoptic
