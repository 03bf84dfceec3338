// Candidates: an inverted index of the terms that weigh most.
// SPDX-License-Identifier: Apache-2.0
//
// Two reports whose cosine is worth anything share a term that weighs much in both, and such terms
// are rare: a name, a pair of words, a number. So each report is listed under its keys; for each
// report the lists of its own keys are walked, what its neighbours have in common with it is added
// up, and the kNeighbours best are compared in full. Of a list longer than twice kReach, only the
// part around the report itself is walked: reports come in the order of their publication, so these
// are the ones of the same days.
//
// Cost: reports * kKeys * (length of a list), bounded by kReach, and kNeighbours full comparisons
// per report: linear in the number of reports.
#include "story/candidates.h"

#include <algorithm>
#include <cstddef>

namespace synoptic::story {
namespace {

constexpr std::size_t kReach = 512;
constexpr double kKeyShare = 0.25;  // of the cosine asked for, from the keys alone

struct Listed {
  std::uint32_t hash = 0;
  std::uint32_t report = 0;
  float weight = 0;
};

// The lists, one behind the other, sorted by term and report.
std::vector<Listed> make_index(const std::vector<Terms>& tops) {
  std::vector<Listed> index;
  index.reserve(tops.size() * kKeys);
  for (std::uint32_t r = 0; r < tops.size(); ++r) {
    for (const Weighed& term : tops[r]) index.push_back({term.hash, r, term.weight});
  }
  std::sort(index.begin(), index.end(), [](const Listed& x, const Listed& y) {
    return x.hash != y.hash ? x.hash < y.hash : x.report < y.report;
  });
  return index;
}

struct Neighbour {
  std::uint32_t report = 0;
  float shared = 0;
};

class Walker {
 public:
  explicit Walker(const std::vector<Terms>& tops)
      : tops_(tops), index_(make_index(tops)), shared_(tops.size(), 0) {
    std::size_t at = 0;
    for (std::size_t bucket = 0; bucket < first_.size(); ++bucket) {
      while (at < index_.size() && (index_[at].hash >> kBucketShift) < bucket) ++at;
      first_[bucket] = at;
    }
  }

  // The neighbours of a report, the likeliest ones.
  std::vector<Neighbour> neighbours_of(std::uint32_t report, double at_least) {
    std::vector<Neighbour> neighbours;
    for (const Weighed& term : tops_[report]) {
      const List list = list_around(term.hash, report);
      for (std::size_t i = list.first; i < list.last; ++i) {
        const Listed& listed = index_[i];
        if (listed.report == report) continue;
        if (shared_[listed.report] == 0) neighbours.push_back({listed.report, 0});
        shared_[listed.report] += term.weight * listed.weight;
      }
    }
    for (Neighbour& neighbour : neighbours) {
      neighbour.shared = shared_[neighbour.report];
      shared_[neighbour.report] = 0;
    }
    std::erase_if(neighbours, [&](const Neighbour& neighbour) {
      return static_cast<double>(neighbour.shared) < kKeyShare * at_least;
    });
    const auto closer = [](const Neighbour& x, const Neighbour& y) {
      return x.shared != y.shared ? x.shared > y.shared : x.report < y.report;
    };
    if (neighbours.size() > kNeighbours) {
      std::nth_element(neighbours.begin(), neighbours.begin() + kNeighbours, neighbours.end(),
                       closer);
      neighbours.resize(kNeighbours);
    }
    return neighbours;
  }

 private:
  struct List {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  // The list of a key, or the part of it that lies around the report.
  [[nodiscard]] List list_around(std::uint32_t hash, std::uint32_t report) const {
    const std::size_t bucket = hash >> kBucketShift;
    std::size_t first = first_[bucket];
    while (index_[first].hash < hash) ++first;
    const auto begin = index_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto bucket_end = index_.begin() + static_cast<std::ptrdiff_t>(first_[bucket + 1]);
    const auto end = std::upper_bound(begin, bucket_end, hash,
                                      [](std::uint32_t x, const Listed& y) { return x < y.hash; });
    const auto own = std::lower_bound(
        begin, end, report, [](const Listed& x, std::uint32_t y) { return x.report < y; });
    const auto reach = static_cast<std::ptrdiff_t>(kReach);
    const auto from = own - begin > reach ? own - reach : begin;
    const auto to = end - own > reach ? own + reach + 1 : end;
    return {static_cast<std::size_t>(from - index_.begin()),
            static_cast<std::size_t>(std::min(to, end) - index_.begin())};
  }

  static constexpr std::uint32_t kBucketShift = 12;
  const std::vector<Terms>& tops_;
  std::vector<Listed> index_;
  // Where the terms with the same upper bits begin.
  std::vector<std::size_t> first_ =
      std::vector<std::size_t>((std::size_t{1} << (32 - kBucketShift)) + 1);
  std::vector<float> shared_;
};

}  // namespace

Terms keys_of(const Terms& terms) {
  Terms keys = terms;
  const auto heavier = [](const Weighed& x, const Weighed& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.hash < y.hash;
  };
  const std::size_t count = std::min(kKeys, keys.size());
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end(),
                    heavier);
  keys.resize(count);
  keys.shrink_to_fit();
  return keys;
}

std::vector<Likeness> find_alike(const std::vector<Terms>& reports, double at_least) {
  std::vector<Terms> tops;
  tops.reserve(reports.size());
  for (const Terms& terms : reports) tops.push_back(keys_of(terms));
  Walker walker(tops);
  std::vector<Likeness> alike;
  for (std::uint32_t report = 0; report < reports.size(); ++report) {
    for (const Neighbour& neighbour : walker.neighbours_of(report, at_least)) {
      const auto [a, b] = std::minmax(report, neighbour.report);
      alike.push_back({a, b, 0});
    }
  }
  std::sort(alike.begin(), alike.end(), [](const Likeness& x, const Likeness& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  const auto same = [](const Likeness& x, const Likeness& y) { return x.a == y.a && x.b == y.b; };
  alike.erase(std::unique(alike.begin(), alike.end(), same), alike.end());
  for (Likeness& pair : alike) pair.cosine = dot(reports[pair.a], reports[pair.b]);
  std::erase_if(alike, [&](const Likeness& pair) { return pair.cosine < at_least; });
  return alike;
}

}  // namespace synoptic::story
