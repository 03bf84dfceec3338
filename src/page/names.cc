// SPDX-License-Identifier: Apache-2.0
#include "page/names.h"

#include <algorithm>
#include <set>

#include "page/lines.h"
#include "page/rows.h"
#include "page_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kMostNames = 12;
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kLongestBy = 40;  // bytes; the longest row has fewer

using Words = std::set<std::string, std::less<>>;

Words words_of(std::string_view kind) {
  Words words;
  each_row(page_data::bylines, [&](const Row& row) {
    if (row[0] == kind) words.emplace(row[1]);
  });
  return words;
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// "Ada Quill" of "Ada Quill (Orra)", "Ada Quill - May 4": what stands before brackets and marks.
std::string_view before_marks(std::string_view name) {
  for (const std::string_view mark :
       {" | ", " - ", " – ", " — ", " • ", " · ", " (", " @", "／", ". "}) {
    const std::size_t at = name.find(mark);
    if (at == std::string_view::npos) continue;
    // "Jane E. Roe" keeps its full stop.
    const std::size_t blank = name.substr(0, at).rfind(' ');
    const std::size_t word = at - (blank == std::string_view::npos ? 0 : blank + 1);
    if (mark != ". " || word > 3) name = name.substr(0, at);
  }
  return trim(name);
}

std::vector<std::string_view> split_names(std::string_view text) {
  static const Words kAnd = words_of("and");
  std::vector<std::string_view> names;
  std::size_t from = 0;
  const auto cut_at = [&](std::size_t at, std::size_t size) {
    names.push_back(trim(text.substr(from, at - from)));
    from = at + size;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at < from) continue;
    const char c = text[at];
    if (c == ',' || c == ';' || c == '&' || c == '/' || c == '|') {
      cut_at(at, 1);
    } else if (text.substr(at).starts_with("、")) {
      cut_at(at, 3);
    } else if (c == ' ') {
      const std::size_t end = std::min(text.find(' ', at + 1), text.size());
      const std::string word = lower_case(text.substr(at + 1, end - at - 1));
      if (end < text.size() && kAnd.contains(word)) cut_at(at, end - at);
    }
  }
  cut_at(text.size(), 0);
  return names;
}

std::string_view last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

bool is_role(std::string_view name) {
  static const Words kRoles = words_of("role");
  return kRoles.contains(lower_case(last_word(name)));
}

// "Jane Roe" of "Jane Roe Associated Press", and of "Jane Roe Orra Courier" in that paper.
std::string_view without_house(std::string_view name, std::string_view outlet) {
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    const std::string_view tail = trim(name.substr(at));
    const bool house =
        is_agency(tail) || (!outlet.empty() && lower_case(tail) == lower_case(outlet));
    if (house && count_words(name.substr(0, at)) >= 2) return trim(name.substr(0, at));
  }
  return name;
}

// "한가람" of "한가람 기자".
std::string_view without_title(std::string_view name) {
  static const Words kBehind = words_of("behind");
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string_view::npos || !kBehind.contains(name.substr(blank + 1))) return name;
  return trim(name.substr(0, blank));
}

// "Jane Roe" of "Jane Roe Monday".
std::string_view before_day(std::string_view name) {
  static const Words kDays = words_of("day");
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    const std::string_view rest = name.substr(at + 1);
    const std::size_t end = rest.find_first_of(" .,");
    if (kDays.contains(lower_case(rest.substr(0, end)))) return trim(name.substr(0, at));
  }
  return name;
}

// Two to five characters of Chinese, Japanese or Korean: there a name is one word.
bool is_east_asian_name(std::string_view name) {
  constexpr std::size_t kBytes = 3;  // of a character
  if (name.size() % kBytes != 0 || name.size() < 2 * kBytes || name.size() > 5 * kBytes)
    return false;
  for (std::size_t at = 0; at < name.size(); at += kBytes) {
    const auto first = static_cast<unsigned char>(name[at]);
    if (first < 0xe3 || first > 0xed) return false;
  }
  return true;
}

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : lower_case(text)) {
    if ((c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string fold_blanks(std::string_view text) {
  std::string out;
  text = trim(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    const bool no_break = c == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xa0';
    if (no_break) ++i;
    const bool blank = no_break || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!blank) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

bool is_agency(std::string_view name) {
  static const Words kAgencies = words_of("agency");
  return kAgencies.contains(lower_case(trim(name)));
}

std::size_t update_at(std::string_view line) {
  static const Words kWords = words_of("update");
  const std::string lower = lower_case(line);
  std::size_t first = std::string_view::npos;
  for (const std::string& word : kWords) first = std::min(first, lower.find(word));
  return first;
}

std::optional<std::string_view> after_by(std::string_view line) {
  static const Words kBy = words_of("by");
  line = trim(line);
  const std::string front = lower_case(line.substr(0, kLongestBy));
  std::optional<std::string_view> rest;
  for (const std::string& by : kBy) {
    if (line.size() <= by.size() + 1 || !front.starts_with(by)) continue;
    const char next = line[by.size()];
    const bool wide_colon = line.substr(by.size()).starts_with("：");
    // "記者林安娜／奧拉報導": written without blanks, the stroke ends the name.
    const bool stroke =
        static_cast<unsigned char>(by.back()) >= 0x80 && line.find("／") < kLongestBy;
    const bool ends = next == ' ' || next == ':' || next == '\xc2' || wide_colon || stroke;
    if (!ends) continue;
    const std::size_t colon = wide_colon ? 3 : next == ':' ? 1 : 0;
    std::string_view behind = trim(line.substr(by.size() + colon));
    if (colon == 0 && behind.starts_with(':')) behind = trim(behind.substr(1));  // "Par : Jane Roe"
    if (!rest || behind.size() < rest->size()) rest = behind;  // the longest word for it
  }
  return rest;
}

bool is_person_like(std::string_view name) {
  if (is_east_asian_name(name)) return true;
  std::size_t words = 0;
  std::size_t capitals = 0;
  while (!name.empty()) {
    const std::size_t blank = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, blank);
    name.remove_prefix(std::min(blank + 1, name.size()));
    if (word.empty()) continue;
    if (std::ranges::any_of(word, is_digit) || word.find_first_of(":?!@\"/") != word.npos)
      return false;
    ++words;
    const char first = word.front();
    capitals +=
        (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80 ? 1u : 0u;
  }
  return words >= 2 && words <= kMostWords && capitals >= 2 && capitals + 2 >= words;
}

std::vector<std::string> tidy_names(const std::vector<std::string>& given, const NameRules& rules) {
  std::vector<std::string> names;
  std::vector<std::string> others;  // outlets and agencies, when nobody else is named
  const std::string outlet = letters(rules.outlet);
  for (const std::string& each : given) {
    const std::string folded = fold_blanks(each);
    if (folded.find("://") != std::string::npos) continue;  // the address of a profile
    const std::string_view text = after_by(folded).value_or(std::string_view(folded));
    for (const std::string_view part : split_names(text)) {
      const std::string name(
          without_house(without_title(before_day(before_marks(part))), rules.outlet));
      const bool address =
          name.find('@') != std::string::npos || name.find(".com") != std::string::npos;
      if (name.empty() || address || name.size() > kLongestName) continue;
      if (std::ranges::any_of(name, is_digit) || name.find(':') != std::string::npos) continue;
      const std::string bare = letters(name);
      const bool house = bare == outlet || (bare.size() >= 6 && outlet.starts_with(bare));
      const bool person = !is_agency(name) && !house;
      if (person && !names.empty() && is_role(name)) continue;
      auto& list = person ? names : others;
      if (std::ranges::find(list, name) == list.end() && list.size() < kMostNames) {
        list.push_back(name);
      }
    }
  }
  return names.empty() ? others : names;
}

}  // namespace synoptic
