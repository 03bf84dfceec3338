// SPDX-License-Identifier: Apache-2.0
#include "intake/input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "intake/files.h"

namespace synoptic {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;
constexpr std::size_t kPeek = std::size_t{64} << 10;

}  // namespace

Result<Input> Input::open(const std::string& path) {
  if (path == "-") return Input(path, STDIN_FILENO);
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::unexpected(system_error(path, errno));
  return Input(path, file);
}

Input::Input(Input&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::exchange(other.file_, -1)),
      ended_(other.ended_),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      line_(other.line_),
      done_(other.done_) {}

Input& Input::operator=(Input&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  std::swap(buffer_, other.buffer_);
  ended_ = other.ended_;
  begin_ = other.begin_;
  end_ = other.end_;
  line_ = other.line_;
  done_ = other.done_;
  return *this;
}

Input::~Input() {
  if (file_ > STDIN_FILENO) close(file_);
}

Result<std::string_view> Input::fill(std::size_t wanted) {
  if (buffer_.empty()) buffer_.resize(kBuffer);
  if (begin_ > 0 && end_ - begin_ < wanted) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  while (!ended_ && end_ - begin_ < wanted) {
    const ssize_t got = ::read(file_, buffer_.data() + end_, buffer_.size() - end_);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::unexpected(system_error(path_, errno));
    ended_ = got == 0;
    end_ += static_cast<std::size_t>(got);
  }
  return std::string_view(buffer_.data() + begin_, end_ - begin_);
}

void Input::take(std::size_t bytes) noexcept {
  begin_ += bytes;
  done_ += bytes;
}

Error Input::too_large(std::uint64_t limit) const {
  Error error;
  error.fault = Fault::too_large;
  error.subject = path_;
  error.line = line_;
  error.detail = "over the limit of " + std::to_string(limit) + " bytes for one report";
  return error;
}

Result<std::string_view> Input::peek() {
  const auto unread = fill(kPeek);
  if (!unread) return unread;
  return unread->substr(0, kPeek);
}

Result<std::string> Input::read_all(std::uint64_t limit) {
  std::string bytes;
  while (true) {
    const auto unread = fill(1);
    if (!unread) return std::unexpected(unread.error());
    if (unread->empty()) return bytes;
    if (bytes.size() + unread->size() > limit) return std::unexpected(too_large(limit));
    bytes += *unread;
    take(unread->size());
  }
}

std::optional<Result<std::string>> Input::next_line(std::uint64_t limit) {
  std::string text;
  bool over = false;
  bool any = false;
  while (true) {
    const auto unread = fill(1);
    if (!unread) {
      ended_ = true;  // what cannot be read now is not asked for again
      begin_ = end_;
      return std::unexpected(unread.error());
    }
    if (unread->empty() && !any) return std::nullopt;
    if (!std::exchange(any, true)) ++line_;
    const std::size_t feed = unread->find('\n');
    const std::string_view piece = unread->substr(0, feed);
    over = over || text.size() + piece.size() > limit;
    if (!over) text += piece;
    const bool last = feed != std::string_view::npos || unread->empty();
    take(feed == std::string_view::npos ? piece.size() : feed + 1);
    if (!last) continue;
    if (over) return std::unexpected(too_large(limit));
    return text;
  }
}

}  // namespace synoptic
