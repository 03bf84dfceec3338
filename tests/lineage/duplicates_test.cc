// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "lineage/shuffle.h"

namespace synoptic {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

AnnotatedReport report_of(std::string id, std::string text) {
  AnnotatedReport report;
  report.report.id = std::move(id);
  report.report.text = std::move(text);
  report.text = split_text(report.report);
  return report;
}

std::vector<Duplicate> duplicates_among(Reports reports, double at_least) {
  return find_duplicates(plain_of(reports), {.at_least = at_least});
}

// Sets of reports with known overlap: each a copy of one of a few texts with words replaced.
std::vector<AnnotatedReport> copies(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::vector<std::string>> texts(8);
  for (auto& text : texts) {
    for (int word = 0; word < 200; ++word) text.push_back("w" + std::to_string(random() % 5000));
  }
  std::vector<AnnotatedReport> reports;
  for (int i = 0; i < 80; ++i) {
    std::vector<std::string> words = texts[random() % texts.size()];
    for (auto left = random() % 16; left > 0; --left) {
      words[random() % words.size()] = "v" + std::to_string(random() % 100'000);
    }
    std::string text;
    for (const std::string& word : words) text += word + ' ';
    reports.push_back(report_of("r" + std::to_string(i), text));
  }
  return reports;
}

std::set<std::string> shingles(const AnnotatedReport& report) {
  std::set<std::string> out;
  const Text& text = report.text;
  for (std::uint32_t t = 0; t + 5 <= text.tokens.size(); ++t) {
    std::string shingle;
    for (std::uint32_t i = t; i < t + 5; ++i) shingle += std::string(text.fold(i)) + ' ';
    out.insert(shingle);
  }
  return out;
}

double jaccard(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::size_t both = 0;
  for (const std::string& shingle : a) both += b.contains(shingle) ? 1u : 0u;
  return static_cast<double>(both) / static_cast<double>(a.size() + b.size() - both);
}

TEST(Duplicates, AreTheExactPairsButForVeryFew) {
  for (const double at_least : {0.5, 0.8}) {
    std::size_t wanted = 0;
    std::size_t found = 0;
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
      const auto reports = copies(seed);
      const auto duplicates = duplicates_among(views(reports), at_least);
      std::vector<std::set<std::string>> sets;
      for (const AnnotatedReport& report : reports) sets.push_back(shingles(report));
      found += duplicates.size();
      for (const Duplicate& pair : duplicates) {
        EXPECT_LT(pair.a, pair.b);
        EXPECT_NEAR(pair.score, jaccard(sets[pair.a], sets[pair.b]), 1e-9);
        EXPECT_GE(pair.score, at_least);
      }
      for (std::size_t a = 0; a < reports.size(); ++a) {
        for (std::size_t b = a + 1; b < reports.size(); ++b) {
          if (jaccard(sets[a], sets[b]) >= at_least) ++wanted;
        }
      }
    }
    ASSERT_GT(wanted, 50u);
    EXPECT_GE(static_cast<double>(found), 0.98 * static_cast<double>(wanted)) << at_least;
  }
}

TEST(Duplicates, OfShortAndEmptyReports) {
  const std::vector<AnnotatedReport> reports = {
      report_of("a", ""), report_of("b", ""), report_of("c", "Flood in Orra"),
      report_of("d", "Flood in Orra!"), report_of("e", "Drought in Orra")};
  const auto duplicates = duplicates_among(views(reports), 0.5);
  ASSERT_THAT(duplicates, SizeIs(1));
  EXPECT_EQ(duplicates[0].a, 2u);
  EXPECT_EQ(duplicates[0].b, 3u);
  EXPECT_EQ(duplicates[0].score, 1);
}

TEST(Duplicates, OfUnrelatedReportsAreNone) {
  std::vector<AnnotatedReport> reports;
  for (int i = 0; i < 30; ++i) {
    std::string text;
    for (int word = 0; word < 50; ++word) {
      text += "w" + std::to_string(i) + "x" + std::to_string(word) + ' ';
    }
    reports.push_back(report_of(std::to_string(i), text));
  }
  EXPECT_THAT(duplicates_among(views(reports), 0.5), IsEmpty());
}

TEST(Duplicates, OfTwoThousandCopiesStayFew) {
  std::vector<AnnotatedReport> reports;
  for (int i = 0; i < 2000; ++i) {
    reports.push_back(report_of(std::to_string(i), "The gates of Orra stay shut tonight again."));
  }
  const auto duplicates = duplicates_among(views(reports), 0.5);
  EXPECT_GE(duplicates.size(), 1999u);
  EXPECT_LE(duplicates.size(), 5u * 2000u);
}

TEST(Duplicates, DoNotDependOnTheOrderOfReports) {
  const auto reports = copies(7);
  const auto named = [](Reports view, const std::vector<Duplicate>& duplicates) {
    std::set<std::tuple<std::string, std::string, double>> out;
    for (const Duplicate& pair : duplicates) {
      const auto [a, b] = std::minmax(view[pair.a]->report.id, view[pair.b]->report.id);
      out.emplace(a, b, pair.score);
    }
    return out;
  };
  const auto expected = named(views(reports), duplicates_among(views(reports), 0.5));
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const auto order = shuffled(reports, seed);
    EXPECT_EQ(named(order, duplicates_among(order, 0.5)), expected);
  }
}

}  // namespace
}  // namespace synoptic
