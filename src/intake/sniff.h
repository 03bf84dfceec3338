// intake, private: what kind of input a file is, by its ending or its first bytes.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "synoptic/intake.h"
#include "synoptic/result.h"

namespace synoptic {

inline constexpr std::string_view kSidecarName = "reports.json";

// text or html for one report in the file, fields for a file of JSON lines; absent when the ending
// says nothing to us.
[[nodiscard]] std::optional<RecordKind> kind_by_ending(std::string_view path);

// The same by the first bytes: JSON lines when the first byte that is not blank is '{', HTML when
// it is '<', else text. The error (without subject) names a format that we know and do not read.
[[nodiscard]] Result<RecordKind> kind_by_content(std::string_view head);

}  // namespace synoptic
