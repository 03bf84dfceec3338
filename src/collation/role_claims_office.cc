// SPDX-License-Identifier: Apache-2.0
#include "collation/role_claims_office.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "collation/compare.h"
#include "collation/names_data.h"
#include "collation/tables.h"
#include "collation_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestPhrase = 5;  // words of an office in the table
constexpr std::size_t kLongestRole = 30;   // tokens of a role that are read
constexpr std::size_t kSharedLetters = 5;  // of a country and its adjective: Tessaly, Tessalian

struct OfficeTable {
  std::map<std::string_view, std::string_view> heads;  // other words => the office
  std::set<std::string_view> held;
  std::set<std::string_view> rank;
  std::set<std::string_view> ignored;
  std::map<std::string_view, std::vector<std::string_view>> generic;
  std::set<std::pair<std::string_view, std::string_view>> exclusive;
  std::set<std::string_view> seat;
  std::map<std::string_view, std::string_view> party;
  std::set<std::string_view> leaving;
  std::set<std::string_view> history;
};

void read_row(OfficeTable& table, const TableRow& row) {
  const std::string_view first = row.cells[0];
  if (row.section == "head") {
    for (const std::string_view cell : row.cells) table.heads.emplace(cell, first);
  }
  if (row.section == "party") {
    for (const std::string_view cell : row.cells) table.party.emplace(cell, first);
  }
  if (row.section == "held") table.held.insert(first);
  if (row.section == "rank") table.rank.insert(first);
  if (row.section == "ignored") table.ignored.insert(first);
  if (row.section == "seat") table.seat.insert(first);
  if (row.section == "leaving") table.leaving.insert(first);
  if (row.section == "history") table.history.insert(first);
  if (row.section == "generic") {
    auto& covered = table.generic[first];
    covered.insert(covered.end(), row.cells.begin() + 1, row.cells.end());
  }
  if (row.section == "exclusive" && row.cells.size() > 1) {
    table.exclusive.emplace(first, row.cells[1]);
    table.exclusive.emplace(row.cells[1], first);
  }
}

const OfficeTable& office_table() {
  static const OfficeTable table = [] {
    OfficeTable out;
    for (const TableRow& row : table_rows(collation_data::offices)) read_row(out, row);
    return out;
  }();
  return table;
}

bool is_empty_word(std::string_view folded) {
  static const std::set<std::string_view> words = [] {
    std::set<std::string_view> out;
    for (const std::string_view row : rows(collation_data::stopwords)) {
      for (const std::string_view word : pieces(row, ' ')) out.insert(word);
    }
    return out;
  }();
  return words.contains(folded);
}

// A word of a role, with the name it belongs to.
struct RoleWord {
  std::string folded;
  std::optional<NameIndex> name;
  bool name_start = false;
  bool breaks = false;       // "and", a comma: another office may begin
  bool preposition = false;  // "of", "for": what follows says whose office it is
};

std::string without_stops(std::string_view folded) {
  std::string out(folded);
  std::erase(out, '.');
  return out;
}

bool is_preposition(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kWords = {"of", "to",   "for",   "at",  "in",
                                                             "on", "from", "under", "with"};
  return std::ranges::find(kWords, word) != kWords.end();
}

std::vector<RoleWord> words_of(const AnnotatedReport& report, ReportIndex index, Span role,
                               const NameTable& names) {
  const Text& text = report.text;
  const Text::Range range = text.tokens_in(role);
  const auto& mentions = report.reading.names;
  auto mention = std::ranges::lower_bound(mentions, role.start, {},
                                          [](const NameMention& m) { return m.span.end; });
  std::vector<RoleWord> words;
  const std::uint32_t last = std::min(range.last, range.first + std::uint32_t{kLongestRole});
  for (std::uint32_t i = range.first; i < last; ++i) {
    const Token& token = text.tokens[i];
    if (token.kind == TokenKind::possessive) continue;
    RoleWord word{.folded = without_stops(text.fold(i))};
    word.breaks = word.folded == "and" || word.folded == "," || word.folded == "&";
    if (token.kind != TokenKind::word && token.kind != TokenKind::number && !word.breaks) continue;
    word.preposition = is_preposition(word.folded);
    while (mention != mentions.end() && mention->span.end <= token.span.start) ++mention;
    if (mention != mentions.end() && mention->span.contains(token.span)) {
      if (mention->entity < names.of_entity[index].size()) {
        word.name = names.of_entity[index][mention->entity];
      }
      word.name_start = mention->span.start == token.span.start;
      word.breaks = word.preposition = false;
    }
    words.push_back(std::move(word));
  }
  return words;
}

// The office of the table that stands at a place, and over how many words.
struct HeadAt {
  std::string_view head;
  std::size_t words = 0;
};

HeadAt head_at(const std::vector<RoleWord>& words, std::size_t at) {
  HeadAt best;
  std::string phrase;
  for (std::size_t count = 1; count <= kLongestPhrase && at + count <= words.size(); ++count) {
    if (count > 1) phrase.push_back(' ');
    phrase += words[at + count - 1].folded;
    const auto found = office_table().heads.find(phrase);
    if (found != office_table().heads.end()) best = {found->second, count};
  }
  return best;
}

// Whether an office is named between a place and the next preposition or break.
bool has_head(const std::vector<RoleWord>& words, std::size_t at) {
  for (; at < words.size() && !words[at].preposition && !words[at].breaks; ++at) {
    if (!words[at].name && head_at(words, at).words > 0) return true;
  }
  return false;
}

void add_domain(Office& office, const RoleWord& word, const NameTable& names) {
  if (word.name) {
    const bool known = std::ranges::any_of(
        office.domain, [&word](const OfficeDomain& domain) { return domain.name == word.name; });
    if (known) return;
    const bool place = names.names[*word.name].kind == NameKind::place;
    office.domain.push_back({word.folded, word.name, place});
    return;
  }
  if (word.preposition || word.breaks || is_empty_word(word.folded)) return;
  if (office_table().ignored.contains(word.folded)) return;
  office.domain.push_back({.word = word.folded});
}

// One office: the last head before the first preposition, what is around it its domain.
Office read_office(const std::vector<RoleWord>& words, std::size_t first, std::size_t last,
                   const NameTable& names) {
  Office office;
  std::size_t head_first = last;
  std::size_t head_last = last;
  for (std::size_t i = first; i < last;) {
    const HeadAt head = head_at(words, i);
    const bool in_name = words[i].name && !words[i].name_start;
    if (head.words > 0 && !in_name && i + head.words <= last) {
      if (office.listed && std::any_of(words.begin() + static_cast<std::ptrdiff_t>(head_last),
                                       words.begin() + static_cast<std::ptrdiff_t>(i),
                                       [](const RoleWord& w) { return w.preposition; })) {
        break;
      }
      office.head = head.head;
      office.listed = true;
      head_first = i;
      head_last = i + head.words;
      i = head_last;
      continue;
    }
    if (words[i].preposition && office.listed) break;
    ++i;
  }
  if (!office.listed) {  // the last word in front of a preposition is what the person is called
    head_last = first;
    while (head_last < last && !words[head_last].preposition) ++head_last;
    head_first = head_last > first ? head_last - 1 : first;
    if (head_first < last) office.head = words[head_first].folded;
  }
  for (std::size_t i = first; i < last; ++i) {
    if (i >= head_first && i < head_last) continue;
    const auto rank = office_table().rank.find(words[i].folded);
    // "Vice President Anna Lind's press secretary" is no vice secretary: "vice" stands right
    // before.
    const bool far = words[i].folded == "vice" && i + 1 != head_first;
    if (rank != office_table().rank.end() && i < head_first && !words[i].name && !far) {
      office.rank.push_back(*rank);
    } else {
      add_domain(office, words[i], names);
    }
  }
  std::ranges::sort(office.rank);
  return office;
}

bool same_domain_word(const OfficeDomain& a, const OfficeDomain& b) {
  if (a.name && b.name && *a.name == *b.name) return true;
  if (a.word == b.word) return true;
  const auto shared = std::ranges::mismatch(a.word, b.word).in1 - a.word.begin();
  return static_cast<std::size_t>(shared) >= kSharedLetters;
}

bool holds_all(const std::vector<OfficeDomain>& some, const std::vector<OfficeDomain>& all) {
  return std::ranges::all_of(some, [&all](const OfficeDomain& domain) {
    return std::ranges::any_of(
        all, [&domain](const OfficeDomain& other) { return same_domain_word(domain, other); });
  });
}

// "Florida Sen." and "U.S. Senator": the one lies in the other.
bool one_place(const OfficeDomain& a, const OfficeDomain& b) {
  return a.place && b.place && compare_places(a.word, b.word).relation == Relation::same;
}

// Places of both, none in common: two seats.
bool places_clash(const Office& a, const Office& b) {
  const auto is_place = [](const OfficeDomain& domain) { return domain.place; };
  const auto known = [](const OfficeDomain& domain) {
    return domain.place && !known_place(domain.word).empty();
  };
  // A town that the gazetteer does not know may lie in a state that it knows.
  if (std::ranges::any_of(a.domain, known) != std::ranges::any_of(b.domain, known)) return false;
  if (std::ranges::none_of(a.domain, is_place) || std::ranges::none_of(b.domain, is_place)) {
    return false;
  }
  return std::ranges::none_of(a.domain, [&](const OfficeDomain& domain) {
    return domain.place && std::ranges::any_of(b.domain, [&](const OfficeDomain& other) {
             return same_domain_word(domain, other) || one_place(domain, other);
           });
  });
}

bool covers(std::string_view loose, std::string_view head) {
  const auto found = office_table().generic.find(loose);
  if (found == office_table().generic.end()) return false;
  return std::ranges::any_of(found->second, [head](std::string_view covered) {
    return covered == "*" || covered == head;
  });
}

OfficeMatch compare_heads_alike(const Office& a, const Office& b) {
  if (a.rank != b.rank) {
    return a.listed && a.head == b.head && is_held(a) ? OfficeMatch::exclusive
                                                      : OfficeMatch::compatible;
  }
  if (a.head == b.head && office_table().seat.contains(a.head) && places_clash(a, b)) {
    return OfficeMatch::exclusive;
  }
  const bool one_domain = holds_all(a.domain, b.domain) || holds_all(b.domain, a.domain);
  const bool share = std::ranges::any_of(a.domain, [&b](const OfficeDomain& domain) {
    return std::ranges::any_of(
        b.domain, [&domain](const OfficeDomain& other) { return same_domain_word(domain, other); });
  });
  // A loose word alone ("official") may mean anything; with its domain it is the office said short.
  if (a.head != b.head) return share ? OfficeMatch::same : OfficeMatch::compatible;
  return one_domain || share ? OfficeMatch::same : OfficeMatch::compatible;
}

}  // namespace

OfficeMatch compare_offices(const Office& a, const Office& b) {
  if (a.head == b.head || covers(a.head, b.head) || covers(b.head, a.head)) {
    return compare_heads_alike(a, b);
  }
  const bool exclusive = office_table().exclusive.contains({a.head, b.head}) && a.rank.empty() &&
                         b.rank.empty() && !is_loose_head(a.head) && !is_loose_head(b.head);
  return exclusive ? OfficeMatch::exclusive : OfficeMatch::compatible;
}

std::vector<Office> read_offices(const AnnotatedReport& report, ReportIndex index, Span role,
                                 const NameTable& names) {
  const std::vector<RoleWord> words = words_of(report, index, role, names);
  std::vector<Office> offices;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    const bool ends = i == words.size() || (words[i].breaks && has_head(words, i + 1));
    if (!ends) continue;
    if (i > first) {
      Office office = read_office(words, first, i, names);
      if (!office.head.empty()) offices.push_back(std::move(office));
    }
    first = i + 1;
  }
  return offices;
}

bool is_held(const Office& office) { return office_table().held.contains(office.head); }

std::string_view read_party(const AnnotatedReport& report, Span role, bool before_name) {
  std::string_view party;
  const Text::Range range = report.text.tokens_in(role);
  const std::uint32_t last = std::min(range.last, range.first + std::uint32_t{kLongestRole});
  for (std::uint32_t i = range.first; i < last; ++i) {
    if (report.text.tokens[i].kind != TokenKind::word) continue;
    std::string_view word = report.text.fold(i);
    // "D-N.C." names party and state.
    const bool initial = word.size() > 2 && word[1] == '-';
    if (initial) word = word.substr(0, 1);
    if (word.size() == 1 && !initial && range.last - range.first > 3) continue;
    // "a conservative Democrat": the adjective is no party.
    if (report.text.tokens[i].casing == Casing::lower) continue;
    const auto found = office_table().party.find(word);
    if (found == office_table().party.end()) continue;
    party = found->second;
    if (!before_name) break;
  }
  return party;
}

std::string_view party_of_word(std::string_view folded) {
  const auto found = office_table().party.find(folded);
  const bool known = folded.size() > 1 && found != office_table().party.end();
  return known ? found->second : std::string_view{};
}

bool is_loose_head(std::string_view head) { return office_table().generic.contains(head); }

bool looks_back(std::string_view folded) { return office_table().history.contains(folded); }

bool changes_office(std::string_view kind) { return office_table().leaving.contains(kind); }

}  // namespace synoptic
