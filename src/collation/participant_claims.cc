// SPDX-License-Identifier: Apache-2.0
//
// Who took part? Each report's answer is the fullest list of names beside one of its mentions of
// the happening; two names at least, for one alone is not said to have taken part with anybody.
//   a: "Lind met Orme and Hale in Orra"      the longest list
//   b: "the meeting of Lind and Orme"        a part of it: they agree
// A list is seldom said to be whole, so that a shorter one contradicts nothing, and two lists that
// overlap are each taken for a part of one. So these claims never differ. Counter-example that is
// lost on purpose: "Lind met Orme" and "Lind met Hale" share one name, and may be two meetings.
#include "collation/participant_claims.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "collation/role_claims_parts.h"
#include "collation/tables.h"
#include "collation_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kLeastNames = 2;     // of a list, and shared by two of them
constexpr std::uint32_t kMostTokens = 25;  // of a reading

// Whether several take part in a happening of a kind, all in the same way.
bool joint(std::string_view kind) {
  static const std::vector<std::string_view> kinds = rows(collation_data::joint_happenings);
  return std::ranges::find(kinds, kind) != kinds.end();
}

// Those who took part as one report tells it.
struct List {
  std::vector<NameIndex> names;  // sorted
  Anchor anchor;                 // from the first of them, or the happening's word, to the last
};

std::size_t shared_names(const List& a, const List& b) {
  std::vector<NameIndex> both;
  std::ranges::set_intersection(a.names, b.names, std::back_inserter(both));
  return both.size();
}

// The names beside a mention that take part in it, as far as they stand close enough to be read in
// one piece.
std::optional<List> list_of(const AnnotatedReport& report, ReportIndex index,
                            const NameTable& names, const HappeningMention& mention) {
  const Text& text = report.text;
  const Sentence& sentence = text.sentences[mention.sentence];
  if (sentence.furniture || mention.modality == Modality::denied ||
      mention.modality == Modality::hypothetical) {
    return std::nullopt;
  }
  const auto& of_entity = names.of_entity[index];
  Text::Range words = text.tokens_in(mention.span);
  List out;
  auto name = std::ranges::lower_bound(report.reading.names, sentence.span.start, {},
                                       [](const NameMention& each) { return each.span.start; });
  for (; name != report.reading.names.end() && name->span.end <= sentence.span.end; ++name) {
    const auto& those = mention.participants;
    if (std::ranges::find(those, name->entity) == those.end()) continue;
    const Text::Range at = text.tokens_in(name->span);
    const Text::Range wider{std::min(at.first, words.first), std::max(at.last, words.last)};
    if (name->entity >= of_entity.size() || wider.last - wider.first > kMostTokens) continue;
    words = wider;
    out.names.push_back(of_entity[name->entity]);
  }
  std::ranges::sort(out.names);
  const auto rest = std::ranges::unique(out.names);
  out.names.erase(rest.begin(), rest.end());
  if (out.names.size() < kLeastNames) return std::nullopt;
  out.anchor = {index, hull(text.tokens[words.first].span, text.tokens[words.last - 1].span)};
  return out;
}

// Per happening in which several take part, the fullest list of each report; of equals the first.
using Lists = std::map<std::uint32_t, std::map<ReportIndex, List>>;

Lists lists_of(Reports reports, const NameTable& names, const HappeningTable& happenings) {
  Lists out;
  for (ReportIndex r = 0; r < reports.size(); ++r) {
    const auto& mentions = reports[r]->reading.happenings;
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      const auto happening = happenings.of_mention[r][m];
      if (!happening || !joint(happenings.happenings[*happening].kind)) continue;
      auto list = list_of(*reports[r], r, names, mentions[m]);
      if (!list) continue;
      const auto [known, fresh] = out[*happening].try_emplace(r, *list);
      if (!fresh && list->names.size() > known->second.names.size()) {
        known->second = std::move(*list);
      }
    }
  }
  return out;
}

// "hale, lind, orme"
std::string value_of(const List& list, const NameTable& names) {
  std::vector<std::string> parts;
  for (const NameIndex name : list.names) parts.push_back(fold_word(names.names[name].name));
  std::ranges::sort(parts);
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

// Whether every reading of a claim meets one of the other's: "a call as talks go on" is a mention
// of both.
bool told_by(const Claim& part, const Claim& whole) {
  return std::ranges::all_of(part.readings, [&](const ClaimReading& reading) {
    return std::ranges::any_of(whole.readings, [&](const ClaimReading& other) {
      return other.anchor.report == reading.anchor.report &&
             other.anchor.span.overlaps(reading.anchor.span);
    });
  });
}

// Of two claims that say one thing, that with more readings stays; happenings are in the order of
// their weight.
void drop_repeated(std::vector<Claim>& claims) {
  std::ranges::stable_sort(claims, std::greater{},
                           [](const Claim& claim) { return claim.readings.size(); });
  std::vector<Claim> kept;
  for (Claim& claim : claims) {
    const bool told =
        std::ranges::any_of(kept, [&](const Claim& other) { return told_by(claim, other); });
    if (!told) kept.push_back(std::move(claim));
  }
  claims = std::move(kept);
}

}  // namespace

std::vector<Claim> participant_claims(Reports reports, const NameTable& names,
                                      const HappeningTable& happenings) {
  std::vector<Claim> claims;
  for (const auto& [happening, lists] : lists_of(reports, names, happenings)) {
    if (lists.size() < 2) continue;
    const List& longest =
        std::ranges::min_element(lists, {}, [&](const auto& entry) {
          return std::tuple(-static_cast<std::ptrdiff_t>(entry.second.names.size()),
                            std::string_view(reports[entry.first]->report.id));
        })->second;
    Claim claim{.kind = ClaimKind::participants,
                .happening = happening,
                .verdict = Verdict::agree,
                .reason = Reason::equal,
                .rule = Rule::participants,
                .answers = {{}}};
    for (const auto& [report, list] : lists) {
      if (shared_names(list, longest) < kLeastNames) continue;
      if (list.names != longest.names) claim.reason = Reason::part_whole;
      claim.answers.front().readings.push_back(static_cast<std::uint32_t>(claim.readings.size()));
      claim.readings.push_back(claim_reading(reports, names, list.anchor, value_of(list, names)));
    }
    if (claim.readings.size() < 2) continue;
    claim.about = about_of(reports, claim);
    claims.push_back(std::move(claim));
  }
  drop_repeated(claims);
  return claims;
}

}  // namespace synoptic
