// SPDX-License-Identifier: Apache-2.0
#include "lineage/words.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "synoptic/ids.h"
#include "synoptic/time.h"

namespace synoptic::lineage {
namespace {

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

// Counts, for every prefix of the words, those that stand inside a quote. Quotes are sorted by
// start and may overlap; `open_until` is the furthest end seen.
std::vector<std::uint32_t> count_quoted(const AnnotatedReport& report, const Words& words) {
  std::vector<std::uint32_t> counts(words.hash.size() + 1, 0);
  const std::vector<Quote>& quotes = report.reading.quotes;
  std::size_t next = 0;
  std::uint32_t open_until = 0;
  for (std::size_t i = 0; i < words.hash.size(); ++i) {
    const Span span = report.text.tokens[words.token[i]].span;
    for (; next < quotes.size() && quotes[next].span.start <= span.start; ++next) {
      if (!quotes[next].scare) open_until = std::max(open_until, quotes[next].span.end);
    }
    counts[i + 1] = counts[i] + (span.start < open_until ? 1u : 0u);
  }
  return counts;
}

}  // namespace

Words::Stretch Words::stretch_around(std::uint32_t word) const {
  const auto after = std::upper_bound(breaks.begin(), breaks.end(), word);
  return {after == breaks.begin() ? 0u : *(after - 1), after == breaks.end() ? size() : *after};
}

Words words_of(const AnnotatedReport& report) {
  Words words;
  const Text& text = report.text;
  words.hash.reserve(text.tokens.size());
  words.token.reserve(text.tokens.size());
  words.visible.push_back(0);
  bool interrupted = false;
  for (const Sentence& sentence : text.sentences) {
    if (sentence.furniture) {
      interrupted = true;
      continue;
    }
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (!is_word(text.tokens[t])) continue;
      if (interrupted && !words.hash.empty()) words.breaks.push_back(words.size());
      interrupted = false;
      words.hash.push_back(static_cast<std::uint32_t>(hash_bytes(text.fold(t))));
      words.token.push_back(t);
      words.visible.push_back(words.visible.back() + (sentence.headline ? 0u : 1u));
    }
  }
  words.quoted = count_quoted(report, words);
  return words;
}

Span span_of(const AnnotatedReport& report, const Words& words, std::uint32_t first,
             std::uint32_t last) {
  return {report.text.tokens[words.token[first]].span.start,
          report.text.tokens[words.token[last - 1]].span.end};
}

std::vector<ReportIndex> canonical_order(Reports reports) {
  struct Key {
    std::int64_t published;
    std::uint64_t text;
  };
  std::vector<Key> keys;
  keys.reserve(reports.size());
  for (const AnnotatedReport* report : reports) {
    const auto moment = report->report.published_at();
    keys.push_back(
        {moment ? instants_of(*moment).earliest : std::numeric_limits<std::int64_t>::max(),
         hash_bytes(report->report.text)});
  }
  std::vector<ReportIndex> order(reports.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](ReportIndex a, ReportIndex b) {
    return std::tie(keys[a].published, reports[a]->report.id, keys[a].text) <
           std::tie(keys[b].published, reports[b]->report.id, keys[b].text);
  });
  return order;
}

}  // namespace synoptic::lineage
