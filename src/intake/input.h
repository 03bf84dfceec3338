// intake, private: a stream of bytes with a buffer before it.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/stream.h"
#include "synoptic/result.h"

namespace synoptic {

// Usage: Input (peek | fill take | read_all | next_line)*. Owns the stream; not safe to share
// between threads.
class Input {
 public:
  // `subject` is what messages call the file.
  Input(std::string subject, std::unique_ptr<Stream> stream);

  // Up to 64 KiB from the place reached, which stays unread. Shorter only at the end of the input.
  [[nodiscard]] Result<std::string_view> peek();

  // Reads until `wanted` bytes lie ahead or the input ends or fails; gives all that lie ahead,
  // which may be more. Good until the next call. What failed, trouble() says.
  [[nodiscard]] std::string_view fill(std::size_t wanted);

  // Passes bytes that lie ahead.
  void take(std::size_t bytes) noexcept;

  // Why there is nothing behind the bytes that lie ahead, other than that the input ends there.
  [[nodiscard]] const std::optional<Error>& trouble() const noexcept { return trouble_; }

  // Reads on after trouble, when the stream has been brought behind it.
  void forget_trouble();

  // What is left; Fault::too_large when that is over the limit.
  [[nodiscard]] Result<std::string> read_all(std::uint64_t limit);

  // The next line without its line feed, absent at the end. A line over the limit is an Error with
  // its number, and is skipped: never more than the limit and a buffer are held.
  [[nodiscard]] std::optional<Result<std::string>> next_line(std::uint64_t limit);

  // Goes to a byte of the stream; false where the stream cannot.
  [[nodiscard]] bool seek(std::uint64_t byte);

  // 1-based number of the line given last.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

  // How many bytes have been handed out: where the next one stands.
  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }

  // The size of the file, 0 when that is not known.
  [[nodiscard]] std::uint64_t size() const { return stream_->size(); }

  [[nodiscard]] const std::string& subject() const noexcept { return subject_; }

 private:
  [[nodiscard]] Error too_large(std::uint64_t limit) const;

  std::string subject_;
  std::unique_ptr<Stream> stream_;
  bool ended_ = false;
  std::optional<Error> trouble_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // unread bytes of the buffer: [begin_, end_)
  std::size_t end_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t done_ = 0;
};

}  // namespace synoptic
