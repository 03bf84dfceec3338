// SPDX-License-Identifier: Apache-2.0
#include "page/outlet.h"

#include <algorithm>
#include <array>
#include <vector>

#include "page/lines.h"
#include "page/names.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongest = 60;
constexpr std::size_t kMostWords = 6;

// Letters and digits in lower case without "the" in front: two forms of one name are equal.
std::string key_of(std::string_view name) {
  const std::string lower = lower_case(name);
  std::string_view rest = lower;
  if (rest.starts_with("the ")) rest.remove_prefix(4);
  std::string key;
  for (const char c : rest) {
    const bool word =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (word) key += c;
  }
  return key;
}

constexpr std::array<std::string_view, 8> kBetween = {" | ",  " - ", " – ", " — ",
                                                      " :: ", " » ", " · ", " / "};

// "Orra Courier" of "Orra Courier | News from Orra".
std::string first_part(std::string_view name) {
  for (const std::string_view mark : kBetween) name = name.substr(0, name.find(mark));
  return std::string(trim(name));
}

// "Courier" of "Courier.example": a name that is an address, as names are said.
std::string without_domain(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  const bool one_word = name.find(' ') == std::string::npos;
  if (!one_word || dot == std::string::npos || dot < 3 || name.size() - dot > 4) return name;
  return name.substr(0, dot);
}

// The part of <title> that is not the headline: its end, or "Orra Courier: Flood hits Orra".
std::string of_title(std::string_view title, std::string_view headline) {
  std::size_t best = std::string_view::npos;
  std::size_t size = 0;
  for (const std::string_view mark : kBetween) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string_view::npos && (best == std::string_view::npos || at > best)) {
      best = at;
      size = mark.size();
    }
  }
  // "Headline_Courier", "Headline｜Courier": without blanks only behind the headline itself.
  constexpr std::array<std::string_view, 3> kTight = {"_", "｜", "|"};
  for (const std::string_view mark : kTight) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string_view::npos || best != std::string_view::npos) continue;
    if (trim(title.substr(0, at)) == trim(headline))
      return std::string(trim(title.substr(at + mark.size())));
  }
  const std::string head = key_of(headline);
  if (best != std::string_view::npos && best > 0) {
    const std::string_view tail = trim(title.substr(best + size));
    if (!head.empty() && head.ends_with(key_of(tail)) && !key_of(tail).empty()) return {};
    return std::string(tail);
  }
  const std::size_t colon = title.find(": ");
  if (colon == std::string_view::npos || head.empty()) return {};
  return key_of(title.substr(colon + 2)) == head ? std::string(title.substr(0, colon)) : "";
}

// "courier" of "https://www.courier.example/flood".
std::string host_label(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  std::string host = lower_case(url.substr(0, url.find('/')));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

// Whether the address bears the name out: it holds its letters, or their first ones.
bool fits(const std::string& key, std::string_view name, std::string_view host) {
  if (key.empty() || host.empty()) return false;
  std::string bare;
  for (const char c : host) {
    if (c != '.' && c != '-') bare += c;
  }
  if (key.size() >= 3 && bare.find(key) != std::string::npos) return true;
  std::string initials;
  bool open = false;
  for (const char c : lower_case(name)) {
    const bool word = c >= 'a' && c <= 'z';
    if (word && !open) initials += c;
    open = word || c == '\'';
  }
  return initials.size() >= 3 && host.starts_with(initials);
}

struct Candidate {
  std::string name;
  std::string key;
  std::string from;
  int votes = 0;
};

}  // namespace

std::optional<Outlet> choose_outlet(const OutletClues& clues) {
  std::vector<Candidate> candidates;
  const auto add = [&candidates](std::string name, std::string_view from) {
    const std::string key = key_of(name);
    if (key.size() < 2 || name.size() > kLongest || count_words(name) > kMostWords) return;
    candidates.push_back({std::move(name), key, std::string(from), 0});
  };
  const std::string host = host_label(clues.url);
  add(first_part(clues.site_name), "meta");
  add(first_part(clues.publisher), "json-ld");
  add(of_title(clues.title, clues.headline), "title");
  add(first_part(clues.application), "meta");
  if (candidates.empty()) return std::nullopt;
  // "Courier.example" is said "Courier" where another place of the page says so.
  for (Candidate& one : candidates) {
    const std::string bare = key_of(without_domain(one.name));
    const bool said =
        bare != one.key &&
        std::ranges::any_of(candidates, [&](const Candidate& other) { return other.key == bare; });
    if (said) one = {without_domain(one.name), bare, one.from, 0};
  }
  for (Candidate& one : candidates) {
    for (const Candidate& other : candidates) one.votes += one.key == other.key ? 2 : 0;
    one.votes += fits(one.key, one.name, host) ? 2 : 0;
    one.votes -= is_agency(one.name) ? 1 : 0;
  }
  const auto best = std::ranges::max_element(candidates, {}, &Candidate::votes);
  const Candidate* fullest = &*best;
  for (const Candidate& one : candidates) {
    if (one.key == best->key && one.name.size() > fullest->name.size()) fullest = &one;
  }
  return Outlet{fullest->name, best->from};
}

}  // namespace synoptic
