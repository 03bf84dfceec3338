// SPDX-License-Identifier: Apache-2.0
#include "intake/stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "intake/files.h"

namespace synoptic {
namespace {

class FileStream : public Stream {
 public:
  FileStream(std::string path, int file, std::uint64_t* bytes_read)
      : path_(std::move(path)), file_(file), bytes_read_(bytes_read) {
    struct stat status{};
    if (fstat(file_, &status) == 0 && S_ISREG(status.st_mode)) {
      size_ = static_cast<std::uint64_t>(status.st_size);
    }
  }
  ~FileStream() override {
    if (file_ > STDIN_FILENO) close(file_);
  }

  Result<std::size_t> read(char* out, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(file_, out, size);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return std::unexpected(system_error(path_, errno));
      if (bytes_read_ != nullptr) *bytes_read_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
  }

  bool seek(std::uint64_t byte) override {
    return size_ > 0 && lseek(file_, static_cast<off_t>(byte), SEEK_SET) >= 0;
  }

  std::uint64_t size() const override { return size_; }

 private:
  std::string path_;
  int file_;
  std::uint64_t* bytes_read_;
  std::uint64_t size_ = 0;
};

class MemoryStream : public Stream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}

  Result<std::size_t> read(char* out, std::size_t size) override {
    const std::string_view piece = bytes_.substr(at_, size);
    std::ranges::copy(piece, out);
    at_ += piece.size();
    return piece.size();
  }

  bool seek(std::uint64_t byte) override {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(byte, bytes_.size()));
    return true;
  }

  std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

bool Stream::seek(std::uint64_t /*byte*/) { return false; }

std::uint64_t Stream::size() const { return 0; }

Result<std::unique_ptr<Stream>> open_file(const std::string& path, std::uint64_t* bytes_read) {
  if (path == "-") return std::make_unique<FileStream>(path, STDIN_FILENO, bytes_read);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::unexpected(system_error(path, errno));
  return std::make_unique<FileStream>(path, file, bytes_read);
}

std::unique_ptr<Stream> open_bytes(std::string_view bytes) {
  return std::make_unique<MemoryStream>(bytes);
}

}  // namespace synoptic
