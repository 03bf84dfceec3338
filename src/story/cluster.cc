// Average linkage with cohesion: a crowd joins a crowd, never a link a link.
// SPDX-License-Identifier: Apache-2.0
//
// The two groups that are most alike become one, again and again, while their likeness is enough.
// The likeness of two groups is the mean cosine over all pairs of their reports, so that one report
// which mentions both of two affairs draws neither crowd to the other. For vectors a of group A and
// b of group B that mean is  (sum of a) . (sum of b) / (|A| |B|) : one product of two sums, so it
// needs no look at the pairs. Sokal and Michener 1958 (UPGMA).
//
// A level alone cannot tell two events of one kind from one event. Two fires in two shops of one
// chain are as alike as two reports of one fire in other words. What differs is how alike the
// reports are *within*: if A and B were one story, a pair across them would be as alike, on
// average, as a pair within A or within B. So a join also asks for cohesion:
//
//   across(A, B)  >=  cohesion * sqrt(within(A) * within(B))
//
//   within(A) = (sum over pairs of A + kPriorPairs * level) / (pairs of A + kPriorPairs)
//
// where the prior keeps groups of one or two reports, which know little of themselves, open. It
// also takes the edge off the choice of the level: a low level finds the same event in other
// words, cohesion parts look-alike twins.
//
// Between small groups a round-up that tells of two affairs and has gone to one of them can still
// lift its mean to the other. So a join needs a quorum: on both sides more than half of the reports
// must themselves be at least kQuorumLevel as alike to the other side as the level asks (of large
// groups, kAsked reports evenly taken are asked).
//
// Two things more hold groups apart. Days: the further their mean publication days, the less alike
// they are (half at kStoryDays beyond the grace of kGrace days); where one of the two is undated,
// they count as far apart as half of the reports at hand are, which is nothing in the news of one
// day and much in an archive of years (but never below kLeastUndated). Ordinals: groups that number
// one noun differently never become one story ("12th package", "13th package"), though they may
// become one storyline.
//
// First stories are made down to their level; what has been made then grows on to storylines,
// without cohesion and ordinals, over longer times: stories that share their people and places but
// not their happening. Only groups that have a candidate pair between them are looked at; with a
// heap of those pairs the cost is near-linear in their number. Equal likenesses are taken in
// canonical order, so the outcome does not depend on the order of the reports.
#include "story/cluster.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>
#include <utility>

namespace synoptic::story {
namespace {

constexpr double kGrace = 2;
constexpr double kStoryDays = 7;
constexpr double kStorylineDays = 45;
constexpr double kLeastUndated = 0.3;
constexpr double kQuorumLevel = 0.5;
constexpr std::size_t kAsked = 32;
constexpr double kOutOfSight = 0.4;  // of the lowest level
constexpr double kPriorPairs = 2;
constexpr std::size_t kMostTerms = 2048;  // of the sum of a group

double fade_by(double gap, double days) {
  return gap <= kGrace ? 1 : 1 / (1 + (gap - kGrace) / days);
}

// A group that another one is compared with, and the mean cosine of the two.
struct Near {
  std::uint32_t group = 0;
  float cosine = 0;
};

struct Days {
  double sum = 0;
  std::uint32_t count = 0;

  void add(std::optional<float> day) {
    if (!day) return;
    sum += static_cast<double>(*day);
    ++count;
  }
  void add(const Days& other) {
    sum += other.sum;
    count += other.count;
  }
  [[nodiscard]] double mean() const { return sum / count; }
};

struct Group {
  Terms terms;  // the sum
  std::vector<Numbered> ordinals;
  std::vector<std::uint32_t> items;  // the first is the smallest
  Days published;
  double inner = 0;        // sum of the cosines of the pairs within
  std::vector<Near> near;  // sorted by group
  bool gone = false;

  [[nodiscard]] double size() const { return static_cast<double>(items.size()); }
};

class Agglomerator {
 public:
  // `least` is the mean cosine below which groups lose sight of each other.
  Agglomerator(const std::vector<Item>& items, const std::vector<Likeness>& alike, double least)
      : items_(items), least_(least), spread_(spread_of(items)) {
    groups_.reserve(2 * items.size());
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      Group& group = groups_.emplace_back();
      group.terms = items[i].terms;
      group.ordinals.assign(items[i].ordinals.begin(), items[i].ordinals.end());
      group.items = {i};
      group.published.add(items[i].day);
    }
    for (const Likeness& pair : alike) {
      groups_[pair.a].near.push_back({pair.b, static_cast<float>(pair.cosine)});
      groups_[pair.b].near.push_back({pair.a, static_cast<float>(pair.cosine)});
    }
    for (Group& group : groups_) {
      std::sort(group.near.begin(), group.near.end(),
                [](const Near& x, const Near& y) { return x.group < y.group; });
    }
  }

  void make_stories(const Levels& levels) { run(levels.story, kStoryDays, levels.cohesion); }
  void make_storylines(const Levels& levels) { run(levels.storyline, kStorylineDays, 0); }

  [[nodiscard]] std::vector<std::uint32_t> numbers() const {
    std::vector<std::uint32_t> out(items_.size());
    for (const Group& group : groups_) {
      for (const std::uint32_t item : group.items) out[item] = group.items.front();
    }
    return out;
  }

  // The pairs of groups that are alike enough for one storyline, by their numbers.
  [[nodiscard]] std::vector<Link> links(double level) const {
    std::vector<Link> links;
    for (const Group& group : groups_) {
      for (const Near& near : group.near) {
        const Group& other = groups_[near.group];
        if (group.gone || group.items.front() > other.items.front()) continue;
        const double likeness =
            static_cast<double>(near.cosine) * apart(group, other, kStorylineDays);
        if (likeness < level) continue;
        links.push_back(
            {group.items.front(), other.items.front(), likeness, conflict_of(group, other)});
      }
    }
    std::sort(links.begin(), links.end(),
              [](const Link& x, const Link& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
    return links;
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

  void run(double level, double days, double cohesion) {
    level_ = level;
    days_ = days;
    cohesion_ = cohesion;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      for (const Near& near : groups_[g].near) {
        if (g < near.group) consider(g, near.group, static_cast<double>(near.cosine));
      }
    }
    while (!heap_.empty()) {
      const Pair pair = heap_.top();
      heap_.pop();
      const Group& a = groups_[pair.a];
      const Group& b = groups_[pair.b];
      if (a.gone || b.gone || !coheres(pair.likeness, a, b)) continue;
      if (quorum(a, b) && quorum(b, a)) merge(pair.a, pair.b);
    }
  }

  [[nodiscard]] double apart(const Group& a, const Group& b, double days) const {
    if (a.published.count == 0 && b.published.count == 0) return 1;
    if (a.published.count == 0 || b.published.count == 0) {
      return std::max(kLeastUndated, fade_by(spread_, days));
    }
    return fade_by(std::abs(a.published.mean() - b.published.mean()), days);
  }

  // The days between the first and the third quartile of the dated reports.
  static double spread_of(const std::vector<Item>& items) {
    std::vector<float> days;
    for (const Item& item : items) {
      if (item.day) days.push_back(*item.day);
    }
    if (days.empty()) return 0;
    std::sort(days.begin(), days.end());
    return static_cast<double>(days[days.size() * 3 / 4] - days[days.size() / 4]);
  }

  [[nodiscard]] static std::optional<Conflict> conflict_of(const Group& a, const Group& b) {
    return conflict(a.ordinals, static_cast<std::uint32_t>(a.items.size()), b.ordinals,
                    static_cast<std::uint32_t>(b.items.size()));
  }

  void consider(std::uint32_t a, std::uint32_t b, double cosine) {
    const Group& x = groups_[a];
    const Group& y = groups_[b];
    const double likeness = cosine * apart(x, y, days_);
    if (likeness < level_) return;
    if (cohesion_ > 0 && conflict_of(x, y)) return;
    const auto [first_a, first_b] = std::minmax(x.items.front(), y.items.front());
    heap_.push({likeness, first_a, first_b, a, b});
  }

  [[nodiscard]] double within(const Group& group) const {
    const double pairs = group.size() * (group.size() - 1) / 2;
    return (group.inner + kPriorPairs * level_) / (pairs + kPriorPairs);
  }

  [[nodiscard]] bool coheres(double likeness, const Group& a, const Group& b) const {
    return cohesion_ == 0 || likeness >= cohesion_ * std::sqrt(within(a) * within(b));
  }

  [[nodiscard]] static double mean_cosine(const Group& a, const Group& b) {
    return dot(a.terms, b.terms) / (a.size() * b.size());
  }

  // Whether more than half of a group are alike to the other, each for itself.
  [[nodiscard]] bool quorum(const Group& group, const Group& other) const {
    if (group.items.size() == 1) return true;  // it is what the likeness was taken of
    const std::size_t step = (group.items.size() + kAsked - 1) / kAsked;
    const double level = kQuorumLevel * level_ * other.size();
    std::size_t asked = 0;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < group.items.size(); i += step) {
      ++asked;
      if (dot(items_[group.items[i]].terms, other.terms) >= level) ++alike;
    }
    return 2 * alike > asked;
  }

  // What is near a merged group: all that was near one of its parts.
  [[nodiscard]] std::vector<Near> joint(std::uint32_t at_a, std::uint32_t at_b) const {
    const Group& a = groups_[at_a];
    const Group& b = groups_[at_b];
    std::vector<Near> both;
    auto x = a.near.begin();
    auto y = b.near.begin();
    while (x != a.near.end() || y != b.near.end()) {
      const bool in_a = x != a.near.end() && (y == b.near.end() || x->group <= y->group);
      const bool in_b = y != b.near.end() && (x == a.near.end() || y->group <= x->group);
      const std::uint32_t other = in_a ? x->group : y->group;
      if (other != at_a && other != at_b) {
        const Group& group = groups_[other];
        const double to_a = in_a ? static_cast<double>(x->cosine) : mean_cosine(a, group);
        const double to_b = in_b ? static_cast<double>(y->cosine) : mean_cosine(b, group);
        const double cosine = (a.size() * to_a + b.size() * to_b) / (a.size() + b.size());
        both.push_back({other, static_cast<float>(cosine)});
      }
      x += in_a ? 1 : 0;
      y += in_b ? 1 : 0;
    }
    return both;
  }

  [[nodiscard]] double across(const Group& a, std::uint32_t at_b) const {
    const auto near = std::lower_bound(a.near.begin(), a.near.end(), at_b,
                                       [](const Near& x, std::uint32_t g) { return x.group < g; });
    return static_cast<double>(near->cosine) * a.size() * groups_[at_b].size();
  }

  void merge(std::uint32_t at_a, std::uint32_t at_b) {
    if (groups_[at_b].items.front() < groups_[at_a].items.front()) std::swap(at_a, at_b);
    const auto at = static_cast<std::uint32_t>(groups_.size());
    Group both;
    both.near = joint(at_a, at_b);
    Group& a = groups_[at_a];
    Group& b = groups_[at_b];
    both.inner = a.inner + b.inner + across(a, at_b);
    both.terms = sum(a.terms, b.terms);
    trim(both.terms, kMostTerms);
    both.ordinals = sum(a.ordinals, b.ordinals);
    both.items = std::move(a.items);
    both.items.insert(both.items.end(), b.items.begin(), b.items.end());
    both.published = a.published;
    both.published.add(b.published);
    a = Group{.gone = true};
    b = Group{.gone = true};
    for (const Near& near : both.near) replace(near, at_a, at_b, at);
    std::erase_if(both.near,
                  [&](const Near& near) { return static_cast<double>(near.cosine) < least_; });
    groups_.push_back(std::move(both));
    for (const Near& near : groups_[at].near) {
      consider(at, near.group, static_cast<double>(near.cosine));
    }
  }

  // In what is near a neighbour, puts the merged group in the place of its parts. Its number is the
  // highest, so it stands last.
  void replace(const Near& near, std::uint32_t at_a, std::uint32_t at_b, std::uint32_t at) {
    std::vector<Near>& list = groups_[near.group].near;
    std::erase_if(list, [&](const Near& x) { return x.group == at_a || x.group == at_b; });
    if (static_cast<double>(near.cosine) >= least_) list.push_back({at, near.cosine});
  }

  const std::vector<Item>& items_;
  std::vector<Group> groups_;
  std::priority_queue<Pair> heap_;
  double least_;
  double spread_;
  double level_ = 0;
  double days_ = kStoryDays;
  double cohesion_ = 0;
};

}  // namespace

double fade(std::optional<float> a, std::optional<float> b) {
  if (!a || !b) return 1;
  return fade_by(std::abs(static_cast<double>(*a) - static_cast<double>(*b)), kStoryDays);
}

Groups agglomerate(const std::vector<Item>& items, const std::vector<Likeness>& alike,
                   Levels levels) {
  const double lowest = std::min(levels.story, levels.storyline);
  Agglomerator agglomerator(items, alike, kOutOfSight * lowest);
  Groups groups;
  agglomerator.make_stories(levels);
  groups.story = agglomerator.numbers();
  groups.links = agglomerator.links(levels.storyline);
  agglomerator.make_storylines(levels);
  groups.storyline = agglomerator.numbers();
  std::erase_if(groups.links, [&](const Link& link) {
    return groups.storyline[link.a] != groups.storyline[link.b];
  });
  return groups;
}

Groups group_stories_only(const std::vector<Item>& items, const std::vector<Likeness>& alike,
                          Levels levels) {
  Agglomerator agglomerator(items, alike, kOutOfSight * levels.story);
  agglomerator.make_stories(levels);
  Groups groups;
  groups.story = agglomerator.numbers();
  return groups;
}

}  // namespace synoptic::story
