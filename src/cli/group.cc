// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "synoptic/ids.h"
#include "synoptic/json.h"
#include "synoptic/parallel.h"
#include "synoptic/pipeline.h"
#include "synoptic/story.h"
#include "synoptic/time.h"

namespace synoptic {
namespace {

constexpr std::size_t kChunk = 256;  // records that are read and annotated at a time

std::string show(const Window& window, bool colour) {
  std::string out;
  std::vector<const StoryTold*> stories;
  for (const StoryTold& story : window.stories) stories.push_back(&story);
  // Storylines in the order of their largest stories.
  std::vector<std::string> lines;
  for (const StoryTold* story : stories) {
    if (std::ranges::find(lines, story->storyline) == lines.end())
      lines.push_back(story->storyline);
  }
  for (const std::string& line : lines) {
    out += coloured(line, "1;4", colour) + "\n";
    for (const StoryTold* story : stories) {
      if (story->storyline != line) continue;
      out += "  " + coloured(story->id, "1", colour) + "  " + visible(story->headline) + "\n";
      for (const ReportTold& report : story->reports) {
        out += "    " + visible(report.id) + "  " + visible(report.title) +
               (report.copy ? "  (copy)" : "") + "\n";
      }
    }
  }
  return out;
}

std::string line_of(std::string_view report, std::string_view story, std::string_view storyline,
                    bool at_once) {
  JsonWriter json;
  json.begin_object().key("id").string(report).key("story").string(story);
  if (!storyline.empty()) json.key("storyline").string(storyline);
  if (at_once) json.key("at_once").boolean(true);
  json.end_object();
  return json.take() + "\n";
}

std::string lines_of(const Window& window) {
  std::vector<std::pair<std::string_view, const StoryTold*>> reports;
  for (const StoryTold& story : window.stories) {
    for (const ReportTold& report : story.reports) reports.emplace_back(report.id, &story);
  }
  std::sort(reports.begin(), reports.end());
  std::string out;
  for (const auto& [id, story] : reports) out += line_of(id, story->id, story->storyline, false);
  return out;
}

std::string redirects_of(const Window& window) {
  std::string out;
  for (const Redirect& one : window.redirects) {
    JsonWriter json;
    json.begin_object().key("redirect").string(one.from).key("story").string(one.to).end_object();
    out += json.take() + "\n";
  }
  return out;
}

// Writes the whole file beside its place, brings it to the disk, and renames it: a process that is
// killed at any moment leaves the old state or the new one.
Result<void> save_state(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".part";
  if (Result<void> written = write_file(beside, bytes); !written) return written;
  const int descriptor = ::open(beside.c_str(), O_RDONLY | O_CLOEXEC);
  const bool safe = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int reason = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!safe || std::rename(beside.c_str(), path.c_str()) != 0) {
    return fail(Fault::not_writable, path, std::strerror(safe ? errno : reason));
  }
  return {};
}

Result<StoryStream> open_stream(const GroupCommand& command) {
  const StreamOptions options{.story = {}, .window = command.window};
  std::error_code error;
  if (command.state.empty() || !std::filesystem::exists(command.state, error)) {
    return StoryStream(options);
  }
  std::ifstream file(command.state, std::ios::binary);
  if (!file) return fail(Fault::not_readable, command.state, "the state cannot be opened");
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  Result<StoryStream> stream = StoryStream::load(bytes, options);
  if (!stream) stream.error().subject = command.state;
  return stream;
}

// Takes records in chunks, so that a stream without end is grouped in bounded memory.
class Grouper {
 public:
  Grouper(const GroupCommand& command, const RunOptions& run, StoryStream stream)
      : command_(command), run_(run), stream_(std::move(stream)) {}

  Result<void> take_all() {
    Intake intake(command_.common.paths, run_.intake);
    skip_ = command_.resume ? stream_.taken() : 0;
    std::vector<Record> chunk;
    while (std::optional<Result<Record>> next = intake.next()) {
      if (!*next) {
        faults_.push_back(std::move(next->error()));
        continue;
      }
      chunk.push_back(std::move(**next));
      // Who wants to hear at once is not kept waiting for others.
      if (!command_.at_once && chunk.size() < kChunk) continue;
      if (Result<void> done = take(std::exchange(chunk, {})); !done) return done;
    }
    left_out_.passed_over = intake.passed_over();
    return take(std::move(chunk));
  }

  [[nodiscard]] Result<void> save() const {
    return command_.state.empty() ? Result<void>{} : save_state(command_.state, stream_.save());
  }
  [[nodiscard]] const StoryStream& stream() const { return stream_; }
  [[nodiscard]] int report() const {
    return report_faults(faults_, left_out_, command_.common.quiet);
  }

 private:
  struct Read {
    std::optional<AnnotatedReport> report;
    std::optional<Error> fault;
  };

  // Ids that were given out before get their place behind them.
  void part_ids(std::vector<Record>& records) {
    settle_ids(records);
    for (Record& record : records) {
      if (ids_.insert(hash_bytes(record.id)).second) continue;
      record.id += "@" + record.path + (record.line > 0 ? ":" + std::to_string(record.line) : "");
      ids_.insert(hash_bytes(record.id));
    }
    // The order of the arguments decides nothing within a chunk.
    std::ranges::sort(records, {}, [](const Record& r) { return std::tie(r.id, r.path, r.line); });
    for (const Record& record : records) given_.push_back(hash_bytes(record.id));
    for (; given_.size() > command_.window + kChunk; given_.pop_front()) ids_.erase(given_.front());
  }

  [[nodiscard]] Read read(const Record& record) const {
    Read out;
    Result<Report> report = read_page(record, run_.page);
    if (!report) {
      out.fault = std::move(report.error());
      out.fault->subject = record.path;
      if (out.fault->line == 0) out.fault->line = record.line;
      return out;
    }
    AnnotatedReport& annotated = out.report.emplace();
    annotated.report = std::move(*report);
    annotated.text = split_text(annotated.report);
    annotated.reading = read_report(annotated.report, annotated.text);
    return out;
  }

  Result<void> take(std::vector<Record> records) {
    part_ids(records);
    std::vector<Read> read_ones(records.size());
    for_each_index(records.size(), run_.threads,
                   [&](std::size_t i) { read_ones[i] = read(records[i]); });
    for (Read& one : read_ones) {
      if (one.fault) faults_.push_back(std::move(*one.fault));
      if (!one.report) continue;
      if (skip_ > 0) {
        --skip_;
        continue;
      }
      if (Result<void> done = add(*one.report); !done) return done;
    }
    if (run_.progress) run_.progress("group", stream_.taken(), 0);
    return flush();
  }

  Result<void> add(const AnnotatedReport& report) {
    const std::string story = stream_.add(report);
    if (command_.at_once) out_ += line_of(report.report.id, story, {}, true);
    if (command_.state.empty() || stream_.taken() % command_.save_every != 0) return {};
    if (Result<void> done = flush(); !done) return done;
    return save();
  }

  // What has left the window is written before the state that knows it no more.
  Result<void> flush() {
    for (const Left& left : stream_.take_left()) {
      if (!command_.stories && !command_.common.show) {
        out_ += line_of(left.report, left.story, {}, false);
      }
    }
    return write_out(std::exchange(out_, {}));
  }

  const GroupCommand& command_;
  const RunOptions& run_;
  StoryStream stream_;
  std::uint64_t skip_ = 0;
  std::unordered_set<std::uint64_t> ids_;  // given out to the reports of about the window
  std::deque<std::uint64_t> given_;        // the same, in the order they were
  std::vector<Error> faults_;
  LeftOut left_out_;
  std::string out_;
};

// Whether ids have been given out that a redirect can be needed for.
bool told_before(const GroupCommand& command, const StoryStream& stream) {
  return command.at_once || !command.state.empty() || stream.taken() > stream.size();
}

std::string final_lines(const GroupCommand& command, const StoryStream& stream) {
  const Window window = stream.settle();
  const std::string redirects = told_before(command, stream) ? redirects_of(window) : "";
  if (command.common.show) return show(window, wants_colour(command.common.no_color));
  if (!command.stories) return lines_of(window) + redirects;
  std::string out;
  for (const StoryTold& story : window.stories) out += to_json(story, command.since) + "\n";
  return out + redirects;
}

Result<void> check(const GroupCommand& command) {
  if (!command.since.empty() && !parse_iso(command.since)) {
    return fail(Fault::usage, "--since",
                "'" + command.since + "' is no date or time like 2031-05-04 or 2031-05-04T12:00Z");
  }
  if (!command.since.empty() && !command.stories) {
    return fail(Fault::usage, "--since", "says what is new in stories: give --stories as well");
  }
  if (command.resume && command.state.empty()) {
    return fail(Fault::usage, "--resume", "goes on from a state: give --state FILE as well");
  }
  return {};
}

}  // namespace

int run_group(const GroupCommand& command) {
  if (const Result<void> usable = check(command); !usable) return exit_code_of(usable);
  Progress progress(command.common.quiet);
  const RunOptions run = run_options(command.common, progress);
  Result<StoryStream> stream = open_stream(command);
  if (!stream) return exit_code_of(std::unexpected(stream.error()));
  Grouper grouper(command, run, std::move(*stream));
  Result<void> done = grouper.take_all();
  // The state is kept as the stream left it: looking at the whole window changes nothing.
  if (done) done = grouper.save();
  progress.clear();
  if (done) done = write_out(final_lines(command, grouper.stream()));
  const int written = exit_code_of(done);
  const int faults = grouper.report();
  return written != 0 ? written : faults;
}

}  // namespace synoptic
