// SPDX-License-Identifier: Apache-2.0
#include "page/visible.h"

#include <algorithm>

#include "page/dates.h"
#include "page/names.h"

namespace synoptic {
namespace {

constexpr std::size_t kLongestLine = 160;  // bytes
constexpr std::size_t kAbove = 6;          // lines above the headline
constexpr std::size_t kMostLines = 40;
constexpr std::size_t kLeads = 3;  // paragraphs of the article that may be its byline

// "Jane Roe" of "Jane Roe Nov 19, 2019": a byline ends where its date begins. In "Jane Roe8 May",
// which two elements side by side make, that is the digit.
std::string_view before_date(std::string_view line) {
  const std::size_t digit = line.find_first_of("0123456789");
  if (digit == std::string_view::npos) return line;
  std::size_t end = digit;
  const std::string_view head = line.substr(0, digit);
  const bool glued = !head.empty() && (static_cast<unsigned char>(head.back()) >= 0x80 ||
                                       (head.back() >= 'a' && head.back() <= 'z'));
  if (glued) return head;
  const std::size_t blank = head.find_last_not_of(' ');
  if (blank != std::string_view::npos) {
    const std::size_t word = head.find_last_of(" \t", blank);
    if (word != std::string_view::npos) end = word;
  }
  return line.substr(0, end);
}

// What stands behind "By", or behind a word for it and a colon further on: "4 May, 8.15 Author:
// Roe".
std::optional<std::string_view> told_by(std::string_view line) {
  if (const auto rest = after_by(line)) return rest;
  const std::size_t digit = line.find_last_of("0123456789");
  if (digit != std::string_view::npos) {
    if (const auto rest = after_by(line.substr(digit + 1))) return rest;
  }
  for (std::size_t colon = line.find(": "); colon != std::string_view::npos;
       colon = line.find(": ", colon + 1)) {
    const std::size_t blank = line.substr(0, colon).rfind(' ');
    if (blank == std::string_view::npos) continue;
    if (const auto rest = after_by(line.substr(blank + 1))) return rest;
  }
  return std::nullopt;
}

std::vector<std::string> names_in(std::string_view line, std::string_view outlet, bool by) {
  const std::vector<std::string> names = tidy_names({std::string(before_date(line))}, {outlet});
  const auto person = [](const std::string& name) { return is_person_like(name); };
  if (names.empty()) return {};
  // Behind "By" an organisation may stand as well; in a box of that name only people are believed.
  const bool right = by ? std::ranges::any_of(names, person) || names.size() == 1
                        : std::ranges::all_of(names, person);
  return right ? names : std::vector<std::string>();
}

}  // namespace

Visible read_visible(const std::vector<Block>& blocks, std::optional<std::size_t> headline,
                     std::size_t first, const VisibleRules& rules) {
  Visible seen;
  const std::size_t top = headline.value_or(first > kAbove ? first : 0);
  const std::size_t from = top - std::min(top, kAbove);
  std::size_t to = std::min(blocks.size(), first + kLeads);
  if (headline && *headline > first) to = std::min(blocks.size(), *headline + kAbove);
  to = std::min(to, from + kMostLines);
  std::optional<std::string> updated;
  for (std::size_t i = from; i < to; ++i) {
    const Block& block = blocks[i];
    if (headline && i == *headline) continue;
    if (block.text.size() > kLongestLine) continue;
    const bool box = block.aside == FurnitureKind::byline;
    const auto rest = told_by(block.text);
    if (rest && !seen.by) {
      auto names = names_in(*rest, rules.outlet, true);
      if (!names.empty()) {
        seen.byline = std::move(names);
        seen.by = true;
      }
    } else if (box && seen.byline.empty()) {
      seen.byline = names_in(block.text, rules.outlet, false);
    }
    if (seen.published) continue;
    // "May 4, updated May 5": the date before the word is the one of publication.
    const std::size_t update = update_at(block.text);
    seen.published = find_date(std::string_view(block.text).substr(0, update), rules.order);
    if (!seen.published && !updated && update != std::string::npos) {
      updated = find_date(block.text, rules.order);
    }
  }
  if (!seen.published && updated) {
    seen.published = updated;
    seen.updated = true;
  }
  return seen;
}

}  // namespace synoptic
