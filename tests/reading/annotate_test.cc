// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>

#include "newsroom/newsroom.h"
#include "synoptic/json.h"

namespace synoptic {
namespace {

AnnotatedReport made() {
  AnnotatedReport a;
  a.report.id = "a";
  a.report.text =
      "“Ärger,” said minister Åse Øen of the council in Orra on Friday, citing ten men.";
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<std::uint32_t>(a.report.text.find(words));
    return Span{at, at + static_cast<std::uint32_t>(words.size())};
  };
  Reading& r = a.reading;
  r.names = {{span("Åse Øen"), NameKind::person, 0}, {span("Orra"), NameKind::place, 1}};
  r.entities = {{NameKind::person, {0}, 0}, {NameKind::place, {1}, 1}};
  r.roles = {{span("minister"), 0, RoleState::acting, span("minister"), EntityIndex{1}}};
  r.times = {{span("Friday"), TimexType::date, "2031-05-02", true, false}};
  r.quantities = {{span("ten men"), span("ten"), span("men"), QuantityKind::count, 10, std::nullopt,
                   "man", true, Bound::at_least}};
  r.quotes = {{span("Ärger,"), span("said"), {span("Åse Øen"), EntityIndex{0}}, false, false}};
  r.attributions = {{span("Ärger,"), std::nullopt, {}, true}};
  r.credits = {{span("citing ten men"), span("ten men"), CreditKind::anonymous, std::nullopt,
                span("Ärger"), true}};
  r.happenings = {{span("said"), "talk", Modality::planned, {0, 1}, EntityIndex{1}, 0u, {}, 0}};
  return a;
}

JsonValue parsed(const AnnotatedReport& a) {
  Result<JsonValue> value = parse_json(to_json(a));
  EXPECT_TRUE(value.has_value());
  return value ? *value : JsonValue{};
}

const JsonValue& first(const JsonValue& line, std::string_view list) {
  return line.find(list)->items.at(0);
}

double number(const JsonValue& object, std::string_view key, std::size_t item) {
  return object.find(key)->items.at(item).number;
}

TEST(Annotate, WritesEveryListOfTheReading) {
  const JsonValue line = parsed(made());
  EXPECT_EQ(line.text_of("id"), "a");
  for (const std::string_view list : {"names", "roles", "times", "quantities", "quotes",
                                      "attributions", "credits", "happenings"}) {
    ASSERT_NE(line.find(list), nullptr) << list;
    EXPECT_FALSE(line.find(list)->items.empty()) << list;
  }
}

TEST(Annotate, CountsSpansInCodePoints) {
  const JsonValue line = parsed(made());
  // “Ärger,” said minister Åse Øen
  // 0       89    14       23
  EXPECT_EQ(number(first(line, "names"), "span", 0), 23);
  EXPECT_EQ(number(first(line, "names"), "span", 1), 30);
  EXPECT_EQ(number(first(line, "quotes"), "span", 0), 1);
  EXPECT_EQ(number(first(line, "quotes"), "span", 1), 7);
}

TEST(Annotate, NamesKindsInWords) {
  const JsonValue line = parsed(made());
  EXPECT_EQ(first(line, "names").text_of("kind"), "person");
  EXPECT_EQ(first(line, "roles").text_of("state"), "acting");
  EXPECT_EQ(first(line, "times").text_of("type"), "DATE");
  EXPECT_EQ(first(line, "quantities").text_of("kind"), "count");
  EXPECT_EQ(first(line, "quantities").text_of("bound"), "at_least");
  EXPECT_EQ(first(line, "credits").text_of("kind"), "anonymous");
  EXPECT_EQ(first(line, "happenings").text_of("modality"), "planned");
}

TEST(Annotate, WritesNullForWhatIsUnknown) {
  const JsonValue line = parsed(made());
  EXPECT_EQ(first(line, "attributions").find("source")->kind, JsonValue::Kind::null);
  EXPECT_EQ(first(line, "attributions").find("cue")->kind, JsonValue::Kind::null);
  EXPECT_EQ(first(line, "quantities").find("upper")->kind, JsonValue::Kind::null);
  EXPECT_EQ(first(line, "happenings").find("duration")->kind, JsonValue::Kind::null);
  EXPECT_EQ(first(line, "credits").find("entity")->kind, JsonValue::Kind::null);
}

TEST(Annotate, WritesAnEmptyReportAsEmptyLists) {
  AnnotatedReport a;
  a.report.id = "x";
  EXPECT_EQ(to_json(a), R"({"id":"x","names":[],"roles":[],"times":[],"quantities":[],"quotes":[],)"
                        R"("attributions":[],"credits":[],"happenings":[]})");
}

TEST(Annotate, RefersToEntitiesByNumber) {
  const JsonValue line = parsed(made());
  EXPECT_EQ(first(line, "roles").find("of")->number, 0);
  EXPECT_EQ(first(line, "roles").find("organization")->number, 1);
  EXPECT_EQ(first(line, "happenings").find("participants")->items.size(), 2u);
}

TEST(Annotate, EveryValueHasAWord) {
  EXPECT_EQ(name_of(RoleState::would_be), "would_be");
  EXPECT_EQ(name_of(RoleState::current), "current");
  EXPECT_EQ(name_of(Modality::alleged), "alleged");
  EXPECT_EQ(name_of(Modality::happened), "happened");
  EXPECT_EQ(name_of(Bound::more_than), "more_than");
  EXPECT_EQ(name_of(Bound::exact), "");
}

}  // namespace
}  // namespace synoptic
