// SPDX-License-Identifier: Apache-2.0
#include "reading/roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "reading/told.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

using told::Row;

void expect_rows(const std::vector<Row>& rows) { told::expect_lines(told::roles, rows); }

TEST(Roles, StandBeforeTheName) {
  expect_rows({
      {"They met Norwegian Prime Minister Anna Lind there.",
       {"Anna Lind: Norwegian Prime Minister"}},
      {"They met former U.S. President Carl Oster there.", {"Carl Oster: former U.S. President"}},
      {"They met the harbour's chief negotiator Dana Vale there.",
       {"Dana Vale: the harbour's chief negotiator"}},
      {"They met Norway's National Security Council Secretary Carl Oster there.",
       {"Carl Oster: Norway's National Security Council Secretary"}},
      {"They met lawyer Dana Vale there.", {"Dana Vale: lawyer"}},
      {"They met Lt. Gov. Dana Vale there.", {"Dana Vale: Lt. Gov."}},
  });
}

TEST(Roles, StandAfterTheNameUpToAMark) {
  expect_rows({
      {"Dana Vale, the envoy to Oslo, left.", {"Dana Vale: the envoy to Oslo"}},
      {"They met Dana Vale, the head of Norway's Harbour Council.",
       {"Dana Vale: the head of Norway's Harbour Council"}},
      {"Dana Vale, 43, a former partner in a law firm, left.",
       {"Dana Vale: a former partner in a law firm"}},
      {"Dana Vale, a Republican, left.", {"Dana Vale: a Republican"}},
      {"They met Dana Vale, a lawyer who once built boats.",
       {"Dana Vale: a lawyer who once built boats"}},
  });
}

TEST(Roles, StandBeforeACommaAndTheName) {
  expect_rows({
      {"The inspector general, Dana Vale, wrote it.", {"Dana Vale: The inspector general"}},
      {"Norway's ambassador to Chile, Dana Vale, wrote it.",
       {"Dana Vale: Norway's ambassador to Chile"}},
      {"They asked Mr. Oster’s lawyer, Dana Vale.", {"Dana Vale: Mr. Oster’s lawyer"}},
  });
}

TEST(Roles, AreNested) {
  EXPECT_THAT(told::roles("Peter Vale, son-in-law of former Norwegian President Carl Oster, left."),
              ElementsAre("Peter Vale: son-in-law of former Norwegian President Carl Oster",
                          "Carl Oster: former Norwegian President"));
  EXPECT_THAT(told::roles("They met President Oster’s son-in-law, Peter Vale, there."),
              UnorderedElementsAre("Peter Vale: President Oster’s son-in-law", "Oster: President"));
}

TEST(Roles, OfAPluralAreEverybodys) {
  EXPECT_THAT(told::roles("They met Oster's advisers Dana Vale and Peter Holm there."),
              UnorderedElementsAre("Dana Vale: Oster's advisers", "Peter Holm: Oster's advisers"));
  EXPECT_THAT(told::roles("They named Sens. Dana Vale, Peter Holm and Maria Berg."),
              UnorderedElementsAre("Dana Vale: Sens.", "Peter Holm: Sens.", "Maria Berg: Sens."));
}

TEST(Roles, ArePartyAndDistrictInBracketsOrBetweenCommas) {
  expect_rows({
      {"They met Dana Vale (D) there.", {"Dana Vale: (D)"}},
      {"They met Dana Vale (R-Ohio) there.", {"Dana Vale: (R-Ohio)"}},
      {"They met Dana Vale, R-Ohio, there.", {"Dana Vale: R-Ohio"}},
      {"They met Dana Vale (left) there.", {}},
  });
}

TEST(Roles, ArePredicates) {
  expect_rows({
      {"Dana Vale is a graduate of Orra University.", {"Dana Vale: a graduate of Orra University"}},
      {"Dana Vale, who left in May, is a former judge.", {"Dana Vale: a former judge"}},
      {"Dana Vale left. He also served as a special assistant to the mayor.",
       {"Dana Vale: a special assistant to the mayor"}},
      {"They chose Dana Vale as harbour minister.", {"Dana Vale: harbour minister"}},
      {"Dana Vale is not a judge.", {}},
      {"Dana Vale was a bit late.", {}},
  });
}

TEST(Roles, AreNoneInThese) {
  expect_rows({
      {"Mr. Vale left.", {}},
      {"Dana Vale, who left, was late.", {}},
      {"Dana Vale, 45, was late.", {}},
      {"According to Dana Vale, the president said nothing.", {}},
      {"They agreed to host Dana Vale.", {}},
      {"Dana Vale, Peter Holm and others left.", {}},
  });
}

TEST(Roles, OfSeveralAreNotOneNames) {
  expect_rows({
      {"Under Dana Vale, Republicans often asked for more.", {}},
      {"He left Republican leaders to cut a deal with Oster, Dana Vale.", {}},
      {"The two ministers, Anna Lind and Carl Oster, left.", {"Anna Lind: The two ministers"}},
      {"Dana Vale, boss of the harbour, left.", {"Dana Vale: boss of the harbour"}},
      {"Dana Vale, one of his earliest supporters, left.",
       {"Dana Vale: one of his earliest supporters"}},
  });
}

TEST(Roles, OfOneDoNotGoToTheNextInAList) {
  EXPECT_THAT(told::roles("They met Dana Vale, Norwegian President Carl Oster and others."),
              ElementsAre("Carl Oster: Norwegian President"));
}

TEST(Roles, HaveAStateAHeadAndAnOrganisation) {
  struct State {
    std::string_view text;
    RoleState state;
    std::string_view head;
  };
  for (const State& row : std::vector<State>{
           {"They met former Prime Minister Dana Vale.", RoleState::former, "Prime Minister"},
           {"They met acting Mayor Dana Vale.", RoleState::acting, "Mayor"},
           {"They met interim President Dana Vale.", RoleState::interim, "President"},
           {"They met the late Senator Dana Vale.", RoleState::late, "Senator"},
           {"They met President-elect Dana Vale.", RoleState::elect, "President-elect"},
           {"They met would-be Governor Dana Vale.", RoleState::would_be, "Governor"},
           {"They met Governor Dana Vale.", RoleState::current, "Governor"},
       }) {
    const AnnotatedReport a = told::read(row.text);
    ASSERT_EQ(a.reading.roles.size(), 1u) << row.text;
    EXPECT_EQ(a.reading.roles[0].state, row.state) << row.text;
    EXPECT_EQ(cut(a.report.text, a.reading.roles[0].head), row.head) << row.text;
  }
  const AnnotatedReport a = told::read("They met NATO Secretary General Dana Vale.");
  ASSERT_EQ(a.reading.roles.size(), 1u);
  ASSERT_TRUE(a.reading.roles[0].organization.has_value());
  EXPECT_EQ(*a.reading.roles[0].organization, a.reading.names[0].entity);
}

TEST(Roles, StandHostileText) {
  std::string offices;
  std::string of;
  for (int i = 0; i < 20000; ++i) {
    offices += "president ";
    of += "head of the ";
  }
  EXPECT_LE(told::roles("Then " + offices + "Dana Vale left.").size(), 1u);
  EXPECT_LE(told::roles("Then the " + of + "town, Dana Vale, left.").size(), 1u);
  EXPECT_THAT(told::roles("Dana Vale, " + of), IsEmpty());
}

TEST(Roles, NameTheBodyAndThePlaceOfTheOffice) {
  const AnnotatedReport a =
      told::read("They met the Orra Council's acting envoy to Norway, Dana Vale, there.");
  ASSERT_EQ(a.reading.roles.size(), 1u);
  const Role& role = a.reading.roles[0];
  EXPECT_EQ(role.state, RoleState::acting);
  EXPECT_EQ(told::name(a, role.place), "Norway");
  EXPECT_EQ(told::words(a, role.head), "envoy");
}

TEST(Roles, EndBeforeWhatElseSomebodyDid) {
  expect_rows({
      {"Dana Vale was the mother of two and often helped at the school.",
       {"Dana Vale: the mother of two"}},
  });
}

TEST(Roles, InARoleAreOfTwoPeople) {
  expect_rows({
      {"They met Dana Vale, son-in-law of former Norwegian President Carl Oster, there.",
       {"Dana Vale: son-in-law of former Norwegian President Carl Oster",
        "Carl Oster: former Norwegian President"}},
  });
}

}  // namespace
}  // namespace synoptic
