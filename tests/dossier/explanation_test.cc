// How "why?" is answered for eyes and for programs.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "dossier/world.h"
#include "synoptic/dossier.h"
#include "synoptic/json.h"

namespace synoptic {
namespace {

using ::testing::HasSubstr;

Explanation invented() {
  Explanation why{.rule = Rule::duration, .values = {"3 day", "3 day", "2 day"}};
  why.pairs = {{.a = 0,
                .b = 2,
                .relation = "different",
                .reason = Reason::value,
                .score = 0.91,
                .threshold = 0.65}};
  why.lost = {{.anchor = {.report = 0, .span = {0, 8}},
               .because = "another scope",
               .score = 0.4,
               .threshold = 0.65}};
  return why;
}

TEST(Explanation, ShowsRuleValuesPairsAndWhatLost) {
  const Dossier dossier = harbour_talks();
  const std::string text = to_terminal(dossier, dossier.collation.claims.front(), invented());
  EXPECT_THAT(text, HasSubstr("duration"));
  EXPECT_THAT(text, HasSubstr(std::string(description_of(Rule::duration))));
  EXPECT_THAT(text, HasSubstr("3 day"));
  EXPECT_THAT(text, HasSubstr("one question: 0.91 of 0.65"));
  EXPECT_THAT(text, HasSubstr("another scope"));
}

TEST(Explanation, IsOneJsonObjectWithTheClaimInIt) {
  const Dossier dossier = harbour_talks();
  const auto json = parse_json(to_json(dossier, dossier.collation.claims.front(), invented()));
  ASSERT_TRUE(json.has_value());
  EXPECT_EQ(json->text_of("schema"), "synoptic.explanation/1");
  EXPECT_EQ(json->text_of("rule"), "duration");
  ASSERT_NE(json->find("claim"), nullptr);
  EXPECT_EQ(json->find("claim")->text_of("id"), dossier.collation.claims.front().id);
  ASSERT_NE(json->find("lost"), nullptr);
  ASSERT_EQ(json->find("lost")->items.size(), 1U);
  EXPECT_EQ(json->find("lost")->items.front().text_of("because"), "another scope");
}

}  // namespace
}  // namespace synoptic
