// SPDX-License-Identifier: Apache-2.0
#include "synoptic/json.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "dossier/world.h"
#include "synoptic/dossier.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

JsonValue parsed(const Dossier& dossier) {
  const Result<JsonValue> value = parse_json(to_json(dossier));
  EXPECT_TRUE(value.has_value());
  return value ? *value : JsonValue{};
}

// The characters of a text, so that code points can be sliced as a reader of the file would.
std::vector<std::string> characters_of(const std::string& text) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    characters.push_back(text.substr(at, decoded.bytes));
    at += decoded.bytes;
  }
  return characters;
}

// Every object with "report" and "span" in a value, sliced; a span that points nowhere is an error.
struct Slicer {
  explicit Slicer(const JsonValue& dossier) {
    for (const JsonValue& report : dossier.find("reports")->items) {
      texts[report.find("id")->string] = characters_of(report.find("text")->string);
    }
  }

  std::string slice(const std::string& report, const JsonValue& span) {
    const auto text = texts.find(report);
    if (text == texts.end() || span.items.size() != 2) {
      ADD_FAILURE() << "no such report or no span: " << report;
      return {};
    }
    const auto start = static_cast<std::size_t>(span.items[0].number);
    const auto end = static_cast<std::size_t>(span.items[1].number);
    EXPECT_LT(start, end);
    EXPECT_LE(end, text->second.size());
    std::string sliced;
    for (std::size_t i = start; i < std::min(end, text->second.size()); ++i) {
      sliced += text->second[i];
    }
    return sliced;
  }

  void walk(const JsonValue& value) {
    const JsonValue* report = value.find("report");
    const JsonValue* span = value.find("span");
    if (report != nullptr && span != nullptr) words.push_back(slice(report->string, *span));
    for (const JsonValue& item : value.items) walk(item);
    for (const auto& [name, member] : value.members) walk(member);
  }

  std::map<std::string, std::vector<std::string>> texts;
  std::vector<std::string> words;
};

// No string anywhere is empty: unknown is null.
void expect_no_empty_string(const JsonValue& value, const std::string& where) {
  if (value.kind == JsonValue::Kind::string) {
    EXPECT_FALSE(value.string.empty()) << where;
  }
  for (const JsonValue& item : value.items) expect_no_empty_string(item, where);
  for (const auto& [name, member] : value.members) expect_no_empty_string(member, name);
}

TEST(DossierJson, EverySpanCutsTheWordsThatWereMeant) {
  const JsonValue value = parsed(harbour_talks());
  Slicer slicer(value);
  slicer.walk(value);
  ASSERT_GE(slicer.words.size(), 40u);
  const auto sliced = [&](std::initializer_list<const char*> path, std::size_t index) {
    const JsonValue* at = &value;
    for (const char* name : path) at = at->find(name);
    const JsonValue& item = at->items[index];
    return slicer.slice(item.find("report")->string, *item.find("span"));
  };
  EXPECT_EQ(sliced({"credits"}, 0), "Meridian Wire reported");
  EXPECT_EQ(sliced({"process", "positions"}, 0), "wants the plan to have 20 points");
  EXPECT_EQ(sliced({"process", "next_steps"}, 0), "A new round is planned");
  const JsonValue& differ = value.find("claims")->items[0];
  const JsonValue& third = differ.find("readings")->items[2];
  EXPECT_EQ(slicer.slice("tide", *third.find("span")), "two days");
  EXPECT_EQ(third.find("attributed_to")->string, "n4");
  const JsonValue& reworded = value.find("quotes")->items[0].find("readings")->items[2];
  EXPECT_EQ(slicer.slice("tide", *reworded.find("edits")->items[1].find("span")), "very");
}

TEST(DossierJson, SpansCountCodePointsBehindWideCharacters) {
  Dossier dossier = dossier_on("Ägäis 港 😀 ferry");
  dossier.collation.names[0].forms = {at(dossier, 0, "ferry")};
  const JsonValue value = parsed(dossier);
  const JsonValue& span = *value.find("names")->items[0].find("forms")->items[0].find("span");
  EXPECT_EQ(span.items[0].number, 10);
  EXPECT_EQ(span.items[1].number, 15);
}

TEST(DossierJson, TheEmptySideOfAnEditIsNull) {
  const JsonValue value = parsed(harbour_talks());
  const JsonValue& readings = *value.find("quotes")->items[0].find("readings");
  const JsonValue& cut = readings.items[1].find("edits")->items[1];
  EXPECT_EQ(cut.find("op")->string, "cut");
  EXPECT_EQ(cut.find("span")->kind, JsonValue::Kind::null);
  EXPECT_EQ(cut.find("base_span")->kind, JsonValue::Kind::array);
  const JsonValue& insert = readings.items[2].find("edits")->items[1];
  EXPECT_EQ(insert.find("base_span")->kind, JsonValue::Kind::null);
  EXPECT_TRUE(readings.items[0].find("edits")->items.empty());
}

TEST(DossierJson, UnknownIsNullNeverEmpty) {
  const JsonValue value = parsed(harbour_talks());
  expect_no_empty_string(value, "");
  const JsonValue& leaf = value.find("reports")->items[3];
  EXPECT_EQ(leaf.find("outlet")->kind, JsonValue::Kind::null);
  EXPECT_EQ(leaf.find("published")->kind, JsonValue::Kind::null);
  EXPECT_TRUE(leaf.find("byline")->items.empty());
  EXPECT_EQ(value.find("timeline")->items[2].find("time")->kind, JsonValue::Kind::null);
}

TEST(DossierJson, AnchorsWithoutWordsAreLeftOutAndAnswersStillFit) {
  Dossier dossier = harbour_talks();
  std::vector<ClaimReading>& readings = dossier.collation.claims[0].readings;
  readings[1].anchor.span.end = readings[1].anchor.span.start;
  dossier.headline->span = {};
  const JsonValue value = parsed(dossier);
  Slicer slicer(value);
  slicer.walk(value);
  const JsonValue& claim = value.find("claims")->items[0];
  EXPECT_EQ(claim.find("readings")->items.size(), 2u);
  EXPECT_EQ(claim.find("answers")->items[1].find("readings")->items.size(), 1u);
  EXPECT_EQ(claim.find("answers")->items[1].find("readings")->items[0].number, 1);
  EXPECT_EQ(value.find("story")->find("headline")->kind, JsonValue::Kind::null);
}

TEST(DossierJson, TheFieldsOfTheFormatAreAllThereInTheirOrder) {
  const JsonValue value = parsed(harbour_talks());
  std::vector<std::string> fields;
  for (const auto& [name, member] : value.members) fields.push_back(name);
  EXPECT_EQ(fields, (std::vector<std::string>{"schema", "story", "reports", "names", "quotes",
                                              "claims", "happenings", "timeline", "process",
                                              "credits", "passages", "origins", "lineage"}));
  EXPECT_EQ(value.find("schema")->string, "synoptic.dossier/1");
  const JsonValue& story = *value.find("story");
  EXPECT_EQ(story.find("first_published")->string, "2031-05-04T18:00:00Z");
  EXPECT_EQ(story.find("last_published")->string, "2031-05-05T06:30:00Z");
  EXPECT_EQ(story.find("stories")->items.size(), 2u);
}

TEST(DossierJson, LineageNamesItsEndsAndItsCauses) {
  const JsonValue value = parsed(harbour_talks());
  const JsonValue& edge = value.find("lineage")->items[0];
  EXPECT_EQ(edge.find("from")->string, "wire");
  EXPECT_EQ(edge.find("to")->string, "post");
  EXPECT_EQ(edge.find("because")->items[0].string,
            value.find("credits")->items[0].find("id")->string);
  EXPECT_EQ(edge.find("because")->items[1].string, "p1");
  EXPECT_EQ(value.find("lineage")->items[1].find("from")->string, "o1");
}

TEST(DossierJson, ValuesKeepTheirKind) {
  Dossier dossier = harbour_talks();
  ClaimValue& value = dossier.collation.claims[0].readings[0].value;
  value.bound = Bound::more_than;
  value.upper = 4;
  const JsonValue claims = *parsed(dossier).find("claims");
  const JsonValue& quantity = *claims.items[0].find("readings")->items[0].find("value");
  EXPECT_EQ(quantity.find("number")->number, 3);
  EXPECT_EQ(quantity.find("upper")->number, 4);
  EXPECT_EQ(quantity.find("unit")->string, "day");
  EXPECT_EQ(quantity.find("bound")->string, "at_least");
  const JsonValue& time = *claims.items[1].find("readings")->items[0].find("value");
  EXPECT_EQ(time.find("timex")->string, "XXXX-XX-XXTMO");
  EXPECT_EQ(time.find("number"), nullptr);
}

TEST(DossierJson, NothingAtAllIsStillADossier) {
  const JsonValue value = parsed(Dossier{});
  EXPECT_EQ(value.find("story")->find("id")->kind, JsonValue::Kind::null);
  EXPECT_TRUE(value.find("reports")->items.empty());
}

}  // namespace
}  // namespace synoptic
