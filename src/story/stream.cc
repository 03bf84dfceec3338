// A stream of reports: what can be said of each as it comes.
// SPDX-License-Identifier: Apache-2.0
//
// A report that arrives is weighed by how common its terms are in the window so far, finds its
// neighbours through the postings of its keys, and joins the story that a quorum of it is alike to,
// on average and with cohesion, by the measures of cluster.cc; or it founds one.
//
// That judgement is made with what is known at the time, and later reports may show that it was
// wrong. Whenever a story has doubled, it is looked at again: it is held beside the other stories
// that its latest report could be of, and joined with one that it is alike to by the same measures;
// and its reports are taken apart and put together again by the agglomeration that settles a
// window, so that a story that has turned out to be two is split. Stories keep their ids through
// that, and an id that is given up redirects. Since stories are looked at when they have doubled,
// each report pays for that once or twice, however large its story grows.
//
// settle() (told.cc) looks at the whole window instead, and its grouping is a function of the
// reports alone.
//
// Cost per report: kKeys lists of kMostWalked postings in all, kNeighbours products of two short
// vectors and as many with the latest members of kAskedStories stories, and its share of looking at
// stories again. Nothing grows with the window or with the reports that have left.
#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <tuple>

#include "story/settle.h"
#include "story/stream_state.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

using story::Fingerprint;
using story::Term;

constexpr std::size_t kLongestWalk = 256;  // of one key, the latest
constexpr std::size_t kMostWalked = 1536;  // of all keys, the weightiest first
constexpr std::size_t kNeighbours = 16;
constexpr std::size_t kAskedStories = 4;  // those with the likest reports
constexpr std::size_t kAskedMembers = 8;  // of a story, the latest
constexpr std::size_t kMostToSplit = 64;  // stories with more members are left to settle()
constexpr std::size_t kFewestToSplit = 4;
constexpr double kCandidate = 0.5;  // of the level: pairs below tell nothing alone
constexpr double kKeyShare = 0.25;  // of that, from the keys alone
constexpr double kPriorPairs = 2;   // as in cluster.cc

bool is_closer(const StreamEdge& x, const StreamEdge& y) {
  return x.cosine != y.cosine ? x.cosine > y.cosine : x.serial < y.serial;
}

// The terms that a report is listed under, by their weight when it came.
std::vector<std::uint32_t> keys_of(const Fingerprint& print) {
  std::vector<Term> heaviest = print.terms;
  const std::size_t count = std::min(story::kKeys, heaviest.size());
  std::partial_sort(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(count),
                    heaviest.end(), [](const Term& x, const Term& y) {
                      return x.weight != y.weight ? x.weight > y.weight : x.hash < y.hash;
                    });
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < count && heaviest[i].weight > 0; ++i) {
    keys.push_back(heaviest[i].hash);
  }
  return keys;
}

}  // namespace

Inheritance inherit(std::span<const std::uint32_t> before, std::span<const std::uint32_t> now) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> counts;  // story, group
  for (std::size_t i = 0; i < before.size(); ++i) ++counts[{before[i], now[i]}];
  struct Claim {
    std::uint32_t reports, story, group;
  };
  std::vector<Claim> claims;
  for (const auto& [pair, reports] : counts) claims.push_back({reports, pair.first, pair.second});
  std::sort(claims.begin(), claims.end(), [](const Claim& x, const Claim& y) {
    return std::tuple(y.reports, x.story, x.group) < std::tuple(x.reports, y.story, y.group);
  });
  Inheritance out;
  std::map<std::uint32_t, std::uint32_t> most;  // story => group with most of it
  std::unordered_set<std::uint32_t> taken;
  for (const Claim& claim : claims) {
    most.try_emplace(claim.story, claim.group);
    if (taken.contains(claim.story) || out.story_of_group.contains(claim.group)) continue;
    taken.insert(claim.story);
    out.story_of_group.emplace(claim.group, claim.story);
  }
  for (const auto& [story, group] : most) {
    if (!taken.contains(story)) out.ended.emplace_back(story, group);
  }
  return out;
}

StoryStream::State::State(const StreamOptions& options)
    : options_(options), house_(options.window) {
  options_.window = std::max<std::size_t>(1, options_.window);
  shared_.assign(options_.window + 1, 0);
}

// The reports that share keys, with what these have in common.
std::vector<StreamEdge> StoryStream::State::walk(const Fingerprint& print,
                                                 std::span<const std::uint32_t> keys) {
  std::vector<StreamEdge> found;
  std::vector<std::uint32_t> shared_keys(keys.begin(), keys.end());
  std::erase_if(shared_keys, [&](std::uint32_t key) { return frequencies_.of(key) < 2; });
  postings_.fetch(shared_keys);
  std::size_t left = kMostWalked;
  for (const std::uint32_t key : shared_keys) {
    const auto term = std::lower_bound(print.terms.begin(), print.terms.end(), key,
                                       [](const Term& x, std::uint32_t y) { return x.hash < y; });
    // The neighbour's weight is not at hand; it is near its own.
    const float weight = static_cast<float>(term->weight) / story::kUnit;
    postings_.walk(key, std::min(kLongestWalk, left), [&](std::uint32_t serial) {
      --left;
      float& shared = shared_[serial % shared_.size()];
      if (shared == 0) found.push_back({serial, 0});
      shared += weight * weight;
    });
  }
  for (StreamEdge& edge : found) {
    edge.cosine = std::exchange(shared_[edge.serial % shared_.size()], 0.0F);
  }
  return found;
}

std::vector<StreamEdge> StoryStream::State::neighbours(const Fingerprint& print,
                                                       std::span<const std::uint32_t> keys) {
  std::vector<StreamEdge> found = walk(print, keys);
  const double level = kCandidate * levels_.story;
  std::erase_if(found, [&](const StreamEdge& edge) {
    return static_cast<double>(edge.cosine) < kKeyShare * level;
  });
  if (found.size() > kNeighbours) {
    std::nth_element(found.begin(), found.begin() + kNeighbours, found.end(), is_closer);
    found.resize(kNeighbours);
  }
  compare(print, found);
  std::erase_if(found,
                [&](const StreamEdge& edge) { return static_cast<double>(edge.cosine) < level; });
  std::sort(found.begin(), found.end(),
            [](const StreamEdge& x, const StreamEdge& y) { return x.serial < y.serial; });
  found.shrink_to_fit();
  return found;
}

// Asks the memory for the terms of a report. Reports lie scattered over more of it than a cache
// holds, so the next one is asked for while one is compared.
void StoryStream::State::fetch(std::uint32_t serial) const {
  constexpr std::size_t kLine = 64 / sizeof(Term);
  const std::vector<Term>& terms = at(serial).print.terms;
  for (std::size_t t = 0; t < terms.size(); t += kLine) __builtin_prefetch(terms.data() + t);
}

// Gives the edges their cosines.
void StoryStream::State::compare(const Fingerprint& print, std::vector<StreamEdge>& edges) const {
  for (const StreamEdge& edge : edges) __builtin_prefetch(&at(edge.serial).print.terms);
  const story::Against against(print.terms);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i == 0) fetch(edges[i].serial);
    if (i + 1 < edges.size()) fetch(edges[i + 1].serial);
    edges[i].cosine = static_cast<float>(against.dot(at(edges[i].serial).print.terms));
  }
}

// The members of a story that are asked.
std::span<const std::uint32_t> StoryStream::State::latest(const OpenStory& story) {
  return std::span(story.members).last(std::min(kAskedMembers, story.members.size()));
}

// How alike members that follow each other are.
double StoryStream::State::within(std::span<const std::uint32_t> members) const {
  double sum = kPriorPairs * levels_.story;
  for (const std::uint32_t serial : members.subspan(1)) {
    sum += static_cast<double>(at(serial).to_previous);
  }
  return sum / (static_cast<double>(members.size() - 1) + kPriorPairs);
}

// The cosine with an earlier report, of its edges where it is one of them.
double StoryStream::State::cosine_to(const Resident& report, std::uint32_t serial) const {
  const auto edge =
      std::lower_bound(report.edges.begin(), report.edges.end(), serial,
                       [](const StreamEdge& x, std::uint32_t y) { return x.serial < y; });
  if (edge != report.edges.end() && edge->serial == serial) {
    return static_cast<double>(edge->cosine);
  }
  return story::dot(report.print.terms, at(serial).print.terms);
}

// How alike a report is to the latest members of a story, where that makes it one of them.
std::optional<StoryStream::State::Match> StoryStream::State::match(const Resident& report,
                                                                   const OpenStory& open) const {
  const Fingerprint& print = report.print;
  const auto asked = latest(open);
  double sum = 0;
  double cosine = 0;
  std::size_t alike = 0;
  std::size_t conflicts = 0;
  for (const std::uint32_t serial : asked) {
    const Fingerprint& member = at(serial).print;
    cosine = cosine_to(report, serial);
    const double likeness = cosine * story::fade(print.day, member.day);
    sum += likeness;
    alike += likeness >= kCandidate * levels_.story ? 1u : 0u;
    conflicts += story::conflict(print.ordinals, 1, member.ordinals, 1) ? 1u : 0u;
  }
  const double mean = sum / static_cast<double>(asked.size());
  const double least = levels_.cohesion * std::sqrt(within(asked) * levels_.story);
  const bool enough = mean >= levels_.story && mean >= least;
  if (!enough || 2 * alike <= asked.size() || 2 * conflicts >= asked.size()) return std::nullopt;
  return Match{0, mean, static_cast<float>(cosine)};
}

// The stories of the reports that are most alike.
std::vector<std::uint32_t> StoryStream::State::candidates(const Resident& report) const {
  std::vector<StreamEdge> closest = report.edges;
  std::sort(closest.begin(), closest.end(), is_closer);
  std::vector<std::uint32_t> stories;
  for (const StreamEdge& edge : closest) {
    const std::uint32_t story = at(edge.serial).story;
    if (std::ranges::find(stories, story) == stories.end()) stories.push_back(story);
    if (stories.size() == kAskedStories) break;
  }
  return stories;
}

// The stories that a report could be of, the likeliest first.
std::vector<StoryStream::State::Match> StoryStream::State::matches(const Resident& report) const {
  std::vector<Match> matches;
  for (const std::uint32_t story : candidates(report)) {
    std::optional<Match> found = match(report, stories_.at(story));
    if (!found) continue;
    found->story = story;
    matches.push_back(*found);
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& x, const Match& y) { return x.likeness > y.likeness; });
  return matches;
}

std::string StoryStream::State::fresh_id(const Fingerprint& founder) const {
  const std::string key =
      std::string(story::shown_of(founder).id) + '\n' + std::to_string(founder.text);
  std::string id = stable_id("s", key);
  for (int round = 2; ids_.contains(id); ++round) {
    id = stable_id("s", key + '\n' + std::to_string(round));
  }
  return id;
}

std::uint32_t StoryStream::State::open(const Fingerprint& founder) {
  const std::uint32_t number = next_story_++;
  std::string id = fresh_id(founder);
  ids_.insert(id);
  stories_.emplace_hint(stories_.end(), number, OpenStory{std::move(id), {}});
  return number;
}

std::string StoryStream::State::add(const AnnotatedReport& annotated) {
  Fingerprint print = story::fingerprint_of(annotated);
  levels_ = story::levels_for(window_.size() + 1, options_.story);
  frequencies_.add(print.terms);
  weigh(print);
  house_.add(next_, print, annotated);
  const std::vector<std::uint32_t> keys = keys_of(print);
  Resident report{.print = std::move(print), .story = 0, .to_previous = 0, .edges = {}};
  report.edges = neighbours(report.print, keys);
  const std::vector<Match> could_be = matches(report);
  report.story = could_be.empty() ? open(report.print) : could_be.front().story;
  report.to_previous = could_be.empty() ? 0 : could_be.front().to_latest;
  const std::uint32_t serial = next_++;
  const std::uint32_t story = report.story;
  stories_.at(story).members.push_back(serial);
  postings_.add(serial, keys);
  window_.push_back(std::move(report));
  while (window_.size() > options_.window) leave();
  if (std::has_single_bit(stories_.at(story).members.size())) look_again(story, could_be);
  return stories_.at(at(serial).story).id;
}

void StoryStream::State::index(std::uint32_t serial, const Fingerprint& print) {
  postings_.add(serial, keys_of(print));
}

void StoryStream::State::leave() {
  Resident& report = window_.front();
  const auto story = stories_.find(report.story);
  left_.push_back({std::string(story::shown_of(report.print).id), story->second.id});
  std::erase(story->second.members, oldest_);
  if (story->second.members.empty()) {
    ids_.erase(story->second.id);
    stories_.erase(story);
  }
  frequencies_.remove(report.print.terms);
  house_.remove(oldest_, report.print);
  window_.pop_front();
  postings_.forget_before(++oldest_);
}

// A story has doubled: is it one with another that its latest report could be of, or is it two?
void StoryStream::State::look_again(std::uint32_t story, const std::vector<Match>& could_be) {
  for (const Match& other : could_be) {
    const auto there = stories_.find(other.story);
    if (other.story == story || there == stories_.end()) continue;
    if (!are_one(stories_.at(story), there->second)) continue;
    story = put_together(story, other.story);
  }
  const std::size_t members = stories_.at(story).members.size();
  if (members >= kFewestToSplit && members <= kMostToSplit) take_apart(story);
}

// By the measures of cluster.cc, over the latest members of both.
bool StoryStream::State::are_one(const OpenStory& a, const OpenStory& b) const {
  const auto of_a = latest(a);
  const auto of_b = latest(b);
  std::vector<double> to_a(of_b.size(), 0);
  std::vector<double> to_b(of_a.size(), 0);
  double sum = 0;
  std::size_t conflicts = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    const Fingerprint& x = at(of_a[i]).print;
    for (std::size_t k = 0; k < of_b.size(); ++k) {
      const Fingerprint& y = at(of_b[k]).print;
      const double likeness = story::dot(x.terms, y.terms) * story::fade(x.day, y.day);
      to_b[i] += likeness;
      to_a[k] += likeness;
      sum += likeness;
      conflicts += story::conflict(x.ordinals, 1, y.ordinals, 1) ? 1u : 0u;
    }
  }
  const std::size_t pairs = of_a.size() * of_b.size();
  const double mean = sum / static_cast<double>(pairs);
  const double least = levels_.cohesion * std::sqrt(within(of_a) * within(of_b));
  const auto quorum = [&](const std::vector<double>& sums, std::size_t others) {
    const double level = kCandidate * levels_.story * static_cast<double>(others);
    const auto alike = std::ranges::count_if(sums, [&](double x) { return x >= level; });
    return 2 * alike > std::ssize(sums);
  };
  return mean >= levels_.story && mean >= least && 2 * conflicts < pairs &&
         quorum(to_a, of_a.size()) && quorum(to_b, of_b.size());
}

// The smaller story goes on in the larger one; gives that.
std::uint32_t StoryStream::State::put_together(std::uint32_t a, std::uint32_t b) {
  const std::size_t of_a = stories_.at(a).members.size();
  const std::size_t of_b = stories_.at(b).members.size();
  if (std::tuple(of_a, b) < std::tuple(of_b, a)) std::swap(a, b);  // of like ones the older goes on
  const OpenStory& into = stories_.at(a);
  const OpenStory& ended = stories_.at(b);
  std::vector<std::uint32_t> members;
  std::ranges::merge(into.members, ended.members, std::back_inserter(members));
  redirect(ended.id, into.id);
  ids_.erase(ended.id);
  stories_.erase(b);
  stories_.at(a).members.clear();
  for (const std::uint32_t serial : members) join(serial, a);
  return a;
}

void StoryStream::State::take_apart(std::uint32_t story) {
  const std::vector<std::uint32_t> serials = stories_.at(story).members;
  std::vector<story::Item> items;
  std::vector<story::Likeness> alike;
  for (std::uint32_t i = 0; i < serials.size(); ++i) {
    const Resident& report = at(serials[i]);
    story::Item item{.terms = {}, .ordinals = report.print.ordinals, .day = report.print.day};
    item.terms.reserve(report.print.terms.size());
    for (const Term& term : report.print.terms) {
      item.terms.push_back({term.hash, static_cast<float>(term.weight) / story::kUnit});
    }
    items.push_back(std::move(item));
    for (const StreamEdge& edge : report.edges) {
      const auto other = std::lower_bound(serials.begin(), serials.end(), edge.serial);
      if (other == serials.end() || *other != edge.serial) continue;
      if (static_cast<double>(edge.cosine) < levels_.story) continue;
      alike.push_back({static_cast<std::uint32_t>(other - serials.begin()), i,
                       static_cast<double>(edge.cosine)});
    }
  }
  regroup(serials, story::group_stories_only(items, alike, levels_));
}

void StoryStream::State::regroup(const std::vector<std::uint32_t>& serials,
                                 const story::Groups& groups) {
  std::vector<std::uint32_t> before;
  for (const std::uint32_t serial : serials) before.push_back(at(serial).story);
  Inheritance heirs = inherit(before, groups.story);
  for (const std::uint32_t story : before) stories_.at(story).members.clear();
  for (std::size_t i = 0; i < serials.size(); ++i) {
    const auto [heir, founded] = heirs.story_of_group.try_emplace(groups.story[i], 0u);
    if (founded) heir->second = open(at(serials[i]).print);
    join(serials[i], heir->second);
  }
  for (const auto& [story, group] : heirs.ended) {
    const auto ended = stories_.find(story);
    redirect(ended->second.id, stories_.at(heirs.story_of_group.at(group)).id);
    ids_.erase(ended->second.id);
    stories_.erase(ended);
  }
}

// As the latest member.
void StoryStream::State::join(std::uint32_t serial, std::uint32_t story) {
  Resident& report = at(serial);
  std::vector<std::uint32_t>& members = stories_.at(story).members;
  report.story = story;
  report.to_previous =
      members.empty()
          ? 0
          : static_cast<float>(story::dot(report.print.terms, at(members.back()).print.terms));
  members.push_back(serial);
}

void StoryStream::State::redirect(const std::string& from, const std::string& to) {
  redirects_.push_back({from, to});
  // As many as the window has reports: older ones lead to stories that nobody asks for any more.
  constexpr std::size_t kMostRedirects = 10'000;
  while (redirects_.size() > std::min(options_.window, kMostRedirects)) redirects_.pop_front();
}

std::size_t StoryStream::State::bytes() const {
  std::size_t bytes =
      frequencies_.bytes() + postings_.bytes() + house_.bytes() + shared_.size() * sizeof(float);
  for (const Resident& report : window_) {
    bytes += sizeof(Resident) + report.print.terms.capacity() * sizeof(Term) +
             report.print.ordinals.capacity() * sizeof(story::Numbered) +
             report.print.sentences.capacity() * sizeof(std::uint32_t) +
             report.print.shown.capacity() + report.edges.capacity() * sizeof(StreamEdge);
  }
  constexpr std::size_t kNode = 48;  // of a tree or hash table, about
  for (const auto& [number, story] : stories_) {
    bytes += 2 * kNode + sizeof(OpenStory) + sizeof(std::string) +
             story.members.capacity() * sizeof(std::uint32_t);
  }
  for (const Redirect& one : redirects_) bytes += sizeof(one) + one.from.size() + one.to.size();
  return bytes;
}

StoryStream::StoryStream(const StreamOptions& options) : state_(std::make_unique<State>(options)) {}
StoryStream::StoryStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
StoryStream::~StoryStream() = default;
StoryStream::StoryStream(StoryStream&&) noexcept = default;
StoryStream& StoryStream::operator=(StoryStream&&) noexcept = default;

std::string StoryStream::add(const AnnotatedReport& report) { return state_->add(report); }
std::vector<Left> StoryStream::take_left() { return state_->take_left(); }
Window StoryStream::settle() const { return state_->settle(); }
std::uint64_t StoryStream::taken() const noexcept { return state_->taken(); }
std::size_t StoryStream::size() const noexcept { return state_->size(); }
std::size_t StoryStream::bytes() const { return state_->bytes(); }
std::string StoryStream::save() const { return state_->save(); }

Result<StoryStream> StoryStream::load(std::string_view bytes, const StreamOptions& options) {
  auto state = std::make_unique<State>(options);
  if (!state->load(bytes)) {
    return fail(
        Fault::archive_corrupt, "",
        "this is no state that `group --state` has saved whole; move it away to begin anew");
  }
  return StoryStream(std::move(state));
}

}  // namespace synoptic
