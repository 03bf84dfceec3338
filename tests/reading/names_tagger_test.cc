// SPDX-License-Identifier: Apache-2.0
#include "reading/names_tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "newsroom/newsroom.h"
#include "reading/names.h"
#include "reading/names_features.h"
#include "synoptic/ids.h"

namespace synoptic::reading {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

AnnotatedReport read(std::string_view text) {
  return std::move(newsroom("@a\n" + std::string(text)).front());
}

std::vector<std::string> lines_of(const AnnotatedReport& a, const std::vector<NameMention>& names) {
  std::vector<std::string> out;
  for (const NameMention& name : names)
    out.push_back(std::string(name_of(name.kind)) + " " +
                  std::string(cut(a.report.text, name.span)));
  return out;
}
std::vector<std::string> names_in(std::string_view text) {
  const AnnotatedReport a = read(text);
  return lines_of(a, a.reading.names);
}
std::vector<std::string> names_by_rules(std::string_view text) {
  const AnnotatedReport a = read(text);
  return lines_of(a, find_names_with(nullptr, a.report, a.text).names);
}

// A model that knows nothing: only the bonus for agreeing with the rules is left.
std::string empty_model(float bonus) {
  ModelHeader header;
  header.unit = 1;
  header.rule_bonus = header.table_bonus = bonus;
  std::string bytes(sizeof header + 2 * kNameLabels * (kNameLabels + 1), '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

TEST(NameModel, ThatIsCompiledInCanBeRead) {
  const NameModel& model = name_model();
  EXPECT_GT(model.header.features, 0u);
  EXPECT_GT(model.header.words, 0u);
  EXPECT_LT(name_model_bytes().size(), 20u << 20);
}

TEST(NameModel, IsRefusedWhenCutShortGrownOrOfAnotherFormat) {
  const std::string good = empty_model(1);
  EXPECT_TRUE(NameModel::read(good).has_value());
  EXPECT_FALSE(NameModel::read("").has_value());
  EXPECT_FALSE(NameModel::read(good.substr(0, 20)).has_value());
  EXPECT_FALSE(NameModel::read(good.substr(0, good.size() - 1)).has_value());
  EXPECT_FALSE(NameModel::read(good + "x").has_value());
  std::string other = good;
  other[0] = 'X';
  EXPECT_FALSE(NameModel::read(other).has_value());
}

TEST(NameModel, PutsWordsOfOneSortIntoOneClass) {
  const auto coarse = [](std::string_view word) {
    return name_model().classes_of(hash_bytes(word)).coarse;
  };
  EXPECT_NE(coarse("tuesday"), 0);
  EXPECT_EQ(coarse("tuesday"), coarse("wednesday"));
  EXPECT_EQ(name_model().classes_of(hash_bytes("qzxvqq")).row, 0);
}

TEST(NameTagger, KeepsToTheRulesWhenItHasLearnedNothing) {
  const NameModel nothing = NameModel::read(empty_model(1)).value();
  for (const char* text : {"Anna Lind met Peter Oster of the Orra Council in Velmark.",
                           "They like the Linds. Peter Lind is one. A Ukrainian came by.",
                           "HARBOUR DEAL IN ORRA\n\nThe deal was struck in Orra."}) {
    const AnnotatedReport a = read(text);
    EXPECT_EQ(lines_of(a, find_names_with(&nothing, a.report, a.text).names), names_by_rules(text));
  }
}

TEST(NameTagger, ReadsRunsOfCapitalsAndWhatStandsBetween) {
  const AnnotatedReport a = read("yesterday the Bank of Orra lent Lind 3 boats again.");
  const NameContext context(a.report, a.text);
  const NameFeatures features(context, name_model(), draft_names(context));
  ASSERT_EQ(features.runs().size(), 1u);
  EXPECT_EQ(cut(a.report.text, hull(a.text.tokens[features.runs()[0].first].span,
                                    a.text.tokens[features.runs()[0].last - 1].span)),
            "Bank of Orra lent Lind 3");
}

TEST(NameTagger, LooksAtEachGroupOfFeatures) {
  const AnnotatedReport a = read("Anna Lind met Peter Oster in Oslo. Oster left.");
  const NameContext context(a.report, a.text);
  const std::vector<NameDraft> drafts = draft_names(context);
  NameModel model = NameModel::read(name_model_bytes()).value();
  std::vector<std::uint32_t> all;
  NameFeatures(context, model, drafts).of(0, all);
  for (const std::uint32_t group : {feature_group::rules, feature_group::gazetteer,
                                    feature_group::classes, feature_group::document}) {
    model.header.groups = feature_group::all & ~group;
    std::vector<std::uint32_t> fewer;
    NameFeatures(context, model, drafts).of(0, fewer);
    EXPECT_LT(fewer.size(), all.size()) << group;
  }
}

TEST(NameTagger, TellsProseFromTables) {
  const AnnotatedReport a =
      read("The crew of the ferry left for the port of Orra on Friday.\n\nOrra 2 Velmark 0\n");
  const NameContext context(a.report, a.text);
  const NameFeatures features(context, name_model(), draft_names(context));
  EXPECT_TRUE(features.is_prose(0));
  EXPECT_FALSE(features.is_prose(a.text.tokens.back().sentence));
}

// --- what one sentence cannot decide --------------------------------------------------------

TEST(NameTagger, TakesALoneSurnameForThePersonOfTheReport) {
  EXPECT_THAT(names_in("The council heard Michael Jordan on Friday. He was brief. \"I agree,\" "
                       "Jordan said."),
              ElementsAre("person Michael Jordan", "person Jordan"));
  EXPECT_THAT(names_in("The king flew to Jordan on Friday."), ElementsAre("place Jordan"));
}

TEST(NameTagger, ReadsCapitalsThroughTheBody) {
  EXPECT_THAT(names_in("LIND WARNS ORRA COUNCIL OVER FERRY\n\nAnna Lind warned the Orra Council on "
                       "Friday that the ferry was late."),
              ElementsAre("person LIND", "organization ORRA COUNCIL", "person Anna Lind",
                          "organization Orra Council"));
}

TEST(NameTagger, LeavesTheOfficeOutOfThePersonsName) {
  EXPECT_THAT(names_in("The Chief of Staff Andris Oster and Deputy Foreign Minister Marta Kovarin "
                       "came to the talks."),
              ElementsAre("person Andris Oster", "person Marta Kovarin"));
}

TEST(NameTagger, IsTheSameEveryTime) {
  constexpr std::string_view kText =
      "Anna Lind met Peter Lind in Oslo. The Orra Council (OC) met Mr. Lind. Lind left.";
  EXPECT_EQ(names_in(kText), names_in(kText));
}

TEST(NameTagger, FindsNothingWhereNothingHasACapital) {
  EXPECT_THAT(names_in("the ferry left the harbour on time."), IsEmpty());
}

}  // namespace
}  // namespace synoptic::reading
