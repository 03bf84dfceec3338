// Chains of credits, stretch by stretch.
// SPDX-License-Identifier: Apache-2.0
//
//   Orra Courier   "The valve had been shut since May, the Post reported."
//   Harbour Post   "The valve had been shut since May, according to Meridian Wire."
//
// so the Courier has it from Meridian Wire. What it has from the Post is looked for among what the
// Post's report has from others: the stretch with the most words of matter in common, half of the
// shorter one's at least. Where there is none the Post has it from itself, and the chain ends.
//
// A chain that comes back to where it was has no end: each has it from the other, so nobody knows
// from where. All stretches on the loop, and those that lead to it, go back to one unknown origin.
//
// Cost: every credited stretch is compared with those of a few reports of one story.
#include "lineage/chains.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

namespace synoptic::lineage {
namespace {

constexpr std::size_t kFewest = 3;      // words of matter that two stretches share
constexpr std::uint32_t kLongWord = 4;  // bytes

// A stretch of a report that it has from somebody.
struct Stretch {
  std::uint32_t rank = 0;
  Span span;
  SourceIndex source = 0;
  std::vector<std::uint64_t> words;  // of matter, sorted, each once
};

// Short words carry grammar more than matter; figures are matter at any length.
std::vector<std::uint64_t> matter_of(const AnnotatedReport& report, Span span) {
  std::vector<std::uint64_t> words;
  const auto range = report.text.tokens_in(span);
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const Token& token = report.text.tokens[t];
    const bool word = token.kind == TokenKind::word && token.folded_size >= kLongWord;
    if (word || token.kind == TokenKind::number) words.push_back(report.text.hashes[t]);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::size_t common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

class Chains {
 public:
  Chains(std::span<const AnnotatedReport* const> reports, std::span<const Trail> trails,
         const ReportsOf& reports_of, Sources& sources)
      : trails_(trails), sources_(sources), first_(trails.size() + 1, 0) {
    for (std::uint32_t rank = 0; rank < trails.size(); ++rank) {
      for (const auto& [start, part] : trails[rank].paint.parts()) {
        const Span span{start, part.end};
        stretches_.push_back({rank, span, part.source, matter_of(*reports[rank], span)});
      }
      first_[rank + 1] = static_cast<std::uint32_t>(stretches_.size());
    }
    next_.resize(stretches_.size());
    for (std::uint32_t i = 0; i < stretches_.size(); ++i) next_[i] = next_of(i, reports_of);
    ends_.resize(stretches_.size());
  }

  std::vector<Paint> follow() {
    std::vector<Paint> paints(trails_.size());
    for (std::uint32_t i = 0; i < stretches_.size(); ++i) {
      paints[stretches_[i].rank].fill(stretches_[i].span, end_of(i));
    }
    return paints;
  }

 private:
  // The stretch in a report of the source that tells the same.
  [[nodiscard]] std::optional<std::uint32_t> next_of(std::uint32_t i,
                                                     const ReportsOf& reports_of) const {
    const Stretch& from = stretches_[i];
    if (from.source == trails_[from.rank].own || from.words.size() < kFewest) return std::nullopt;
    std::optional<std::uint32_t> best;
    std::size_t most = kFewest - 1;
    for (const std::uint32_t rank : reports_of(from.source, from.rank)) {
      for (std::uint32_t j = first_[rank]; j < first_[rank + 1]; ++j) {
        const std::size_t both = common(from.words, stretches_[j].words);
        const std::size_t shorter = std::min(from.words.size(), stretches_[j].words.size());
        if (both <= most || 2 * both < shorter) continue;
        best = j;
        most = both;
      }
    }
    return best;
  }

  SourceIndex end_of(std::uint32_t start) {
    std::vector<std::uint32_t> path;
    std::map<std::uint32_t, std::size_t> place;
    std::uint32_t at = start;
    std::optional<SourceIndex> end;
    while (!end) {
      const auto [seen, is_new] = place.try_emplace(at, path.size());
      if (!is_new) {
        end = loop_of(std::span(path).subspan(seen->second));
      } else if (ends_[at]) {
        end = ends_[at];
      } else {
        path.push_back(at);
        if (next_[at]) {
          at = *next_[at];
        } else {
          end = stretches_[at].source;
        }
      }
    }
    for (const std::uint32_t on_path : path) ends_[on_path] = end;
    return *end;
  }

  SourceIndex loop_of(std::span<const std::uint32_t> members) {
    std::vector<SourceIndex> outlets;
    for (const std::uint32_t i : members) outlets.push_back(trails_[stretches_[i].rank].own);
    return sources_.loop(std::move(outlets));
  }

  std::span<const Trail> trails_;
  Sources& sources_;
  std::vector<Stretch> stretches_;                  // by rank, then place
  std::vector<std::uint32_t> first_;                // rank => its first stretch
  std::vector<std::optional<std::uint32_t>> next_;  // per stretch
  std::vector<std::optional<SourceIndex>> ends_;    // per stretch, as far as followed
};

}  // namespace

std::vector<Paint> follow_chains(std::span<const AnnotatedReport* const> reports,
                                 std::span<const Trail> trails, const ReportsOf& reports_of,
                                 Sources& sources) {
  return Chains(reports, trails, reports_of, sources).follow();
}

}  // namespace synoptic::lineage
