// intake, private: the bytes of one file or of standard input, a buffer at a time.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/result.h"

namespace synoptic {

// Usage: open (peek | read_all | next_line)*. Owns the file; not safe to share between threads.
class Input {
 public:
  // Opens a path, "-" for standard input.
  [[nodiscard]] static Result<Input> open(const std::string& path);

  Input(Input&& other) noexcept;
  Input& operator=(Input&& other) noexcept;
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();

  // Up to 64 KiB from the place reached, which stays unread. Shorter only at the end of the input.
  [[nodiscard]] Result<std::string_view> peek();

  // What is left; Fault::too_large when that is over the limit.
  [[nodiscard]] Result<std::string> read_all(std::uint64_t limit);

  // The next line without its line feed, absent at the end. A line over the limit is an Error with
  // its number, and is skipped: never more than the limit and a buffer are held.
  [[nodiscard]] std::optional<Result<std::string>> next_line(std::uint64_t limit);

  // 1-based number of the line given last.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  // How many bytes have been handed out.
  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }

 private:
  Input(std::string path, int file) : path_(std::move(path)), file_(file) {}

  // Reads until the buffer holds `wanted` bytes or the input ends.
  [[nodiscard]] Result<std::string_view> fill(std::size_t wanted);
  void take(std::size_t bytes) noexcept;
  [[nodiscard]] Error too_large(std::uint64_t limit) const;

  std::string path_;
  int file_ = -1;
  bool ended_ = false;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // unread bytes of the buffer: [begin_, end_)
  std::size_t end_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t done_ = 0;
};

}  // namespace synoptic
