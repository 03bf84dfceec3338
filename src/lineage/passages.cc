// From pairs to passages.
// SPDX-License-Identifier: Apache-2.0
//
// Matches are between two reports. A wire text in five outlets gives up to ten of them, and they
// are one passage: two matches belong together when their stretches in a report they both touch
// cover nearly the same words (kSame of the longer one). So a paragraph that A shares with B and a
// sentence of it that A shares with C stay two passages, since they say different things about who
// copied what.
//
// Cost: one sort of the stretches; each is compared with the kLookBack before it.
#include "lineage/passages.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

#include "lineage/disjoint_sets.h"
#include "lineage/fingerprints.h"
#include "lineage/parameters.h"
#include "synoptic/ids.h"

namespace synoptic::lineage {
namespace {

constexpr double kSame = 0.8;
constexpr std::size_t kLookBack = 32;
constexpr std::size_t kFewestOfBoilerplate = 3;  // reports of one outlet
constexpr double kOneOutlet = 0.8;               // of the readings
constexpr double kSmallPart = 0.3;               // of the words of a report

// One side of a match.
struct Stretch {
  RankedPassage::Reading reading;
  std::uint32_t match = 0;
  auto operator<=>(const Stretch&) const = default;
};

bool nearly_same(const RankedPassage::Reading& x, const RankedPassage::Reading& y) {
  if (x.rank != y.rank) return false;
  const std::uint32_t first = std::max(x.first, y.first);
  const std::uint32_t last = std::min(x.last, y.last);
  if (first >= last) return false;
  const std::uint32_t longer = std::max(x.last - x.first, y.last - y.first);
  return last - first >= kSame * longer;
}

std::vector<Stretch> stretches_of(std::span<const Match> matches) {
  std::vector<Stretch> stretches;
  stretches.reserve(2 * matches.size());
  for (std::uint32_t m = 0; m < matches.size(); ++m) {
    const Match& match = matches[m];
    stretches.push_back({{match.a, match.a_first, match.a_last}, m});
    stretches.push_back({{match.b, match.b_first, match.b_last}, m});
  }
  std::sort(stretches.begin(), stretches.end());
  return stretches;
}

// Whether more than half of a reading's words stand in the stretches.
bool mostly(std::span<const Words::Stretch> stretches, const RankedPassage::Reading& reading) {
  return 2 * words_in(stretches, reading.first, reading.last) > reading.last - reading.first;
}

bool same_words(const Words& a, const RankedPassage::Reading& x, const Words& b,
                const RankedPassage::Reading& y) {
  return std::equal(a.hash.begin() + x.first, a.hash.begin() + x.last, b.hash.begin() + y.first,
                    b.hash.begin() + y.last);
}

// Keeps the longest stretch per report, the first of equals, sorted by report.
std::vector<RankedPassage::Reading> longest_per_report(
    std::vector<RankedPassage::Reading> stretches) {
  std::sort(stretches.begin(), stretches.end(), [](const auto& x, const auto& y) {
    return std::make_tuple(x.rank, y.last - y.first, x.first) <
           std::make_tuple(y.rank, x.last - x.first, y.first);
  });
  const auto same_report = [](const auto& x, const auto& y) { return x.rank == y.rank; };
  stretches.erase(std::unique(stretches.begin(), stretches.end(), same_report), stretches.end());
  return stretches;
}

RankedPassage make_passage(std::span<const Words> reports,
                           std::vector<RankedPassage::Reading> stretches, double score) {
  RankedPassage passage;
  passage.score = score;
  passage.readings = longest_per_report(std::move(stretches));
  const RankedPassage::Reading& base = passage.readings.front();
  for (const RankedPassage::Reading& reading : passage.readings) {
    const Words& words = reports[reading.rank];
    if (mostly(words.headings, reading)) passage.role = PassageRole::heading;
    if (mostly(words.quoted, reading)) passage.role = PassageRole::quote;
    if (!same_words(reports[base.rank], base, words, reading)) passage.kind = PassageKind::near;
  }
  if (passage.kind == PassageKind::verbatim) passage.score = 1;
  return passage;
}

// The places of words, found again where they were not kept.
class Places {
 public:
  Places(std::span<const Words> words, std::span<const ReportIndex> order, PlainReports plain)
      : words_(words), order_(order), plain_(plain) {}

  const Words& of(std::uint32_t rank) {
    if (!words_[rank].place.empty()) return words_[rank];
    const auto [at, is_new] = again_.try_emplace(rank);
    if (is_new) at->second = words_of(*plain_[order_[rank]], WordDetail::places);
    return at->second;
  }

 private:
  std::span<const Words> words_;
  std::span<const ReportIndex> order_;
  PlainReports plain_;
  std::unordered_map<std::uint32_t, Words> again_;
};

}  // namespace

std::vector<RankedPassage> group_matches(std::span<const Words> reports,
                                         std::span<const Match> matches) {
  const std::vector<Stretch> stretches = stretches_of(matches);
  DisjointSets groups(matches.size());
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (std::size_t back = 1; back <= std::min(i, kLookBack); ++back) {
      const Stretch& before = stretches[i - back];
      if (before.reading.rank != stretches[i].reading.rank) break;
      if (nearly_same(before.reading, stretches[i].reading)) {
        groups.join(before.match, stretches[i].match);
      }
    }
  }
  struct Group {
    std::vector<RankedPassage::Reading> stretches;
    double score = 1;
  };
  std::map<std::uint32_t, Group> by_root;
  for (const Stretch& stretch : stretches) {
    Group& group = by_root[groups.root(stretch.match)];
    const Match& match = matches[stretch.match];
    group.stretches.push_back(stretch.reading);
    group.score = std::min(group.score, static_cast<double>(match.equal) / match.longer());
  }
  std::vector<RankedPassage> passages;
  for (auto& [root, group] : by_root) {
    passages.push_back(make_passage(reports, std::move(group.stretches), group.score));
  }
  std::sort(passages.begin(), passages.end(),
            [](const RankedPassage& x, const RankedPassage& y) { return x.readings < y.readings; });
  return passages;
}

void mark_boilerplate(std::vector<RankedPassage>& passages, std::span<const Words> reports,
                      std::span<const std::uint32_t> outlets) {
  std::map<std::uint32_t, std::size_t> readings_of;  // outlet => readings
  for (RankedPassage& passage : passages) {
    if (passage.role != PassageRole::narrative) continue;
    if (passage.readings.size() < kFewestOfBoilerplate) continue;
    const bool small =
        std::all_of(passage.readings.begin(), passage.readings.end(), [&](const auto& reading) {
          return reading.last - reading.first <= kSmallPart * reports[reading.rank].size();
        });
    if (!small) continue;
    readings_of.clear();
    std::size_t most = 0;
    for (const auto& reading : passage.readings) {
      const std::uint32_t outlet = outlets[reading.rank];
      if (outlet != kNoOutlet) most = std::max(most, ++readings_of[outlet]);
    }
    const auto all = static_cast<double>(passage.readings.size());
    if (most >= kFewestOfBoilerplate && static_cast<double>(most) >= kOneOutlet * all) {
      passage.role = PassageRole::boilerplate;
    }
  }
}

std::vector<RankedPassage> passages_among(std::span<const Words> reports,
                                          const PassageOptions& options) {
  HitOptions hits;
  hits.shingle = std::max(1u, options.shingle_words);
  hits.window = window_for(hits.shingle, options.sure_words, options.changed, options.recall);
  hits.twice = options.min_words > hits.shingle;  // a shorter passage has no two
  const auto words_of = [&](std::uint32_t rank) -> const Words& { return reports[rank]; };
  const Hits found = find_hits(static_cast<std::uint32_t>(reports.size()), words_of, hits);
  return group_matches(reports, align(reports, found.hits, hits.shingle, options.min_words));
}

std::vector<Passage> to_passages(std::span<const RankedPassage> ranked,
                                 std::span<const Words> words, std::span<const ReportIndex> order,
                                 PlainReports plain) {
  Places places(words, order, plain);
  std::vector<Passage> passages;
  passages.reserve(ranked.size());
  for (const RankedPassage& from : ranked) {
    Passage& passage = passages.emplace_back();
    passage.kind = from.kind;
    passage.score = from.score;
    passage.role = from.role;
    for (const RankedPassage::Reading& reading : from.readings) {
      const Report& report = *plain[order[reading.rank]];
      const Span span = span_of(places.of(reading.rank), reading.first, reading.last);
      // A passage's identity is its words and the first report in canonical order that has them.
      if (passage.id.empty()) {
        passage.id = stable_id("p", report.id + '\n' + std::to_string(span.start) + '\n' +
                                        std::string(cut(report.text, span)));
      }
      passage.readings.push_back({order[reading.rank], span});
    }
    std::sort(passage.readings.begin(), passage.readings.end());
  }
  return passages;
}

}  // namespace synoptic::lineage
