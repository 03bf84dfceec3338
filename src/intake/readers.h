// intake, private: one file as a row of Records.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "intake/input.h"
#include "intake/sidecars.h"
#include "synoptic/intake.h"

namespace synoptic {

// What the readers of a run share.
struct Shared {
  const IntakeOptions& options;
  PassedOver& passed_over;
  Sidecars* sidecars = nullptr;         // null where there are no files beside it
  std::deque<Error>* faults = nullptr;  // troubles with sidecars
};

// A file, or an entry of an archive.
struct Source {
  std::string path;
  std::string entry;         // empty for a file
  std::uint64_t number = 0;  // of the entry
  std::uint64_t byte = 0;    // where the entry begins
  std::uint64_t size = 0;    // 0 when not known
  int depth = 0;             // how many wrappings are around it
};

// Gives records until there are no more. Not safe to share between threads.
class Reader {
 public:
  Reader() = default;
  virtual ~Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Absent at the end. Errors have their subject.
  [[nodiscard]] virtual std::optional<Result<Record>> next() = 0;
};

// The reader for what the input is, by its name or its first bytes; unpacks it first where it is
// packed. `shared` must outlive the reader.
[[nodiscard]] Result<std::unique_ptr<Reader>> open_reader(Source source, Input input,
                                                          const Shared& shared);

}  // namespace synoptic
