// SPDX-License-Identifier: Apache-2.0
#include "synoptic/intake.h"

#include <deque>
#include <utility>

#include "intake/files.h"
#include "intake/input.h"
#include "intake/sidecars.h"
#include "intake/sniff.h"

namespace synoptic {
namespace {

std::string id_of_path(const std::string& path) {
  if (path == "-") return "stdin";
  return std::string(without_ending(file_name(path)));
}

// A NUL in the first bytes means that no line of the file can be JSON.
std::optional<Error> binary_fault(const std::string& path, std::string_view head) {
  const std::size_t nul = head.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  Error error;
  error.fault = Fault::binary;
  error.subject = path;
  error.byte = nul;
  error.has_byte = true;
  error.detail = "a NUL byte; JSON lines must be UTF-8 text";
  return error;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Whether a line opens a JSON document that is laid out over many lines.
bool opens_document(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return false;
  const std::size_t last = line.find_last_not_of(" \t\r");
  return first == last && (line[first] == '{' || line[first] == '[');
}

}  // namespace

class Intake::State {
 public:
  State(std::vector<std::string> paths, IntakeOptions options)
      : options_(std::move(options)),
        paths_(std::move(paths)),
        sidecars_(options_.max_record_bytes) {}

  std::optional<Result<Record>> next() {
    if (!std::exchange(listed_, true)) listing_ = list_files(paths_, options_);
    while (true) {
      if (!faults_.empty()) return take_fault();
      if (ready_) return take_ready();
      if (lines_) {
        read_line();
      } else if (next_file_ < listing_.files.size()) {
        read_file(listing_.files[next_file_++]);
      } else {
        return std::nullopt;
      }
      tell_progress();
    }
  }

  [[nodiscard]] std::size_t passed_over() const noexcept { return listing_.passed_over; }

 private:
  Result<Record> take_fault() {
    Error error = std::move(faults_.front());
    faults_.pop_front();
    return std::unexpected(std::move(error));
  }

  Result<Record> take_ready() {
    Record record = std::move(*ready_);
    ready_.reset();
    return record;
  }

  void fault_at(const std::string& path, Error error) {
    error.subject = path;
    faults_.push_back(std::move(error));
  }

  void read_file(const Found& file) {
    if (file.fault) {
      faults_.push_back(*file.fault);
      return;
    }
    auto input = Input::open(file.path);
    if (!input) {
      faults_.push_back(input.error());
      return;
    }
    const auto head = input->peek();
    if (!head) {
      faults_.push_back(head.error());
      return;
    }
    if (head->empty()) {
      faults_.push_back(fail(Fault::empty, file.path, "no byte in it; leave it out").error());
      return;
    }
    const auto by_ending = kind_by_ending(file.path);
    const auto kind = by_ending ? Result<RecordKind>(*by_ending) : kind_by_content(*head);
    if (!kind) {
      fault_at(file.path, kind.error());
    } else if (*kind == RecordKind::fields) {
      open_lines(file, std::move(*input), *head);
    } else {
      read_whole(file, *input, *kind);
    }
  }

  void open_lines(const Found& file, Input input, std::string_view head) {
    if (auto fault = binary_fault(file.path, head)) {
      faults_.push_back(std::move(*fault));
      return;
    }
    if (file.size > options_.max_file_bytes) {
      faults_.push_back(fail(Fault::too_large, file.path,
                             "over the limit of " + std::to_string(options_.max_file_bytes) +
                                 " bytes for one file; split it")
                            .error());
      return;
    }
    lines_.emplace(std::move(input));
    lines_path_ = file.path;
    lines_any_ = false;
  }

  void read_line() {
    auto line = lines_->next_line(options_.max_record_bytes);
    if (!line) {
      end_lines();
    } else if (!*line) {
      lines_any_ = true;
      faults_.push_back(line->error());
    } else if (!is_blank(**line)) {
      take_line(**line);
    }
  }

  void end_lines() {
    if (!lines_any_) {
      faults_.push_back(fail(Fault::empty, lines_path_, "no JSON line in it").error());
    }
    done_ += lines_->done();
    lines_.reset();
  }

  void take_line(std::string_view line) {
    const bool first = !std::exchange(lines_any_, true);
    if (first && opens_document(line)) {
      faults_.push_back(fail(Fault::malformed, lines_path_,
                             "JSON over many lines; write one report a line, as in JSON Lines")
                            .error());
      end_lines();
      return;
    }
    auto fields = parse_fields(line);
    if (!fields) {
      fields.error().line = lines_->line();
      fault_at(lines_path_, std::move(fields.error()));
      return;
    }
    Record record;
    record.path = lines_path_;
    record.line = lines_->line();
    record.id = fields->id.value_or(id_of_path(lines_path_));
    record.kind = RecordKind::fields;
    record.fields = std::move(*fields);
    ready_ = std::move(record);
  }

  void read_whole(const Found& file, Input& input, RecordKind kind) {
    auto bytes = input.read_all(options_.max_record_bytes);
    done_ += file.size;
    if (!bytes) {
      faults_.push_back(bytes.error());
      return;
    }
    Record record;
    record.path = file.path;
    record.id = id_of_path(file.path);
    record.kind = kind;
    record.bytes = std::move(*bytes);
    if (file.path != "-") record.fields = sidecars_.find(file.path, record.id, faults_);
    ready_ = std::move(record);
  }

  void tell_progress() const {
    if (!options_.progress) return;
    options_.progress(done_ + (lines_ ? lines_->done() : 0), listing_.bytes);
  }

  IntakeOptions options_;
  std::vector<std::string> paths_;
  Sidecars sidecars_;
  bool listed_ = false;
  Listing listing_;
  std::size_t next_file_ = 0;
  std::optional<Input> lines_;  // the file of JSON lines being read
  std::string lines_path_;
  bool lines_any_ = false;  // it has had a line that is not blank
  std::deque<Error> faults_;
  std::optional<Record> ready_;
  std::uint64_t done_ = 0;  // bytes of the files before this one
};

Intake::Intake(std::vector<std::string> paths, IntakeOptions options)
    : state_(std::make_unique<State>(std::move(paths), std::move(options))) {}
Intake::~Intake() = default;
Intake::Intake(Intake&&) noexcept = default;
Intake& Intake::operator=(Intake&&) noexcept = default;

std::optional<Result<Record>> Intake::next() { return state_->next(); }

std::size_t Intake::passed_over() const noexcept { return state_->passed_over(); }

}  // namespace synoptic
