// SPDX-License-Identifier: Apache-2.0
#include "intake/unpackers.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cassert>
#include <limits>

namespace synoptic {
namespace {

unsigned to_unsigned(std::size_t size) {
  return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

// zlib's names for what it unpacks.
constexpr int kGzipWindow = 15 + 16;
constexpr int kZlibWindow = 15;
constexpr int kBareWindow = -15;

class Inflater : public Unpacker {
 public:
  explicit Inflater(int window) { good_ = inflateInit2(&stream_, window) == Z_OK; }
  ~Inflater() override {
    if (good_) inflateEnd(&stream_);
  }

  void reset() override {
    if (good_) inflateReset(&stream_);
  }

  Unpacked unpack(std::string_view in, char* out, std::size_t size) override {
    if (!good_) return {.state = Unpacked::State::broken, .reason = "no memory to unpack it"};
    // zlib's interface takes bytes without a sign, and does not write to its input.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = to_unsigned(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = to_unsigned(size);
    const unsigned had_in = stream_.avail_in;
    const unsigned had_out = stream_.avail_out;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    Unpacked got;
    got.in = had_in - stream_.avail_in;
    got.out = had_out - stream_.avail_out;
    if (code == Z_STREAM_END) {
      got.state = Unpacked::State::ended;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      got.state = Unpacked::State::broken;
      got.reason = stream_.msg != nullptr ? stream_.msg : "not in its format";
    }
    return got;
  }

 private:
  z_stream stream_{};
  bool good_ = false;
};

struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
};

class ZstdUnpacker : public Unpacker {
 public:
  ZstdUnpacker() : context_(ZSTD_createDCtx()) {}

  void reset() override {
    if (!context_) return;
    ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
  }

  Unpacked unpack(std::string_view in, char* out, std::size_t size) override {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, size, 0};
    const std::size_t code = ZSTD_decompressStream(context_.get(), &to, &from);
    Unpacked got;
    got.in = from.pos;
    got.out = to.pos;
    if (ZSTD_isError(code) != 0) {
      got.state = Unpacked::State::broken;
      got.reason = ZSTD_getErrorName(code);
    } else if (code == 0) {
      got.state = Unpacked::State::ended;
    }
    return got;
  }

  void use_dictionary(std::string_view bytes) override {
    dictionary_ = bytes;
    ZSTD_DCtx_loadDictionary(context_.get(), dictionary_.data(), dictionary_.size());
  }

  void share_dictionary(const Unpacker& other) override {
    const auto* const same = dynamic_cast<const ZstdUnpacker*>(&other);
    if (same != nullptr && !same->dictionary_.empty()) use_dictionary(same->dictionary_);
  }

 private:
  std::unique_ptr<ZSTD_DCtx, FreeZstd> context_;
  std::string dictionary_;
};

class BrotliUnpacker : public Unpacker {
 public:
  ~BrotliUnpacker() override { BrotliDecoderDestroyInstance(state_); }

  void reset() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  }

  Unpacked unpack(std::string_view in, char* out, std::size_t size) override {
    if (state_ == nullptr) {
      return {.state = Unpacked::State::broken, .reason = "no memory to unpack it"};
    }
    std::size_t left_in = in.size();
    std::size_t left_out = size;
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* next_out = reinterpret_cast<std::uint8_t*>(out);
    const auto code =
        BrotliDecoderDecompressStream(state_, &left_in, &next_in, &left_out, &next_out, nullptr);
    Unpacked got;
    got.in = in.size() - left_in;
    got.out = size - left_out;
    if (code == BROTLI_DECODER_RESULT_SUCCESS) {
      got.state = Unpacked::State::ended;
    } else if (code == BROTLI_DECODER_RESULT_ERROR) {
      got.state = Unpacked::State::broken;
      got.reason = "not in its format";
    }
    return got;
  }

 private:
  BrotliDecoderState* state_ = nullptr;
};

// Two bytes of zlib's format: method 8, a window of up to 32 KiB, a check sum over both.
bool is_zlib(std::string_view body) {
  if (body.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(body[0]);
  const unsigned second = static_cast<unsigned char>(body[1]);
  return (first & 0x0fu) == 8 && first >> 4u <= 7 && (first << 8u | second) % 31 == 0;
}

}  // namespace

std::unique_ptr<Unpacker> make_unpacker(Packing packing) {
  assert(packing != Packing::none);
  if (packing == Packing::zstd) return std::make_unique<ZstdUnpacker>();
  return std::make_unique<Inflater>(kGzipWindow);
}

std::unique_ptr<Unpacker> make_unpacker(Coding coding, std::string_view body) {
  switch (coding) {
    case Coding::gzip:
      return std::make_unique<Inflater>(kGzipWindow);
    case Coding::deflate:
      return std::make_unique<Inflater>(is_zlib(body) ? kZlibWindow : kBareWindow);
    case Coding::brotli:
      return std::make_unique<BrotliUnpacker>();
    case Coding::zstd:
      break;
  }
  return std::make_unique<ZstdUnpacker>();
}

}  // namespace synoptic
