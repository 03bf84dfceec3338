// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace synoptic {
namespace {

constexpr std::size_t kBarCells = 30;

std::string line_of(std::string_view stage, std::uint64_t done, std::uint64_t total) {
  std::string line(stage);
  line.resize(std::max<std::size_t>(line.size(), 10), ' ');
  if (total == 0) return line + std::to_string(done);
  const auto cells = static_cast<std::size_t>(kBarCells * std::min(done, total) / total);
  line += '[' + std::string(cells, '=') + std::string(kBarCells - cells, ' ') + "] ";
  return line + std::to_string(100 * std::min(done, total) / total) + " %";
}

}  // namespace

Progress::Progress(bool quiet)
    : on_(!quiet && ::isatty(STDERR_FILENO) != 0), start_(Clock::now()), last_(start_) {}

Progress::~Progress() { clear(); }

void Progress::tell(std::string_view stage, std::uint64_t done, std::uint64_t total) {
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(100))
    return;
  last_ = now;
  shown_ = true;
  std::fprintf(stderr, "\r\x1b[K%s", line_of(stage, done, total).c_str());
}

void Progress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

RunOptions run_options(const CommonOptions& options, Progress& progress) {
  RunOptions run;
  run.threads = options.threads;
  run.intake.map = options.map;
  run.intake.progress = [&progress](std::uint64_t done, std::uint64_t total) {
    progress.tell("intake", done, total);
  };
  run.progress = [&progress](std::string_view stage, std::size_t done, std::size_t total) {
    progress.tell(stage, done, total);
  };
  return run;
}

}  // namespace synoptic
