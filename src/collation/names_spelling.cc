// SPDX-License-Identifier: Apache-2.0
//
// Spelling families. A name is rewritten by a table of rules to letters that stand for its family:
// "Zoretskyy", "Zoretskiy" and "Zoretsky" all end in "ski", "Iurii" and "Yuri" begin with "iu".
// Rewriting is one pass from left to right; at each place the longest rule counts, and then double
// letters become one. Two names of one family are equal afterwards, so that families can be keys of
// a map instead of pairs to be compared. Counter-example: "Olga" and "Olha" differ by a sound, not
// by a spelling, and stand in the table of given names instead.
//
// What no rule foresees is a slip, and is measured: Jaro-Winkler (Jaro 1989; Winkler 1990) for long
// names, restricted Damerau-Levenshtein for short ones. Cost: rules once per name, distances only
// inside blocks of one given name or one first letter.
#include "collation/names_spelling.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "collation/names_data.h"
#include "collation_data.h"

namespace synoptic {
namespace {

struct SpellingRule {
  std::string_view letters;
  std::string_view to;
  bool at_start = false;
  bool at_end = false;
};

// Rules by their first letter, the longest first; a tied rule before an untied one.
using RuleTable = std::array<std::vector<SpellingRule>, 26>;

std::size_t weight(const SpellingRule& rule) {
  return 4 * rule.letters.size() + (rule.at_start ? 2 : 0) + (rule.at_end ? 1 : 0);
}

RuleTable read_rules(bool native_too) {
  RuleTable table;
  for (const TableRow& row : table_rows(collation_data::spelling_rules)) {
    if (row.cells.size() < 2 || (row.section == "native" && !native_too)) continue;
    SpellingRule rule{.letters = row.cells[0], .to = row.cells[1] == "-" ? "" : row.cells[1]};
    if (rule.letters.starts_with('^')) rule.at_start = true, rule.letters.remove_prefix(1);
    if (rule.letters.ends_with('$')) rule.at_end = true, rule.letters.remove_suffix(1);
    if (rule.letters.empty() || rule.letters[0] < 'a' || rule.letters[0] > 'z') continue;
    table[static_cast<std::size_t>(rule.letters[0] - 'a')].push_back(rule);
  }
  for (auto& rules : table) {
    std::ranges::sort(rules, std::ranges::greater{}, [](const SpellingRule& rule) {
      return std::make_pair(weight(rule), rule.letters);
    });
  }
  return table;
}

const SpellingRule* rule_at(const RuleTable& table, std::string_view word, std::size_t at) {
  if (word[at] < 'a' || word[at] > 'z') return nullptr;
  for (const SpellingRule& rule : table[static_cast<std::size_t>(word[at] - 'a')]) {
    if (rule.at_start && at != 0) continue;
    if (rule.at_end && at + rule.letters.size() != word.size()) continue;
    // A rule that would use up the whole name says nothing of a family.
    if (rule.letters.size() < word.size() && word.substr(at).starts_with(rule.letters)) {
      return &rule;
    }
  }
  return nullptr;
}

std::string rewrite(const RuleTable& table, std::string_view word) {
  std::string out;
  const auto put = [&out](char c) {
    if (out.empty() || out.back() != c) out.push_back(c);
  };
  for (std::size_t at = 0; at < word.size();) {
    if (const SpellingRule* rule = rule_at(table, word, at)) {
      for (const char c : rule->to) put(c);
      at += rule->letters.size();
    } else {
      put(word[at++]);
    }
  }
  return out;
}

// Group numbers of a given name; rows of one section have neighbouring numbers.
struct GivenTable {
  std::map<std::string_view, std::vector<std::uint32_t>> groups;
  std::uint32_t first_spelling = 0;
  std::uint32_t first_transliterated = 0;
  std::vector<std::string_view> endings;
};

GivenTable read_given() {
  GivenTable table;
  std::uint32_t group = 0;
  for (const TableRow& row : table_rows(collation_data::given_names)) {
    if (row.section == "ending") {
      std::string_view ending = row.cells[0];
      if (ending.ends_with('$')) ending.remove_suffix(1);
      table.endings.push_back(ending);
      continue;
    }
    if (row.section == "nickname") table.first_spelling = group + 1;
    if (row.section != "transliterated") table.first_transliterated = group + 1;
    for (const std::string_view name : row.cells) table.groups[name].push_back(group);
    ++group;
  }
  return table;
}

const GivenTable& given_table() {
  static const GivenTable table = read_given();
  return table;
}

const std::vector<std::uint32_t>* groups_of(std::string_view skeleton) {
  const auto found = given_table().groups.find(skeleton);
  return found == given_table().groups.end() ? nullptr : &found->second;
}

// The matching letters of `a`, in order, and which places of `b` they use.
std::string jaro_matches(std::string_view a, std::string_view b) {
  const std::size_t window = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  std::string matched;
  std::array<bool, 64> used{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t from = i > window ? i - window : 0;
    const std::size_t to = std::min(b.size(), i + window + 1);
    for (std::size_t j = from; j < to; ++j) {
      if (used[j] || a[i] != b[j]) continue;
      used[j] = true;
      matched.push_back(a[i]);
      break;
    }
  }
  return matched;
}

}  // namespace

std::string sound_key(std::string_view skeleton) {
  static const RuleTable rules = read_rules(true);
  return rewrite(rules, skeleton);
}

std::string transliteration_key(std::string_view skeleton) {
  static const RuleTable rules = read_rules(false);
  return rewrite(rules, skeleton);
}

double jaro_winkler(std::string_view a, std::string_view b) {
  a = a.substr(0, 64);
  b = b.substr(0, 64);
  if (a == b) return a.empty() ? 0.0 : 1.0;
  const std::string in_a = jaro_matches(a, b);
  const std::string in_b = jaro_matches(b, a);
  const std::size_t common = std::min(in_a.size(), in_b.size());
  if (common == 0) return 0.0;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < common; ++i) moved += in_a[i] != in_b[i] ? 1U : 0U;
  const double m = static_cast<double>(common);
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - static_cast<double>(moved) / 2.0) / m) /
                      3.0;
  std::size_t prefix = 0;
  while (prefix < std::min({a.size(), b.size(), std::size_t{4}}) && a[prefix] == b[prefix]) {
    ++prefix;
  }
  return jaro + 0.1 * static_cast<double>(prefix) * (1.0 - jaro);
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit || longer > 64) return limit + 1;
  std::array<std::size_t, 65> before{};
  std::array<std::size_t, 65> last{};
  std::array<std::size_t, 65> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t swap = a[i - 1] == b[j - 1] ? 0U : 1U;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + swap});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = last;
    last = row;
  }
  return std::min(last[b.size()], limit + 1);
}

GivenLikeness compare_given(std::string_view a, std::string_view b) {
  if (a == b) return GivenLikeness::same;
  if (transliteration_key(a) == transliteration_key(b)) return GivenLikeness::variant;
  if (sound_key(a) == sound_key(b)) return GivenLikeness::spelling;
  const auto* of_a = groups_of(a);
  const auto* of_b = groups_of(b);
  if (of_a == nullptr || of_b == nullptr) return GivenLikeness::different;
  for (const std::uint32_t group : *of_a) {
    if (std::ranges::find(*of_b, group) == of_b->end()) continue;
    const bool spelling =
        group >= given_table().first_spelling && group < given_table().first_transliterated;
    return spelling ? GivenLikeness::spelling : GivenLikeness::variant;
  }
  return GivenLikeness::different;
}

bool looks_transliterated(std::string_view skeleton) {
  if (const auto* groups = groups_of(skeleton)) {
    if (std::ranges::all_of(*groups, [](std::uint32_t group) {
          return group >= given_table().first_transliterated;
        })) {
      return true;
    }
  }
  return skeleton.size() >= 5 &&
         std::ranges::any_of(given_table().endings, [skeleton](std::string_view ending) {
           return skeleton.ends_with(ending);
         });
}

bool is_known_given(std::string_view skeleton) { return groups_of(skeleton) != nullptr; }

}  // namespace synoptic
