// cli: a progress line on a terminal.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cli/commands.h"

namespace synoptic {

// Shows how far a run is, on standard error: only on a terminal, only when it takes longer than a
// second, at most ten times a second, and gone without a trace at the end.
class Progress {
 public:
  explicit Progress(bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `total` 0: not known.
  void tell(std::string_view stage, std::uint64_t done, std::uint64_t total);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
};

// Options of a run that tells its progress. The progress must outlive the run.
[[nodiscard]] RunOptions run_options(const CommonOptions& options, Progress& progress);

}  // namespace synoptic
