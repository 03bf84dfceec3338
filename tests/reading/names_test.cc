// SPDX-License-Identifier: Apache-2.0
#include "reading/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"

namespace synoptic {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

AnnotatedReport read(std::string_view text) {
  return std::move(newsroom("@a\n" + std::string(text)).front());
}

std::string_view words(const AnnotatedReport& a, const NameMention& name) {
  return cut(a.report.text, name.span);
}

// "person Anna Lind", in text order.
std::vector<std::string> names_of(const AnnotatedReport& a) {
  std::vector<std::string> out;
  for (const NameMention& name : a.reading.names)
    out.push_back(std::string(name_of(name.kind)) + " " + std::string(words(a, name)));
  return out;
}
std::vector<std::string> names_in(std::string_view text) { return names_of(read(text)); }

// The different forms of each entity, joined by " = ", in order of first mention.
std::vector<std::string> entities_in(std::string_view text) {
  const AnnotatedReport a = read(text);
  std::vector<std::string> out;
  for (const Entity& entity : a.reading.entities) {
    std::vector<std::string> forms;
    for (const std::uint32_t m : entity.mentions) {
      const std::string form(words(a, a.reading.names[m]));
      if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
    }
    std::string joined;
    for (const std::string& form : forms) joined += (joined.empty() ? "" : " = ") + form;
    out.push_back(joined);
  }
  return out;
}

struct Row {
  std::string_view text;
  std::vector<std::string> names;
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(names_in(row.text), row.names) << row.text;
}

// --- what a name has ---

TEST(Names, ArePlacesWhereTheyHaveWhatAStateHas) {
  for (const char* text :
       {"Velmark's foreign minister left.", "Velmark's coast guard held a boat.",
        "He met the foreign minister of Velmark.", "The parliament of Velmark voted.",
        "They sailed to the port of Velmark.", "In Velmark nine boats are tied up."})
    EXPECT_THAT(names_in(text), ElementsAre("place Velmark")) << text;
  EXPECT_THAT(names_in("The news pleased Velmark's shareholders."),
              ElementsAre("organization Velmark"));
}

TEST(Names, ArePlacesBesideAPlace) {
  EXPECT_THAT(
      names_in("The talks pleased the army of Velmark. They ended when Velmark and Tessaly left."),
      ElementsAre("place Velmark", "place Velmark", "place Tessaly"));
}

TEST(Names, OfAssociationsHoldThePluralOfTheirMembers) {
  EXPECT_THAT(names_in("He asked the Skerrin Fishermen's Union."),
              ElementsAre("organization Skerrin Fishermen's Union"));
  EXPECT_THAT(names_in("He asked the Skerrin Women's Association and the Orra Veterans' League."),
              ElementsAre("organization Skerrin Women's Association",
                          "organization Orra Veterans' League"));
}

TEST(Names, OfNewspapersHoldTheirArticleWhereItHasACapital) {
  EXPECT_THAT(names_in("He told The Ledger that it rained. The Ledger printed it."),
              ElementsAre("organization The Ledger", "organization The Ledger"));
  EXPECT_THAT(names_in("He wrote it in the ledger. The ledger was wet."), IsEmpty());
}

TEST(Names, LeaveTitlesHonorificsAndPossessivesOut) {
  expect_rows({
      {"The talks were opened by Mr. Oster on Friday.", {"person Oster"}},
      {"They praised Prime Minister Anna Lind's plan.", {"person Anna Lind"}},
      {"It was Lt. Gov. Carl Oster who called.", {"person Carl Oster"}},
      {"They met former Finance Minister Dana Vale there.", {"person Dana Vale"}},
      {"A letter by Dr. Peter Bergh was read.", {"person Peter Bergh"}},
  });
}

TEST(Names, OfPeopleKeepInitialsParticlesNicknamesAndSuffixes) {
  expect_rows({
      {"The vote was won by Michael E. Castano of the north.", {"person Michael E. Castano"}},
      {"It was signed by Jan van der Holm yesterday.", {"person Jan van der Holm"}},
      {"A note from Khalid bin Farouk arrived.", {"person Khalid bin Farouk"}},
      {"It was handed to Robert \"Bo\" Kavan on the quay.", {"person Robert \"Bo\" Kavan"}},
      {"It was handed to Robert Kavan Jr. on the quay.", {"person Robert Kavan Jr."}},
      {"They asked Maria Lind-Oster about it.", {"person Maria Lind-Oster"}},
      {"They asked Samir al-Tarek about it.", {"person Samir al-Tarek"}},
  });
}

TEST(Names, OfOrganisationsReachOverTheirSmallWords) {
  expect_rows({
      {"He works for the Ministry of Defence now.", {"organization Ministry of Defence"}},
      {"It was checked by the National Security and Defense Council.",
       {"organization National Security and Defense Council"}},
      {"She teaches at the University of Orra today.", {"organization University of Orra"}},
      {"It was bought by Tidewater Shipping Inc. last year.",
       {"organization Tidewater Shipping Inc."}},
      {"He sued the Children's Harbour Fund over it.", {"organization Children's Harbour Fund"}},
      {"They hired Lind, Oster, Bergh & Vale for it.", {"organization Lind, Oster, Bergh & Vale"}},
      {"It went to the House Armed Services Committee for review.",
       {"organization House Armed Services Committee"}},
      {"It went to the Governor's Office for review.", {"organization Governor's Office"}},
      {"He spoke at Orra University and Holm College.",
       {"organization Orra University", "organization Holm College"}},
  });
}

TEST(Names, OfNewspapersTakeTheirCapitalArticle) {
  expect_rows({
      {"He told The Orra Tribune about it.", {"organization The Orra Tribune"}},
      {"He told the Orra Tribune about it.", {"organization Orra Tribune"}},
      {"The Orra Council met.", {"organization Orra Council"}},
  });
}

TEST(Names, OfPeoplesAreGroupsAndNoPlaces) {
  expect_rows({
      {"The Norwegian envoys and two Danes met in Oslo.",
       {"group Norwegian", "group Danes", "place Oslo"}},
      {"Some Republicans stayed away.", {"group Republicans"}},
  });
  EXPECT_THAT(entities_in("The Norwegian envoys left Norway for good."),
              ElementsAre("Norwegian", "Norway"));
}

TEST(Names, ArePlacesByListPatternAndSurroundings) {
  expect_rows({
      {"They met in Orra, Norway, on Friday.", {"place Orra", "place Norway"}},
      {"The boat was found near Lake Holm yesterday.", {"place Lake Holm"}},
      {"The court of Holm County sat.", {"place Holm County"}},
      {"It rained all night in South Lisbon again.", {"place South Lisbon"}},
      {"It was a Denmark-backed plan.", {"place Denmark"}},
      {"The Norway-Denmark line was closed.", {"place Norway", "place Denmark"}},
  });
}

TEST(Names, AreNotWhatOnlyBeginsASentence) {
  expect_rows({
      {"Yesterday nobody came. However, the talks went on. Fishing stopped.", {}},
      {"He said: \"Nobody came. Why would they?\"", {}},
      {"On Tuesday in March the TV was off. I slept.", {}},
  });
}

TEST(Names, AtTheStartOfASentenceCountWhenTheBodyKnowsThem) {
  EXPECT_THAT(names_in("They asked Anna Page about it. Page refused."),
              ElementsAre("person Anna Page", "person Page"));
  EXPECT_THAT(names_in("They turned the leaf. Page four was torn."), IsEmpty());
}

TEST(Names, InAHeadlineAreThoseTheBodyKnows) {
  const auto reports = newsroom(
      "@a Harbour Post | 2031-05-04 | Lind Hails Long Call With Vale as Harbour Talks Go On\n"
      "Lind Hails Long Call With Vale as Harbour Talks Go On\n\n"
      "Prime Minister Anna Lind praised a call with envoy Carl Vale on Friday.\n");
  EXPECT_THAT(names_of(reports.front()),
              ElementsAre("person Lind", "person Vale", "person Anna Lind", "person Carl Vale"));
}

TEST(Names, InCapitalsAreReadThroughTheBody) {
  const AnnotatedReport a =
      read("LIND MEETS VALE IN OSLO\n\nPrime Minister Anna Lind met Carl Vale in Oslo on Friday.");
  EXPECT_THAT(names_of(a), ElementsAre("person LIND", "person VALE", "place OSLO",
                                       "person Anna Lind", "person Carl Vale", "place Oslo"));
}

TEST(Names, KindsAreSettledOverTheWholeReport) {
  // Only the first mention shows that Varga is a person.
  const AnnotatedReport a =
      read("They waited for Mr. Varga. A letter from Varga was read. The crew liked Varga.");
  EXPECT_THAT(names_of(a), ElementsAre("person Varga", "person Varga", "person Varga"));
}

TEST(Entities, JoinFullNameSurnameInitialAndShortForm) {
  EXPECT_THAT(entities_in("They met Edward J. Markham. Markham left early. Later Ed Markham "
                          "called, and Mr. Markham apologised."),
              ElementsAre("Edward J. Markham = Markham = Ed Markham"));
  EXPECT_THAT(entities_in("It fell to Robert \"Bo\" Kavan. The crew calls him Bo. They like "
                          "what Kavan does."),
              ElementsAre("Robert \"Bo\" Kavan = Bo = Kavan"));
}

TEST(Entities, KeepTwoPeopleOfOneSurnameApart) {
  EXPECT_THAT(entities_in("They met Peter Lind and Anna Lind. Later Mr. Lind spoke. Then Mrs. Lind "
                          "answered."),
              ElementsAre("Peter Lind = Lind", "Anna Lind = Lind"));
  const AnnotatedReport a = read("They met Peter Lind and Anna Lind. Then Mrs. Lind answered.");
  ASSERT_EQ(a.reading.names.size(), 3u);
  EXPECT_EQ(a.reading.names[2].entity, a.reading.names[1].entity);
}

TEST(Entities, GiveABareSurnameToWhoIsNamedMostOften) {
  const AnnotatedReport a = read(
      "They met Peter Lind. They saw Peter Lind off. Anna Lind stayed at home. The crew likes "
      "Lind.");
  ASSERT_EQ(a.reading.names.size(), 4u);
  EXPECT_EQ(a.reading.names[3].entity, a.reading.names[0].entity);
}

TEST(Entities, TakeASlipOfThePenForTheSurnameItMeans) {
  EXPECT_THAT(entities_in("They met Anna Kovarin on Friday. \"Fine,\" said Kovaren."),
              ElementsAre("Anna Kovarin = Kovaren"));
  // Two people with full names of their own stay two.
  EXPECT_THAT(entities_in("They met Anna Kovarin on Friday and Peter Kovaren on Sunday."),
              ElementsAre("Anna Kovarin", "Peter Kovaren"));
}

TEST(Entities, JoinAcronymAndExpansion) {
  EXPECT_THAT(
      entities_in("The Harbour Safety Commission (HSC) met. Later the H.S.C. voted, and the "
                  "HSC adjourned."),
      ElementsAre("Harbour Safety Commission = HSC = H.S.C."));
}

TEST(Entities, JoinTheFormsOfOneCountry) {
  EXPECT_THAT(entities_in("The U.S. asked. The United States waited, and the US left. In America "
                          "nobody knew."),
              ElementsAre("U.S. = United States = US = America"));
}

TEST(Entities, MakeAFamilyAGroupOfItsOwn) {
  const AnnotatedReport a = read("They met Peter Lind. The crew likes the Linds.");
  EXPECT_THAT(names_of(a), ElementsAre("person Peter Lind", "group the Linds"));
}

TEST(Entities, KnowTheirFullestMention) {
  const AnnotatedReport a = read("They like Lind. It was Anna Maria Lind who called.");
  ASSERT_EQ(a.reading.entities.size(), 1u);
  EXPECT_EQ(words(a, a.reading.names[a.reading.entities[0].fullest]), "Anna Maria Lind");
  EXPECT_THAT(a.reading.entities[0].mentions, ElementsAre(0u, 1u));
}

TEST(Names, OutsideFurnitureOnly) {
  const AnnotatedReport a = read("They met Anna Lind.\n\nPhoto: Carl Oster/Meridian Wire");
  for (const Furniture& f : a.report.furniture)
    for (const NameMention& name : a.reading.names) EXPECT_FALSE(f.span.overlaps(name.span));
}

// Invariants on text that nobody would write.
void expect_sound(const AnnotatedReport& a) {
  std::uint32_t end = 0;
  for (const NameMention& name : a.reading.names) {
    EXPECT_GE(name.span.start, end);
    EXPECT_LT(name.span.start, name.span.end);
    EXPECT_LE(name.span.end, a.report.text.size());
    EXPECT_LT(name.entity, a.reading.entities.size());
    end = name.span.end;
  }
  for (const Entity& entity : a.reading.entities) EXPECT_FALSE(entity.mentions.empty());
}

TEST(Names, StandHostileText) {
  std::string capitals;
  std::string particles = "Jan";
  std::string commas;
  std::string heads;
  for (int i = 0; i < 20000; ++i) {
    capitals += "Lind ";
    particles += " van";
    commas += "Lind, ";
    heads += "Bank of the ";
  }
  const std::vector<std::string> texts = {capitals,
                                          particles,
                                          commas,
                                          heads,
                                          std::string(100000, 'A'),
                                          std::string(50000, '"') + "Lind",
                                          "A.A.A.A.A. -A- 'A' \"A\" (A) A-",
                                          "\x01\x02 Mr. \x03"};
  for (const std::string& text : texts) expect_sound(read(text + "."));
}

TEST(Names, AreTheSameEveryTime) {
  constexpr std::string_view kText =
      "Anna Lind met Peter Lind in Oslo. The Orra Council (OC) met Mr. Lind. Lind left.";
  EXPECT_EQ(names_in(kText), names_in(kText));
  EXPECT_EQ(entities_in(kText), entities_in(kText));
  EXPECT_THAT(names_in(kText), Not(Contains("person Oslo")));
}

}  // namespace
}  // namespace synoptic
