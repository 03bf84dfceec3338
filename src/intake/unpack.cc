// SPDX-License-Identifier: Apache-2.0
#include "intake/unpack.h"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/unpackers.h"

namespace synoptic {
namespace {

constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
// So many packed bytes of a member are kept to look through when it turns out to be broken.
constexpr std::size_t kKept = std::size_t{8} << 20;
constexpr std::size_t kLongestMagic = 4;

Error broken(Fault fault, std::uint64_t byte, std::string detail) {
  Error error;
  error.fault = fault;
  error.byte = byte;
  error.has_byte = true;
  error.detail = std::move(detail);
  return error;
}

bool is_skippable_frame(std::string_view head) {
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xf0u) == 0x50u &&
         head.substr(1, 3) == "\x2a\x4d\x18";
}

}  // namespace

Packing packing_of(std::string_view head) noexcept {
  if (head.starts_with(kGzipMagic)) return Packing::gzip;
  const bool zstd = head.starts_with(kZstdMagic) || is_skippable_frame(head);
  return zstd ? Packing::zstd : Packing::none;
}

class Members::State {
 public:
  State(Input packed, Packing packing, const UnpackLimits& limits)
      : packed_(std::move(packed)), packing_(packing), limits_(limits) {
    if (packing_ == Packing::none) {
      begins_.push_back({0, 0});
    } else {
      unpacker_ = make_unpacker(packing_);
    }
  }

  Result<std::size_t> read(char* out, std::size_t size) {
    if (packing_ == Packing::none) return read_plain(out, size);
    if (failed_) return std::unexpected(*failed_);
    while (true) {
      if (!open_) {
        const auto begun = begin();
        if (!begun) return std::unexpected(begun.error());
        if (!*begun) return std::size_t{0};
      }
      const auto got = step(out, size);
      if (!got || *got > 0) return got;
    }
  }

  Begin member_of(std::uint64_t unpacked) {
    while (begins_.size() > 1 && begins_[1].unpacked <= unpacked) begins_.pop_front();
    return begins_.empty() ? Begin{unpacked, packed_.done()} : begins_.front();
  }

  [[nodiscard]] std::optional<Begin> member_behind(std::uint64_t unpacked) const {
    const auto found =
        std::ranges::find_if(begins_, [&](const Begin& b) { return b.unpacked > unpacked; });
    return found == begins_.end() ? std::nullopt : std::optional(*found);
  }

  [[nodiscard]] std::uint64_t sound_until() const noexcept { return sound_until_; }

  bool resume(std::string_view opening) {
    if (packing_ == Packing::none) return false;
    failed_.reset();
    const std::string_view magic = packing_ == Packing::gzip ? kGzipMagic : kZstdMagic;
    std::size_t at = 1;  // not the broken one itself
    while (true) {
      const std::string_view ahead = packed_.fill(std::max(at + kLongestMagic, kPieceBytes));
      const std::size_t found = ahead.find(magic, at);
      if (found != std::string_view::npos) {
        if (opens_with(found, opening)) {
          packed_.take(found);
          open_ = false;
          return true;
        }
        at = found + 1;
        continue;
      }
      if (ahead.size() < std::max(at + kLongestMagic, kPieceBytes)) {  // the end of the file
        packed_.take(ahead.size());
        open_ = false;
        return false;
      }
      // What has been looked through goes, but for the beginning of a magic number at its end.
      packed_.take(ahead.size() - kLongestMagic);
      at = 0;
    }
  }

 private:
  static constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

  Result<std::size_t> read_plain(char* out, std::size_t size) {
    const std::string_view ahead = packed_.fill(1);
    if (ahead.empty() && packed_.trouble()) return std::unexpected(*packed_.trouble());
    const std::size_t count = std::min(size, ahead.size());
    std::copy_n(ahead.begin(), count, out);
    packed_.take(count);
    sound_until_ += count;
    return count;
  }

  // Begins the next member; false at the end of the file.
  Result<bool> begin() {
    std::string_view ahead = packed_.fill(kLongestMagic);
    while (!ahead.empty() && ahead.front() == '\0') {  // padding of block devices
      packed_.take(1);
      ahead = packed_.fill(kLongestMagic);
    }
    if (ahead.empty() && packed_.trouble()) return std::unexpected(*packed_.trouble());
    if (ahead.empty()) return false;
    begins_.push_back({total_out_, packed_.done()});
    open_ = true;
    used_ = member_in_ = member_out_ = 0;
    const std::string_view magic = packing_ == Packing::gzip ? kGzipMagic : kZstdMagic;
    const bool fits =
        ahead.size() < magic.size() ? magic.starts_with(ahead) : packing_of(ahead) == packing_;
    if (!fits) {
      return std::unexpected(
          broken(Fault::malformed, packed_.done(),
                 std::string("the bytes from there on are no ") + name() +
                     " data; the file is damaged, or two files were put together"));
    }
    if (packing_ == Packing::zstd && total_out_ == 0) load_dictionary();
    unpacker_->reset();
    return true;
  }

  // Web archives may have the dictionary of all their frames in a frame before them (the
  // International Internet Preservation Consortium's "WARC compression with Zstandard").
  void load_dictionary() {
    constexpr std::string_view kDictionaryMagic = "\x5d\x2a\x4d\x18";
    constexpr std::size_t kHead = 8;
    const std::string_view head = packed_.fill(kHead);
    if (!head.starts_with(kDictionaryMagic) || head.size() < kHead) return;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      size |= std::size_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
    }
    if (size > kKept) return;
    const std::string_view frame = packed_.fill(kHead + size);
    if (frame.size() < kHead + size) return;
    std::string dictionary(frame.substr(kHead, size));
    if (dictionary.starts_with(kZstdMagic)) {
      auto unpacked = unpack_body(dictionary, Coding::zstd, kKept, limits_);
      if (!unpacked) return;
      dictionary = std::move(*unpacked);
    }
    unpacker_->use_dictionary(dictionary);
  }

  // One step of unpacking; 0 bytes when the member ended or more input is needed.
  Result<std::size_t> step(char* out, std::size_t size) {
    const std::string_view ahead = packed_.fill(used_ + 1);
    if (ahead.size() == used_) return cut_off();
    const Unpacked got = unpacker_->unpack(ahead.substr(used_), out, size);
    used_ += got.in;
    member_in_ += got.in;
    total_in_ += got.in;
    member_out_ += got.out;
    total_out_ += got.out;
    if (got.state == Unpacked::State::broken) {
      Error error = broken(Fault::malformed, begins_.back().packed,
                           std::string("the ") + name() + " data that begins there is damaged (" +
                               got.reason + "); fetch the file again");
      if (got.out == 0) return std::unexpected(std::move(error));
      failed_ = std::move(error);  // told when what comes before it has been read
      return got.out;
    }
    if (auto bomb = over_limits()) return std::unexpected(std::move(*bomb));
    if (got.state == Unpacked::State::ended) {
      packed_.take(used_);
      used_ = 0;
      open_ = false;
      sound_until_ = total_out_;
    } else if (used_ > kKept) {
      packed_.take(used_);
      used_ = 0;
    }
    return got.out;
  }

  std::unexpected<Error> cut_off() {
    if (packed_.trouble()) return std::unexpected(*packed_.trouble());
    return std::unexpected(broken(Fault::malformed, begins_.back().packed,
                                  std::string("the ") + name() +
                                      " data that begins there is cut off by the end of the file, "
                                      "after " +
                                      std::to_string(member_in_) + " bytes; fetch the file again"));
  }

  std::optional<Error> over_limits() const {
    const bool member =
        member_out_ > limits_.free_member_bytes && member_out_ / limits_.max_ratio > member_in_;
    const bool all = total_out_ > limits_.free_bytes && total_out_ / limits_.max_ratio > total_in_;
    if (!member && !all) return std::nullopt;
    return broken(Fault::too_large, begins_.back().packed,
                  std::string("the ") + name() + " data that begins there expands to over " +
                      std::to_string(limits_.max_ratio) +
                      " times its size, as a decompression bomb does; left out");
  }

  [[nodiscard]] const char* name() const {
    return packing_ == Packing::gzip ? "gzip" : "Zstandard";
  }

  // Whether a member at that place of what lies ahead begins with the words.
  bool opens_with(std::size_t at, std::string_view opening) {
    constexpr std::size_t kEnough = 4096;
    const std::string_view ahead = packed_.fill(at + kEnough).substr(at, kEnough);
    const std::unique_ptr<Unpacker> trial = make_unpacker(packing_);
    trial->share_dictionary(*unpacker_);
    trial->reset();
    std::string out(opening.size(), '\0');
    std::size_t in = 0;
    std::size_t have = 0;
    while (have < out.size() && in < ahead.size()) {
      const Unpacked got = trial->unpack(ahead.substr(in), out.data() + have, out.size() - have);
      in += got.in;
      have += got.out;
      if (got.state != Unpacked::State::going_on || (got.in == 0 && got.out == 0)) break;
    }
    return std::string_view(out).substr(0, have) == opening;
  }

  Input packed_;
  Packing packing_;
  UnpackLimits limits_;
  std::unique_ptr<Unpacker> unpacker_;
  std::deque<Begin> begins_;
  bool open_ = false;
  std::optional<Error> failed_;
  std::size_t used_ = 0;  // of the bytes ahead: unpacked already, kept to look through
  std::uint64_t member_in_ = 0;
  std::uint64_t member_out_ = 0;
  std::uint64_t total_in_ = 0;
  std::uint64_t total_out_ = 0;
  std::uint64_t sound_until_ = 0;
};

Members::Members(Input packed, Packing packing, const UnpackLimits& limits)
    : state_(std::make_unique<State>(std::move(packed), packing, limits)) {}
Members::~Members() = default;

Result<std::size_t> Members::read(char* out, std::size_t size) { return state_->read(out, size); }

Members::Begin Members::member_of(std::uint64_t unpacked) { return state_->member_of(unpacked); }

std::optional<Members::Begin> Members::member_behind(std::uint64_t unpacked) const {
  return state_->member_behind(unpacked);
}

std::uint64_t Members::sound_until() const noexcept { return state_->sound_until(); }

bool Members::resume(std::string_view opening) { return state_->resume(opening); }

Result<std::string> unpack_body(std::string_view body, Coding coding, std::uint64_t max_bytes,
                                const UnpackLimits& limits) {
  const std::unique_ptr<Unpacker> unpacker = make_unpacker(coding, body);
  unpacker->reset();
  std::string out;
  std::array<char, 32768> piece{};
  std::size_t in = 0;
  while (true) {
    const Unpacked got = unpacker->unpack(body.substr(in), piece.data(), piece.size());
    in += got.in;
    out.append(piece.data(), got.out);
    if (out.size() > max_bytes) {
      return fail(Fault::too_large, "",
                  "unpacks to more than the limit of " + std::to_string(max_bytes) + " bytes");
    }
    if (out.size() > limits.free_member_bytes && out.size() / limits.max_ratio > in) {
      return fail(Fault::too_large, "",
                  "expands to over " + std::to_string(limits.max_ratio) +
                      " times its size, as a decompression bomb does");
    }
    if (got.state == Unpacked::State::broken) return fail(Fault::malformed, "", got.reason);
    if (got.state == Unpacked::State::ended) return out;
    if (in == body.size() && got.out == 0) return fail(Fault::malformed, "", "it is cut off");
  }
}

}  // namespace synoptic
