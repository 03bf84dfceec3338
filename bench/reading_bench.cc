// What does the reading stage cost? Articles a second on one core, the time until its word lists
// and models are ready, the most memory that it ever holds, and how its cost grows on bad input.
//
//   reading_bench ARTICLES.jsonl [LIMIT]
//
// Articles are streamed: one at a time is in memory. Every reading is checked (spans in the text,
// lists in order), and the first ones are read twice; a wrong answer ends the run with code 1.
// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "synoptic/intake.h"
#include "synoptic/page.h"
#include "synoptic/reading.h"

namespace synoptic {
namespace {

constexpr std::size_t kTwice = 50;        // articles that are read twice
constexpr std::size_t kFirstMark = 4000;  // where memory is noted for the first time
constexpr double kMostGrowth = 3.2;       // of the cost when the input doubles

double seconds() {
  std::timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <class List>
bool in_text(const List& list, std::size_t size) {
  std::uint32_t start = 0;
  for (const auto& one : list) {
    if (one.span.start < start || one.span.end > size || one.span.start > one.span.end)
      return false;
    start = one.span.start;
  }
  return true;
}

bool holds(const AnnotatedReport& a) {
  const std::size_t size = a.report.text.size();
  const Reading& r = a.reading;
  for (const NameMention& name : r.names)
    if (name.entity >= r.entities.size()) return false;
  return in_text(r.names, size) && in_text(r.roles, size) && in_text(r.times, size) &&
         in_text(r.quantities, size) && in_text(r.quotes, size) && in_text(r.credits, size) &&
         in_text(r.happenings, size);
}

AnnotatedReport plain(std::string text) {
  AnnotatedReport a;
  a.report.id = "x";
  a.report.text = std::move(text);
  a.text = split_text(a.report);
  return a;
}

// A report whose answer is known: a program that finds nothing in it is fast for no good reason.
bool knows_the_answer() {
  AnnotatedReport a =
      plain("On 3 May 2031, harbour minister Anna Lind said that at least 20 ships had left Orra.");
  a.reading = read_report(a.report, a.text);
  const Reading& r = a.reading;
  return r.times.size() == 1 && r.times[0].value == "2031-05-03" && r.quantities.size() == 1 &&
         r.quantities[0].number == 20 && !r.names.empty() && r.roles.size() == 1 &&
         r.attributions.size() == 1;
}

std::optional<AnnotatedReport> article(const std::string& line, std::size_t number) {
  Result<Fields> fields = parse_fields(line);
  if (!fields) return std::nullopt;
  Record record;
  record.path = "-";
  record.id = std::to_string(number);
  record.kind = RecordKind::fields;
  record.fields = std::move(*fields);
  Result<Report> report = read_page(record);
  if (!report) return std::nullopt;
  AnnotatedReport a;
  a.report = std::move(*report);
  a.text = split_text(a.report);
  return a;
}

struct Total {
  std::size_t articles = 0;
  std::size_t bytes = 0;
  std::size_t annotations = 0;
  double reading = 0;  // processor seconds
  double first_mark_megabytes = 0;
  bool right = true;
};

Total stream(const char* path, std::size_t limit) {
  Total total;
  std::ifstream file(path);
  std::string line;
  while (total.articles < limit && std::getline(file, line)) {
    std::optional<AnnotatedReport> a = article(line, total.articles);
    if (!a) continue;
    const double before = seconds();
    a->reading = read_report(a->report, a->text);
    total.reading += seconds() - before;
    total.right = total.right && holds(*a);
    if (total.articles < kTwice) {
      const std::string once = to_json(*a);
      a->reading = read_report(a->report, a->text);
      total.right = total.right && to_json(*a) == once;
    }
    ++total.articles;
    total.bytes += a->report.text.size();
    total.annotations += a->reading.names.size() + a->reading.times.size() +
                         a->reading.quantities.size() + a->reading.attributions.size();
    if (total.articles == kFirstMark) total.first_mark_megabytes = peak_megabytes();
  }
  return total;
}

// --- bad input -----------------------------------------------------------------------------------

std::string repeated(std::string_view words, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + words.size());
  while (out.size() < bytes) out += words;
  return out;
}

struct Hostile {
  const char* name;
  std::string_view words;
};

constexpr Hostile kHostile[] = {
    {"no sentence marks", "the mayor of Orra said on Friday that 20 ships left and "},
    {"quotation marks alone", "\""},
    {"curly marks, opened only", "“a "},
    {"apostrophes", "' "},
    {"commas", "Lind, "},
    {"cue verbs", "said "},
    {"names", "Anna Lind Orra Velmark "},
    {"numbers", "20 to 30 - 40 and "},
    {"times", "Monday May 3 2031 at 5 p.m. "},
    {"brackets", "(("},
    {"right to left", "قال الوزير إن الميناء مغلق "},
    {"Cyrillic", "Мэр города сказал, что порт закрыт. "},
    {"no blanks", "a"},
};

double cost_of(const Hostile& hostile, std::size_t bytes) {
  AnnotatedReport a = plain(repeated(hostile.words, bytes));
  const double before = seconds();
  a.reading = read_report(a.report, a.text);
  return seconds() - before;
}

// Doubles the input and looks what becomes of the cost.
bool grows_with_the_input(const Hostile& hostile) {
  constexpr std::size_t kBytes = 500'000;
  cost_of(hostile, kBytes / 8);
  const double one = cost_of(hostile, kBytes);
  const double two = cost_of(hostile, 2 * kBytes);
  constexpr double kTooShort = 0.02;  // seconds that tell nothing
  const bool fine = two < kTooShort || two <= kMostGrowth * one;
  std::printf("  %-26s 0.5 MB %7.3f s, 1 MB %7.3f s, times %.1f%s\n", hostile.name, one, two,
              two / one, fine ? "" : "  TOO MUCH");
  return fine;
}

int run(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: reading_bench ARTICLES.jsonl [LIMIT]\n");
    return 2;
  }
  const double before = seconds();
  bool right = knows_the_answer();
  const double load = seconds() - before;
  if (!right) std::printf("the known report was not read as it should be\n");
  std::printf("word lists and models ready after %.0f ms\n", 1000 * load);

  const std::size_t limit = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : SIZE_MAX;
  const Total total = stream(argv[1], limit);
  right = right && total.right && total.articles > 0 && total.annotations > total.articles;
  std::printf("%zu articles, %.1f MB, %zu annotations\n", total.articles,
              static_cast<double>(total.bytes) / 1e6, total.annotations);
  std::printf("reading alone: %.0f articles a second of processor time, %.2f MB/s\n",
              static_cast<double>(total.articles) / total.reading,
              static_cast<double>(total.bytes) / 1e6 / total.reading);
  if (total.first_mark_megabytes > 0)
    std::printf("peak memory after %zu articles %.0f MB, ", kFirstMark, total.first_mark_megabytes);
  std::printf("after all %.0f MB\n", peak_megabytes());

  std::printf("bad input:\n");
  for (const Hostile& hostile : kHostile) right = grows_with_the_input(hostile) && right;
  std::printf(right ? "every answer is right\n" : "WRONG: see above\n");
  return right ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
