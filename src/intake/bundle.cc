// SPDX-License-Identifier: Apache-2.0
#include "intake/bundle.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::size_t kTarMagicAt = 257;

struct FreeArchive {
  void operator()(archive* handle) const noexcept { archive_read_free(handle); }
};

std::string what_it_says(archive* handle) {
  const char* const words = archive_error_string(handle);
  return words == nullptr ? "not in its format" : repair_utf8(words).text;
}

}  // namespace

bool opens_bundle(std::string_view head) noexcept {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") ||
         head.substr(std::min(head.size(), kTarMagicAt)).starts_with("ustar");
}

class BundleReader::State {
 public:
  State(Input input, const IntakeOptions& options)
      : input_(std::move(input)), limits_(options.unpack), archive_(archive_read_new()) {}

  std::optional<Result<BundleEntry>> next() {
    if (over_) return std::nullopt;
    if (!std::exchange(opened_, true) && !open_archive())
      return std::unexpected(end(Fault::malformed));
    while (true) {
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(archive_.get(), &entry);
      if (code == ARCHIVE_EOF) {
        over_ = true;
        return std::nullopt;
      }
      if (code == ARCHIVE_RETRY) continue;
      if (code < ARCHIVE_WARN) return std::unexpected(end(Fault::malformed));
      ++number_;
      if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
        continue;
      }
      BundleEntry found;
      found.number = number_;
      found.name = name_of(entry);
      found.byte = static_cast<std::uint64_t>(
          std::max<la_int64_t>(archive_read_header_position(archive_.get()), 0));
      begin_ = found.byte;
      return found;
    }
  }

  Result<std::size_t> read(char* out, std::size_t size) {
    const la_ssize_t got = archive_read_data(archive_.get(), out, size);
    if (got < 0) {
      Error error;
      error.fault = Fault::malformed;
      error.byte = begin_;
      error.has_byte = true;
      error.detail = "entry " + std::to_string(number_) + " cannot be unpacked (" +
                     what_it_says(archive_.get()) + "); unpack or fetch the archive again";
      if (got == ARCHIVE_FATAL) over_ = true;
      return std::unexpected(std::move(error));
    }
    out_ += static_cast<std::uint64_t>(got);
    if (out_ > limits_.free_bytes && out_ / limits_.max_ratio > in_) {
      return std::unexpected(end(Fault::too_large));
    }
    return static_cast<std::size_t>(got);
  }

 private:
  bool open_archive() {
    archive* const handle = archive_.get();
    archive_read_support_filter_none(handle);
    archive_read_support_format_zip(handle);
    archive_read_support_format_tar(handle);
    archive_read_set_callback_data(handle, this);
    archive_read_set_read_callback(handle, read_callback);
    if (input_.size() > 0) archive_read_set_seek_callback(handle, seek_callback);
    return archive_read_open1(handle) == ARCHIVE_OK;
  }

  // Ends the archive with an Error.
  Error end(Fault fault) {
    over_ = true;
    Error error;
    error.fault = fault;
    error.subject = input_.subject();
    if (input_.trouble()) return *input_.trouble();
    error.detail = fault == Fault::too_large
                       ? "the archive expands to over " + std::to_string(limits_.max_ratio) +
                             " times its size, as a decompression bomb does; the entries from "
                             "number " +
                             std::to_string(number_) + " on are left out"
                       : "entry " + std::to_string(number_ + 1) +
                             " and what follows cannot be read (" + what_it_says(archive_.get()) +
                             "); fetch the archive again";
    return error;
  }

  // Names are UTF-8, or what some old program wrote; the library gives nothing where it cannot
  // tell.
  std::string name_of(archive_entry* entry) const {
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    if (name == nullptr || *name == '\0') return "entry " + std::to_string(number_);
    return repair_utf8(name).text;
  }

  static la_ssize_t read_callback(archive* handle, void* self, const void** bytes) {
    auto& state = *static_cast<State*>(self);
    state.input_.take(std::exchange(state.lent_, 0));
    const std::string_view ahead = state.input_.fill(1).substr(0, kPiece);
    if (ahead.empty() && state.input_.trouble()) {
      archive_set_error(handle, EIO, "the file cannot be read on");
      return -1;
    }
    state.lent_ = ahead.size();
    state.in_ += ahead.size();
    *bytes = ahead.data();
    return static_cast<la_ssize_t>(ahead.size());
  }

  static la_int64_t seek_callback(archive* /*handle*/, void* self, la_int64_t offset, int whence) {
    auto& state = *static_cast<State*>(self);
    const auto done = static_cast<la_int64_t>(state.input_.done() + std::exchange(state.lent_, 0));
    const auto size = static_cast<la_int64_t>(state.input_.size());
    const la_int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? done : size;
    const la_int64_t to = std::clamp<la_int64_t>(from + offset, 0, size);
    if (!state.input_.seek(static_cast<std::uint64_t>(to))) return ARCHIVE_FATAL;
    return to;
  }

  Input input_;
  UnpackLimits limits_;
  std::unique_ptr<archive, FreeArchive> archive_;
  std::size_t lent_ = 0;  // bytes that the library looks at
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
  std::uint64_t number_ = 0;
  std::uint64_t begin_ = 0;
  bool opened_ = false;
  bool over_ = false;
};

namespace {

class EntryStream : public Stream {
 public:
  using Read = Result<std::size_t> (*)(void*, char*, std::size_t);
  EntryStream(void* state, Read how) : state_(state), read_(how) {}
  Result<std::size_t> read(char* out, std::size_t size) override {
    return read_(state_, out, size);
  }

 private:
  void* state_;
  Read read_;
};

}  // namespace

BundleReader::BundleReader(Input archive, const IntakeOptions& options)
    : state_(std::make_unique<State>(std::move(archive), options)) {}
BundleReader::~BundleReader() = default;

std::optional<Result<BundleEntry>> BundleReader::next() { return state_->next(); }

std::unique_ptr<Stream> BundleReader::open() {
  return std::make_unique<EntryStream>(state_.get(), [](void* state, char* out, std::size_t size) {
    return static_cast<State*>(state)->read(out, size);
  });
}

}  // namespace synoptic
