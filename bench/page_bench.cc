// How many pages a second beside libgumbo on the same pages and core, and in how much memory?
// SPDX-License-Identifier: Apache-2.0
//
//   page_bench FOLDER [ROUNDS]        pages per second of processor time: the whole stage, our
//                                     parser alone, libgumbo's parser alone; and the most memory
//                                     that reading a page takes, in times of the page
//   page_bench --memory FOLDER        the most memory that each page takes, in times of the page
//   page_bench --hostile              the kinds of hostile pages
//   page_bench --hostile KIND BYTES   reads one hostile page and tells its memory (bench/hostile
//                                     counts its instructions)
//
// Memory is what is held on the heap at once while read_page runs, the page itself not counted.
// Checks that every page gives a text whose words stand where they should (misplaced_word), that
// both parsers saw every page, and that none takes more than kMostMemory times its bytes, or, where
// that is more, what the language detector takes for any text and a report beside it.
#include <gumbo.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "page/charset.h"
#include "page/hostile.h"
#include "page/tree.h"
#include "page/verify.h"

namespace {

// Bytes on the heap by operator new since counting began, and the most at once. What was there
// before and is given back meanwhile counts below zero.
struct Heap {
  bool counting = false;
  std::ptrdiff_t held = 0;
  std::ptrdiff_t most = 0;
};
Heap heap;

void count(std::ptrdiff_t bytes) noexcept {
  heap.held += bytes;
  if (heap.held > heap.most) heap.most = heap.held;
}

std::ptrdiff_t size_of(void* block) noexcept {
  return static_cast<std::ptrdiff_t>(malloc_usable_size(block));
}

}  // namespace

void* operator new(std::size_t size) {
  void* block = std::malloc(size > 0 ? size : 1);
  if (block == nullptr) throw std::bad_alloc();
  if (heap.counting) count(size_of(block));
  return block;
}

void operator delete(void* block) noexcept {
  if (heap.counting && block != nullptr) count(-size_of(block));
  std::free(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept { operator delete(block); }

namespace synoptic {
namespace {

constexpr double kMostMemory = 8;             // times the page
constexpr double kReport = 3;                 // times the page
constexpr std::size_t kDetector = 192 << 10;  // bytes

std::vector<Record> records_of(const char* folder) {
  std::vector<Record> records;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    Record record;
    record.path = entry.path().string();
    record.id = entry.path().stem().string();
    record.kind = RecordKind::html;
    record.bytes.assign(std::istreambuf_iterator<char>(in), {});
    records.push_back(std::move(record));
  }
  std::ranges::sort(records, {}, &Record::path);
  return records;
}

// Of the best round: what other programs do to the machine meanwhile only makes rounds longer.
template <class Work>
double seconds_of(int rounds, const Work& work) {
  std::clock_t best = std::numeric_limits<std::clock_t>::max();
  for (int i = 0; i < rounds; ++i) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, std::clock() - start);
  }
  return static_cast<double>(best) / CLOCKS_PER_SEC;
}

std::size_t gumbo_parse(const std::string& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  const std::size_t children = output->root->v.element.children.length;
  gumbo_destroy_output(&options, output);
  return children;
}

struct Memory {
  double times = 0;  // the record's bytes
  bool right = true;
};

// The most memory that reading the record takes, when it is not the first: word lists and the like
// are made once, for a page that has something of everything.
Memory memory_of(const Record& record, const PageOptions& options = {}) {
  Record first;
  first.kind = RecordKind::html;
  first.bytes =
      "<html lang=en><title>Water &amp; wind</title><h1 class=top>Water &amp; wind</h1>"
      "<p>By Jane Roe, 4 May 2026<p>Water rose in Orra on Monday, the mayor of the town said.";
  static_cast<void>(read_page(first, options));
  heap = {true, 0, 0};
  {
    const auto report = read_page(record, options);
  }
  heap.counting = false;
  const auto size = static_cast<double>(record.bytes.size());
  const auto most = static_cast<double>(heap.most);
  const double bound =
      std::max(kMostMemory * size, kReport * size + static_cast<double>(kDetector));
  return {most / size, most <= bound};
}

int measure(const char* folder, int rounds) {
  const std::vector<Record> records = records_of(folder);
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  int wrong = 0;
  for (const Record& record : records) {
    pages.emplace_back(decode_page(record.bytes).text);
    bytes += record.bytes.size();
    const auto report = read_page(record);
    const auto word =
        report ? misplaced_word(*report, record.bytes) : std::optional<std::string>("");
    if (!word) continue;
    ++wrong;
    std::printf("%s: \"%s\" does not stand where it says\n", record.id.c_str(), word->c_str());
  }
  Memory most;
  for (const Record& record : records) {
    const Memory memory = memory_of(record);
    most = {std::max(most.times, memory.times), most.right && memory.right};
  }
  std::size_t read = 0;
  const double stage = seconds_of(rounds, [&] {
    for (const Record& record : records) read += read_page(record).has_value() ? 1u : 0u;
  });
  std::size_t ours = 0;
  const double parse = seconds_of(rounds, [&] {
    for (const std::string& page : pages) ours += parse_html(page, {}).nodes.empty() ? 0u : 1u;
  });
  std::size_t theirs = 0;
  const double gumbo = seconds_of(rounds, [&] {
    for (const std::string& page : pages) theirs += gumbo_parse(page) > 0 ? 1u : 0u;
  });
  const auto count = static_cast<double>(records.size());
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf(
      "{\"pages\": %zu, \"wrong\": %d, \"read_page\": %.1f, \"parse\": %.1f, \"gumbo\": %.1f, "
      "\"parse_mb_s\": %.1f, \"gumbo_mb_s\": %.1f, \"most_memory\": %.2f}\n",
      records.size(), wrong, count / stage, count / parse, count / gumbo, megabytes / parse,
      megabytes / gumbo, most.times);
  const std::size_t all = records.size() * static_cast<std::size_t>(rounds);
  const bool right = wrong == 0 && ours == all && theirs == all && read * 10 >= all * 9;
  return right && most.right ? 0 : 1;
}

int list_memory(const char* folder) {
  bool right = true;
  for (const Record& record : records_of(folder)) {
    const Memory memory = memory_of(record);
    std::printf("%.2f %zu %s\n", memory.times, record.bytes.size(), record.id.c_str());
    right = right && memory.right;
  }
  return right ? 0 : 1;
}

void list_hostile() {
  for (const HostileKind& kind : kHostileKinds) {
    std::printf("%.*s\n", static_cast<int>(kind.name.size()), kind.name.data());
  }
}

int read_hostile(std::string_view name, std::size_t size) {
  const auto kind = std::ranges::find(kHostileKinds, name, &HostileKind::name);
  if (kind == kHostileKinds.end()) return 2;
  Record record;
  record.path = record.id = "x";
  record.kind = RecordKind::html;
  record.bytes = hostile_page(*kind, size);
  PageOptions options;
  options.max_page_bytes = 64u << 20;
  const Memory memory = memory_of(record, options);
  std::printf("%.2f\n", memory.times);
  return memory.right ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--hostile") {
    synoptic::list_hostile();
    return 0;
  }
  if (argc == 3 && std::string_view(argv[1]) == "--memory") {
    return synoptic::list_memory(argv[2]);
  }
  if (argc == 4 && std::string_view(argv[1]) == "--hostile") {
    return synoptic::read_hostile(argv[2], std::strtoul(argv[3], nullptr, 10));
  }
  if (argc < 2) {
    std::fprintf(stderr,
                 "usage: page_bench FOLDER [ROUNDS] | --memory FOLDER | --hostile KIND BYTES\n");
    return 2;
  }
  return synoptic::measure(argv[1], argc > 2 ? std::atoi(argv[2]) : 3);
}
