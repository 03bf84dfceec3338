// SPDX-License-Identifier: Apache-2.0
#include "page/plain.h"

#include <algorithm>
#include <string>
#include <utility>

#include "page/dates.h"
#include "page/furniture.h"
#include "page/headline.h"
#include "page/lines.h"
#include "page/patterns.h"
#include "synoptic/utf8.h"

namespace synoptic {
namespace {

constexpr std::size_t kControlShare = 50;  // one control byte in so many is no text
constexpr std::size_t kBadShare = 4;       // nor is one ill-formed sequence in so many bytes
constexpr std::size_t kFewControls = 4;
constexpr std::size_t kFewBad = 16;

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7f;
}

Error binary_at(std::size_t byte, std::string detail) {
  Error error;
  error.fault = Fault::binary;
  error.byte = byte;
  error.has_byte = true;
  error.detail = std::move(detail);
  return error;
}

Error about(const Record& record, Error error) {
  error.subject = record.path;
  error.line = record.line;
  return error;
}

Error empty_fault(const Record& record) {
  Error error;
  error.fault = Fault::empty;
  error.detail = record.bytes.empty() && record.kind != RecordKind::fields
                     ? "no byte in it; leave it out"
                     : "nothing but white space in it; leave it out";
  return about(record, std::move(error));
}

void take_date(Report& report, std::optional<std::string> Report::* slot, std::string_view name,
               const std::optional<std::string>& given) {
  if (!given) return;
  report.*slot = read_date(*given);
  if (report.*slot) {
    report.from.push_back({std::string(name), "given"});
  } else {
    report.warnings.push_back("\"" + std::string(name) + "\" is no date we understand: \"" +
                              given->substr(0, 60) + "\"; write it as 2013-01-30");
  }
}

// Where the text's bytes lie in the record, when they are not the same.
SourceMap runs_of(std::string_view bytes, std::size_t mark, bool repaired) {
  const auto at = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
  if (!repaired && mark == 0) return {};
  SourceMap runs;
  std::uint32_t text = 0;
  const auto add = [&](std::size_t page, std::size_t page_size, std::size_t text_size,
                       bool unit = false) {
    if (page_size == 0) return;
    runs.add({text, at(text_size), at(page), at(page_size), unit});
    text += at(text_size);
  };
  if (!repaired) {
    add(mark, bytes.size() - mark, bytes.size() - mark);
    return runs;
  }
  std::size_t from = mark;
  for (std::size_t i = mark; i < bytes.size();) {
    const Decoded decoded = decode_at(bytes, i);
    const bool bad =
        decoded.code_point == 0xfffd && bytes.substr(i, decoded.bytes) != "\xef\xbf\xbd";
    if (bad) {
      add(from, i - from, i - from);
      add(i, decoded.bytes, 3, true);  // U+FFFD
      from = i + decoded.bytes;
    }
    i += decoded.bytes;
  }
  add(from, bytes.size() - from, bytes.size() - from);
  return runs;
}

void mark(Report& report) {
  report.headline = find_headline(report.text, report.title);
  report.furniture = mark_furniture(report.text, report.headline);
  for (const Furniture& furniture : report.furniture) {
    if (furniture.kind != FurnitureKind::dateline || report.dateline) continue;
    report.dateline = std::string(cut(report.text, furniture.span));
    report.from.push_back({"dateline", "text"});
  }
  if (report.title || !report.headline) return;
  report.title = std::string(cut(report.text, *report.headline));
  report.from.push_back({"title", "text"});
}

// Whether the text opens with the title, white space and kinds of marks aside.
bool begins_with(std::string_view text, std::string_view title) {
  const std::string wanted = fold_line(trim(title)).lower;
  const std::size_t enough = std::min(text.size(), title.size() * 3 + 64);
  return fold_line(trim(text.substr(0, enough))).lower.starts_with(wanted);
}

std::string on_one_line(std::string_view title) {
  std::string line(trim(title));
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

}  // namespace

std::optional<Error> binary_fault(std::string_view bytes) {
  const bool utf16 = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  if (utf16) return binary_at(0, "it looks like UTF-16; save it as UTF-8");
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    return binary_at(nul, "a NUL byte, so it is no text; leave it out or save it as text");
  }
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(bytes, is_control));
  if (controls <= kFewControls || controls * kControlShare < bytes.size()) return std::nullopt;
  const auto first =
      static_cast<std::size_t>(std::ranges::find_if(bytes, is_control) - bytes.begin());
  return binary_at(first, std::to_string(controls) +
                              " control characters, so it is no text; leave it out or save it as "
                              "text");
}

void take_given(Report& report, const Fields& fields) {
  const auto take = [&report](std::optional<std::string>& slot, const char* name,
                              const std::optional<std::string>& given) {
    if (!given || trim(*given).empty()) return;
    slot = repair_utf8(trim(*given)).text;
    report.from.push_back({name, "given"});
  };
  take(report.outlet, "outlet", fields.outlet);
  take(report.url, "url", fields.url);
  take(report.title, "title", fields.title);
  take(report.language, "language", fields.language);
  if (!fields.byline.empty()) {
    report.byline = fields.byline;
    report.from.push_back({"byline", "given"});
  }
  take_date(report, &Report::published, "published", fields.published);
  take_date(report, &Report::modified, "modified", fields.modified);
}

Result<Report> read_plain(const Record& record) {
  if (trim(record.bytes).empty()) return std::unexpected(empty_fault(record));
  if (auto fault = binary_fault(record.bytes)) {
    return std::unexpected(about(record, std::move(*fault)));
  }
  Repaired repaired = repair_utf8(record.bytes);
  if (repaired.replaced > kFewBad && repaired.replaced * kBadShare > record.bytes.size()) {
    return std::unexpected(about(record, binary_at(repaired.first_replaced,
                                                   "most bytes are no UTF-8, so it is no text we "
                                                   "can read; save it as UTF-8")));
  }
  Report report;
  report.id = record.id;
  report.path = record.path;
  const std::size_t mark_size = record.bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
  report.source = runs_of(record.bytes, mark_size, repaired.replaced > 0);
  report.text = std::move(repaired.text);
  take_given(report, record.fields);
  if (repaired.replaced > 0) {
    report.warnings.push_back(std::to_string(repaired.replaced) +
                              (repaired.replaced == 1 ? " place is" : " places are") +
                              " no UTF-8 and stand as U+FFFD, the first at byte " +
                              std::to_string(repaired.first_replaced) + "; save the file as UTF-8");
  }
  mark(report);
  return report;
}

Result<Report> read_fields(const Record& record) {
  const std::string body = repair_utf8(record.fields.text.value_or("")).text;
  if (trim(body).empty()) return std::unexpected(empty_fault(record));
  if (auto fault = binary_fault(body)) {
    return std::unexpected(about(record, std::move(*fault)));
  }
  Report report;
  report.id = record.id;
  report.path = record.path;
  take_given(report, record.fields);
  if (report.title && !begins_with(body, *report.title)) {
    report.text = on_one_line(*report.title) + "\n\n";
    report.body = static_cast<std::uint32_t>(report.text.size());
  }
  report.text += body;
  mark(report);
  return report;
}

}  // namespace synoptic
