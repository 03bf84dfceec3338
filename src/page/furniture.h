// page, private: the furniture of a text whose headline is known.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "synoptic/page.h"

namespace synoptic {

// As the public mark_furniture; the headline's own line is left alone, its repetitions are not.
[[nodiscard]] std::vector<Furniture> mark_furniture(std::string_view text,
                                                    std::optional<Span> headline);

}  // namespace synoptic
