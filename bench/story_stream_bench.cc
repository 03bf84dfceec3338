// How many reports a second does a stream of stories take, and does it stay so?
// SPDX-License-Identifier: Apache-2.0
//
//   story_stream_bench REPORTS.jsonl [TOTAL [WINDOW [REAL]]]
//
// Reads and annotates REAL reports (default 4000), generates TOTAL (default 2,000,000) of them
// (story_world.h), and adds them to a stream with a WINDOW (default 100,000). Prints a row for
// every 250,000 (or an eighth of TOTAL, if less): processor time per report of that stretch, bytes
// held per report in the window, and how well the window is grouped against the truth. One thread.
// Fails when the grouping is bad.
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>

#include "bench/story_world.h"
#include "synoptic/intake.h"
#include "synoptic/page.h"
#include "synoptic/story.h"
#include "synoptic/text.h"

namespace {

using namespace synoptic;

double seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double resident_bytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

struct Real {
  std::vector<AnnotatedReport> reports;
  double seconds = 0;  // page, text and reading
};

Real read_real(const std::string& path, std::size_t count) {
  Real out;
  Intake intake({path});
  while (out.reports.size() < count) {
    auto record = intake.next();
    if (!record) break;
    if (!*record) continue;
    const double start = seconds();
    Result<Report> report = read_page(**record);
    if (!report) continue;
    AnnotatedReport annotated{.report = std::move(*report), .text = {}, .reading = {}};
    annotated.text = split_text(annotated.report);
    annotated.reading = read_report(annotated.report, annotated.text);
    out.seconds += seconds() - start;
    out.reports.push_back(std::move(annotated));
  }
  return out;
}

// BCubed F1 of the settled window (Amigó et al. 2009).
double bcubed(const Window& window, const std::unordered_map<std::string, std::uint32_t>& truth) {
  std::map<std::uint32_t, double> affair_size;
  std::map<std::pair<std::uint32_t, std::size_t>, double> both;
  double reports = 0;
  for (std::size_t s = 0; s < window.stories.size(); ++s) {
    for (const ReportTold& report : window.stories[s].reports) {
      const std::uint32_t affair = truth.at(report.id);
      ++affair_size[affair];
      ++both[{affair, s}];
      ++reports;
    }
  }
  double precision = 0;
  double recall = 0;
  for (const auto& [pair, count] : both) {
    precision += count * count / static_cast<double>(window.stories[pair.second].reports.size());
    recall += count * count / affair_size.at(pair.first);
  }
  precision /= reports;
  recall /= reports;
  return 2 * precision * recall / (precision + recall);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "story_stream_bench REPORTS.jsonl [TOTAL [WINDOW [REAL]]]\n");
    return 2;
  }
  const auto number = [&](int at, std::size_t otherwise) {
    return argc > at ? static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)) : otherwise;
  };
  const std::size_t total = number(2, 2'000'000);
  const std::size_t window = number(3, 100'000);
  const Real real = read_real(argv[1], number(4, 4000));
  if (real.reports.empty()) {
    std::fprintf(stderr, "story_stream_bench: %s: no report could be read\n", argv[1]);
    return 1;
  }
  const double reading = real.seconds / static_cast<double>(real.reports.size());
  std::printf("read and annotated: %zu real reports, %.0f us each\n", real.reports.size(),
              1e6 * reading);
  bench::StoryWorld world(real.reports, window / 3);
  const double before = resident_bytes();
  StoryStream stream(StreamOptions{.story = {}, .window = window});
  std::unordered_map<std::string, std::uint32_t> truth;
  const std::size_t stretch = std::min<std::size_t>(250'000, std::max<std::size_t>(1, total / 8));
  constexpr std::size_t kBatch = 128;
  std::size_t since = 0;
  double spent = 0;
  double worst = 1;
  std::printf("%10s %12s %12s %14s %14s %8s %8s\n", "reports", "us/report", "reports/s",
              "bytes/report", "rss/report", "settle s", "BCubed");
  std::vector<bench::Generated> batch;
  for (std::size_t made = 0; made < total;) {
    batch.clear();
    while (batch.size() < kBatch) batch.push_back(world.next());
    const double start = seconds();
    for (const bench::Generated& one : batch) stream.add(one.report);
    spent += seconds() - start;
    for (const bench::Generated& one : batch) truth[one.report.report.id] = one.affair;
    for (const Left& left : stream.take_left()) truth.erase(left.report);
    const std::size_t was = made;
    made += batch.size();
    if (was / stretch == made / stretch && made < total) continue;
    const auto done = static_cast<double>(made - since);
    since = made;
    const double rss = resident_bytes() - before;
    const double settle_start = seconds();
    const Window settled = stream.settle();
    const double settle = seconds() - settle_start;
    const double f1 = bcubed(settled, truth);
    worst = std::min(worst, f1);
    const auto size = static_cast<double>(stream.size());
    std::printf("%10zu %12.1f %12.0f %14.0f %14.0f %8.2f %8.3f\n", made, 1e6 * spent / done,
                done / spent, static_cast<double>(stream.bytes()) / size, rss / size, settle, f1);
    std::fflush(stdout);
    spent = 0;
  }
  if (worst < 0.8) {
    std::fprintf(stderr, "story_stream_bench: grouped badly: BCubed F1 %.3f\n", worst);
    return 1;
  }
  return 0;
}
