// intake, private: the compression libraries behind one face.
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "intake/unpack.h"

namespace synoptic {

// What one step of unpacking took and gave.
struct Unpacked {
  enum class State : std::uint8_t { going_on, ended, broken };
  std::size_t in = 0;
  std::size_t out = 0;
  State state = State::going_on;
  std::string reason;  // when broken
};

// Usage: (reset unpack*)*. One member, frame or body at a time.
class Unpacker {
 public:
  Unpacker() = default;
  virtual ~Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  virtual void reset() = 0;
  [[nodiscard]] virtual Unpacked unpack(std::string_view in, char* out, std::size_t size) = 0;

  // Only Zstandard has dictionaries; the others pass over them.
  virtual void use_dictionary(std::string_view /*bytes*/) {}
  virtual void share_dictionary(const Unpacker& /*other*/) {}
};

// REQUIRES: packing is not none.
[[nodiscard]] std::unique_ptr<Unpacker> make_unpacker(Packing packing);

// Of an HTTP body. "deflate" means zlib's format, and servers send the bare one as well: `body`
// tells them apart.
[[nodiscard]] std::unique_ptr<Unpacker> make_unpacker(Coding coding, std::string_view body);

}  // namespace synoptic
