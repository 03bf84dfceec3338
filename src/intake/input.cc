// SPDX-License-Identifier: Apache-2.0
#include "intake/input.h"

#include <algorithm>
#include <utility>

namespace synoptic {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;
constexpr std::size_t kPeek = std::size_t{64} << 10;

}  // namespace

Input::Input(std::string subject, std::unique_ptr<Stream> stream)
    : subject_(std::move(subject)), stream_(std::move(stream)) {}

std::string_view Input::fill(std::size_t wanted) {
  if (buffer_.empty()) buffer_.resize(kBuffer);
  if (begin_ > 0 && end_ - begin_ < wanted) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  while (!ended_ && end_ - begin_ < wanted) {
    // Grown as the bytes come, never by what somebody says will come.
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    const auto got = stream_->read(buffer_.data() + end_, buffer_.size() - end_);
    if (!got) {
      trouble_ = got.error();
      if (trouble_->subject.empty()) trouble_->subject = subject_;
    }
    ended_ = !got || *got == 0;
    end_ += got.value_or(0);
  }
  return {buffer_.data() + begin_, end_ - begin_};
}

void Input::take(std::size_t bytes) noexcept {
  begin_ += bytes;
  done_ += bytes;
}

void Input::forget_trouble() {
  ended_ = false;
  trouble_.reset();
}

bool Input::seek(std::uint64_t byte) {
  if (!stream_->seek(byte)) return false;
  begin_ = end_ = 0;
  done_ = byte;
  forget_trouble();
  return true;
}

Error Input::too_large(std::uint64_t limit) const {
  Error error;
  error.fault = Fault::too_large;
  error.subject = subject_;
  error.line = line_;
  error.detail = "over the limit of " + std::to_string(limit) + " bytes for one report";
  return error;
}

Result<std::string_view> Input::peek() {
  const std::string_view unread = fill(kPeek);
  if (unread.empty() && trouble_) return std::unexpected(*trouble_);
  return unread.substr(0, kPeek);
}

Result<std::string> Input::read_all(std::uint64_t limit) {
  std::string bytes;
  while (true) {
    const std::string_view unread = fill(1);
    if (unread.empty() && trouble_) return std::unexpected(*trouble_);
    if (unread.empty()) return bytes;
    if (bytes.size() + unread.size() > limit) return std::unexpected(too_large(limit));
    bytes += unread;
    take(unread.size());
  }
}

std::optional<Result<std::string>> Input::next_line(std::uint64_t limit) {
  std::string text;
  bool over = false;
  bool any = false;
  while (true) {
    const std::string_view unread = fill(1);
    if (unread.empty() && trouble_) {
      // What cannot be read now is not asked for again; a line that it cuts in two is no line.
      Error error = std::move(*std::exchange(trouble_, std::nullopt));
      if (error.line == 0) error.line = any ? line_ : line_ + 1;
      return std::unexpected(std::move(error));
    }
    if (unread.empty() && !any) return std::nullopt;
    if (!std::exchange(any, true)) ++line_;
    const std::size_t feed = unread.find('\n');
    const std::string_view piece = unread.substr(0, feed);
    over = over || text.size() + piece.size() > limit;
    if (!over) text += piece;
    const bool last = feed != std::string_view::npos || unread.empty();
    take(feed == std::string_view::npos ? piece.size() : feed + 1);
    if (!last) continue;
    if (over) return std::unexpected(too_large(limit));
    return text;
  }
}

}  // namespace synoptic
