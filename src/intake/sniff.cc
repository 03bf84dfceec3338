// SPDX-License-Identifier: Apache-2.0
#include "intake/sniff.h"

#include <array>

#include "intake/files.h"

namespace synoptic {
namespace {

struct EndingRow {
  std::string_view ending;
  RecordKind kind;
};

constexpr std::array kEndings = {
    EndingRow{".txt", RecordKind::text},
    EndingRow{".html", RecordKind::html},
    EndingRow{".htm", RecordKind::html},
    EndingRow{".jsonl", RecordKind::fields},
};

// Formats that people do name by mistake, by their first bytes.
struct FormatRow {
  std::string_view magic;
  std::string_view what;
};

constexpr std::array kForeignFormats = {
    FormatRow{"\x1f\x8b", "a gzip file; unpack it first (gunzip)"},
    FormatRow{"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it first (unzstd)"},
    FormatRow{"BZh", "a bzip2 file; unpack it first (bunzip2)"},
    FormatRow{"\xfd"
              "7zXZ",
              "an xz file; unpack it first (unxz)"},
    FormatRow{"PK\x03\x04", "a zip file or office document; unpack it or save it as text"},
    FormatRow{"%PDF-", "a PDF; save its text first (pdftotext)"},
    FormatRow{"{\\rtf", "a rich text document; save it as plain text"},
    FormatRow{"WARC/", "a web archive, which this version does not read"},
    FormatRow{"SQLite format 3", "a database"},
    FormatRow{"\x89PNG", "a picture"},
    FormatRow{"\xff\xd8\xff", "a picture"},
    FormatRow{"GIF8", "a picture"},
    FormatRow{"\x7f"
              "ELF",
              "a program"},
};

}  // namespace

std::optional<RecordKind> kind_by_ending(std::string_view path) {
  const std::string ending = ending_of(path);
  for (const EndingRow& row : kEndings) {
    if (row.ending == ending) return row.kind;
  }
  return std::nullopt;
}

Result<RecordKind> kind_by_content(std::string_view head) {
  for (const FormatRow& row : kForeignFormats) {
    if (head.starts_with(row.magic)) {
      return fail(Fault::not_supported, "", "it is " + std::string(row.what));
    }
  }
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return RecordKind::text;
  if (head[first] == '{') return RecordKind::fields;
  return head[first] == '<' ? RecordKind::html : RecordKind::text;
}

}  // namespace synoptic
