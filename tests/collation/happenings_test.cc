// SPDX-License-Identifier: Apache-2.0
#include "collation/happenings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace synoptic {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Reports made by hand: mentions of happenings with names and times, and no words to speak of.
struct Desk {
  std::vector<AnnotatedReport> reports;
  NameTable names;

  explicit Desk(std::size_t count) : reports(count) {
    for (std::size_t r = 0; r < count; ++r) {
      reports[r].report.id = std::string(1, static_cast<char>('a' + r));
      reports[r].report.text = std::string(1000, 'x');
      names.of_entity.emplace_back();
    }
  }
  // A name that is entity `entity` in every report.
  NameIndex name(const std::string& form, NameKind kind = NameKind::person) {
    const auto index = static_cast<NameIndex>(names.names.size());
    names.names.push_back({.id = form, .kind = kind, .name = form});
    for (auto& entities : names.of_entity) entities.push_back(index);
    return index;
  }
  HappeningMention& mention(std::size_t report, std::string kind, std::vector<EntityIndex> who) {
    auto& list = reports[report].reading.happenings;
    const auto at = static_cast<std::uint32_t>(10 * list.size());
    list.push_back({.span = {at, at + 4}, .kind = std::move(kind), .participants = std::move(who)});
    return list.back();
  }
  void at_time(HappeningMention& mention, std::size_t report, const std::string& value) {
    auto& times = reports[report].reading.times;
    mention.time = static_cast<std::uint32_t>(times.size());
    times.push_back({.span = {900, 904}, .value = value});
  }
  void for_hours(HappeningMention& mention, std::size_t report, double hours) {
    auto& quantities = reports[report].reading.quantities;
    mention.duration = static_cast<std::uint32_t>(quantities.size());
    quantities.push_back({.kind = QuantityKind::duration, .number = hours, .unit = "hour"});
  }
  void for_days(HappeningMention& mention, std::size_t report, double days) {
    for_hours(mention, report, days);
    reports[report].reading.quantities.back().unit = "day";
  }
  [[nodiscard]] HappeningTable align() const {
    std::vector<const AnnotatedReport*> all;
    for (const AnnotatedReport& report : reports) all.push_back(&report);
    return align_happenings(all, names);
  }
};

TEST(Happenings, TheSameParticipantsMakeOneCall) {
  Desk desk(2);
  const NameIndex lind = desk.name("Lind");
  const NameIndex orme = desk.name("Orme");
  desk.mention(0, "call", {0, 1});
  desk.mention(1, "phone call", {0, 1});
  const HappeningTable table = desk.align();
  ASSERT_THAT(table.happenings, SizeIs(1));
  EXPECT_EQ(table.happenings[0].kind, "call");
  EXPECT_THAT(table.happenings[0].participants, ElementsAre(lind, orme));
  EXPECT_THAT(table.happenings[0].mentions, SizeIs(2));
  EXPECT_EQ(table.of_mention[0][0], table.of_mention[1][0]);
}

TEST(Happenings, ACallIsNoMeeting) {
  Desk desk(2);
  desk.name("Lind");
  desk.name("Orme");
  desk.mention(0, "call", {0, 1});
  desk.mention(1, "meeting", {0, 1});
  EXPECT_THAT(desk.align().happenings, SizeIs(2));
}

TEST(Happenings, TwoDaysAreTwoMeetings) {
  Desk desk(2);
  desk.name("Lind");
  desk.name("Orme");
  desk.at_time(desk.mention(0, "meeting", {0, 1}), 0, "XXXX-WXX-2");
  desk.at_time(desk.mention(1, "meeting", {0, 1}), 1, "XXXX-WXX-5");
  EXPECT_THAT(desk.align().happenings, SizeIs(2));
}

TEST(Happenings, AWeekdayMeetsTheDateItFallsOn) {
  Desk desk(2);
  desk.name("Lind");
  desk.at_time(desk.mention(0, "vote", {0}), 0, "XXXX-WXX-2");
  desk.at_time(desk.mention(1, "vote", {0}), 1, "2031-05-06");
  EXPECT_THAT(desk.align().happenings, SizeIs(1));
}

TEST(Happenings, TwoPlacesAreTwoMeetingsAndACityIsInItsState) {
  Desk desk(3);
  desk.name("Lind");
  desk.name("Orme");
  desk.name("Miami", NameKind::place);
  desk.name("Florida", NameKind::place);
  desk.name("Oslo", NameKind::place);
  desk.mention(0, "meeting", {0, 1}).place = 2;
  desk.mention(1, "talks", {0, 1}).place = 3;
  desk.mention(2, "meeting", {0, 1}).place = 4;
  const HappeningTable table = desk.align();
  ASSERT_THAT(table.happenings, SizeIs(2));
  EXPECT_EQ(table.of_mention[0][0], table.of_mention[1][0]);
  EXPECT_NE(table.of_mention[0][0], table.of_mention[2][0]);
}

TEST(Happenings, AnotherLengthAloneDoesNotPartWhatElseAgrees) {
  Desk desk(2);
  desk.name("Lind");
  desk.name("Orme");
  desk.name("Oslo", NameKind::place);
  for (std::size_t r = 0; r < 2; ++r) {
    HappeningMention& mention = desk.mention(r, "meeting", {0, 1});
    mention.place = 2;
    desk.for_hours(mention, r, r == 0 ? 5 : 3);
  }
  EXPECT_THAT(desk.align().happenings, SizeIs(1));
}

TEST(Happenings, OneSharedParticipantIsNotEnough) {
  Desk desk(2);
  desk.name("Lind");
  desk.name("Orme");
  desk.name("Falk");
  desk.mention(0, "meeting", {0, 1});
  desk.mention(1, "meeting", {0, 2});
  EXPECT_THAT(desk.align().happenings, SizeIs(2));
}

TEST(Happenings, AVagueMentionCannotWeldTwoMeetingsTogether) {
  Desk desk(3);
  desk.name("Lind");
  desk.name("Orme");
  desk.at_time(desk.mention(0, "meeting", {0, 1}), 0, "XXXX-WXX-2");
  desk.mention(1, "meeting", {0, 1});
  desk.at_time(desk.mention(2, "meeting", {0, 1}), 2, "XXXX-WXX-5");
  const HappeningTable table = desk.align();
  EXPECT_THAT(table.happenings, SizeIs(2));
  EXPECT_NE(table.of_mention[0][0], table.of_mention[2][0]);
}

TEST(Happenings, TheMeetingIsTheOneItsReportLastSpokeOf) {
  Desk desk(1);
  desk.name("Lind");
  desk.name("Orme");
  desk.mention(0, "meeting", {0, 1}).sentence = 3;
  desk.mention(0, "meeting", {}).sentence = 4;
  desk.mention(0, "meeting", {}).sentence = 40;
  const HappeningTable table = desk.align();
  EXPECT_EQ(table.of_mention[0][0], table.of_mention[0][1]);
  EXPECT_NE(table.of_mention[0][0], table.of_mention[0][2]);
}

TEST(Happenings, EveryMentionIsOfOneHappening) {
  Desk desk(2);
  desk.name("Lind");
  for (const char* kind : {"call", "vote", "strike", "vote"}) {
    desk.mention(0, kind, {0});
    desk.mention(1, kind, {});
  }
  const HappeningTable table = desk.align();
  std::size_t mentions = 0;
  for (const CollatedHappening& happening : table.happenings) mentions += happening.mentions.size();
  EXPECT_EQ(mentions, 8U);
  for (const auto& report : table.of_mention) {
    for (const auto& mention : report) {
      ASSERT_TRUE(mention.has_value());
      EXPECT_LT(*mention, table.happenings.size());
    }
  }
}

TEST(Happenings, WhatMostReportsTellOfStandsFirst) {
  Desk desk(3);
  desk.name("Lind");
  desk.name("Orme");
  desk.mention(0, "vote", {0});
  for (std::size_t r = 0; r < 3; ++r) desk.mention(r, "call", {0, 1});
  EXPECT_EQ(desk.align().happenings.front().kind, "call");
}

TEST(Happenings, IdsDoNotDependOnTheOrderOfTheReports) {
  Desk desk(2);
  desk.name("Lind");
  desk.name("Orme");
  desk.mention(0, "call", {0, 1});
  desk.mention(1, "call", {0, 1});
  desk.mention(1, "vote", {1});
  std::set<std::string> ids;
  for (const CollatedHappening& happening : desk.align().happenings) ids.insert(happening.id);
  std::swap(desk.reports[0], desk.reports[1]);
  std::set<std::string> swapped;
  for (const CollatedHappening& happening : desk.align().happenings) swapped.insert(happening.id);
  EXPECT_EQ(ids, swapped);
  EXPECT_THAT(ids, SizeIs(2));
}

// Three days of talks to Sunday, and one more happening of the second report.
struct LongTalks {
  Desk scene;
  explicit LongTalks(const std::string& kind, const std::string& day, bool same_people = true)
      : scene(2) {
    const auto lind = scene.name("Lind");
    const auto orme = scene.name("Orme");
    const auto hale = scene.name("Hale");
    const auto vale = scene.name("Vale");
    HappeningMention& talks = scene.mention(0, "talks", {lind, orme});
    scene.at_time(talks, 0, "2031-05-04");
    scene.for_days(talks, 0, 3);
    HappeningMention& session =
        scene.mention(1, kind, same_people ? std::vector{lind, hale} : std::vector{hale, vale});
    scene.at_time(session, 1, day);
  }
  [[nodiscard]] std::optional<std::uint32_t> whole_of_session() const {
    const HappeningTable table = scene.align();
    return table.happenings[*table.of_mention[1][0]].part_of;
  }
  [[nodiscard]] std::optional<std::uint32_t> talks() const {
    return scene.align().of_mention[0][0];
  }
};

TEST(Happenings, ASessionOfOneDayIsAPartOfTalksThatTookSeveral) {
  const LongTalks talks("meeting", "2031-05-02");
  EXPECT_EQ(talks.whole_of_session(), talks.talks());
  EXPECT_NE(talks.whole_of_session(), std::nullopt);
}

TEST(Happenings, WhatLiesOutsideThoseDaysIsNoPart) {
  EXPECT_EQ(LongTalks("meeting", "2031-05-01").whole_of_session(), std::nullopt);
  EXPECT_EQ(LongTalks("meeting", "2031-05-05").whole_of_session(), std::nullopt);
}

TEST(Happenings, OtherPeopleOrAnotherKindAreNoPart) {
  EXPECT_EQ(LongTalks("meeting", "2031-05-02", false).whole_of_session(), std::nullopt);
  EXPECT_EQ(LongTalks("call", "2031-05-02").whole_of_session(), std::nullopt);
}

TEST(Happenings, NoReportsHaveNoHappenings) {
  EXPECT_THAT(align_happenings({}, {}).happenings, IsEmpty());
}

}  // namespace
}  // namespace synoptic
