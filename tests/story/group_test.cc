// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "story/background.h"
#include "story/candidates.h"
#include "story/cluster.h"
#include "story/fingerprint.h"
#include "story/ordinals.h"
#include "story/term_classes.h"
#include "story/weights.h"
#include "synoptic/ids.h"
#include "synoptic/story.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Grouping group(const std::vector<AnnotatedReport>& reports) {
  return group_stories(views(reports), Lineage{});
}

// The ids of the reports of each story, sorted.
std::set<std::set<std::string>> stories_of(Reports reports, const Grouping& grouping) {
  std::set<std::set<std::string>> stories;
  for (const Story& story : grouping.stories) {
    std::set<std::string> ids;
    for (const ReportIndex report : story.reports) ids.insert(reports[report]->report.id);
    stories.insert(std::move(ids));
  }
  return stories;
}

std::size_t lines_of(const std::vector<AnnotatedReport>& reports) {
  return group(reports).storylines.size();
}

constexpr std::string_view kFerryA =
    "A passenger ferry sank off Orra on Monday after its bow door was left open, the coast guard "
    "said. All 212 passengers of the Sea Lark were taken ashore by fishing boats. The captain, "
    "Piet Maas, has been questioned by the port police of Velmark.";
constexpr std::string_view kFerryB =
    "The captain of the Sea Lark, the ferry that went down near Orra, told port police that nobody "
    "had closed the bow door. Fishing boats brought the passengers ashore. Piet Maas has sailed "
    "for "
    "thirty years, the coast guard said.";
constexpr std::string_view kFerryC =
    "Fishing crews from Orra pulled every passenger of the sinking ferry Sea Lark out of the "
    "water, "
    "while its captain Piet Maas stayed aboard until the bow door went under.";
constexpr std::string_view kBudgetA =
    "Tessaly's parliament voted down the budget of finance minister Anna Lind late on Tuesday, "
    "with "
    "eleven members of her own coalition against it. Lind said she would present a new budget with "
    "fewer cuts to schools within a fortnight.";
constexpr std::string_view kBudgetB =
    "Eleven coalition members sank the Tessaly budget. Finance minister Anna Lind now has two "
    "weeks "
    "to find a budget that cuts less from schools, and parliament will vote again.";

std::string pile() {
  std::string notation;
  const std::string_view texts[] = {kFerryA, kFerryB, kFerryC, kBudgetA, kBudgetB};
  const char* ids[] = {"ferry1", "ferry2", "ferry3", "budget1", "budget2"};
  for (int i = 0; i < 5; ++i) {
    notation += std::string("@") + ids[i] + " Outlet\n" + std::string(texts[i]) + "\n";
  }
  return notation;
}

TEST(Stories, AreTheReportsOfOneHappening) {
  const auto reports = newsroom(pile());
  EXPECT_THAT(stories_of(views(reports), group(reports)),
              ElementsAre(std::set<std::string>{"budget1", "budget2"},
                          std::set<std::string>{"ferry1", "ferry2", "ferry3"}));
  EXPECT_EQ(lines_of(reports), 2u);
}

TEST(Stories, OfFewReportsAloneHoldTogether) {
  // Every word that matters stands in every report: the batch's own counts say nothing.
  const auto reports = newsroom("@a\n" + std::string(kFerryA) + "\n@b\n" + std::string(kFerryB) +
                                "\n@c\n" + std::string(kFerryC));
  EXPECT_EQ(lines_of(reports), 1u);
}

TEST(Stories, OfTwoUnrelatedReportsAloneAreTwo) {
  const auto reports = newsroom("@a\n" + std::string(kFerryA) + "\n@b\n" + std::string(kBudgetA));
  EXPECT_EQ(lines_of(reports), 2u);
}

TEST(Stories, DoNotDependOnTheOrderOfReports) {
  const auto reports = newsroom(pile());
  const Grouping first = group(reports);
  std::map<std::string, std::string> expected;
  for (const Story& story : first.stories) {
    for (const ReportIndex report : story.reports) {
      expected[reports[report].report.id] = story.id;
    }
  }
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    auto order = views(reports);
    std::shuffle(order.begin(), order.end(), random);
    const Grouping grouping = group_stories(order, Lineage{});
    for (const Story& story : grouping.stories) {
      for (const ReportIndex report : story.reports) {
        EXPECT_EQ(story.id, expected[order[report]->report.id]);
      }
    }
  }
}

TEST(Stories, KeepTheirIdAsTheyGrow) {
  const auto two = newsroom("@a X | 2031-05-04\n" + std::string(kFerryA) + "\n@b Y | 2031-05-05\n" +
                            std::string(kFerryB));
  const auto three =
      newsroom("@0 Z | 2031-05-06\n" + std::string(kFerryC) + "\n@a X | 2031-05-04\n" +
               std::string(kFerryA) + "\n@b Y | 2031-05-05\n" + std::string(kFerryB));
  const Grouping before = group(two);
  const Grouping after = group(three);
  ASSERT_THAT(before.stories, SizeIs(1));
  ASSERT_THAT(after.stories, SizeIs(1));
  EXPECT_EQ(before.stories[0].id, after.stories[0].id);
  EXPECT_EQ(before.storylines[0].id, after.storylines[0].id);
}

TEST(Stories, ATwelfthPackageIsNoThirteenth) {
  const char* words =
      " package of sanctions against Velmark was adopted in Tessaly, the council said. It bans the "
      "import of Velmark steel, freezes the assets of eleven banks and lists forty ships.";
  const auto reports =
      newsroom("@a\nThe 12th" + std::string(words) + "\n@b\nToday the 12th" + std::string(words) +
               "\n@c\nThe 13th" + std::string(words) + "\n@d\nNow the 13th" + std::string(words));
  // The numbers are given by hand, so that the test does not hang on how they are found.
  std::vector<AnnotatedReport> marked = reports;
  for (AnnotatedReport& report : marked) {
    const auto at = static_cast<std::uint32_t>(report.report.text.find("1"));
    report.reading.quantities = {{.span = {at, at + 12},
                                  .number_span = {at, at + 4},
                                  .unit_span = {at + 5, at + 12},
                                  .kind = QuantityKind::ordinal,
                                  .number = report.report.text[at + 1] == '2' ? 12.0 : 13.0,
                                  .upper = {},
                                  .unit = "package"}};
  }
  EXPECT_THAT(stories_of(views(marked), group(marked)),
              ElementsAre(std::set<std::string>{"a", "b"}, std::set<std::string>{"c", "d"}));
  EXPECT_EQ(lines_of(marked), 1u) << "one line of sanctions";
}

TEST(Stories, DayTwoIsNotDayTwentyOne) {
  const std::string words =
      " of the harbour strike in Orra: dockers held the gates, cranes stood still and the union of "
      "Anna Lind spoke with the port of Velmark about night shifts and back pay.";
  const auto reports =
      newsroom("@a\nDay 2" + words + "\n@b\nDay 2" + words + " More soon.\n@c\nDay 21" + words +
               "\n@d\nDay 21" + words + " More soon.");
  EXPECT_THAT(stories_of(views(reports), group(reports)),
              ElementsAre(std::set<std::string>{"a", "b"}, std::set<std::string>{"c", "d"}));
}

TEST(Stories, OneSharedLinkMergesNoTwoCrowds) {
  // A round-up tells of both affairs; it goes with one of them or alone.
  std::string notation = pile();
  notation +=
      "@both Outlet\nA ferry, the Sea Lark, sank off Orra and its captain Piet Maas was "
      "questioned. In Tessaly the budget of finance minister Anna Lind was voted down.";
  const auto reports = newsroom(notation);
  const auto stories = stories_of(views(reports), group(reports));
  for (const std::set<std::string>& story : stories) {
    EXPECT_FALSE(story.contains("ferry1") && story.contains("budget1"));
  }
}

TEST(Stories, OfTheSameWordsYearsApartAreTwo) {
  const auto reports = newsroom("@a X | 2031-05-04\n" + std::string(kFerryA) +
                                "\n@b Y | 2037-05-04\n" + std::string(kFerryB));
  EXPECT_THAT(group(reports).stories, SizeIs(2));
}

TEST(Together, EverythingIsOneStory) {
  const auto reports = newsroom(pile());
  const Grouping grouping = group_together(views(reports));
  ASSERT_THAT(grouping.stories, SizeIs(1));
  EXPECT_THAT(grouping.stories[0].reports, ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(grouping.storylines, SizeIs(1));
  EXPECT_THAT(group_together({}).stories, IsEmpty());
}

TEST(GroupLines, GiveStoryAndStorylineInTheOrderOfReports) {
  const auto reports = newsroom("@b\n" + std::string(kFerryA) + "\n@a\n" + std::string(kBudgetA));
  Grouping grouping;
  grouping.stories = {{"s1", {0}}, {"s2", {1}}};
  grouping.storylines = {{"l1", {0, 1}}};
  EXPECT_EQ(to_json_lines(views(reports), grouping), R"({"id":"b","story":"s1","storyline":"l1"})"
                                                     "\n"
                                                     R"({"id":"a","story":"s2","storyline":"l1"})"
                                                     "\n");
}

// --- hostile ---

AnnotatedReport bare_report(std::string id, std::string text) {
  AnnotatedReport report;
  report.report.id = std::move(id);
  report.report.text = std::move(text);
  report.text = split_text(report.report);
  return report;
}

TEST(HostileStories, EmptyReportsAreStoriesWithIdsOfTheirOwn) {
  const std::vector<AnnotatedReport> reports = {bare_report("a", ""), bare_report("b", ""),
                                                bare_report("c", ".")};
  const Grouping grouping = group(reports);
  std::set<std::string> ids;
  for (const Story& story : grouping.stories) ids.insert(story.id);
  EXPECT_THAT(ids, SizeIs(3));
  EXPECT_THAT(group({}).stories, IsEmpty());
}

TEST(HostileStories, IdenticalReportsAreOneStory) {
  std::vector<AnnotatedReport> reports;
  for (int i = 0; i < 400; ++i) {
    reports.push_back(bare_report(std::to_string(i), std::string(kFerryA)));
  }
  EXPECT_THAT(group(reports).stories, SizeIs(1));
}

TEST(HostileStories, ASentenceRepeatedForEverIsBounded) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "The gates of Orra stay shut tonight. ";
  const std::vector<AnnotatedReport> reports = {bare_report("a", text), bare_report("b", text)};
  EXPECT_THAT(group(reports).stories, SizeIs(1));
}

}  // namespace

namespace story {
namespace {

TEST(Terms, SumAndProductFollowTheirTerms) {
  const Terms a = {{1, 0.5F}, {3, 1.0F}};
  const Terms b = {{2, 2.0F}, {3, 4.0F}};
  EXPECT_DOUBLE_EQ(dot(a, b), 4.0);
  const Terms both = sum(a, b);
  ASSERT_EQ(both.size(), 3u);
  EXPECT_EQ(both[2].weight, 5.0F);
  EXPECT_DOUBLE_EQ(dot(a, {}), 0);
}

TEST(Terms, AreCutAsTheBackgroundIs) {
  EXPECT_THAT(words_of("u.s.-backed", TokenKind::word), testing::ElementsAre("us", "backed"));
  EXPECT_THAT(words_of("1,500", TokenKind::number), testing::ElementsAre("1500"));
  EXPECT_THAT(words_of("3.5", TokenKind::number), testing::ElementsAre("3.5"));
  EXPECT_THAT(words_of("--", TokenKind::word), testing::IsEmpty());
}

TEST(Background, KnowsCommonFromRareWords) {
  const Background& known = Background::known();
  EXPECT_TRUE(known.find("the").everywhere);
  EXPECT_FALSE(known.find("harbour").everywhere);
  EXPECT_GT(known.find("president").log_share, known.find("harbour").log_share);
  EXPECT_LT(known.find("harbour").log_share, 0);
  EXPECT_EQ(known.find("velmark").log_share, known.find("tessaly").log_share);
}

TEST(Clusters, AverageLikenessDecidesNotOneLink) {
  // Two crowds of three, and one strong pair between them.
  std::vector<Item> items(6);
  std::vector<Likeness> alike;
  for (std::uint32_t i = 0; i < 6; ++i) {
    items[i].terms = {{i < 3 ? 1u : 2u, 1.0F}};
  }
  items[2].terms = {{1, 0.8F}, {3, 0.6F}};
  items[3].terms = {{2, 0.8F}, {3, 0.6F}};
  for (std::uint32_t a = 0; a < 6; ++a) {
    for (std::uint32_t b = a + 1; b < 6; ++b) {
      alike.push_back({a, b, dot(items[a].terms, items[b].terms)});
    }
  }
  const Groups groups = agglomerate(items, alike, {.story = 0.2, .storyline = 0.1, .cohesion = 0});
  EXPECT_THAT(groups.story, testing::ElementsAre(0, 0, 0, 3, 3, 3));
}

// Two crowds of `size` that share the terms of a kind of event, each with a term of its own.
std::vector<Item> twins(std::size_t size, float own) {
  std::vector<Item> items(2 * size);
  const float common = std::sqrt((1 - own * own) / 2);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    // The third term stands in one report alone: its own words.
    items[i].terms = {{1, common}, {i < size ? 2u : 3u, own}, {100 + i, common}};
  }
  return items;
}

std::vector<Likeness> all_pairs(const std::vector<Item>& items) {
  std::vector<Likeness> alike;
  for (std::uint32_t a = 0; a < items.size(); ++a) {
    for (std::uint32_t b = a + 1; b < items.size(); ++b) {
      alike.push_back({a, b, dot(items[a].terms, items[b].terms)});
    }
  }
  return alike;
}

TEST(Clusters, TwoEventsOfOneKindArePartedByCohesion) {
  // Across: 0.25 + nothing. Within: 0.25 + 0.5. The level alone would make one of them.
  const std::vector<Item> items = twins(4, 0.7F);
  const Levels level_alone{.story = 0.1, .storyline = 0.1, .cohesion = 0};
  EXPECT_THAT(agglomerate(items, all_pairs(items), level_alone).story, testing::Each(0));
  const Levels cohesive{.story = 0.1, .storyline = 0.1, .cohesion = 0.55};
  const Groups groups = agglomerate(items, all_pairs(items), cohesive);
  EXPECT_THAT(groups.story, testing::ElementsAre(0, 0, 0, 0, 4, 4, 4, 4));
  EXPECT_THAT(groups.storyline, testing::Each(0)) << "one line of such events";
}

TEST(Clusters, LinksOfAStorylineSayWhatKeepsItsStoriesApart) {
  std::vector<Item> items = twins(2, 0.1F);
  const std::vector<Numbered> twelfth = {{.noun = 7, .number = 12}};
  const std::vector<Numbered> thirteenth = {{.noun = 7, .number = 13}};
  for (std::size_t i = 0; i < items.size(); ++i) items[i].ordinals = i < 2 ? twelfth : thirteenth;
  const Groups groups =
      agglomerate(items, all_pairs(items), {.story = 0.1, .storyline = 0.1, .cohesion = 0.55});
  EXPECT_THAT(groups.story, testing::ElementsAre(0, 0, 2, 2));
  ASSERT_THAT(groups.links, testing::SizeIs(1));
  ASSERT_TRUE(groups.links[0].numbered.has_value());
  EXPECT_EQ(groups.links[0].numbered->a, 12);
  EXPECT_EQ(groups.links[0].numbered->b, 13);
}

TEST(Clusters, AChainOfWeakLinksMakesNoBlob) {
  // Each report shares a term with the next one and with no other.
  std::vector<Item> items(40);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    items[i].terms = {{i, 0.7F}, {i + 1, 0.7F}};
  }
  const Groups groups =
      agglomerate(items, all_pairs(items), {.story = 0.1, .storyline = 0.1, .cohesion = 0.55});
  std::map<std::uint32_t, int> sizes;
  for (const std::uint32_t story : groups.story) ++sizes[story];
  for (const auto& [story, size] : sizes) EXPECT_LE(size, 10);
}

TEST(Clusters, ARoundUpDoesNotDrawAStoryToAnother) {
  // The round-up has gone to the report that it is most alike to. It is nearly as alike to the
  // three of another affair, which lifts the mean of the two groups over the level; but one of two
  // is no quorum.
  const std::vector<Item> items = {{.terms = {{1, 0.7F}, {2, 0.65F}}, .ordinals = {}, .day = {}},
                                   {.terms = {{1, 0.6F}, {11, 0.8F}}, .ordinals = {}, .day = {}},
                                   {.terms = {{2, 0.5F}, {12, 0.8F}}, .ordinals = {}, .day = {}},
                                   {.terms = {{2, 0.5F}, {13, 0.8F}}, .ordinals = {}, .day = {}},
                                   {.terms = {{2, 0.5F}, {14, 0.8F}}, .ordinals = {}, .day = {}}};
  const Levels levels{.story = 0.04, .storyline = 0.5, .cohesion = 0.55};
  EXPECT_THAT(agglomerate(items, all_pairs(items), levels).story, ElementsAre(0, 0, 2, 2, 2));
}

TEST(Ordinals, ConflictOnlyWhereMostOfBothNumberOneNounDifferently) {
  const auto with = [](std::uint32_t noun, std::int32_t number, std::uint32_t reports) {
    return std::vector<Numbered>{{.noun = noun, .number = number, .reports = reports}};
  };
  constexpr std::uint32_t kPackage = 1;
  constexpr std::uint32_t kRound = 2;
  EXPECT_TRUE(conflict(with(kPackage, 12, 3), 3, with(kPackage, 13, 2), 2));
  EXPECT_FALSE(conflict(with(kPackage, 12, 3), 3, with(kPackage, 12, 2), 2));
  EXPECT_FALSE(conflict(with(kPackage, 12, 3), 3, with(kRound, 13, 2), 2));
  EXPECT_FALSE(conflict(with(kPackage, 12, 1), 5, with(kPackage, 13, 2), 2)) << "a stray";
}

TEST(Ordinals, SumCountsReportsByNounAndNumber) {
  const std::vector<Numbered> a = {{.noun = 1, .number = 12, .reports = 2}};
  const std::vector<Numbered> b = {{.noun = 1, .number = 12, .reports = 3},
                                   {.noun = 1, .number = 13, .reports = 1}};
  EXPECT_THAT(sum(a, b), testing::ElementsAre(Numbered{1, 12, 5}, Numbered{1, 13, 1}));
}

TEST(Ordinals, DatesAndCountsAreNoTitles) {
  const auto numbers = [](std::string_view text) {
    std::vector<int> found;
    const auto reports = newsroom("@a\n" + std::string(text));
    for (const Numbered& one : ordinals_of(reports[0])) found.push_back(one.number);
    return found;
  };
  EXPECT_THAT(numbers("The strike in Orra went into Day 2 and cranes stood still."),
              testing::ElementsAre(2));
  EXPECT_THAT(numbers("Posted May 21 in Orra. Updated 4: 08. Some 12 ships lay still."),
              testing::IsEmpty());
  EXPECT_THAT(numbers("Stopped in Bout 4, he had been down in Bout 2 and Bout 3."),
              testing::IsEmpty())
      << "a report that numbers a noun twice counts with it";
}

TEST(Frequencies, FollowReportsAsTheyComeAndGo) {
  Frequencies frequencies;
  std::map<std::uint32_t, std::uint32_t> expected;
  std::mt19937 random(11);
  std::vector<std::vector<Term>> window;
  for (int round = 0; round < 3000; ++round) {
    std::vector<Term> terms;
    for (std::uint32_t hash = 0; hash < 4000;
         hash += 1 + static_cast<std::uint32_t>(random() % 300)) {
      terms.push_back({.hash = hash});
      ++expected[hash];
    }
    frequencies.add(terms);
    window.push_back(std::move(terms));
    if (window.size() <= 50) continue;
    for (const Term& term : window.front()) --expected[term.hash];
    frequencies.remove(window.front());
    window.erase(window.begin());
  }
  EXPECT_EQ(frequencies.reports(), 50u);
  for (const auto& [hash, reports] : expected) ASSERT_EQ(frequencies.of(hash), reports) << hash;
}

TEST(Fingerprints, KeepWhatAStoryIsToldBy) {
  const auto reports =
      newsroom("@a Harbour Post | 2031-05-04 | Ferry sinks off Orra\n" +
               std::string("The captain Piet Maas was questioned by the port police of "
                           "Velmark. Piet Maas has sailed for 30 years."));
  const Fingerprint fingerprint = fingerprint_of(reports[0]);
  const Shown shown = shown_of(fingerprint);
  EXPECT_EQ(shown.id, "a");
  EXPECT_EQ(shown.outlet, "Harbour Post");
  EXPECT_EQ(shown.title, "Ferry sinks off Orra");
  EXPECT_EQ(shown.published, "2031-05-04");
  EXPECT_EQ(shown.origin, "Harbour Post");
  ASSERT_FALSE(shown.names.empty());
  EXPECT_EQ(shown.names[0].form, "Piet Maas");
  EXPECT_EQ(shown.names[0].kind, NameKind::person);
}

// How much the words of one report count in it, and pairs of them ("harbour fee").
class Counted {
 public:
  Counted(std::string_view notation, const story::TermWeights& weights)
      : print_(story::fingerprint_of(newsroom(notation).front(), weights)) {}
  explicit Counted(std::string_view notation) : Counted(notation, story::learned_weights()) {}

  float operator[](std::string_view words) const {
    const auto space = words.find(' ');
    const std::uint64_t first = hash_bytes(words.substr(0, space));
    const std::uint64_t hash = space == std::string_view::npos
                                   ? first
                                   : mix_hash(low(first), low(hash_bytes(words.substr(space + 1))));
    for (const Term& term : print_.terms) {
      if (term.hash == low(hash)) return often_of(term);
    }
    return 0;
  }

 private:
  static std::uint32_t low(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
  story::Fingerprint print_;
};

TEST(Fingerprints, CountNumbersMoreThanWords) {
  const Counted counted("@a\nAt the yard 314 dockers sat.");
  EXPECT_GT(counted["dockers"], 0);
  EXPECT_GT(counted["314"], 1.5F * counted["dockers"]);
  EXPECT_GT(counted["314 dockers"], 1.5F * counted["dockers sat"]);
}

TEST(Fingerprints, CountATermByTheWeightOfItsClass) {
  // A weight of its own for each class; sixteenths, so that nothing is rounded.
  const story::TermWeights weights = {0.25F, 0.5F, 0.75F, 1, 1.25F, 1.5F, 1.75F, 2};
  const Counted counted(
      "@a\nAt the yard 314 dockers slept. Then Piet Maas, 61, of the Orra Harbour Authority flew "
      "to "
      "London.",
      weights);
  const float twice = 1 + std::log(2.0F);  // the lead counts twice
  const auto about = [&](float weight) { return testing::FloatNear(weight * twice, 0.04F); };
  EXPECT_THAT(counted["dockers"], about(0.25F));
  EXPECT_THAT(counted["314"], about(0.5F));
  EXPECT_THAT(counted["maas"], about(0.75F));
  EXPECT_THAT(counted["authority"], about(1));
  EXPECT_THAT(counted["london"], about(1.25F));
  EXPECT_THAT(counted["dockers slept"], about(1.5F));
  EXPECT_THAT(counted["314 dockers"], about(1.75F));
  EXPECT_THAT(counted["piet maas"], about(2));
}

TEST(Fingerprints, CountATermOfTwoClassesAsTheWeightierOne) {
  const Counted counted("@a\nThe apple rotted. Mayor Anna Apple of Orra slept.");
  const Counted plain("@a\nThe apple rotted. The apple of Orra slept.");
  EXPECT_GT(counted["apple"], plain["apple"]);
}

TEST(LearnedWeights, AreThereForEveryClassAndAWordCountsOne) {
  const story::TermWeights& weights = story::learned_weights();
  EXPECT_EQ(weights[static_cast<std::size_t>(story::TermClass::word)], 1);
  for (const float weight : weights) EXPECT_GT(weight, 0);
  EXPECT_EQ(story::name_of(story::TermClass::name_pair), "name pair");
}

TEST(Against, GivesTheDotProductWithEachOther) {
  std::mt19937 random(7);
  // Few different hashes, and many with the same low bits, so that slots are taken.
  const auto draw = [&](std::size_t size) {
    std::map<std::uint32_t, Term> terms;
    while (terms.size() < size) {
      const auto hash = static_cast<std::uint32_t>(random() % 40 + ((random() % 60) << 12u));
      terms[hash] = {.hash = hash, .weight = static_cast<std::uint16_t>(random())};
    }
    std::vector<Term> out;
    for (const auto& [hash, term] : terms) out.push_back(term);
    return out;
  };
  for (const std::size_t size : {0u, 1u, 128u, 300u, 600u}) {
    const std::vector<Term> own = draw(size);
    const story::Against against(own);
    for (int i = 0; i < 20; ++i) {
      const std::vector<Term> other = draw(128);
      EXPECT_DOUBLE_EQ(against.dot(other), story::dot(std::span<const Term>(own), other)) << size;
    }
  }
}

TEST(Fingerprints, OfAnUndatedReportHaveTheDayOfItsAddress) {
  AnnotatedReport report = newsroom("@a\nA ferry sank off Orra.").front();
  EXPECT_FALSE(fingerprint_of(report).day.has_value());
  const auto day_at = [&](std::string_view url) {
    report.report.url = std::string(url);
    return fingerprint_of(report).day;
  };
  EXPECT_EQ(day_at("https://tidewater.example/2031/05/04/ferry"),
            day_at("https://tidewater.example/2031-05-04-ferry"));
  ASSERT_TRUE(day_at("https://tidewater.example/2031/05/ferry").has_value());
  EXPECT_LT(std::abs(*day_at("https://tidewater.example/2031/05/ferry") -
                     *day_at("https://tidewater.example/2031/05/04/ferry")),
            16);
  EXPECT_FALSE(day_at("https://tidewater.example/2031/77/ferry").has_value());
  EXPECT_FALSE(day_at("https://tidewater.example/article/20310504").has_value());
  EXPECT_FALSE(day_at("https://tidewater.example/6031/05").has_value());
  report.report.published = "2031-06-01";
  EXPECT_EQ(day_at("https://tidewater.example/2031/05/04/ferry"), day_at("none"))
      << "what the report says counts";
}

TEST(Fingerprints, ResemblanceIsOneOfCopiesAndNoneOfOtherTexts) {
  const auto reports = newsroom(pile());
  const auto copy = newsroom("@copy Other\n" + std::string(kFerryA));
  const Fingerprint ferry = fingerprint_of(reports[0]);
  EXPECT_EQ(resemblance(ferry, fingerprint_of(copy[0])), 1);
  EXPECT_LT(resemblance(ferry, fingerprint_of(reports[1])), 0.2);
}

TEST(Candidates, AreAllPairsThatAreAlikeInASmallBatch) {
  std::mt19937 random(3);
  std::vector<Terms> reports(kNeighbours + 1);
  for (Terms& terms : reports) {
    for (std::uint32_t term = 0; term < 40 && terms.size() < kKeys; ++term) {
      if (random() % 4 == 0) terms.push_back({term, 0.1F + 0.01F * static_cast<float>(term % 7)});
    }
  }
  std::size_t wanted = 0;
  for (std::size_t a = 0; a < reports.size(); ++a) {
    for (std::size_t b = a + 1; b < reports.size(); ++b) {
      if (dot(reports[a], reports[b]) >= 0.05) ++wanted;
    }
  }
  EXPECT_EQ(find_alike(reports, 0.05).size(), wanted);
}

}  // namespace
}  // namespace story
}  // namespace synoptic
