// SPDX-License-Identifier: Apache-2.0
#include "reading/credits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "reading/credits_lists.h"
#include "reading/told.h"

namespace synoptic {
namespace {

using namespace reading;  // its private helpers

using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

using told::Row;

void expect_credits(const std::vector<Row>& rows) {
  told::expect_lines([](std::string_view text) { return told::credits(text); }, rows);
}

TEST(Credits, GoToTheMediumThatReports) {
  expect_credits({
      {"The port is closed, Reuters reported on Saturday.", {"agency: Reuters | Reuters reported"}},
      {"The Orra Gazette reported that the port is closed.",
       {"medium: The Orra Gazette | The Orra Gazette reported"}},
      {"According to the Orra Gazette, the port is closed.",
       {"medium: the Orra Gazette | According to the Orra Gazette"}},
      {"The Orra Gazette report said that the port is closed.",
       {"medium: The Orra Gazette | The Orra Gazette report said"}},
  });
}

TEST(Credits, GoToTheMediumThatIsToldAndNotToWhoTells) {
  expect_credits({
      {"Anna Lind told the Orra Gazette that the port is closed.",
       {"medium: the Orra Gazette | Anna Lind told the Orra Gazette"}},
      {"A harbour official told Reuters that the port is closed.",
       {"agency: Reuters | A harbour official told Reuters"}},
      {"“It is closed,” Anna Lind said in an interview with the Orra Gazette.",
       {"medium: the Orra Gazette | interview with the Orra Gazette"}},
  });
}

TEST(Credits, GoToWhoReportedAsTheNoteBelowSays) {
  expect_credits({
      {"The port is closed.\n\n(Reporting by Meridian Wire; editing by Lotte Fenn)",
       {"agency: Meridian Wire | Reporting by Meridian Wire (whole)"}},
      {"The port is closed.\n\n(Reporting by Ida Holm in Orra; additional reporting by Jan Marek; "
       "editing by Lotte Fenn)",
       {"contribution: Ida Holm | Reporting by Ida Holm",
        "contribution: Jan Marek | reporting by Jan Marek"}},
      {"The mayor praised the reporting by Ida Holm.", {}},
  });
}

TEST(Credits, AreNotForPositionsThatABodyTakes) {
  expect_credits({
      {"The harbour ministry demands that the boats leave.", {}},
      {"The fishermen's union has agreed to share the catch.", {}},
      {"The harbour ministry said that the boats should leave.",
       {"statement: The harbour ministry | The harbour ministry said"}},
  });
}

TEST(Credits, AreForPostsOnAPlatformThatIsInNoList) {
  expect_credits({
      {"Anna Lind wrote on Murmur on Monday evening: “We stay.”",
       {"post: Murmur | wrote on Murmur on Monday evening"}},
      {"Anna Lind wrote on Monday evening that they would stay.", {}},
      {"Anna Lind said in Orra that they would stay.", {}},
  });
}

TEST(Credits, AreNotForTheOutletItself) {
  EXPECT_THAT(
      told::credits("Anna Lind told the Orra Gazette that the port is closed.", "The Orra Gazette"),
      IsEmpty());
}

TEST(Credits, GoToPapers) {
  expect_credits({
      {"The indictment says the port was sold.",
       {"document: The indictment | The indictment says"}},
      {"According to the 48-page indictment, the port was sold.",
       {"document: the 48-page indictment | According to the 48-page indictment"}},
      {"Polls show that the mayor will lose.", {"document: Polls | Polls show"}},
      {"The port was sold, court papers show.", {"document: court papers | court papers show"}},
  });
}

TEST(Credits, DoNotGoToPapersThatOnlyHappen) {
  for (const std::string_view text :
       {"The lawsuit was filed on Monday.", "The indictment did not say who paid.",
        "The letter lay on the table.", "The board filed a lawsuit."})
    EXPECT_THAT(told::credits(text), IsEmpty()) << text;
}

TEST(Credits, GoToStatements) {
  expect_credits({
      {"Anna Lind said in a statement that the port is closed.",
       {"statement: a statement | said in a statement"}},
      {"In a joint statement, Anna Lind and Peter Marek said so.",
       {"statement: a joint statement | In a joint statement"}},
      {"The mayor’s office released a statement on Monday.",
       {"statement: a statement | released a statement"}},
  });
}

TEST(Credits, GoToPosts) {
  expect_credits({
      {"“It is closed,” Anna Lind wrote on X.", {"post: X | wrote on X"}},
      {"Writing on X after the call, Anna Lind described it as short.", {"post: X | Writing on X"}},
      {"On Twitter, Anna Lind said the port is closed.",
       {"post: Twitter | On Twitter, Anna Lind said"}},
      {"“It is closed,” Anna Lind tweeted.", {"post: tweeted | Anna Lind tweeted"}},
  });
}

TEST(Credits, GoToPeopleWithoutAName) {
  expect_credits({
      {"Two officials said that the port is closed.",
       {"anonymous: Two officials | Two officials said"}},
      {"A source said that the port is closed.", {"anonymous: A source | A source said"}},
      {"Prosecutors announced on Tuesday that the port is closed.",
       {"anonymous: Prosecutors | Prosecutors announced"}},
  });
}

TEST(Credits, NameThoseWhomAMediumCites) {
  const auto lines =
      told::credits("The port is closed, Reuters reports, citing two sources close to the board.");
  EXPECT_THAT(lines, Contains("agency: Reuters | Reuters reports"));
  EXPECT_THAT(lines, Contains(StartsWith("anonymous: two sources | citing two sources")));
}

TEST(Credits, AreNoneForNamedPeoplePronounsAndDenials) {
  for (const std::string_view text :
       {"Anna Lind said the port is closed.", "She said the port is closed.",
        "They said the port is closed.", "Two officials did not say that the port is closed.",
        "Mayor Anna Lind announced it on Monday.", "Velmark said the port is closed."})
    EXPECT_THAT(told::credits(text), IsEmpty()) << text;
}

TEST(Credits, HaveWhatTheyAreFor) {
  const AnnotatedReport report = told::read("The Orra Gazette reported that the port is closed.");
  ASSERT_THAT(report.reading.credits, SizeIs(1));
  ASSERT_TRUE(report.reading.credits[0].content.has_value());
  EXPECT_EQ(told::words(report, *report.reading.credits[0].content), "that the port is closed");
}

// --- notes of the page -------------------------------------------------------------------------

TEST(Notes, CreditTheWholeReport) {
  expect_credits({
      {"The port is closed.\n\nThe Associated Press contributed to this report.",
       {"contribution: The Associated Press | The Associated Press contributed to this report "
        "(whole)"}},
      {"The port is closed.\n\nThis article originally appeared at orra-news.com.",
       {"medium: orra-news.com | This article originally appeared at orra-news.com (whole)"}},
  });
}

TEST(Notes, AtTheTopNameTheAgency) {
  const auto lines = told::credits("ORRA (Reuters) — The port is closed, and the ships wait.");
  EXPECT_THAT(lines, ElementsAre("agency: Reuters | ORRA (Reuters) (whole)"));
}

TEST(Notes, NameThePhotoAgency) {
  const auto lines =
      told::credits("The port is closed.\n\nShips at the gate / PHOTO: Reuters\n\nThe ships wait.");
  EXPECT_THAT(lines, Contains("photo: Reuters | PHOTO: Reuters"));
}

TEST(Notes, NameTheSourceOfAPage) {
  const auto lines =
      told::credits("The port is closed.\n\nSource: orra-news.com\n\nThe ships wait.");
  EXPECT_THAT(lines, Contains("medium: orra-news.com | Source: orra-news.com"));
}

// --- names -------------------------------------------------------------------------------------

std::string name_in(std::string_view sentence) {
  const AnnotatedReport report = told::read(sentence);
  const std::uint32_t first = report.text.sentences.back().first;
  const auto size = static_cast<std::uint32_t>(report.text.tokens.size());
  const auto found = CreditLists::get().name_at(report.text, first, size);
  if (!found) return "";
  const Span span{report.text.tokens[found->first].span.start,
                  report.text.tokens[found->last].span.end};
  return std::string(name_of(found->kind)) + ": " + told::words(report, span);
}

TEST(CreditNames, AreListedOnesAddressesAndLookAlikes) {
  EXPECT_EQ(name_in("Reuters has it first"), "agency: Reuters");
  EXPECT_EQ(name_in("AP has it first"), "agency: AP");
  EXPECT_EQ(name_in("The New York Times has it"), "medium: The New York Times");
  EXPECT_EQ(name_in("orra-news.com has it"), "medium: orra-news.com");
  EXPECT_EQ(name_in("The Orra Star-Gazette has it"), "medium: The Orra Star-Gazette");
  EXPECT_EQ(name_in("Meridian Wire has it"), "agency: Meridian Wire");
  EXPECT_EQ(name_in("Facebook has it"), "post: Facebook");
}

TEST(CreditNames, AreNotCommonWords) {
  EXPECT_EQ(name_in("The times are hard"), "");
  EXPECT_EQ(name_in("The guardian of the gate left"), "");
  EXPECT_EQ(name_in("Anna Lind left the town"), "");
  EXPECT_EQ(name_in("The post office is closed"), "");
}

TEST(HostileCredits, EndWithoutAFault) {
  for (const std::string_view piece :
       {"Reuters ", "(AP) ", "PHOTO: ", "told Reuters ", "in a statement ", "on X ", "The Orra ",
        "contributed to this report ", "first appeared at ", "citing ", "released a "}) {
    Report report;
    for (std::size_t i = 0; i < 60000 / piece.size(); ++i) report.text += piece;
    const Text text = split_text(report);
    for (const Credit& credit : find_credits(Voices(report, text, Reading{}))) {
      EXPECT_LE(credit.span.end, report.text.size());
      EXPECT_TRUE(credit.span.contains(credit.credited));
    }
  }
}

TEST(Credits, OfUnnamedSourcesSayHowManyAndHowTheyAreDescribed) {
  const auto told_of = [](std::string_view text) {
    const AnnotatedReport a = told::read(text);
    std::vector<std::string> lines;
    for (const Credit& credit : a.reading.credits)
      lines.push_back((credit.how_many ? std::to_string(*credit.how_many) : std::string("?")) +
                      " | " + (credit.described ? told::words(a, *credit.described) : "-"));
    return lines;
  };
  EXPECT_THAT(told_of("Two officials familiar with the talks said that the port is closed."),
              ElementsAre("2 | familiar with the talks"));
  EXPECT_THAT(told_of("An aide said that the port is closed."), ElementsAre("1 | -"));
  EXPECT_THAT(told_of("Officials said that the port is closed."), ElementsAre("? | -"));
  EXPECT_THAT(told_of("The port is closed, according to three people briefed on the plan."),
              ElementsAre("3 | briefed on the plan"));
}

TEST(Credits, OfPicturesAreNotWhatIsToBeSeen) {
  expect_credits({
      {"The port is closed.\n\nPhotos: Orra", {}},
      {"The port is closed.\n\nPhoto: Anna Lind", {"photo: Anna Lind | Photo: Anna Lind"}},
  });
}

}  // namespace
}  // namespace synoptic
