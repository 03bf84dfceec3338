// SPDX-License-Identifier: Apache-2.0
#include "collation/process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct Talks {
  std::vector<AnnotatedReport> reports;
  std::vector<const AnnotatedReport*> all;
  NameTable names;
  Process process;

  explicit Talks(std::string_view notation) : reports(newsroom(notation)), all(views(reports)) {
    names = merge_names(all);
    const HappeningTable happenings = align_happenings(all, names);
    const StoryWords words(all, names);
    const std::vector<Fact> facts =
        gather_facts({.reports = all, .names = names, .happenings = happenings, .words = words});
    process = read_process(all, names, happenings, words, facts);
  }
  [[nodiscard]] std::string words(const Anchor& anchor) const {
    return std::string(cut(reports[anchor.report].report.text, anchor.span));
  }
  // "Velmark demands: ..." per position.
  [[nodiscard]] std::vector<std::string> positions() const {
    std::vector<std::string> out;
    for (const Position& p : process.positions) {
      out.push_back(names.names[p.party].name + " " + std::string(name_of(p.stance)) + ": " +
                    words(p.anchor));
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> next_steps() const {
    std::vector<std::string> out;
    for (const NextStep& step : process.next_steps) out.push_back(words(step.anchor));
    return out;
  }
};

constexpr std::string_view kDelta = R"(
@a
Norway is still demanding that Portugal cede the fishing ground. Portugal refused to leave the bank. Anna Lind said she was ready to meet with Peter Orme.

The original 28-point plan was reduced to 22 points after talks in Geneva. Further meetings are expected later this week.
@b
The initial 28-point plan was whittled down to 19 points following talks in Geneva. Portugal accepted the terms on cod.
)";

TEST(Process, PartiesTakeStances) {
  const Talks talks(kDelta);
  EXPECT_THAT(talks.positions(),
              Contains("Norway demands: Norway is still demanding that Portugal cede the "
                       "fishing ground"));
  EXPECT_THAT(talks.positions(), Contains("Portugal rejects: Portugal refused to leave the bank"));
  EXPECT_THAT(talks.positions(), Contains(HasSubstr("ready to meet with Peter Orme")));
  EXPECT_THAT(talks.positions(), Contains("Portugal accepts: Portugal accepted the terms on cod"));
}

TEST(Process, ANegationTurnsTheStance) {
  const Talks talks(R"(
@a
Portugal has not accepted the offer. Norway demands an answer. Portugal rejected the quota. Talks are expected to resume. A vote is scheduled for Friday.
)");
  EXPECT_THAT(talks.positions(), Contains("Portugal rejects: Portugal has not accepted the offer"));
}

TEST(Process, AProposalHasItsVersionsInTheOrderOfItsChange) {
  const Talks talks(kDelta);
  ASSERT_THAT(talks.process.proposals, SizeIs(1));
  const Proposal& plan = talks.process.proposals.front();
  EXPECT_EQ(talks.words(plan.about), "plan");
  ASSERT_THAT(plan.versions, SizeIs(3));
  EXPECT_THAT(plan.versions[0].readings, SizeIs(2));
  EXPECT_EQ(plan.versions[0].after, std::nullopt);
  EXPECT_THAT(talks.words(plan.versions[1].readings[0]), HasSubstr("22 points"));
  EXPECT_EQ(plan.versions[1].after, 0U);
  EXPECT_THAT(talks.words(plan.versions[2].readings[0]), HasSubstr("19 points"));
  for (const ProposalVersion& version : plan.versions) {
    EXPECT_EQ(version.readings.size(), version.attributed_to.size());
  }
}

TEST(Process, WhatIsAnnouncedIsANextStep) {
  const Talks talks(kDelta);
  EXPECT_THAT(talks.next_steps(), ElementsAre("Further meetings are expected later this week"));
}

TEST(Process, ThoseWhoTakeStancesAreParties) {
  const Talks talks(kDelta);
  std::vector<std::string> parties;
  for (const Party& party : talks.process.parties) {
    parties.push_back(talks.names.names[party.name].name);
    EXPECT_THAT(party.mentions, Not(IsEmpty()));
  }
  EXPECT_THAT(parties, Contains("Norway"));
  EXPECT_THAT(parties, Contains("Portugal"));
}

TEST(Process, ReportsThatTellOfNoProcessLeaveItEmpty) {
  const Talks talks(R"(
@a
A storm flooded the harbour of Orra on Tuesday. Twelve boats sank, and the market will be closed.
@b
Twelve boats sank in the harbour of Orra. The storm is expected to pass.
)");
  EXPECT_THAT(talks.process.positions, IsEmpty());
  EXPECT_THAT(talks.process.proposals, IsEmpty());
  EXPECT_THAT(talks.process.next_steps, IsEmpty());
  EXPECT_THAT(talks.process.parties, IsEmpty());
}

TEST(Process, NobodysStanceIsNoPosition) {
  const Talks talks(R"(
@a
the rates are demanded everywhere. Norway demands ice. Portugal rejected ice. Norway accepted cod. Talks are expected to resume. A vote is scheduled for Friday.
)");
  for (const std::string& position : talks.positions()) {
    EXPECT_THAT(position, Not(HasSubstr("everywhere")));
  }
}

TEST(Process, APositionIsNoLongerThanTwentyFiveWords) {
  std::string text = "@a\nNorway demanded";
  for (int i = 0; i < 60; ++i) text += " more cod";
  text +=
      ". Portugal rejected this. Portugal accepted that. Talks are expected. A vote is "
      "scheduled.\n";
  const Talks talks(text);
  ASSERT_THAT(talks.positions(), Not(IsEmpty()));
  for (const Position& p : talks.process.positions) {
    const std::string words = talks.words(p.anchor);
    EXPECT_LT(std::ranges::count(words, ' '), 25);
  }
  EXPECT_THAT(talks.words(talks.process.positions[0].anchor), HasSubstr("demanded"));
}

TEST(Process, PositionsWithNothingToComeAreNoProcess) {
  const Talks talks(R"(
@a
Norway demanded ice. Portugal rejected the quota. Norway accepted the cod. It rained on Tuesday.
)");
  EXPECT_THAT(talks.process.positions, IsEmpty());
}

TEST(Process, AQuestionIsNoDemand) {
  const Talks talks(R"(
@a
Norway asked whether the cod was fresh. Norway asked the court to void the quota. Portugal rejected the quota. Norway accepted ice. Talks are expected to resume. A vote is scheduled for Friday.
)");
  EXPECT_THAT(talks.positions(), Not(Contains(HasSubstr("fresh"))));
  EXPECT_THAT(talks.positions(), Contains(HasSubstr("asked the court to void the quota")));
}

TEST(Process, NoReportsHaveNoProcess) {
  const Process process = read_process({}, {}, {}, StoryWords({}, {}), {});
  EXPECT_THAT(process.positions, IsEmpty());
  EXPECT_THAT(process.proposals, IsEmpty());
}

TEST(Process, PartiesActAndSpeakForPolitiesAndAHostIsNone) {
  const Talks talks(R"(
@a
Norway demands that Portugal give up its claim to the waters north of the bank. Portugal rejects that and has offered to share the catch. Norway's chief negotiator, Anna Lind, met Peter Orme in Geneva on Sunday.

The original 28-point plan was reduced to 22 points after talks in Geneva. Further meetings are expected later this week.
@b
Portugal rejects the terms. Norway's chief negotiator, Anna Lind, met Peter Orme in Geneva on Sunday. The initial 28-point plan was cut to 22 points.
)");
  EXPECT_THAT(
      talks.positions(),
      Contains(HasSubstr("Norway demands: Norway demands that Portugal give up its claim to "
                         "the waters north of the bank")));
  bool lind = false;
  for (const Party& party : talks.process.parties) {
    const std::string& name = talks.names.names[party.name].name;
    EXPECT_NE(name, "Geneva");
    if (name != "Anna Lind") continue;
    lind = true;
    ASSERT_TRUE(party.speaks_for);
    EXPECT_EQ(talks.names.names[*party.speaks_for].name, "Norway");
  }
  EXPECT_TRUE(lind);
}

}  // namespace
}  // namespace synoptic
