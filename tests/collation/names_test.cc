// SPDX-License-Identifier: Apache-2.0
#include "collation/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "collation/marked.h"
#include "collation/names_compare.h"
#include "collation/names_data.h"
#include "collation/names_listed.h"
#include "collation/names_profile.h"
#include "collation/names_spelling.h"
#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::UnorderedElementsAre;

// The forms of each name, "report:words", without repeats: what was merged with what.
std::vector<std::set<std::string>> merged(const std::vector<AnnotatedReport>& reports) {
  const NameTable table = merge_names(views(reports));
  std::vector<std::set<std::string>> out;
  for (const Name& name : table.names) {
    std::set<std::string> forms;
    for (const Anchor& form : name.forms) {
      const Report& report = reports[form.report].report;
      forms.insert(report.id + ":" + std::string(cut(report.text, form.span)));
    }
    out.push_back(std::move(forms));
  }
  return out;
}

// Whether two mentions ("a:Lind") are one name.
bool together(const std::vector<AnnotatedReport>& reports, const std::string& x,
              const std::string& y) {
  return std::ranges::any_of(
      merged(reports), [&](const auto& forms) { return forms.contains(x) && forms.contains(y); });
}

// --- spelling ----------------------------------------------------------------------------------

struct Spellings {
  std::string_view a;
  std::string_view b;
  bool one_family;
};

TEST(Spelling, FamiliesShareAKey) {
  const Spellings rows[] = {
      {"velenskyy", "velensky", true}, {"velenskiy", "velenskij", true}, {"yuri", "yury", true},
      {"yuriy", "iurii", true},        {"andrii", "andriy", true},       {"andrey", "andrei", true},
      {"tracy", "tracey", true},       {"philips", "phillips", true},    {"mariya", "maria", true},
      {"khadim", "hadim", true},       {"lind", "lund", false},          {"orra", "orran", false},
      {"petrov", "petrova", false},    {"marlow", "marley", false},
  };
  for (const Spellings& row : rows) {
    EXPECT_EQ(sound_key(row.a) == sound_key(row.b), row.one_family) << row.a << " " << row.b;
  }
}

TEST(Spelling, TransliterationKeepsNativeSpellingsApart) {
  EXPECT_NE(transliteration_key("tracy"), transliteration_key("tracey"));
  EXPECT_EQ(transliteration_key("velenskyy"), transliteration_key("velensky"));
}

TEST(Spelling, AKeyIsNeverEmptyForALetter) {
  for (char c = 'a'; c <= 'z'; ++c) EXPECT_FALSE(sound_key(std::string(1, c)).empty()) << c;
}

TEST(Spelling, JaroWinklerGivesThePublishedFigures) {
  EXPECT_NEAR(jaro_winkler("martha", "marhta"), 0.961, 0.001);
  EXPECT_NEAR(jaro_winkler("dwayne", "duane"), 0.84, 0.001);
  EXPECT_NEAR(jaro_winkler("dixon", "dicksonx"), 0.813, 0.001);
  EXPECT_EQ(jaro_winkler("abc", "xyz"), 0.0);
  EXPECT_EQ(jaro_winkler("", ""), 0.0);
  EXPECT_EQ(jaro_winkler(std::string(1000, 'a'), std::string(1000, 'a')), 1.0);
}

TEST(Spelling, EditDistanceCountsSwapsOnceAndStopsAtTheLimit) {
  EXPECT_EQ(edit_distance("lind", "lidn", 2), 1U);
  EXPECT_EQ(edit_distance("lind", "linde", 2), 1U);
  EXPECT_EQ(edit_distance("lind", "berger", 2), 3U);
  EXPECT_EQ(edit_distance(std::string(100, 'a'), std::string(100, 'b'), 1), 2U);
}

TEST(Spelling, GivenNamesMeetThroughNicknamesAndNeighbours) {
  EXPECT_EQ(compare_given("william", "bill"), GivenLikeness::variant);
  EXPECT_EQ(compare_given("volodymyr", "vladimir"), GivenLikeness::variant);
  EXPECT_EQ(compare_given("katherine", "catherine"), GivenLikeness::spelling);
  EXPECT_EQ(compare_given("tracy", "tracey"), GivenLikeness::spelling);
  EXPECT_EQ(compare_given("anna", "berta"), GivenLikeness::different);
  EXPECT_EQ(compare_given("anna", "anna"), GivenLikeness::same);
}

TEST(Spelling, KnowsWhatComesFromAnotherScript) {
  EXPECT_TRUE(looks_transliterated("andriy"));
  EXPECT_TRUE(looks_transliterated("horbenko"));
  EXPECT_FALSE(looks_transliterated("tracy"));
  EXPECT_FALSE(looks_transliterated("lind"));
}

// --- people ------------------------------------------------------------------------------------

TEST(People, ASurnameAloneFindsItsPersonInAnotherReport) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Anna Lind} spoke."),
                                                marked("b", "{p1 Lind} spoke.")};
  EXPECT_THAT(merged(reports), ElementsAre(UnorderedElementsAre("a:Anna Lind", "b:Lind")));
}

TEST(People, TransliterationsOfOneNameMeet) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Volodymyr Horskyy} spoke."),
                                                marked("b", "{p1 Vladimir Horsky} spoke."),
                                                marked("c", "{p1 Horskiy} spoke.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

TEST(People, TwoSpellingsInOneReportAreOnePerson) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Andrii Horskyy} came. {p2 Andrii Horsky} left."),
      marked("b", "{p1 Andriy Horsky} spoke.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

struct Pair {
  std::string_view a;
  std::string_view b;
  bool one_person;
};

TEST(People, FullNamesAreComparedPartByPart) {
  const Pair rows[] = {
      {"Anna Lind", "Anna Lind", true},
      {"Bill Marlow", "William Marlow", true},
      {"Edward J. Marlow", "Ed Marlow", true},
      {"Robert S. Marlow III", "Robert Marlow", true},
      {"Hanna Berger Lind", "Hanna Lind", true},
      {"William \"Wat\" Marlow", "Wat Marlow", true},
      {"José Ramírez", "Jose Ramirez", true},
      {"Edgar Foelmann", "Edgar Fohlmann", true},
      {"Lin Jinpei", "Jinpei Lin", true},
      {"Anna Lind", "Berta Lind", false},     // sisters
      {"Jonas Lind", "Johanna Lind", false},  // spouses
      {"John A. Marlow", "John B. Marlow", false},
      {"Jonas Lind Jr.", "Jonas Lind Sr.", false},
      {"Andrea Bergmann", "Andreas Bergmann", false},
      {"Anna Lind", "Anna Lund", false},
      {"Peter Hansen", "Peter Jansen", false},
  };
  for (const Pair& row : rows) {
    const std::vector<AnnotatedReport> reports = {
        marked("a", "{p1 " + std::string(row.a) + "} spoke."),
        marked("b", "{p1 " + std::string(row.b) + "} spoke.")};
    EXPECT_EQ(merged(reports).size() == 1, row.one_person) << row.a << " / " << row.b;
  }
}

TEST(People, AnInitialJoinsTheOnlyOneItFits) {
  const std::vector<AnnotatedReport> one = {marked("a", "{p1 Jonas Lind} spoke."),
                                            marked("b", "{p1 J. Lind} spoke.")};
  EXPECT_EQ(merged(one).size(), 1U);
  const std::vector<AnnotatedReport> two = {marked("a", "{p1 Jonas Lind} and {p2 Julia Lind}."),
                                            marked("b", "{p1 J. Lind} spoke.")};
  EXPECT_EQ(merged(two).size(), 3U);
}

TEST(People, SistersNeverMeetOverASharedInitial) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Anna Lind} spoke."),
                                                marked("b", "{p1 Agnes Lind} spoke."),
                                                marked("c", "{p1 A. Lind} spoke.")};
  EXPECT_FALSE(together(reports, "a:Anna Lind", "b:Agnes Lind"));
}

TEST(People, ABareSurnameOfTwoGoesToTheOneThatIsCalledSo) {
  const std::vector<AnnotatedReport> reports = {
      marked("a",
             "{p1 Jonas Lind} and {p2 Berta Lind} came. {p1 Lind} spoke. {p1 Lind} left. "
             "{p1 Lind} is 50. {p1 Lind} won."),
      marked("b", "{p1 Lind} won.")};
  EXPECT_TRUE(together(reports, "b:Lind", "a:Jonas Lind"));
  EXPECT_FALSE(together(reports, "b:Lind", "a:Berta Lind"));
}

TEST(People, ABareSurnameOfTwoEqualsGoesToNobody) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Lind} and {p2 Berta Lind} came."), marked("b", "{p1 Lind} won.")};
  EXPECT_EQ(merged(reports).size(), 3U);
}

TEST(People, ABareSurnameKeptApartFromAFullNameIsSomebodyElse) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Michelle Lind} came. Mr. {p2 Lind} spoke."),
      marked("b", "{p1 Jonas Lind} spoke.")};
  EXPECT_TRUE(together(reports, "a:Lind", "b:Jonas Lind"));
  EXPECT_EQ(merged({reports[0]}).size(), 2U);
}

TEST(People, AGivenNameFindsItsPersonWithinAFamily) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Lind} came with his wife, {p2 Margaret}."),
      marked("b", "{p1 Margaret Lind} came.")};
  EXPECT_TRUE(together(reports, "a:Margaret", "b:Margaret Lind"));
}

TEST(People, AGivenNameFindsNobodyOfAnotherFamily) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Margaret} came."),
                                                marked("b", "{p1 Margaret Lind} came.")};
  EXPECT_FALSE(together(reports, "a:Margaret", "b:Margaret Lind"));
}

TEST(People, AFamilyNameInFrontFindsItsPerson) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Zhou Minlei} came."),
                                                marked("b", "{p1 Zhou} came.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

TEST(People, AWifeSpeltInTwoWaysIsOnePerson) {
  const std::vector<AnnotatedReport> reports = {marked("a", "His wife {p1 Tracy} came."),
                                                marked("b", "His wife {p1 Tracey} came.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

TEST(People, ASlipOfTheHandFindsTheOneItStandsFor) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Marlen} came. {p1 Marlen} spoke. {p1 Marlen} left. {p2 Marlin} won.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

TEST(People, WhoeverIsIntroducedIsNoSlip) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Marlen} came. {p1 Marlen} spoke. {p1 Marlen} left. {p2 Marlin} won."),
      marked("b", "{p1 Berta Marlin} won.")};
  EXPECT_FALSE(together(reports, "a:Marlin", "a:Marlen"));
  EXPECT_TRUE(together(reports, "a:Marlin", "b:Berta Marlin"));
}

// --- organisations and places ------------------------------------------------------------------

TEST(Things, FormsOfOneThingMeet) {
  const Pair rows[] = {
      {"U.S.", "United States", true},
      {"US", "U.S.", true},
      {"F.B.I.", "FBI", true},
      {"Federal Bureau of Investigation", "FBI", true},
      {"Tessaly Harbour Board", "THB", true},
      {"Ministry of Defence", "Defense Ministry", true},
      {"the Orra Times", "Orra Times", true},
      {"Marlow Shipping Inc.", "Marlow Shipping", true},
      {"Adler, Brandt, Cole & Dorn", "Adler Brandt", true},
      {"Harbour Watch", "harborwatch.org", true},
      {"National Harbour and Fishery Council", "Harbour Council", true},
      {"U.S. Fishery Court", "Fishery Court", true},
      {"Kiev", "Kyiv", true},
      {"Zaporizhzhya", "Zaporizhzhia", true},
      {"Calif.", "California", true},
      {"ORRA", "Orra", true},
      {"North Velmark", "South Velmark", false},
      {"Orra", "South Orra", false},
      {"Velmark", "Velmar", false},
      {"Harbour Council", "Harbour Committee", false},
      {"Court", "Fishery Court", false},
      {"Northern Harbour Council", "Harbour Council", false},
      {"THB", "Tessaly Fishery Board", false},
      {"Bank of Orra", "Bank of Tessaly", false},
  };
  for (const Pair& row : rows) {
    const std::vector<AnnotatedReport> reports = {
        marked("a", "{o1 " + std::string(row.a) + "} spoke."),
        marked("b", "{o1 " + std::string(row.b) + "} spoke.")};
    EXPECT_EQ(merged(reports).size() == 1, row.one_person) << row.a << " / " << row.b;
  }
}

TEST(Things, AShortFormOfTwoLongNamesStaysAlone) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{o1 National Harbour Council} and {o2 Royal Harbour Council} met."),
      marked("b", "{o1 Harbour Council} met.")};
  EXPECT_EQ(merged(reports).size(), 3U);
}

TEST(Things, ACourtOfAnotherPlaceIsAnotherCourt) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{o1 Velmark Fishery Court} in {l2 Velmark} ruled."),
      marked("b", "{o1 Fishery Court} ruled.")};
  EXPECT_FALSE(together(reports, "a:Velmark Fishery Court", "b:Fishery Court"));
}

TEST(Things, AnAcronymOfTwoPrefersTheOneOfItsReport) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{o1 Harbour Labour Union} said. {o2 HLU} said."),
      marked("b", "{o1 Helm League United} said.")};
  EXPECT_TRUE(together(reports, "a:HLU", "a:Harbour Labour Union"));
  EXPECT_FALSE(together(reports, "a:HLU", "b:Helm League United"));
}

TEST(Things, ATownAndASurnameStayApart) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Orra} came. {p1 Orra} spoke. {l2 Orra} listened. {l2 Orra} slept."),
      marked("b", "{l1 Orra} woke.")};
  EXPECT_TRUE(together(reports, "b:Orra", "a:Orra"));
  EXPECT_FALSE(together(reports, "b:Orra", "a:Jonas Orra"));
}

TEST(Things, APeopleIsGivenToItsPlaceAndIsNoFormOfIt) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{l1 Tessaly} voted. {g2 Tessalian} ships sailed."),
      marked("b", "{g1 Tessalians} cheered.")};
  const NameTable table = merge_names(views(reports));
  ASSERT_EQ(table.names.size(), 1U);
  EXPECT_EQ(table.names[0].forms.size(), 1U);
  EXPECT_EQ(table.of_entity[1][0], 0U);
}

TEST(Things, DemonymsAreToldByTheirLettersOrByTheList) {
  struct Row {
    std::string_view word, place;
    bool people;
  };
  const Row rows[] = {
      {"tessalian", "tessaly", true}, {"iranians", "iran", true},
      {"dutch", "netherlands", true}, {"american", "united states", true},
      {"orran", "orra", true},        {"velmarkers", "velmark", true},
      {"orrans", "brenn", false},     {"velmarket", "velmark", false},
      {"tess", "tessaly", false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(is_demonym(row.word, row.place), row.people) << row.word << " " << row.place;
  }
}

TEST(Things, TheStateInAPartyLabelIsTheState) {
  std::vector<AnnotatedReport> reports = {marked("a", "{p1 Anna Lind} (D-{l2 Calif.}) spoke."),
                                          marked("b", "{l1 California} voted.")};
  EXPECT_TRUE(together(reports, "a:Calif.", "b:California"));
}

TEST(Things, TheEndOfAFirmsNameIsTheFirm) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{o1 Adler, Brandt, Cole & Dorn} sued."), marked("b", "{o1 Cole & Dorn} sued."),
      marked("c", "{p1 Adler Brandt} sued.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

TEST(People, ASurnameTakenForAThingIsTheOneOtherReportsCallSo) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Marlow} came. {p1 Marlow} spoke."), marked("b", "{o1 Marlow} left.")};
  EXPECT_EQ(merged(reports).size(), 1U);
  const std::vector<AnnotatedReport> firm = {
      marked("a", "{p1 Anna Marlow} came. {p1 Marlow} spoke."), marked("b", "{o1 Marlow} left."),
      marked("c", "{o1 Marlow Shipping} sailed.")};
  EXPECT_FALSE(together(firm, "b:Marlow", "a:Marlow"));
}

TEST(Things, APartysMemberIsGivenToItsMembers) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{g1 Democrats} came. A {g2 Democratic} mayor, a {g3 Democrat}.")};
  EXPECT_THAT(merged(reports), ElementsAre(UnorderedElementsAre("a:Democrats")));
}

TEST(People, ANicknameTakenForAThingIsTheirs) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 William \"Mo\" Marlow} came."),
                                                marked("b", "{o1 Mo} left. {p2 Marlow} stayed.")};
  EXPECT_EQ(merged(reports).size(), 1U);
}

// --- what is listed -----------------------------------------------------------------------------

Collation small_collation(const std::vector<AnnotatedReport>& reports) {
  Collation collation;
  collation.names = merge_names(views(reports)).names;
  return collation;
}

TEST(Listed, WordsThatOnlyQualifyAreNoNames) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{g1 Democratic} mayor {p2 Anna Lind} of {l3 Orra}")};
  Collation collation = small_collation(reports);
  collation.happenings.push_back({.participants = {0, 1, 2}});
  drop_qualifiers(collation, views(reports));
  ASSERT_EQ(collation.names.size(), 2U);
  EXPECT_EQ(collation.names[1].id, "n2");
  EXPECT_EQ(collation.happenings[0].participants.size(), 2U);
}

TEST(Listed, WhoeverSpeaksIsListed) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Anna Lind} {g2 Democrats}")};
  Collation collation = small_collation(reports);
  const auto speaker = static_cast<NameIndex>(
      std::ranges::find(collation.names, "Democrats", &Name::name) - collation.names.begin());
  collation.quotes.push_back({.speaker = speaker});
  drop_qualifiers(collation, views(reports));
  ASSERT_EQ(collation.names.size(), 2U);
  EXPECT_EQ(collation.names[*collation.quotes[0].speaker].name, "Democrats");
}

// --- the table ---------------------------------------------------------------------------------

TEST(NameTable, SaysTheFullestFormFirstAndTheMostMentionedName) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 LIND} wins. {p1 Anna Lind} won in {l2 Orra}. {p1 Lind} smiled."),
      marked("b", "{l1 Orra} votes.")};
  const NameTable table = merge_names(views(reports));
  ASSERT_EQ(table.names.size(), 2U);
  EXPECT_EQ(table.names[0].name, "Anna Lind");
  EXPECT_EQ(table.names[0].id, "n1");
  EXPECT_EQ(table.names[0].kind, NameKind::person);
  EXPECT_EQ(table.names[1].name, "Orra");
  EXPECT_EQ(table.names[1].kind, NameKind::place);
  EXPECT_TRUE(std::ranges::is_sorted(table.names[1].forms));
}

TEST(NameTable, AFormThatCaughtItsNeighboursIsNotTheName) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Anna Lind Endorses Old Friend Jonas} now. {p1 Anna Lind} spoke.")};
  EXPECT_EQ(merge_names(views(reports)).names[0].name, "Anna Lind");
}

TEST(NameTable, TheMajoritySaysWhatKindANameIs) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Meridian Wire} and {p1 Meridian Wire}"), marked("b", "{o1 Meridian Wire}"),
      marked("c", "{o1 Meridian Wire} {o1 Meridian Wire}")};
  const NameTable table = merge_names(views(reports));
  ASSERT_EQ(table.names.size(), 1U);
  EXPECT_EQ(table.names[0].kind, NameKind::organization);
}

TEST(NameTable, EveryEntityHasItsName) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{p1 Anna Lind} {l2 Orra} {x3 €}"),
                                                marked("b", "{l1 Orra} {p2 Lind}")};
  const NameTable table = merge_names(views(reports));
  ASSERT_EQ(table.of_entity.size(), 2U);
  EXPECT_EQ(table.of_entity[0][0], table.of_entity[1][1]);
  EXPECT_EQ(table.of_entity[0][1], table.of_entity[1][0]);
  EXPECT_NE(table.of_entity[0][2], table.of_entity[0][0]);
}

TEST(NameTable, RolesOfAllReportsComeTogether) {
  const std::vector<AnnotatedReport> reports = {marked("a", "{r1 Mayor} {p1 Anna Lind}"),
                                                marked("b", "{f1 former mayor} {p1 Lind}")};
  const NameTable table = merge_names(views(reports));
  ASSERT_EQ(table.names.size(), 1U);
  ASSERT_EQ(table.names[0].roles.size(), 2U);
  EXPECT_EQ(table.names[0].roles[1].state, RoleState::former);
}

TEST(NameTable, TheOrderOfReportsDecidesNothing) {
  const std::vector<AnnotatedReport> reports = {
      marked("a", "{p1 Jonas Lind} {p2 Berta Lind} {l3 Orra} {o4 FBI}"),
      marked("b", "{p1 Lind} {p2 Julia Marlow} {o3 F.B.I.}"),
      marked("c", "{p1 J. Lind} {p2 Marlow} {p3 Marlov}"),
      marked("d", "{o1 Harbour Council} {o2 National Harbour Council} {p3 Tracey}")};
  const auto forward = merged(reports);
  const std::vector<AnnotatedReport> turned(reports.rbegin(), reports.rend());
  EXPECT_EQ(forward, merged(turned));
}

TEST(NameTable, NoReportsHaveNoNames) { EXPECT_TRUE(merge_names({}).names.empty()); }

TEST(NameTable, AThousandPeopleOfOneGivenNameAreNoTrouble) {
  constexpr std::string_view kLetters = "bdfgklmnpr";
  std::string notation;
  for (std::size_t i = 0; i < 1000; ++i) {
    notation += "{p" + std::to_string(i) + " Anna ";
    notation += kLetters[i / 100];
    notation += 'a';
    notation += kLetters[i / 10 % 10];
    notation += 'o';
    notation += kLetters[i % 10];
    notation += "} ";
  }
  const std::vector<AnnotatedReport> reports = {marked("a", notation)};
  EXPECT_EQ(merged(reports).size(), 1000U);
}

TEST(Tables, RowsHaveSectionsAndCells) {
  const std::vector<TableRow> rows = table_rows("# no\n[one]\nx\ty # no\n\n[two]\nz");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].section, "one");
  EXPECT_THAT(rows[0].cells, ElementsAre("x", "y"));
  EXPECT_EQ(rows[1].section, "two");
}

}  // namespace
}  // namespace synoptic
