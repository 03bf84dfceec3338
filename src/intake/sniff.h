// intake, private: what kind of input a file is, by its ending or its first bytes.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "synoptic/intake.h"
#include "synoptic/result.h"

namespace synoptic {

inline constexpr std::string_view kSidecarName = "reports.json";

enum class Format : std::uint8_t {
  text,    // one report
  html,    // one page
  lines,   // JSON Lines
  warc,    // a web archive
  bundle,  // a ZIP or tar archive
};

// The endings that are read, for messages: ".txt, .html, …".
[[nodiscard]] std::string endings_read();

// By the ending of the name, the endings of gzip and Zstandard taken off; absent when it says
// nothing to us.
[[nodiscard]] std::optional<Format> format_by_ending(std::string_view name);

// The name without the endings of gzip and Zstandard: "page.html" of "page.html.gz".
[[nodiscard]] std::string_view without_packing(std::string_view name);

// The same by the first bytes: JSON lines when the first byte that is not blank is '{', HTML when
// it is '<', else text. The error (without subject) names a format that we know and do not read.
[[nodiscard]] Result<Format> format_by_content(std::string_view head);

}  // namespace synoptic
