// SPDX-License-Identifier: Apache-2.0
#include "synoptic/archive.h"

#include <utility>

#include "archive/keep.h"
#include "archive/sqlite.h"
#include "archive_data.h"

namespace synoptic {

struct Archive::Connection {
  explicit Connection(const std::string& path) : database(path) {}
  Database database;
};

namespace {

constexpr std::int64_t kApplication = 0x53796e70;  // "Synp"; also in docs/formats/archive.md
constexpr std::int64_t kVersion = 1;

std::int64_t number_from(Database& database, std::string_view sql) {
  return database.run(sql) ? database.column_integer(0) : 0;
}

// Makes the tables in an empty file, or makes sure that the file is ours and of our version.
void prepare(Database& database) {
  database.begin();
  const std::int64_t application = number_from(database, "PRAGMA application_id");
  const std::int64_t version = number_from(database, "PRAGMA user_version");
  const std::int64_t tables = number_from(database, "SELECT count(*) FROM sqlite_schema");
  if (application == kApplication && version > kVersion) {
    database.refuse(Fault::archive_corrupt, "was written by a later version of Synoptic (format " +
                                                std::to_string(version) + "; this one knows " +
                                                std::to_string(kVersion) + ")");
  } else if (application == 0 && version == 0 && tables == 0) {
    database.run_script(archive_data::schema);
    database.run("PRAGMA application_id = 1400467056");
    database.run("PRAGMA user_version = 1");
  } else if (application != kApplication) {
    database.refuse(Fault::archive_corrupt, "is an SQLite file, but no archive of Synoptic");
  }
  database.commit();
  if (database.error()) database.rollback();
}

}  // namespace

Archive::Archive(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Result<Archive> Archive::open(const std::string& path) {
  auto connection = std::make_unique<Connection>(path);
  Database& database = connection->database;
  if (!database.error()) prepare(database);
  if (database.error()) return std::unexpected(*database.error());
  return Archive(std::move(connection));
}

Result<Kept> Archive::put(const Dossier& dossier) {
  Database& database = connection_->database;
  database.begin();
  Kept kept;
  if (!database.error()) kept = keep_dossier(database, dossier);
  database.commit();
  if (!database.error()) return kept;
  database.rollback();
  return std::unexpected(*database.take_error());
}

Result<std::vector<std::string>> Archive::dossiers() const {
  Database& database = connection_->database;
  std::vector<std::string> ids;
  bool row = database.run("SELECT id FROM dossiers ORDER BY id");
  for (; row; row = database.next()) ids.push_back(database.column_text(0));
  if (std::optional<Error> error = database.take_error()) return std::unexpected(*error);
  return ids;
}

Result<std::string> Archive::dossier_json(const std::string& id) const {
  Database& database = connection_->database;
  const bool found =
      database.run("SELECT json FROM dossiers WHERE id = ?1", {std::string_view(id)});
  std::string json = found ? database.column_text(0) : std::string();
  while (database.next()) {
  }
  if (std::optional<Error> error = database.take_error()) return std::unexpected(*error);
  if (!found) return fail(Fault::not_found, id, "no dossier of this id is in the archive");
  return json;
}

}  // namespace synoptic
