// dossier: the fixed labels. Everything else that a rendering shows is quoted or counted.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "synoptic/dossier.h"

namespace synoptic {

[[nodiscard]] std::string_view label_of(Reason reason) noexcept;
[[nodiscard]] std::string_view label_of(OriginKind kind) noexcept;
[[nodiscard]] std::string_view label_of(EdgeKind kind) noexcept;
[[nodiscard]] std::string_view label_of(Certainty certainty) noexcept;

// counted(1, "outlet") => "1 outlet"; counted(2, "outlet") => "2 outlets"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

// "2 outlets, 1 independent origin"; origins are left out when they are 0, that is, not known.
[[nodiscard]] std::string counted_sources(std::size_t outlets, std::size_t origins);

}  // namespace synoptic
