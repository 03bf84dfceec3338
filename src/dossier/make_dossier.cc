// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dossier/facts.h"
#include "synoptic/dossier.h"

namespace synoptic {
namespace {

// Short words carry grammar more than matter; figures and names in capitals are matter at any
// length. No word list, so that it works for every language that writes spaces.
bool carries_matter(const Token& token) {
  if (token.kind == TokenKind::number) return true;
  if (token.kind != TokenKind::word) return false;
  constexpr std::uint32_t kLongWord = 4;  // bytes of the folded word
  return token.folded_size >= kLongWord || token.casing == Casing::upper;
}

// The first content words of a report's headline, each once, in order.
std::vector<std::string_view> headline_words(const AnnotatedReport& report) {
  if (!report.report.headline || report.report.headline->empty()) return {};
  const Text& text = report.text;
  const auto [first, last] = text.tokens_in(*report.report.headline);
  std::map<std::string_view, bool> seen;
  std::vector<std::string_view> words;
  constexpr std::size_t kEnough = 64;
  for (std::uint32_t i = first; i < last && words.size() < kEnough; ++i) {
    const Token& token = text.tokens[i];
    if (carries_matter(token) && seen.try_emplace(text.fold(token), true).second) {
      words.push_back(text.fold(token));
    }
  }
  return words;
}

// In how many reports each of the words stands.
std::map<std::string_view, std::uint64_t> spread_of(
    Reports reports, const std::vector<std::vector<std::string_view>>& headlines) {
  std::map<std::string_view, std::pair<std::uint64_t, const AnnotatedReport*>> counts;
  for (const std::vector<std::string_view>& words : headlines) {
    for (const std::string_view word : words) counts.try_emplace(word, 0, nullptr);
  }
  for (const AnnotatedReport* report : reports) {
    for (const Token& token : report->text.tokens) {
      if (!carries_matter(token)) continue;
      const auto found = counts.find(report->text.fold(token));
      if (found == counts.end() || found->second.second == report) continue;
      found->second = {found->second.first + 1, report};
    }
  }
  std::map<std::string_view, std::uint64_t> spread;
  for (const auto& [word, count] : counts) spread[word] = count.first;
  return spread;
}

// The headline whose words are found in the most other reports. The score of a headline is the sum
// of its words' other reports over the square root of the number of its words: neither the shortest
// headline nor the longest wins for its length. Compared as squares in whole numbers, so that every
// machine decides alike; ties go to the earlier report.
std::optional<Anchor> choose_headline(Reports reports) {
  std::vector<std::vector<std::string_view>> headlines;
  for (const AnnotatedReport* report : reports) headlines.push_back(headline_words(*report));
  const auto spread = spread_of(reports, headlines);
  std::optional<Anchor> best;
  std::uint64_t best_sum = 0;
  std::uint64_t best_words = 1;
  for (ReportIndex i = 0; i < reports.size(); ++i) {
    const std::optional<Span>& span = reports[i]->report.headline;
    if (!span || span->empty()) continue;
    std::uint64_t sum = 0;
    for (const std::string_view word : headlines[i]) {
      const std::uint64_t count = spread.at(word);
      sum += count > 0 ? count - 1 : 0;
    }
    const std::uint64_t words = std::max<std::uint64_t>(headlines[i].size(), 1);
    if (best && sum * sum * best_words <= best_sum * best_sum * words) continue;
    best = Anchor{i, *span};
    best_sum = sum;
    best_words = words;
  }
  return best;
}

}  // namespace

bool comes_before(const Report& a, const Report& b) {
  const auto key = [](const Report& report) {
    const std::optional<Moment> moment = report.published_at();
    return std::tuple(!moment, moment ? seconds_of(*moment) : std::int64_t{0},
                      std::string_view(report.id));
  };
  return key(a) < key(b);
}

Dossier make_dossier(Reports reports, const Grouping& grouping, std::uint32_t storyline,
                     Lineage lineage, Collation collation) {
  Dossier dossier;
  const Storyline& line = grouping.storylines[storyline];
  dossier.id = line.id;
  for (const std::uint32_t story : line.stories) {
    dossier.stories.push_back(grouping.stories[story].id);
  }
  for (const AnnotatedReport* report : reports) {
    dossier.reports.push_back(report->report);
    dossier.credits.push_back(report->reading.credits);
  }
  dossier.lineage = std::move(lineage);
  dossier.collation = std::move(collation);
  dossier.headline = choose_headline(reports);
  return dossier;
}

}  // namespace synoptic
