// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "synoptic/intake.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Fields, HoldWhatTheLineSays) {
  const auto fields = parse_fields(
      R"({"id": "orra-1", "outlet": "Orra Courier", "url": "https://courier.example/1",
          "title": "Flood", "byline": "Jane Roe", "published": "2026-05-04", "language": "en",
          "text": "Water rose.", "unknown": {"a": []}})");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->id, "orra-1");
  EXPECT_EQ(fields->outlet, "Orra Courier");
  EXPECT_EQ(fields->url, "https://courier.example/1");
  EXPECT_EQ(fields->title, "Flood");
  EXPECT_THAT(fields->byline, ElementsAre("Jane Roe"));
  EXPECT_EQ(fields->published, "2026-05-04");
  EXPECT_EQ(fields->language, "en");
  EXPECT_EQ(fields->text, "Water rose.");
}

TEST(Fields, AreAbsentWhereTheLineHasNullNothingOrAnotherType) {
  const auto fields = parse_fields(
      R"({"text": "Water rose.", "outlet": null, "title": "", "url": 7, "byline": [null, "", 3]})");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->outlet, std::nullopt);
  EXPECT_EQ(fields->title, std::nullopt);
  EXPECT_EQ(fields->url, std::nullopt);
  EXPECT_THAT(fields->byline, IsEmpty());
}

TEST(Fields, TakeNumbersForIdsAndDates) {
  const auto fields = parse_fields(R"({"id": 17, "published": 1777880000, "text": "Water rose."})");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->id, "17");
  EXPECT_EQ(fields->published, "1777880000");
}

struct FaultRowOf {
  std::string_view line;
  Fault fault;
  std::string_view says;
};

TEST(Fields, SayWhatIsWrongWithALine) {
  const std::vector<FaultRowOf> rows = {
      {"[]", Fault::malformed, "no JSON object"},
      {"7", Fault::malformed, "no JSON object"},
      {"{\"id\": \"a\"}", Fault::malformed, "no \"text\""},
      {"{\"text\": [\"a\"]}", Fault::malformed, "must be a string"},
      {"{\"text\": \"\"}", Fault::empty, "blank"},
      {"{\"text\": \"a\"", Fault::malformed, "one JSON object"},
      {"{\"text\": \"\xc3\x28\"}", Fault::malformed, "UTF-8"},
  };
  for (const FaultRowOf& row : rows) {
    const auto fields = parse_fields(row.line);
    ASSERT_FALSE(fields) << row.line;
    EXPECT_EQ(fields.error().fault, row.fault) << row.line;
    EXPECT_THAT(fields.error().detail, HasSubstr(row.says)) << row.line;
  }
}

TEST(SidecarRows, WithoutAnIdOrWithOneTwiceAreCountedAndTheOthersKept) {
  const auto sidecar = parse_sidecar(
      R"([{"id": "a", "outlet": "Orra Courier"}, 7, {"outlet": "x"}, {"id": "a"}, {"id": "b"}])");
  ASSERT_TRUE(sidecar);
  ASSERT_THAT(sidecar->rows, SizeIs(2));
  EXPECT_EQ(sidecar->rows[0].outlet, "Orra Courier");
  EXPECT_EQ(sidecar->rows[1].id, "b");
  ASSERT_THAT(sidecar->faults, SizeIs(3));
  EXPECT_THAT(sidecar->faults[0].detail, HasSubstr("entry 2"));
}

TEST(SidecarRows, MustStandInAList) {
  EXPECT_FALSE(parse_sidecar("{\"id\": \"a\"}"));
  EXPECT_FALSE(parse_sidecar(""));
  EXPECT_TRUE(parse_sidecar("\xef\xbb\xbf[]"));
}

}  // namespace
}  // namespace synoptic
