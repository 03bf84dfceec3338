// SPDX-License-Identifier: Apache-2.0
#include "collation/role_claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collation/marked.h"
#include "collation/role_claims_office.h"
#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<Claim> claims_of(const std::vector<AnnotatedReport>& reports) {
  const auto all = views(reports);
  return role_claims(all, merge_names(all));
}

std::vector<Claim> of_verdict(const std::vector<AnnotatedReport>& reports, Verdict verdict) {
  std::vector<Claim> claims = claims_of(reports);
  std::erase_if(claims, [verdict](const Claim& claim) { return claim.verdict != verdict; });
  return claims;
}

std::vector<std::string> readings_of(const std::vector<AnnotatedReport>& reports,
                                     const Claim& claim) {
  std::vector<std::string> out;
  for (const ClaimReading& reading : claim.readings) {
    const Report& report = reports[reading.anchor.report].report;
    out.push_back(report.id + ":" + std::string(cut(report.text, reading.anchor.span)));
  }
  std::ranges::sort(out);
  return out;
}

// --- offices -----------------------------------------------------------------------------------

Office office_of(std::string_view words) {
  static const NameTable names{.names = {}, .of_entity = {{}}};
  const AnnotatedReport report = marked("a", words);
  const Span all{0, static_cast<std::uint32_t>(report.report.text.size())};
  std::vector<Office> offices = read_offices(report, 0, all, names);
  return offices.empty() ? Office{} : offices.front();
}

TEST(Offices, TheHeadIsTheOfficeWhateverStandsAround) {
  struct Row {
    std::string_view words, head;
  };
  const Row rows[] = {
      {"Gov.", "governor"},
      {"the former governor of Velmark", "governor"},
      {"Lt. Gov.", "lieutenant governor"},
      {"Velmark’s attorney general", "attorney general"},
      {"chief of the General Staff of the armed forces", "chief of the general staff"},
      {"newly confirmed Secretary of State", "secretary of state"},
      {"Reps.", "representative"},
      {"a stamp collector", "collector"},
  };
  for (const Row& row : rows) EXPECT_EQ(office_of(row.words).head, row.head) << row.words;
}

TEST(Offices, AListNamesSeveral) {
  static const NameTable names{.names = {}, .of_entity = {{}}};
  const AnnotatedReport report =
      marked("a", "a former chief of staff and legal counsel to the duke");
  const Span all{0, static_cast<std::uint32_t>(report.report.text.size())};
  const auto offices = read_offices(report, 0, all, names);
  ASSERT_EQ(offices.size(), 2U);
  EXPECT_EQ(offices[0].head, "chief of staff");
  EXPECT_EQ(offices[1].head, "legal counsel");
}

TEST(Offices, AreComparedByHeadRankAndDomain) {
  struct Row {
    std::string_view a, b;
    OfficeMatch match;
  };
  const Row rows[] = {
      {"Gov.", "governor of Velmark", OfficeMatch::same},
      {"harbour minister", "minister of the harbour", OfficeMatch::same},
      {"special envoy", "U.S. envoy", OfficeMatch::same},
      {"customs official", "senior customs agent", OfficeMatch::same},
      {"Chief of the General Staff", "negotiator", OfficeMatch::compatible},
      {"harbour minister", "fishery minister", OfficeMatch::compatible},
      {"governor", "lieutenant governor", OfficeMatch::exclusive},
      {"senator", "Rep.", OfficeMatch::exclusive},
      {"attorney general", "deputy attorney general", OfficeMatch::exclusive},
      {"lawyer", "professor", OfficeMatch::compatible},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(compare_offices(office_of(row.a), office_of(row.b)), row.match)
        << row.a << " / " << row.b;
    EXPECT_EQ(compare_offices(office_of(row.b), office_of(row.a)), row.match)
        << row.b << " / " << row.a;
  }
}

// --- status ------------------------------------------------------------------------------------

TEST(Status, PresentHereAndFormerThereDiffer) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 President} {p1 Anna Lind} spoke. {p1 Lind} left."),
      marked("b", "{r1 President} {p1 Lind} spoke."),
      marked("c", "{f1 former President} {p1 Lind} spoke.")};
  const auto differ = of_verdict(reports, Verdict::differ);
  ASSERT_EQ(differ.size(), 1U);
  EXPECT_EQ(differ[0].kind, ClaimKind::status);
  EXPECT_EQ(differ[0].reason, Reason::identity);
  EXPECT_THAT(readings_of(reports, differ[0]),
              ElementsAre("a:President Anna Lind", "b:President Lind", "c:former President Lind"));
  EXPECT_EQ(differ[0].answers.size(), 2U);
}

TEST(Status, AReportThatSaysBothIsNoWitness) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 President} {p1 Anna Lind} spoke. The {f1 former President} {p1 Lind} left."),
      marked("b", "{f1 former President} {p1 Lind} spoke.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Status, ALookBackGivesTheTitleOfThoseDays) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "The pier was built under {r1 President} {p1 Anna Lind}."),
      marked("b", "Nobody has swum there since {r1 President} {p1 Anna Lind} did."),
      marked("c", "{f1 former President} {p1 Lind} spoke."),
      marked("d", "{f1 former President} {p1 Lind} left.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Status, AResignationExplainsIt) {
  std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 President} {p1 Anna Lind} resigned. {r1 President} {p1 Lind} left."),
      marked("b", "{f1 former President} {p1 Lind} spoke."),
      marked("c", "{f1 former President} {p1 Lind} left.")};
  reports[0].reading.happenings.push_back({.kind = "resignation", .participants = {0}});
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
  const auto agree = of_verdict(reports, Verdict::agree);
  ASSERT_FALSE(agree.empty());
  EXPECT_EQ(agree[0].reason, Reason::later_state);
}

TEST(Status, WeeksBetweenTheReportsExplainIt) {
  std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 President} {p1 Anna Lind} spoke. {r1 President} {p1 Lind} left."),
      marked("b", "{f1 former President} {p1 Lind} spoke."),
      marked("c", "{f1 former President} {p1 Lind} left.")};
  reports[0].report.published = "2031-01-05";
  reports[1].report.published = "2031-03-05";
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
  reports[1].report.published = "2031-01-06";
  EXPECT_EQ(of_verdict(reports, Verdict::differ).size(), 1U);
}

TEST(Status, AFormerAideAndAPresentMinisterAreNoDifference) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{f1 former aide} {p1 Anna Lind} spoke."),
      marked("b", "{r1 Minister} {p1 Anna Lind} spoke.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Status, PartiesAgreeOrDiffer) {
  const std::vector<AnnotatedReport> agree = {marked("a", "{p1 Anna Lind} {r1 (D-Orra)} spoke."),
                                              marked("b", "{p1 Lind}, {r1 a Democrat}, spoke.")};
  ASSERT_EQ(of_verdict(agree, Verdict::agree).size(), 1U);
  EXPECT_EQ(of_verdict(agree, Verdict::agree)[0].kind, ClaimKind::status);
  const std::vector<AnnotatedReport> differ = {marked("a", "{p1 Anna Lind} {r1 (D-Orra)} spoke."),
                                               marked("b", "{p1 Lind}, {r1 a Republican}, spoke.")};
  EXPECT_EQ(of_verdict(differ, Verdict::differ).size(), 1U);
}

// --- roles -------------------------------------------------------------------------------------

TEST(Status, OfTwoPartiesBeforeANameTheLastIsItsOwn) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 Democrat} {p1 Anna Lind} spoke."),
      marked("b", "The race of {r1 the Republican and Democrat} {p1 Anna Lind} is level.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Status, AConservativeOfAnotherPartyIsOfThatParty) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind} {r1 (D-Orra)} spoke."),
      marked("b", "{p1 Lind}, {r1 a conservative Democrat}, spoke.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Status, AnOfficeInTwoStatesIsNoAgreement) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 President} {p1 Anna Lind} spoke."),
      marked("b", "{f1 former President} {p1 Lind} spoke.")};
  EXPECT_THAT(of_verdict(reports, Verdict::agree), IsEmpty());
}

TEST(Roles, OneOfficeInSeveralFormsAgrees) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 {l2 Velmark} Attorney General} {p1 Anna Lind} sued."),
      marked("b", "{r1 {l2 Velmark}’s attorney general}, {p1 Anna Lind}, sued.")};
  const auto agree = of_verdict(reports, Verdict::agree);
  ASSERT_EQ(agree.size(), 1U);
  EXPECT_EQ(agree[0].kind, ClaimKind::role);
  EXPECT_THAT(readings_of(reports, agree[0]),
              ElementsAre("a:Velmark Attorney General Anna Lind",
                          "b:Velmark’s attorney general, Anna Lind"));
  ASSERT_EQ(agree[0].answers.size(), 1U);
  EXPECT_THAT(agree[0].answers[0].readings, ElementsAre(0, 1));
}

TEST(Roles, TwoOfficesOnePersonCanHoldAreCompatible) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 Chief of the General Staff} {p1 Anna Lind} came."),
      marked("b", "{r1 negotiator} {p1 Anna Lind} came.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
  const auto agree = of_verdict(reports, Verdict::agree);
  ASSERT_EQ(agree.size(), 1U);
  EXPECT_EQ(agree[0].reason, Reason::same_office);
}

TEST(Roles, TheSameOfficeSaidShorterIsNoDifference) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{r1 US envoy} {p1 Anna Lind} came."),
                                                marked("b", "{r1 special envoy} {p1 Lind} came.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Roles, MayorsOfTwoTownsDiffer) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 mayor of {l2 Orra}} {p1 Anna Lind} came."),
      marked("b", "{r1 mayor of {l2 Brenn}} {p1 Anna Lind} came.")};
  const auto differ = of_verdict(reports, Verdict::differ);
  ASSERT_EQ(differ.size(), 1U);
  EXPECT_EQ(differ[0].kind, ClaimKind::role);
}

TEST(Roles, OfficesThatNobodyHoldsTogetherDiffer) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{r1 Sen.} {p1 Anna Lind} came."),
                                                marked("b", "{r1 Rep.} {p1 Anna Lind} came.")};
  EXPECT_EQ(of_verdict(reports, Verdict::differ).size(), 1U);
}

TEST(Roles, AWifeIsAMotherToo) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "his {r1 wife} {p1 Anna Lind} came."),
      marked("b", "her {r1 mother} {p1 Anna Lind} came.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Roles, OfficesOfTwoPeopleAreNoDifference) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 Deputy Director} {p1 Anna Lind} came."),
      marked("b", "{f1 former deputy director} {p1 Jonas Berger} came.")};
  EXPECT_THAT(of_verdict(reports, Verdict::differ), IsEmpty());
}

TEST(Roles, WordsSaidBySomebodyAreTheirs) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p2 Jonas Berger}: {q2 {r1 Governor} {p1 Anna Lind} must go.}"),
      marked("b", "{r1 Gov.} {p1 Anna Lind} stays.")};
  const auto agree = of_verdict(reports, Verdict::agree);
  ASSERT_EQ(agree.size(), 1U);
  EXPECT_TRUE(agree[0].readings[0].attributed_to.has_value());
  EXPECT_FALSE(agree[0].readings[1].attributed_to.has_value());
}

TEST(Roles, AReadingIsNeverLongerThan25Words) {
  std::string role = "a keeper of";
  for (int i = 0; i < 40; ++i) role += " old ships and";
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind}, {r1 " + role + " keeper}, came."),
      marked("b", "{p1 Anna Lind}, {r1 a keeper}, came.")};
  for (const Claim& claim : claims_of(reports)) {
    for (const std::string& reading : readings_of(reports, claim)) {
      EXPECT_LE(std::ranges::count(reading, ' '), 24) << reading;
    }
  }
}

// --- spelling ----------------------------------------------------------------------------------

TEST(SpellingClaims, ANativeNameSpeltInTwoWaysIsAFinding) {
  const std::vector<AnnotatedReport> reports = {marked("a", "His wife {p1 Tracy} came."),
                                                marked("b", "His wife, {p1 Tracey}, came.")};
  const auto differ = of_verdict(reports, Verdict::differ);
  ASSERT_EQ(differ.size(), 1U);
  EXPECT_EQ(differ[0].kind, ClaimKind::name);
  EXPECT_EQ(differ[0].reason, Reason::value);
  EXPECT_THAT(readings_of(reports, differ[0]), ElementsAre("a:Tracy", "b:Tracey"));
}

TEST(SpellingClaims, ASlipOfOneReportIsAFinding) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Marlen} came. {p1 Marlen} spoke. {p1 Marlen} left. {p2 Marlin} won."),
      marked("b", "{p1 Jonas Marlen} won.")};
  const auto differ = of_verdict(reports, Verdict::differ);
  ASSERT_EQ(differ.size(), 1U);
  EXPECT_THAT(readings_of(reports, differ[0]),
              ElementsAre("a:Jonas Marlen", "a:Marlin", "b:Jonas Marlen"));
}

TEST(SpellingClaims, NothingIsMadeOfWhatNobodyGotWrong) {
  struct Row {
    std::string_view a, b;
  };
  const Row rows[] = {
      {"Volodymyr Horskyy", "Volodymyr Horsky"},  // transliteration
      {"Andrii Hnat", "Andriy Hnat"},
      {"Volodymyr Horsky", "Vladimir Horsky"},
      {"William Marlow", "Bill Marlow"},  // nickname
      {"José Ramírez", "Jose Ramirez"},   // accents
      {"Edward J. Marlow", "Ed Marlow"},  // initials
      {"MARLOW", "Marlow"},
      {"Mohamed Tarsy", "Mohammed Tarsi"},
      {"Olha Petrova", "Olha Petrov"},
      {"Anna MarlowThe", "Anna Marlow"},
      {"Anna MarlowÃ", "Anna Marlow"},  // a wrong character set
  };
  for (const Row& row : rows) {
    const std::vector<AnnotatedReport> reports = {
        marked("a", "{p1 " + std::string(row.a) + "} came."),
        marked("b", "{p1 " + std::string(row.b) + "} came.")};
    EXPECT_THAT(claims_of(reports), IsEmpty()) << row.a << " / " << row.b;
  }
}

TEST(RoleClaims, TheOrderOfReportsDecidesNothing) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{r1 Gov.} {p1 Anna Lind} and {p2 Tracy} came."),
      marked("b", "{f1 former Gov.} {p1 Anna Lind} and {p2 Tracey} came."),
      marked("c", "{r1 governor} {p1 Lind} and {r3 mayor} {p3 Jonas Berger} came.")};
  const std::vector<AnnotatedReport> turned(reports.rbegin(), reports.rend());
  const auto all = [](const std::vector<AnnotatedReport>& of) {
    std::set<std::pair<Verdict, std::vector<std::string>>> out;
    for (const Claim& claim : claims_of(of)) out.emplace(claim.verdict, readings_of(of, claim));
    return out;
  };
  EXPECT_EQ(all(reports), all(turned));
}

TEST(Values, EveryEnumeratorHasItsWord) {
  EXPECT_EQ(name_of(Change::reworded), "reworded");
  EXPECT_EQ(name_of(EditKind::replace), "replace");
  EXPECT_EQ(name_of(ClaimKind::other), "other");
  EXPECT_EQ(name_of(ClaimKind::status), "status");
  EXPECT_EQ(name_of(Verdict::single), "single");
  EXPECT_EQ(name_of(Reason::identity), "identity");
  EXPECT_EQ(name_of(Reason::same_office), "same_office");
  EXPECT_EQ(name_of(Stance::undecided), "undecided");
}

}  // namespace
}  // namespace synoptic
