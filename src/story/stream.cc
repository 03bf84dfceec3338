// A stream of reports: what can be said of each as it comes.
// SPDX-License-Identifier: Apache-2.0
//
// A report that arrives is weighed by how common its terms are in the window so far, finds its
// neighbours through the postings of its keys, and joins the story that a quorum of it is alike to,
// on average and with cohesion, by the measures of cluster.cc; or it founds one.
//
// That judgement is made with what is known at the time. So after every kTick reports the stories
// that new reports have touched are taken apart and put together again by the same agglomeration
// that settles a window, over the links that were found: two stories that a third report has shown
// to be one are joined, a story that has turned out to be two is split. Stories keep their ids
// through that; an id that is given up redirects.
//
// settle() (told.cc) looks at the whole window instead, and its grouping is a function of the
// reports alone.
//
// Cost per report: kKeys lists of at most kLongestWalk postings, kNeighbours products of two short
// vectors, and its share of a tidying whose work follows the touched stories. Nothing grows with
// the reports that have left.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "story/stream_state.h"
#include "synoptic/ids.h"

namespace synoptic {
namespace {

using story::Fingerprint;
using story::Term;

constexpr std::uint32_t kTick = 256;
constexpr std::size_t kLongestWalk = 1024;
constexpr std::size_t kAskedMembers = 8;   // of a story, the latest
constexpr std::size_t kTidyMembers = 256;  // stories with more are left to settle()
constexpr float kRival = 0.6F;             // of the best cosine, that another story must reach
constexpr double kCandidate = 0.5;         // of the level: pairs below tell nothing alone
constexpr double kKeyShare = 0.25;         // of that, from the keys alone
constexpr double kPriorPairs = 2;          // as in cluster.cc
constexpr float kUnit = 65535;

double dot(const std::vector<Term>& a, const std::vector<Term>& b) {
  std::uint64_t product = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    const std::uint32_t x_hash = x->hash;
    const std::uint32_t y_hash = y->hash;
    if (x_hash == y_hash) product += std::uint64_t{x->weight} * y->weight;
    x += x_hash <= y_hash ? 1 : 0;
    y += y_hash <= x_hash ? 1 : 0;
  }
  return static_cast<double>(product) / (static_cast<double>(kUnit) * static_cast<double>(kUnit));
}

double fade(std::optional<float> a, std::optional<float> b) {
  constexpr double kGrace = 2;
  constexpr double kStoryDays = 7;
  if (!a || !b) return 1;
  const double gap = std::abs(static_cast<double>(*a) - static_cast<double>(*b)) - kGrace;
  return gap <= 0 ? 1 : 1 / (1 + gap / kStoryDays);
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
  for (std::size_t i = 0; i < count; ++i) keys.push_back(heaviest[i].hash);
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

StoryStream::State::State(const StreamOptions& options) : options_(options) {
  options_.window = std::max<std::size_t>(1, options_.window);
  shared_.assign(options_.window + 1, 0);
}

// Gives the terms their weights of this moment.
void StoryStream::State::weigh(Fingerprint& print) const {
  std::vector<float> weights;
  double square = 0;
  for (const Term& term : print.terms) {
    const float idf = story::idf_of(term, frequencies_.of(term.hash), frequencies_.reports());
    const float weight = story::often_of(term) * idf;
    weights.push_back(weight);
    square += static_cast<double>(weight) * static_cast<double>(weight);
  }
  const auto length = static_cast<float>(std::sqrt(std::max(square, 1e-12)));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    print.terms[i].weight = static_cast<std::uint16_t>(std::lround(kUnit * weights[i] / length));
  }
}

std::vector<StreamEdge> StoryStream::State::neighbours(const Fingerprint& print,
                                                       std::span<const std::uint32_t> keys) {
  std::vector<StreamEdge> found;
  for (const std::uint32_t key : keys) {
    const auto term = std::lower_bound(print.terms.begin(), print.terms.end(), key,
                                       [](const Term& x, std::uint32_t y) { return x.hash < y; });
    // The neighbour's weight is not at hand; it is near its own.
    const float weight = static_cast<float>(term->weight) / kUnit;
    postings_.walk(key, kLongestWalk, [&](std::uint32_t serial) {
      float& shared = shared_[serial % shared_.size()];
      if (shared == 0) found.push_back({serial, 0});
      shared += weight * weight;
    });
  }
  const double level =
      kCandidate * std::min(options_.story.story_threshold, options_.story.storyline_threshold);
  for (StreamEdge& edge : found) {
    edge.cosine = shared_[edge.serial % shared_.size()];
    shared_[edge.serial % shared_.size()] = 0;
  }
  std::erase_if(found, [&](const StreamEdge& edge) {
    return static_cast<double>(edge.cosine) < kKeyShare * level;
  });
  const auto closer = [](const StreamEdge& x, const StreamEdge& y) {
    return x.cosine != y.cosine ? x.cosine > y.cosine : x.serial < y.serial;
  };
  if (found.size() > story::kNeighbours) {
    std::nth_element(found.begin(), found.begin() + story::kNeighbours, found.end(), closer);
    found.resize(story::kNeighbours);
  }
  for (StreamEdge& edge : found) {
    edge.cosine = static_cast<float>(dot(print.terms, at(edge.serial).print.terms));
  }
  std::erase_if(found,
                [&](const StreamEdge& edge) { return static_cast<double>(edge.cosine) < level; });
  std::sort(found.begin(), found.end(),
            [](const StreamEdge& x, const StreamEdge& y) { return x.serial < y.serial; });
  found.shrink_to_fit();
  return found;
}

// How alike a report is to the latest members of a story, where that makes it one of them.
std::optional<StoryStream::State::Match> StoryStream::State::match(const Fingerprint& print,
                                                                   const OpenStory& open) const {
  const StoryOptions& options = options_.story;
  const std::size_t asked = std::min(kAskedMembers, open.members.size());
  const auto latest = std::span(open.members).last(asked);
  double sum = 0;
  double inner = 0;
  std::size_t pairs = 0;
  std::size_t alike = 0;
  std::size_t conflicts = 0;
  for (std::size_t i = 0; i < latest.size(); ++i) {
    const Fingerprint& member = at(latest[i]).print;
    const double likeness = dot(print.terms, member.terms) * fade(print.day, member.day);
    sum += likeness;
    alike += likeness >= kCandidate * options.story_threshold ? 1u : 0u;
    conflicts += story::conflict(print.ordinals, 1, member.ordinals, 1) ? 1u : 0u;
    if (i == 0) continue;
    inner += dot(member.terms, at(latest[i - 1]).print.terms);
    ++pairs;
  }
  const double mean = sum / static_cast<double>(asked);
  const double within =
      (inner + kPriorPairs * options.story_threshold) / (static_cast<double>(pairs) + kPriorPairs);
  const bool enough = mean >= options.story_threshold &&
                      mean >= options.cohesion * std::sqrt(within * options.story_threshold);
  if (!enough || 2 * alike <= asked || 2 * conflicts >= asked) return std::nullopt;
  return Match{0, mean};
}

std::optional<std::uint32_t> StoryStream::State::choose(const Resident& report) const {
  std::vector<std::uint32_t> candidates;
  for (const StreamEdge& edge : report.edges) candidates.push_back(at(edge.serial).story);
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::optional<Match> best;
  for (const std::uint32_t story : candidates) {
    const std::optional<Match> found = match(report.print, stories_.at(story));
    if (found && (!best || found->likeness > best->likeness)) best = {story, found->likeness};
  }
  return best ? std::optional(best->story) : std::nullopt;
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

std::string StoryStream::State::add(Fingerprint print) {
  frequencies_.add(print.terms);
  weigh(print);
  const std::vector<std::uint32_t> keys = keys_of(print);
  Resident report{.print = std::move(print), .story = 0, .edges = {}};
  report.edges = neighbours(report.print, keys);
  const std::optional<std::uint32_t> chosen = choose(report);
  report.story = chosen ? *chosen : open(report.print);
  const std::uint32_t serial = next_++;
  OpenStory& story = stories_.at(report.story);
  story.members.push_back(serial);
  std::string id = story.id;
  postings_.add(serial, keys);
  window_.push_back(std::move(report));
  while (window_.size() > options_.window) leave();
  if (next_ % kTick == 0) tidy();
  return id;
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
  window_.pop_front();
  postings_.forget_before(++oldest_);
}

// The stories that a report may show to be wrong: its own, and those it is nearly as alike to.
void StoryStream::State::disturb(const Resident& report,
                                 std::unordered_set<std::uint32_t>& stories) const {
  float most = static_cast<float>(options_.story.story_threshold);
  for (const StreamEdge& edge : report.edges) most = std::max(most, kRival * edge.cosine);
  bool rival = false;
  for (const StreamEdge& edge : report.edges) {
    if (edge.serial < oldest_ || edge.cosine < most) continue;
    const std::uint32_t other = at(edge.serial).story;
    if (other == report.story) continue;
    stories.insert(other);
    rival = true;
  }
  if (rival) stories.insert(report.story);
}

// The reports of all stories that those which came since the last tidying have disturbed, in the
// order they came.
std::vector<std::uint32_t> StoryStream::State::disturbed() const {
  std::unordered_set<std::uint32_t> stories;
  for (std::uint32_t serial = std::max(tidied_, oldest_); serial < next_; ++serial) {
    disturb(at(serial), stories);
  }
  std::vector<std::uint32_t> serials;
  for (const std::uint32_t story : stories) {
    const std::vector<std::uint32_t>& members = stories_.at(story).members;
    if (members.size() > kTidyMembers) continue;
    serials.insert(serials.end(), members.begin(), members.end());
  }
  std::sort(serials.begin(), serials.end());
  return serials;
}

void StoryStream::State::tidy() {
  const std::vector<std::uint32_t> serials = disturbed();
  tidied_ = next_;
  std::vector<story::Item> items;
  std::vector<story::Likeness> alike;
  for (std::uint32_t i = 0; i < serials.size(); ++i) {
    const Resident& report = at(serials[i]);
    story::Item item{.terms = {}, .ordinals = report.print.ordinals, .day = report.print.day};
    item.terms.reserve(report.print.terms.size());
    for (const Term& term : report.print.terms) {
      item.terms.push_back({term.hash, static_cast<float>(term.weight) / kUnit});
    }
    items.push_back(std::move(item));
    for (const StreamEdge& edge : report.edges) {
      const auto other = std::lower_bound(serials.begin(), serials.end(), edge.serial);
      if (other == serials.end() || *other != edge.serial) continue;
      if (static_cast<double>(edge.cosine) < options_.story.story_threshold) continue;
      alike.push_back({static_cast<std::uint32_t>(other - serials.begin()), i,
                       static_cast<double>(edge.cosine)});
    }
  }
  const StoryOptions& options = options_.story;
  regroup(serials,
          story::group_stories_only(
              items, alike, {options.story_threshold, options.story_threshold, options.cohesion}));
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
    at(serials[i]).story = heir->second;
    stories_.at(heir->second).members.push_back(serials[i]);
  }
  for (const auto& [story, group] : heirs.ended) {
    const auto ended = stories_.find(story);
    redirect(ended->second.id, stories_.at(heirs.story_of_group.at(group)).id);
    ids_.erase(ended->second.id);
    stories_.erase(ended);
  }
}

void StoryStream::State::redirect(const std::string& from, const std::string& to) {
  redirects_.push_back({from, to});
  // As many as the window has reports: older ones lead to stories that nobody asks for any more.
  constexpr std::size_t kMostRedirects = 10'000;
  while (redirects_.size() > std::min(options_.window, kMostRedirects)) redirects_.pop_front();
}

std::size_t StoryStream::State::bytes() const {
  std::size_t bytes = frequencies_.bytes() + postings_.bytes() + shared_.size() * sizeof(float);
  for (const Resident& report : window_) {
    bytes += sizeof(Resident) + report.print.terms.capacity() * sizeof(Term) +
             report.print.ordinals.capacity() * sizeof(story::Numbered) +
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

std::string StoryStream::add(const AnnotatedReport& report) {
  return state_->add(story::fingerprint_of(report));
}
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
