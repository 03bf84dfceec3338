// What the word lists of names are worth: each row fails when its list, or the line it stands for,
// is gone. The rules alone are asked, since the tagger may know a word from elsewhere.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"
#include "reading/names.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "person Anna Lind #0": kind, words and entity of each mention.
std::vector<std::string> by_rules(std::string_view text) {
  const AnnotatedReport a = std::move(newsroom("@a\n" + std::string(text)).front());
  std::vector<std::string> out;
  for (const NameMention& name : find_names_with(nullptr, a.report, a.text).names)
    out.push_back(std::string(name_of(name.kind)) + " " +
                  std::string(cut(a.report.text, name.span)) + " #" + std::to_string(name.entity));
  return out;
}

TEST(NameLists, PlacesAreKnownWithoutAnythingAroundThem) {
  EXPECT_THAT(by_rules("They like Reykjavik."), ElementsAre("place Reykjavik #0"));
}

TEST(NameLists, OrganisationsAreKnownByAllTheirForms) {
  EXPECT_THAT(by_rules("The United Nations met. The U.N. voted."),
              ElementsAre("organization United Nations #0", "organization U.N. #0"));
}

TEST(NameLists, DemonymsAreGroups) {
  EXPECT_THAT(by_rules("They met an Albanian on Friday."), ElementsAre("group Albanian #0"));
}

TEST(NameLists, GivenNamesMakeAPersonOfALoneWord) {
  EXPECT_THAT(by_rules("They like Agnes."), ElementsAre("person Agnes #0"));
  EXPECT_THAT(by_rules("They like Tulvik."), ElementsAre("organization Tulvik #0"));
}

TEST(NameLists, NicknamesJoinTheGivenNameTheyStandFor) {
  EXPECT_THAT(by_rules("They met William Lind. They like Bill Lind."),
              ElementsAre("person William Lind #0", "person Bill Lind #0"));
}

TEST(NameLists, WordsThatEnglishWritesSmallAreNoNamesAtTheStart) {
  EXPECT_THAT(by_rules("Absurd walls fell."), IsEmpty());
  EXPECT_THAT(by_rules("Tulvik walls fell."), ElementsAre("organization Tulvik #0"));
}

TEST(NameLists, HonorificsAndHeadWordsTellTheKind) {
  EXPECT_THAT(by_rules("They like Mr. Tulvik."), ElementsAre("person Tulvik #0"));
  EXPECT_THAT(by_rules("They like the Tulvik Ministry."),
              ElementsAre("organization Tulvik Ministry #0"));
}

TEST(NameLists, AFerryIsAThingWhereverItIsNamed) {
  EXPECT_THAT(by_rules("A fire on the pilot boat Agnes hurt two. The Agnes was towed home."),
              ElementsAre("other Agnes #0", "other Agnes #0"));
  EXPECT_THAT(by_rules("A fire on the pilot blorp Agnes hurt two."),
              ElementsAre("person Agnes #0"));
  EXPECT_THAT(by_rules("They could ship Agnes home."), ElementsAre("person Agnes #0"));
  EXPECT_THAT(by_rules("They saw HMS Agnes."), ElementsAre("other HMS Agnes #0"));
}

TEST(NameLists, EndingsHintAtTheKindOfAnUnknownWord) {
  EXPECT_THAT(by_rules("They like McTulv."), ElementsAre("person McTulv #0"));
  EXPECT_THAT(by_rules("They met al-Tulv."), ElementsAre("organization al-Tulv #0"));
}

}  // namespace
}  // namespace synoptic
