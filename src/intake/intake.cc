// SPDX-License-Identifier: Apache-2.0
#include "synoptic/intake.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "intake/files.h"
#include "intake/readers.h"
#include "intake/sidecars.h"
#include "intake/stream.h"

namespace synoptic {

class Intake::State {
 public:
  State(std::vector<std::string> paths, IntakeOptions options)
      : options_(std::move(options)),
        paths_(std::move(paths)),
        sidecars_(options_.max_record_bytes),
        shared_{options_, passed_over_, &sidecars_, &faults_} {}

  std::optional<Result<Record>> next() {
    if (!std::exchange(listed_, true)) {
      listing_ = list_files(paths_, options_);
      passed_over_.files = listing_.passed_over;
    }
    while (true) {
      if (!faults_.empty()) return take_fault();
      if (ready_) return take_ready();
      if (reader_) {
        read_on();
      } else if (next_file_ < listing_.files.size()) {
        open(listing_.files[next_file_++]);
      } else {
        return std::nullopt;
      }
      tell_progress();
    }
  }

  [[nodiscard]] const PassedOver& passed_over() const noexcept { return passed_over_; }

 private:
  Result<Record> take_fault() {
    Error error = std::move(faults_.front());
    faults_.pop_front();
    return std::unexpected(std::move(error));
  }

  Result<Record> take_ready() {
    Result<Record> record = std::move(*ready_);
    ready_.reset();
    return record;
  }

  void open(const Found& file) {
    if (file.fault) {
      faults_.push_back(*file.fault);
      return;
    }
    file_size_ = file.size;
    auto stream = open_file(file.path, &file_read_);
    if (!stream) {
      faults_.push_back(std::move(stream.error()));
      end_file();
      return;
    }
    Source source;
    source.path = file.path;
    source.size = file.size;
    auto reader = open_reader(std::move(source), Input(file.path, std::move(*stream)), shared_);
    if (!reader) {
      faults_.push_back(std::move(reader.error()));
      end_file();
      return;
    }
    reader_ = std::move(*reader);
  }

  // Troubles with a sidecar come before the record that asked for it.
  void read_on() {
    ready_ = reader_->next();
    if (!ready_) end_file();
  }

  void end_file() {
    reader_.reset();
    done_ += file_size_;
    file_size_ = file_read_ = 0;
  }

  void tell_progress() const {
    if (!options_.progress) return;
    const std::uint64_t now =
        listing_.bytes == 0 ? file_read_ : std::min(file_read_, file_size_);  // a ZIP is read twice
    options_.progress(done_ + now, listing_.bytes);
  }

  IntakeOptions options_;
  std::vector<std::string> paths_;
  Sidecars sidecars_;
  PassedOver passed_over_;
  std::deque<Error> faults_;
  Shared shared_;
  bool listed_ = false;
  Listing listing_;
  std::size_t next_file_ = 0;
  std::unique_ptr<Reader> reader_;  // of the file being read
  std::optional<Result<Record>> ready_;
  std::uint64_t file_read_ = 0;
  std::uint64_t file_size_ = 0;
  std::uint64_t done_ = 0;  // bytes of the files before this one
};

Intake::Intake(std::vector<std::string> paths, IntakeOptions options)
    : state_(std::make_unique<State>(std::move(paths), std::move(options))) {}
Intake::~Intake() = default;
Intake::Intake(Intake&&) noexcept = default;
Intake& Intake::operator=(Intake&&) noexcept = default;

std::optional<Result<Record>> Intake::next() { return state_->next(); }

const PassedOver& Intake::passed_over() const noexcept { return state_->passed_over(); }

BytesRead read_bytes(std::string_view name, std::string_view bytes, const IntakeOptions& options) {
  BytesRead out;
  const Shared shared{options, out.passed_over};
  Source source;
  source.path = std::string(name);
  source.size = bytes.size();
  auto reader = open_reader(source, Input(source.path, open_bytes(bytes)), shared);
  if (!reader) {
    out.faults.push_back(std::move(reader.error()));
    return out;
  }
  while (auto record = (*reader)->next()) {
    if (*record) {
      out.records.push_back(std::move(**record));
    } else {
      out.faults.push_back(std::move(record->error()));
    }
  }
  return out;
}

}  // namespace synoptic
