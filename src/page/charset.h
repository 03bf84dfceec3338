// page, private: a page's bytes as UTF-8, with the way back to the bytes.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/page.h"

namespace synoptic {

// A page in UTF-8. `source` says where its bytes lie in the page as it came; empty when they are
// the same bytes.
struct DecodedPage {
  std::string text;
  std::vector<SourceRun> source;
  std::string charset;             // "utf-8", "windows-1252", …
  std::size_t replaced = 0;        // ill-formed sequences that became U+FFFD
  std::size_t first_replaced = 0;  // the byte of the first
};

// The character set by byte order mark, else by the page's own <meta>, else UTF-8 when the bytes
// are well-formed UTF-8, else windows-1252. Never fails: what cannot be decoded is U+FFFD.
[[nodiscard]] DecodedPage decode_page(std::string_view bytes);

// The charset that a <meta> in the first bytes names, in lower case; empty when none does.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

// Adds a run to a sorted list, joining it to the last when both are the same bytes further on.
void add_run(std::vector<SourceRun>& runs, const SourceRun& run);

// The places of `runs` (in the decoded page) as places in the page as it came.
[[nodiscard]] std::vector<SourceRun> through_charset(const std::vector<SourceRun>& runs,
                                                     const std::vector<SourceRun>& charset);

}  // namespace synoptic
