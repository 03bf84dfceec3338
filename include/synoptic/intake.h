// intake: takes paths, gives Records.
// SPDX-License-Identifier: Apache-2.0
//
// Finds and opens what the program is given: files and folders of text, HTML and JSON Lines, web
// archives (WARC), ZIP and tar archives of pages, all of them also packed with gzip or Zstandard,
// and "-" for standard input. Everything is read as a stream: never more than a record and a few
// buffers are held. A record that cannot be read is an Error in its place, and the rest goes on:
// nothing stops the run, nothing is passed over in silence. Names inside archives are shown and
// make ids; they are never opened as paths.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "synoptic/result.h"

namespace synoptic {

// What somebody outside the page says of a report: a line of JSON, or reports.json. Unknown is
// absent, never empty.
struct Fields {
  std::optional<std::string> id;
  std::optional<std::string> outlet;
  std::optional<std::string> url;
  std::optional<std::string> title;
  std::optional<std::string> published;  // as it was given
  std::optional<std::string> modified;   // as it was given
  std::optional<std::string> language;
  std::vector<std::string> byline;  // "byline" may be one string or a list of them
  std::optional<std::string> text;
};

enum class RecordKind : std::uint8_t {
  text,    // the bytes are a report's text
  html,    // the bytes are a page
  fields,  // a JSON line: the text is in `fields.text`
};

// One report as it lay on the disk.
struct Record {
  std::string path;        // of the file, as people write it; "-" for standard input
  std::string entry;       // the name in a ZIP or tar archive, as UTF-8; else empty
  std::uint64_t line = 0;  // of a JSON line, or the number of a WARC record or of an entry of an
                           // archive, 1-based; 0 for whole files
  std::uint64_t byte = 0;  // where a WARC record begins in the file; of a packed file, where the
                           // gzip member or Zstandard frame begins that it begins in
  std::string id;          // the given id or the file name without its ending; see settle_ids
  RecordKind kind = RecordKind::text;
  std::string bytes;    // empty for `fields`
  std::string charset;  // what the HTTP header says, as it says it; empty when it says nothing
  std::optional<std::string> fetched;  // WARC-Date, as it was given
  Fields fields;                       // all absent when nothing is known
  std::vector<std::string> warnings;   // "the archive holds only its first part (length)"
};

// The file that messages name: the path, and behind it the entry of an archive.
[[nodiscard]] std::string subject_of(const Record& record);

// Which member of a JSON line a field is read from, for lines that name them otherwise.
struct FieldSource {
  std::string field;   // of ours: "text"
  std::string member;  // of theirs: "body", or "article.body" for a member of a member
};
using FieldMap = std::vector<FieldSource>;

// Reads "text=body,published=date". Fault::usage for a field that we do not have or that stands
// twice, and where a part is no FIELD=MEMBER; the error has no subject.
[[nodiscard]] Result<FieldMap> parse_field_map(std::string_view argument);

// Bounds on what a packed stream may expand to. They stop archives that are made to fill a disk.
struct UnpackLimits {
  std::uint64_t max_ratio = 200;               // bytes out for a byte in, counted …
  std::uint64_t free_member_bytes = 1u << 20;  // … in a gzip member or frame beyond so many,
  std::uint64_t free_bytes = std::uint64_t{64} << 20;  // … in the whole file beyond so many
};

struct IntakeOptions {
  std::uint64_t max_file_bytes = std::uint64_t{1} << 36;  // of a whole .jsonl file
  std::uint64_t max_record_bytes = 16u << 20;             // of one text, page or JSON line
  std::size_t max_folder_depth = 64;
  UnpackLimits unpack;
  FieldMap map;  // fields that are not named are read from the member of their own name
  // Told after each read how many bytes are done, and of how many (0: not known, as of standard
  // input). May be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
};

// What was met and is no report, by its kind.
struct PassedOver {
  std::size_t files = 0;    // in folders, with an ending that says nothing to us
  std::size_t entries = 0;  // of ZIP and tar archives, likewise
  std::size_t records = 0;  // of web archives: requests, pictures, redirects, error pages
};

// Reads records one after the other. Folders are walked in the byte order of their names, so that
// the same tree gives the same records everywhere. Files in a folder whose ending says nothing to
// us are passed over, and counted; a file named by the user is read whatever its name, or refused
// with a reason. Not safe to share between threads.
class Intake {
 public:
  // Never fails: a missing path is the Error that next() gives in its place.
  explicit Intake(std::vector<std::string> paths, IntakeOptions options = {});
  ~Intake();
  Intake(Intake&&) noexcept;
  Intake& operator=(Intake&&) noexcept;

  // The next record or what kept it from being read; absent at the end.
  [[nodiscard]] std::optional<Result<Record>> next();

  // What has been passed over so far.
  [[nodiscard]] const PassedOver& passed_over() const noexcept;

 private:
  class State;
  std::unique_ptr<State> state_;
};

// Gives every record an id of its own. Where two would be the same, each takes the shortest tail of
// its path that tells them apart ("monday/harbour" and "tuesday/harbour"); JSON lines and records
// of an archive that still clash, their line or number as well ("reports:12"). Depends on the set
// of records, not on their order.
void settle_ids(std::vector<Record>& records);

// Reads one JSON line (exposed for fuzzing). The error has no subject and no line.
[[nodiscard]] Result<Fields> parse_fields(std::string_view line, const FieldMap& map = {});

// Reads the bytes of a file with this name, as Intake reads the file (exposed for fuzzing and
// tests): archives, packed files, JSON lines and single pages alike. `bytes` must outlive it.
struct BytesRead {
  std::vector<Record> records;
  std::vector<Error> faults;
  PassedOver passed_over;
};
[[nodiscard]] BytesRead read_bytes(std::string_view name, std::string_view bytes,
                                   const IntakeOptions& options = {});

// Reads a reports.json: a list of objects with the fields of a JSON line, "id" required, "text"
// ignored (exposed for fuzzing). Rows that are no such object are counted, the others kept.
struct Sidecar {
  std::vector<Fields> rows;
  std::vector<Error> faults;  // without subject
};
[[nodiscard]] Result<Sidecar> parse_sidecar(std::string_view bytes);

}  // namespace synoptic
