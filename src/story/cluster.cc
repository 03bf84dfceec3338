// Average linkage: a crowd joins a crowd, never a link a link.
// SPDX-License-Identifier: Apache-2.0
//
// The two groups that are most alike become one, again and again, while their likeness is enough.
// The likeness of two groups is the mean cosine over all pairs of their reports, so that one report
// which mentions both of two affairs draws neither crowd to the other. For vectors a of group A and
// b of group B that mean is  (sum of a) . (sum of b) / (|A| |B|) : one product of two sums, so it
// is exact without looking at the pairs.
//
// The mean alone is not enough between small groups: a round-up that tells of two affairs and has
// gone to one of them can lift its mean to the other. So a join needs a quorum: on both sides more
// than half of the reports must themselves be at least kQuorumLevel as alike to the other side as
// the level asks (of large groups, kAsked reports evenly taken are asked).
//
// Two things hold groups apart. Days: the further their mean publication days, the less alike they
// are (half at kStoryDays beyond the grace of kGrace days). Ordinals: groups that number one noun
// differently never become one story ("12th package", "13th package"), though they may become one
// storyline.
//
// First stories are made down to their level; what has been made then grows on to storylines.
// Only groups that have a candidate pair between them are looked at; with a heap of those pairs the
// cost is near-linear in their number. Equal likenesses are taken in canonical order, so the
// outcome does not depend on the order of the reports. Sokal and Michener 1958 (UPGMA).
#include "story/cluster.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace synoptic::story {
namespace {

constexpr double kGrace = 2;
constexpr double kStoryDays = 14;
constexpr double kStorylineDays = 45;
constexpr double kQuorumLevel = 0.5;
constexpr std::size_t kAsked = 32;
constexpr double kOutOfSight = 0.4;  // of the lowest level

struct Group {
  Terms terms;  // the sum
  Ordinals ordinals;
  std::vector<std::uint32_t> items;  // the first is the smallest
  double day_sum = 0;
  std::uint32_t dated = 0;
  std::unordered_map<std::uint32_t, double> near;  // other group => mean cosine
  bool gone = false;
};

class Agglomerator {
 public:
  // `least` is the mean cosine below which groups lose sight of each other.
  Agglomerator(const std::vector<Item>& items, const std::vector<Likeness>& alike, double least)
      : items_(items), least_(least) {
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      Group& group = groups_.emplace_back();
      group.terms = items[i].terms;
      group.ordinals = items[i].ordinals;
      group.items = {i};
      group.day_sum = items[i].day.value_or(0);
      group.dated = items[i].day ? 1 : 0;
    }
    for (const Likeness& pair : alike) {
      groups_[pair.a].near.emplace(pair.b, pair.cosine);
      groups_[pair.b].near.emplace(pair.a, pair.cosine);
    }
  }

  void run(double level, double days, bool ordinals_part) {
    days_ = days;
    level_ = level;
    ordinals_part_ = ordinals_part;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      for (const auto& [other, cosine] : groups_[g].near) {
        if (g < other) consider(g, other, cosine);
      }
    }
    while (!heap_.empty()) {
      const Pair pair = heap_.top();
      heap_.pop();
      const Group& a = groups_[pair.a];
      const Group& b = groups_[pair.b];
      if (!a.gone && !b.gone && quorum(a, b) && quorum(b, a)) merge(pair.a, pair.b);
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> numbers(std::size_t items) const {
    std::vector<std::uint32_t> out(items);
    for (const Group& group : groups_) {
      if (group.gone) continue;
      for (const std::uint32_t item : group.items) out[item] = group.items.front();
    }
    return out;
  }

 private:
  struct Pair {
    double likeness = 0;
    std::uint32_t first_a = 0;  // the smallest items, for equal likenesses
    std::uint32_t first_b = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool operator<(const Pair& other) const {
      return std::tuple(likeness, other.first_a, other.first_b) <
             std::tuple(other.likeness, first_a, first_b);
    }
  };

  [[nodiscard]] double apart(const Group& a, const Group& b) const {
    if (a.dated == 0 || b.dated == 0) return 1;
    const double gap = std::abs(a.day_sum / a.dated - b.day_sum / b.dated) - kGrace;
    return gap <= 0 ? 1 : 1 / (1 + gap / days_);
  }

  void consider(std::uint32_t a, std::uint32_t b, double cosine) {
    const Group& x = groups_[a];
    const Group& y = groups_[b];
    const double likeness = cosine * apart(x, y);
    if (likeness < level_) return;
    if (ordinals_part_ && conflict(x.ordinals, static_cast<std::uint32_t>(x.items.size()),
                                   y.ordinals, static_cast<std::uint32_t>(y.items.size()))) {
      return;
    }
    const auto [first_a, first_b] = std::minmax(x.items.front(), y.items.front());
    heap_.push({likeness, first_a, first_b, a, b});
  }

  [[nodiscard]] static double mean_cosine(const Group& a, const Group& b) {
    return dot(a.terms, b.terms) /
           (static_cast<double>(a.items.size()) * static_cast<double>(b.items.size()));
  }

  // Whether more than half of a group are alike to the other, each for itself.
  [[nodiscard]] bool quorum(const Group& group, const Group& other) const {
    if (group.items.size() == 1) return true;  // it is what the likeness was taken of
    const std::size_t step = (group.items.size() + kAsked - 1) / kAsked;
    const double level = kQuorumLevel * level_ * static_cast<double>(other.items.size());
    std::size_t asked = 0;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < group.items.size(); i += step) {
      ++asked;
      if (dot(items_[group.items[i]].terms, other.terms) >= level) ++alike;
    }
    return 2 * alike > asked;
  }

  // The mean cosine of a merged group and a neighbour of one or both of its parts.
  [[nodiscard]] double joint(const Group& a, const Group& b, std::uint32_t other) const {
    const auto to_a = a.near.find(other);
    const auto to_b = b.near.find(other);
    const double from_a = to_a != a.near.end() ? to_a->second : mean_cosine(a, groups_[other]);
    const double from_b = to_b != b.near.end() ? to_b->second : mean_cosine(b, groups_[other]);
    const auto size_a = static_cast<double>(a.items.size());
    const auto size_b = static_cast<double>(b.items.size());
    return (size_a * from_a + size_b * from_b) / (size_a + size_b);
  }

  void merge(std::uint32_t at_a, std::uint32_t at_b) {
    if (groups_[at_b].items.front() < groups_[at_a].items.front()) std::swap(at_a, at_b);
    Group& a = groups_[at_a];
    Group& b = groups_[at_b];
    Group both;
    for (const auto* part : {&a, &b}) {
      for (const auto& [other, cosine] : part->near) {
        if (other != at_a && other != at_b) both.near.emplace(other, 0);
      }
    }
    std::vector<std::uint32_t> neighbours;
    for (const auto& [other, cosine] : both.near) neighbours.push_back(other);
    for (auto& [other, cosine] : both.near) cosine = joint(a, b, other);
    std::erase_if(both.near, [&](const auto& near) { return near.second < least_; });
    both.terms = sum(a.terms, b.terms);
    both.ordinals = std::move(a.ordinals);
    both.ordinals.add(b.ordinals);
    both.items = std::move(a.items);
    both.items.insert(both.items.end(), b.items.begin(), b.items.end());
    both.day_sum = a.day_sum + b.day_sum;
    both.dated = a.dated + b.dated;
    a = Group{.gone = true};
    b = Group{.gone = true};
    const auto at = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back(std::move(both));
    for (const std::uint32_t other : neighbours) {
      groups_[other].near.erase(at_a);
      groups_[other].near.erase(at_b);
    }
    for (const auto& [other, cosine] : groups_[at].near) {
      groups_[other].near.emplace(at, cosine);
      consider(at, other, cosine);
    }
  }

  const std::vector<Item>& items_;
  std::vector<Group> groups_;
  std::priority_queue<Pair> heap_;
  double least_;
  double level_ = 0;
  double days_ = kStoryDays;
  bool ordinals_part_ = true;
};

}  // namespace

Groups agglomerate(const std::vector<Item>& items, const std::vector<Likeness>& alike,
                   Levels levels) {
  Agglomerator agglomerator(items, alike, kOutOfSight * levels.storyline);
  Groups groups;
  agglomerator.run(levels.story, kStoryDays, true);
  groups.story = agglomerator.numbers(items.size());
  agglomerator.run(levels.storyline, kStorylineDays, false);
  groups.storyline = agglomerator.numbers(items.size());
  return groups;
}

}  // namespace synoptic::story
