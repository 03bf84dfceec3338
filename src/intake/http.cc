// SPDX-License-Identifier: Apache-2.0
#include "intake/http.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "intake/unpack.h"

namespace synoptic {
namespace {

constexpr std::size_t kMostCodings = 3;  // "gzip, gzip" happens; more is an attack

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The line up to its line feed, which goes too; a CR at its end is taken off.
std::string_view take_line(std::string_view& rest) {
  const std::size_t feed = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, feed);
  rest.remove_prefix(std::min(feed + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Chunks as one body; absent when the body does not begin as chunks do.
std::optional<Result<std::string>> unchunk(std::string_view body) {
  std::string out;
  for (bool first = true;; first = false) {
    std::string_view rest = body;
    const std::string_view line = take_line(rest);
    std::size_t size = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view behind =
        trimmed(line.substr(static_cast<std::size_t>(stop - line.data())));
    if (error != std::errc() || (!behind.empty() && behind.front() != ';')) {
      if (first) return std::nullopt;
      return fail(Fault::malformed, "", "the body is cut off between two chunks");
    }
    if (size == 0) return out;
    if (rest.size() < size) return fail(Fault::malformed, "", "the body is cut off in a chunk");
    out += rest.substr(0, size);
    rest.remove_prefix(size);
    take_line(rest);
    body = rest;
  }
}

struct CodingRow {
  std::string_view name;
  Coding coding;
};
constexpr std::array kCodings = {
    CodingRow{"gzip", Coding::gzip},       CodingRow{"x-gzip", Coding::gzip},
    CodingRow{"deflate", Coding::deflate}, CodingRow{"br", Coding::brotli},
    CodingRow{"zstd", Coding::zstd},
};

// Whether a body begins as text does, so that its headers are wrong when they say it is packed.
bool looks_like_text(std::string_view body) {
  const std::string_view head = trimmed(body.substr(0, 512));
  if (head.starts_with('<') || head.starts_with("\xef\xbb\xbf")) return true;
  return std::ranges::none_of(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x09 || byte == 0x0b || (byte > 0x0d && byte < 0x20) || byte >= 0x7f;
  });
}

Result<std::string> undo_coding(std::string body, const CodingRow& row,
                                const IntakeOptions& options, std::vector<std::string>& warnings) {
  auto unpacked = unpack_body(body, row.coding, options.max_record_bytes, options.unpack);
  if (unpacked) return unpacked;
  if (unpacked.error().fault == Fault::malformed && looks_like_text(body)) {
    warnings.push_back("its header says that it is packed with " + std::string(row.name) +
                       ", and it is not; read as it is");
    return body;
  }
  unpacked.error().detail = "the body, packed with " + std::string(row.name) +
                            ", cannot be unpacked: " + unpacked.error().detail;
  return unpacked;
}

// The codings in the order in which they were put on, undone from the last.
Result<std::string> undo_codings(std::string body, std::string_view codings,
                                 const IntakeOptions& options, std::vector<std::string>& warnings) {
  std::vector<std::string> names;
  while (!codings.empty()) {
    const std::size_t comma = std::min(codings.find(','), codings.size());
    const std::string name = lowered(trimmed(codings.substr(0, comma)));
    codings.remove_prefix(std::min(comma + 1, codings.size()));
    if (!name.empty() && name != "identity") names.push_back(name);
  }
  if (names.size() > kMostCodings) {
    return fail(Fault::malformed, "", "its body is packed more than three times over");
  }
  for (; !names.empty() && !body.empty(); names.pop_back()) {
    const auto* const row = std::ranges::find(kCodings, names.back(), &CodingRow::name);
    if (row == kCodings.end()) {
      if (looks_like_text(body)) continue;
      return fail(Fault::not_supported, "",
                  "its body has the content coding \"" + names.back() + "\", which is not read");
    }
    auto undone = undo_coding(std::move(body), *row, options, warnings);
    if (!undone) return undone;
    body = std::move(*undone);
  }
  return body;
}

}  // namespace

Headers::Headers(std::string_view lines) {
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (line.empty()) return;
    if (line.front() == ' ' || line.front() == '\t') {
      if (!rows_.empty()) rows_.back().value.append(" ").append(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    rows_.push_back({trimmed(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
}

std::optional<std::string> Headers::find(std::string_view name) const {
  const auto row =
      std::ranges::find_if(rows_, [&](const Row& each) { return same_name(each.name, name); });
  return row == rows_.end() ? std::nullopt : std::optional(row->value);
}

std::size_t end_of_head(std::string_view bytes) noexcept {
  for (std::size_t feed = bytes.find('\n'); feed != std::string_view::npos;
       feed = bytes.find('\n', feed + 1)) {
    const std::string_view behind = bytes.substr(feed + 1, 2);
    if (behind.starts_with('\n')) return feed + 2;
    if (behind == "\r\n") return feed + 3;
  }
  return std::string_view::npos;
}

MediaType media_type(std::string_view value) {
  MediaType type;
  type.name = lowered(trimmed(value.substr(0, value.find_first_of(";,"))));
  constexpr std::string_view kCharset = "charset=";
  const std::string low = lowered(value);
  const std::size_t at = low.find(kCharset);
  if (at == std::string::npos) return type;
  std::string_view rest = trimmed(value.substr(at + kCharset.size()));
  if (rest.starts_with('"') || rest.starts_with('\'')) {
    rest = rest.substr(1, rest.find(rest.front(), 1) - 1);
  } else {
    rest = rest.substr(0, rest.find_first_of(";, \t"));
  }
  type.charset = std::string(trimmed(rest));
  return type;
}

Result<HttpResponse> read_http(std::string_view message, WantsBody wants,
                               const IntakeOptions& options) {
  std::string_view rest = message;
  const std::string_view first = take_line(rest);
  HttpResponse response;
  const std::size_t blank = first.find(' ');
  const std::string_view digits =
      blank == std::string_view::npos ? std::string_view() : first.substr(blank + 1, 3);
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), response.status);
  if (!first.starts_with("HTTP/") || error != std::errc()) {
    return fail(Fault::malformed, "", "it holds no HTTP response");
  }
  const std::size_t head = end_of_head(message);
  if (head == std::string_view::npos) {
    return fail(Fault::malformed, "", "its HTTP response breaks off in the headers");
  }
  const Headers headers(rest.substr(0, head - (message.size() - rest.size())));
  response.type = media_type(headers.find("Content-Type").value_or(""));
  if (!wants(response.status, response.type)) return response;
  std::string body(message.substr(head));
  if (lowered(headers.find("Transfer-Encoding").value_or("")).find("chunked") !=
      std::string::npos) {
    if (auto whole = unchunk(body)) {
      if (!*whole) return std::unexpected(std::move(whole->error()));
      body = std::move(**whole);
    } else if (!body.empty()) {
      response.warnings.emplace_back(
          "its header says that it is chunked, and it is not; read as it is");
    }
  }
  auto undone = undo_codings(std::move(body), headers.find("Content-Encoding").value_or(""),
                             options, response.warnings);
  if (!undone) return std::unexpected(std::move(undone.error()));
  response.body = std::move(*undone);
  return response;
}

}  // namespace synoptic
