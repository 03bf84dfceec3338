// What does intake read of these files, how fast, and in how much memory?
//   records [--list] PATH...
// --list prints a line of JSON for every page and every fault; without it, one line with the
// counts, the seconds and the largest memory of the process. bench/web_archives compares both with
// peers.
// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>
#include <zlib.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/intake.h"
#include "synoptic/json.h"

namespace {

using namespace synoptic;

std::int64_t checksum(std::string_view bytes) {
  return static_cast<std::int64_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<unsigned>(bytes.size())));
}

void list_record(const Record& record) {
  JsonWriter out;
  out.begin_object().key("number").integer(static_cast<std::int64_t>(record.line));
  out.key("byte").integer(static_cast<std::int64_t>(record.byte));
  out.key("url").optional_string(record.fields.url);
  out.key("charset").string(record.charset);
  out.key("size").integer(static_cast<std::int64_t>(record.bytes.size()));
  out.key("crc32").integer(checksum(record.bytes)).end_object();
  std::puts(out.take().c_str());
}

void list_fault(const Error& fault) {
  JsonWriter out;
  out.begin_object().key("number").integer(static_cast<std::int64_t>(fault.line));
  out.key("byte").integer(static_cast<std::int64_t>(fault.byte));
  out.key("fault").string(to_sentence(fault)).end_object();
  std::puts(out.take().c_str());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool list = !paths.empty() && paths.front() == "--list";
  if (list) paths.erase(paths.begin());
  if (paths.empty()) {
    std::fputs("records [--list] PATH...\n", stderr);
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  Intake intake(paths);
  std::size_t pages = 0;
  std::size_t faults = 0;
  std::uint64_t bytes = 0;
  while (const auto next = intake.next()) {
    if (*next) {
      ++pages;
      bytes += (*next)->bytes.size();
      if (list) list_record(**next);
    } else {
      ++faults;
      if (list) list_fault(next->error());
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  if (list) return 0;
  std::printf(
      "{\"pages\": %zu, \"faults\": %zu, \"passed_over\": %zu, \"bytes\": %llu, \"seconds\": %.3f, "
      "\"megabytes\": %.1f}\n",
      pages, faults, intake.passed_over().records + intake.passed_over().entries,
      static_cast<unsigned long long>(bytes), seconds.count(),
      static_cast<double>(usage.ru_maxrss) / 1024);
}
