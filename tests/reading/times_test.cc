// SPDX-License-Identifier: Apache-2.0
#include "reading/times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/told.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using told::kPublished;
using told::Marked;
using told::unmark;

std::vector<TimeExpression> times_of(const std::string& text,
                                     std::optional<std::string_view> published = kPublished) {
  const told::Cut cut(text, published);
  return find_times(cut.report, cut.pieces);
}

// "words=value" of each expression.
std::vector<std::string> read(const std::string& text,
                              std::optional<std::string_view> published = kPublished) {
  std::vector<std::string> out;
  for (const TimeExpression& time : times_of(text, published))
    out.push_back(std::string(cut(text, time.span)) + "=" + time.value);
  return out;
}

// A sentence with its one expression in brackets, and the value it should have.
struct Row {
  std::string_view marked;
  std::string_view value;
};

void expect_rows(const std::vector<Row>& rows,
                 std::optional<std::string_view> published = kPublished) {
  for (const Row& row : rows) {
    const Marked marked = unmark(row.marked);
    EXPECT_THAT(read(marked.text, published),
                ElementsAre(marked.words + "=" + std::string(row.value)))
        << row.marked;
  }
}

TEST(Times, DatesAreReadInAllEnglishForms) {
  expect_rows({
      {"The treaty was signed on [March 3, 2029].", "2029-03-03"},
      {"The treaty was signed on [3 March 2029].", "2029-03-03"},
      {"The treaty was signed on [the 3rd of March 2029].", "2029-03-03"},
      {"The treaty was signed on [Saturday, March 3, 2029].", "2029-03-03"},
      {"The treaty was signed on [Sept. 9, 2030].", "2030-09-09"},
      {"The treaty was signed on [2029-03-03].", "2029-03-03"},
      {"The treaty was signed in [March 2029].", "2029-03"},
      {"The treaty was signed in [2029].", "2029"},
      {"They tore up the [1994] treaty.", "1994"},
  });
}

TEST(Times, WhatEndsARangeAndBeginsADateIsOfTheDate) {
  EXPECT_THAT(read("The harbour is closed on May 12-13 May."),
              ElementsAre("May 12=2031-05-12", "13 May=2031-05-13"));
}

TEST(Times, ADayThatDoesNotExistIsNone) {
  EXPECT_THAT(read("The form said 2029-02-31 and nothing more."), IsEmpty());
}

TEST(Times, OnTuesdayInThePastTenseIsTheLastTuesday) {
  expect_rows({
      {"The council met on [Tuesday].", "2031-05-13"},
      {"Lind said on [Thursday] that the port was shut.", "2031-05-08"},
      {"The ship left on [Wednesday].", "2031-05-14"},
  });
}

TEST(Times, WillOnMondayIsTheNextMonday) {
  expect_rows({
      {"The council will meet on [Monday].", "2031-05-19"},
      {"A vote is scheduled for [Friday].", "2031-05-16"},
      {"On [Thursday], the court will rule.", "2031-05-15"},
      {"The envoys are set to return on [Sunday].", "2031-05-18"},
  });
}

TEST(Times, OfTwoVerbsTheNearerTellsTheTense) {
  EXPECT_THAT(read("Lind said on Tuesday that the council will meet on Friday."),
              ElementsAre("Tuesday=2031-05-13", "Friday=2031-05-16"));
}

TEST(Times, DaysFromTodayCountFromPublication) {
  expect_rows({
      {"Water rose [yesterday].", "2031-05-13"},
      {"Water rises [today].", "2031-05-14"},
      {"It will rain [tomorrow].", "2031-05-15"},
      {"Sirens were heard [tonight].", "2031-05-14TNI"},
      {"Sirens were heard [last night].", "2031-05-13TNI"},
      {"Sirens were heard [this morning].", "2031-05-14TMO"},
      {"Sirens were heard on [Tuesday night].", "2031-05-13TNI"},
      {"The bridge fell [three days ago].", "2031-05-11"},
  });
}

TEST(Times, WeeksMonthsAndYearsFromNow) {
  expect_rows({
      {"They met [last week].", "2031-W19"},
      {"They met [earlier this week].", "2031-W20"},
      {"They will meet [next week].", "2031-W21"},
      {"They met [last month].", "2031-04"},
      {"They met [earlier this month].", "2031-05"},
      {"They met [last year].", "2030"},
      {"They will meet [next year].", "2032"},
      {"They met [last weekend].", "2031-W19-WE"},
      {"They met [two weeks ago].", "2031-W18"},
      {"They met [five months ago].", "2030-12"},
      {"They met [about five years ago].", "2026"},
      {"They met [a decade ago].", "2021"},
  });
}

TEST(Times, TheYearBeginsInTheMiddleOfAWeek) {
  expect_rows({{"They met [last week].", "2026-W53"}}, "2027-01-05");
  expect_rows({{"They met [yesterday].", "2026-12-31"}}, "2027-01-01");
  expect_rows({{"They met [last month].", "2026-12"}}, "2027-01-05");
}

TEST(Times, ADateWithoutAYearIsTheNearOneUnlessTheTenseSaysElse) {
  expect_rows({
      {"The offer was extended to [June 2].", "2031-06-02"},
      {"The ship sank on [Nov. 25].", "2030-11-25"},
      {"The ship will sail on [Jan. 9].", "2032-01-09"},
      {"The mayor resigned in [February].", "2031-02"},
      {"The mayor took office [last June].", "2030-06"},
      {"The fair took place in [mid May].", "2031-05"},
      {"The fair took place in [late September 2030].", "2030-09"},
  });
}

TEST(Times, SeasonsQuartersDecadesAndCenturies) {
  expect_rows({
      {"The river froze [last winter].", "2030-WI"},
      {"The river will dry up [this summer].", "2031-SU"},
      {"It was built in [the winter of 1994].", "1994-WI"},
      {"Profits fell in [the first quarter].", "2031-Q1"},
      {"Profits fell in [the third quarter of 2029].", "2029-Q3"},
      {"Profits fell in [the first half of 2029].", "2029-H1"},
      {"The mill was shut in [the 1980s].", "198X"},
      {"The mill was built in [the 19th century].", "18"},
  });
}

TEST(Times, AYearEarlierBesideAQuarterIsThatQuarter) {
  EXPECT_THAT(read("Profit rose in the first quarter of 2031. A year earlier it had fallen."),
              ElementsAre("the first quarter of 2031=2031-Q1", "A year earlier=2030-Q1"));
  EXPECT_THAT(read("A year earlier it had fallen."), ElementsAre("A year earlier=2030"));
}

TEST(Times, LaterAndTheNextDayLeanOnTheDayNamedBefore) {
  EXPECT_THAT(read("The truce began on March 3, 2029. Two days later it broke."),
              ElementsAre("March 3, 2029=2029-03-03", "Two days later=2029-03-05"));
  EXPECT_THAT(read("The truce began on March 3, 2029. It broke the next day."),
              ElementsAre("March 3, 2029=2029-03-03", "the next day=2029-03-04"));
}

TEST(Times, SoLongLaterIsSaidInManyWays) {
  expect_rows({
      {"[Hours later], the truce broke.", "PAST_REF"},
      {"[Just days later], the truce broke.", "PAST_REF"},
      {"[Moments later], the truce broke.", "PAST_REF"},
      {"[Weeks earlier], the truce broke.", "PAST_REF"},
      {"[A couple of hours later], the truce will break.", "FUTURE_REF"},
      {"They will talk [years later].", "FUTURE_REF"},
      {"[Half an hour later], the truce broke.", "PAST_REF"},
      {"It broke [the day after].", "2031-05-15"},
      {"It broke [later on Tuesday].", "2031-05-13"},
      {"It broke [early on Tuesday morning].", "2031-05-13TMO"},
      {"They will talk in [a couple of weeks' time].", "2031-W22"},
  });
  EXPECT_THAT(read("The truce began on March 3, 2029. Two weeks later it broke."),
              ElementsAre("March 3, 2029=2029-03-03", "Two weeks later=2029-W11"));
  EXPECT_THAT(read("The truce began on March 3, 2029. A couple of days later it broke."),
              ElementsAre("March 3, 2029=2029-03-03", "A couple of days later=2029-03-05"));
  EXPECT_THAT(read("The truce began on March 3, 2029. It broke a month and a half later."),
              ElementsAre("March 3, 2029=2029-03-03", "a month and a half later=2029-04"));
}

TEST(Times, BeforeAndAfterAHappeningAreNotCountedFromTheDayNamedLast) {
  expect_rows({
      {"They met [two days] before the vote.", "P2D"},
      {"She left [a week] before her trial.", "P1W"},
      {"He left [minutes] after the vote.", "PTXM"},
      {"They met [two hours] into the vote.", "PT2H"},
      {"He left [the day] after the vote.", "XXXX-XX-XX"},
      {"He left [the week] before his trial.", "XXXX-WXX"},
      {"In the [weeks] since, nobody came.", "PXW"},
      {"In [the coming hours] it may end.", "PTXH"},
      {"Over [the next couple of weeks] it may end.", "P2W"},
  });
}

TEST(Times, HolidaysFallWhereTheCalendarPutsThem) {
  expect_rows({
      {"The market was shut on [Christmas Day].", "2030-12-25"},
      {"The market was shut on [Thanksgiving].", "2030-11-28"},
      {"The market was shut on [Easter].", "2031-04-13"},
      {"The market will be shut on [Memorial Day].", "2031-05-26"},
      {"The market was shut on [New Year's Day].", "2031-01-01"},
  });
}

TEST(Times, ClockTimesStandOnTheirDay) {
  expect_rows({
      {"The shot fell at [10:35 p.m. on Tuesday].", "2031-05-13T22:35"},
      {"The shot fell at [6 a.m. Monday].", "2031-05-12T06:00"},
      {"The shot fell at [noon].", "2031-05-14T12:00"},
      {"The shot fell at [9pm].", "2031-05-14T21:00"},
  });
}

TEST(Times, DurationsHaveTheirPeriod) {
  expect_rows({
      {"They talked for [two days].", "P2D"},
      {"It was a [five-hour] drive.", "PT5H"},
      {"They talked for [about five hours].", "PT5H"},
      {"They talked for [eight years].", "P8Y"},
      {"They talked for [months].", "PXM"},
      {"They talked for [several weeks].", "PXW"},
      {"They talked for [more than two decades].", "P20Y"},
      {"They talked for [two and a half hours].", "PT2H30M"},
      {"They talked over [the past three years].", "P3Y"},
      {"They talked for [half an hour].", "PT30M"},
  });
}

TEST(Times, AboutMakesItApproximate) {
  const auto times = times_of("They talked for about five hours.");
  ASSERT_EQ(times.size(), 1u);
  EXPECT_TRUE(times[0].approximate);
  EXPECT_EQ(times[0].type, TimexType::duration);
  EXPECT_FALSE(times_of("They talked for five hours.")[0].approximate);
}

TEST(Times, WhatComesBackIsASet) {
  const std::vector<Row> rows = {
      {"The ferry sails [every day].", "P1D"},
      {"The ferry sails [daily].", "P1D"},
      {"The ferry sails [every Friday].", "XXXX-WXX-5"},
      {"The ferry sails [each July].", "XXXX-07"},
      {"The board meets [every two weeks].", "P2W"},
      {"The board meets [annually].", "P1Y"},
  };
  expect_rows(rows);
  for (const Row& row : rows)
    EXPECT_EQ(times_of(unmark(row.marked).text)[0].type, TimexType::set) << row.marked;
}

TEST(Times, NowRecentlyAndSoonAreReferences) {
  expect_rows({
      {"The port is [now] shut.", "PRESENT_REF"},
      {"The port was [recently] shut.", "PAST_REF"},
      {"The port is [currently] shut.", "PRESENT_REF"},
      {"It will be shut in [the near future].", "FUTURE_REF"},
  });
}

TEST(Times, ARangeIsTwoExpressions) {
  EXPECT_THAT(read("She ruled from 1967 to 1979."), ElementsAre("1967=1967", "1979=1979"));
  EXPECT_THAT(read("It happened between Monday and Tuesday."),
              ElementsAre("Monday=2031-05-12", "Tuesday=2031-05-13"));
}

TEST(Times, WithoutAPublicationDateDaysStayRelative) {
  expect_rows(
      {
          {"The council met on [Tuesday].", "XXXX-WXX-2"},
          {"The council met [today].", "XXXX-XX-XX"},
          {"The council met on [March 3].", "XXXX-03-03"},
          {"The council met [last week].", "XXXX-WXX"},
          {"The council met on [March 3, 2029].", "2029-03-03"},
      },
      std::nullopt);
  EXPECT_FALSE(times_of("The council met on Tuesday.", std::nullopt)[0].resolved);
  EXPECT_TRUE(times_of("The council met on Tuesday.")[0].resolved);
}

TEST(Times, WordsThatOnlyLookLikeTimesAreNone) {
  for (const char* text : {
           "They may march to the port.",
           "Theresa May spoke.",
           "The sun rose over Orra.",
           "It was a second defeat.",
           "A six-year-old boy was found.",
           "She is 45 years old.",
           "He paid $1,990 for it.",
           "The prices fall and spring back.",
           "Some 2,000 people came.",
           "It is a quarter of the price.",
       }) {
    EXPECT_THAT(read(text), IsEmpty()) << text;
  }
}

TEST(Times, HolidaysAreDaysOfTheirYear) {
  expect_rows({
      {"They met on [New Year's Day 2029].", "2029-01-01"},
      {"They met on [Easter Sunday].", "2031-04-13"},
      {"They will meet on [Black Friday].", "2031-11-28"},
      {"They met on [Labor Day weekend].", "2030-09-02"},
      {"They met on [Good Friday].", "2031-04-11"},
      {"They met during [Ramadan].", "XXXX-XX-XX"},
      {"It was after [9/11].", "2001-09-11"},
  });
}

TEST(Times, YearsOfSchoolsAndBudgetsAreCalledByTheirBeginning) {
  expect_rows({
      {"It fell in [the fiscal year 2030-31].", "2030"},
      {"[The 2030-31 school year] begins.", "2030"},
      {"Many left during [the last school year].", "2029"},
      {"[Next academic year] will be harder.", "2031"},
  });
}

TEST(Times, RangesHaveBothEnds) {
  EXPECT_THAT(read("The fair runs May 3-5."), ElementsAre("May 3=2031-05-03", "5=2031-05-05"));
  EXPECT_THAT(read("It burned on 12-13 May."), ElementsAre("12=2031-05-12", "13 May=2031-05-13"));
  EXPECT_THAT(read("The 2016-17 season was short."), ElementsAre("2016=2016", "17=2017"));
  EXPECT_THAT(read("It ran from 2001 to 2003."), ElementsAre("2001=2001", "2003=2003"));
  EXPECT_THAT(read("The vote on May 3 was 5-4."), ElementsAre("May 3=2031-05-03"));
}

TEST(Times, PeriodsOfTwoUnitsAreOne) {
  expect_rows({
      {"It lasted [an hour and 20 minutes].", "PT1H20M"},
      {"It lasted [2 hours and 30 minutes].", "PT2H30M"},
      {"It lasted [three years and six months].", "P3Y6M"},
      {"It lasted [three quarters of an hour].", "PT45M"},
  });
}

TEST(Times, HowOftenIsASet) {
  expect_rows({
      {"They meet [twice a week].", "P1W"},
      {"They meet [three times a day].", "P1D"},
      {"They meet on [Mondays].", "XXXX-WXX-1"},
  });
}

TEST(Times, DaysBesideYesterdayAndTomorrow) {
  expect_rows({
      {"He left [the day before yesterday].", "2031-05-12"},
      {"He leaves [the day after tomorrow].", "2031-05-16"},
      {"He left [earlier in the day].", "2031-05-14"},
  });
}

TEST(Times, BeforeTheEra) {
  expect_rows({{"It was built in [44 B.C.]", "BC0044"}, {"It fell in [A.D. 70].", "0070"}});
}

TEST(Times, NamesOfPapersAreNone) {
  EXPECT_THAT(read("He told the Daily Beast and USA Today."), IsEmpty());
}

TEST(Times, WhatIsLikelyIsToCome) {
  expect_rows({{"She is likely to win in [November].", "2031-11"}});
}

TEST(Times, FurnitureIsNotRead) {
  Report report;
  report.text = "Photo taken on Monday.\n\nThe council met on Tuesday.";
  report.furniture = {{{0, 22}, FurnitureKind::caption}};
  const Text text = split_text(report);
  const auto times =
      find_times(report, reading::cut_pieces(report, text, reading::reading_words().lexicon));
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(cut(report.text, times[0].span), "Tuesday");
}

TEST(Times, ExpressionsAreSortedAndDisjoint) {
  const auto times = times_of(
      "On Monday, May 12, 2031, at 9 p.m., two days after the March vote of last year, "
      "the five-hour talks of the first quarter began again for the third time in two weeks.");
  ASSERT_GE(times.size(), 5u);
  for (std::size_t at = 1; at < times.size(); ++at)
    EXPECT_LE(times[at - 1].span.end, times[at].span.start);
}

TEST(Times, HostileTextIsReadToItsEnd) {
  for (const std::string_view unit :
       {"the ", "last ", "at least about ", "1 ", "in May ", "two hundred ", "- ", "1/"}) {
    std::string text;
    while (text.size() < 400'000) text += unit;
    const auto times = times_of(text);
    for (const TimeExpression& time : times) ASSERT_LE(time.span.end, text.size());
  }
}

}  // namespace
}  // namespace synoptic
