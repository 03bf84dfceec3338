// What tests of the stream ask it: which reports are of one story?
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "synoptic/reading.h"
#include "synoptic/story.h"

namespace synoptic {

// The ids of reports, story by story.
using Stories = std::set<std::set<std::string>>;

inline Stories stories_of(const Window& window) {
  Stories stories;
  for (const StoryTold& story : window.stories) {
    std::set<std::string> ids;
    for (const ReportTold& report : story.reports) ids.insert(report.id);
    stories.insert(std::move(ids));
  }
  return stories;
}

inline StoryStream stream_of(const std::vector<AnnotatedReport>& reports,
                             const StreamOptions& options = {}) {
  StoryStream stream(options);
  for (const AnnotatedReport& report : reports) stream.add(report);
  return stream;
}

}  // namespace synoptic
