// How long does a large story take from annotations to a dossier?
// SPDX-License-Identifier: Apache-2.0
//
//   collation_bench [--benchmark_…]
//
// Reports of one invented storm and the talks after it, about 800 words each: a third of their
// sentences tell the same facts in words that vary, the others are each report's own. Generated
// from a fixed seed. BM_Read annotates them, which is the yardstick: the other figures are worth
// what they are beside it, in the same run on the same machine. BM_Lineage, BM_Collate and
// BM_Dossier are the way from annotations to JSON. Each run checks that the planted disagreement is
// found.
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/collation.h"
#include "synoptic/dossier.h"
#include "synoptic/lineage.h"
#include "synoptic/reading.h"
#include "synoptic/story.h"
#include "synoptic/text.h"

namespace synoptic {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

template <std::size_t size>
std::string_view any(Random& random, const std::array<std::string_view, size>& words) {
  return words[below(random, size)];
}

constexpr std::array<std::string_view, 16> kGiven = {
    "Anna", "Bert",  "Clara", "David", "Edith", "Frank", "Greta", "Henry",
    "Ida",  "Jonas", "Karin", "Lars",  "Marta", "Nils",  "Olga",  "Peter"};
constexpr std::array<std::string_view, 24> kSyllables = {
    "bel", "cor", "dan", "el",   "fen", "gar", "hol", "in", "jor", "kel", "lan", "mor",
    "nor", "or",  "pel", "quin", "ren", "sol", "tar", "ul", "ven", "wil", "yar", "zen"};
constexpr std::array<std::string_view, 16> kGlue = {"the", "of",   "in", "and",  "to",  "a",
                                                    "for", "with", "on", "that", "was", "at",
                                                    "by",  "from", "as", "were"};
constexpr std::array<std::string_view, 8> kSaid = {
    "said", "told reporters", "added", "warned", "announced", "wrote", "confirmed", "stated"};
constexpr std::array<std::string_view, 6> kStorm = {"storm",   "gale",      "tempest",
                                                    "cyclone", "hurricane", "flood"};
constexpr std::array<std::string_view, 6> kHarbour = {"harbour", "port", "coast",
                                                      "shore",   "quay", "waterfront"};

// A word of the report's own; small numbers are common words, large ones rare (about Zipf's law).
std::string own_word(Random& random) {
  const double u = static_cast<double>(random() >> 11) / 9007199254740992.0;
  auto rank = static_cast<std::size_t>(std::exp(u * std::log(6000.0)));
  std::string word;
  do {
    word += kSyllables[rank % kSyllables.size()];
    rank /= kSyllables.size();
  } while (rank > 0);
  return word + (word.size() < 4 ? "er" : "");
}

std::string name(Random& random, std::size_t limit) {
  const std::size_t n = below(random, limit);
  std::string surname(kSyllables[n % kSyllables.size()]);
  surname += kSyllables[(n / kSyllables.size() + 7) % kSyllables.size()];
  surname.front() = static_cast<char>(surname.front() - 'a' + 'A');
  return std::string(kGiven[n % kGiven.size()]) + " " + surname;
}

std::string own_sentence(Random& random) {
  std::string out = "The";
  const std::size_t words = 10 + below(random, 14);
  for (std::size_t i = 0; i < words; ++i) {
    out += ' ';
    out += i % 2 == 1 ? std::string(any(random, kGlue)) : own_word(random);
  }
  switch (below(random, 5)) {
    case 0:
      return out + ", " + name(random, 300) + " " + std::string(any(random, kSaid)) + ".";
    case 1:
      return out + " " + std::to_string(2 + below(random, 900)) + " " + own_word(random) + "s.";
    case 2:
      return "“" + out + ",” " + std::string(any(random, kSaid)) + " " + name(random, 300) + ".";
    default:
      return out + ".";
  }
}

// What all reports tell; `number` is the report's, and every fourth has another toll.
std::string shared_sentence(Random& random, std::size_t which, std::size_t number) {
  const std::string storm(any(random, kStorm));
  const std::string harbour(any(random, kHarbour));
  const std::string toll = number % 4 == 3 ? "14" : "12";
  switch (which % 8) {
    case 0:
      return "The " + storm + " killed " + toll + " people when it struck the " + harbour +
             " of Orra.";
    case 1:
      return "The " + storm + " forced about 1,400 residents of Orra from the " + harbour +
             " on Monday.";
    case 2:
      return "Mayor Clara Lind of Orra " + std::string(any(random, kSaid)) + " that the " +
             harbour + " would stay closed for three days.";
    case 3:
      return "“We will rebuild the " + harbour + ", stone by stone,” said Mayor Clara Lind.";
    case 4:
      return "Envoys of Velmark and Tessaly met in Orra for two days of talks on the " + harbour +
             " after the " + storm + ".";
    case 5:
      return "The plan was cut from 28 points to " + std::to_string(19 + number % 2) +
             " points in the talks at Orra.";
    case 6:
      return "Repairs of the " + harbour + " will cost $4.2 million, the council of Orra said.";
    default:
      return "Foreign Minister Bert Orme of Velmark called the talks in Orra hard and useful.";
  }
}

AnnotatedReport make_report(std::size_t number) {
  Random random(0x5eed + number);
  AnnotatedReport out;
  out.report.id = "r" + std::to_string(10000 + number);
  out.report.outlet = "Outlet " + std::to_string(number % 97);
  out.report.published = "2031-05-0" + std::to_string(4 + number % 3);
  std::string& text = out.report.text;
  std::size_t words = 0;
  for (std::size_t i = 0; words < 800; ++i) {
    const std::string sentence =
        i % 3 == 0 ? shared_sentence(random, i / 3 + number, number) : own_sentence(random);
    for (const char c : sentence) words += c == ' ' ? 1U : 0U;
    ++words;
    text += sentence + (i % 4 == 3 ? "\n\n" : " ");
  }
  return out;
}

struct Story {
  std::vector<AnnotatedReport> reports;
  std::vector<const AnnotatedReport*> views;
};

void read_all(Story& story) {
  for (AnnotatedReport& report : story.reports) {
    report.text = split_text(report.report);
    report.reading = read_report(report.report, report.text);
  }
}

const Story& story_of(std::size_t size) {
  static std::map<std::size_t, std::unique_ptr<Story>> made;
  std::unique_ptr<Story>& story = made[size];
  if (story) return *story;
  story = std::make_unique<Story>();
  for (std::size_t i = 0; i < size; ++i) story->reports.push_back(make_report(i));
  read_all(*story);
  for (const AnnotatedReport& report : story->reports) story->views.push_back(&report);
  return *story;
}

bool finds_the_tolls(const Collation& collation) {
  for (const Claim& claim : collation.claims) {
    if (claim.verdict == Verdict::differ && claim.rule == Rule::toll) return true;
  }
  return false;
}

void BM_Read(benchmark::State& state) {
  Story story;
  for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i)
    story.reports.push_back(make_report(i));
  for (auto _ : state) {
    read_all(story);
    benchmark::ClobberMemory();
  }
  if (story.reports.front().reading.names.empty()) state.SkipWithError("no names are read");
}

void BM_Lineage(benchmark::State& state) {
  const Story& story = story_of(static_cast<std::size_t>(state.range(0)));
  std::size_t origins = 0;
  for (auto _ : state) origins = trace_lineage(story.views).origins.size();
  if (origins == 0) state.SkipWithError("there are no origins");
}

void BM_Collate(benchmark::State& state) {
  const Story& story = story_of(static_cast<std::size_t>(state.range(0)));
  const Lineage lineage = trace_lineage(story.views);
  bool right = true;
  for (auto _ : state) right = finds_the_tolls(collate(story.views, lineage)) && right;
  if (!right) state.SkipWithError("the two tolls are not found to differ");
}

// From annotations to the JSON of the dossier.
void BM_Dossier(benchmark::State& state) {
  const Story& story = story_of(static_cast<std::size_t>(state.range(0)));
  std::size_t bytes = 0;
  for (auto _ : state) {
    Lineage lineage = trace_lineage(story.views);
    Collation collation = collate(story.views, lineage);
    Dossier dossier{
        .id = "bench", .lineage = std::move(lineage), .collation = std::move(collation)};
    for (const AnnotatedReport& report : story.reports) {
      dossier.reports.push_back(report.report);
      dossier.credits.push_back(report.reading.credits);
    }
    bytes = to_json(dossier).size();
  }
  if (bytes < 1000) state.SkipWithError("the dossier is empty");
}

BENCHMARK(BM_Read)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Lineage)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Collate)->Arg(10)->Arg(100)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Dossier)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace synoptic

BENCHMARK_MAIN();
