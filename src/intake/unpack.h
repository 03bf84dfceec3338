// intake, private: unpacks gzip and Zstandard streams, member by member, and whole bodies.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/input.h"
#include "synoptic/intake.h"

namespace synoptic {

enum class Packing : std::uint8_t { none, gzip, zstd };

// What a file is packed with, by its first bytes.
[[nodiscard]] Packing packing_of(std::string_view head) noexcept;

// A gzip file is a row of members, a Zstandard file a row of frames ("members" here too); web
// archives have one for each record. This stream gives what they hold, one behind the other, knows
// where each began, and can go on behind a broken one. A file that is not packed is one member.
class Members : public Stream {
 public:
  Members(Input packed, Packing packing, const UnpackLimits& limits);
  ~Members() override;

  // Never gives bytes of two members at once. Fault::malformed for data that is broken or cut off,
  // Fault::too_large for a member that expands beyond the limits; `byte` is where it begins.
  [[nodiscard]] Result<std::size_t> read(char* out, std::size_t size) override;

  // Where a member begins: in what has been unpacked, and in the file.
  struct Begin {
    std::uint64_t unpacked = 0;
    std::uint64_t packed = 0;
  };

  // The member that the unpacked byte lies in, of those that have been read; forgets the ones
  // before it, so that bytes must be asked for in order.
  [[nodiscard]] Begin member_of(std::uint64_t unpacked);

  // The first member that begins behind the unpacked byte, absent when none has been read.
  [[nodiscard]] std::optional<Begin> member_behind(std::uint64_t unpacked) const;

  // Up to which unpacked byte all members ended as they should, with the right checksum.
  [[nodiscard]] std::uint64_t sound_until() const noexcept;

  // After an error: goes to the next member behind the beginning of the broken one that opens with
  // these words. False when there is none; the stream has ended then.
  [[nodiscard]] bool resume(std::string_view opening);

 private:
  class State;
  std::unique_ptr<State> state_;
};

// How the body of an HTTP message may be packed.
enum class Coding : std::uint8_t { gzip, deflate, brotli, zstd };

// Unpacks a whole body. Fault::too_large over `max_bytes` or the ratio, Fault::malformed for what
// is broken or cut off; the errors have no subject.
[[nodiscard]] Result<std::string> unpack_body(std::string_view body, Coding coding,
                                              std::uint64_t max_bytes, const UnpackLimits& limits);

}  // namespace synoptic
