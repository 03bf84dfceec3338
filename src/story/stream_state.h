// story: what a StoryStream knows.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "story/cluster.h"
#include "story/fingerprint.h"
#include "story/house.h"
#include "story/postings.h"
#include "story/weights.h"
#include "synoptic/story.h"

namespace synoptic {

// To an earlier report that is alike.
struct StreamEdge {
  std::uint32_t serial = 0;
  float cosine = 0;
};

// A report in the window.
struct Resident {
  story::Fingerprint print;
  std::uint32_t story = 0;
  float to_previous = 0;  // cosine with the member that came before it to the story; 0 of the first
  std::vector<StreamEdge> edges;
};

// A story as it stands at the moment.
struct OpenStory {
  std::string id;
  std::vector<std::uint32_t> members;  // serials in the window, ascending
};

// Which groups go on under the ids of stories that were there before: each group takes the story
// that gave it the most reports and that no other group has a better claim to.
struct Inheritance {
  std::map<std::uint32_t, std::uint32_t> story_of_group;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ended;  // story => group with most of it
};
// Per item its story before and its group now.
[[nodiscard]] Inheritance inherit(std::span<const std::uint32_t> before,
                                  std::span<const std::uint32_t> now);

class StoryStream::State {
 public:
  explicit State(const StreamOptions& options);

  std::string add(const AnnotatedReport& report);
  [[nodiscard]] std::vector<Left> take_left() { return std::exchange(left_, {}); }
  [[nodiscard]] Window settle() const;
  [[nodiscard]] std::uint64_t taken() const { return next_; }
  [[nodiscard]] std::size_t size() const { return window_.size(); }
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::string save() const;
  [[nodiscard]] bool load(std::string_view bytes);

 private:
  struct Match {
    std::uint32_t story = 0;
    double likeness = 0;
    float to_latest = 0;  // cosine with the latest member
  };

  [[nodiscard]] const Resident& at(std::uint32_t serial) const { return window_[serial - oldest_]; }
  [[nodiscard]] Resident& at(std::uint32_t serial) { return window_[serial - oldest_]; }
  void weigh(story::Fingerprint& print) const;
  [[nodiscard]] std::vector<const story::Repeated*> house_text_of(const story::Fingerprint& print,
                                                                  std::vector<float> weights) const;
  [[nodiscard]] bool is_house_text(const story::Repeated& said,
                                   std::span<const story::Term> rest) const;
  [[nodiscard]] std::vector<StreamEdge> walk(const story::Fingerprint& print,
                                             std::span<const std::uint32_t> keys);
  [[nodiscard]] std::vector<StreamEdge> neighbours(const story::Fingerprint& print,
                                                   std::span<const std::uint32_t> keys);
  void fetch(std::uint32_t serial) const;
  void compare(const story::Fingerprint& print, std::vector<StreamEdge>& edges) const;
  [[nodiscard]] static std::span<const std::uint32_t> latest(const OpenStory& story);
  [[nodiscard]] double within(std::span<const std::uint32_t> members) const;
  [[nodiscard]] double cosine_to(const Resident& report, std::uint32_t serial) const;
  [[nodiscard]] std::optional<Match> match(const Resident& report, const OpenStory& story) const;
  [[nodiscard]] std::vector<std::uint32_t> candidates(const Resident& report) const;
  [[nodiscard]] std::vector<Match> matches(const Resident& report) const;
  void join(std::uint32_t serial, std::uint32_t story);
  std::uint32_t open(const story::Fingerprint& founder);
  void leave();
  void look_again(std::uint32_t story, const std::vector<Match>& could_be);
  [[nodiscard]] bool are_one(const OpenStory& a, const OpenStory& b) const;
  std::uint32_t put_together(std::uint32_t a, std::uint32_t b);
  void take_apart(std::uint32_t story);
  void regroup(const std::vector<std::uint32_t>& serials, const story::Groups& groups);
  void redirect(const std::string& from, const std::string& to);
  [[nodiscard]] std::string fresh_id(const story::Fingerprint& founder) const;
  void index(std::uint32_t serial, const story::Fingerprint& print);

  StreamOptions options_;
  std::deque<Resident> window_;
  std::uint32_t oldest_ = 0;                    // serial of the first in the window
  std::uint32_t next_ = 0;                      // serial of the next to come
  std::map<std::uint32_t, OpenStory> stories_;  // by number, in the order they were founded
  std::uint32_t next_story_ = 0;
  std::unordered_set<std::string> ids_;  // of open stories
  std::deque<Redirect> redirects_;
  std::vector<Left> left_;
  story::Frequencies frequencies_;
  story::House house_;
  story::Postings postings_;
  story::Levels levels_;       // for as many reports as there are
  std::vector<float> shared_;  // scratch, by serial modulo its size
};

}  // namespace synoptic
