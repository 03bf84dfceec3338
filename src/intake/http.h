// intake, private: the HTTP response that a web archive holds.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/intake.h"

namespace synoptic {

// Header lines, as WARC and HTTP share them: "Name: value", folded lines joined, names compared
// without case. The views are into the bytes that were read.
class Headers {
 public:
  // Reads up to the blank line or the end; lines that are no header are passed over.
  explicit Headers(std::string_view lines);

  // The value of the first of that name, white space around it taken off; absent without one.
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;

 private:
  struct Row {
    std::string_view name;
    std::string value;
  };
  std::vector<Row> rows_;
};

// Where the head of a message ends: the byte behind its blank line; npos when there is none. Lines
// end in CR LF, or in LF alone, as some writers have it.
[[nodiscard]] std::size_t end_of_head(std::string_view bytes) noexcept;

// A MIME type and its parameters: "text/html; charset=koi8-r" => "text/html", "koi8-r".
struct MediaType {
  std::string name;     // in lower case, empty when nothing is said
  std::string charset;  // as it stands, empty when nothing is said
};
[[nodiscard]] MediaType media_type(std::string_view value);

struct HttpResponse {
  unsigned status = 0;
  MediaType type;
  std::string body;                   // as its sender meant it: not chunked, not packed
  std::vector<std::string> warnings;  // what the headers said wrongly
};

// Reads "HTTP/1.1 200 OK", headers and body. Chunks and codings are undone; where the body is not
// what its headers say (crawlers store bodies unpacked and leave the headers), it is taken as it
// is. The body is left empty when `wants` says no to status and type. Fault::malformed for what is
// no response or breaks off, Fault::too_large over the limits; the errors have no subject.
using WantsBody = bool (*)(unsigned status, const MediaType& type);
[[nodiscard]] Result<HttpResponse> read_http(std::string_view message, WantsBody wants,
                                             const IntakeOptions& options);

}  // namespace synoptic
