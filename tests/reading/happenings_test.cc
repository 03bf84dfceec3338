// SPDX-License-Identifier: Apache-2.0
#include "reading/happenings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/quantities.h"
#include "reading/times.h"
#include "reading/told.h"

namespace synoptic {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Who is in the invented world, so that these tests stand apart from the finding of names.
struct Known {
  std::string_view words;
  NameKind kind;
};
constexpr Known kWorld[] = {
    {"Anna Lind", NameKind::person}, {"Oskar Varga", NameKind::person},
    {"Orra", NameKind::place},       {"Velmark", NameKind::place},
    {"Tessaly", NameKind::place},    {"Harbour League", NameKind::organization},
};

struct Scene {
  std::string text;
  Reading reading;

  [[nodiscard]] std::string name(EntityIndex entity) const {
    return std::string(cut(text, reading.names[reading.entities[entity].fullest].span));
  }
  [[nodiscard]] std::vector<std::string> participants(std::size_t happening) const {
    std::vector<std::string> out;
    for (const EntityIndex who : reading.happenings[happening].participants)
      out.push_back(name(who));
    return out;
  }
  [[nodiscard]] std::vector<std::string> kinds() const {
    std::vector<std::string> out;
    for (const HappeningMention& one : reading.happenings) out.push_back(one.kind);
    return out;
  }
};

void add_names(Scene& scene) {
  std::vector<std::pair<std::size_t, const Known*>> found;
  for (const Known& known : kWorld) {
    for (std::size_t at = scene.text.find(known.words); at != std::string::npos;
         at = scene.text.find(known.words, at + 1))
      found.emplace_back(at, &known);
  }
  std::ranges::sort(found);
  std::vector<std::string_view> entities;
  for (const auto& [at, known] : found) {
    const auto seen = std::ranges::find(entities, known->words);
    const auto entity = static_cast<EntityIndex>(seen - entities.begin());
    const auto mention = static_cast<std::uint32_t>(scene.reading.names.size());
    if (seen == entities.end()) {
      entities.push_back(known->words);
      scene.reading.entities.push_back({.kind = known->kind, .mentions = {}, .fullest = mention});
    }
    scene.reading.entities[entity].mentions.push_back(mention);
    const auto start = static_cast<std::uint32_t>(at);
    const auto size = static_cast<std::uint32_t>(known->words.size());
    scene.reading.names.push_back({{start, start + size}, known->kind, entity});
  }
}

Scene scene_of(std::string text, std::vector<Attribution> attributions = {}) {
  const told::Cut cut(text);
  Scene scene{.text = std::move(text), .reading = {}};
  add_names(scene);
  scene.reading.times = find_times(cut.report, cut.pieces);
  scene.reading.quantities = find_quantities(cut.pieces, scene.reading);
  scene.reading.attributions = std::move(attributions);
  scene.reading.happenings = find_happenings(cut.pieces, scene.reading);
  return scene;
}

using told::span_of;

TEST(Happenings, AreNoneInADateOrInAVerbWithAParticle) {
  for (const char* text :
       {"Velmark has held 31 boats since March.", "The port closed in March 2031.",
        "We will not sign away our waters.", "The court struck down the rule.",
        "The plan met with resistance.", "Anna Lind tried to leave.", "Velmark called on the two."})
    EXPECT_THAT(scene_of(text).kinds(), IsEmpty()) << text;
  EXPECT_THAT(scene_of("Anna Lind led a march in Orra in March.").kinds(), ElementsAre("protest"));
}

TEST(Happenings, WordsTellTheirKind) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"They had a long call.", "call"},
      {"Anna Lind called Oskar Varga.", "call"},
      {"The two met.", "meeting"},
      {"The talks went on.", "talks"},
      {"The council voted.", "vote"},
      {"An airstrike hit the port.", "attack"},
      {"Two men were killed.", "killing"},
      {"A man was arrested.", "arrest"},
      {"A jury indicted him.", "charge"},
      {"The judge ruled against it.", "ruling"},
      {"The minister resigned.", "resignation"},
      {"They signed the paper.", "signing"},
      {"The earthquake was felt.", "earthquake"},
      {"The firms announced a merger.", "announcement"},
  };
  for (const auto& [text, kind] : rows) {
    const Scene scene = scene_of(text);
    ASSERT_FALSE(scene.reading.happenings.empty()) << text;
    EXPECT_EQ(scene.reading.happenings[0].kind, kind) << text;
  }
}

TEST(Happenings, WordsInAnotherSenseAreNone) {
  for (const char* text : {
           "She called for calm.",
           "The fire department has ten engines.",
           "He is in charge of the port.",
           "The death toll is unknown.",
           "The stock exchange is shut.",
           "They know the harbour well.",
       }) {
    EXPECT_THAT(scene_of(text).kinds(), IsEmpty()) << text;
  }
}

TEST(Happenings, ParticipantsPlaceTimeAndDurationComeFromTheSentence) {
  const Scene scene =
      scene_of("Anna Lind met Oskar Varga in Orra on Tuesday. Nobody else was there.");
  ASSERT_THAT(scene.kinds(), ElementsAre("meeting"));
  const HappeningMention& met = scene.reading.happenings[0];
  EXPECT_THAT(scene.participants(0), ElementsAre("Anna Lind", "Oskar Varga"));
  ASSERT_TRUE(met.place.has_value());
  EXPECT_EQ(scene.name(*met.place), "Orra");
  ASSERT_TRUE(met.time.has_value());
  EXPECT_EQ(scene.reading.times[*met.time].value, "2031-05-13");
  EXPECT_FALSE(met.duration.has_value());
  EXPECT_EQ(met.sentence, 0u);
}

TEST(Happenings, AStateThatActsIsAParticipant) {
  const Scene scene = scene_of("Velmark attacked Tessaly near Orra.");
  ASSERT_THAT(scene.kinds(), ElementsAre("attack"));
  EXPECT_THAT(scene.participants(0), ElementsAre("Velmark", "Tessaly"));
  ASSERT_TRUE(scene.reading.happenings[0].place.has_value());
  EXPECT_EQ(scene.name(*scene.reading.happenings[0].place), "Orra");
}

TEST(Happenings, TheDurationIsTheOneThatModifiesIt) {
  const std::vector<std::pair<std::string, double>> rows = {
      {"They had a two-hour phone call.", 2},
      {"They had three days of talks.", 3},
      {"The meeting lasted five hours.", 5},
      {"The vote went on for six hours.", 6},
  };
  for (const auto& [text, number] : rows) {
    const Scene scene = scene_of(text);
    ASSERT_FALSE(scene.reading.happenings.empty()) << text;
    ASSERT_TRUE(scene.reading.happenings[0].duration.has_value()) << text;
    EXPECT_EQ(scene.reading.quantities[*scene.reading.happenings[0].duration].number, number)
        << text;
  }
  const Scene other = scene_of("The meeting was in the port, and it rained for two hours.");
  ASSERT_FALSE(other.reading.happenings.empty());
  EXPECT_EQ(other.reading.happenings[0].kind, "meeting");
}

TEST(Happenings, CuesTellWhetherItTookPlace) {
  const std::vector<std::pair<std::string, Modality>> rows = {
      {"The council voted.", Modality::happened},
      {"The council will vote.", Modality::planned},
      {"Anna Lind is to meet Oskar Varga.", Modality::planned},
      {"A meeting is scheduled, and the planned vote too.", Modality::planned},
      {"A meeting was held, and the planned vote too.", Modality::happened},
      {"The planned vote drew crowds.", Modality::planned},
      {"The council never voted.", Modality::denied},
      {"He denied the attack.", Modality::denied},
      {"The alleged attack drew crowds.", Modality::alleged},
      {"If the council voted, all would end.", Modality::hypothetical},
      {"A possible vote drew crowds.", Modality::hypothetical},
      {"The would-be mayor met Oskar Varga.", Modality::happened},
  };
  for (const auto& [text, modality] : rows) {
    const Scene scene = scene_of(text);
    ASSERT_FALSE(scene.reading.happenings.empty()) << text;
    EXPECT_EQ(scene.reading.happenings[0].modality, modality) << text;
  }
}

TEST(Happenings, WhoIsOnlyCitedTakesNoPart) {
  const std::string text = "Anna Lind said the Harbour League met in Orra.";
  const Attribution said{.content = span_of(text, "the Harbour League met in Orra"),
                         .cue = span_of(text, "said"),
                         .source = {.span = span_of(text, "Anna Lind"), .entity = 0},
                         .direct = false};
  EXPECT_THAT(scene_of(text, {said}).participants(0), ElementsAre("Harbour League"));
}

TEST(Happenings, WhoSaysIWasThere) {
  const std::string text = "Anna Lind said she met Oskar Varga in Orra.";
  const Attribution said{.content = span_of(text, "she met Oskar Varga in Orra"),
                         .cue = span_of(text, "said"),
                         .source = {.span = span_of(text, "Anna Lind"), .entity = 0},
                         .direct = false};
  EXPECT_THAT(scene_of(text, {said}).participants(0),
              UnorderedElementsAre("Anna Lind", "Oskar Varga"));
}

TEST(Happenings, TheOwnerOfAThingTakesNoPart) {
  const Scene scene = scene_of("Velmark's envoy to the port met Oskar Varga.");
  ASSERT_THAT(scene.kinds(), ElementsAre("meeting"));
  EXPECT_THAT(scene.participants(0), ElementsAre("Oskar Varga"));
  const Scene visit = scene_of("Anna Lind's visit drew crowds.");
  ASSERT_THAT(visit.kinds(), ElementsAre("visit"));
  EXPECT_THAT(visit.participants(0), ElementsAre("Anna Lind"));
}

TEST(Happenings, HyphenedWordsAreTakenWhole) {
  const Scene truce = scene_of("A cease-fire was near.");
  ASSERT_THAT(truce.kinds(), ElementsAre("agreement"));
  EXPECT_EQ(cut(truce.text, truce.reading.happenings[0].span), "cease-fire");
  EXPECT_THAT(scene_of("The post-election mood was calm.").kinds(), IsEmpty());
}

TEST(Happenings, APluralBehindItsSubjectIsAVerb) {
  const Scene verb = scene_of("Velmark strikes Tessaly.");
  ASSERT_THAT(verb.kinds(), ElementsAre("attack"));
  EXPECT_THAT(scene_of("Velmark calls it a victory.").kinds(), IsEmpty());
  EXPECT_THAT(scene_of("The calls went on.").kinds(), ElementsAre("call"));
}

TEST(Happenings, HostileSentencesStayBounded) {
  std::string text;
  while (text.size() < 300'000) text += "Anna Lind met Oskar Varga in Orra for two days, ";
  const Scene scene = scene_of(text);
  EXPECT_GT(scene.reading.happenings.size(), 1000u);
  for (const HappeningMention& one : scene.reading.happenings)
    EXPECT_LE(one.participants.size(), 9u);
}

TEST(Happenings, AreDeniedOrPlannedByWhatStandsBehindThem) {
  const auto modality = [](const char* text) {
    const Scene scene = scene_of(text);
    EXPECT_EQ(scene.reading.happenings.size(), 1u) << text;
    return scene.reading.happenings.empty() ? Modality::happened
                                            : scene.reading.happenings[0].modality;
  };
  EXPECT_EQ(modality("The vote was cancelled on Friday."), Modality::denied);
  EXPECT_EQ(modality("The vote did not take place."), Modality::denied);
  EXPECT_EQ(modality("The vote is set for Friday."), Modality::planned);
  EXPECT_EQ(modality("The vote will be held on Friday."), Modality::planned);
  EXPECT_EQ(modality("The vote was held on Friday."), Modality::happened);
}

TEST(Happenings, LeanOnTheSentenceBeforeForWhenAndWhere) {
  const Scene scene = scene_of(
      "Anna Lind and Oskar Varga held a meeting in Orra on Friday. The meeting was short.");
  ASSERT_EQ(scene.reading.happenings.size(), 2u);
  const HappeningMention& second = scene.reading.happenings[1];
  ASSERT_TRUE(second.place && second.time);
  EXPECT_EQ(scene.name(*second.place), "Orra");
  EXPECT_EQ(scene.reading.times[*second.time].value, "2031-05-09");
}

TEST(Happenings, OfOtherPeopleDoNotLeanOnEachOther) {
  const Scene scene =
      scene_of("Anna Lind had a meeting in Orra on Friday. Oskar Varga had a meeting.");
  ASSERT_EQ(scene.reading.happenings.size(), 2u);
  EXPECT_FALSE(scene.reading.happenings[1].place);
  EXPECT_FALSE(scene.reading.happenings[1].time);
}

}  // namespace
}  // namespace synoptic
