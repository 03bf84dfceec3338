// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "lineage/desk.h"

namespace synoptic {
namespace {

TEST(Documents, SpeakForThemselvesWhoeverPublishedThem) {
  Desk desk;
  AnnotatedReport& a = desk.add(
      "a", "Harbour Post", "2031-05-04",
      "Lind Earned 139,000 Marks in a Year\n\nThe mayor, Anna Lind, on Friday released her tax "
      "returns, showing that she earned 139,000 marks.\n\nThe Linds have released returns "
      "before.\n\nThe new ones show that they paid 43,000 marks in tax. They gave 15,000 marks "
      "away, the returns show.");
  const EntityIndex lind = name(a, "Anna Lind", NameKind::person);
  a.report.headline = find(a, "Lind Earned 139,000 Marks in a Year");
  a.text = split_text(a.report);
  attribute(a, "that she earned 139,000 marks", "showing", lind);
  attribute_words(a, "that they paid 43,000 marks in tax", "show that", "The new ones");
  credit(a, "the returns show", "the returns", CreditKind::document);
  AnnotatedReport& b = desk.add("b", "Tidewater News", "2031-05-05",
                                "Anna Lind paid 43,000 marks in tax, according to the returns.");
  name(b, "Anna Lind", NameKind::person);
  credit(b, "according to the returns", "the returns", CreditKind::document);
  const Lineage lineage = trace_lineage(views(desk.reports));
  const Origin& returns = origin_at(lineage, desk.reports, "b", "43,000 marks in tax");
  EXPECT_EQ(returns.kind, OriginKind::document);
  for (const std::string_view words :
       {"she earned 139,000 marks", "they paid 43,000 marks in tax", "They gave 15,000 marks",
        "Lind Earned 139,000 Marks in a Year"}) {
    EXPECT_EQ(origin_at(lineage, desk.reports, "a", words).id, returns.id) << words;
  }
}

TEST(Documents, GiveTheFiguresOfTheParagraphAfterTheirs) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                "The returns show a debt.\n\nThe rate was 35 percent in 2030.\n\n"
                                "Cows are fine on 12 farms.");
  credit(a, "The returns show", "The returns", CreditKind::document);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "35 percent").kind, OriginKind::document);
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "12 farms").kind, OriginKind::own);
}

TEST(Documents, OfTheProsecutorsAreOneWithTheirRelease) {
  Desk desk;
  AnnotatedReport& a =
      desk.add("a", "Harbour Post", "", "Anna Lind took 60,000 marks, the indictment said.");
  name(a, "Anna Lind", NameKind::person);
  credit(a, "the indictment said", "the indictment", CreditKind::document);
  AnnotatedReport& b = desk.add(
      "b", "Tidewater News", "",
      "Anna Lind took 60,000 marks, according to a press release from the Orra attorney's office.");
  name(b, "Anna Lind", NameKind::person);
  credit(b, "according to a press release from the Orra attorney's office",
         "a press release from the Orra attorney's office", CreditKind::statement);
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "60,000 marks").id,
            origin_at(lineage, desk.reports, "b", "60,000 marks").id);
}

TEST(Documents, TellAtTheHeadOfASentence) {
  Desk desk;
  desk.add("a", "Harbour Post", "",
           "The federal indictment includes seven trips to Orra. The lawsuit does not openly seek "
           "money. The lawsuit was filed on Friday. A new bridge includes a path.");
  const Lineage lineage = trace_lineage(views(desk.reports));
  const auto kind = [&](std::string_view words) {
    return origin_at(lineage, desk.reports, "a", words).kind;
  };
  EXPECT_EQ(kind("seven trips to Orra"), OriginKind::document);
  EXPECT_EQ(kind("openly seek money"), OriginKind::document);
  EXPECT_EQ(kind("filed on Friday"), OriginKind::own);
  EXPECT_EQ(kind("includes a path"), OriginKind::own);
}

TEST(Documents, ThatAPersonWroteAreThatPersons) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                "Anna Lind asserted in the letter that the dam had been closed.");
  Credit& letter = credit(a, "in the letter", "the letter", CreditKind::document);
  letter.content = find(a, "the dam had been closed");
  attribute(a, "the dam had been closed", "asserted", name(a, "Anna Lind", NameKind::person));
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "the dam had been closed").label, "Anna Lind");
}

TEST(Documents, OfAnAuthorAreOneWithTheOfficesName) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                "The couple lacked money, the U.S. Attorney’s Office said.");
  attribute(a, "The couple lacked money", "said",
            name(a, "the U.S. Attorney’s Office", NameKind::organization));
  a.reading.attributions.back().source.span = find(a, "the U.S. Attorney’s Office");
  const Lineage lineage = trace_lineage(views(desk.reports));
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "lacked money").kind, OriginKind::document);
}

TEST(Documents, SpeakInAListOfWhatSomebodyReleased) {
  Desk desk;
  AnnotatedReport& a = desk.add(
      "a", "Harbour Post", "",
      "Anna Lind released a note from her doctor declaring that she is fit, along with her tax "
      "returns showing that the Linds paid 43,000 marks. The returns list 12 farms.");
  Credit& note = credit(a, "a note from her doctor declaring", "a note from her doctor",
                        CreditKind::statement);
  note.content = Span{find(a, "that she is fit").start, find(a, "43,000 marks").end};
  credit(a, "The returns list", "The returns", CreditKind::document);
  const Lineage lineage = trace_lineage(views(desk.reports));
  const Origin& returns = origin_at(lineage, desk.reports, "a", "12 farms");
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "Linds paid 43,000 marks").id, returns.id);
  EXPECT_NE(origin_at(lineage, desk.reports, "a", "she is fit").id, returns.id);
}

TEST(Documents, AreWhatAnOfficeThatLooksIntoThingsFound) {
  Desk desk;
  const auto tell = [&](std::string id, std::string outlet, std::string text) {
    name(desk.add(std::move(id), std::move(outlet), "", std::move(text)), "Anna Lind",
         NameKind::person);
  };
  tell("a", "Harbour Post",
       "Anna Lind was cleared. The IG ultimately found no evidence of a bribe.");
  tell("b", "Tidewater News",
       "The inspector general, who had read the letters of Anna Lind, found no evidence of a "
       "bribe. The inspector general slept.");
  const Lineage lineage = trace_lineage(views(desk.reports));
  const Origin& finding = origin_at(lineage, desk.reports, "a", "no evidence of a bribe");
  EXPECT_EQ(finding.kind, OriginKind::document);
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "no evidence of a bribe").id, finding.id);
  EXPECT_EQ(origin_at(lineage, desk.reports, "b", "general slept").kind, OriginKind::own);
}

TEST(Documents, OfEachOfficeThatFindsThings) {
  for (const std::string office :
       {"auditor general", "auditor", "ombudsman", "coroner", "watchdog"}) {
    for (const std::string verb : {"finds", "found", "concludes", "concluded", "determines",
                                   "determined", "establishes", "established", "did not find",
                                   "did not conclude", "did not determine", "did not establish"}) {
      Desk desk;
      desk.add("a", "Harbour Post", "", "The " + office + ' ' + verb + " a debt of 12 marks.");
      const Lineage lineage = trace_lineage(views(desk.reports));
      EXPECT_EQ(origin_at(lineage, desk.reports, "a", "12 marks").kind, OriginKind::document)
          << office << ' ' << verb;
    }
  }
}

TEST(Documents, OfAMediumAreTheMediums) {
  Desk desk;
  AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                "The valve had rusted, the Orra Ledger reported.\n\n"
                                "The Orra Ledger report said that a pump was sold. It rained.\n\n"
                                "The Orra Ledger report describes a leak.\n\n"
                                "The harbour report describes a fire.");
  credit(a, "the Orra Ledger reported", "the Orra Ledger", CreditKind::medium).entity =
      name(a, "Orra Ledger", NameKind::organization);
  Credit& again =
      credit(a, "The Orra Ledger report said", "The Orra Ledger report", CreditKind::document);
  again.content = find(a, "a pump was sold");
  const Lineage lineage = trace_lineage(views(desk.reports));
  const Origin& ledger = origin_at(lineage, desk.reports, "a", "valve had rusted");
  EXPECT_EQ(ledger.kind, OriginKind::medium);
  for (const std::string_view words : {"a pump was sold", "It rained", "describes a leak"}) {
    EXPECT_EQ(origin_at(lineage, desk.reports, "a", words).id, ledger.id) << words;
  }
  EXPECT_EQ(origin_at(lineage, desk.reports, "a", "describes a fire").kind, OriginKind::document);
}

TEST(Documents, ShowWhatIsSeenAndHeardInThem) {
  Desk desk;
  AnnotatedReport& a = desk.add(
      "a", "Harbour Post", "",
      "In the video, the mayor walks to the gate. A guard is then seen running to the gate. He "
      "grabs the mayor by the sleeve.\n\nA shot can be clearly heard at the gate.\n\n"
      "In the next shot, the mayor falls.\n\nIn the last frame, a dog barks.\n\n"
      "In the town, cows are seen often.\n\nThe guard was last seen on Friday.");
  credit(a, "In the video", "the video", CreditKind::document);
  const Lineage lineage = trace_lineage(views(desk.reports));
  const auto kind = [&](std::string_view words) {
    return origin_at(lineage, desk.reports, "a", words).kind;
  };
  for (const std::string_view words :
       {"running to the gate", "by the sleeve", "clearly heard", "mayor falls", "a dog barks"}) {
    EXPECT_EQ(kind(words), OriginKind::document) << words;
  }
  EXPECT_EQ(kind("last seen on Friday"), OriginKind::own);
}

TEST(Documents, ShowWhatIsWasOrCanBeSeen) {
  for (const std::string be : {"is", "are", "was", "were", "can be"}) {
    Desk desk;
    AnnotatedReport& a = desk.add("a", "Harbour Post", "",
                                  "In the video, the mayor walks.\n\nThe guards " + be +
                                      " seen at the gate.\n\nThe mayor has seen the video.");
    credit(a, "In the video", "the video", CreditKind::document);
    const Lineage lineage = trace_lineage(views(desk.reports));
    EXPECT_EQ(origin_at(lineage, desk.reports, "a", "at the gate").kind, OriginKind::document)
        << be;
  }
}

TEST(Documents, ThatNobodyCanSeeOrHearShowNothing) {
  for (const auto& [film, shows] : std::vector<std::pair<std::string, bool>>{{"photo", true},
                                                                             {"image", true},
                                                                             {"livestream", true},
                                                                             {"broadcast", true},
                                                                             {"lawsuit", false}}) {
    Desk desk;
    AnnotatedReport& a =
        desk.add("a", "Harbour Post", "",
                 "In the " + film + ", the mayor walks.\n\nA guard is seen at the gate.");
    credit(a, "In the " + film, "the " + film, CreditKind::document);
    const Lineage lineage = trace_lineage(views(desk.reports));
    const OriginKind kind = origin_at(lineage, desk.reports, "a", "at the gate").kind;
    EXPECT_EQ(kind, shows ? OriginKind::document : OriginKind::own) << film;
  }
}

}  // namespace
}  // namespace synoptic
