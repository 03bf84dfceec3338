// dossier: the fixed labels. Everything else that a rendering shows is quoted or counted.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "synoptic/dossier.h"

namespace synoptic {

[[nodiscard]] std::string_view label_of(Reason reason) noexcept;
[[nodiscard]] std::string_view label_of(OriginKind kind) noexcept;
[[nodiscard]] std::string_view label_of(EdgeKind kind) noexcept;
[[nodiscard]] std::string_view label_of(Certainty certainty) noexcept;

// A happening's kind, and whether it is a part of a longer one: "meeting, part of a longer one".
[[nodiscard]] std::string happening_label(const CollatedHappening& happening);

// A TIMEX3 value for people. What has neither date nor weekday is "–": the words that stand beside
// it say more.
//   "2031-05-04TMO" => "2031-05-04 morning"   "XXXX-WXX-2" => "Tuesday"   "XXXX-12-02" => "2 Dec"
[[nodiscard]] std::string time_label(const std::optional<std::string>& timex);

// counted(1, "outlet") => "1 outlet"; counted(2, "outlet") => "2 outlets"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

// "2 outlets, 1 independent origin"; origins are left out when they are 0, that is, not known.
[[nodiscard]] std::string counted_sources(std::size_t outlets, std::size_t origins);

}  // namespace synoptic
