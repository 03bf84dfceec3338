// intake: takes paths, gives Records.
// SPDX-License-Identifier: Apache-2.0
//
// Finds and opens what the program is given: files and folders of .txt, .html, .htm and .jsonl, and
// "-" for standard input. A record that cannot be read is an Error in its place, and the rest goes
// on: nothing stops the run, nothing is passed over in silence.

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
  std::string path;        // as people write it; "-" for standard input
  std::uint64_t line = 0;  // of a JSON line, 1-based; 0 for whole files
  std::string id;          // the given id or the file name without its ending; see settle_ids
  RecordKind kind = RecordKind::text;
  std::string bytes;  // empty for `fields`
  Fields fields;      // all absent when nothing is known
};

struct IntakeOptions {
  std::uint64_t max_file_bytes = std::uint64_t{1} << 36;  // of a whole .jsonl file
  std::uint64_t max_record_bytes = 16u << 20;             // of one text, page or JSON line
  std::size_t max_folder_depth = 64;
  // Told after each read how many bytes are done, and of how many (0: not known, as of standard
  // input). May be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;
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

  // Files in folders that were passed over because of their ending.
  [[nodiscard]] std::size_t passed_over() const noexcept;

 private:
  class State;
  std::unique_ptr<State> state_;
};

// Gives every record an id of its own. Where two would be the same, each takes the shortest tail of
// its path that tells them apart ("monday/harbour" and "tuesday/harbour"); JSON lines that still
// clash, their line as well ("reports:12"). Depends on the set of records, not on their order.
void settle_ids(std::vector<Record>& records);

// Reads one JSON line (exposed for fuzzing). The error has no subject and no line.
[[nodiscard]] Result<Fields> parse_fields(std::string_view line);

// Reads a reports.json: a list of objects with the fields of a JSON line, "id" required, "text"
// ignored (exposed for fuzzing). Rows that are no such object are counted, the others kept.
struct Sidecar {
  std::vector<Fields> rows;
  std::vector<Error> faults;  // without subject
};
[[nodiscard]] Result<Sidecar> parse_sidecar(std::string_view bytes);

}  // namespace synoptic
