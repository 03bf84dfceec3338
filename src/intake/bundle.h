// intake, private: reads ZIP and tar archives, entry by entry.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "intake/input.h"
#include "intake/stream.h"
#include "synoptic/intake.h"

namespace synoptic {

// Whether the file begins as a ZIP or tar archive does.
[[nodiscard]] bool opens_bundle(std::string_view head) noexcept;

// A file in an archive. Folders, links and devices are passed over without a word.
struct BundleEntry {
  std::uint64_t number = 0;  // 1-based, counted over all entries
  std::string name;          // as UTF-8; shown, never opened
  std::uint64_t byte = 0;    // where its head begins in the archive
};

// Reads one entry after the other. An Error names what cannot be read; after one of the archive
// itself nothing more comes. Not safe to share between threads.
class BundleReader {
 public:
  BundleReader(Input archive, const IntakeOptions& options);
  ~BundleReader();

  // Absent at the end. The entry's bytes that were not read are passed.
  [[nodiscard]] std::optional<Result<BundleEntry>> next();

  // The bytes of the entry given last; good until the next one is asked for, and while this lives.
  // Fault::too_large where the archive expands beyond the limits.
  [[nodiscard]] std::unique_ptr<Stream> open();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace synoptic
