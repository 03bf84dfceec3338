// SPDX-License-Identifier: Apache-2.0
#include "synoptic/result.h"

#include <array>
#include <cassert>
#include <utility>

#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::array kRows = {
    FaultRow{Fault::not_found, "not_found", 1, "does not exist"},
    FaultRow{Fault::not_readable, "not_readable", 1, "cannot be read"},
    FaultRow{Fault::folder_loop, "folder_loop", 1, "leads back into a folder that is being read"},
    FaultRow{Fault::not_supported, "not_supported", 1, "is of a kind that is not read"},
    FaultRow{Fault::empty, "empty", 1, "has nothing in it"},
    FaultRow{Fault::binary, "binary", 1, "is no text"},
    FaultRow{Fault::too_large, "too_large", 1, "is too large"},
    FaultRow{Fault::malformed, "malformed", 1, "is not well formed"},
    FaultRow{Fault::no_article, "no_article", 1, "has no article in it"},
    FaultRow{Fault::usage, "usage", 2, "is used wrongly"},
    FaultRow{Fault::archive_busy, "archive_busy", 3, "is in use by another process"},
    FaultRow{Fault::archive_corrupt, "archive_corrupt", 4,
             "is damaged, or no archive of this program"},
    FaultRow{Fault::disk_full, "disk_full", 5, "cannot grow: the disk is full"},
    FaultRow{Fault::not_writable, "not_writable", 1, "cannot be written"},
};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].fault) != i) return false;
  }
  return true;
}
static_assert(rows_are_in_order(), "row_of looks faults up by their value");

constexpr std::string_view kHexDigits = "0123456789abcdef";

// Foreign names must not steer a terminal: control characters are written out.
void append_visible(std::string& out, std::string_view foreign) {
  for (std::size_t at = 0; at < foreign.size();) {
    const Decoded decoded = decode_at(foreign, at);
    const bool control = decoded.code_point < 0x20 ||
                         (decoded.code_point >= 0x7f && decoded.code_point < 0xa0) ||
                         decoded.code_point == 0xfffd;
    if (control) {
      for (std::uint32_t i = 0; i < decoded.bytes; ++i) {
        const auto byte = static_cast<unsigned char>(foreign[at + i]);
        out += "\\x";
        out += kHexDigits[byte >> 4u];
        out += kHexDigits[byte & 15u];
      }
    } else {
      out += foreign.substr(at, decoded.bytes);
    }
    at += decoded.bytes;
  }
}

}  // namespace

const FaultRow& row_of(Fault fault) noexcept {
  const auto index = static_cast<std::size_t>(fault);
  assert(index < kRows.size());
  return kRows[index];
}

std::string to_sentence(const Error& error) {
  std::string out;
  append_visible(out, error.subject.empty() ? std::string_view("input") : error.subject);
  if (error.line != 0) out.append(":").append(std::to_string(error.line));
  if (error.has_byte) out.append(": at byte ").append(std::to_string(error.byte));
  out += ": ";
  out += row_of(error.fault).sentence;
  if (!error.detail.empty()) {
    out += ": ";
    append_visible(out, error.detail);
  }
  return out;
}

std::unexpected<Error> fail(Fault fault, std::string subject, std::string detail) {
  return std::unexpected(
      Error{.fault = fault, .subject = std::move(subject), .detail = std::move(detail)});
}

}  // namespace synoptic
