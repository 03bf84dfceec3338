// SPDX-License-Identifier: Apache-2.0
#include "page/verify.h"

#include "page/charset.h"
#include "page/entities.h"

namespace synoptic {
namespace {

bool is_word(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The bytes of the page that a stretch of the text came from; a unit's as a whole.
std::string slice(const Report& report, std::string_view bytes, Span word) {
  if (report.source.empty()) return std::string(cut(bytes, word));
  std::string raw;
  auto run = report.source.behind_text(word.start);
  for (; run != report.source.end() && run->text < word.end; ++run) {
    if (run->text + run->text_size > word.start) raw += cut(bytes, page_place(*run, word));
  }
  return raw;
}

// As the page it came from would be decoded.
std::string decoded(const std::string& raw, const std::string& charset) {
  const auto named = charset_of(charset);
  return named ? std::string(decode_as(raw, *named).text) : raw;
}

}  // namespace

std::optional<std::string> misplaced_word(const Report& report, std::string_view bytes) {
  const std::string charset = decode_page(bytes).charset;
  const std::string_view text = report.text;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const Span word{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    std::string again;
    decode_text(decoded(slice(report, bytes, word), charset), 0, {}, again, nullptr);
    // A reference may stand for more than the word's part of it: two code points, a mark behind it.
    if (again.find(cut(text, word)) == std::string::npos) return std::string(cut(text, word));
    at = end;
  }
  return std::nullopt;
}

}  // namespace synoptic
