// SPDX-License-Identifier: Apache-2.0
//
// Why a claim is what it is. The facts of the reports are gathered again, those that the claim's
// readings are made of are found by their places, and every pair that was weighed for the question
// is weighed once more, with what held it together or kept it apart. Claims that are not made of
// facts (statements, titles, spellings) are explained by their rule and their values.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <tuple>
#include <utility>

#include "collation/claims_facts.h"
#include "collation/claims_match.h"
#include "collation/claims_words.h"
#include "collation/compare.h"
#include "collation/happenings.h"
#include "collation/names.h"
#include "synoptic/collation.h"

namespace synoptic {
namespace {

constexpr std::size_t kMostLost = 12;
constexpr double kNearMiss = 0.5;  // of the threshold: what is less alike was no alternative

std::string plain(double number) {
  char buffer[64];
  const bool whole = std::abs(number) < 1e15 && number == std::round(number);
  std::snprintf(buffer, sizeof buffer, whole ? "%.0f" : "%.6g", number);
  return buffer;
}

// "43 to 45 USD, hedged", "52 : 47", "2031-05-06", "former president"
std::string value_words(const ClaimValue& value) {
  switch (value.kind) {
    case ClaimValue::Kind::timex:
      return value.timex;
    case ClaimValue::Kind::text:
      return value.text;
    case ClaimValue::Kind::quantity:
      break;
  }
  if (value.tally) return plain(value.number) + " : " + plain(value.upper.value_or(0));
  const NumberRange range = range_of(value);
  std::string out = plain(range.low);
  if (range.high != range.low) out += " to " + plain(range.high);
  if (range.open_above) out += " or more";
  if (range.open_below) out += " or less";
  if (!value.unit.empty()) out += " " + value.unit;
  return out;
}

std::string_view word_for(Relation relation) {
  switch (relation) {
    case Relation::same:
      return "same";
    case Relation::different:
      return "different";
    case Relation::unknown:
      break;
  }
  return "unknown";
}

constexpr std::size_t kNone = ~std::size_t{0};

// The fact behind each reading, or kNone.
std::vector<std::size_t> facts_behind(const Claim& claim, const std::vector<Fact>& facts) {
  std::vector<std::size_t> out;
  for (const ClaimReading& reading : claim.readings) {
    const auto at = std::ranges::find_if(facts, [&](const Fact& fact) {
      return fact.kind == claim.kind && fact.report == reading.anchor.report &&
             fact.anchor == reading.anchor.span;
    });
    out.push_back(at == facts.end() ? kNone : static_cast<std::size_t>(at - facts.begin()));
  }
  return out;
}

void add_pairs(const std::vector<std::size_t>& mine, const std::vector<Fact>& facts,
               const StoryWords& words, Explanation& out) {
  for (std::uint32_t a = 0; a < mine.size(); ++a) {
    for (std::uint32_t b = a + 1; b < mine.size(); ++b) {
      if (mine[a] == kNone || mine[b] == kNone) continue;
      const Fact& x = facts[mine[a]];
      const Fact& y = facts[mine[b]];
      if (x.report == y.report) continue;
      Pairing pairing = pair_facts(x, y, words);
      if (!pairing.clash.empty()) pairing.score = score_of(x, y, pairing.values);
      out.pairs.push_back({.a = a,
                           .b = b,
                           .relation = word_for(pairing.values.relation),
                           .reason = pairing.values.reason,
                           .score = pairing.score,
                           .threshold = threshold_of(x, pairing)});
    }
  }
}

std::string_view why_lost(const Pairing& pairing, double threshold) {
  if (!pairing.clash.empty()) return pairing.clash;
  if (pairing.values.relation == Relation::unknown) return "not comparable";
  if (pairing.score >= threshold) return "joined another question";
  return pairing.strangers ? "other names" : "not alike enough";
}

// The nearest misses: facts of the same kind and head that were weighed against one of the claim's.
void add_lost(const std::vector<std::size_t>& mine, const std::vector<Fact>& facts,
              const StoryWords& words, Explanation& out) {
  std::vector<std::pair<double, LostReading>> lost;
  for (std::size_t f = 0; f < facts.size(); ++f) {
    if (std::ranges::find(mine, f) != mine.end() || !facts[f].comparable) continue;
    std::pair<double, LostReading> best{0, {}};
    for (const std::size_t m : mine) {
      if (m == kNone || facts[m].kind != facts[f].kind || facts[m].report == facts[f].report)
        continue;
      Pairing pairing = pair_facts(facts[m], facts[f], words);
      if (!pairing.clash.empty()) {
        pairing.score = score_of(facts[m], facts[f], pairing.values);
      }
      const double threshold = threshold_of(facts[m], pairing);
      const double share = pairing.score / threshold;
      if (share < kNearMiss || share <= best.first) continue;
      best = {share,
              {.anchor = {.report = facts[f].report, .span = facts[f].anchor},
               .because = why_lost(pairing, threshold),
               .score = pairing.score,
               .threshold = threshold}};
    }
    if (best.first > 0) lost.push_back(std::move(best));
  }
  std::ranges::sort(
      lost, {}, [](const auto& entry) { return std::tuple(-entry.first, entry.second.anchor); });
  if (lost.size() > kMostLost) lost.resize(kMostLost);
  for (auto& [share, reading] : lost) out.lost.push_back(std::move(reading));
}

}  // namespace

Explanation explain(Reports reports, const Claim& claim) {
  Explanation out{.rule = claim.rule};
  for (const ClaimReading& reading : claim.readings)
    out.values.push_back(value_words(reading.value));
  const NameTable names = merge_names(reports);
  const HappeningTable happenings = align_happenings(reports, names);
  const StoryWords words(reports, names);
  const std::vector<Fact> facts =
      gather_facts({.reports = reports, .names = names, .happenings = happenings, .words = words});
  const std::vector<std::size_t> mine = facts_behind(claim, facts);
  add_pairs(mine, facts, words, out);
  add_lost(mine, facts, words, out);
  return out;
}

}  // namespace synoptic
