// SPDX-License-Identifier: Apache-2.0
#include "page/dateline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "page/lines.h"
#include "page_data.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongest = 90;  // bytes before the dash
constexpr std::size_t kLongestAgency = 40;
constexpr std::size_t kLongestByline = 80;

bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_high(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

// The words of a stretch as far as `each` says true of them.
template <class Each>
bool all_words(std::string_view text, const Each& each) {
  std::size_t words = 0;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    if (blank > 0) {
      if (!each(text.substr(0, blank))) return false;
      ++words;
    }
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  return words > 0;
}

bool is_all_caps(std::string_view word) {
  std::size_t capitals = 0;
  for (const char c : word) {
    if (is_lower(c) || is_digit(c)) return false;
    capitals += is_upper(c) ? 1u : 0u;
  }
  return capitals >= 2 || word == "&";
}

bool is_capitalised(std::string_view word) {
  return is_upper(word.front()) || is_high(word.front());
}

bool is_capitalised_or_number(std::string_view word) {
  return is_capitalised(word) || is_digit(word.front());
}

// "FILE", "WATCH", …: data/no_places.txt.
bool is_no_place(std::string_view town) {
  const std::string_view first = town.substr(0, town.find(' '));
  std::string_view rows = page_data::no_places;
  while (!rows.empty()) {
    const std::size_t end = std::min(rows.find('\n'), rows.size());
    if (rows.substr(0, end) == first) return true;
    rows.remove_prefix(std::min(end + 1, rows.size()));
  }
  return false;
}

// "ORRA", "NEW ORRA", "ST. ORRA"; with other marks of a dateline around, "New Orra" as well.
bool is_place(std::string_view place, bool must_be_capitals) {
  if (place.find_first_of("\"'“”:;!?()") != std::string_view::npos) return false;
  const std::size_t comma = std::min(place.find(','), place.size());
  const std::string_view town = place.substr(0, comma);
  if (count_words(town) > 4 || is_no_place(town)) return false;
  if (!all_words(town,
                 [&](auto w) { return must_be_capitals ? is_all_caps(w) : is_capitalised(w); })) {
    return false;
  }
  if (comma == place.size()) return true;
  const std::string_view rest = place.substr(comma + 1);
  return count_words(rest) <= 6 && all_words(rest, is_capitalised_or_number);
}

struct Head {
  std::string_view place;   // may be empty
  std::string_view agency;  // without its brackets; may be empty
};

// "ORRA, May 4 (Meridian Wire)" in its two parts; absent when the brackets hold no name.
std::optional<Head> split_head(std::string_view head) {
  head = trim(head);
  const std::size_t open = head.find('(');
  if (open == std::string_view::npos) return Head{head, {}};
  const std::size_t close = head.find(')', open);
  if (close == std::string_view::npos || !trim(head.substr(close + 1)).empty()) return std::nullopt;
  const std::string_view agency = head.substr(open + 1, close - open - 1);
  if (agency.empty() || agency.size() > kLongestAgency || count_words(agency) > 5) {
    return std::nullopt;
  }
  if (!all_words(agency, is_capitalised)) return std::nullopt;
  return Head{trim(head.substr(0, open)), agency};
}

struct Dash {
  std::size_t at = 0;
  std::size_t size = 0;
};

std::optional<Dash> first_dash(std::string_view line) {
  constexpr std::array<std::string_view, 6> kDashes = {" — ", " – ", " -- ", " - ", "— ", "—"};
  std::optional<Dash> first;
  const std::string_view head = line.substr(0, kLongest);
  for (const std::string_view dash : kDashes) {
    const std::size_t at = head.find(dash);
    if (at == std::string_view::npos) continue;
    if (!first || at < first->at) first = Dash{at, dash.size()};
  }
  return first;
}

// A sentence begins: a capital, a digit or an opening quotation mark.
bool begins_sentence(std::string_view rest) {
  if (rest.empty()) return false;
  return is_capitalised_or_number(rest) || rest.front() == '"' || rest.front() == '\'' ||
         rest.front() == '$';
}

std::size_t with_dash(std::string_view line) {
  const auto dash = first_dash(line);
  if (!dash || dash->at == 0) return 0;
  if (!begins_sentence(line.substr(dash->at + dash->size))) return 0;
  const auto head = split_head(line.substr(0, dash->at));
  if (!head) return 0;
  if (head->place.empty()) return head->agency.empty() ? 0 : dash->at + dash->size;
  return is_place(head->place, head->agency.empty()) ? dash->at + dash->size : 0;
}

// "(MW) Water rose", "ORRA (MW) Water rose": the brackets alone end it.
std::size_t without_dash(std::string_view line) {
  const std::size_t close = line.substr(0, kLongest).find(')');
  if (close == std::string_view::npos || close + 1 >= line.size()) return 0;
  const auto head = split_head(line.substr(0, close + 1));
  if (!head || head->agency.empty() || count_words(head->agency) > 3) return 0;
  if (!head->place.empty() && !is_place(head->place, true)) return 0;
  if (head->place.empty() && !all_words(head->agency, is_all_caps)) return 0;
  const std::size_t size = close + 1 + (line[close + 1] == ' ' ? 1 : 0);
  return begins_sentence(line.substr(size)) ? size : 0;
}

}  // namespace

std::size_t dateline_size(std::string_view line) {
  const std::size_t size = with_dash(line);
  return size > 0 ? size : without_dash(line);
}

std::size_t glued_byline_size(std::string_view line) {
  if (!line.starts_with('(') && !line.starts_with("By ")) return 0;
  const std::string_view head = line.substr(0, kLongestByline);
  for (std::size_t dot = head.find('.'); dot != std::string_view::npos;
       dot = head.find('.', dot + 1)) {
    std::size_t end = dot + 1;
    while (end < head.size() && is_lower(head[end])) ++end;
    const bool glued =
        end - dot > 2 && end + 1 < head.size() && is_upper(head[end]) && is_lower(head[end + 1]);
    if (!glued) continue;
    const std::size_t skip = head.front() == '(' ? 1 : 3;
    const std::string_view names = head.substr(skip, end - skip);
    if (names.find(')') != std::string_view::npos) return 0;
    return all_words(names, is_capitalised) ? end : 0;
  }
  return 0;
}

}  // namespace synoptic
