// SPDX-License-Identifier: Apache-2.0
#include "synoptic/utf8.h"

#include <simdjson.h>

#include <bit>
#include <cassert>
#include <cstring>

namespace synoptic {
namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr std::size_t kBlock = 64;

std::uint8_t byte_at(std::string_view text, std::size_t at) noexcept {
  return static_cast<std::uint8_t>(text[at]);
}

bool continues(std::uint8_t byte) noexcept { return (byte & 0xc0u) == 0x80u; }

// What the first byte of a sequence asks for: how many bytes, and the range of the second one
// (Unicode 15, table 3-7).
struct Lead {
  std::uint32_t bytes = 0;  // 0: no lead byte
  std::uint8_t second_low = 0x80;
  std::uint8_t second_high = 0xbf;
};

Lead lead_of(std::uint8_t byte) noexcept {
  if (byte >= 0xc2 && byte <= 0xdf) return {2};
  if (byte == 0xe0) return {3, 0xa0, 0xbf};
  if (byte == 0xed) return {3, 0x80, 0x9f};
  if (byte >= 0xe1 && byte <= 0xef) return {3};
  if (byte == 0xf0) return {4, 0x90, 0xbf};
  if (byte == 0xf4) return {4, 0x80, 0x8f};
  if (byte >= 0xf1 && byte <= 0xf3) return {4};
  return {};
}

}  // namespace

Decoded decode_at(std::string_view text, std::size_t at) noexcept {
  assert(at < text.size());
  const std::uint8_t first = byte_at(text, at);
  if (first < 0x80) return {first, 1};
  const Lead lead = lead_of(first);
  if (lead.bytes == 0) return {kReplacement, 1};
  char32_t code_point = first & (0x7fu >> lead.bytes);
  for (std::uint32_t i = 1; i < lead.bytes; ++i) {
    if (at + i >= text.size()) return {kReplacement, i};
    const std::uint8_t next = byte_at(text, at + i);
    const bool fits =
        i == 1 ? next >= lead.second_low && next <= lead.second_high : continues(next);
    if (!fits) return {kReplacement, i};
    code_point = (code_point << 6u) | (next & 0x3fu);
  }
  return {code_point, lead.bytes};
}

Decoded decode_before(std::string_view text, std::size_t at) noexcept {
  assert(at > 0 && at <= text.size());
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    if (continues(byte_at(text, at - back))) continue;
    const Decoded decoded = decode_at(text, at - back);
    if (decoded.bytes == back) return decoded;
    break;
  }
  return {kReplacement, 1};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xc0u | (code_point >> 6u));
    put(0x80u | (code_point & 0x3fu));
  } else if (code_point < 0x10000) {
    put(0xe0u | (code_point >> 12u));
    put(0x80u | ((code_point >> 6u) & 0x3fu));
    put(0x80u | (code_point & 0x3fu));
  } else {
    put(0xf0u | (code_point >> 18u));
    put(0x80u | ((code_point >> 12u) & 0x3fu));
    put(0x80u | ((code_point >> 6u) & 0x3fu));
    put(0x80u | (code_point & 0x3fu));
  }
}

bool is_utf8(std::string_view bytes) noexcept {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

Repaired repair_utf8(std::string_view bytes) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  const std::size_t mark = bytes.starts_with(kMark) ? kMark.size() : 0;
  const std::string_view body = bytes.substr(mark);
  Repaired repaired;
  if (is_utf8(body)) {
    repaired.text = body;
    return repaired;
  }
  repaired.text.reserve(body.size());
  for (std::size_t at = 0; at < body.size();) {
    const Decoded decoded = decode_at(body, at);
    const bool well_formed =
        decoded.code_point != kReplacement || body.substr(at, decoded.bytes) == "\xef\xbf\xbd";
    if (well_formed) {
      repaired.text += body.substr(at, decoded.bytes);
    } else {
      if (repaired.replaced++ == 0) repaired.first_replaced = mark + at;
      append_utf8(repaired.text, kReplacement);
    }
    at += decoded.bytes;
  }
  return repaired;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_block_.reserve(text.size() / kBlock + 2);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % kBlock == 0) before_block_.push_back(count);
    count += continues(byte_at(text, at)) ? 0u : 1u;
  }
  if (text.size() % kBlock == 0) before_block_.push_back(count);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const noexcept {
  assert(byte <= text_.size());
  const std::size_t block = byte / kBlock;
  std::uint32_t count = before_block_[block];
  for (std::size_t i = block * kBlock; i < byte; ++i) {
    count += continues(byte_at(text_, i)) ? 0u : 1u;
  }
  return count;
}

}  // namespace synoptic
