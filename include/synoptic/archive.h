// archive: takes reports and dossiers, keeps them in one SQLite file.
// SPDX-License-Identifier: Apache-2.0
//
// The file opens in Datasette, DuckDB and the sqlite3 shell: plain STRICT tables, views with
// friendly names, no own collations. docs/formats/archive.md describes it. One writer at a time;
// rollback journal with full synchronisation, so that what was acknowledged survives a crash.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "synoptic/dossier.h"
#include "synoptic/result.h"

namespace synoptic {

// What a put changed.
struct Kept {
  std::size_t added = 0;      // reports that were not there
  std::size_t unchanged = 0;  // reports that were there with the same text and fields
  std::size_t updated = 0;    // reports that were there with other fields
};

// Not safe to share between threads.
class Archive {
 public:
  // Opens a file, or makes it. Fault::archive_busy, archive_corrupt (also: no archive of ours, or
  // of a later version), not_writable, disk_full.
  [[nodiscard]] static Result<Archive> open(const std::string& path);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  // Keeps the reports of a dossier and the dossier itself, in one transaction. Keeping the same
  // dossier again changes nothing.
  [[nodiscard]] Result<Kept> put(const Dossier& dossier);

  // Ids of the stored dossiers, sorted, and one of them as to_json gave it.
  [[nodiscard]] Result<std::vector<std::string>> dossiers() const;
  [[nodiscard]] Result<std::string> dossier_json(const std::string& id) const;

 private:
  struct Connection;
  explicit Archive(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace synoptic
