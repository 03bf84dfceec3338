// Candidates: an inverted index of the terms that weigh most.
// SPDX-License-Identifier: Apache-2.0
//
// Two reports whose cosine is worth anything share a term that weighs much in both, and such terms
// are rare: a name, a pair of words. So each report is listed under its kTerms weightiest terms;
// for each report the lists of its own terms are walked, what its neighbours have in common with it
// is added up, and the kNeighbours best are compared in full. A list with more than kLongestList
// reports is not walked: it tells little, and its cost would be the square of its length.
//
// Cost: reports * kTerms * (length of a list), bounded by kLongestList, and kNeighbours full
// comparisons per report: linear in the number of reports.
#include "story/candidates.h"

#include <algorithm>
#include <unordered_map>

namespace synoptic::story {
namespace {

constexpr std::size_t kTerms = 64;
constexpr std::size_t kLongestList = 512;
constexpr std::size_t kNeighbours = 96;
constexpr double kTopShare = 0.25;  // of the cosine asked for, from the weightiest terms alone

struct Listed {
  std::uint32_t hash = 0;
  std::uint32_t report = 0;
  float weight = 0;
};

Terms weightiest(Terms terms) {
  const auto heavier = [](const Term& x, const Term& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.hash < y.hash;
  };
  if (terms.size() > kTerms) {
    std::nth_element(terms.begin(), terms.begin() + kTerms, terms.end(), heavier);
    terms.resize(kTerms);
  }
  std::sort(terms.begin(), terms.end(),
            [](const Term& x, const Term& y) { return x.hash < y.hash; });
  return terms;
}

// The lists, one behind the other, sorted by term and report.
std::vector<Listed> make_index(const std::vector<Terms>& tops) {
  std::vector<Listed> index;
  for (std::uint32_t r = 0; r < tops.size(); ++r) {
    for (const Term& term : tops[r]) index.push_back({term.hash, r, term.weight});
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
  Walker(const std::vector<Terms>& tops)
      : tops_(tops), index_(make_index(tops)), shared_(tops.size(), 0) {
    for (std::size_t i = 0; i < index_.size();) {
      std::size_t end = i;
      while (end < index_.size() && index_[end].hash == index_[i].hash) ++end;
      if (end - i > 1 && end - i <= kLongestList) lists_.emplace(index_[i].hash, List{i, end});
      i = end;
    }
  }

  // The neighbours of a report, the likeliest first.
  std::vector<Neighbour> neighbours_of(std::uint32_t report, double at_least) {
    std::vector<Neighbour> neighbours;
    for (const Term& term : tops_[report]) {
      const auto list = lists_.find(term.hash);
      if (list == lists_.end()) continue;
      for (std::size_t i = list->second.first; i < list->second.last; ++i) {
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
      return static_cast<double>(neighbour.shared) < kTopShare * at_least;
    });
    std::sort(neighbours.begin(), neighbours.end(), [](const Neighbour& x, const Neighbour& y) {
      return x.shared != y.shared ? x.shared > y.shared : x.report < y.report;
    });
    if (neighbours.size() > kNeighbours) neighbours.resize(kNeighbours);
    return neighbours;
  }

 private:
  struct List {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  const std::vector<Terms>& tops_;
  std::vector<Listed> index_;
  std::unordered_map<std::uint32_t, List> lists_;
  std::vector<float> shared_;
};

}  // namespace

std::vector<Likeness> find_alike(const std::vector<Terms>& reports, double at_least) {
  std::vector<Terms> tops;
  tops.reserve(reports.size());
  for (const Terms& terms : reports) tops.push_back(weightiest(terms));
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
