// SPDX-License-Identifier: Apache-2.0
#include "archive/sqlite.h"

#include <utility>

namespace synoptic {
namespace {

constexpr int kBusyMilliseconds = 1000;

Fault fault_of(int code) {
  switch (code & 0xff) {  // the primary code; the rest says more than we ask
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::archive_busy;
    case SQLITE_FULL:
      return Fault::disk_full;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_IOERR:
      return Fault::not_writable;
    case SQLITE_TOOBIG:
      return Fault::too_large;
    default:
      return Fault::archive_corrupt;
  }
}

// A name that SQLite takes for a file and nothing else: ":memory:" and "" mean other things to it.
std::string file_name(const std::string& path) {
  return path.starts_with(':') || path.starts_with("file:") ? "./" + path : path;
}

}  // namespace

SqlValue or_null(const std::optional<std::string>& text) {
  if (!text) return nullptr;
  return or_null(std::string_view(*text));
}

SqlValue or_null(std::string_view text) {
  if (text.empty()) return nullptr;
  return text;
}

Database::Database(const std::string& path) : path_(path) {
  if (path.empty()) {
    refuse(Fault::not_writable, "an archive needs a file name");
    return;
  }
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file_name(path).c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) {
    note(code);
    return;
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  configure();
}

// A file that comes from strangers may hold a hostile schema: nothing of it is trusted to call
// functions, and no statement of ours can be bent by triggers. The rollback journal with full
// synchronisation keeps what was acknowledged; the library's write-ahead log has a known race in
// the versions that distributions ship.
void Database::configure() {
  sqlite3* handle = handle_.get();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  run("PRAGMA cell_size_check = ON");
  run("PRAGMA mmap_size = 0");
  run("PRAGMA foreign_keys = ON");
  run("PRAGMA journal_mode = DELETE");
  run("PRAGMA synchronous = FULL");
  if (!error_ && sqlite3_db_readonly(handle, "main") == 1) {
    refuse(Fault::not_writable, "the file or its folder cannot be written");
  }
}

void Database::refuse(Fault fault, std::string detail) {
  if (!error_) error_ = Error{.fault = fault, .subject = path_, .detail = std::move(detail)};
}

void Database::note(int code) {
  const char* words = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  refuse(fault_of(code), words);
}

std::optional<Error> Database::take_error() { return std::exchange(error_, std::nullopt); }

sqlite3_stmt* Database::prepared(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second.get();
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) {
    note(code);
    return nullptr;
  }
  statements_.emplace(std::string(sql), Statement(statement));
  return statement;
}

bool Database::step() {
  const int code = sqlite3_step(current_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) note(code);
  sqlite3_reset(current_);
  current_ = nullptr;
  return false;
}

bool Database::run(std::string_view sql, std::initializer_list<SqlValue> values) {
  if (current_ != nullptr) sqlite3_reset(std::exchange(current_, nullptr));
  if (error_) return false;
  sqlite3_stmt* statement = prepared(sql);
  if (statement == nullptr) return false;
  int place = 0;
  for (const SqlValue& value : values) {
    ++place;
    int code = SQLITE_OK;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      code = sqlite3_bind_int64(statement, place, *integer);
    } else if (const auto* number = std::get_if<double>(&value)) {
      code = sqlite3_bind_double(statement, place, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      // Copied: a row may be read after the words are gone.
      const char* data = text->data() != nullptr ? text->data() : "";
      code =
          sqlite3_bind_text64(statement, place, data, text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else {
      code = sqlite3_bind_null(statement, place);
    }
    if (code != SQLITE_OK) {
      note(code);
      return false;
    }
  }
  current_ = statement;
  return step();
}

bool Database::next() { return current_ != nullptr && !error_ && step(); }

void Database::run_script(std::string_view script) {
  const char* rest = script.data();
  const char* const end = script.data() + script.size();
  while (!error_ && rest != end) {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v2(handle_.get(), rest, static_cast<int>(end - rest), &statement, &rest);
    const Statement owner(statement);
    if (code != SQLITE_OK) {
      note(code);
    } else if (statement != nullptr) {
      current_ = statement;
      while (step()) {
      }
      current_ = nullptr;
    }
  }
}

std::int64_t Database::column_integer(int column) const {
  return current_ == nullptr ? 0 : sqlite3_column_int64(current_, column);
}

std::string Database::column_text(int column) const {
  if (current_ == nullptr) return {};
  const void* bytes = sqlite3_column_blob(current_, column);
  const int size = sqlite3_column_bytes(current_, column);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

void Database::begin() { run("BEGIN IMMEDIATE"); }

void Database::commit() { run("COMMIT"); }

void Database::rollback() {
  if (!handle_ || sqlite3_get_autocommit(handle_.get()) != 0) return;
  std::optional<Error> kept = take_error();
  run("ROLLBACK");
  error_ = std::move(kept);
}

}  // namespace synoptic
