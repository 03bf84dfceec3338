// page, private: a page's bytes as UTF-8, with the way back to the bytes.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "page/charset_table.h"
#include "synoptic/page.h"
#include "synoptic/span.h"

namespace synoptic {

// A page in UTF-8. `source` says where its bytes lie in the page as it came; empty when they are
// the same bytes. Where it is UTF-8 already `text` is a part of the bytes that were given, which
// must outlive it; else it is `*own`.
struct DecodedPage {
  std::string_view text;
  std::unique_ptr<std::string> own;
  SourceMap source;
  std::string charset;             // "utf-8", "windows-1252", …
  std::string declared;            // what the page or its server said, when it was not believed
  std::size_t replaced = 0;        // ill-formed sequences that became U+FFFD
  std::size_t first_replaced = 0;  // the byte of the first
};

// Decides on the character set and decodes by it. The order is the WHATWG's: byte order mark, the
// HTTP header (`http_label`, empty when there is none), the page's own <meta> or XML declaration,
// then detection, then windows-1252. Two kinds of labels are not believed, since pages get them
// wrong by the thousand: another encoding on what is well-formed UTF-8 beyond ASCII, and UTF-8 on
// what is mostly none. Never fails: what cannot be decoded is U+FFFD.
[[nodiscard]] DecodedPage decode_page(std::string_view bytes, std::string_view http_label = {});

// Decodes by one encoding of the standard, a byte order mark of it dropped (exposed for tests). The
// text of a run is what its bytes decode to.
[[nodiscard]] DecodedPage decode_as(std::string_view bytes, const Charset& charset);

// The label that a <meta> or an XML declaration in the first bytes gives, by the standard's
// "prescan"; empty when none does.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

// The encoding that the bytes look like, absent when they do not look like any.
[[nodiscard]] std::optional<Charset> detect_charset(std::string_view bytes);

// The bytes of the page that the run's part of a stretch of the text came from; of a unit that the
// stretch cuts, all of it. REQUIRES: the stretch and the run's text overlap.
[[nodiscard]] Span page_place(const SourceRun& run, Span text);

// The places of `runs` (in the decoded page) as places in the page as it came.
[[nodiscard]] SourceMap through_charset(const SourceMap& runs, const SourceMap& charset);

}  // namespace synoptic
