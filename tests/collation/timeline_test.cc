// SPDX-License-Identifier: Apache-2.0
#include "collation/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace synoptic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// One report whose mentions are each a happening of their own, at a time each.
struct Calendar {
  AnnotatedReport report;
  HappeningTable table;

  void add(const std::string& time, int times_said = 1, Modality modality = Modality::happened) {
    const auto happening = static_cast<std::uint32_t>(table.happenings.size());
    table.happenings.push_back({.kind = "meeting"});
    if (table.of_mention.empty()) table.of_mention.emplace_back();
    for (int i = 0; i < times_said; ++i) {
      auto& times = report.reading.times;
      const auto at = static_cast<std::uint32_t>(10 * times.size());
      report.reading.happenings.push_back({.span = {at, at + 2},
                                           .modality = modality,
                                           .time = static_cast<std::uint32_t>(times.size())});
      times.push_back({.span = {at + 3, at + 6}, .value = time});
      table.of_mention[0].push_back(happening);
    }
  }
  [[nodiscard]] std::vector<std::string> order() const {
    const std::vector<const AnnotatedReport*> all = {&report};
    std::vector<std::string> out;
    for (const TimelineEntry& entry : make_timeline(all, table)) {
      out.push_back(entry.time.value_or("?"));
    }
    return out;
  }
};

TEST(Timeline, DaysOfTheCalendarComeInTheirOrder) {
  Calendar calendar;
  calendar.add("2031-05-06");
  calendar.add("2031-04-30");
  calendar.add("2030");
  EXPECT_THAT(calendar.order(), ElementsAre("2030", "2031-04-30", "2031-05-06"));
}

TEST(Timeline, TheWeekdayMostSpokenOfIsTheLatest) {
  Calendar calendar;
  calendar.add("XXXX-WXX-6", 3);
  calendar.add("XXXX-WXX-2");
  calendar.add("XXXX-WXX-7");
  EXPECT_THAT(calendar.order(), ElementsAre("XXXX-WXX-7", "XXXX-WXX-2", "XXXX-WXX-6"));
}

TEST(Timeline, AWeekdayOfSomethingPlannedIsStillToCome) {
  Calendar calendar;
  calendar.add("XXXX-WXX-1", 1, Modality::planned);
  calendar.add("XXXX-WXX-6", 3);
  calendar.add("XXXX-WXX-2");
  EXPECT_THAT(calendar.order(), ElementsAre("XXXX-WXX-2", "XXXX-WXX-6", "XXXX-WXX-1"));
}

TEST(Timeline, WhatCannotBePlacedComesLastWithoutATime) {
  Calendar calendar;
  calendar.add("XXXX-XX-XX");
  calendar.add("XXXX-WXX-2");
  calendar.add("2031-05-06");
  EXPECT_THAT(calendar.order(), ElementsAre("2031-05-06", "XXXX-WXX-2", "?"));
}

TEST(Timeline, TheWordsThatDateAHappeningAreGathered) {
  Calendar calendar;
  calendar.add("2031-05-06", 2);
  const std::vector<const AnnotatedReport*> all = {&calendar.report};
  const auto timeline = make_timeline(all, calendar.table);
  ASSERT_THAT(timeline, SizeIs(1));
  EXPECT_EQ(timeline[0].happening, 0U);
  ASSERT_THAT(timeline[0].mentions, SizeIs(2));
  EXPECT_EQ(timeline[0].mentions[0].span, (Span{3, 6}));
}

TEST(Timeline, HappeningsWithoutATimeAreLeftOut) {
  Calendar calendar;
  calendar.table.happenings.push_back({.kind = "call"});
  calendar.table.of_mention = {{0}};
  calendar.report.reading.happenings.push_back({.span = {0, 4}});
  EXPECT_THAT(calendar.order(), IsEmpty());
  EXPECT_THAT(make_timeline({}, {}), IsEmpty());
}

TEST(Timeline, OneDayInTheSameWordsIsToldOncePerKind) {
  Calendar calendar;
  calendar.add("2031-05-04", 2);
  calendar.add("2031-05-04");
  calendar.report.reading.happenings.back().time = 0;  // dated by the words of the first
  EXPECT_THAT(calendar.order(), ElementsAre("2031-05-04"));
  calendar.table.happenings.back().kind = "fire";
  EXPECT_THAT(calendar.order(), ElementsAre("2031-05-04", "2031-05-04"));
}

}  // namespace
}  // namespace synoptic
