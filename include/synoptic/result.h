// base: a value or an Error; the one table of faults.
// SPDX-License-Identifier: Apache-2.0
//
// Trouble that is expected of strangers' data is a value of type Result. A broken invariant of our
// own asserts. No exception leaves a stage.

#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace synoptic {

// Every way in which the program can fail, whatever stage it fails in.
enum class Fault : std::uint8_t {
  not_found,        // a path that does not exist
  not_readable,     // a file or folder that the system does not let us read
  folder_loop,      // a link that leads back into a folder being read
  not_supported,    // a file whose ending or content we do not read
  empty,            // no byte, or nothing but white space
  binary,           // bytes that are no text
  too_large,        // over a stated limit of size, depth or count
  malformed,        // a record that does not follow its format
  no_article,       // a page without an article in it
  usage,            // a command line that cannot be carried out
  archive_busy,     // another process holds the archive
  archive_corrupt,  // the archive is damaged or no archive of ours
  disk_full,        // nothing more can be written
  not_writable,     // a file that the system does not let us write
};

// What went wrong, where and why, for a person who must mend it.
struct Error {
  Fault fault = Fault::malformed;
  std::string subject;     // the path, "-" for standard input, or an option
  std::uint64_t line = 0;  // 1-based line in the subject, 0 when it has no lines
  std::uint64_t byte = 0;  // 0-based byte in the subject (in the line where there is one)
  bool has_byte = false;   // whether `byte` says anything
  std::string detail;      // the reason in words, and what to do
};

template <class T>
using Result = std::expected<T, Error>;

// The row of a fault in the table that the command line, and later the server and Python, share.
struct FaultRow {
  Fault fault;
  std::string_view name;      // "not_found", as in machine output
  int exit_code;              // 1 input, 2 usage, 3 busy, 4 corrupt, 5 disk full
  std::string_view sentence;  // "does not exist", to stand behind the subject
};

// Never fails: every Fault has a row.
[[nodiscard]] const FaultRow& row_of(Fault fault) noexcept;

// "reports.jsonl:12:88: is not well formed: no closing quotation mark", one line, no newline at its
// end, control characters of foreign names escaped.
[[nodiscard]] std::string to_sentence(const Error& error);

// Makes the unexpected side of a Result.
[[nodiscard]] std::unexpected<Error> fail(Fault fault, std::string subject, std::string detail);

}  // namespace synoptic
