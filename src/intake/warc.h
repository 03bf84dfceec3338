// intake, private: reads web archives (WARC, ISO 28500).
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/http.h"
#include "intake/input.h"
#include "intake/unpack.h"
#include "synoptic/intake.h"

namespace synoptic {

// One record as it lies in the archive.
struct WarcRecord {
  std::uint64_t number = 0;  // 1-based, counted over good and bad ones
  std::uint64_t byte = 0;    // where it begins: see Record::byte
  std::string type;          // "response", in lower case
  std::optional<Headers> headers;
  std::string_view block;  // good until the next record is asked for
  bool left_out = false;   // the block is over the limit, and only its first 4 KiB are there
};

// Reads one record after the other. Each place that cannot be read is an Error with the number of
// the record, the byte and what to do; reading goes on with the next record, be it that of the next
// gzip member or the next line that opens one. Not safe to share between threads.
class WarcReader {
 public:
  // The subject of the input stands in the errors.
  WarcReader(Input packed, const IntakeOptions& options);
  ~WarcReader();

  // Absent at the end.
  [[nodiscard]] std::optional<Result<WarcRecord>> next();

 private:
  class State;
  std::unique_ptr<State> state_;
};

// The page or text that a record holds, as a Record without path and id; absent when it holds none
// (a request, a picture, a redirect). The error has no subject, number and byte.
[[nodiscard]] std::optional<Result<Record>> page_of(const WarcRecord& warc,
                                                    const IntakeOptions& options);

}  // namespace synoptic
