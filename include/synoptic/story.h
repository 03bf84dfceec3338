// story: takes annotated reports and their Lineage, gives Stories: the reports that belong
// together. SPDX-License-Identifier: Apache-2.0
//
// Reports about one happening, or about happenings that belong together, are a story; stories of
// one process chain into a storyline. Numbers and ordinals are identity: a 12th package is not a
// 13th. One shared link never merges two crowds.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/lineage.h"
#include "synoptic/reading.h"
#include "synoptic/result.h"

namespace synoptic {

struct Story {
  std::string id;  // from the earliest report's text, so it stays as the story grows
  std::vector<ReportIndex> reports;  // sorted
};

struct Storyline {
  std::string id;
  std::vector<std::uint32_t> stories;  // into Grouping::stories
};

struct Grouping {
  std::vector<Story> stories;  // every report is in exactly one, every story in exactly one line
  std::vector<Storyline> storylines;
};

struct StoryOptions {
  double story_threshold = 0.065;     // average likeness that makes one story
  double storyline_threshold = 0.15;  // and one storyline
  double cohesion = 0.6;  // likeness of two groups, over that within them, that makes one story
};

// Groups reports. The outcome does not depend on their order, but for the indices. Never fails.
[[nodiscard]] Grouping group_stories(Reports reports, const Lineage& lineage,
                                     const StoryOptions& options = {});

// All reports as one story, for those who know that they belong together.
[[nodiscard]] Grouping group_together(Reports reports);

// The lines of `synoptic group`, one per report in the order of `reports`.
[[nodiscard]] std::string to_json_lines(Reports reports, const Grouping& grouping);

// --- a stream of reports ------------------------------------------------------------------------

struct StreamOptions {
  StoryOptions story;
  std::size_t window = 100'000;  // how many reports, the latest to arrive, are grouped; at least 1
};

// A report that has left the window, with its story as it was then. It does not change any more.
struct Left {
  std::string report;
  std::string story;
};

// A story id that was given out and is no more: its reports are in another story now.
struct Redirect {
  std::string from;
  std::string to;
};

// Why two stories stand in one storyline.
struct StoryLink {
  std::string story;
  double likeness = 0;             // average cosine of their reports, less by the days between them
  std::vector<std::string> names;  // that both tell of
  std::string numbered;            // "12, 13" where they number the same noun differently, else ""
  std::optional<double> days;      // from one to the other, by their first reports
};

struct NameTold {
  std::string form;
  NameKind kind = NameKind::other;
  std::size_t reports = 0;
};

// One report of a story, as it is told.
struct ReportTold {
  std::string id;
  std::string title;
  std::string outlet;     // empty when unknown, like all below
  std::string published;  // ISO 8601
  std::string origin;     // whom it is had from as a whole, or its outlet
  bool copy = false;      // nearly the words of an earlier one
};

struct StoryTold {
  std::string id;
  std::string storyline;
  std::string headline;             // the title that stands for the most of the story
  std::vector<ReportTold> reports;  // the earliest first, those without a date last
  std::string first;                // publication of the earliest and latest dated report, or ""
  std::string last;
  std::vector<std::string> outlets;  // sorted
  std::vector<std::string> origins;  // sorted
  std::vector<NameTold> names;       // the most told of first
  std::size_t copies = 0;
  std::vector<StoryLink> links;  // to other stories of its storyline
};

// The window as it is grouped when all of it is looked at: a function of its reports, whatever the
// order they came in; only the ids tell of history.
struct Window {
  std::vector<StoryTold> stories;  // the ones with the most reports first
  std::vector<Redirect> redirects;
};

// Groups reports as they arrive. Not safe to share between threads.
class StoryStream {
 public:
  explicit StoryStream(const StreamOptions& options = {});
  ~StoryStream();
  StoryStream(StoryStream&&) noexcept;
  StoryStream& operator=(StoryStream&&) noexcept;

  // Takes a report in and gives the id of its story as far as that can be said at once; later
  // reports may split a story or join it to another.
  std::string add(const AnnotatedReport& report);

  // The reports that have left the window since the last call, in the order they came.
  [[nodiscard]] std::vector<Left> take_left();

  // Looks at the whole window. Changes nothing.
  [[nodiscard]] Window settle() const;

  // How many reports have been added in all; how many are in the window; bytes held for them.
  [[nodiscard]] std::uint64_t taken() const noexcept;
  [[nodiscard]] std::size_t size() const noexcept;
  [[nodiscard]] std::size_t bytes() const;

  // All that is known, as `synoptic.stories/4` (docs/formats/stories.md). A stream that is loaded
  // goes on as if it had never been saved. Loading fails with Fault::archive_corrupt on bytes that
  // no stream has saved; the error has no subject.
  [[nodiscard]] std::string save() const;
  [[nodiscard]] static Result<StoryStream> load(std::string_view bytes,
                                                const StreamOptions& options = {});

 private:
  class State;
  explicit StoryStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// One line of `synoptic group --stories`. With `since` (ISO 8601, not empty) also what is new since
// then: its reports, outlets, origins and names.
[[nodiscard]] std::string to_json(const StoryTold& story, std::string_view since = {});

}  // namespace synoptic
