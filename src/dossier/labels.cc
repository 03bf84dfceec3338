// SPDX-License-Identifier: Apache-2.0
#include "dossier/labels.h"

#include <array>

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
