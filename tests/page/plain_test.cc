// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "synoptic/page.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Record text_record(std::string bytes) {
  Record record;
  record.path = "in/harbour.txt";
  record.id = "harbour";
  record.bytes = std::move(bytes);
  return record;
}

Record line_record(std::optional<std::string> title, std::string text) {
  Record record;
  record.path = "in/wire.jsonl";
  record.line = 3;
  record.id = "harbour";
  record.kind = RecordKind::fields;
  record.fields.title = std::move(title);
  record.fields.text = std::move(text);
  return record;
}

TEST(PlainText, StaysAsItIs) {
  const std::string bytes = "Flood hits Orra's lower town\r\n\r\n  Water rose. \t\n";
  const auto report = read_page(text_record(bytes));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, bytes);
  EXPECT_THAT(report->source, IsEmpty());
  EXPECT_THAT(report->warnings, IsEmpty());
  EXPECT_EQ(report->id, "harbour");
  EXPECT_EQ(report->kind, PageKind::article);
}

TEST(PlainText, LosesItsByteOrderMark) {
  const auto report = read_page(text_record("\xef\xbb\xbfWater rose."));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, "Water rose.");
  ASSERT_THAT(report->source, SizeIs(1));
  EXPECT_EQ(report->source.begin()->page, 3u);
}

TEST(PlainText, SaysHowManyPlacesAreNoUtf8AndWhereTheFirstIs) {
  const auto report = read_page(text_record("Orra\xff rose.\xc3 Water."));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, "Orra\ufffd rose.\ufffd Water.");
  ASSERT_THAT(report->warnings, SizeIs(1));
  EXPECT_THAT(report->warnings[0], HasSubstr("2 places"));
  EXPECT_THAT(report->warnings[0], HasSubstr("byte 4"));
  ASSERT_THAT(report->source, SizeIs(5));
  const std::vector<SourceRun> runs(report->source.begin(), report->source.end());
  EXPECT_TRUE(runs[1].unit);
  EXPECT_EQ(runs[2].page, 5u);
}

struct FaultOf {
  std::string bytes;
  Fault fault;
  std::int64_t byte;  // -1: none said
};

TEST(PlainText, ThatIsNoneIsAnErrorWithItsPlace) {
  const std::vector<FaultOf> rows = {
      {"", Fault::empty, -1},
      {" \n\t \xc2\xa0 \n", Fault::empty, -1},
      {std::string("\x7f"
                   "ELF\0\0",
                   6),
       Fault::binary, 4},
      {"Water\x01\x02\x03\x04\x05\x06 rose", Fault::binary, 5},
      {"\xff\xfeW\x01", Fault::binary, 0},
      {std::string(40, '\xfe'), Fault::binary, 0},
  };
  for (const FaultOf& row : rows) {
    const auto report = read_page(text_record(row.bytes));
    ASSERT_FALSE(report) << row.bytes;
    EXPECT_EQ(report.error().fault, row.fault) << row.bytes;
    EXPECT_EQ(report.error().has_byte, row.byte >= 0) << row.bytes;
    if (row.byte >= 0) {
      EXPECT_EQ(report.error().byte, static_cast<std::uint64_t>(row.byte));
    }
    EXPECT_EQ(report.error().subject, "in/harbour.txt");
    EXPECT_THAT(report.error().detail, testing::Not(IsEmpty()));
  }
}

TEST(PlainText, WithAFewControlCharactersIsText) {
  EXPECT_TRUE(read_page(text_record("Water rose\x0c in Orra\x1b on Monday.")));
}

TEST(JsonLine, HasItsTitleFirstThenABlankLine) {
  const auto report = read_page(line_record("Flood hits Orra", "Water rose."));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, "Flood hits Orra\n\nWater rose.");
  ASSERT_TRUE(report->headline);
  EXPECT_EQ(cut(report->text, *report->headline), "Flood hits Orra");
}

TEST(JsonLine, WhoseTextBeginsWithItsTitleDoesNotSayItTwice) {
  const auto report = read_page(line_record("Orra’s flood", "  Orra's Flood\nWater rose."));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, "  Orra's Flood\nWater rose.");
}

TEST(JsonLine, WithoutATitleIsItsText) {
  const auto report = read_page(line_record(std::nullopt, "Water rose."));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->text, "Water rose.");
  EXPECT_EQ(report->title, std::nullopt);
}

TEST(JsonLine, ThatIsBlankIsAnErrorWithItsLine) {
  const auto report = read_page(line_record("Flood", " "));
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().fault, Fault::empty);
  EXPECT_EQ(report.error().line, 3u);
}

TEST(GivenFields, AreTakenAndSaidToBeGiven) {
  Record record = text_record("Water rose.");
  record.fields.outlet = " Orra Courier ";
  record.fields.byline = {"Jane Roe"};
  record.fields.published = "Mon, 04 May 2026 12:05:00 GMT";
  const auto report = read_page(record);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->outlet, "Orra Courier");
  EXPECT_EQ(report->published, "2026-05-04T12:05:00Z");
  EXPECT_THAT(report->byline, ElementsAre("Jane Roe"));
  EXPECT_THAT(to_json(*report), HasSubstr(R"("from":{"byline":"given","outlet":"given")"));
}

TEST(GivenFields, WithADateNobodyUnderstandsAreAWarning) {
  Record record = text_record("Water rose.");
  record.fields.published = "01/02/2026";
  const auto report = read_page(record);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->published, std::nullopt);
  ASSERT_THAT(report->warnings, SizeIs(1));
  EXPECT_THAT(report->warnings[0], HasSubstr("01/02/2026"));
}

struct HeadlineRow {
  std::string_view text;
  std::optional<std::string> title;
  std::string_view headline;  // empty: none
};

TEST(Headline, IsFoundInTheText) {
  const std::vector<HeadlineRow> rows = {
      {"World\n\nFlood hits Orra's lower town\n\nWater rose.", std::nullopt,
       "Flood hits Orra's lower town"},
      {"Flood hits Orra's lower town\nWater rose.", std::nullopt, "Flood hits Orra's lower town"},
      {"Who pays for the Orra flood?\n\nWater rose.", std::nullopt, "Who pays for the Orra flood?"},
      {"Water rose in Orra on Monday.\nPeople left.", std::nullopt, ""},
      {"Water rose and people left the town", std::nullopt, ""},
      {"ORRA (MW) - Water rose in town\n\nPeople left.", std::nullopt, ""},
      {"Conflict\n\nFlood\n\nWater rose in Orra.", "Flood", "Flood"},
      {"Flood hits Orra\n\nWater rose.", "Flood hits Orra | Orra Courier", "Flood hits Orra"},
      {"Flood hits Orra Water rose there.", "Flood hits Orra", "Flood hits Orra"},
      {"Share this article:\nFlood hits Orra's lower town\n\nWater rose.", std::nullopt,
       "Flood hits Orra's lower town"},
  };
  for (const HeadlineRow& row : rows) {
    Record record = text_record(std::string(row.text));
    record.fields.title = row.title;
    const auto report = read_page(record);
    ASSERT_TRUE(report) << row.text;
    ASSERT_EQ(report->headline.has_value(), !row.headline.empty()) << row.text;
    if (report->headline) {
      EXPECT_EQ(cut(report->text, *report->headline), row.headline);
    }
  }
}

TEST(Export, CountsCodePoints) {
  const auto report = read_page(text_record("Quill — “no”\n\nShare this article:\n"));
  ASSERT_TRUE(report);
  const std::string json = to_json(*report);
  EXPECT_THAT(json, HasSubstr(R"("furniture":[{"span":[14,33],"kind":"share"}])"));
  EXPECT_THAT(json,
              HasSubstr(R"({"id":"harbour","url":null,"title":null,"deck":null,"byline":[])"));
}

}  // namespace
}  // namespace synoptic
