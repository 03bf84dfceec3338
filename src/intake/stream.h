// intake, private: where bytes come from.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "synoptic/result.h"

namespace synoptic {

// Bytes, one piece after the other. Not safe to share between threads.
class Stream {
 public:
  Stream() = default;
  virtual ~Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  // Reads up to `size` bytes (> 0); 0 only at the end. After an error nothing more can be read. An
  // error without a subject takes the path of the Input that reads it.
  [[nodiscard]] virtual Result<std::size_t> read(char* out, std::size_t size) = 0;

  // Goes to a byte of the file; false where that cannot be done, as with pipes and packed files.
  [[nodiscard]] virtual bool seek(std::uint64_t byte);

  // The size of the file, 0 when that is not known.
  [[nodiscard]] virtual std::uint64_t size() const;
};

// A file, or standard input for "-". `bytes_read`, when given, counts what is read of it and must
// outlive it.
[[nodiscard]] Result<std::unique_ptr<Stream>> open_file(const std::string& path,
                                                        std::uint64_t* bytes_read = nullptr);

// Bytes in memory, which must outlive it.
[[nodiscard]] std::unique_ptr<Stream> open_bytes(std::string_view bytes);

}  // namespace synoptic
