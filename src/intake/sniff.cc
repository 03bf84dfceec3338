// SPDX-License-Identifier: Apache-2.0
#include "intake/sniff.h"

#include <algorithm>
#include <array>

#include "intake/bundle.h"
#include "intake/files.h"

namespace synoptic {
namespace {

struct EndingRow {
  std::string_view ending;
  Format format;
};

constexpr std::array kEndings = {
    EndingRow{".txt", Format::text},   EndingRow{".html", Format::html},
    EndingRow{".htm", Format::html},   EndingRow{".jsonl", Format::lines},
    EndingRow{".warc", Format::warc},  EndingRow{".wet", Format::warc},
    EndingRow{".zip", Format::bundle}, EndingRow{".wacz", Format::bundle},
    EndingRow{".tar", Format::bundle}, EndingRow{".tgz", Format::bundle},
};

constexpr std::array<std::string_view, 3> kPackedEndings = {".gz", ".gzip", ".zst"};

// Formats that people do name by mistake, by their first bytes.
struct FormatRow {
  std::string_view magic;
  std::string_view what;
};

constexpr std::array kForeignFormats = {
    FormatRow{"BZh", "a bzip2 file; unpack it first (bunzip2)"},
    FormatRow{"\xfd"
              "7zXZ",
              "an xz file; unpack it first (unxz)"},
    FormatRow{"Rar!", "a RAR archive; unpack it first"},
    FormatRow{"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"},
    FormatRow{"%PDF-", "a PDF; save its text first (pdftotext)"},
    FormatRow{"{\\rtf", "a rich text document; save it as plain text"},
    FormatRow{"SQLite format 3", "a database"},
    FormatRow{"\x89PNG", "a picture"},
    FormatRow{"\xff\xd8\xff", "a picture"},
    FormatRow{"GIF8", "a picture"},
    FormatRow{"\x7f"
              "ELF",
              "a program"},
};

}  // namespace

std::string endings_read() {
  std::string out;
  for (const EndingRow& row : kEndings) out.append(out.empty() ? "" : ", ").append(row.ending);
  return out + "; also with .gz or .zst behind";
}

std::string_view without_packing(std::string_view name) {
  const std::string ending = ending_of(name);
  const bool packed = std::ranges::find(kPackedEndings, ending) != kPackedEndings.end();
  return packed ? name.substr(0, name.size() - ending.size()) : name;
}

std::optional<Format> format_by_ending(std::string_view name) {
  const std::string ending = ending_of(without_packing(name));
  const auto* const row = std::ranges::find(kEndings, ending, &EndingRow::ending);
  return row == kEndings.end() ? std::nullopt : std::optional(row->format);
}

Result<Format> format_by_content(std::string_view head) {
  if (head.starts_with("WARC/")) return Format::warc;
  if (opens_bundle(head)) return Format::bundle;
  for (const FormatRow& row : kForeignFormats) {
    if (head.starts_with(row.magic)) {
      return fail(Fault::not_supported, "", "it is " + std::string(row.what));
    }
  }
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::text;
  if (head[first] == '{') return Format::lines;
  return head[first] == '<' ? Format::html : Format::text;
}

}  // namespace synoptic
