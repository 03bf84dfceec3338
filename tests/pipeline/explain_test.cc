// Every verdict of the example dossiers can say why.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

using ::testing::HasSubstr;

struct Example {
  Annotated annotated;
  Dossier dossier;
  std::vector<const AnnotatedReport*> reports;  // in the dossier's order

  explicit Example(const std::string& folder) {
    const RunOptions together{.together = true};
    annotated = annotate(load_pages({folder}, {}), {});
    dossier = compare(annotated.reports, together).front();
    std::map<std::string, const AnnotatedReport*> by_id;
    for (const AnnotatedReport& report : annotated.reports) by_id[report.report.id] = &report;
    for (const Report& report : dossier.reports) reports.push_back(by_id.at(report.id));
  }
};

std::vector<std::string> example_folders() {
  std::vector<std::string> out;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(SYNOPTIC_SOURCE_DIR) + "/examples")) {
    if (std::filesystem::exists(entry.path() / "reports.json"))
      out.push_back(entry.path().string());
  }
  return out;
}

bool made_of_facts(Rule rule) {
  static const std::set<Rule> rules = {Rule::count,      Rule::toll,   Rule::tally,
                                       Rule::age,        Rule::amount, Rule::duration,
                                       Rule::event_date, Rule::date,   Rule::place};
  return rules.contains(rule);
}

TEST(Explain, NamesTheRuleOfEveryVerdictOfTheExamples) {
  const std::vector<std::string> folders = example_folders();
  ASSERT_FALSE(folders.empty());
  for (const std::string& folder : folders) {
    const Example example(folder);
    for (const Claim& claim : example.dossier.collation.claims) {
      if (claim.verdict == Verdict::single) continue;
      EXPECT_NE(claim.rule, Rule::lone_fact) << folder << " " << claim.id;
      EXPECT_NE(claim.rule, Rule::lone_statement) << folder << " " << claim.id;
      EXPECT_FALSE(name_of(claim.rule).empty());
      EXPECT_FALSE(description_of(claim.rule).empty());
    }
  }
}

TEST(Explain, GivesTheValuesAndThePairsOfEveryDifference) {
  const Example example(std::string(SYNOPTIC_SOURCE_DIR) + "/examples/harbour-talks");
  for (const Claim& claim : example.dossier.collation.claims) {
    if (claim.verdict != Verdict::differ) continue;
    const Explanation why = explain(example.reports, claim);
    EXPECT_EQ(why.rule, claim.rule);
    ASSERT_EQ(why.values.size(), claim.readings.size());
    for (const std::string& value : why.values) EXPECT_FALSE(value.empty());
    if (!made_of_facts(claim.rule)) continue;
    bool different = false;
    for (const ComparedPair& pair : why.pairs)
      different = different || pair.relation == "different";
    EXPECT_TRUE(different) << claim.id;
    const std::string text = to_terminal(example.dossier, claim, why);
    EXPECT_THAT(text, HasSubstr(name_of(claim.rule)));
    EXPECT_THAT(text, HasSubstr("ALTERNATIVES THAT LOST"));
  }
}

TEST(Explain, SaysWhatKeptAnAlternativeAway) {
  const Example example(std::string(SYNOPTIC_SOURCE_DIR) + "/examples/harbour-talks");
  std::set<std::string_view> reasons;
  for (const Claim& claim : example.dossier.collation.claims) {
    if (!made_of_facts(claim.rule)) continue;
    for (const LostReading& lost : explain(example.reports, claim).lost) {
      EXPECT_FALSE(lost.because.empty());
      EXPECT_LT(lost.anchor.report, example.reports.size());
      reasons.insert(lost.because);
    }
  }
  EXPECT_FALSE(reasons.empty());
}

}  // namespace
}  // namespace synoptic
