// cli: the verbs, each with its options and the function that carries it out.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "synoptic/pipeline.h"

namespace synoptic {

// What every verb takes.
struct CommonOptions {
  std::vector<std::string> paths;
  FieldMap map;
  unsigned threads = 0;
  bool quiet = false;
  bool json = false;
  bool show = false;
  bool no_color = false;
};

struct CompareCommand {
  CommonOptions common;
  bool together = false;
  bool everything = false;
  std::uint32_t width = 0;  // 0: the terminal's, or 100
  std::string html;         // files to write, "-" for standard output; empty: not asked for
  std::string markdown;
  std::string keep;
  std::string explain;  // a claim's id, or the beginning of one
};

struct GroupCommand {
  CommonOptions common;
  bool stories = false;  // a line per story instead of one per report
  bool at_once = false;  // a line per report as it comes, too
  bool resume = false;   // the input is the stream the state is of, from its beginning
  std::string since;     // ISO 8601; empty: not asked for
  std::string state;     // file; empty: nothing is kept
  std::size_t window = 100'000;
  std::size_t save_every = 5'000;
};

struct ReuseCommand {
  CommonOptions common;
  double at_least = 0.5;
  std::uint32_t min_words = 12;
  bool no_passages = false;
  std::string keep = "first";          // "first" or "longest"
  std::vector<std::string> preferred;  // outlets, the most wanted first
  std::string ids;                     // "kept" or "dropped": only ids; empty: everything
};

// Each returns an exit code.
[[nodiscard]] int run_compare(const CompareCommand& command);
[[nodiscard]] int run_page(const CommonOptions& options);
[[nodiscard]] int run_annotate(const CommonOptions& options);
[[nodiscard]] int run_group(const GroupCommand& command);
[[nodiscard]] int run_reuse(const ReuseCommand& command);

}  // namespace synoptic
