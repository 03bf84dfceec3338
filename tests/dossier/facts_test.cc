// SPDX-License-Identifier: Apache-2.0
#include "dossier/facts.h"

#include <gtest/gtest.h>

#include <string>

#include "dossier/labels.h"
#include "dossier/world.h"

namespace synoptic {
namespace {

std::string around(const Dossier& dossier, std::string_view words, std::optional<Span> sentence,
                   std::size_t room) {
  const Context context = context_of(dossier, at(dossier, 0, words), sentence, room);
  return context.before + "[" + context.words + "]" + context.after;
}

TEST(ForeignOrigin, IsTheOutletWhoseWorkAReportPrints) {
  Dossier dossier = harbour_talks();
  const OriginIndex own = dossier.lineage.of_report[0];
  ASSERT_EQ(dossier.lineage.origins[own].label, dossier.reports[0].outlet);
  dossier.lineage.origins[own].kind = OriginKind::own;
  dossier.lineage.origins[own].reports = {0, 2};
  dossier.lineage.of_report[2] = own;
  EXPECT_EQ(foreign_origin(dossier, 0), "");
  EXPECT_EQ(foreign_origin(dossier, 2), "Meridian Wire");
}

TEST(Context, EndsAtTheSentenceThatIsGiven) {
  const Dossier dossier = dossier_on("They met. Two days of talks followed. They left.");
  EXPECT_EQ(around(dossier, "Two days", at(dossier, 0, "Two days of talks followed.").span, 100),
            "[Two days] of talks followed.");
}

TEST(Context, EndsAtFullStopsAndLinesWhereNoSentenceIsGiven) {
  const Dossier dossier = dossier_on("Rain\nThey met. It took two days of talks. They left.");
  EXPECT_EQ(around(dossier, "two days", std::nullopt, 100), "It took [two days] of talks.");
  EXPECT_EQ(around(dossier, "met", std::nullopt, 100), "They [met].");
}

TEST(Context, ASentenceThatDoesNotHoldTheWordsIsNotBelieved) {
  const Dossier dossier = dossier_on("They met. It took two days.");
  EXPECT_EQ(around(dossier, "two days", at(dossier, 0, "They met.").span, 100),
            "It took [two days].");
}

TEST(Context, IsShortenedAtWords) {
  const Dossier dossier = dossier_on("one two three four five six seven eight nine");
  EXPECT_EQ(around(dossier, "five", std::nullopt, 9), "…four [five] six…");
}

TEST(Context, LongWordsAreShortenedInTheMiddle) {
  const Dossier dossier = dossier_on(std::string(50, 'a') + std::string(50, 'b'));
  const Context context = context_of(dossier, {0, {0, 100}}, std::nullopt, 10);
  EXPECT_EQ(context.words, "aaaaaaaaaa… …bbbbbbbbbb");
}

TEST(Context, NeverCutsACharacter) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "港";
  const Dossier dossier = dossier_on(text);
  for (std::uint32_t room = 2; room < 20; ++room) {
    const Context context = context_of(dossier, {0, {150, 153}}, std::nullopt, room);
    EXPECT_TRUE(is_utf8(context.before + context.words + context.after)) << room;
    EXPECT_EQ(context.words, "港");
  }
}

TEST(Labels, OutletsWithSeveralReportsHaveTheirIds) {
  Dossier dossier = harbour_talks();
  dossier.reports[2].outlet = "Harbour Post";
  EXPECT_EQ(labels_of(dossier), (std::vector<std::string>{"Meridian Wire", "Harbour Post (post)",
                                                          "Harbour Post (tide)", "leaf"}));
  EXPECT_EQ(count_outlets(dossier), 3u);
  EXPECT_EQ(count_outlets(dossier, {1, 2}), 1u);
}

TEST(Labels, OneIsSingularAndUnknownOriginsAreLeftOut) {
  EXPECT_EQ(counted(1, "outlet"), "1 outlet");
  EXPECT_EQ(counted(0, "outlet"), "0 outlets");
  EXPECT_EQ(counted_sources(3, 1), "3 outlets, 1 independent origin");
  EXPECT_EQ(counted_sources(1, 0), "1 outlet");
}

TEST(Labels, SayThatAHappeningIsAPartOfALongerOne) {
  CollatedHappening session{.kind = "meeting"};
  EXPECT_EQ(happening_label(session), "meeting");
  session.part_of = 0;
  EXPECT_EQ(happening_label(session), "meeting, part of a longer one");
}

TEST(Labels, DatesLoseTheirZoneAndSeconds) {
  EXPECT_EQ(date_label("2031-05-04T09:10:11Z"), "2031-05-04 09:10");
  EXPECT_EQ(date_label("2031-05-04"), "2031-05-04");
  EXPECT_EQ(date_label(std::nullopt), "");
}

TEST(Facts, OriginsAreCountedOncePerReportThatGoesBackToThem) {
  EXPECT_EQ(count_origins(harbour_talks()), 3u);
  EXPECT_EQ(count_origins(Dossier{}), 0u);
}

TEST(Facts, ThePeriodGoesFromTheFirstToTheLastMoment) {
  Dossier dossier = harbour_talks();
  dossier.reports[3].published = "2031-05-04T20:30:00+04:00";  // 16:30 UTC: the first of all
  const Period period = period_of(dossier);
  EXPECT_EQ(period.first, "2031-05-04T20:30:00+04:00");
  EXPECT_EQ(period.last, "2031-05-05T06:30:00Z");
  EXPECT_EQ(period_of(Dossier{}).first, std::nullopt);
}

TEST(Facts, LinesThatReadTheSameAreOneGroup) {
  const std::vector<std::vector<std::uint32_t>> expected = {{0, 2}, {1}};
  EXPECT_EQ(group_alike({"b", "a", "b"}), expected);
}

TEST(Facts, QuotesThatMoreReportsCarryComeFirstAndNobodysLast) {
  Dossier dossier = dossier_on("words");
  const QuoteReading reading{.anchor = {0, {0, 5}}};
  QuoteReading elsewhere = reading;
  elsewhere.anchor.report = 1;
  dossier.reports.push_back(dossier.reports[0]);
  dossier.collation.names = {{.id = "n1", .name = "Lind"}, {.id = "n2", .name = "Tash"}};
  dossier.collation.quotes = {{.id = "q1", .readings = {reading}},
                              {.id = "q2", .speaker = 0, .readings = {reading}},
                              {.id = "q3", .speaker = 1, .readings = {reading}},
                              {.id = "q4", .speaker = 0, .readings = {reading, elsewhere}}};
  const std::vector<Speaker> all = speakers_of(dossier, 4);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].label, "Lind");
  EXPECT_EQ(all[0].quotes, (std::vector<std::uint32_t>{3, 1}));
  EXPECT_EQ(all[1].label, "Tash");
  EXPECT_EQ(all[2].label, "");
  const std::vector<Speaker> best = speakers_of(dossier, 1);
  ASSERT_EQ(best.size(), 1u);
  EXPECT_EQ(best[0].quotes, std::vector<std::uint32_t>{3});
}

TEST(Facts, VersionsAreCountedFromTheOnesTheyFollow) {
  Proposal plan;
  plan.versions.resize(4);
  plan.versions[1].after = 0;
  plan.versions[2].after = 0;
  plan.versions[3].after = 2;
  EXPECT_EQ(steps_of(plan), (std::vector<std::size_t>{0, 1, 1, 2}));
  plan.versions[0].after = 3;  // a ring does not run for ever
  EXPECT_EQ(steps_of(plan), (std::vector<std::size_t>{0, 1, 1, 2}));
}

}  // namespace
}  // namespace synoptic
