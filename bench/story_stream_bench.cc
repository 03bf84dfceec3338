// How many reports a second does a stream of stories take, and does it stay so?
// SPDX-License-Identifier: Apache-2.0
//
//   story_stream_bench REPORTS.jsonl [TOTAL [WINDOW [REAL]]]
//   story_stream_bench --likeness REPORTS.jsonl STORIES.key.jsonl
//
// Reads and annotates REAL reports (default 4000), generates TOTAL (default 2,000,000) of them
// (story_world.h), and adds them to a stream with a WINDOW (default 100,000). Prints a row when
// that is full, and for every 250,000 (or an eighth of TOTAL, if less): processor time per report
// of that stretch, beside what it took to generate it (the same work all along: where both grow,
// the machine has become slower), bytes held per report in the window, and BCubed F1 against the
// truth of the stories in which reports left the window in that stretch. At the end the window is
// settled, and its BCubed printed. One thread. Fails when the grouping is bad.
//
// With --likeness: sets the generated reports beside real ones, and pairs of reports of one
// generated affair beside pairs of one real story (STORIES.key.jsonl has "text" and "story").
#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

#include "bench/story_world.h"
#include "story/fingerprint.h"
#include "story/weights.h"
#include "synoptic/intake.h"
#include "synoptic/json.h"
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

// Of a generated report: "g17" => 17.
std::size_t number_of(const std::string& id) { return std::strtoull(id.c_str() + 1, nullptr, 10); }

// Reports counted by their true affair and the story that they were put into.
class Tally {
 public:
  void add(std::uint32_t affair, const std::string& story) {
    ++affairs_[affair];
    ++stories_[story];
    ++both_[{affair, story}];
    ++reports_;
  }
  [[nodiscard]] bool empty() const { return reports_ == 0; }

  // BCubed F1 (Amigó et al. 2009).
  [[nodiscard]] double f1() const {
    double precision = 0;
    double recall = 0;
    for (const auto& [pair, count] : both_) {
      precision += count * count / stories_.at(pair.second);
      recall += count * count / affairs_.at(pair.first);
    }
    return 2 * precision * recall / ((precision + recall) * std::max(1.0, reports_));
  }

 private:
  std::map<std::uint32_t, double> affairs_;
  std::unordered_map<std::string, double> stories_;
  std::map<std::pair<std::uint32_t, std::string>, double> both_;
  double reports_ = 0;
};

// --- what generated reports are like ---

struct Sample {
  std::vector<story::Fingerprint> prints;
  std::vector<std::uint32_t> story;  // of each; all different where nothing is known
};

double at_share(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

void print_likeness(const char* name, const Sample& sample) {
  story::Frequencies frequencies;
  for (const story::Fingerprint& print : sample.prints) frequencies.add(print.terms);
  std::vector<story::Terms> terms;
  double all = 0;
  double kept = 0;
  for (const story::Fingerprint& print : sample.prints) {
    terms.push_back(story::weigh(print.terms, frequencies));
    all += static_cast<double>(print.terms.size());
    kept += static_cast<double>(terms.back().size());
  }
  std::vector<double> alien;
  std::vector<double> own;
  std::mt19937 random(1);
  for (int i = 0; i < 200'000; ++i) {
    const std::size_t a = random() % terms.size();
    const std::size_t b = random() % terms.size();
    if (sample.story[a] != sample.story[b]) alien.push_back(story::dot(terms[a], terms[b]));
  }
  std::map<std::uint32_t, std::vector<std::size_t>> stories;
  for (std::size_t i = 0; i < terms.size(); ++i) stories[sample.story[i]].push_back(i);
  for (const auto& [number, members] : stories) {
    for (std::size_t i = 0; i < std::min<std::size_t>(members.size(), 12); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        own.push_back(story::dot(terms[members[i]], terms[members[k]]));
      }
    }
  }
  const double size = static_cast<double>(terms.size());
  const double alien_mean = mean(alien);
  const double alien_most = at_share(alien, 0.999);
  const double own_mean = mean(own);
  std::printf("%-10s %8zu %8.1f %8.3f %9.4f %9.4f %8zu %8.3f %8.3f %8.3f\n", name, terms.size(),
              all / size, 1 - kept / all, alien_mean, alien_most, own.size(), own_mean,
              at_share(own, 0.1), at_share(own, 0.5));
}

int show_likeness(const std::string& reports, const std::string& stories) {
  const Real real = read_real(reports, 2000);
  const Real keyed = read_real(stories, 10'000);
  std::map<std::string, std::uint32_t> number;
  std::unordered_map<std::string, std::uint32_t> story_of;
  std::ifstream file(stories);
  for (std::string line; std::getline(file, line);) {
    const Result<JsonValue> row = parse_json(line);
    const JsonValue* id = row ? row->find("id") : nullptr;
    const JsonValue* story = row ? row->find("story") : nullptr;
    if (id == nullptr || story == nullptr) continue;
    const auto next = static_cast<std::uint32_t>(number.size());
    story_of[std::string(id->string)] =
        number.try_emplace(std::string(story->string), next).first->second;
  }
  std::printf("%-10s %8s %8s %8s %9s %9s %8s %8s %8s %8s\n", "", "reports", "terms", "once",
              "strangers", "0.999 of", "pairs", "mean", "0.1 of", "median");
  Sample sample;
  for (const AnnotatedReport& report : real.reports) {
    sample.prints.push_back(story::fingerprint_of(report));
    sample.story.push_back(1'000'000 + static_cast<std::uint32_t>(sample.story.size()));
  }
  for (const AnnotatedReport& report : keyed.reports) {
    sample.prints.push_back(story::fingerprint_of(report));
    sample.story.push_back(story_of.at(report.report.id));
  }
  print_likeness("real", sample);
  bench::StoryWorld world(real.reports, 1000);
  Sample generated;
  while (generated.prints.size() < sample.prints.size()) {
    const bench::Generated one = world.next();
    generated.prints.push_back(story::fingerprint_of(one.report));
    generated.story.push_back(one.affair);
  }
  print_likeness("generated", generated);
  std::printf("vocabulary grows as reports to the %.2f\n", world.lexicon().growth());
  return 0;
}

// --- the stream ---

int run_stream(const std::string& path, std::size_t total, std::size_t window, std::size_t count) {
  const Real real = read_real(path, count);
  if (real.reports.empty()) {
    std::fprintf(stderr, "story_stream_bench: %s: no report could be read\n", path.c_str());
    return 1;
  }
  const double reading = real.seconds / static_cast<double>(real.reports.size());
  std::printf("read and annotated: %zu real reports, %.0f us each\n", real.reports.size(),
              1e6 * reading);
  bench::StoryWorld world(real.reports, std::max<std::size_t>(1, window / 3));
  // Large pieces of memory go back as they are freed, so that what is resident is what is held.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  malloc_trim(0);
  const double before = resident_bytes();
  StoryStream stream(StreamOptions{.story = {}, .window = window});
  std::deque<std::uint32_t> truth;  // affairs of the reports of the window, which leave in order
  const std::size_t stretch = std::min<std::size_t>(250'000, std::max<std::size_t>(1, total / 8));
  constexpr std::size_t kBatch = 128;
  std::size_t since = 0;
  double spent = 0;
  double generated = 0;
  double worst = 1;
  Tally left_so;
  std::printf("%10s %12s %12s %14s %14s %14s %8s\n", "reports", "us/report", "reports/s",
              "us/generated", "bytes/report", "rss/report", "BCubed");
  std::vector<bench::Generated> batch;
  std::size_t made = 0;
  while (made < total) {
    batch.resize(kBatch);
    const double begin = seconds();
    for (bench::Generated& one : batch) world.next(one);
    const double start = seconds();
    for (const bench::Generated& one : batch) stream.add(one.report);
    spent += seconds() - start;
    generated += start - begin;
    for (const bench::Generated& one : batch) truth.push_back(one.affair);
    for (const Left& left : stream.take_left()) {
      left_so.add(truth.front(), left.story);
      truth.pop_front();
    }
    const std::size_t was = made;
    made += batch.size();
    const bool filled = was < window && made >= window;
    if (was / stretch == made / stretch && !filled && made < total) continue;
    const auto done = static_cast<double>(made - since);
    since = made;
    batch = {};  // not held for the stream
    malloc_trim(0);
    const double rss = resident_bytes() - before;
    const auto size = static_cast<double>(stream.size());
    std::printf("%10zu %12.1f %12.0f %14.1f %14.0f %14.0f ", made, 1e6 * spent / done, done / spent,
                1e6 * generated / done, static_cast<double>(stream.bytes()) / size, rss / size);
    if (left_so.empty()) {
      std::printf("%8s\n", "-");
    } else {
      std::printf("%8.3f\n", left_so.f1());
      worst = std::min(worst, left_so.f1());
    }
    std::fflush(stdout);
    left_so = {};
    spent = 0;
    generated = 0;
  }
  const double settle_start = seconds();
  const Window settled = stream.settle();
  const double settle = seconds() - settle_start;
  Tally in_window;
  for (const StoryTold& story : settled.stories) {
    for (const ReportTold& report : story.reports) {
      in_window.add(truth[number_of(report.id) - 1 - (made - truth.size())], story.id);
    }
  }
  worst = std::min(worst, in_window.f1());
  std::printf("settled the window in %.1f s: %zu stories, BCubed %.3f\n", settle,
              settled.stories.size(), in_window.f1());
  if (worst < 0.8) {
    std::fprintf(stderr, "story_stream_bench: grouped badly: BCubed F1 %.3f\n", worst);
    return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--likeness") {
    return show_likeness(argv[2], argv[3]);
  }
  if (argc < 2) {
    std::fprintf(stderr, "story_stream_bench REPORTS.jsonl [TOTAL [WINDOW [REAL]]]\n");
    return 2;
  }
  const auto number = [&](int at, std::size_t otherwise) {
    return argc > at ? static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)) : otherwise;
  };
  return run_stream(argv[1], number(2, 2'000'000), number(3, 100'000), number(4, 4000));
}
