// What was planted in examples/harbour-talks (its README lists it) must be in the dossier.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/pipeline.h"

namespace synoptic {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

const Dossier& dossier() {
  static const Dossier made = [] {
    const std::string folder = std::string(SYNOPTIC_SOURCE_DIR) + "/examples/harbour-talks";
    return compare(annotate(load_pages({folder}, {}), {}).reports, {}).front();
  }();
  return made;
}

std::string words(const Anchor& anchor) {
  return std::string(cut(dossier().reports[anchor.report].text, anchor.span));
}

// Per claim of the verdict, its answers: the numbers or words of their readings.
std::vector<std::set<std::string>> answers_of(ClaimKind kind, Verdict verdict) {
  std::vector<std::set<std::string>> out;
  for (const Claim& claim : dossier().collation.claims) {
    if (claim.kind != kind || claim.verdict != verdict) continue;
    std::set<std::string> values;
    for (const Answer& answer : claim.answers) {
      const ClaimReading& reading = claim.readings[answer.readings.front()];
      values.insert(reading.value.kind == ClaimValue::Kind::quantity
                        ? std::to_string(static_cast<int>(reading.value.number))
                        : words(reading.anchor));
    }
    out.push_back(values);
  }
  return out;
}

const Name* name_with_form(std::string_view form) {
  for (const Name& name : dossier().collation.names) {
    for (const Anchor& anchor : name.forms) {
      if (words(anchor) == form) return &name;
    }
  }
  return nullptr;
}

const CollatedQuote* quote_with(std::string_view part) {
  for (const CollatedQuote& quote : dossier().collation.quotes) {
    if (words(quote.readings[quote.base].anchor).find(part) != std::string::npos) return &quote;
  }
  return nullptr;
}

TEST(HarbourTalks, AreOneStorylineOfSixReports) { EXPECT_EQ(dossier().reports.size(), 6u); }

TEST(HarbourTalks, NumbersThatDifferAreCalled) {
  EXPECT_THAT(answers_of(ClaimKind::duration, Verdict::differ),
              UnorderedElementsAre(std::set<std::string>{"2", "3"}));
  EXPECT_THAT(
      answers_of(ClaimKind::count, Verdict::differ),
      UnorderedElementsAre(std::set<std::string>{"19", "22"}, std::set<std::string>{"41", "42"}));
}

TEST(HarbourTalks, NumbersThatOnlyLookSoAreNot) {
  EXPECT_THAT(answers_of(ClaimKind::count, Verdict::agree),
              IsSupersetOf({std::set<std::string>{"30"}, std::set<std::string>{"31"}}));
  for (const Claim& claim : dossier().collation.claims) {
    if (claim.verdict != Verdict::differ) continue;
    for (const ClaimReading& reading : claim.readings) {
      for (const double number : {30.0, 1400.0, 1385.0, 31.0, 9.0, 5.0}) {
        EXPECT_NE(reading.value.number, number) << words(reading.anchor);
      }
    }
  }
}

TEST(HarbourTalks, TheFormerPresidentIsAgainstThePresident) {
  const auto states = answers_of(ClaimKind::status, Verdict::differ);
  ASSERT_EQ(states.size(), 1u);
  EXPECT_THAT(states[0], Contains("former President Helena Brandt"));
  EXPECT_THAT(states[0], Contains("President Helena Brandt"));
}

TEST(HarbourTalks, SpellingsAreOneName) {
  const Name* minister = name_with_form("Mykola Zoretskyy");
  ASSERT_NE(minister, nullptr);
  EXPECT_EQ(name_with_form("Mykola Zoretskiy"), minister);
  EXPECT_EQ(name_with_form("Zoretsky"), minister);
  EXPECT_EQ(name_with_form("Yury Tamsin"), name_with_form("Yuri Tamsin"));
}

TEST(HarbourTalks, TheThreeWordingsOfOneOfficeAreNoDifference) {
  EXPECT_TRUE(answers_of(ClaimKind::role, Verdict::differ).empty());
}

TEST(HarbourTalks, AQuoteIsKnownCutAndReworded) {
  const CollatedQuote* quote = quote_with("We have not agreed on the water line");
  ASSERT_NE(quote, nullptr);
  std::set<std::string> changes;
  for (const QuoteReading& reading : quote->readings) {
    changes.insert(dossier().reports[reading.anchor.report].id + " " +
                   std::string(name_of(reading.change)));
  }
  EXPECT_THAT(changes,
              IsSupersetOf({"meridian-wire verbatim", "tidewater-news verbatim", "harbour-post cut",
                            "casteri-herald cut", "skerrin-courier reworded"}));
}

TEST(HarbourTalks, AMisattributedQuoteNamesBothSpeakers) {
  const CollatedQuote* quote = quote_with("No boat will be given up");
  ASSERT_NE(quote, nullptr);
  ASSERT_TRUE(quote->speaker.has_value());
  const auto& names = dossier().collation.names;
  EXPECT_EQ(names[*quote->speaker].name, "Ilse Andermatt");
  ASSERT_EQ(quote->other_speakers.size(), 1u);
  EXPECT_EQ(names[quote->other_speakers[0]].name, "Yuri Tamsin");
}

TEST(HarbourTalks, TheWireAndItsCopiesAreOneOrigin) {
  const Lineage& lineage = dossier().lineage;
  std::set<std::string> of_wire;
  for (ReportIndex i = 0; i < dossier().reports.size(); ++i) {
    if (lineage.origins[lineage.of_report[i]].label == "Meridian Wire") {
      of_wire.insert(dossier().reports[i].id);
    }
  }
  EXPECT_THAT(of_wire, UnorderedElementsAre("meridian-wire", "tidewater-news", "skerrin-courier"));
}

TEST(HarbourTalks, TwoOutletsThatCreditOnePaperShareItsOrigin) {
  const auto& origins = dossier().lineage.origins;
  const auto ledger = std::ranges::find(origins, "The Ledger", &Origin::label);
  ASSERT_NE(ledger, origins.end());
  std::set<std::string> reports;
  for (const ReportIndex i : ledger->reports) reports.insert(dossier().reports[i].id);
  EXPECT_THAT(reports, UnorderedElementsAre("harbour-post", "casteri-herald"));
}

TEST(HarbourTalks, WhatOneReportHasIsSingle) {
  std::set<std::string> singles;
  for (const Claim& claim : dossier().collation.claims) {
    if (claim.verdict == Verdict::single) singles.insert(words(claim.readings[0].anchor));
  }
  for (const std::string_view fact : {"two sailors", "six hours", "46 days"}) {
    EXPECT_TRUE(std::ranges::any_of(singles, [&](const std::string& single) {
      return single.find(fact) != std::string::npos;
    })) << fact;
  }
}

TEST(HarbourTalks, FurnitureIsMarked) {
  std::set<std::string> marked;
  for (const Report& report : dossier().reports) {
    for (const Furniture& furniture : report.furniture) {
      marked.insert(std::string(cut(report.text, furniture.span)));
    }
  }
  for (const std::string_view line :
       {"Listen to this article 3 min", "Meridian Wire contributed to this report.",
        "Herring prices reach a ten-year high",
        "(Reporting by Meridian Wire; editing by Lotte Fenn)",
        "Correction: An earlier version of this article misspelled"}) {
    EXPECT_TRUE(std::ranges::any_of(marked, [&](const std::string& words_of) {
      return words_of.find(line) != std::string::npos;
    })) << line;
  }
}

}  // namespace
}  // namespace synoptic
