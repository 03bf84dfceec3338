// SPDX-License-Identifier: Apache-2.0
#include "synoptic/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace synoptic {
namespace {

TEST(JsonWriter, WritesNestedValuesWithoutSpace) {
  JsonWriter json;
  json.begin_object().key("a").begin_array().integer(1).null().boolean(true).end_array();
  json.key("b").begin_object().end_object().key("c").span({3, 9}).end_object();
  EXPECT_EQ(json.take(), R"({"a":[1,null,true],"b":{},"c":[3,9]})");
}

TEST(JsonWriter, EscapesWhatMustNotStandInHtmlOrOnATerminal) {
  JsonWriter json;
  json.string("\"\\\n\t\x1b</script> é");
  EXPECT_EQ(json.take(), "\"\\\"\\\\\\n\\t\\u001b<\\/script> é\"");
}

TEST(JsonWriter, NumbersAreShortestAndNotANumberIsNull) {
  JsonWriter json;
  json.begin_array()
      .number(0.1)
      .number(250000)
      .number(1e21)
      .number(std::numeric_limits<double>::infinity())
      .end_array();
  EXPECT_EQ(json.take(), "[0.1,250000,1e+21,null]");
}

TEST(JsonWriter, AHugeNumberReadsAgain) {
  for (const double number : {1e15, 2666666666666363333332.5, -1.8446744073709552e19, 1e300}) {
    JsonWriter json;
    json.number(number);
    const auto value = parse_json(json.take());
    ASSERT_TRUE(value.has_value()) << number;
    EXPECT_EQ(value->number, number);
  }
}

TEST(JsonWriter, RawAndOptionalStand) {
  JsonWriter json;
  json.begin_array().raw("{}").optional_string(std::nullopt).optional_string("x").end_array();
  EXPECT_EQ(json.take(), R"([{},null,"x"])");
}

TEST(JsonReader, ReadsWhatTheWriterWrote) {
  const auto value = parse_json(R"({"id":"a","n":-2.5,"list":[true,null,"é"],"id":"second"})");
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(value->text_of("id"), "a");
  EXPECT_DOUBLE_EQ(value->find("n")->number, -2.5);
  ASSERT_EQ(value->find("list")->items.size(), 3u);
  EXPECT_EQ(value->find("list")->items[2].string, "é");
  EXPECT_EQ(value->find("missing"), nullptr);
}

TEST(JsonReader, AnEmptyTextIsAbsent) {
  const auto value = parse_json(R"({"title":"","url":7})");
  ASSERT_TRUE(value.has_value());
  EXPECT_FALSE(value->text_of("title").has_value());
  EXPECT_FALSE(value->text_of("url").has_value());
}

TEST(JsonReader, RefusesWhatIsNoJson) {
  for (const char* text : {"", "{", "{\"a\":}", "[1,]", "nul", "\"\\x\""}) {
    const auto value = parse_json(text);
    ASSERT_FALSE(value.has_value()) << text;
    EXPECT_EQ(value.error().fault, Fault::malformed) << text;
    EXPECT_FALSE(value.error().detail.empty());
  }
}

TEST(JsonReader, DeepNestingIsAnErrorNotACrash) {
  EXPECT_FALSE(parse_json(std::string(1'000'000, '[')).has_value());
  EXPECT_TRUE(parse_json(std::string(60, '[') + std::string(60, ']')).has_value());
}

TEST(JsonReader, IllFormedUtf8IsNamedByItsByte) {
  const auto value = parse_json("{\"a\":\"\xff\"}");
  ASSERT_FALSE(value.has_value());
  EXPECT_TRUE(value.error().has_byte);
  EXPECT_EQ(value.error().byte, 6u);
}

}  // namespace
}  // namespace synoptic
