// SPDX-License-Identifier: Apache-2.0
#include "dossier/labels.h"

#include <array>
#include <utility>

#include "dossier/words.h"

namespace synoptic {

std::string_view label_of(Reason reason) noexcept {
  constexpr std::array<std::string_view, 12> kLabels = {
      "same",
      "rounded",
      "hedged",
      "more and less exact",
      "one in another",
      "a later state",
      "part and whole",
      "different scope",
      "one office",
      "different values",
      "each side its own",
      "different name or status",
  };
  return kLabels[static_cast<std::size_t>(reason)];
}

std::string_view label_of(OriginKind kind) noexcept {
  constexpr std::array<std::string_view, 7> kLabels = {
      "own reporting", "agency", "medium", "document", "post", "statement", "unknown",
  };
  return kLabels[static_cast<std::size_t>(kind)];
}

std::string_view label_of(EdgeKind kind) noexcept {
  constexpr std::array<std::string_view, 5> kLabels = {
      "shared passage", "credit", "byline", "link", "same house",
  };
  return kLabels[static_cast<std::size_t>(kind)];
}

std::string_view label_of(Certainty certainty) noexcept {
  constexpr std::array<std::string_view, 3> kLabels = {
      "stated",
      "derived",
      "direction unknown",
  };
  return kLabels[static_cast<std::size_t>(certainty)];
}

namespace {

std::size_t digit_at(std::string_view text, std::size_t at) {
  const bool digit = at < text.size() && text[at] >= '0' && text[at] <= '9';
  return digit ? static_cast<std::size_t>(text[at] - '0') : 0;
}

// "Tuesday" of "XXXX-WXX-2", "2 Dec" of "XXXX-12-02", "" of anything else.
std::string undated_label(std::string_view day) {
  constexpr std::array<std::string_view, 8> kWeekdays = {
      "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  };
  constexpr std::array<std::string_view, 13> kMonths = {
      "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  };
  constexpr std::size_t kDaySize = 10;  // of both forms
  if (day.size() != kDaySize) return {};
  if (day.starts_with("XXXX-WXX-")) return std::string(kWeekdays[digit_at(day, 9) % 8]);
  const std::size_t month = digit_at(day, 5) * 10 + digit_at(day, 6);
  const std::size_t date = digit_at(day, 8) * 10 + digit_at(day, 9);
  if (month == 0 || month > 12 || date == 0) return {};
  return std::to_string(date) + " " + std::string(kMonths[month]);
}

// "morning" of "TMO", "12:05" of "T12:05".
std::string part_label(std::string_view part) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kParts = {{
      {"TMO", "morning"},
      {"TMI", "noon"},
      {"TAF", "afternoon"},
      {"TEV", "evening"},
      {"TNI", "night"},
      {"TDT", "day"},
  }};
  for (const auto& [code, label] : kParts) {
    if (part == code) return std::string(label);
  }
  return std::string(part.substr(1));
}

}  // namespace

std::string happening_label(const CollatedHappening& happening) {
  return happening.kind + (happening.part_of ? ", part of a longer one" : "");
}

std::string time_label(const std::optional<std::string>& timex) {
  if (!timex || timex->empty() || timex->ends_with("_REF")) return "–";
  const std::string value = flat(*timex);
  if (value.starts_with('P')) return value;  // a duration
  const std::size_t part = value.find('T');
  const std::string_view whole = value;
  const std::string_view day = whole.substr(0, part);
  std::string label = day.starts_with("XXXX") ? undated_label(day) : std::string(day);
  if (part != std::string::npos) {
    if (!label.empty()) label += ' ';
    label += part_label(whole.substr(part));
  }
  return label.empty() ? "–" : label;
}

std::string counted(std::size_t count, std::string_view noun) {
  std::string out = std::to_string(count);
  out += ' ';
  out += noun;
  if (count != 1) out += 's';
  return out;
}

std::string counted_sources(std::size_t outlets, std::size_t origins) {
  std::string out = counted(outlets, "outlet");
  if (origins > 0) out += ", " + counted(origins, "independent origin");
  return out;
}

}  // namespace synoptic
