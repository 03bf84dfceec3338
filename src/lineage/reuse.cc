// Reuse: exact groups, near groups, duplicates and passages of plain reports.
// SPDX-License-Identifier: Apache-2.0
//
// Groups are for keeping one of each. Likeness is not transitive: of A, B and C, B may be like both
// others that are not like each other, and whoever keeps A must not lose C. So a group is a star:
// its centre is the report that the policy prefers among those not yet grouped, and its other
// members are each verified to be like the centre. In a component of more reports than are paired
// with each other, the missing likenesses are counted when they are needed, kCounted per report at
// most; beyond that a report stays on its own rather than be dropped unverified.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "lineage/disjoint_sets.h"
#include "lineage/duplicates.h"
#include "lineage/outlets.h"
#include "lineage/passages.h"
#include "lineage/shingles.h"
#include "synoptic/lineage.h"
#include "synoptic/parallel.h"

namespace synoptic {
namespace {

using namespace lineage;

constexpr std::size_t kCounted = 64;

// Everything by rank: the place of a report in canonical order.
class Finder {
 public:
  Finder(PlainReports reports, const ReuseOptions& options)
      : reports_(reports), options_(options), order_(canonical_order(reports)) {}

  Reuse find() {
    const WordDetail detail = options_.with_passages ? WordDetail::parts : WordDetail::hashes;
    words_ = words_of_many(order_.size(), options_.duplicates.threads, [&](std::size_t rank) {
      return lineage::words_of(*reports_[order_[rank]], detail);
    });
    rank_by_policy();
    find_exact();
    find_pairs();
    find_near();
    std::ranges::sort(reuse_.groups, {},
                      [](const ReuseGroup& group) { return std::tuple(!group.exact, group.keep); });
    if (options_.with_passages) find_passages();
    return std::move(reuse_);
  }

 private:
  using Rank = std::uint32_t;

  // --- what to keep ---

  // place_[rank]: how much a report is preferred, the smallest most.
  void rank_by_policy() {
    std::vector<std::uint32_t> outlet(order_.size(), 0);
    if (options_.keep == KeepPolicy::preferred) {
      std::unordered_map<std::string, std::uint32_t> wanted;
      for (std::uint32_t i = 0; i < options_.preferred.size(); ++i) {
        wanted.try_emplace(Outlets::known().key_of(options_.preferred[i]), i);
      }
      for (Rank rank = 0; rank < order_.size(); ++rank) {
        const auto& name = reports_[order_[rank]]->outlet;
        const auto at = name ? wanted.find(Outlets::known().key_of(*name)) : wanted.end();
        outlet[rank] = at == wanted.end() ? ~0u : at->second;
      }
    }
    std::vector<Rank> by_policy(order_.size());
    std::iota(by_policy.begin(), by_policy.end(), 0u);
    const bool longest = options_.keep == KeepPolicy::longest;
    std::ranges::sort(by_policy, {}, [&](Rank rank) {
      return std::tuple(longest ? ~words_[rank].size() : outlet[rank], rank);
    });
    place_.resize(order_.size());
    for (std::uint32_t i = 0; i < by_policy.size(); ++i) place_[by_policy[i]] = i;
  }

  void add_group(bool exact, Rank keep, const std::vector<Rank>& dropped, double score) {
    ReuseGroup& group = reuse_.groups.emplace_back();
    group.exact = exact;
    group.keep = order_[keep];
    group.score = score;
    for (const Rank rank : dropped) group.dropped.push_back(order_[rank]);
    std::ranges::sort(group.dropped);
  }

  // --- exact groups ---

  void find_exact() {
    twin_.resize(order_.size());
    std::iota(twin_.begin(), twin_.end(), 0u);
    std::unordered_map<std::uint64_t, std::vector<Rank>> same;
    for (Rank rank = 0; rank < order_.size(); ++rank) {
      if (words_[rank].size() == 0) continue;
      std::uint64_t hash = 0;
      for (const std::uint32_t word : words_[rank].hash) hash = spread(hash + word + 1);
      same[hash].push_back(rank);
    }
    for (auto& [hash, ranks] : same) {
      if (ranks.size() < 2) continue;
      const Rank keep = *std::ranges::min_element(ranks, {}, [&](Rank r) { return place_[r]; });
      for (const Rank rank : ranks) twin_[rank] = keep;
      std::erase(ranks, keep);
      add_group(true, keep, ranks, 1);
    }
  }

  // --- near groups ---

  void find_pairs() {
    const auto words = [&](Rank rank) -> const Words& { return words_[rank]; };
    pairs_ = duplicates_of(static_cast<Rank>(order_.size()), words, options_.duplicates.at_least,
                           options_.duplicates.recall, options_.duplicates.threads);
    for (const RankedDuplicate& pair : pairs_) {
      const auto [a, b] = std::minmax(order_[pair.a], order_[pair.b]);
      reuse_.duplicates.push_back({a, b, pair.score});
    }
    std::ranges::sort(reuse_.duplicates, {},
                      [](const Duplicate& pair) { return std::pair(pair.a, pair.b); });
  }

  void find_near() {
    DisjointSets alike(order_.size());
    std::map<std::pair<Rank, Rank>, double> known;
    for (const RankedDuplicate& pair : pairs_) {
      const auto [a, b] = std::minmax(twin_[pair.a], twin_[pair.b]);
      if (a == b) continue;
      alike.join(a, b);
      known.try_emplace({a, b}, pair.score);
    }
    std::map<Rank, std::vector<Rank>> components;
    for (const auto& [pair, score] : known) {
      for (const Rank rank : {pair.first, pair.second}) {
        components[alike.root(rank)].push_back(rank);
      }
    }
    for (auto& [root, ranks] : components) {
      std::ranges::sort(ranks, {}, [&](Rank rank) { return place_[rank]; });
      ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
      cut_into_stars(std::move(ranks), known);
    }
  }

  void cut_into_stars(std::vector<Rank> left,
                      const std::map<std::pair<Rank, Rank>, double>& known) {
    std::size_t budget = kCounted * left.size();
    while (left.size() > 1) {
      const Rank keep = left.front();
      std::vector<Rank> dropped;
      std::vector<Rank> others;
      double least = 1;
      for (const Rank rank : std::span(left).subspan(1)) {
        const auto pair = known.find(std::minmax(keep, rank));
        double score = pair == known.end() ? 0 : pair->second;
        if (pair == known.end() && budget > 0) {
          --budget;
          score = likeness(words_[keep], words_[rank]);
        }
        if (score >= options_.duplicates.at_least) {
          least = std::min(least, score);
          dropped.push_back(rank);
        } else {
          others.push_back(rank);
        }
      }
      if (!dropped.empty()) add_group(false, keep, dropped, least);
      left = std::move(others);
    }
  }

  // --- passages ---

  void find_passages() {
    std::vector<RankedPassage> passages = passages_among(words_, options_.passages);
    std::unordered_map<std::string, Rank> first;
    std::vector<std::uint32_t> outlets;
    for (Rank rank = 0; rank < order_.size(); ++rank) {
      const auto& outlet = reports_[order_[rank]]->outlet;
      const std::string key = outlet ? Outlets::known().key_of(*outlet) : std::string();
      outlets.push_back(key.empty() ? kNoOutlet : first.try_emplace(key, rank).first->second);
    }
    mark_boilerplate(passages, words_, outlets);
    reuse_.passages = to_passages(passages, words_, order_, reports_);
  }

  PlainReports reports_;
  const ReuseOptions& options_;
  std::vector<ReportIndex> order_;
  std::vector<Words> words_;
  std::vector<std::uint32_t> place_;
  std::vector<Rank> twin_;  // of equal reports the kept one
  std::vector<RankedDuplicate> pairs_;
  Reuse reuse_;
};

}  // namespace

Reuse find_reuse(PlainReports reports, const ReuseOptions& options) {
  return Finder(reports, options).find();
}

std::vector<Duplicate> find_duplicates(PlainReports reports, const DuplicateOptions& options) {
  const std::vector<ReportIndex> order = canonical_order(reports);
  const auto words = words_of_many(order.size(), options.threads, [&](std::size_t rank) {
    return lineage::words_of(*reports[order[rank]], WordDetail::hashes);
  });
  const auto words_of_rank = [&](std::uint32_t rank) -> const Words& { return words[rank]; };
  std::vector<Duplicate> duplicates;
  for (const RankedDuplicate& pair :
       duplicates_of(static_cast<std::uint32_t>(order.size()), words_of_rank, options.at_least,
                     options.recall, options.threads)) {
    const auto [a, b] = std::minmax(order[pair.a], order[pair.b]);
    duplicates.push_back({a, b, pair.score});
  }
  std::ranges::sort(duplicates, {},
                    [](const Duplicate& pair) { return std::pair(pair.a, pair.b); });
  return duplicates;
}

std::vector<Duplicate> find_duplicates(std::span<const std::string_view> texts,
                                       const DuplicateOptions& options) {
  const auto words = words_of_many(texts.size(), options.threads, [&](std::size_t i) {
    return scan_words(texts[i], {}, WordDetail::hashes);
  });
  const auto words_of_text = [&](std::uint32_t i) -> const Words& { return words[i]; };
  std::vector<Duplicate> duplicates;
  for (const RankedDuplicate& pair :
       duplicates_of(static_cast<std::uint32_t>(texts.size()), words_of_text, options.at_least,
                     options.recall, options.threads)) {
    duplicates.push_back({pair.a, pair.b, pair.score});
  }
  return duplicates;
}

}  // namespace synoptic
