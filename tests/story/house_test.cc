// SPDX-License-Identifier: Apache-2.0
#include "story/house.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "newsroom/newsroom.h"
#include "story/fingerprint.h"
#include "story/settle.h"
#include "story/streams.h"
#include "synoptic/story.h"

namespace synoptic {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// 27 words, as long as the reports that they stand under.
constexpr std::string_view kHouse =
    "Sign up for the Tidewater evening bulletin, written by our harbour desk, and read every "
    "morning what the night watch, the pilots and the lighthouse keepers saw.";

std::string word(std::mt19937& random) {
  std::string out;
  for (int i = 0; i < 4; ++i) {
    out += "bdfgklmnprst"[random() % 12];
    out += "aeiou"[random() % 5];
  }
  return out;
}

// One outlet's reports of so many affairs, each told by `reports` of them in 12 of its 16 words,
// with `closing` under every one.
std::string outlet_of(std::size_t affairs, std::size_t reports, std::string_view closing) {
  std::mt19937 random(7);
  std::string notation;
  for (std::size_t affair = 0; affair < affairs; ++affair) {
    std::vector<std::string> words;
    for (int i = 0; i < 16; ++i) words.push_back(word(random));
    for (std::size_t r = 0; r < reports; ++r) {
      std::shuffle(words.begin(), words.end(), random);
      notation +=
          "@a" + std::to_string(affair) + "-" + std::to_string(r) + " Tidewater | 2031-05-04\nThe";
      for (int i = 0; i < 12; ++i) notation += " " + words[static_cast<std::size_t>(i)];
      notation += ".\n\n" + std::string(closing) + "\n";
    }
  }
  return notation;
}

// Those whose reports are of more than one affair: "a3-0", "a3-1" are of one.
std::size_t mixed(const Stories& stories) {
  return static_cast<std::size_t>(std::ranges::count_if(stories, [](const auto& ids) {
    std::set<std::string> affairs;
    for (const std::string& id : ids) affairs.insert(id.substr(0, id.find('-')));
    return affairs.size() > 1;
  }));
}

// How many reports of a window lose words to house text.
std::size_t with_house_text(const std::vector<AnnotatedReport>& reports) {
  std::vector<story::Fingerprint> prints;
  for (const AnnotatedReport& report : reports) prints.push_back(story::fingerprint_of(report));
  story::Frequencies frequencies;
  story::House house(reports.size());
  std::vector<const story::Fingerprint*> all;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    frequencies.add(prints[i].terms);
    house.add(i, prints[i], reports[i]);
    all.push_back(&prints[i]);
  }
  const double level = story::levels_for(reports.size(), {}).story;
  const auto order = story::canonical_order(all);
  return story::without_house_text(all, order, frequencies, house, level).size();
}

TEST(KnownFailures, ALongHouseTextUnderVeryShortReportsMakesNoBlob) {
  const Stories stories = stories_of(stream_of(newsroom(outlet_of(40, 2, kHouse))).settle());
  EXPECT_THAT(stories, SizeIs(40));
  EXPECT_EQ(mixed(stories), 0u);
}

TEST(House, TextUnderReportsOfABatchMakesNoBlob) {
  const auto reports = newsroom(outlet_of(40, 2, kHouse));
  EXPECT_THAT(group_stories(views(reports), {}).stories, SizeIs(40));
}

TEST(House, TextWeighsNothingAtOnceEither) {
  const auto reports = newsroom(outlet_of(40, 2, kHouse));
  StoryStream stream;
  std::map<std::string, std::size_t> at_once;
  for (const AnnotatedReport& report : reports) ++at_once[stream.add(report)];
  std::size_t largest = 0;
  for (const auto& [story, size] : at_once) largest = std::max(largest, size);
  // The first reports come before anything is known of their outlet.
  EXPECT_LE(largest, 2 * story::House::kOften);
  EXPECT_GE(at_once.size(), 30u);
}

TEST(House, TextIsFoundInWhateverOrderReportsArrive) {
  auto reports = newsroom(outlet_of(20, 2, kHouse));
  const Stories before = stories_of(stream_of(reports).settle());
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    std::mt19937 random(seed);
    std::shuffle(reports.begin(), reports.end(), random);
    EXPECT_EQ(stories_of(stream_of(reports).settle()), before);
  }
}

TEST(House, TextIsKnownAfterARestart) {
  const auto reports = newsroom(outlet_of(20, 2, kHouse));
  StoryStream whole = stream_of(reports);
  for (const std::size_t at : {5u, 9u, 14u, 30u}) {
    StoryStream begun;
    for (std::size_t i = 0; i < at; ++i) begun.add(reports[i]);
    auto resumed = StoryStream::load(begun.save());
    ASSERT_TRUE(resumed.has_value());
    for (std::size_t i = at; i < reports.size(); ++i) resumed->add(reports[i]);
    EXPECT_EQ(resumed->save(), whole.save()) << at;
  }
}

TEST(House, StandsInTheReportsOfUnlikeStories) {
  EXPECT_EQ(with_house_text(newsroom(outlet_of(20, 2, kHouse))), 40u);
  EXPECT_EQ(with_house_text(newsroom(outlet_of(20, 2, ""))), 0u);
  EXPECT_EQ(with_house_text(newsroom(outlet_of(3, 2, kHouse))), 0u);  // not said often
}

TEST(House, TheUpdatesOfOneStorySayNone) {
  // Twelve updates that repeat two sentences of background, each with a sentence of its own.
  const std::string background =
      "The ferry Sea Lark sank off Orra on Monday with 212 passengers after its bow door was left "
      "open.\n\nIts captain Piet Maas has been questioned by the port police of Velmark ever "
      "since.";
  const std::vector<std::string> news = {"hull",   "cranes",   "inquest", "owners",
                                         "widows", "insurer",  "divers",  "salvage",
                                         "pumps",  "minister", "strike",  "union"};
  std::string notation = outlet_of(20, 1, "");
  for (const std::string& one : news) {
    notation += "@f-" + one + " Tidewater | 2031-05-04\nThe " + one +
                " of the Sea Lark kept harbour master Elin Brandt and Orra busy.\n\n" + background +
                "\n";
  }
  EXPECT_EQ(with_house_text(newsroom(notation)), 0u);
}

TEST(House, CopiesOfOneReportSayNone) {
  std::string notation = outlet_of(20, 1, "");
  for (int copy = 0; copy < 12; ++copy) {
    notation += "@c-" + std::to_string(copy) +
                " Tidewater | 2031-05-04\nEleven members of her own coalition voted down the "
                "budget of Anna Lind on Tuesday and she has two weeks for another one that cuts "
                "less from the schools of Tessaly.\n";
  }
  EXPECT_EQ(with_house_text(newsroom(notation)), 0u);
}

TEST(House, CountsTheLongerSentencesOfAKnownOutlet) {
  const auto sentences = [](std::string_view notation) {
    return story::fingerprint_of(newsroom(notation).front()).sentences;
  };
  constexpr std::string_view kText =
      "Three pilots met the harbour master at dawn.\n\nNobody said why.\n\nThree pilots met the "
      "harbour master at dawn.\n";
  const auto here = sentences("@a Tidewater\n" + std::string(kText));
  EXPECT_THAT(here, SizeIs(1));
  EXPECT_THAT(sentences("@a\n" + std::string(kText)), IsEmpty());
  EXPECT_NE(sentences("@a Harbour Post\n" + std::string(kText)), here);
}

TEST(House, KeepsASentenceWhileItIsSaidOften) {
  const auto reports = newsroom(outlet_of(12, 1, kHouse));
  story::House house(100);
  std::vector<story::Fingerprint> prints;
  for (const AnnotatedReport& report : reports) prints.push_back(story::fingerprint_of(report));
  for (std::uint32_t i = 0; i < 7; ++i) house.add(i, prints[i], reports[i]);
  EXPECT_THAT(house.kept(), IsEmpty());
  house.add(7, prints[7], reports[7]);
  ASSERT_THAT(house.kept(), SizeIs(1));
  const std::uint32_t sentence = house.kept().begin()->first;
  EXPECT_THAT(prints[0].sentences, testing::Contains(sentence));
  EXPECT_NE(house.find(sentence), nullptr);
  house.add(8, prints[8], reports[8]);
  house.remove(0, prints[0]);
  EXPECT_NE(house.find(sentence), nullptr);
  house.remove(1, prints[1]);
  EXPECT_EQ(house.find(sentence), nullptr);
  EXPECT_THAT(house.kept(), IsEmpty());
}

TEST(House, AccountsForATermThatIsSaidAsOften) {
  const std::vector<story::Term> report = {
      {.hash = 1, .often = 16}, {.hash = 2, .often = 30}, {.hash = 3, .often = 16}};
  const story::Repeated said{.terms = {{.hash = 1, .often = 16}, {.hash = 2, .often = 16}},
                             .latest = {}};
  const std::vector<const story::Repeated*> sentences = {&said};
  EXPECT_THAT(story::accounted_for(report, sentences), testing::ElementsAre(true, false, false));
}

}  // namespace
}  // namespace synoptic
